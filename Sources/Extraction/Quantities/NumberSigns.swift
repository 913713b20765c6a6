import ArabicText
import Lexicon

/// Signs around digits that change what they say: minus, brackets, slashes, and marks that group or part them.
extension AmountReader {
    enum Sign { case none, plus, minus }

    /// `-3.5`, `+ 11٪`, `ناقص خمسة`, `سالب واحد`.
    func sign(_ at: inout Int, _ document: Document) -> Sign {
        guard at + 1 < document.tokenCount else { return .none }
        let token = document[at]
        let letter = document.words.text.letter(token, 0)
        if token.kind == .punctuation || token.kind == .symbol, letter == 0x2D || letter == 0x2B {
            let next = document[at + 1]
            let leads = next.kind == .number || isPercent(at + 1, document)
            guard leads, letter == 0x2B || next.isGlued else { return .none }
            // A dash behind a word or number parts or joins; it is a sign only where a gap or bracket precedes.
            if at > 0, letter == 0x2D, token.isGlued, !numerals.isOpeningBracket(at - 1, document) {
                return .none
            }
            if at > 0, letter == 0x2D, document[at - 1].kind == .number { return .none }
            at += 1
            return letter == 0x2D ? .minus : .plus
        }
        if let (word, _) = numerals.word(.sign, at, document), isNumber(at + 1, document),
            word.value.isNegative
        {
            at += 1
            return .minus
        }
        return .none
    }

    /// `(300)`: the bracket closes right behind the number.
    func bracketCloses(after index: Int, _ document: Document) -> Bool {
        for at in index + 1..<min(index + 4, document.tokenCount) {
            if numerals.isClosingBracket(at, document) { return true }
            guard
                isPercent(at, document) || document.words.lookups[at].families.contains(.numerals)
                    || isUnitWord(at, document)
            else { return false }
        }
        return false
    }

    private func isUnitWord(_ index: Int, _ document: Document) -> Bool {
        document.words.mayStart([.units, .currencies], at: index)
    }

    func closeBracket(_ amount: inout Amount, _ open: Int, _ document: Document) {
        let end = amount.numeral.tokens.upperBound
        if numerals.isClosingBracket(end, document) {
            amount.tokens = open..<end + 1
            amount.end = Int(document[end].end)
            amount.bracketed = true
        } else if amount.numeral.tokens.lowerBound == open + 1, end > open + 3,
            numerals.isClosingBracket(open + 2, document)
        {
            // `(300) ألف`: the number's own reading went past the bracket.
            amount.bracketed = true
        } else {
            // The bracket holds more than the number: it is part of the amount only behind a cue.
            amount.openBracket = open
            amount.tokens = open + 1..<amount.tokens.upperBound
            amount.start = Int(document[open + 1].start)
        }
    }

    /// `1/2`: a fraction behind a cue; alone in its text only a proper one or one of tenths, as `24/7` is none.
    /// Elsewhere a slash makes dates and scores.
    func slashFraction(_ amount: Amount, hasCue: Bool, _ document: Document, limit: Int) -> Amount? {
        let slash = amount.numeral.tokens.upperBound
        guard amount.isBare, amount.numeral.plainDigits > 0, slash + 1 < min(document.tokenCount, limit),
            document[slash].isGlued, document[slash + 1].isGlued, document[slash].kind == .punctuation,
            document.words.text.letter(document[slash], 0) == 0x2F,
            let second = numerals.read(slash + 1, document), second.plainDigits > 0, !second.hasScale,
            let value = amount.value.divided(by: second.value),
            hasCue || value < .one || second.value.coefficient == 1
        else { return nil }
        let end = second.tokens.upperBound
        // A third part makes it a date.
        if end < document.tokenCount, document[end].isGlued, document[end].kind == .punctuation,
            document.words.text.letter(document[end], 0) == 0x2F
        {
            return nil
        }
        var fraction = amount
        fraction.numeral.kind = .fraction
        fraction.numeral.value = value
        fraction.numeral.roundFraction()
        fraction.value = fraction.numeral.value
        fraction.numeral.tokens = amount.numeral.tokens.lowerBound..<end
        fraction.tokens = amount.tokens.lowerBound..<end
        fraction.end = Int(document[end - 1].end)
        return fraction
    }

    /// `12.500`: groups before what is counted or paid, decimals before a scale word, a percent sign or a measure.
    func decideSeparator(_ amount: inout Amount, negative: Bool, _ context: CurrencyContext) {
        guard let grouped = amount.numeral.grouped else { return }
        let groups: Bool
        switch amount.unit?.entry.dimension {
        case .none: groups = true
        case .money?:
            // Dinars of a thousand parts are written with three decimals.
            let threePlaces = ["KWD", "BHD", "OMR", "TND", "JOD", "LYD", "IQD"].contains(
                amount.unit?.code ?? "")
            groups = !((threePlaces || context.writesThousandths) && amount.value < ExactDecimal(100))
        case .index?, .count?, .duration?: groups = true
        case .share?: groups = false
        default:
            // `12.500 كم`: nobody writes a decimal that ends in two zeros.
            groups = amount.value.exponent >= -1
        }
        if groups { amount.value = negative ? grouped.negated : grouped }
    }
}
