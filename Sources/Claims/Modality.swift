import ArabicText
import Extraction
import Lexicon

/// Reads how sure a clause is of its figure.
struct ModalityReader {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    /// The modality of a figure.
    ///
    /// - Parameters:
    ///   - frame: the figure's clause.
    ///   - figure: first token of the figure.
    ///   - attributions: what states it, outermost first.
    func modality(of frame: Frame, figure: Int, attributions: [Int]) -> (Claim.Modality, Claim.Traits) {
        var modality = Claim.Modality()
        var traits: Claim.Traits = []
        let start = scopeStart(of: frame, attributions: attributions)
        var strongest: (rank: Int, modal: ClaimLexicon.Modal, tokens: Range<Int>)?
        var metricEnd = start
        for token in start..<max(start, figure) {
            // `العمر الافتراضي` is the name of a measure.
            let isInMetric = token < metricEnd
            if passage[token].metric?.form == .phrase { metricEnd = max(metricEnd, passage[token].metricEnd) }
            guard let modal = passage[token].modal, passage[token].kind != .cue, counts(modal, token, frame),
                !isInMetric
            else { continue }
            let rank = rank(modal)
            if rank >= strongest?.rank ?? 0 { strongest = (rank, modal, token..<passage[token].modalEnd) }
        }
        if let (_, modal, tokens) = strongest {
            modality.kind = modal.kind
            modality.certainty = modal.certainty.rawValue
            modality.cue = passage.span(tokens)
            modality.negated = modal.negates
            if modal.isCapability { traits.insert(.capability) }
            if modal.plan {
                traits.insert(.plan)
            } else if modal.certainty == .probable || modal.certainty == .improbable, !modal.negates {
                traits.insert(hasHolder(tokens, frame) ? .held : .impersonal)
            }
        }
        if modality.kind == .fact || modality.kind == .forecast { applyStance(attributions, &modality) }
        // `تعتبر المدينتان موقعين`: what is merely called so is no estimate.
        if modality.kind == .fact, let verb = frame.verb, passage[verb].stance == .estimative,
            passage[verb].grammar?.role != .copula
        {
            modality.kind = .estimate
            modality.certainty = "PR+"
            modality.cue = passage.span(verb..<(verb + 1))
            if holds(passage[verb], frame, verb) { traits.insert(.held) }
        }
        if modality.kind == .fact, let verb = frame.verb, passage[verb].isFuture, start <= verb {
            modality.kind = .forecast
            modality.cue = passage.span(verb..<(verb + 1))
        }
        if isNegated(frame) {
            modality.negated = true
            modality.certainty = String(modality.certainty.prefix(2)) + "-"
        }
        if let condition = condition(before: figure, from: start) {
            modality.hypothetical = true
            if modality.kind == .fact {
                modality.kind = .possibility
                modality.certainty = "PS+"
                modality.cue = passage.span(condition)
            }
        }
        return (modality, traits)
    }

    /// Whether somebody holds what a cue expects or estimates: `توقعات المحللين`, `تقديراته`, `قدرت الوزارة عدد المنشآت`.
    private func hasHolder(_ cue: Range<Int>, _ frame: Frame) -> Bool {
        let last = cue.upperBound - 1
        let word = passage[cue.lowerBound]
        guard word.kind == .verb else {
            guard word.kind == .noun, !word.isDefinite, cue.count == 1 else { return false }
            return word.hasPronoun || passage.document.endsInHeh(last)
                || passage.contains(last + 1) && passage[last + 1].kind == .noun
                    && (passage[last + 1].isDefinite || mentions.entity(at: last + 1) != nil)
        }
        return holds(word, frame, cue.lowerBound)
    }

    /// Whether a verb of expecting or estimating has a subject that is not what is estimated.
    private func holds(_ word: PassageWord, _ frame: Frame, _ verb: Int) -> Bool {
        guard frame.verb == verb, let subject = frame.subject else { return false }
        // `التي توقعت ربحا قدره 279`
        if frame.subjectFirst { return frame.object != nil }
        let parts = PhraseParser(passage: passage).parts(of: subject, dimension: .count)
        let head = passage[subject.lowerBound]
        return parts.metric == nil && head.metric == nil && !head.hasPronoun
            && head.grammar?.kind != .generic
            && (head.grammar?.kind == .actor || mentions.entity(at: subject.lowerBound) != nil
                || frame.object != nil)
    }

    /// Tokens of the cue that opens a condition before the figure in its sentence.
    func condition(before figure: Int, from start: Int) -> Range<Int>? {
        var at = figure - 1
        var hasComma = false
        while at >= passage.tokens.lowerBound {
            let word = passage[at]
            if let modal = word.modal, modal.hypothetical {
                // What holds `حتى لو تراجعت الأسعار` holds without it.
                if hasComma, concedes(before: at) { return nil }
                // `ولو بنسبة 5%` concedes, it sets no condition.
                return word.conjunction > 0 && word.modalEnd == at + 1
                    && passage.document[at].letterCount == 3 ? nil : at..<word.modalEnd
            }
            if figure - at > 30 { return nil }
            // What a reason, another circumstance or a relative clause says holds without the condition.
            if word.kind == .subordinator, word.grammar?.result != true { return nil }
            if word.kind == .comma { hasComma = true }
            if word.kind == .relative, !hasComma { return nil }
            if word.kind == .stop, at + 1 != passage.joint { return nil }
            if word.kind == .cue { return nil }
            at -= 1
        }
        return nil
    }

    /// Whether `حتى` stands before a word for a condition.
    private func concedes(before token: Int) -> Bool {
        passage.contains(token - 1)
            && passage.document.bareKey(token - 1).map(ModalityReader.even.contains) ?? false
    }

    private static let even = Set(words: "حتى")

    /// Where the words that can qualify the figure begin: at its clause, or before the verbs it is coordinated with.
    private func scopeStart(of frame: Frame, attributions: [Int]) -> Int {
        var start = max(frame.start, passage.tokens.lowerBound)
        guard let verb = frame.verb else { return start }
        let goesOn = passage[verb].isImperfect || passage[verb].isFuture
        var at = start - 1
        while at >= passage.tokens.lowerBound, goesOn || frame.isResult {
            let word = passage[at]
            if word.kind == .cue || word.kind == .relative { break }
            if word.kind == .stop, at + 1 != passage.joint { break }
            if word.kind == .complementizer, !word.isModal,
                at == 0 || !passage.contains(at - 1) || !passage[at - 1].isModal
            {
                break
            }
            if word.kind == .subordinator, word.grammar?.result != true { break }
            start = at
            at -= 1
        }
        return start
    }

    /// Whether an everyday word is meant as a modal here: as the verb of the clause, or right before `أن`.
    private func counts(_ modal: ClaimLexicon.Modal, _ token: Int, _ frame: Frame) -> Bool {
        if modal.hypothetical { return false }
        guard modal.ambiguous else { return true }
        if frame.verb == token { return true }
        let next = passage[token].modalEnd
        return passage.contains(next) && passage[next].kind == .complementizer
    }

    /// What prevails where several cues qualify one figure: the inner doubt over the outer expectation.
    private func rank(_ modal: ClaimLexicon.Modal) -> Int {
        switch modal.kind {
        case .possibility: 4
        case .estimate: 3
        case .forecast: modal.certainty == .certain ? 1 : 2
        case .fact: 0
        }
    }

    private func applyStance(_ attributions: [Int], _ modality: inout Claim.Modality) {
        for index in attributions {
            let attribution = mentions.attributions[index]
            var kind: Claim.Modality.Kind?
            switch attribution.stance {
            case .predictive: kind = .forecast
            case .estimative: kind = .estimate
            case .neutral, .strong, .evidential, .doubting: break
            }
            // `وفقا لتقديرات البنك`: the source itself is an estimate.
            if kind == nil, let source = attribution.source, let modal = modal(at: source) { kind = modal }
            guard let kind,
                modality.kind == .fact
                    || (modality.kind == .forecast && kind == .estimate && modality.cue == nil)
            else { continue }
            modality.kind = kind
            modality.certainty = "PR+"
            modality.cue = attribution.cue
        }
    }

    /// The modality that a source's first word names.
    private func modal(at source: TextSpan) -> Claim.Modality.Kind? {
        for token in passage.tokens {
            let start = Int(passage.document[token].start)
            if start >= source.end { return nil }
            if start >= source.start || Int(passage.document[token].end) > source.start {
                guard let kind = passage[token].modal?.kind, kind != .possibility else { return nil }
                return kind
            }
        }
        return nil
    }

    /// Whether `لا`, `لم`, `لن`, `ليس` stands right before the verb.
    private func isNegated(_ frame: Frame) -> Bool {
        guard let verb = frame.verb, passage.contains(verb - 1), passage[verb - 1].kind == .particle else {
            return false
        }
        let text = passage.document.words.text
        let particle = passage.document[verb - 1]
        let skip = passage[verb - 1].conjunction
        let first = text.letter(particle, skip)
        let second = text.letter(particle, skip + 1)
        let count = Int(particle.letterCount) - skip
        guard first == Letters.lam else { return false }
        return count == 2
            ? second == Letters.alef || second == Letters.meem || second == Letters.noon
            : count == 3 && second == Letters.yeh
    }
}
