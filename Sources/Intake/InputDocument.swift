public import ArabicText

/// A document as the input gives it.
public struct InputDocument: Sendable {
    /// As given, or the file name without its extension.
    public var id: String
    /// The outlet.
    public var source: String?
    /// The headline.
    public var title: String?
    /// Where it stands on the web.
    public var url: String?
    /// When it was published.
    public var published: String?
    /// The article.
    public var text: SourceText
    /// Where the text stands in the page it was read from; empty where the text is the input.
    public var pageOffsets: [PageOffset] = []
    /// The file, or the line of a file, that it was read from.
    public var place = ""

    /// A document from its text and what is known of it.
    public init(
        id: String, source: String? = nil, title: String? = nil, url: String? = nil, published: String? = nil,
        text: SourceText
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.url = url
        self.published = published
        self.text = text
    }
}

/// What is said of documents that do not say it themselves.
public struct DocumentDefaults: Sendable {
    /// The id; for one document only.
    public var id: String?
    /// The outlet.
    public var source: String?
    /// The headline.
    public var title: String?
    /// Where it stands on the web.
    public var url: String?
    /// When it was published.
    public var published: String?
    /// The charset of texts that do not say theirs; `nil` to find it out.
    public var charset: String?

    /// Nothing is known.
    public init() {}
}

extension InputDocument {
    /// The text of a file, or of standard input.
    /// - Parameters:
    ///   - bytes: the text, in the charset given or found out.
    ///   - name: the file, as errors show it.
    ///   - id: the id, unless the defaults give one.
    ///   - defaults: what is known of the document.
    public init(text bytes: [UInt8], name: String, id: String, defaults: DocumentDefaults) throws(InputError)
    {
        let id = defaults.id ?? id
        if defaults.charset == nil, isBinary(bytes.span) {
            throw InputError(
                .binary, "the bytes are no text", at: name,
                hint:
                    "give text, pages, feeds, JSONL or archives; name the charset with --charset if it is text",
                id: id)
        }
        let text = try SourceText(bytes, name: name, id: id, charset: defaults.charset)
        self.init(
            id: id, source: defaults.source, title: defaults.title, url: defaults.url,
            published: defaults.published, text: text)
        place = name
    }
}

extension SourceText {
    init(_ bytes: [UInt8], name: String, id: String?, charset: String?) throws(InputError) {
        do throws(CharsetError) {
            self = try SourceText(decoding: bytes, charset: charset)
        } catch {
            throw InputError(.unknownCharset, error.description, at: name, hint: nil, id: id)
        }
    }
}
