import ArabicText
import Lexicon

/// Ranges: two amounts that bound one.
extension QuantityExtractor {
    /// The token behind two clock times of which only the first is said to be one: `من الساعة 7 إلى 8.30`.
    func hoursEnd(
        _ first: Amount, _ document: Document, limit: Int, _ context: CurrencyContext
    ) -> Int? {
        let at = first.tokens.upperBound
        guard first.isBare, at < limit, refusals.tellsTime(first, document),
            let join = RangeJoin(at, document, cues, amounts), join.kind != .and, join.end < limit,
            let second = amounts.read(join.end, document, context, limit: limit), second.isBare,
            second.value <= ExactDecimal(24)
        else { return nil }
        return second.tokens.upperBound
    }

    /// `من نصف متر إلى متر ونصف`: waves and walls, whose two ends have the unit each.
    private func isHeight(_ first: Amount, _ second: Amount) -> Bool {
        first.unit?.entry.dimension == .length && first.unit?.code == second.unit?.code
            && first.numeral.kind != .multiple && second.numeral.kind != .multiple
            && second.numeral.kind != .vague
    }

    /// Two amounts that bound one: `بين 85 و134`, `ما بين 85 إلى 134`, `5-8 دولارات`, `1 - %1.3`, `من 10 إلى 20`.
    func range(
        _ first: Amount, _ lead: LeadingCues, _ document: Document, limit: Int, _ context: CurrencyContext
    ) -> Quantity? {
        guard first.numeral.kind != .vague, first.numeral.kind != .multiple else { return nil }
        var at = first.tokens.upperBound
        // A noun or unit read behind the first end may be the join itself read as a noun: never, joins are known words.
        guard at < limit, let join = RangeJoin(at, document, cues, amounts) else { return nil }
        at = join.end
        guard at < limit, join.allowed(by: lead),
            let second = amounts.read(at, document, context, limit: limit),
            second.numeral.kind == first.numeral.kind || isHeight(first, second)
        else { return nil }
        if join.kind == .and, !join.isSeparateWord,
            !amounts.numerals.isJoined(at, second.numeral.prefix, document), document[at].kind != .number
        {
            return nil
        }
        if !lead.opensRange {
            // Without `بين` the second end alone has a unit, and the ends are in order.
            if join.kind == .dash {
                guard first.isBare || first.unit?.code == second.unit?.code,
                    !second.isBare || refusals.mayBeBareRange(first, second, document),
                    refusals.mayBeRange(first, second, document)
                else { return nil }
            } else {
                // `من 25 ريالا إلى 24 ريالا` tells two levels; so does any pair behind a word of change.
                guard first.isBare || lead.from && isHeight(first, second),
                    !refusals.saysChange(before: lead.tokens.lowerBound, document),
                    // `من الساعة 7 إلى 8.30`, and not `من سن 17 إلى 23`
                    !refusals.tellsTime(first, document)
                else {
                    return nil
                }
                // Without `من` the ends must be alike: `طراز 737 إلى 80 مليونا` is no range.
                let isAlike = second.value.approximation <= max(first.value.approximation, 1) * 20
                // `20 إلى 30 ألف عامل`: the scale word serves both ends.
                let scaled =
                    first.numeral.hasScale || second.numeral.startsWithScale
                    ? nil : first.value.times(second.numeral.lastScale)
                guard
                    lead.from || isAlike
                        || scaled.map({ $0 < second.value && first.numeral.plainDigits != 4 }) ?? false
                else { return nil }
            }
        }
        var low = first.value
        let high = second.value
        if !first.numeral.hasScale, second.numeral.hasScale, !second.numeral.startsWithScale,
            let scaled = low.times(second.numeral.lastScale),
            scaled <= high
                || lead.opensRange && low < ExactDecimal(1000) && low.approximation <= high.approximation
        {
            // `85 و134 مليون`: the scale word serves both ends.
            if first.isBare { low = scaled }
        }
        // Ends out of order are a slip only where `بين` says that a range is meant.
        if !lead.opensRange || join.kind == .dash, low >= high { return nil }
        var whole = second
        if whole.unit == nil { whole.unit = first.unit }
        if whole.unit == nil, whole.counted == nil { whole.counted = first.counted }
        var quantity = Quantity(
            span: TextSpan(lead.start(of: first), max(first.end, second.end)),
            tokens: min(lead.tokens.lowerBound, first.tokens.lowerBound)..<second.tokens.upperBound,
            value: nil, lower: low, upper: high,
            bound: .between, approximate: lead.approximate, unit: unit(of: whole, document),
            number: TextSpan(
                Int(document[first.numeral.tokens.lowerBound].start),
                Int(document[second.numeral.tokens.upperBound - 1].end)), cue: lead.span)
        if quantity.unit.dimension == .ratio, let unit = first.unit { quantity.unit.code = unit.code }
        var bound: Bound? = .between
        after(&quantity, &bound, document)
        return quantity
    }
}
