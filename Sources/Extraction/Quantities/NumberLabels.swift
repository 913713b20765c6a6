import ArabicText
import Lexicon

/// Numbers that number something: behind a label, at the head of a line, before an hour's or an era's word.
extension NumberRefusals {
    /// `القرن الحادي والعشرين`, `الدورة العشرين`: a definite number behind a singular noun gives its place in a row.
    func isOrdinal(_ amount: Amount, _ document: Document) -> Bool {
        let first = amount.numeral.tokens.lowerBound
        guard amount.numeral.definite, !amount.numeral.hasDigits, first > 0, amount.value > ExactDecimal(10)
        else { return false }
        if amounts.numerals.word(first, document, { $0.kind == .ordinal }) != nil { return true }
        // `الاجتماع الرابع والثلاثون`
        if amount.numeral.prefix > 2, amounts.numerals.word(.ordinal, first - 1, document) != nil {
            return true
        }
        return document.words.text.lastLetter(document[first - 1]) == Letters.heh
    }

    /// Whether the number is a label's or part of a name, whatever follows it.
    func refuseLabel(_ amount: Amount, _ document: Document) -> Int? {
        let next = amount.numeral.tokens.upperBound
        if amount.numeral.hasDigits,
            isPartOfName(amount, amount.numeral.tokens.lowerBound, next, hasCue: false, document)
                || pairEnd(amount, document) != nil
        {
            return next
        }
        return label(before: amount.tokens.lowerBound, document).map { _ in next }
    }

    /// `الصفحة 3 من 12`: the number of pages goes with the page.
    func footerEnd(_ end: Int, _ document: Document) -> Int {
        guard amounts.numerals.isMin(end, document), end + 1 < document.tokenCount,
            document[end + 1].kind == .number
        else { return end }
        return end + 2
    }

    /// Whether a label stands right before (`المادة 12`); true inside for a clock time.
    func label(before index: Int, _ document: Document, isClock: Bool = false) -> Bool? {
        var at = index - 1
        if at >= 0, amounts.numerals.isOpeningBracket(at, document) { at -= 1 }
        guard at >= 0 else { return nil }
        // A label of two words ends here too, and one of letters and points (`ص.ب`).
        for start in [at, at - 1, at - 2] where start >= 0 {
            guard document.words.mayStart(.cues, at: start),
                let (cue, match) = amounts.cues.match(
                    start, document, { $0.family == .label && !$0.after && (!isClock || $0.clock) }),
                match.tokens.upperBound == at + 1
            else { continue }
            return cue.clock
        }
        return nil
    }

    /// `حتى 3 عصرا`, `منذ 150 ق.م.`: what follows makes an hour or a year of it.
    func isHourOrYear(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.numeral.tokens.upperBound
        guard amount.isBare || amount.counted?.lowerBound == next, next < document.tokenCount,
            document.words.mayStart(.cues, at: next),
            let (cue, _) = amounts.cues.match(next, document, { $0.family == .label && $0.after })
        else { return false }
        return !cue.clock || amount.value <= ExactDecimal(24)
    }

    /// `1-`, `2.`, `3)` at the start of a line.
    func isListNumber(_ first: Int, _ next: Int, _ document: Document) -> Bool {
        let startsLine = first == 0 || document[first].gap.contains(.newline)
        guard startsLine, next < document.tokenCount, document[next].kind == .punctuation else {
            return false
        }
        let letter = document.words.text.letter(document[next], 0)
        return (letter == 0x2D || letter == 0x2E || letter == 0x29) && next + 1 < document.tokenCount
    }

    /// Whether a word of clock time stands before a number.
    func tellsTime(_ amount: Amount, _ document: Document) -> Bool {
        label(before: amount.tokens.lowerBound, document, isClock: true) != nil
    }
}
