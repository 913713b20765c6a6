/// Writes JSON into a byte buffer, without building a tree first.
///
/// The caller says what comes next and the writer puts in commas, quotation marks and escapes. It does not
/// check that begins and ends pair up or that members have keys. Several top-level values in one buffer,
/// each followed by ``endLine()``, make JSONL.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject()
/// json.key("value")
/// json.int(9)
/// json.endObject()
/// ```
public struct JSONWriter: Sendable {
    /// How the output is laid out.
    public enum Layout: Sendable {
        /// No white space; one value a line makes JSONL.
        case compact
        /// A member a line, indented by two spaces a level, for people.
        case indented
    }

    /// How many bytes have been written.
    public private(set) var count = 0

    /// The buffer: `count` bytes of output, and room for more behind them.
    private var storage: [UInt8]
    /// How what comes next is laid out; change it between top-level values only.
    public var layout: Layout
    /// Whether the container being written has a member before the next one.
    private var hasMember = false
    /// Whether a key has been written whose value is due.
    private var afterKey = false
    private var depth = 0

    /// Starts with an empty buffer.
    /// - Parameters:
    ///   - layout: how the output is laid out.
    ///   - capacity: bytes to reserve.
    public init(layout: Layout = .compact, capacity: Int = 0) {
        self.layout = layout
        storage = [UInt8](repeating: 0, count: max(capacity, 0))
    }

    /// A copy of what has been written so far: UTF-8, where the texts given were.
    public var bytes: [UInt8] { Array(storage[..<count]) }

    /// Lends what has been written so far, without a copy.
    public func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.span.extracting(first: count))
    }

    /// Appends what has been written so far to `output`.
    public func append(to output: inout [UInt8]) { output.append(contentsOf: storage[..<count]) }

    /// Empties the buffer and keeps its memory for the next document.
    public mutating func removeAll() {
        count = 0
        hasMember = false
        afterKey = false
        depth = 0
    }

    /// Ends a top-level value with a line feed; the next value starts afresh.
    public mutating func endLine() {
        write(atMost: 1) { tail, at in tail.put(0x0A, &at) }
        hasMember = false
    }

    // MARK: Containers

    /// Opens an object.
    public mutating func beginObject() { begin(0x7B) }

    /// Closes the object opened last.
    public mutating func endObject() { end(0x7D) }

    /// Opens an array.
    public mutating func beginArray() { begin(0x5B) }

    /// Closes the array opened last.
    public mutating func endArray() { end(0x5D) }

    /// Writes the key of the next value. A key needs no escapes: name it in ASCII letters.
    public mutating func key(_ name: StaticString) {
        let comma = commaIsDue()
        let space = layout == .indented
        withSpan(of: name) { utf8 in
            write(atMost: utf8.count &+ 5) { tail, at in
                if comma { tail.put(0x2C, &at) }
                tail.put(0x22, &at)
                tail.copyShort(utf8, &at)
                tail.put(0x22, &at)
                tail.put(0x3A, &at)
                if space { tail.put(0x20, &at) }
            }
        }
        afterKey = true
    }

    /// Writes the key of the next value, made while running; it is escaped where it must be.
    public mutating func key(escaping name: String) {
        string(name)
        let space = layout == .indented
        write(atMost: 2) { tail, at in
            tail.put(0x3A, &at)
            if space { tail.put(0x20, &at) }
        }
        afterKey = true
    }

    // MARK: Values

    /// Writes text given as UTF-8.
    ///
    /// The bytes are written as they are but for the escapes: invalid UTF-8 makes invalid output.
    public mutating func string(_ utf8: Span<UInt8>) {
        let comma = commaIsDue()
        var position = 0
        write(atMost: utf8.count &+ 3) { tail, at in
            if comma { tail.put(0x2C, &at) }
            tail.put(0x22, &at)
            position = endOfPlainText(utf8, from: 0, to: utf8.count)
            tail.copy(utf8.extracting(first: position), &at)
            if position == utf8.count { tail.put(0x22, &at) }
        }
        if position < utf8.count { finishString(utf8, from: position) }
    }

    /// Writes text.
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in string(unsafe Span(_unsafeElements: utf8)) }
    }

    /// Writes an ASCII letter and a number as one string: `"q12"`.
    public mutating func string(_ letter: UInt8, _ number: Int) {
        let comma = commaIsDue()
        write(atMost: 24) { tail, at in
            if comma { tail.put(0x2C, &at) }
            tail.put(0x22, &at)
            tail.put(letter, &at)
            if number < 0 { tail.put(0x2D, &at) }
            tail.putDigits(of: number.magnitude, &at)
            tail.put(0x22, &at)
        }
    }

    /// Writes text, or `null` for nil.
    public mutating func stringOrNull(_ text: String?) {
        if let text { string(text) } else { null() }
    }

    /// Writes a number exactly as given, such as `-0.10` or `1e9`.
    ///
    /// The text must follow JSON's grammar of numbers (``isNumber(_:)`` tells); what does not is written as
    /// a string, so that the document stays valid.
    public mutating func number(_ decimal: Span<UInt8>) {
        guard Self.isNumber(decimal) else {
            string(decimal)
            return
        }
        plain(decimal)
    }

    /// Writes a number given as decimal text; see ``number(_:)-(Span<UInt8>)``.
    public mutating func number(_ decimal: String) {
        let utf8 = Array(decimal.utf8)
        number(utf8.span)
    }

    /// Writes an integer.
    public mutating func int(_ value: Int) {
        let comma = commaIsDue()
        // The longest has a sign and 19 digits.
        write(atMost: 21) { tail, at in
            if comma { tail.put(0x2C, &at) }
            if value < 0 { tail.put(0x2D, &at) }
            // The magnitude: Int.min has no positive counterpart in Int.
            tail.putDigits(of: value.magnitude, &at)
        }
    }

    /// Writes an integer, or `null` for nil.
    public mutating func intOrNull(_ value: Int?) {
        if let value { int(value) } else { null() }
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// Writes `null`.
    public mutating func null() { literal("null") }

    // MARK: Parts

    private mutating func begin(_ bracket: UInt8) {
        let comma = commaIsDue()
        write(atMost: 2) { tail, at in
            if comma { tail.put(0x2C, &at) }
            tail.put(bracket, &at)
        }
        hasMember = false
        depth &+= 1
    }

    private mutating func end(_ bracket: UInt8) {
        depth &-= 1
        // An empty container closes on the line it opened on.
        if layout == .indented && hasMember { breakLine() }
        write(atMost: 1) { tail, at in tail.put(bracket, &at) }
        hasMember = true
    }

    /// Whether a comma must be written before the member or value that comes next.
    @inline(__always)
    private mutating func commaIsDue() -> Bool {
        if afterKey {
            afterKey = false
            return false
        }
        let comma = hasMember
        hasMember = true
        guard layout == .indented, depth > 0 else { return comma }
        if comma { write(atMost: 1) { tail, at in tail.put(0x2C, &at) } }
        breakLine()
        return false
    }

    private mutating func breakLine() {
        let spaces = max(depth, 0) &* 2
        write(atMost: spaces &+ 1) { tail, at in
            tail.put(0x0A, &at)
            for _ in 0..<spaces { tail.put(0x20, &at) }
        }
    }

    private mutating func literal(_ text: StaticString) {
        withSpan(of: text) { utf8 in plain(utf8) }
    }

    /// Writes a value that is neither a string nor a container.
    private mutating func plain(_ text: Span<UInt8>) {
        let comma = commaIsDue()
        write(atMost: text.count &+ 1) { tail, at in
            if comma { tail.put(0x2C, &at) }
            tail.copy(text, &at)
        }
    }

    /// Writes the rest of a string that needs escapes, from the first one on, and its end.
    private mutating func finishString(_ utf8: Span<UInt8>, from start: Int) {
        let end = utf8.count
        var position = start
        while position < end {
            escape(utf8[position])
            let plainEnd = endOfPlainText(utf8, from: position &+ 1, to: end)
            write(atMost: plainEnd &- position) { tail, at in
                tail.copy(utf8.extracting((position &+ 1)..<plainEnd), &at)
            }
            position = plainEnd
        }
        write(atMost: 1) { tail, at in tail.put(0x22, &at) }
    }

    private mutating func escape(_ byte: UInt8) {
        write(atMost: 6) { tail, at in
            tail.put(0x5C, &at)
            switch byte {
            case 0x22, 0x5C: tail.put(byte, &at)
            case 0x08: tail.put(0x62, &at)
            case 0x09: tail.put(0x74, &at)
            case 0x0A: tail.put(0x6E, &at)
            case 0x0C: tail.put(0x66, &at)
            case 0x0D: tail.put(0x72, &at)
            default:
                tail.put(0x75, &at)
                tail.put(0x30, &at)
                tail.put(0x30, &at)
                tail.put(0x30 &+ (byte >> 4), &at)
                let low = byte & 0x0F
                tail.put(low < 10 ? 0x30 &+ low : 0x57 &+ low, &at)
            }
        }
    }

    // MARK: Buffer

    /// Makes room for `size` bytes and lends the buffer to `body` with the offset to write at, which `body`
    /// moves on.
    @inline(__always)
    private mutating func write(atMost size: Int, _ body: (inout MutableSpan<UInt8>, inout Int) -> Void) {
        if storage.count &- count < size { grow(by: size) }
        var at = count
        var tail = storage.mutableSpan
        body(&tail, &at)
        count = at
    }

    @inline(never)
    private mutating func grow(by size: Int) {
        // At least doubled, so that all the growing together stays linear.
        let addition = max(storage.count, size, 1 << 10)
        storage.append(contentsOf: repeatElement(0, count: addition))
    }
}

// Writing at an offset that moves on. Every store checks the bounds of the buffer.
extension MutableSpan<UInt8> {
    @inline(__always)
    fileprivate mutating func put(_ byte: UInt8, _ at: inout Int) {
        self[at] = byte
        at &+= 1
    }

    @inline(__always)
    fileprivate mutating func copy(_ source: Span<UInt8>, _ at: inout Int) {
        let start = at
        let end = start &+ source.count
        unsafe withUnsafeMutableBytes { target in
            unsafe source.withUnsafeBytes { source in
                unsafe UnsafeMutableRawBufferPointer(rebasing: target[start..<end]).copyMemory(from: source)
            }
        }
        at = end
    }

    /// A few bytes, for which a call costs more than a loop.
    @inline(__always)
    fileprivate mutating func copyShort(_ source: Span<UInt8>, _ at: inout Int) {
        for index in 0..<source.count { self[at &+ index] = source[index] }
        at &+= source.count
    }

    @inline(__always)
    fileprivate mutating func putDigits(of value: UInt, _ at: inout Int) {
        var digits = 1
        var power: UInt = 10
        // 10¹⁹ is the largest power of ten that UInt holds.
        while value >= power {
            digits &+= 1
            if digits == 20 { break }
            power &*= 10
        }
        at &+= digits
        var index = at
        var rest = value
        repeat {
            index &-= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            self[index] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while rest > 0
    }
}

@inline(__always)
private func withSpan(of text: StaticString, _ body: (Span<UInt8>) -> Void) {
    // A string of one scalar may be kept without memory; then the general way makes some.
    if text.hasPointerRepresentation {
        body(unsafe Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount))
    } else {
        text.withUTF8Buffer { utf8 in body(unsafe Span(_unsafeElements: utf8)) }
    }
}
