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
    func read(
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
        if let named = amount.unit, named.entry.dimension == .money, let noun = named.entry.bare {
            if !named.entry.isBare {
                context.named[noun] = named.code
            } else if named.entry.fallback == nil, named.code != "XXX" {
                context.placed[noun] = named.code
            }
        }
        if !context.writesThousandths { context.writesThousandths = amount.isWrittenInThousandths }
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
        lendUnit(amount, to: &quantities, document)
        quantities.append(quantity(amount, lead, document, pending: pending))
        return quantities[quantities.count - 1].tokens.upperBound
    }

    func quantity(_ amount: Amount, _ lead: LeadingCues, _ document: Document, pending: PendingCue)
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
}
