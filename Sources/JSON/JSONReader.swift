/// Reads JSON by asking for what should come next, without building a tree.
///
/// Each member of an object is reached with ``nextKey()``; a value that is not read is checked and skipped.
/// Nesting is kept in a bit set: neither depth nor length of the input can exhaust the stack.
///
/// ```swift
/// var json = JSONReader(line)
/// try json.beginObject()
/// while let key = try json.nextKey() {
///     if key == "text" { try json.string(into: &text) }
/// }
/// try json.finish()
/// ```
public struct JSONReader {
    /// The kind of a value, known from its first byte.
    public enum Kind: Equatable, Sendable {
        /// `{ … }`
        case object
        /// `[ … ]`
        case array
        /// `"…"`
        case string
        /// `-12.5e3`
        case number
        /// `true` or `false`
        case bool
        /// `null`
        case null
    }

    /// Containers that may be open at once.
    public static let maximumDepth = 64

    /// How many surrogate escapes without their other half the strings read so far held; each became U+FFFD.
    public private(set) var loneSurrogateCount = 0

    let bytes: [UInt8]
    let start: Int
    let end: Int
    var position: Int
    /// The kinds of the open containers, the innermost in the lowest bit: 1 is an object.
    private var containers: UInt64 = 0
    private var depth = 0
    /// Whether a value is due: at the start, after a key and after ``nextElement()``.
    private var valueIsDue = true
    /// Whether the innermost container has had a member.
    private var hadMember = false

    /// Reads `bytes`, or a part of them. The array is shared, not copied. A byte order mark is passed over.
    /// - Parameters:
    ///   - bytes: UTF-8. It is not validated: text comes out as it went in.
    ///   - range: the part to read, clamped to the array; nil for all.
    public init(_ bytes: [UInt8], range: Range<Int>? = nil) {
        let part = (range ?? bytes.indices).clamped(to: bytes.indices)
        self.bytes = bytes
        start = part.lowerBound
        end = part.upperBound
        position = part.lowerBound
        if part.count >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF {
            position = start + 3
        }
    }

    /// Bytes from the start of the input to where reading goes on.
    public var offset: Int { position - start }

    // MARK: Containers

    /// Enters an object.
    /// - Throws: ``JSONError`` where no object starts here, or it is too deep.
    public mutating func beginObject() throws(JSONError) { try open(0x7B, "'{'", bit: 1) }

    /// Enters an array.
    /// - Throws: ``JSONError`` where no array starts here, or it is too deep.
    public mutating func beginArray() throws(JSONError) { try open(0x5B, "'['", bit: 0) }

    /// Goes on to the next member of the object entered last, over a value that was not read.
    /// - Returns: its key, or nil at the end of the object, which is left.
    /// - Throws: ``JSONError`` where the object is malformed.
    public mutating func nextKey() throws(JSONError) -> String? {
        guard try advance(to: 0x7D, "'}'") else { return nil }
        let key = try readString()
        try expect(0x3A, "':'")
        valueIsDue = true
        return key
    }

    /// Goes on to the next element of the array entered last, over a value that was not read.
    /// - Returns: false at the end of the array, which is left.
    /// - Throws: ``JSONError`` where the array is malformed.
    public mutating func nextElement() throws(JSONError) -> Bool {
        guard try advance(to: 0x5D, "']'") else { return false }
        valueIsDue = true
        return true
    }

    // MARK: Values

    /// The kind of the value that comes next, which stays to be read.
    /// - Throws: ``JSONError`` where no value starts here.
    public mutating func peek() throws(JSONError) -> Kind {
        skipWhiteSpace()
        guard valueIsDue, position < end else { throw expected("a value") }
        switch bytes[position] {
        case 0x7B: return .object
        case 0x5B: return .array
        case 0x22: return .string
        case 0x2D, 0x30...0x39: return .number
        case 0x74, 0x66: return .bool
        case 0x6E: return .null
        default: throw expected("a value")
        }
    }

    /// Reads a string and appends its text, escapes resolved, to `utf8`.
    /// - Throws: ``JSONError`` where no string starts here, or it is malformed.
    public mutating func string(into utf8: inout [UInt8]) throws(JSONError) {
        guard try peek() == .string else { throw expected("a string") }
        // Nothing is longer than what is left, and most of that is the longest string.
        if utf8.isEmpty { utf8.reserveCapacity(min(end - position, 1 << 16)) }
        try readString(into: &utf8)
        endValue()
    }

    /// Reads a string; what is not UTF-8 becomes U+FFFD.
    /// - Throws: ``JSONError`` where no string starts here, or it is malformed.
    public mutating func string() throws(JSONError) -> String {
        guard try peek() == .string else { throw expected("a string") }
        let text = try readString()
        endValue()
        return text
    }

    /// Reads a number and appends its digits, as they stand, to `utf8`.
    /// - Throws: ``JSONError`` where no number starts here, or it is malformed.
    public mutating func number(into utf8: inout [UInt8]) throws(JSONError) {
        guard try peek() == .number else { throw expected("a number") }
        let first = position
        try passNumber()
        utf8.append(contentsOf: bytes[first..<position])
        endValue()
    }

    /// Reads `true` or `false`.
    /// - Throws: ``JSONError`` where neither stands here.
    public mutating func bool() throws(JSONError) -> Bool {
        guard try peek() == .bool else { throw expected("true or false") }
        let value = bytes[position] == 0x74
        try passLiteral()
        endValue()
        return value
    }

    /// Reads `null` where it comes next, and else nothing.
    /// - Returns: whether it was there.
    /// - Throws: ``JSONError`` where no value starts here.
    public mutating func null() throws(JSONError) -> Bool {
        guard try peek() == .null else { return false }
        try passLiteral()
        endValue()
        return true
    }

    /// Checks the next value and goes past it, whatever it is.
    /// - Throws: ``JSONError`` where it is malformed.
    public mutating func skipValue() throws(JSONError) {
        let outer = depth
        repeat {
            switch try peek() {
            case .object: try beginObject()
            case .array: try beginArray()
            case .string:
                try passString()
                endValue()
            case .number:
                try passNumber()
                endValue()
            case .bool, .null:
                try passLiteral()
                endValue()
            }
            // On to the next value inside what was entered here, leaving what has no more.
            while depth > outer {
                if containers & 1 == 0 {
                    if try nextElement() { break }
                } else if try advance(to: 0x7D, "'}'") {
                    try passString()
                    try expect(0x3A, "':'")
                    valueIsDue = true
                    break
                }
            }
        } while depth > outer
    }

    /// Checks that the top-level value has been read, or skips it, and that only white space follows.
    /// - Throws: ``JSONError`` where something else does, or a container was not left.
    public mutating func finish() throws(JSONError) {
        if valueIsDue { try skipValue() }
        if depth > 0 { throw expected(containers & 1 == 1 ? "'}'" : "']'") }
        skipWhiteSpace()
        if position < end { throw JSONError(offset: offset, reason: .trailingBytes) }
    }

    // MARK: Parts

    private mutating func open(_ bracket: UInt8, _ name: String, bit: UInt64) throws(JSONError) {
        skipWhiteSpace()
        guard valueIsDue, position < end, bytes[position] == bracket else { throw expected(name) }
        guard depth < Self.maximumDepth else {
            throw JSONError(offset: offset, reason: .tooDeep(limit: Self.maximumDepth))
        }
        position += 1
        containers = containers << 1 | bit
        depth += 1
        valueIsDue = false
        hadMember = false
    }

    /// Goes to the next member of the innermost container, or out of it at `bracket`.
    private mutating func advance(to bracket: UInt8, _ name: String) throws(JSONError) -> Bool {
        if valueIsDue { try skipValue() }
        skipWhiteSpace()
        let first = bracket == 0x7D ? "a key" : "a value"
        let isOpen = depth > 0 && (containers & 1 == 1) == (bracket == 0x7D)
        guard isOpen, position < end else { throw expected("\(hadMember ? "','" : first) or \(name)") }
        if bytes[position] == bracket {
            position += 1
            containers >>= 1
            depth -= 1
            endValue()
            return false
        }
        if hadMember {
            guard bytes[position] == 0x2C else { throw expected("',' or \(name)") }
            position += 1
        }
        skipWhiteSpace()
        // Before a key; an element speaks for itself.
        if bracket == 0x7D, position >= end || bytes[position] != 0x22 { throw expected("a key") }
        hadMember = true
        return true
    }

    private mutating func endValue() {
        valueIsDue = false
        hadMember = true
    }

    mutating func noteLoneSurrogate() { loneSurrogateCount += 1 }
}
