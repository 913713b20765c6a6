/// Why bytes are not the JSON they were read as.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Equatable, Sendable {
        /// Something else was due; `found` is the byte that stands there, nil at the end of the input.
        case expected(String, found: UInt8?)
        /// A string holds a control character that JSON wants escaped.
        case controlCharacter(UInt8)
        /// A backslash is not followed by one of JSON's escapes.
        case badEscape
        /// A number breaks JSON's grammar, such as `01` or `1.`.
        case badNumber
        /// Containers are nested deeper than the limit.
        case tooDeep(limit: Int)
        /// Something follows the value.
        case trailingBytes
    }

    /// Bytes from the start of the input to the fault.
    public let offset: Int
    /// What is wrong.
    public let reason: Reason

    /// Describes a fault `offset` bytes from the start of the input.
    public init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }

    /// One sentence for people that says what is wrong and where.
    public var description: String { "\(message) at byte \(offset)" }

    /// What is wrong, without the place.
    public var message: String {
        switch reason {
        case .expected(let what, .none): "the input ends where \(what) was expected"
        case .expected(let what, .some(let byte)): "found \(Self.name(of: byte)) where \(what) was expected"
        case .controlCharacter(let byte): "a string holds \(Self.name(of: byte)), which must be escaped"
        case .badEscape: "a backslash is not followed by a JSON escape"
        case .badNumber: "a number is not written as JSON writes numbers"
        case .tooDeep(let limit): "containers are nested more than \(limit) deep"
        case .trailingBytes: "something follows the JSON value"
        }
    }

    private static func name(of byte: UInt8) -> String {
        switch byte {
        case 0x21...0x7E: "'\(Unicode.Scalar(byte))'"
        default: "the byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        }
    }
}
