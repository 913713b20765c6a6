import ArabicText
import Lexicon

/// What stands behind a number and measures it: its unit, a half of it, its rate, its smaller coin.
extension AmountReader {
    func unitBehind(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
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
    func unitOfWhich(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
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

    func take(_ unit: UnitMatch, _ amount: inout Amount, _ document: Document) {
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

    /// `ثلاث سنوات ونصف (السنة)`, `عام ونصف`, `طن إلا ربع`.
    func halfBehind(_ amount: inout Amount, _ document: Document) {
        var at = amount.tokens.upperBound
        let lone = numerals.isLone(Letters.waw, at, document)
        if lone { at += 1 }
        // `ساعتين إلا ربعا`
        let isLess =
            !lone
            && numerals.word(.except, at, document).map { $0.prefix == 0 && $0.word.value.isNegative }
                ?? false
        if isLess { at += 1 }
        guard at < document.tokenCount, !document[at].gap.contains(.newline), amount.numeral.places == 0,
            let (word, prefix) = numerals.word(at, document, { $0.kind == .fraction && !$0.enclitic }),
            lone || isLess ? prefix == 0 : prefix == 1 && numerals.isJoined(at, prefix, document),
            let part = word.value.times(amount.numeral.lastScale).map({ amount.unit?.scaled($0) ?? $0 }),
            let value = isLess ? amount.value.minus(part) : amount.value.plus(part)
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

    func rateBehind(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
        // `مليون برميل من النفط يوميا`: the rate stands behind what the barrels are of.
        guard
            let (per, end) = units.rate(
                amount.tokens.upperBound, document, context: context, of: amount.unit)
                ?? amount.unit.flatMap({ unit in
                    unit.end > amount.tokens.upperBound
                        ? units.rate(unit.end, document, context: context, of: unit) : nil
                }), end <= amount.limit
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

    /// `27 مليون ريال و243 ألفا و15 ريالا` is one sum: below millions stand thousands of the same coin.
    func lesserPart(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
        guard let unit = amount.unit, unit.entry.dimension == .money, unit.per == nil, !amount.unitLeads,
            amount.numeral.lastScale >= ExactDecimal(1_000_000), amount.numeral.places == 0
        else { return }
        var at = amount.tokens.upperBound
        let lone = numerals.isLone(Letters.waw, at, document)
        if lone { at += 1 }
        guard let part = numerals.read(at, document), part.kind == .cardinal, part.hasScale, part.places == 0,
            lone ? part.prefix == 0 : numerals.isJoined(at, part.prefix, document) && part.prefix == 1,
            part.value < amount.numeral.lastScale,
            let again = units.unit(part.tokens.upperBound, document, context: context, afterNumber: true),
            again.code == unit.code, again.prefix == 0, again.tokens.upperBound <= amount.limit,
            let value = amount.value.plus(part.value)
        else { return }
        amount.value = value
        amount.tokens = amount.tokens.lowerBound..<again.tokens.upperBound
        amount.end = Int(document[again.tokens.upperBound - 1].end)
    }

    /// `20 دولارا و43 سنتا` is one price.
    func subUnit(_ amount: inout Amount, _ document: Document, _ context: CurrencyContext) {
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
}
