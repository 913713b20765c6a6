import ArabicText
import Lexicon

/// Fractions, multiples and vague amounts, whose words mean other things too.
extension NumberRefusals {
    /// `عشرات القتلى`, `عدة مناطق`, `المليارات`; not `بعدة` before a verb, not `مئات` as a word of its own.
    func vague(_ amount: Amount, _ document: Document) -> Bool {
        if amount.numeral.isSeveral {
            return amount.counted != nil || amount.countedBefore != nil || amount.unit != nil
                || amount.numeral.hasScale
        }
        return true
    }

    /// `نصف الأراضي`, `ثلثي الناتج`; not `النصف الأول`, `ربع نهائي`, `ربع سنوي`.
    func fraction(_ amount: Amount, hasCue: Bool, _ document: Document) -> Bool {
        if amount.unit != nil { return !amount.numeral.definite }
        if standsAlone(amount, document) { return true }
        let next = amount.numeral.tokens.upperBound
        // `ثمن النفط` is its price.
        if amount.numeral.tokens.count == 1, !amount.numeral.enclitic, amount.value == NumberRefusals.eighth {
            return false
        }
        if amount.numeral.tokens.count == 1, next < document.tokenCount {
            if amounts.numerals.word(.ordinal, next, document) != nil { return false }
            if amounts.cues.match(next, document, { $0.family == .label }) != nil { return false }
        }
        if amount.numeral.enclitic { return true }
        if amount.numeral.definite {
            return hasCue || isLevelPreposition(amount.tokens.lowerBound - 1, document)
                || amount.numeral.tokens.count > 1
        }
        if amount.numeral.prefix > 0,
            amounts.numerals.isJoined(amount.tokens.lowerBound, amount.numeral.prefix, document),
            amount.numeral.tokens.count == 1
        {
            // `ونصف المقاعد`, not `عام ونصف العام`
            let first = amount.tokens.lowerBound
            if first > 1,
                document[first - 2].kind == .number || amounts.numerals.word(first - 2, document) != nil
            {
                return false
            }
            return next < document.tokenCount && document[next].kind == .arabic && document.hasArticle(next)
                && !document[next].gap.contains(.newline)
                && !document.words.mayStart([.units, .currencies, .numerals, .calendars], at: next)
        }
        guard next < document.tokenCount, document[next].kind == .arabic,
            !document[next].gap.contains(.newline)
        else { return hasCue || amount.numeral.tokens.count > 1 }
        return hasCue || !amounts.nouns.isStop(next, document)
    }

    private func isLevelPreposition(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0 else { return false }
        return amounts.cues.match(index, document, { $0.family == .range && $0.to }) != nil
    }

    /// Whether a verb of reaching or changing stands in the clause before a token.
    private func saysLevel(before index: Int, _ document: Document) -> Bool {
        if saysChange(before: index, document) { return true }
        var at = index - 1
        while at >= max(0, index - 6), document[at].kind == .arabic {
            if amounts.nouns.isMetricVerb(at, document)
                || amounts.cues.match(at, document, { $0.bound == .atMost }) != nil
            {
                return true
            }
            at -= 1
        }
        return false
    }

    /// `أكثر من ضعف`, `إلى ثلاثة أضعاف`; `ضعف الطلب` alone is also weakness.
    func multiple(_ amount: Amount, hasCue: Bool, _ document: Document) -> Bool {
        if hasCue || amount.numeral.tokens.count > 1 || standsAlone(amount, document) { return true }
        let before = amount.tokens.lowerBound - 1
        let next = amount.numeral.tokens.upperBound
        // `تصل إلى ضعف الدخل`; `يعود إلى ضعف الطلب` is weakness.
        if isLevelPreposition(before, document) {
            return amount.numeral.enclitic || saysLevel(before: before, document)
        }
        return amounts.cues.match(next, document, { $0.family == .multiple }) != nil
    }
}
