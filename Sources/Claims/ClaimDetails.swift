import ArabicText
import Extraction
import Lexicon

/// What is read off a figure once its metric and subject are known.
struct ClaimDetails {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    /// Whether a figure is a level reached or left, by the preposition before it.
    func approach(to figure: Figure) -> Claim.Traits {
        var at = figure.tokens.lowerBound - 1
        while passage.contains(at), passage[at].kind == .adverb || passage[at].kind == .bracket { at -= 1 }
        guard passage.contains(at), passage[at].kind == .preposition else { return [] }
        let denominators = DenominatorReader(passage: passage)
        if denominators.isFrom(at) { return .fromLevel }
        return denominators.isTo(at) ? .toLevel : []
    }

    /// Whether the verb is in the imperfect or the future, with no `كان` before it.
    func isProspective(_ frame: Frame) -> Bool {
        guard let verb = frame.verb, passage[verb].isImperfect || passage[verb].isFuture else { return false }
        var at = verb - 1
        while passage.contains(at), verb - at <= 12, passage[at].kind != .comma, passage[at].kind != .stop,
            passage[at].kind != .cue
        {
            if let grammar = passage[at].grammar, grammar.role == .copula, grammar.perfect { return false }
            at -= 1
        }
        return true
    }

    /// In a hypothetical the scenario is what the figure is about, unless its metric names another holder.
    func fillHypothetical(_ claim: inout Claim, _ figure: Figure) {
        let reader = ModalityReader(passage: passage)
        guard let cue = reader.condition(before: figure.tokens.lowerBound, from: passage.tokens.lowerBound)
        else { return }
        var end = cue.upperBound
        while passage.contains(end), end < figure.tokens.lowerBound, passage[end].kind != .comma,
            passage[end].kind != .stop,
            passage[end].kind != .cue
        {
            end += 1
        }
        guard end > cue.upperBound, end < figure.tokens.lowerBound else { return }
        claim.condition = passage.span(cue.lowerBound..<end)
        var start = cue.upperBound
        while start < end, passage[start].kind == .verb || passage[start].kind == .complementizer {
            start += 1
        }
        if start < end, claim.subject.key == nil { claim.subject.spans.append(passage.span(start..<end)) }
    }

    /// The place a figure is of, where `في` or a name says one.
    func place(_ claim: Claim, _ frame: Frame, _ figure: Figure) -> Int? {
        var low = (0..<mentions.entities.count).partition {
            mentions.entities[$0].tokens.upperBound <= frame.start
        }
        var found: Int?
        while low < mentions.entities.count,
            mentions.entities[low].tokens.lowerBound < passage.tokens.upperBound
        {
            let entity = mentions.entities[low]
            if entity.type == .place,
                isIn(entity) || claim.subject.spans.contains(where: { $0.contains(entity.span) })
                    || claim.denominator?.contains(entity.span) == true
            {
                if entity.tokens.lowerBound < figure.tokens.lowerBound {
                    found = low
                } else {
                    let between =
                        figure.tokens.upperBound..<max(figure.tokens.upperBound, entity.tokens.lowerBound)
                    let isSame = !between.contains {
                        passage[$0].kind == .comma || passage[$0].kind == .verb
                            || passage[$0].kind == .quantity || passage[$0].kind == .stop
                    }
                    return isSame ? low : found
                }
            }
            low += 1
        }
        return found
    }

    /// Whether `في` or a joined `ب` stands before a place.
    private func isIn(_ entity: Entity) -> Bool {
        let token = entity.tokens.lowerBound
        guard passage.contains(token) else { return false }
        if passage[token].hasPreposition { return true }
        return passage.contains(token - 1) && passage[token - 1].kind == .preposition
            && DenominatorReader(passage: passage).isIn(token - 1)
    }

    /// How sure the reader is of each field.
    func confidence(_ claim: Claim, _ figure: Figure) -> Claim.Confidence {
        let subject =
            switch claim.subject.status {
            case .explicit: 0.9
            case .resolved: 0.75
            case .implied: 0.5
            case .missing: 0.3
            }
        return Claim.Confidence(
            value: figure.bound == .vague ? 0.6 : 0.95, subject: subject, time: claim.time == nil ? 0.6 : 0.9,
            attribution: claim.attributions.isEmpty ? 0.7 : 0.9)
    }
}
