/// Why a document could not be read: what, where, and what to do about it.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable name of the kind of error.
    public enum Code: String, Sendable, CaseIterable {
        /// The file could not be opened or read.
        case unreadable
        /// A line is not JSON.
        case badJSON = "bad_json"
        /// A JSON value is no document: no object, or without a text.
        case badDocument = "bad_document"
        /// The document is larger than the limit.
        case tooLarge = "too_large"
        /// The bytes are no text.
        case binary
        /// The text is in a format that is not read.
        case unsupportedFormat = "unsupported_format"
        /// The charset asked for is not known.
        case unknownCharset = "unknown_charset"
        /// The markup is no page anybody wrote.
        case badHTML = "bad_html"
        /// A feed is none, is broken, or declares entities.
        case badFeed = "bad_feed"
        /// A record of an archive is broken.
        case badArchive = "bad_archive"
        /// Compressed data is damaged.
        case damaged
        /// There is no article in it.
        case noText = "no_text"

        /// Whether the input is at fault rather than the way to it: the exit status is then 65.
        public var isBadData: Bool {
            switch self {
            case .badJSON, .badDocument, .badHTML, .badFeed, .badArchive, .damaged: true
            case .unreadable, .tooLarge, .binary, .unsupportedFormat, .unknownCharset, .noText: false
            }
        }
    }

    /// The kind of error.
    public let code: Code
    /// What went wrong.
    public let message: String
    /// The file, line or byte.
    public let place: String
    /// What to do about it.
    public let hint: String?
    /// The id of the document, where it is known.
    public var id: String?

    /// An error at a place of the input.
    public init(_ code: Code, _ message: String, at place: String, hint: String?, id: String? = nil) {
        self.code = code
        self.message = message
        self.place = place
        self.hint = hint
        self.id = id
    }

    /// The error in one line, for people.
    public var description: String { "\(place): \(message)" + (hint.map { "; \($0)" } ?? "") }
}
