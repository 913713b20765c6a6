import ArabicText
import Lexicon

/// Numbers that are no quantities: labels, scores, clock times, codes, years, list numbers, names with numbers.
final class NumberRefusals: Sendable {
    let amounts: AmountReader
    static let eighth = ExactDecimal(coefficient: 125, exponent: -3)

    init(_ amounts: AmountReader) { self.amounts = amounts }

    /// The token to go on from where an amount is none; `nil` where it is one.
    func refuse(_ amount: Amount, hasCue: Bool, _ document: Document) -> Int? {
        let next = amount.numeral.tokens.upperBound
        switch amount.numeral.kind {
        case .vague: return nameEnd(amount, document) ?? (vague(amount, document) ? nil : next)
        case .fraction:
            return nameEnd(amount, document) ?? (fraction(amount, hasCue: hasCue, document) ? nil : next)
        case .multiple: return multiple(amount, hasCue: hasCue, document) ? nil : next
        case .cardinal: return cardinal(amount, hasCue: hasCue, document)
        }
    }

    private func cardinal(_ amount: Amount, hasCue: Bool, _ document: Document) -> Int? {
        let first = amount.numeral.tokens.lowerBound
        let next = amount.numeral.tokens.upperBound
        let hasUnit = amount.unit != nil || amount.per != nil
        if amount.numeral.hasDigits {
            if isPartOfName(amount, first, next, hasCue: hasCue, document) { return next }
            if let end = nameAround(first, document) { return max(end, next) }
            if let end = pairEnd(amount, document), !hasUnit || isClock(amount, document) { return end }
        }
        // `تضاعف العدد 3 مرات`: what multiplies is no number of an issue.
        if !amount.isMultiplier(document, amounts),
            let clock = label(before: amount.tokens.lowerBound, document),
            // `الساعة 10 م`: the letter stands for the evening.
            clock || amount.unit == nil || amount.unit?.code == "m" && tellsTime(amount, document)
        {
            return footerEnd(max(next, amount.tokens.upperBound), document)
        }
        if hasUnit { return !hasCue && isEra(amount, document) ? next : nil }
        if isHourOrYear(amount, document) { return next }
        if amount.countedBefore != nil { return isYear(amount) || isOrdinal(amount, document) ? next : nil }
        if amount.counted != nil, !hasCue, isVerb(amount, document) { return next }
        if let counted = amount.counted {
            return isYear(amount) && !hasCue && !isRoundCount(amount, document)
                && (isTimePreposition(first - 1, document) && !countsAfterDate(amount, counted, document)
                    || amounts.nouns.isTiedByBeh(counted.lowerBound, document)
                    // `كأس العالم 2010 ونجا`
                    || document.words.text.letter(document[counted.lowerBound], 0) == Letters.waw
                        && document.words.lookups[counted.lowerBound].reading.word == 0)
                ? next : (isListNumber(first, next, document) ? next : nil)
        }
        // `مليونا ونيفا`
        let isBounded = amounts.cues.match(next, document, { $0.after && $0.bound == .moreThan }) != nil
        if amount.numeral.startsWithScale, !amount.numeral.hasDigits, amount.numeral.tokens.count == 1,
            !hasCue, !isBounded
        {
            return bareScale(amount, document) ? nil : next
        }
        if isYear(amount), !hasCue, !standsAlone(amount, document) { return next }
        if isListNumber(first, next, document) || isDayOfMonth(amount, document) { return next }
        if amounts.isSubscriberNumber(amount, document) { return next }
        return hasCue || isBounded || hasContext(amount, document) ? nil : next
    }

    /// `ألف كتابا`: he wrote a book. A thousand of something is followed by the genitive.
    private func isVerb(_ amount: Amount, _ document: Document) -> Bool {
        guard let counted = amount.counted, amount.numeral.startsWithScale, amount.numeral.tokens.count == 1,
            amount.numeral.prefix == 0,
            document[amount.numeral.tokens.lowerBound].letterCount == 3
        else { return false }
        let noun = document[counted.lowerBound]
        return noun.letterCount > 3 && document.words.text.lastLetter(noun) == Letters.alef
    }
}
