import ICU
import Testing

@testable import ArabicText

/// Token borders against ICU's word breaks (UAX #29). Where they differ, the reason has a name here.
@Suite struct WordBreakOracleTests {
    /// Borders that the tokenizer has and ICU lacks, or the other way round.
    enum Difference: Hashable, CaseIterable {
        /// `20مليون`, `COVID19`: ICU keeps letters and digits together; a figure needs its number apart.
        case digitMeetsLetter
        /// `منAmazon`: ICU keeps all scripts in one word.
        case scriptMeetsScript
        /// `ر.س`, `Moody's`, `a:b`, `a·b`: ICU joins letters across these; here every mark is a token.
        case markBetweenLetters
        /// `2،5`, `3;5`: ICU takes every comma and semicolon for a digit separator; here only `. , ٫ ٬ '`.
        case commaBetweenDigits
        /// `٫` is itself a digit to ICU, which joins it to letters and to further ones; here it is punctuation
        /// unless it stands between two digits.
        case decimalSign
        /// `a_b`: ICU joins across connectors.
        case connector
        /// A lone tatweel or diacritic is a piece of text to ICU, part of the gap or of the next word here.
        case loneMark
        /// ICU hangs marks and controls on the symbol, digit or space before them; here they are a gap, or
        /// belong to the word that follows.
        case trailingMark
        /// Emoji joined by U+200D are one piece to ICU, and so are two regional indicators; here each is a symbol.
        case emojiSequence
        /// `..`-like runs are one by one here; ICU agrees but for a CR LF or spaces, which are gaps.
        case gap
    }

    /// Pieces whose borders are worth a comparison: real words, numbers and marks.
    private static let pieces = [
        "سعر", "النفط", "ارتفع", "إلى", "ـ", "مليوناً", "Brent", "OPEC", "é", "75", "٣٥", "۲", "3.5", "1,250",
        "٫", "٬", ".", ",", "،",
        "؛", ";", "؟", ":", "/", "-", "–", "'", "’", "·", "_", "\"", "«", "»", "(", ")", "%", "$", "€", "½",
        " ", " ", " ", "\u{A0}",
        "\n", "\u{200F}", "\u{202B}", "\u{64B}", "😀", "👩‍👩‍👧", "🇸🇦", "Москва",
    ]

    @Test func everyDifferenceHasAReason() throws {
        let breaks = try WordBreaks()
        var random = RandomText(seed: 11)
        var seen: [Difference: Int] = [:]
        var compared = 0
        for _ in 0..<1500 {
            let string = random.next(pieces: 14, from: Self.pieces)
            let source = SourceText(string)
            guard !string.unicodeScalars.contains(where: { Self.isUnpromised($0) }) else { continue }
            let icu = Set(try breaks.boundaries(of: source.bytes.span))
            let text = Tokenizer().tokenize(string)
            let ours = Self.borders(text, source)
            compared += ours.count
            for border in ours.symmetricDifference(icu).sorted() {
                guard let reason = Self.reason(border, in: source, text) else {
                    Issue.record(
                        "byte \(border) of \(string.debugDescription): only \(ours.contains(border) ? "ours" : "ICU")"
                    )
                    continue
                }
                seen[reason, default: 0] += 1
            }
        }
        #expect(compared > 5000)
        // A reason that explains nothing any more has to go.
        #expect(Difference.allCases.filter { seen[$0] == nil }.isEmpty)
    }

    @Test(arguments: [
        "ارتفع سعر النفط 2.5 في المئة، بحسب التقرير.",
        "قالت \"الشركة\" إن الأرباح بلغت 1,250 دولارا (الربع الأول).",
        "السعر: 75.10 $ - 80 €؛ والإنتاج 3 ملايين طن!",
    ])
    func plainTextIsCutAlike(_ string: String) throws {
        let source = SourceText(string)
        let text = Tokenizer().tokenize(string)
        let icu = try WordBreaks().segments(of: source.bytes.span).map(\.utf8)
        let pieces = icu.filter { source.slice($0) != " " }
        #expect(text.tokens.map { Int($0.start)..<Int($0.end) } == pieces)
    }

    /// Random scalars of scripts that have rules of their own in UAX #29 and none here.
    private static func isUnpromised(_ scalar: Unicode.Scalar) -> Bool {
        let kind = Letters.properties(of: scalar.value).class
        if kind == .foreign { return !(0x400...0x4FF).contains(scalar.value) }
        return scalar.value > 0x250 && !pieces.contains { $0.unicodeScalars.contains(scalar) }
    }

    /// Where tokens and gaps meet.
    private static func borders(_ text: TokenizedText, _ source: SourceText) -> Set<Int> {
        Set([0, source.bytes.count] + text.tokens.flatMap { [Int($0.start), Int($0.end)] })
    }

    private static func reason(_ border: Int, in source: SourceText, _ text: TokenizedText) -> Difference? {
        let scalars = Array(source.slice(0..<source.bytes.count).unicodeScalars)
        let index = source.scalarOffset(ofByte: border)
        guard index > 0, index < scalars.count else { return nil }
        let kinds = scalars.map { Letters.properties(of: $0.value).class }
        // A border of ICU's inside a token: after a diacritic that the word took in.
        if text.tokens.contains(where: { $0.start < border && border < $0.end }) { return .loneMark }
        let isSilent = { (kind: ScalarClass) in kind == .mark || kind == .control }
        // The next scalars on either side that are no mark and no control.
        let before = kinds[..<index].last { !isSilent($0) }
        let after = kinds[index...].first { !isSilent($0) }
        if scalars[index - 1].value == 0x200D || scalars[index].value == 0x200D { return .emojiSequence }
        if isRegional(scalars[index - 1]), isRegional(scalars[index]) { return .emojiSequence }
        if isSilent(kinds[index]) || isSilent(kinds[index - 1]) {
            return kinds[index - 1] == .mark ? .loneMark : .trailingMark
        }
        guard let before, let after else { return .trailingMark }
        if before == .space || before == .newline || after == .space || after == .newline { return .gap }
        if scalars[index - 1] == "٫" || scalars[index] == "٫" { return .decimalSign }
        if scalars[index - 1] == "_" || scalars[index] == "_" { return .connector }
        let isLetter = { (kind: ScalarClass) in kind == .arabic || kind == .latin || kind == .foreign }
        if isLetter(before), isLetter(after) { return .scriptMeetsScript }
        if before == .digit && isLetter(after) || isLetter(before) && after == .digit {
            return .digitMeetsLetter
        }
        if before == .punctuation || after == .punctuation {
            let mark = scalars[before == .punctuation ? index - 1 : index]
            if ["،", ";", "؛", ",", ".", "'", "’", "٬", "٫"].contains(mark),
                before == .digit || after == .digit
            {
                return .commaBetweenDigits
            }
            if [".", "'", "’", ":", "·"].contains(mark), isLetter(before) || isLetter(after) {
                return .markBetweenLetters
            }
        }
        return nil
    }

    private static func isRegional(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }
}
