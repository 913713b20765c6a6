import ArabicText
import Lexicon

/// Two numbers around a mark: clock times, scores, addresses; and those that may be a range.
extension NumberRefusals {
    /// `10:30`, `3-1`, `15/10`, `192.168.1.2`: the token after a pair of numbers that is no amount.
    func pairEnd(_ amount: Amount, _ document: Document) -> Int? {
        let next = amount.numeral.tokens.upperBound
        guard next + 1 < document.tokenCount, document[next].kind == .punctuation else {
            return previousJoins(amount, document) ? next : nil
        }
        let letter = document.words.text.letter(document[next], 0)
        let isPair =
            (letter == 0x3A || letter == 0x2F) && document[next].isGlued && document[next + 1].isGlued
            || letter == 0x2D || letter == 0x2F && isScore(amount, next + 1, document)
        // `1 - صفر`
        if isPair, let (word, prefix) = amounts.numerals.word(next + 1, document), prefix == 0,
            word.value == .zero
        {
            return next + 2
        }
        guard isPair, document[next + 1].kind == .number else {
            return previousJoins(amount, document) ? next : nil
        }
        var end = next + 1
        while end + 2 < document.tokenCount, document[end + 1].kind == .punctuation,
            document.words.text.letter(document[end + 1], 0) == letter,
            document[end + 2].kind == .number
        {
            end += 2
        }
        return end + 1
    }

    /// `3 / 1`, `3 /1`: two small numbers around a slash that no unit follows.
    private func isScore(_ amount: Amount, _ second: Int, _ document: Document) -> Bool {
        amount.isBare && (1...2).contains(amount.numeral.plainDigits) && document[second].letterCount <= 2
            && (second + 1 >= document.tokenCount
                || !document.words.mayStart([.units, .currencies], at: second + 1))
    }

    private func previousJoins(_ amount: Amount, _ document: Document) -> Bool {
        let first = amount.numeral.tokens.lowerBound
        guard first > 1, document[first - 1].kind == .punctuation, document[first].isGlued,
            document[first - 2].kind == .number, document[first - 1].isGlued
        else { return false }
        let letter = document.words.text.letter(document[first - 1], 0)
        return letter == 0x3A || letter == 0x2F
    }

    func isClock(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.numeral.tokens.upperBound
        return next < document.tokenCount && document.words.text.letter(document[next], 0) == 0x3A
    }

    /// `نطاق العدد 1000-5000`: two bare numbers of three digits or more behind a word that takes a number, or a
    /// text of nothing else; smaller ones are scores.
    func mayBeBareRange(_ first: Amount, _ second: Amount, _ document: Document) -> Bool {
        // `7-8 منها تصميمية`
        if standsAlone(first, with: second, document) || isOfThem(second.tokens.upperBound, document) {
            return true
        }
        guard first.value >= ExactDecimal(100), first.tokens.lowerBound > 0 else { return false }
        return amounts.nouns.isFunctionWord(first.tokens.lowerBound - 1, document)
    }

    /// Whether two numbers around a dash can be the ends of a range rather than a score or a date.
    func mayBeRange(_ first: Amount, _ second: Amount, _ document: Document) -> Bool {
        !first.numeral.definite && label(before: first.tokens.lowerBound, document) == nil
    }

    /// Whether a word of change stands in the clause before a token: `ارتفع … من 5 إلى 7` is no range.
    func saysChange(before index: Int, _ document: Document) -> Bool {
        var at = index - 1
        // `تراجعت بنسبة من 20 إلى 30 %`: the amount of the change is a range.
        if at > 0, amounts.nouns.opensAmount(at - 1, document) { return false }
        let first = max(
            document.tokens(ofSentence: document.sentence(ofToken: max(0, index - 1))).lowerBound, index - 15)
        while at >= first {
            if document[at].kind == .punctuation, document.words.text.letter(document[at], 0) != 0x28 {
                return false
            }
            if amounts.cues.match(at, document, { $0.family == .change }) != nil { return true }
            at -= 1
        }
        return false
    }
}
