import ArabicText
import Lexicon

/// Numbers that are no quantities: labels, scores, clock times, codes, years, list numbers, names with numbers.
final class NumberRefusals: Sendable {
    private let amounts: AmountReader
    private static let eighth = ExactDecimal(coefficient: 125, exponent: -3)

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

    // MARK: Cardinals

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
            return isYear(amount) && !hasCue
                && (isTimePreposition(first - 1, document)
                    || amounts.nouns.isTiedByBeh(counted.lowerBound, document))
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

    /// `القرن الحادي والعشرين`, `الدورة العشرين`: a definite number behind a singular noun gives its place in a row.
    private func isOrdinal(_ amount: Amount, _ document: Document) -> Bool {
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

    /// `ألف كتابا`: he wrote a book. A thousand of something is followed by the genitive.
    private func isVerb(_ amount: Amount, _ document: Document) -> Bool {
        guard let counted = amount.counted, amount.numeral.startsWithScale, amount.numeral.tokens.count == 1,
            amount.numeral.prefix == 0,
            document[amount.numeral.tokens.lowerBound].letterCount == 3
        else { return false }
        let noun = document[counted.lowerBound]
        return noun.letterCount > 3 && document.words.text.lastLetter(noun) == Letters.alef
    }

    /// `ألف` alone is also a verb and a name.
    private func bareScale(_ amount: Amount, _ document: Document) -> Bool { standsAlone(amount, document) }

    /// A four-digit number that reads as a year of our time.
    private func isYear(_ amount: Amount) -> Bool {
        guard amount.numeral.plainDigits == 4, !amount.numeral.hasScale, let year = amount.value.integer
        else { return false }
        return (1800...2100).contains(year) || (1300...1500).contains(year)
    }

    /// `رؤية المملكة 2030م`: the letter behind a year is its era, not a metre.
    private func isEra(_ amount: Amount, _ document: Document) -> Bool {
        // `عام 605م`, `القرن 11م`
        guard let unit = amount.unit, unit.tokens.count == 1, amount.per == nil,
            isYear(amount) || amounts.isSpan(amount.tokens.lowerBound - 1, document)
        else { return false }
        let token = document[unit.tokens.lowerBound]
        return token.kind == .arabic && token.letterCount == 1 && token.isGlued
            && document.words.text.letter(token, 0) == Letters.meem
    }

    private func isTimePreposition(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0, document.words.mayStart(.calendars, at: index) else { return false }
        return amounts.lexicon.match(.calendars, at: index, in: document.words) != nil
    }

    /// `A320`, `G20`, `3G`, `iPhone 15`.
    private func isPartOfName(_ amount: Amount, _ first: Int, _ next: Int, hasCue: Bool, _ document: Document)
        -> Bool
    {
        if first > 0 {
            let before = document[first - 1]
            let glued = document[first].isGlued
            if glued, before.kind == .latin,
                before.letterCount == 1
                    || !document.words.lookups[first - 1].families.contains(.currencies)
            {
                return true
            }
            // `غالاكسي أس6`: a digit glued to letters that are no word.
            if glued, before.kind == .arabic, before.letterCount > 1, before.letterCount < 4,
                amount.numeral.plainDigits == 1 || amount.numeral.plainDigits == 2 && before.letterCount == 3,
                isNoWord(first - 1, document),
                !document.isArticleOfDigits(first - 1)
            {
                return true
            }
            if glued, before.kind == .punctuation, document.words.text.letter(before, 0) == 0x2D, first > 1,
                document[first - 2].kind == .latin,
                before.isGlued
            {
                return true
            }
        }
        // Letters that the amount did not take as its unit.
        if next < document.tokenCount, next == amount.tokens.upperBound, document[next].isGlued,
            document[next].kind == .latin
        {
            return true
        }
        // `4K`, `12B` name things unless they are paid or bounded.
        return amount.isBare && !hasCue && document[next - 1].kind == .latin
            && document[next - 1].letterCount == 1 && !standsAlone(amount, document)
    }

    /// Whether letters are no word that a number may be typed behind without a space: `بلغ5`, `نحو5`.
    private func isNoWord(_ index: Int, _ document: Document) -> Bool {
        let lookup = document.words.lookups[index]
        return !lookup.beginsRow
            || lookup.families.isDisjoint(with: [.cues, .metrics, .numerals, .nouns, .calendars, .units])
    }

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

    private func isClock(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.numeral.tokens.upperBound
        return next < document.tokenCount && document.words.text.letter(document[next], 0) == 0x3A
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
    private func footerEnd(_ end: Int, _ document: Document) -> Int {
        guard amounts.numerals.isMin(end, document), end + 1 < document.tokenCount,
            document[end + 1].kind == .number
        else { return end }
        return end + 2
    }

    /// Whether a label stands right before (`المادة 12`); true inside for a clock time.
    private func label(before index: Int, _ document: Document, isClock: Bool = false) -> Bool? {
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
    private func isHourOrYear(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.numeral.tokens.upperBound
        guard amount.isBare || amount.counted?.lowerBound == next, next < document.tokenCount,
            document.words.mayStart(.cues, at: next),
            let (cue, _) = amounts.cues.match(next, document, { $0.family == .label && $0.after })
        else { return false }
        return !cue.clock || amount.value <= ExactDecimal(24)
    }

    /// `1-`, `2.`, `3)` at the start of a line.
    private func isListNumber(_ first: Int, _ next: Int, _ document: Document) -> Bool {
        let startsLine = first == 0 || document[first].gap.contains(.newline)
        guard startsLine, next < document.tokenCount, document[next].kind == .punctuation else {
            return false
        }
        let letter = document.words.text.letter(document[next], 0)
        return (letter == 0x2D || letter == 0x2E || letter == 0x29) && next + 1 < document.tokenCount
    }

    /// Whether the words around a bare number make it an amount.
    private func hasContext(_ amount: Amount, _ document: Document) -> Bool {
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

    /// `مقتل خمسة وإصابة (12)`, `خمسة منهم`: the noun is left out, and so are units.
    private func countsPeople(_ amount: Amount, _ document: Document) -> Bool {
        guard amount.value.exponent >= 0, !isYear(amount), !amount.numeral.definite else { return false }
        if isOfThem(amount.tokens.upperBound, document) { return true }
        return amount.tokens.lowerBound > 0 && amount.numeral.prefix == 0
            && !document[amount.tokens.lowerBound].gap.contains(.newline)
            && amounts.nouns.isToll(amount.tokens.lowerBound - 1, document)
    }

    /// `منهم`, `منها`; behind `حتى 21` `منه` is the month.
    private func isOfThem(_ index: Int, _ document: Document) -> Bool {
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

    /// `تستمر حتى 21 منه`: a day of the month named before.
    private func isDayOfMonth(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.tokens.upperBound
        guard amount.isBare, amount.numeral.plainDigits > 0, amount.value <= ExactDecimal(31),
            next < document.tokenCount, document[next].letterCount == 3
        else { return false }
        let text = document.words.text
        return text.letter(document[next], 0) == Letters.meem
            && text.letter(document[next], 1) == Letters.noon
            && text.letter(document[next], 2) == Letters.heh
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

    // MARK: Amounts in words

    /// `تي في 5`: the end of a name that began before the number.
    private func nameAround(_ first: Int, _ document: Document) -> Int? {
        for start in stride(from: first - 1, through: max(0, first - 3), by: -1) {
            guard document[start].isWord, document.continuesLine(start + 1) else { return nil }
            guard document.words.lookups[start].continues, document.words.mayStart(.organizations, at: start),
                let name = amounts.lexicon.match(.organizations, at: start, in: document.words),
                name.tokens.upperBound > first
            else { continue }
            return name.tokens.upperBound
        }
        return nil
    }

    /// `الاف بي آي`: an acronym that begins like thousands; the token behind it.
    private func nameEnd(_ amount: Amount, _ document: Document) -> Int? {
        let first = amount.numeral.tokens.lowerBound
        guard document.words.lookups[first].continues, document.words.mayStart(.organizations, at: first),
            let name = amounts.lexicon.match(.organizations, at: first, in: document.words),
            name.tokens.count > 1
        else { return nil }
        return name.tokens.upperBound
    }

    /// `عشرات القتلى`, `عدة مناطق`, `المليارات`; not `بعدة` before a verb, not `مئات` as a word of its own.
    private func vague(_ amount: Amount, _ document: Document) -> Bool {
        if amount.numeral.isSeveral {
            return amount.counted != nil || amount.countedBefore != nil || amount.unit != nil
                || amount.numeral.hasScale
        }
        return true
    }

    /// `نصف الأراضي`, `ثلثي الناتج`; not `النصف الأول`, `ربع نهائي`, `ربع سنوي`.
    private func fraction(_ amount: Amount, hasCue: Bool, _ document: Document) -> Bool {
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

    /// `أكثر من ضعف`, `إلى ثلاثة أضعاف`; `ضعف الطلب` alone is also weakness.
    private func multiple(_ amount: Amount, hasCue: Bool, _ document: Document) -> Bool {
        if hasCue || amount.numeral.tokens.count > 1 || standsAlone(amount, document) { return true }
        let before = amount.tokens.lowerBound - 1
        if isLevelPreposition(before, document) { return true }
        let next = amount.numeral.tokens.upperBound
        return amounts.cues.match(next, document, { $0.family == .multiple }) != nil
    }

    // MARK: Ranges

    /// `نطاق العدد 1000-5000`: two bare numbers of three digits or more behind a word that takes a number, or a
    /// text of nothing else; smaller ones are scores.
    func mayBeBareRange(_ first: Amount, _ second: Amount, _ document: Document) -> Bool {
        if standsAlone(first, with: second, document) { return true }
        guard first.value >= ExactDecimal(100), first.tokens.lowerBound > 0 else { return false }
        return amounts.nouns.isFunctionWord(first.tokens.lowerBound - 1, document)
    }

    /// Whether two numbers around a dash can be the ends of a range rather than a score or a date.
    func mayBeRange(_ first: Amount, _ second: Amount, _ document: Document) -> Bool {
        !first.numeral.definite && label(before: first.tokens.lowerBound, document) == nil
    }

    /// Whether a word of clock time stands before a number.
    func tellsTime(_ amount: Amount, _ document: Document) -> Bool {
        label(before: amount.tokens.lowerBound, document, isClock: true) != nil
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
