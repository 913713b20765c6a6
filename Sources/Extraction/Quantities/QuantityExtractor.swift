import ArabicText
import Lexicon

/// Finds every quantity of a document: numbers with their bounds, ranges, units, rates and counted nouns.
final class QuantityExtractor: Sendable {
    let amounts: AmountReader
    let cues: CueLexicon
    let refusals: NumberRefusals
    let duals: CountedDuals

    init(_ lexicon: Lexicon) {
        amounts = AmountReader(lexicon)
        cues = amounts.cues
        refusals = NumberRefusals(amounts)
        duals = CountedDuals(lexicon)
    }

    /// Quantities in order of the text; tokens that belong to dates are passed over.
    func extract(_ document: Document, dates: [DateMention]) -> [Quantity] {
        var quantities: [Quantity] = []
        var context = CurrencyContext(country: document.country)
        var pending = PendingCue.none
        var nextDate = 0
        var sentence = 0
        let words = document.words
        var index = words.next(waking: .amounts, from: 0)
        while index < words.count {
            defer { index = words.next(waking: .amounts, from: index) }
            while nextDate < dates.count, dates[nextDate].tokens.upperBound <= index { nextDate += 1 }
            while sentence + 1 < document.sentenceStarts.count, document.sentenceStarts[sentence + 1] <= index
            {
                sentence += 1
                pending = .none
            }
            if nextDate < dates.count, dates[nextDate].tokens.lowerBound <= index {
                index = dates[nextDate].tokens.upperBound
                continue
            }
            guard wakes(index, document) else {
                pending.update(index, document, cues)
                index += 1
                continue
            }
            // No amount goes past a line that ends its sentence; a point may belong to a unit (`كيلوواط.ساعة`).
            let following =
                sentence + 1 < document.sentenceStarts.count
                ? document.sentenceStarts[sentence + 1] : document.tokenCount
            let endsLine = following < document.tokenCount && document[following].gap.contains(.newline)
            let sentenceEnd = endsLine ? following : document.tokenCount
            let limit =
                nextDate < dates.count ? min(sentenceEnd, dates[nextDate].tokens.lowerBound) : sentenceEnd
            let count = quantities.count
            if quantities.capacity == 0 { quantities.reserveCapacity(8) }
            if let next = read(
                index, document, limit: limit, pending: pending, into: &quantities, context: &context)
            {
                if quantities.count > count, usesUp(quantities[count]) { pending = .none }
                index = max(next, index + 1)
                continue
            }
            pending.update(index, document, cues)
            index += 1
        }
        return quantities
    }

    /// Whether a quantity may begin at a token: asked of every token, so it looks at bits only.
    @inline(__always)
    private func wakes(_ index: Int, _ document: Document) -> Bool {
        let token = document[index]
        switch token.kind {
        case .number, .symbol: return true
        case .punctuation:
            let letter = document.words.text.letter(token, 0)
            return (letter == 0x28 || letter == 0x2D) && opensNumber(index + 1, document)
        case .arabic, .latin:
            return opensAmount(index, document) || cues.mayLead(index, document)
                || cues.mayBeFrom(index, document) && opensNumber(index + 1, document)
        case .quote, .foreign: return false
        }
    }

    /// Whether an amount may begin at a word, without a cue before it.
    private func opensAmount(_ index: Int, _ document: Document) -> Bool {
        let lookup = document.words.lookups[index]
        if amounts.numerals.mayOpen(index, document)
            || lookup.mayBe([.dualUnit, .dual, .leadingCurrency])
        {
            return true
        }
        // A unit begins an amount only before a number word, before `و` and a fraction, or alone in its text.
        return !lookup.families.isDisjoint(with: [.units, .currencies])
            && (document.tokenCount < 6 || opensNumber(index + 1, document)
                || opensNumber(index + 2, document))
    }

    @inline(__always)
    private func opensNumber(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount else { return false }
        switch document[index].kind {
        case .number, .symbol, .punctuation: return true
        case .arabic, .latin: return amounts.numerals.mayOpen(index, document)
        case .quote, .foreign: return false
        }
    }

    /// Whether a quantity is what a waiting cue waited for, and not a number of people on the way to it.
    private func usesUp(_ quantity: borrowing Quantity) -> Bool {
        quantity.bound != .exact || quantity.unit.counted == nil
            || quantity.span.start < quantity.unit.counted?.start ?? 0
    }

    /// Reads the quantity that starts at a token, or a number that is none; the token to go on from, or `nil` where
    /// nothing was read.
    private func read(
        _ index: Int, _ document: Document, limit: Int, pending: PendingCue,
        into quantities: inout [Quantity],
        context: inout CurrencyContext
    ) -> Int? {
        let lead = LeadingCues(index, document, cues, amounts)
        let at = lead.end
        guard at < limit,
            at == index
                ? !document[index].isWord || opensAmount(index, document)
                : opensNumber(at, document) || duals.mayBeDual(at, document)
                    || document.words.mayStart([.units, .currencies], at: at)
        else { return nil }
        guard var amount = amounts.read(at, document, context, limit: limit) else {
            guard duals.mayBeDual(at, document), let dual = duals.dual(at, document, amounts) else {
                return nil
            }
            quantities.append(quantity(dual, lead, document, pending: pending))
            return quantities[quantities.count - 1].tokens.upperBound
        }
        guard amount.tokens.upperBound <= limit else { return nil }
        if lead.hasBound { amount.takeBracket(document, amounts) }
        if let named = amount.unit, named.entry.dimension == .money, !named.entry.isBare,
            let noun = named.entry.bare
        {
            context.named[noun] = named.code
        }
        if lead.hasBound || document.tokenCount < 6,
            let fraction = amounts.slashFraction(amount, hasCue: lead.hasBound, document, limit: limit),
            lead.hasBound || refusals.standsAlone(fraction, document)
        {
            amount = fraction
        }
        if let range = range(amount, lead, document, limit: limit, context) {
            quantities.append(range)
            return range.tokens.upperBound
        }
        if let end = hoursEnd(amount, document, limit: limit, context) { return end }
        if amount.numeral.kind == .cardinal, amount.isBare, lead.opensRange || lead.from,
            let end = refusals.pairEnd(amount, document)
        {
            return end
        }
        let second = joined(to: amount, document, limit: limit, context)
        let shares = second != nil && refusals.refuseLabel(amount, document) == nil
        if !shares, let refused = refusals.refuse(amount, hasCue: lead.hasBound, document) {
            return refused
        }
        inheritUnit(&amount, quantities, document)
        if let second { shareUnit(of: second, &amount, document) }
        quantities.append(quantity(amount, lead, document, pending: pending))
        return quantities[quantities.count - 1].tokens.upperBound
    }

    /// The amount joined to a bare one by `أو`, `و` or `إلى`: `7 أو 10 سنوات`, `5 و6 ملايين برميل`,
    /// `3 و5 و8 في المئة`, `ارتفع من 8 إلى 9 في المئة`.
    private func joined(
        to amount: Amount, _ document: Document, limit: Int, _ context: CurrencyContext, depth: Int = 0
    ) -> Amount? {
        guard amount.isBare, amount.numeral.kind == .cardinal, !amount.numeral.definite, depth < 6,
            amount.numeral.plainDigits != 4 || amount.value > ExactDecimal(2100)
        else { return nil }
        var at = amount.tokens.upperBound
        guard at + 1 < min(limit, document.tokenCount), !document[at].gap.contains(.newline) else {
            return nil
        }
        let text = document.words.text
        let token = document[at]
        let isOr =
            token.letterCount == 2 && text.letter(token, 0) == Letters.alef
            && text.letter(token, 1) == Letters.waw
        let lone = amounts.numerals.isLone(Letters.waw, at, document)
        // Two levels, and no range, which was read before.
        if depth == 0, let to = cues.match(at, document, { $0.family == .range && $0.to }) {
            guard to.match.prefix == 0, to.match.tokens.count == 1,
                let second = amounts.read(at + 1, document, context, limit: limit),
                second.numeral.kind == .cardinal, second.unit != nil || second.counted != nil
            else { return nil }
            return second
        }
        if isOr || lone { at += 1 }
        guard var second = amounts.read(at, document, context, limit: limit),
            second.numeral.kind == .cardinal
        else { return nil }
        let parted = second.numeral.tokens.lowerBound
        if second.isBare, isOr == false,
            let last = joined(to: second, document, limit: limit, context, depth: depth + 1)
        {
            second.unit = last.unit
            second.counted = last.counted
            second.numeral.hasScale = last.numeral.hasScale
            second.numeral.lastScale = last.numeral.lastScale
        }
        guard second.unit != nil || second.counted != nil,
            isOr || lone || amounts.numerals.isJoined(at, second.numeral.prefix, document),
            parted - amount.tokens.upperBound <= 1,
            second.numeral.hasDigits == amount.numeral.hasDigits, !second.numeral.startsWithScale
        else { return nil }
        return second
    }

    private func shareUnit(of second: Amount, _ amount: inout Amount, _ document: Document) {
        guard amount.inherited == nil else { return }
        amount.inherited = unit(of: second, document)
        if !amount.numeral.hasScale, second.numeral.hasScale, amount.value < ExactDecimal(1000),
            let scaled = amount.value.times(second.numeral.lastScale),
            // `من 950 إلى 1.2 مليون` has another scale in mind.
            scaled.approximation <= second.value.approximation * 20
        {
            amount.value = scaled
        }
    }

    /// `من 3.5 مليار دولار إلى 2.9 مليار`: the second amount is in the unit of the first.
    private func inheritUnit(_ amount: inout Amount, _ quantities: [Quantity], _ document: Document) {
        guard amount.per != nil || amount.isBare && amount.numeral.hasScale, let previous = quantities.last
        else { return }
        if let per = amount.per, previous.unit.per == per,
            document.sentence(ofToken: previous.tokens.lowerBound)
                == document.sentence(ofToken: amount.tokens.lowerBound)
        {
            // `200 ألف برميل باليوم … 500 ألف يوميا`
            amount.inherited = previous.unit
            return
        }
        guard amount.isBare, amount.numeral.hasScale, previous.unit.dimension == .money,
            document.sentence(ofToken: previous.tokens.lowerBound)
                == document.sentence(ofToken: amount.tokens.lowerBound),
            amount.tokens.lowerBound - previous.tokens.upperBound <= 4
        else { return }
        amount.inherited = previous.unit
    }

    // MARK: Building

    private func quantity(_ amount: Amount, _ lead: LeadingCues, _ document: Document, pending: PendingCue)
        -> Quantity
    {
        // `من بين 134 عملا`: what opens a range bounds nothing where none follows.
        let isAlone = lead.opensRange && lead.bound == nil && !lead.approximate
        let first = isAlone ? amount.tokens.lowerBound : min(lead.tokens.lowerBound, amount.tokens.lowerBound)
        var quantity = Quantity(
            span: TextSpan(isAlone ? amount.start : lead.start(of: amount), amount.end),
            tokens: first..<amount.tokens.upperBound,
            value: amount.value, unit: unit(of: amount, document),
            number: document.span(amount.numeral.tokens))
        quantity.approximate = lead.approximate
        quantity.cue = isAlone ? nil : lead.span
        var bound = lead.bound
        after(&quantity, &bound, document)
        if bound == nil, amount.numeral.kind != .vague,
            let (parted, span) = pending.bound(for: amount, lead, document, amounts)
        {
            bound = parted
            quantity.cue = quantity.cue ?? span
        }
        if bound == .moreThan, quantity.cue != nil, isNegated(before: quantity.tokens.lowerBound, document) {
            bound = .atMost
        }
        if amount.numeral.kind == .vague {
            quantity.bound = .vague
            quantity.value = nil
        } else {
            apply(bound, to: &quantity)
        }
        if amount.isBelowZero(document, cues), let value = quantity.value, !value.isNegative {
            quantity.value = value.negated
        }
        quantity.delta = isChange(amount, lead, document)
        return quantity
    }

    /// `لا تشكل أكثر من 10`, `لم يمض أكثر من شهر`: a negated clause turns `more than` into `at most`.
    private func isNegated(before index: Int, _ document: Document) -> Bool {
        var at = index - 1
        let first = max(0, index - 7)
        while at >= first {
            if document[at].kind != .arabic || opensClause(at, document) { return false }
            if let (cue, match) = cues.match(at, document, { $0.family == .negation && !$0.belowZero }) {
                return match.tokens.count == 1 && !cue.opens
            }
            at -= 1
        }
        return false
    }

    /// `أن`, `وأن`, and whatever a joined `و` begins.
    private func opensClause(_ index: Int, _ document: Document) -> Bool {
        let text = document.words.text
        let token = document[index]
        if text.letter(token, 0) == Letters.waw, token.letterCount > 2 {
            return document.words.lookups[index].reading.prefix > 0
        }
        // `بل أكثر من 20 مليونا`, `لمن تجاوز الستين`
        if token.letterCount == 2, text.letter(token, 0) == Letters.beh, text.letter(token, 1) == Letters.lam
        {
            return true
        }
        if amounts.nouns.isRelative(index, document) { return true }
        return token.letterCount == 2 && text.letter(token, 0) == Letters.alef
            && text.letter(token, 1) == Letters.noon
    }

    private func apply(_ bound: Bound?, to quantity: inout Quantity) {
        guard let bound, bound != .exact, let value = quantity.value else { return }
        quantity.bound = bound
        quantity.value = nil
        switch bound {
        case .moreThan, .atLeast: quantity.lower = value
        case .lessThan, .atMost: quantity.upper = value
        case .exact, .between, .vague: break
        }
    }

    /// Cues behind the amount: `على الأقل`, `فأكثر`, `تقريبا`, `تحت الصفر`.
    private func after(_ quantity: inout Quantity, _ bound: inout Bound?, _ document: Document) {
        let end = quantity.tokens.upperBound
        guard end < document.tokenCount, !document[end].gap.contains(.newline) else { return }
        if let (cue, match) = cues.match(
            end, document, { $0.after && $0.family != .label || $0.belowZero })
        {
            // `فأكثر` carries its proclitic as part of the cue; `وعلى الأقل` starts something else.
            guard match.prefix == 0 else { return }
            // `أو أكثر من نصف السكان` compares what follows.
            if match.tokens.count > 1, amounts.numerals.isMin(match.tokens.upperBound, document) { return }
            if cue.family == .approximate { quantity.approximate = true }
            if let said = cue.bound, bound == nil { bound = said }
            quantity.tokens = quantity.tokens.lowerBound..<match.tokens.upperBound
            quantity.span.end = Int(document[match.tokens.upperBound - 1].end)
            if !cue.belowZero { quantity.cue = quantity.cue ?? document.span(match.tokens) }
        }
    }

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
                || amounts.nouns.isDescribed(unit.tokens.upperBound, document)
        {
            // `سبع نقاط`, `1500 نقطة ميدانية` count; points of an index have decimals or run to hundreds.
            return Unit(code: "{count}", dimension: .count, counted: document.span(unit.tokens))
        }
        if let unit = amount.unit, unit.code == "Cel", unit.per == nil, unit.tokens.count == 1,
            amounts.nouns.isDescribed(unit.tokens.upperBound, document)
        {
            // `أربع درجات علمية`
            return Unit(code: "{count}", dimension: .count, counted: document.span(unit.tokens))
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
            // `المليارات` alone, with its article, is money.
            if amount.numeral.kind == .vague, amount.numeral.hasScale, amount.numeral.prefix == 2,
                amount.value >= ExactDecimal(1_000_000_000),
                amount.counted == nil, amount.countedBefore == nil
            {
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

    /// Whether the words before an amount say it is a change: `بارتفاع قدره 3 %`, `زاد 12 نقطة`; not `ارتفع إلى`.
    private func isChange(_ amount: Amount, _ lead: LeadingCues, _ document: Document) -> Bool {
        var at = min(lead.tokens.lowerBound, amount.tokens.lowerBound) - 1
        let first = max(0, at - 3)
        while at >= first {
            let token = document[at]
            if token.kind == .punctuation || token.kind == .number { return false }
            if let (cue, _) = cues.match(at, document, { $0.family == .range || $0.family == .change }) {
                // `إلى` before the amount makes it a level.
                return cue.family == .change
            }
            at -= 1
        }
        return false
    }

    // MARK: Ranges

    /// The token behind two clock times of which only the first is said to be one: `من الساعة 7 إلى 8.30`.
    private func hoursEnd(
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
    private func range(
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
