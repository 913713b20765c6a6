import Testing

@testable import ArabicText

@Suite struct OffsetMapTests {
    /// Any span of a normalised text shows valid source text that folds to the span again.
    @Test(arguments: [Normalizer.Strength.strict, .loose])
    func anySpanShowsItsSource(_ strength: Normalizer.Strength) {
        let normalizer = Normalizer(strength)
        var random = RandomText(seed: 7)
        for _ in 0..<400 {
            let source = SourceText(random.next())
            let normalized = normalizer.normalize(source)
            let starts =
                normalized.bytes.indices.filter { normalized.bytes[$0] & 0xC0 != 0x80 } + [
                    normalized.bytes.count
                ]
            for _ in 0..<8 {
                let ends = [random.number(in: 0..<starts.count), random.number(in: 0..<starts.count)].sorted()
                let range = starts[ends[0]]..<starts[ends[1]]
                let shown = normalized.map.source(of: range)
                #expect(isBoundary(shown.lowerBound, source) && isBoundary(shown.upperBound, source))
                let again = normalizer.normalize(source.slice(shown))
                let span = String(decoding: normalized.bytes[range], as: UTF8.self)
                // A part of a ligature shows all of it; any other span comes back as it was.
                #expect(
                    again.utf8.elementsEqual(span.utf8)
                        || contains(again, span) && hasLigature(source.slice(shown)))
            }
        }
    }

    @Test func offsetsOfUnchangedText() {
        let text = Normalizer(.loose).normalize(SourceText("abc 123"))
        #expect(text.map.anchorCount == 1)
        #expect((0...7).map { text.map.source(of: $0) } == Array(0...7))
    }

    @Test func offsetsAroundWhatIsFolded() {
        // NBSP takes two bytes and becomes a space; the diacritic belongs to the letter before it.
        let source = SourceText("a\u{A0}بَc")
        let text = Normalizer(.strict).normalize(source)
        #expect(text.string == "a بc")
        #expect(text.map.source(of: 1..<2) == 1..<3)
        #expect(source.slice(text.map.source(of: 2..<4)) == "بَ")
        #expect(source.slice(text.map.source(of: 4..<5)) == "c")
        #expect(text.map.source(of: 3..<3).isEmpty)
    }

    @Test func halfALigatureShowsAllOfIt() {
        let source = SourceText("ا\u{FEFB}ن")
        let text = Normalizer(.strict).normalize(source)
        #expect(text.string == "الان")
        #expect(source.slice(text.map.source(of: 2..<4)) == "\u{FEFB}")
        #expect(source.slice(text.map.source(of: 4..<6)) == "\u{FEFB}")
        #expect(source.slice(text.map.source(of: 4..<8)) == "\u{FEFB}ن")
        #expect(source.slice(text.map.source(of: 0..<4)) == "ا\u{FEFB}")
    }

    @Test func emptyTexts() {
        for empty in ["", "\u{200F}\u{64B}"] {
            let text = Normalizer(.loose).normalize(SourceText(empty))
            #expect(text.bytes.isEmpty)
            #expect(text.map.source(of: 0) == empty.utf8.count)
            #expect(text.map.source(of: 0..<0).isEmpty)
        }
    }

    private func isBoundary(_ offset: Int, _ source: SourceText) -> Bool {
        offset == source.bytes.count || source.bytes[offset] & 0xC0 != 0x80
    }

    private func contains(_ whole: String, _ part: String) -> Bool {
        let (whole, part) = (Array(whole.utf8), Array(part.utf8))
        guard part.count <= whole.count else { return false }
        return (0...whole.count - part.count).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }

    private func hasLigature(_ text: String) -> Bool {
        text.unicodeScalars.contains { PresentationForms.letters(of: $0.value).count > 1 }
    }
}
