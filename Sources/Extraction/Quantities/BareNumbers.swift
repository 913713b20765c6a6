import ArabicText
import Lexicon

/// Numbers without unit and noun, which are amounts only where the words around them say so.
extension NumberRefusals {
    /// `ألف` alone is also a verb and a name.
    func bareScale(_ amount: Amount, _ document: Document) -> Bool { standsAlone(amount, document) }

    /// Whether the words around a bare number make it an amount.
    func hasContext(_ amount: Amount, _ document: Document) -> Bool {
        if standsAlone(amount, document) || amount.value.isNegative { return true }
        if countsPeople(amount, document) { return true }
        if amount.numeral.prefix > 0, !amount.numeral.definite {
            return amount.numeral.hasScale || !amount.numeral.hasDigits
        }
        let before = amount.tokens.lowerBound - 1
        guard before >= 0 else { return true }
        if amount.numeral.hasScale { return true }
        if document[before].kind == .latin || document[before].kind == .number { return false }
        if document[before].kind == .punctuation || document[before].kind == .quote
            || document[before].kind == .symbol
        {
            return amount.value.exponent < 0 || amount.numeral.plainDigits == 0 && amount.numeral.hasDigits
        }
        // `بلغ 14.95`, `إلى 3498`, `مقابل 12`; behind any other noun it numbers that noun.
        if amount.numeral.definite { return false }
        if amounts.numerals.isLone(Letters.waw, before, document) { return false }
        // `المدرجات التي تسع`: a word behind a relative pronoun is its verb.
        if !amount.numeral.hasDigits, amounts.nouns.isRelative(before, document) { return false }
        if countsSubject(before, document) || standsBehindWhole(before, document) { return true }
        return amounts.nouns.isFunctionWord(before, document) || amounts.nouns.isMetricVerb(before, document)
            || amounts.numerals.isLone(Letters.beh, before, document)
            || amounts.numerals.isLone(Letters.lam, before, document)
    }

    /// `مقتل خمسة وإصابة (12)`, `خمسة منهم`, `تدريب عدد 520`: the noun is left out, and so are units.
    private func countsPeople(_ amount: Amount, _ document: Document) -> Bool {
        guard amount.value.exponent >= 0, !isYear(amount), !amount.numeral.definite else { return false }
        if isOfThem(amount.tokens.upperBound, document) { return true }
        return amount.tokens.lowerBound > 0 && amount.numeral.prefix == 0
            && !document[amount.tokens.lowerBound].gap.contains(.newline)
            && amounts.nouns.isToll(amount.tokens.lowerBound - 1, document)
    }

    /// `منهم`, `منها`; behind `حتى 21` `منه` is the month.
    func isOfThem(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount, document[index].kind == .arabic, document[index].letterCount == 4
        else { return false }
        let text = document.words.text
        let token = document[index]
        guard text.letter(token, 0) == Letters.meem, text.letter(token, 1) == Letters.noon,
            text.letter(token, 2) == Letters.heh
        else { return false }
        let last = text.letter(token, 3)
        return last == Letters.meem || last == Letters.alef || last == Letters.noon
    }

    /// `120 مقعدا من أصل 290`
    private func standsBehindWhole(_ before: Int, _ document: Document) -> Bool {
        guard before > 0,
            let (cue, match) = amounts.cues.match(
                before - 1, document, { $0.family == .multiple && !$0.verb })
        else { return false }
        return !cue.verb && match.tokens.count == 2 && match.tokens.upperBound == before + 1
    }

    /// `بلغ عدد المستفيدين 3498`: nouns alone stand between the verb, or the word for a level, and its number.
    private func countsSubject(_ before: Int, _ document: Document) -> Bool {
        var at = before
        while at >= max(0, before - 3), document[at].kind == .arabic,
            !amounts.nouns.isFunctionWord(at, document)
        {
            if amounts.nouns.isMetricVerb(at, document) { return at < before - 1 }
            if at < before, document[at].letterCount > 2,
                amounts.cues.match(at, document, { $0.family == .multiple && !$0.verb }) != nil
            {
                return true
            }
            at -= 1
        }
        return false
    }

    /// Whether a text says nothing but the number.
    func standsAlone(_ amount: Amount, with second: Amount? = nil, _ document: Document) -> Bool {
        guard document.tokenCount <= 12 else { return false }
        for at in 0..<document.tokenCount where document[at].isWord || document[at].kind == .number {
            if !amount.tokens.contains(at), second?.tokens.contains(at) != true { return false }
        }
        return true
    }
}
