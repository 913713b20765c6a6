import ArabicText
import Lexicon

/// Reads amounts: a number, the sign before it, the unit, the rate and the noun behind it.
final class AmountReader: Sendable {
    let numerals: NumeralReader
    let units: UnitReader
    let nouns: CountedNounReader
    let cues: CueLexicon
    let lexicon: Lexicon

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        cues = CueLexicon(lexicon)
        numerals = NumeralReader(lexicon)
        units = UnitReader(lexicon, cues: cues)
        nouns = CountedNounReader(lexicon)
    }

    // MARK: Reading

    /// The amount that starts at a token: at its sign, its bracket, or its number.
    func read(_ index: Int, _ document: Document, _ context: CurrencyContext, limit: Int = .max) -> Amount? {
        guard index < document.tokenCount, index < limit else { return nil }
        if document[index].isWord {
            if document.words.mayStart([.units, .currencies], at: index),
                let amount = unitBeforeNumber(index, document, context)
            {
                return amount
            }
            if units.mayBeDual(index, document), let amount = dual(index, document, context) { return amount }
        }
        var at = index
        let sign = self.sign(&at, document)
        var leading: UnitMatch?
        if isPercent(at, document), at + 1 < document.tokenCount, document[at + 1].kind == .number {
            // `%20`; a sign that belongs to the number before it was taken there.
            leading = units.unit(at, document, context: context, afterNumber: true)
            at += 1
        } else if let unit = units.leading(at, document, context: context),
            isNumber(unit.tokens.upperBound, document)
        {
            leading = unit
            at = unit.tokens.upperBound
        }
        var bracket = false
        if leading == nil, numerals.isOpeningBracket(at, document), at + 2 < document.tokenCount,
            document[at + 1].kind == .number || isNumber(at + 1, document),
            bracketCloses(after: at + 1, document)
        {
            bracket = true
            at += 1
        }
        // `«14» مراجعا`: the mark before the digits woke nobody.
        let isQuoted =
            !bracket && at > 0 && document[at - 1].kind == .quote
            && numerals.isOpeningBracket(at - 1, document)
        guard let numeral = numerals.read(at, document) else { return one(index, document, context) }
        var amount = Amount(
            numeral: numeral, value: numeral.value, tokens: index..<numeral.tokens.upperBound,
            start: start(index, at, numeral, sign: sign, leads: leading != nil || bracket, document),
            end: Int(document[numeral.tokens.upperBound - 1].end))
        amount.unit = leading
        amount.unitLeads = leading != nil
        if bracket { closeBracket(&amount, at - 1, document) }
        let quoteEnd = at + 2
        if isQuoted, amount.tokens.upperBound == at + 1, quoteEnd < min(limit, document.tokenCount) {
            amount.tokens = amount.tokens.lowerBound..<quoteEnd
        }
        amount.limit = limit
        if leading == nil {
            unitBehind(&amount, document, context)
            if amount.unit == nil { unitOfWhich(&amount, document, context) }
        }
        // `-5 درجات تحت الصفر` says it twice.
        if sign == .minus, !amount.value.isNegative { amount.value = amount.value.negated }
        decideSeparator(&amount, negative: sign == .minus)
        if leading == nil || leading?.entry.dimension == .money { rateBehind(&amount, document, context) }
        // `«عكاظ 9» ينطلق`: behind the mark a verb or another clause may stand.
        if amount.unit == nil, amount.per == nil, !isQuoted || !mayOpenClause(quoteEnd, document) {
            countedBehind(&amount, document)
        }
        subUnit(&amount, document, context)
        if isQuoted, amount.tokens.upperBound == quoteEnd {
            amount.tokens = amount.tokens.lowerBound..<amount.numeral.tokens.upperBound
        }
        return amount
    }

    private func mayOpenClause(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount, document[index].kind == .arabic else { return true }
        let first = document.words.text.letter(document[index], 0)
        return (first == Letters.yeh || first == Letters.waw || first == Letters.teh)
            && document.words.lookups[index].reading.word == 0
    }

    private enum Sign { case none, plus, minus }

    /// `-3.5`, `+ 11٪`, `ناقص خمسة`, `سالب واحد`.
    private func sign(_ at: inout Int, _ document: Document) -> Sign {
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

    private func start(
        _ index: Int, _ number: Int, _ numeral: Numeral, sign: Sign, leads: Bool, _ document: Document
    ) -> Int {
        if index < number || sign != .none || leads { return Int(document[index].start) }
        // `العشرة` keeps its article, `بعشرين` loses its preposition.
        return startOfWord(index, numeral.prefix, keepsArticle: true, document)
    }

    /// The byte where a word begins once its proclitics are off; its article stays with it.
    func startOfWord(_ index: Int, _ prefix: Int, keepsArticle: Bool, _ document: Document) -> Int {
        guard prefix > 0 else { return Int(document[index].start) }
        guard keepsArticle, numerals.isDefinite(index, prefix, document) else {
            return document.byte(ofLetter: prefix, in: index)
        }
        let text = document.words.text
        // `لل` holds the article's lam only.
        let article = text.letter(document[index], prefix - 2) == Letters.alef ? 2 : 1
        return document.byte(ofLetter: prefix - article, in: index)
    }

    func isPercent(_ index: Int, _ document: Document) -> Bool {
        index < document.tokenCount && document[index].kind == .symbol
            && document.words.text.letter(document[index], 0) == 0x25
    }

    func isNumber(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount else { return false }
        return document[index].kind == .number || document.words.lookups[index].families.contains(.numerals)
    }

    /// `(300)`: the bracket closes right behind the number.
    private func bracketCloses(after index: Int, _ document: Document) -> Bool {
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

    private func closeBracket(_ amount: inout Amount, _ open: Int, _ document: Document) {
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

    // MARK: What stands behind the number

    private func unitBehind(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
        let end = amount.tokens.upperBound
        guard end < document.tokenCount, !document[end].gap.contains(.blankLine), !amount.numeral.enclitic
        else { return }
        guard let unit = units.unit(end, document, context: context, afterNumber: true),
            !unit.entry.isDual || amount.value == ExactDecimal(2),
            unit.tokens.upperBound <= amount.limit
        else { return }
        // A unit with the article follows fractions, definite and vague numbers only: `نصف الساعة`, `الـ20 دولارا`.
        if unit.prefix > 0, !(amount.numeral.definite || amount.numeral.kind != .cardinal) { return }
        if unit.entry.dimension == .duration, isYearBehind(unit.tokens.upperBound, document),
            document[end].gap.contains(.newline)
        {
            return
        }
        take(unit, &amount, document)
        halfBehind(&amount, document)
    }

    /// `ملياران من الدولارات`, `مئات الآلاف من الأطنان`
    private func unitOfWhich(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
        let at = amount.tokens.upperBound
        guard amount.numeral.hasScale || amount.numeral.kind == .vague, numerals.isMin(at, document),
            at + 1 < document.tokenCount,
            let unit = units.unit(at + 1, document, context: context, afterNumber: true), unit.prefix == 2,
            !unit.entry.isDual,
            unit.entry.dimension != .duration, unit.tokens.upperBound <= amount.limit
        else { return }
        take(unit, &amount, document)
    }

    private func isYearBehind(_ index: Int, _ document: Document) -> Bool {
        index < document.tokenCount && document[index].kind == .number
    }

    private func take(_ unit: UnitMatch, _ amount: inout Amount, _ document: Document) {
        amount.unit = unit
        if let scale = unit.entry.scale, let value = amount.value.times(scale) {
            amount.value = value
            amount.numeral.grouped = nil
        }
        amount.tokens = amount.tokens.lowerBound..<unit.tokens.upperBound
        amount.end = Int(document[unit.tokens.upperBound - 1].end)
        if amount.bracketed == false, numerals.isOpeningBracket(amount.tokens.lowerBound, document),
            numerals.isClosingBracket(amount.tokens.upperBound, document)
        {
            amount.tokens = amount.tokens.lowerBound..<amount.tokens.upperBound + 1
            amount.end = Int(document[amount.tokens.upperBound - 1].end)
            amount.bracketed = true
        }
    }

    /// `ثلاث سنوات ونصف (السنة)`, `عام ونصف`.
    func halfBehind(_ amount: inout Amount, _ document: Document) {
        var at = amount.tokens.upperBound
        let lone = numerals.isLone(Letters.waw, at, document)
        if lone { at += 1 }
        guard at < document.tokenCount, !document[at].gap.contains(.newline), amount.numeral.places == 0,
            let (word, prefix) = numerals.word(at, document, { $0.kind == .fraction && !$0.enclitic }),
            lone ? prefix == 0 : prefix == 1 && numerals.isJoined(at, prefix, document),
            let part = word.value.times(amount.numeral.lastScale), let value = amount.value.plus(part)
        else { return }
        // `ونصف مليون` is the next amount unless the scale is the same; `ونصف سكانها` is another share.
        var end = at + 1
        if end < document.tokenCount, let unit = amount.unit,
            let again = lexicon.match(
                unit.entry.dimension == .money ? .currencies : .units, at: end, in: document.words),
            again.prefix == 0 || again.prefix == 2
        {
            end = again.tokens.upperBound
        } else if end < document.tokenCount, nouns.noun(end, document) != nil {
            return
        }
        guard end <= amount.limit else { return }
        amount.value = value
        amount.tokens = amount.tokens.lowerBound..<end
        amount.end = Int(document[end - 1].end)
    }

    private func rateBehind(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
        guard
            let (per, end) = units.rate(
                amount.tokens.upperBound, document, context: context, of: amount.unit), end <= amount.limit
        else { return }
        // `700 ريال للدرجة`: a class of seats, not of heat.
        if amount.unit?.entry.dimension == .money, per == "Cel" || per == "deg" { return }
        if amount.unit != nil {
            amount.unit?.per = per
        } else {
            // `500 ألف يوميا`: a flow whose unit was named before.
            guard amount.numeral.hasDigits || amount.numeral.hasScale else { return }
            amount.per = per
        }
        amount.tokens = amount.tokens.lowerBound..<end
        amount.end = Int(document[end - 1].end)
    }

    private func countedBehind(_ amount: inout Amount, _ document: Document) {
        guard !amount.numeral.enclitic else { return }
        if amount.numeral.definite, amount.numeral.kind == .cardinal,
            let before = definiteNoun(amount.tokens.lowerBound - 1, document)
        {
            // `الإمارات الست الأخرى`: the noun stands before its number.
            amount.countedBefore = before
            return
        }
        if let noun = partitive(amount, document) {
            amount.countedBefore = noun
            return
        }
        if amount.numeral.isSeveral, let noun = nounBeforeSeveral(amount, document) {
            amount.countedBefore = noun
            return
        }
        if isSubscriberNumber(amount, document) { return }
        // `هؤلاء الثلاثة غادروا`: behind a definite number word stands no noun of its own.
        if amount.numeral.definite, amount.numeral.kind == .cardinal, !amount.numeral.hasDigits,
            !amount.numeral.hasScale, !takesAccusative(amount, document)
        {
            return
        }
        let definite = amount.numeral.definite || amount.numeral.kind == .vague && !amount.numeral.isSeveral
        guard let noun = nouns.noun(amount.tokens.upperBound, document, definite: definite),
            amount.numeral.kind != .fraction,
            amount.numeral.kind != .multiple, noun.upperBound <= amount.limit
        else { return }
        amount.counted = noun
        amount.tokens = amount.tokens.lowerBound..<noun.upperBound
        amount.end = Int(document[noun.upperBound - 1].end)
    }

    /// `الخمسين شخصا`: behind eleven to ninety-nine stands a noun in the accusative, whatever the article.
    private func takesAccusative(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.tokens.upperBound
        return amount.value > ExactDecimal(10) && amount.value < ExactDecimal(100)
            && next < document.tokenCount && document[next].letterCount > 3
            && document.words.text.lastLetter(document[next]) == Letters.alef
    }

    /// The definite noun at a token, as source bytes.
    private func definiteNoun(_ index: Int, _ document: Document) -> TextSpan? {
        guard index >= 0 else { return nil }
        let token = document[index]
        if document.hasArticle(index) { return TextSpan(Int(token.start), Int(token.end)) }
        guard document.hasArticle(index, after: 1) else { return nil }
        return TextSpan(document.byte(ofLetter: 1, in: index), Int(token.end))
    }

    /// `مناطق عدة`: `عدة` stands behind its noun where none follows.
    private func nounBeforeSeveral(_ amount: Amount, _ document: Document) -> TextSpan? {
        let at = amount.tokens.lowerBound - 1
        let next = amount.tokens.upperBound
        guard at >= 0, amount.numeral.prefix == 0, !document[at + 1].gap.contains(.newline),
            nouns.noun(at, document) != nil, !document.hasArticle(at), document[at].letterCount > 3
        else { return nil }
        if next < document.tokenCount, document[next].kind == .arabic, !document[next].gap.contains(.newline),
            !document.hasArticle(next), !nouns.isStop(next, document)
        {
            return nil
        }
        let prefix = document.words.lookups[at].reading.prefix
        return TextSpan(
            document.byte(ofLetter: prefix <= 1 ? Int(prefix) : 0, in: at), Int(document[at].end))
    }

    /// `88548 الاتصالات، 636250 موبايلي`: a long number before a company's name is one to call or to write to.
    func isSubscriberNumber(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.numeral.tokens.upperBound
        guard amount.numeral.plainDigits >= 5, next < document.tokenCount,
            document.words.mayStart(.organizations, at: next)
        else { return false }
        return lexicon.match(.organizations, at: next, in: document.words)?.prefix == 0
    }

    /// `10000 من حاملي المشاريع`, `العشرات من الأبرياء`: what is counted stands behind `من`.
    private func partitive(_ amount: Amount, _ document: Document) -> TextSpan? {
        let at = amount.tokens.upperBound
        guard at + 1 < min(document.tokenCount, amount.limit),
            amount.numeral.kind == .cardinal || amount.numeral.kind == .vague,
            document[at].kind == .arabic, document[at].letterCount == 2,
            document.words.text.letter(document[at], 0) == Letters.meem,
            document.words.text.letter(document[at], 1) == Letters.noon,
            // `1 من كل 5`
            document[at + 1].letterCount > 2,
            nouns.noun(at + 1, document, definite: true) != nil
        else { return nil }
        return document.span(at + 1..<at + 2)
    }

    /// `12.500`: groups before what is counted or paid, decimals before a scale word, a percent sign or a measure.
    private func decideSeparator(_ amount: inout Amount, negative: Bool) {
        guard let grouped = amount.numeral.grouped else { return }
        let groups: Bool
        switch amount.unit?.entry.dimension {
        case .none: groups = true
        case .money?:
            // Dinars of a thousand parts are written with three decimals.
            let threePlaces = ["KWD", "BHD", "OMR", "TND", "JOD", "LYD", "IQD"].contains(
                amount.unit?.code ?? "")
            groups = !(threePlaces && amount.value < ExactDecimal(100))
        case .index?, .count?, .duration?: groups = true
        case .share?: groups = false
        default:
            // `12.500 كم`: nobody writes a decimal that ends in two zeros.
            groups = amount.value.exponent >= -1
        }
        if groups { amount.value = negative ? grouped.negated : grouped }
    }

    /// `20 دولارا و43 سنتا` is one price.
    private func subUnit(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
        guard let unit = amount.unit, unit.entry.dimension == .money, unit.per == nil,
            unit.entry.minor == nil, !amount.unitLeads
        else { return }
        var at = amount.tokens.upperBound
        let lone = numerals.isLone(Letters.waw, at, document)
        if lone { at += 1 }
        guard let part = numerals.read(at, document), part.kind == .cardinal, !part.hasScale,
            part.places == 0,
            lone || numerals.isJoined(at, part.prefix, document) || document[at].kind == .number,
            let minor = units.unit(part.tokens.upperBound, document, context: context, afterNumber: true),
            let (whole, parts) = units.whole(of: minor), whole == unit.code,
            let fraction = part.value.divided(by: ExactDecimal(parts)), fraction < .one,
            let value = amount.value.plus(fraction)
        else { return }
        amount.value = value
        amount.tokens = amount.tokens.lowerBound..<minor.tokens.upperBound
        amount.end = Int(document[minor.tokens.upperBound - 1].end)
    }

    /// `واحد في المئة`; `شخص واحد`: one of the nouns that are counted singly, by the word behind them.
    private func one(_ index: Int, _ document: Document, _ context: CurrencyContext) -> Amount? {
        guard let (_, prefix) = numerals.word(.one, index, document), prefix <= 1 else { return nil }
        var numeral = Numeral(value: .one, tokens: index..<index + 1)
        numeral.prefix = prefix
        var amount = Amount(
            numeral: numeral, value: .one, tokens: index..<index + 1,
            start: document.byte(ofLetter: prefix, in: index), end: Int(document[index].end))
        if let unit = units.unit(index + 1, document, context: context, afterNumber: true),
            unit.entry.dimension == .share
        {
            take(unit, &amount, document)
            return amount
        }
        guard index > 0, prefix == 0, !document[index].gap.contains(.newline),
            let noun = nouns.countedSingly(index - 1, document)
        else { return nil }
        amount.countedBefore = noun
        return amount
    }

    // MARK: Units without a number behind or before them

    /// `شهران`, `دولارين`: the dual is the number. A dual with an article or a following `كل` points, it counts not.
    private func dual(_ index: Int, _ document: Document, _ context: CurrencyContext) -> Amount? {
        for family in [Family.units, .currencies] {
            guard let match = lexicon.match(family, at: index, in: document.words),
                !numerals.isDefinite(index, match.prefix, document),
                let unit = units.unit(ofDual: match, family, document, context: context)
            else { continue }
            // `مديرين عامين`: an adjective agrees with the plural before it.
            if index > 0, unit.entry.dimension == .duration, endsLikePlural(index - 1, document) {
                return nil
            }
            var numeral = Numeral(value: ExactDecimal(2), tokens: match.tokens)
            numeral.prefix = match.prefix
            var amount = Amount(
                numeral: numeral, value: ExactDecimal(2), unit: unit, tokens: match.tokens,
                start: document.byte(ofLetter: match.prefix, in: index),
                end: Int(document[match.tokens.upperBound - 1].end))
            if let scale = unit.entry.scale, let value = amount.value.times(scale) { amount.value = value }
            halfBehind(&amount, document)
            rateBehind(&amount, document, context)
            return amount
        }
        return nil
    }

    /// `القرن`, `اليوم`: one span of the calendar, which a definite number behind it puts in a row.
    func isSpan(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0, document.words.mayStart(.calendars, at: index),
            let match = lexicon.match(.calendars, at: index, in: document.words)
        else { return false }
        return lexicon.senses(of: .calendars, at: match).contains { sense in
            let features = lexicon.features(lexicon.entry(of: sense))
            return features["kind"] == "noun" && features["unit"]?.last != "s"
        }
    }

    private func isWholeText(_ tokens: Range<Int>, _ document: Document) -> Bool {
        document.tokenCount <= tokens.count + 3
            && !(0..<document.tokenCount).contains {
                !tokens.contains($0) && (document[$0].isWord || document[$0].kind == .number)
            }
    }

    private func endsLikePlural(_ index: Int, _ document: Document) -> Bool {
        let token = document[index]
        let text = document.words.text
        guard token.kind == .arabic, token.letterCount > 4, text.lastLetter(token) == Letters.noon else {
            return false
        }
        return text.letter(token, Int(token.letterCount) - 2) == Letters.yeh
    }

    /// `السنوات الخمس`, `عام واحد`, `عام ونصف`: the unit stands before its number.
    private func unitBeforeNumber(_ index: Int, _ document: Document, _ context: CurrencyContext) -> Amount? {
        guard document[index].kind == .arabic else { return nil }
        for family in [Family.units, .currencies] {
            guard let match = lexicon.match(family, at: index, in: document.words),
                let unit = units.unit(of: match, family, document, context: context), !unit.entry.isDual
            else { continue }
            if isWholeText(match.tokens, document) {
                // A text of nothing but a unit says one of it.
                return Amount(
                    numeral: Numeral(value: .one, tokens: match.tokens), value: .one, unit: unit,
                    tokens: match.tokens,
                    start: Int(document[index].start), end: Int(document[match.tokens.upperBound - 1].end))
            }
            guard match.tokens.upperBound < document.tokenCount,
                !document[match.tokens.upperBound].gap.contains(.newline)
            else { continue }
            let next = match.tokens.upperBound
            let definite = numerals.isDefinite(index, match.prefix, document)
            if definite {
                // `السنوات الخمس`: number and noun agree in the article.
                // The twenty-first century is one.
                // `الساعة الـ12` is a time of day.
                let isDigits =
                    document.isArticleOfDigits(next)
                    && cues.match(index, document) { $0.family == .label } == nil
                guard numerals.word(.ordinal, next, document) == nil,
                    let numeral = numerals.read(isDigits ? next + 1 : next, document),
                    numeral.kind == .cardinal,
                    isDigits
                        ? numeral.plainDigits > 0 && numeral.plainDigits < 4 && !isSpan(index, document)
                        : numeral.definite && !numeral.hasDigits && !numeral.hasScale && numeral.prefix == 2,
                    isDigits || numeral.value < ExactDecimal(11) || !isSpan(index, document)
                else { continue }
                return Amount(
                    numeral: numeral, value: numeral.value, unit: unit,
                    tokens: index..<numeral.tokens.upperBound,
                    start: startOfWord(index, match.prefix, keepsArticle: true, document),
                    end: Int(document[numeral.tokens.upperBound - 1].end))
            }
            if let (_, prefix) = numerals.word(.one, next, document), prefix == 0 {
                var numeral = Numeral(value: .one, tokens: next..<next + 1)
                numeral.prefix = match.prefix
                return Amount(
                    numeral: numeral, value: .one, unit: unit, tokens: index..<next + 1,
                    start: document.byte(ofLetter: match.prefix, in: index), end: Int(document[next].end))
            }
            var numeral = Numeral(value: .one, tokens: match.tokens)
            numeral.prefix = match.prefix
            var amount = Amount(
                numeral: numeral, value: .one, unit: unit, tokens: match.tokens,
                start: document.byte(ofLetter: match.prefix, in: index),
                end: Int(document[match.tokens.upperBound - 1].end))
            halfBehind(&amount, document)
            if amount.value != .one { return amount }
        }
        return nil
    }
}

extension UnitReader {
    /// The unit of a dual form at a match; `nil` for any other form.
    func unit(ofDual match: Match, _ family: Family, _ document: Document, context: CurrencyContext)
        -> UnitMatch?
    {
        unit(of: match, family, document, context: context).flatMap { $0.entry.isDual ? $0 : nil }
    }
}
