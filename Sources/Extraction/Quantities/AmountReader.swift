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
        decideSeparator(&amount, negative: sign == .minus, context)
        if leading == nil || leading?.entry.dimension == .money { rateBehind(&amount, document, context) }
        // `«عكاظ 9» ينطلق`: behind the mark a verb or another clause may stand.
        if amount.unit == nil, amount.per == nil, !isQuoted || !mayOpenClause(quoteEnd, document) {
            countedBehind(&amount, document)
        }
        subUnit(&amount, document, context)
        lesserPart(&amount, document, context)
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

    func start(
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
}
