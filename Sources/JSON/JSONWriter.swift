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
    public var count: Int { written }

    @usableFromInline var written = 0

    /// `count` bytes of output, and room for more behind them. Copies of a writer share it until one of them
    /// begins the next top-level value.
    @usableFromInline var buffer: JSONBuffer
    /// How what comes next is laid out; change it between top-level values only.
    public var layout: Layout
    /// Whether the container being written has a member before the next one.
    @usableFromInline var hasMember = false
    /// Whether a key has been written whose value is due.
    @usableFromInline var afterKey = false
    @usableFromInline var depth = 0

    /// Starts with an empty buffer.
    /// - Parameters:
    ///   - layout: how the output is laid out.
    ///   - capacity: bytes to reserve.
    public init(layout: Layout = .compact, capacity: Int = 0) {
        self.layout = layout
        buffer = JSONBuffer(capacity: max(capacity, 1 << 10))
    }

    /// A copy of what has been written so far: UTF-8, where the texts given were.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// Lends what has been written so far, without a copy.
    public func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let bytes = unsafe UnsafeBufferPointer(start: buffer.start, count: count)
        return try unsafe body(bytes.span)
    }

    /// Appends what has been written so far to `output`.
    public func append(to output: inout [UInt8]) {
        unsafe output.append(contentsOf: UnsafeBufferPointer(start: buffer.start, count: count))
    }

    /// Empties the buffer and keeps its memory for the next document.
    public mutating func removeAll() {
        written = 0
        hasMember = false
        afterKey = false
        depth = 0
    }

    /// Ends a top-level value with a line feed; the next value starts afresh.
    public mutating func endLine() {
        write(atMost: 1) { tail in tail.put(0x0A) }
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
    @inlinable @inline(__always)
    public mutating func key(_ name: StaticString) {
        let comma = commaIsDue()
        let space = layout == .indented
        write(atMost: name.utf8CodeUnitCount &+ 5) { tail in
            if comma { tail.put(0x2C) }
            tail.put(0x22)
            tail.put(name)
            tail.put(0x22)
            tail.put(0x3A)
            if space { tail.put(0x20) }
        }
        afterKey = true
    }

    /// Writes the key of the next value, made while running; it is escaped where it must be.
    public mutating func key(escaping name: String) {
        string(name)
        let space = layout == .indented
        write(atMost: 2) { tail in
            tail.put(0x3A)
            if space { tail.put(0x20) }
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
        write(atMost: utf8.count &+ 3) { tail in
            if comma { tail.put(0x2C) }
            tail.put(0x22)
            position = tail.putPlainText(of: utf8, from: 0)
            if position == utf8.count { tail.put(0x22) }
        }
        if position < utf8.count { finishString(utf8, from: position) }
    }

    /// Writes text.
    public mutating func string(_ text: String) {
        string(text.utf8Span.span)
    }

    /// Writes an ASCII letter and a number as one string: `"q12"`.
    public mutating func string(_ letter: UInt8, _ number: Int) {
        let comma = commaIsDue()
        write(atMost: 24) { tail in
            if comma { tail.put(0x2C) }
            tail.put(0x22)
            tail.put(letter)
            if number < 0 { tail.put(0x2D) }
            tail.putDigits(of: number.magnitude)
            tail.put(0x22)
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
        let comma = commaIsDue()
        write(atMost: decimal.count &+ 1) { tail in
            if comma { tail.put(0x2C) }
            // No character of a number needs an escape.
            _ = tail.putPlainText(of: decimal, from: 0)
        }
    }

    /// Writes a number given as decimal text; see ``number(_:)-(Span<UInt8>)``.
    public mutating func number(_ decimal: String) {
        number(decimal.utf8Span.span)
    }

    /// Writes `digits / 10^places` to its last digit: 305 with 2 places is `3.05`.
    /// - Precondition: `places` is from 1 to 18.
    public mutating func decimal(_ digits: Int, places: Int) {
        precondition(places > 0 && places < 19, "a decimal of \(places) places")
        let comma = commaIsDue()
        var power: UInt = 1
        for _ in 0..<places { power &*= 10 }
        let (whole, fraction) = digits.magnitude.quotientAndRemainder(dividingBy: power)
        // A comma, a sign, a point, and at most 20 digits before it and 18 behind it.
        write(atMost: 41) { tail in
            if comma { tail.put(0x2C) }
            if digits < 0 { tail.put(0x2D) }
            tail.putDigits(of: whole)
            tail.put(0x2E)
            tail.putDigits(of: fraction, width: places)
        }
    }

    /// Writes an integer.
    public mutating func int(_ value: Int) {
        let comma = commaIsDue()
        // The longest has a sign and 19 digits.
        write(atMost: 21) { tail in
            if comma { tail.put(0x2C) }
            if value < 0 { tail.put(0x2D) }
            // The magnitude: Int.min has no positive counterpart in Int.
            tail.putDigits(of: value.magnitude)
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

    /// Writes the object of a piece of text in one go:
    /// `{"start":…,"end":…,"utf8":[…,…],"text":"…"}`.
    /// - Parameters:
    ///   - text: the piece, as UTF-8.
    ///   - scalars: where it stands, in scalars; becomes `start` and `end`.
    ///   - utf8: where it stands, in bytes.
    public mutating func piece(_ text: Span<UInt8>, scalars: Range<Int>, utf8: Range<Int>) {
        guard layout == .compact, scalars.lowerBound >= 0, utf8.lowerBound >= 0 else {
            pieceByMembers(text, scalars: scalars, utf8: utf8)
            return
        }
        let comma = commaIsDue()
        var position = 0
        // 43 bytes of keys and brackets, and four numbers of at most 19 digits.
        write(atMost: text.count &+ 128) { tail in
            if comma { tail.put(0x2C) }
            tail.put("{\"start\":")
            tail.putDigits(of: scalars.lowerBound.magnitude)
            tail.put(",\"end\":")
            tail.putDigits(of: scalars.upperBound.magnitude)
            tail.put(",\"utf8\":[")
            tail.putDigits(of: utf8.lowerBound.magnitude)
            tail.put(0x2C)
            tail.putDigits(of: utf8.upperBound.magnitude)
            tail.put("],\"text\":\"")
            position = tail.putPlainText(of: text, from: 0)
            if position == text.count { tail.put("\"}") }
        }
        if position < text.count {
            finishString(text, from: position)
            write(atMost: 1) { tail in tail.put(0x7D) }
        }
    }

    private mutating func pieceByMembers(_ text: Span<UInt8>, scalars: Range<Int>, utf8: Range<Int>) {
        beginObject()
        key("start")
        int(scalars.lowerBound)
        key("end")
        int(scalars.upperBound)
        key("utf8")
        beginArray()
        int(utf8.lowerBound)
        int(utf8.upperBound)
        endArray()
        key("text")
        string(text)
        endObject()
    }

    // MARK: Parts

    private mutating func begin(_ bracket: UInt8) {
        let comma = commaIsDue()
        write(atMost: 2) { tail in
            if comma { tail.put(0x2C) }
            tail.put(bracket)
        }
        hasMember = false
        depth &+= 1
    }

    private mutating func end(_ bracket: UInt8) {
        depth &-= 1
        // An empty container closes on the line it opened on.
        if layout == .indented && hasMember { breakLine() }
        write(atMost: 1) { tail in tail.put(bracket) }
        hasMember = true
    }

    /// Whether a comma must be written before the member or value that comes next.
    @inlinable @inline(__always)
    mutating func commaIsDue() -> Bool {
        if afterKey {
            afterKey = false
            return false
        }
        if depth == 0 { makeUnique() }
        let comma = hasMember
        hasMember = true
        guard layout == .indented, depth > 0 else { return comma }
        if comma { write(atMost: 1) { tail in tail.put(0x2C) } }
        breakLine()
        return false
    }

    @usableFromInline
    mutating func breakLine() {
        let spaces = max(depth, 0) &* 2
        write(atMost: spaces &+ 1) { tail in
            tail.put(0x0A)
            for _ in 0..<spaces { tail.put(0x20) }
        }
    }

    private mutating func literal(_ text: StaticString) {
        let comma = commaIsDue()
        write(atMost: text.utf8CodeUnitCount &+ 1) { tail in
            if comma { tail.put(0x2C) }
            tail.put(text)
        }
    }

    /// Writes the rest of a string that needs escapes, from the first one on, and its end.
    private mutating func finishString(_ utf8: Span<UInt8>, from start: Int) {
        let end = utf8.count
        var position = start
        while position < end {
            escape(utf8[position])
            let next = position &+ 1
            write(atMost: end &- next) { tail in position = tail.putPlainText(of: utf8, from: next) }
        }
        write(atMost: 1) { tail in tail.put(0x22) }
    }

    private mutating func escape(_ byte: UInt8) {
        write(atMost: 6) { tail in
            tail.put(0x5C)
            switch byte {
            case 0x22, 0x5C: tail.put(byte)
            case 0x08: tail.put(0x62)
            case 0x09: tail.put(0x74)
            case 0x0A: tail.put(0x6E)
            case 0x0C: tail.put(0x66)
            case 0x0D: tail.put(0x72)
            default:
                tail.put(0x75)
                tail.put(0x30)
                tail.put(0x30)
                tail.put(0x30 &+ (byte >> 4))
                let low = byte & 0x0F
                tail.put(low < 10 ? 0x30 &+ low : 0x57 &+ low)
            }
        }
    }

    // MARK: Buffer

    /// Makes room for `size` bytes and has `body` write them.
    @inlinable @inline(__always)
    mutating func write(atMost size: Int, _ body: (inout JSONTail) -> Void) {
        if buffer.capacity &- written < size &+ JSONTail.slack { grow(by: size &+ JSONTail.slack) }
        let start = unsafe buffer.start
        var tail = unsafe JSONTail(start + written)
        body(&tail)
        written = unsafe tail.address - start
    }

    /// Goes on in a larger buffer; at least a doubled one, so that all the growing together stays linear.
    @usableFromInline @inline(never)
    mutating func grow(by size: Int) {
        buffer = JSONBuffer(capacity: buffer.capacity + max(buffer.capacity, size), copying: buffer, count)
    }

    /// Leaves the buffer to the copies of this writer, if there are any.
    @usableFromInline
    mutating func makeUnique() {
        guard !isKnownUniquelyReferenced(&buffer) else { return }
        buffer = JSONBuffer(capacity: buffer.capacity, copying: buffer, count)
    }
}
