internal import CBytes

/// The text every span points into: valid UTF-8, never changed after it was read.
public struct SourceText: Sendable {
    /// The text, always valid UTF-8.
    public let bytes: [UInt8]
    /// What was repaired or converted on the way in.
    public private(set) var diagnostics: [Diagnostic]
    private let scalarIndex: ScalarIndex

    /// Wraps bytes that are known to be valid UTF-8.
    init(valid bytes: [UInt8], diagnostics: [Diagnostic] = []) {
        self.bytes = bytes
        self.diagnostics = diagnostics
        self.scalarIndex = ScalarIndex(bytes)
    }

    /// The text of a string.
    public init(_ string: String) { self.init(valid: Array(string.utf8)) }

    /// Adds what was found out about the input around the text.
    public mutating func note(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// How many Unicode scalar values the text has.
    public var scalarCount: Int { scalarIndex.count }

    /// Scalar offset of a byte offset that starts a scalar (or ends the text).
    public func scalarOffset(ofByte offset: Int) -> Int { scalarIndex.scalars(before: offset, in: bytes) }

    /// Scalar offsets of a byte range whose ends start scalars (or end the text).
    public func scalarOffsets(of range: Range<Int>) -> Range<Int> {
        let start = scalarIndex.scalars(before: range.lowerBound, in: bytes)
        // Short ranges, which most are, are counted from their start.
        guard range.count <= ScalarIndex.stride else {
            return start..<scalarIndex.scalars(before: range.upperBound, in: bytes)
        }
        return start..<start &+ ScalarIndex.scalars(in: bytes, range)
    }

    /// The source text of a byte range. Offsets are clamped to the text.
    public func slice(_ range: Range<Int>) -> String {
        let clamped = range.clamped(to: 0..<bytes.count)
        return String(decoding: bytes[clamped], as: UTF8.self)
    }

    /// Calls `body` with the bytes.
    @inline(__always)
    func withBytes<R>(_ body: (Span<UInt8>) -> R) -> R { body(bytes.span) }
}

/// Scalar counts at every 32nd byte, so that a byte offset turns into a scalar offset in constant time.
struct ScalarIndex: Sendable {
    static let stride = 32
    private var checkpoints: [UInt32] = []
    private(set) var count = 0

    init(_ bytes: [UInt8]) {
        let span = bytes.span
        var at = 0
        var total = 0
        checkpoints.append(addingCapacity: (span.count &+ ScalarIndex.stride &- 1) / ScalarIndex.stride) {
            checkpoints in
            while at < span.count {
                checkpoints.append(UInt32(truncatingIfNeeded: total))
                let end = min(at &+ ScalarIndex.stride, span.count)
                total &+= ScalarIndex.scalars(in: bytes, at..<end)
                at = end
            }
        }
        count = total
    }

    func scalars(before offset: Int, in bytes: [UInt8]) -> Int {
        guard offset < bytes.count else { return count }
        let block = offset / ScalarIndex.stride
        return Int(checkpoints[block]) &+ ScalarIndex.scalars(in: bytes, block * ScalarIndex.stride..<offset)
    }

    /// Scalars that start in a range: all but its continuation bytes.
    @inline(__always)
    static func scalars(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        let text = bytes.span.extracting(range)
        return unsafe text.withUnsafeBufferPointer { text in
            guard let first = text.baseAddress else { return 0 }
            return unsafe text.count &- arqam_continuations(first, text.count)
        }
    }
}

extension SourceText {
    /// The byte at which the letter number `letter` of a word starts, marks and controls before it skipped.
    ///
    /// - Parameters:
    ///   - letter: how many letters are to be left behind.
    ///   - start: first byte of the word.
    ///   - end: byte after the word; returned where the word has fewer letters.
    public func byteOffset(ofLetter letter: Int, from start: Int, to end: Int) -> Int {
        var at = start
        var passed = 0
        while at < end {
            let first = bytes[at]
            let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            guard at + width <= end else { return end }
            var value = UInt32(width == 1 ? first : first & (0x7F >> UInt8(width)))
            for index in 1..<max(width, 1) { value = value << 6 | UInt32(bytes[at + index] & 0x3F) }
            let (kind, folded) = Letters.properties(of: value)
            if kind != .mark, kind != .control {
                if passed >= letter { return at }
                passed += folded == Letters.expands ? Letters.expansion(of: value).count : 1
            }
            at += width
        }
        return end
    }
}
