/// Something about the input that a user should know: what, where, and what was done about it.
public struct Diagnostic: Sendable, Equatable {
    /// Every diagnostic the text stages give.
    public enum Code: String, Sendable, CaseIterable {
        /// Bytes that are no UTF-8 were replaced by U+FFFD.
        case invalidUTF8 = "text/invalid-utf8"
        /// The text was converted from another charset.
        case converted = "text/converted"
        /// The input looks like binary data.
        case binary = "text/binary"
        /// An escape in the input named half a surrogate pair; it was replaced by U+FFFD.
        case loneSurrogate = "text/lone-surrogate"
        /// A member of a JSON document is not of the type it should be; it was left out.
        case ignoredField = "document/ignored-field"
        /// A number is too large or too long to be kept exactly and was left out.
        case numberOverflow = "number/overflow"
    }

    /// Which kind of diagnostic it is.
    public let code: Code
    /// What happened, in a sentence.
    public let message: String
    /// Byte offset in the input as it was given, not in the repaired text.
    public let offset: Int

    /// A diagnostic of a code, with its sentence and its place.
    public init(_ code: Code, _ message: String, offset: Int) {
        self.code = code
        self.message = message
        self.offset = offset
    }
}
