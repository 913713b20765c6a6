import ArabicText
import Lexicon

/// What bounds an amount from outside it: cues behind it, and the negation of its clause.
extension QuantityExtractor {
    /// `لا تشكل أكثر من 10`, `لم يمض أكثر من شهر`: a negated clause turns `more than` into `at most`.
    func isNegated(before index: Int, _ document: Document) -> Bool {
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

    func apply(_ bound: Bound?, to quantity: inout Quantity) {
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
    func after(_ quantity: inout Quantity, _ bound: inout Bound?, _ document: Document) {
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
}
