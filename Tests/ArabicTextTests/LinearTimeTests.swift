import Testing

@testable import ArabicText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A megabyte of anything takes at most a few times as long as a megabyte of news.
@Suite(.serialized) struct LinearTimeTests {
    // Without optimisation a sixteenth is slow enough; quadratic work on it would still take half a minute.
    #if DEBUG
        private static let size = 1 << 16
        private static let factor = 8  // a token costs far more than a byte here
    #else
        private static let size = 1 << 20
        private static let factor = 3
    #endif
    private static let normal: Duration =
        time(fill("ارتفعت أسعار النفط 2.5% إلى 75.10 دولارا للبرميل، وفق «التقرير».\n"))

    private static func fill(_ piece: String) -> [UInt8] {
        let unit = Array(piece.utf8)
        return Array((0..<size / unit.count).map { _ in unit }.joined())
    }

    @Test(arguments: [
        "ا", "ل", "و", "9", "\"", "«", ".", "9.", "9,", ".9", "\u{64B}", "\u{640}", "\u{301}", "\u{200F}",
        "9\u{200F}", "9\u{64B}",
        "\u{200F}9.", "a", "é", "\u{FEFB}", "\u{FDF2}", "ﷺ", "😀", "日", "\n", "\r\n", " ", " .", ".\"", "ا\n",
        "د. ", "ا\u{200F}", "\u{64B}\u{200F}",
        "«(", "،\n", "\u{0}",
    ])
    func isLinear(_ piece: String) throws {
        let bytes = Self.fill(piece)
        let bound = Self.normal * Self.factor
        // Another process may take the caches for a while: a bad run gets two more chances.
        var taken = Self.time(bytes)
        for _ in 0..<2 where taken >= bound { taken = min(taken, Self.time(bytes)) }
        #expect(taken < bound, "\(piece.debugDescription): \(taken) against \(Self.normal) for news")
    }

    /// What the processor spends on the bytes: other processes on it do not count.
    private static func time(_ bytes: [UInt8]) -> Duration {
        let start = processorTime()
        let source = SourceText(valid: bytes)
        var text = TokenizedText()
        Tokenizer().tokenize(source, into: &text)
        let starts = Sentences().starts(in: text)
        precondition(starts.count <= text.tokens.count && source.scalarCount <= bytes.count)
        return processorTime() - start
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        unsafe precondition(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0, "a thread has a clock")
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
