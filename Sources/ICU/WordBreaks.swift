internal import CICUShim

/// Word boundaries by UAX #29, the oracle of the tokenizer's tests.
///
/// One instance serves one thread at a time and any number of texts.
@safe public struct WordBreaks: ~Copyable {
    /// A piece of text between two boundaries.
    public struct Segment: Equatable, Sendable {
        /// Byte offsets into the UTF-8 text.
        public let utf8: Range<Int>
        /// Whether it is a word or a number, and not space, punctuation or symbols.
        public let isWord: Bool
    }

    private let handle: OpaquePointer

    /// - Parameter locale: an ICU locale; the rules are alike for Arabic, English and the root.
    /// - Throws: ``ICUError/failed(operation:code:)`` where ICU's data cannot be loaded.
    public init(locale: String = "ar") throws(ICUError) {
        var handle: OpaquePointer?
        let status = unsafe locale.withCString { name in unsafe arqam_word_breaks_open(name, &handle) }
        unsafe self.handle = try opened(handle, status, "open the word breaks of '\(locale)'")
    }

    deinit { unsafe arqam_word_breaks_close(handle) }

    /// The segments of a text, in order and without gaps; none for empty text.
    /// - Throws: ``ICUError/failed(operation:code:)`` for a text of 2³¹ bytes or more.
    public func segments(of utf8: Span<UInt8>) throws(ICUError) -> [Segment] {
        let capacity = utf8.count + 1
        var boundaries = [Int64](repeating: 0, count: capacity)
        var isWord = [Bool](repeating: false, count: capacity)
        var found = 0
        let status = unsafe utf8.withUnsafeBufferPointer { text in
            unsafe arqam_word_breaks_find(
                handle, text.baseAddress, text.count, &boundaries, &isWord, capacity, &found)
        }
        try check(status, "find word breaks")
        var segments: [Segment] = []
        segments.reserveCapacity(found)
        for index in 0..<max(found - 1, 0) {
            let range = Int(boundaries[index])..<Int(boundaries[index + 1])
            segments.append(Segment(utf8: range, isWord: isWord[index + 1]))
        }
        return segments
    }

    /// The byte offsets of the boundaries, ascending: the first is 0 and the last the length of the text.
    /// - Throws: ``ICUError/failed(operation:code:)`` for a text of 2³¹ bytes or more.
    public func boundaries(of utf8: Span<UInt8>) throws(ICUError) -> [Int] {
        [0] + (try segments(of: utf8).map(\.utf8.upperBound))
    }
}
