import ArabicText
import Lexicon

/// The unit an amount is reported in.
extension QuantityExtractor {
    /// What a code says it is per; most are per nothing.
    private func rate(of code: String) -> String? {
        code.utf8.contains(0x2F) ? code.split(separator: "/").dropFirst().last.map(String.init) : nil
    }

    func unit(of amount: Amount, _ document: Document) -> Unit {
        if var inherited = amount.inherited {
            inherited.text = nil
            return inherited
        }
        if let unit = amount.unit, unit.code == "{point}", unit.per == nil,
            amount.value.exponent >= 0,
            amount.value < ExactDecimal(100)
                && (amount.numeral.kind == .vague
                    || !amounts.nouns.speaksOfIndex(unit.tokens.lowerBound, document))
                || amounts.nouns.isDescribed(unit.tokens.upperBound, document)
        {
            // `سبع نقاط`, `1500 نقطة ميدانية` count; points of an index have decimals, run to hundreds, or
            // stand in its sentence.
            return Unit(code: "{count}", dimension: .count, counted: document.span(unit.tokens))
        }
        if let unit = amount.unit, unit.code == "Cel", unit.per == nil, unit.tokens.count == 1,
            document[unit.tokens.lowerBound].kind == .arabic,
            let degrees = Degrees(document, cues, amounts.nouns).unit(of: amount, unit)
        {
            return degrees
        }
        if let unit = amount.unit {
            var code = unit.code
            if let per = unit.per { code += "/" + (per.contains(".") ? "(\(per))" : per) }
            let text = document.span(unit.tokens)
            return Unit(
                code: code, dimension: unit.entry.dimension,
                per: unit.per ?? rate(of: unit.code),
                text: unit.prefix > 0
                    ? TextSpan(document.byte(ofLetter: unit.prefix, in: unit.tokens.lowerBound), text.end)
                    : text)
        }
        if let per = amount.per { return Unit(code: "{count}/\(per)", dimension: .count, per: per) }
        switch amount.numeral.kind {
        case .fraction, .multiple: return Unit(code: "1", dimension: .ratio)
        case .cardinal, .vague:
            if amount.isMoneyByItself, amount.counted == nil, amount.countedBefore == nil {
                return Unit(code: "XXX", dimension: .money)
            }
            let counted = amount.counted.map { countedSpan($0, of: amount, document) } ?? amount.countedBefore
            if amount.isMultiplier(document, amounts) {
                return Unit(code: "1", dimension: .ratio, text: counted)
            }
            return Unit(code: "{count}", dimension: .count, counted: counted)
        }
    }

    /// Source of a counted noun: its proclitics left out where it is the number too (`وشركتين`).
    private func countedSpan(_ tokens: Range<Int>, of amount: Amount, _ document: Document) -> TextSpan {
        let span = document.span(tokens)
        // The noun of a range may stand behind its first end: `5 شركات - 7`.
        return amount.start < span.end ? TextSpan(max(span.start, amount.start), span.end) : span
    }
}
