import ArabicText
import Extraction
import Lexicon

/// Metric and subject of one figure.
struct FigureReading {
    var metric = Claim.Referent.missing
    var subject = Claim.Referent.missing
    var denominator: TextSpan?
    /// The metric that the key is a kind of.
    var family: String?
    /// Direction of the change the figure states: 1 up, -1 down.
    var direction = 0
    var kind: ClaimLexicon.Metric.Kind?
    /// Whether the metric says only that something was gained.
    var isGain = false
    /// Whether a comparative is part of the metric.
    var isComparative = false
    /// Whether the subject is only what the share is taken of.
    var subjectIsWhole = false
}

/// Finds what a figure measures and whose it is, from the clause it stands in.
struct MetricReader {
    let passage: Passage
    let mentions: Mentions
    let context: SubjectContext

    private var phrases: NounPhrases { NounPhrases(passage: passage, mentions: mentions) }
    private var parser: PhraseParser { PhraseParser(passage: passage, mentions: mentions) }
    private var subjects: SubjectReader { SubjectReader(passage: passage, mentions: mentions, context: context) }

    /// Metric and subject of a figure in a clause of its own.
    func read(_ quantity: Int, _ frame: Frame) -> FigureReading {
        let figure = mentions.quantities[quantity]
        let dimension = figure.unit.dimension
        let whole = DenominatorReader(passage: passage, mentions: mentions).denominator(of: quantity)
        var reading = FigureReading()
        var spans: [Range<Int>] = []
        var holder: Range<Int>?
        var usesPronoun = false
        let verb = frame.verb
        let verbSense = verb.flatMap { passage[$0].verbMetric }
        let isAuxiliary = verb.map { passage[$0].grammar?.role == .auxiliary } ?? false
        let isCopula = verb.map { passage[$0].grammar?.role == .copula } ?? false
        if let verb, !isAuxiliary, !isCopula, verbSense?.links != true { spans.append(verb..<(verb + 1)) }
        if let phrase = frame.subject {
            let parts = parser.parts(of: phrase, dimension: dimension)
            if let metric = parts.metric {
                spans.append(metric)
                reading.metric.key = parts.key
                reading.family = parts.sense?.family
                reading.kind = parts.sense?.kind
                let limit = frame.subjectFirst ? verb ?? figure.tokens.lowerBound : figure.tokens.lowerBound
                holder = parts.holder ?? parser.holderAfter(phrase.upperBound, before: limit).map {
                    DenominatorReader(passage: passage, mentions: mentions).withPlace($0)
                }
                usesPronoun = parts.hasPronoun
                if usesPronoun {
                    // `مؤشرها لأسعار الغذاء`: the whole phrase names the thing, the pronoun its owner.
                    let end = parser.holderAfter(phrase.upperBound, before: limit)?.upperBound ?? phrase.upperBound
                    holder = phrase.lowerBound..<end
                }
                if holder == nil, !usesPronoun { holder = bare(phrase, limit: limit) }
            } else if isMasdar(phrase.lowerBound), phrase.count > 1 {
                spans.append(phrase.lowerBound..<(phrase.lowerBound + 1))
                holder = (phrase.lowerBound + 1)..<phrase.upperBound
            } else if isAuxiliary || isMasdar(phrase.lowerBound) {
                spans.append(phrase.lowerBound..<(phrase.lowerBound + 1))
                holder = nil
            } else {
                holder = comparative(in: phrase, &spans)
            }
        }
        if frame.object == nil, let verb, let inner = metricPhrase(in: (verb + 1)..<max(verb + 1, figure.tokens.lowerBound)), frame.subject.map({ !$0.overlaps(inner) }) ?? true {
            readObject(inner, dimension, &spans, &reading)
        }
        if let object = frame.object { readObject(object, dimension, &spans, &reading) }
        if let detail = detailNoun(before: figure.tokens.lowerBound, from: frame.start) {
            spans.append(detail)
            if reading.metric.key == nil { reading.metric.key = passage[detail.lowerBound].metric?.key }
        }
        if let whole {
            spans.append(whole)
            reading.denominator = passage.span(whole)
        }
        if reading.metric.key == nil, let whole, let sense = passage[whole.lowerBound].metric { reading.metric.key = sense.key }
        if reading.metric.key == nil {
            reading.metric.key = verbSense?.key
            reading.family = verbSense?.family
        }
        if reading.kind == nil { reading.kind = verbSense?.kind }
        reading.direction = verbSense?.direction ?? 0
        reading.isGain = reading.metric.key == nil && spans.contains { passage[$0.lowerBound].grammar?.isGain == true }
        reading.isComparative = spans.contains { passage[$0.lowerBound].grammar?.kind == .comparative }
        setMetric(spans, &reading)
        reading.subject = subject(holder, frame, figure, whole: whole, &reading)
        return reading
    }

    // MARK: Metric

    /// A metric behind a preposition after the verb (`يقلل من أوقات الانتظار`).
    private func metricPhrase(in range: Range<Int>) -> Range<Int>? {
        var at = range.lowerBound
        while at + 1 < range.upperBound {
            if passage[at].kind == .preposition, passage[at + 1].kind == .noun, passage[at + 1].metric?.ambiguous == false {
                return phrases.phrase(at: at + 1, before: range.upperBound)
            }
            at += 1
        }
        return nil
    }

    private func readObject(_ object: Range<Int>, _ dimension: Dimension, _ spans: inout [Range<Int>], _ reading: inout FigureReading) {
        let parts = parser.parts(of: object, dimension: dimension)
        if let metric = parts.metric {
            spans.append(metric.lowerBound..<object.upperBound)
            if reading.metric.key == nil {
                reading.metric.key = parts.key
                reading.family = parts.sense?.family
                reading.kind = parts.sense?.kind
            }
        } else {
            spans.append(object.lowerBound..<min(object.upperBound, object.lowerBound + 3))
        }
    }

    /// `بقيمة`, `بسعة` right before the figure, past bound words.
    private func detailNoun(before figure: Int, from start: Int) -> Range<Int>? {
        var at = figure - 1
        while at >= start, passage[at].kind == .preposition || passage[at].kind == .adverb || passage[at].kind == .particle { at -= 1 }
        guard at >= start, passage.contains(at), passage[at].kind == .noun, passage[at].metric != nil,
            passage[at].hasPreposition || passage[at].metric?.form == .phrase || passage[at].metric?.form == .possessive
        else { return nil }
        return at..<(at + 1)
    }

    func setMetric(_ ranges: [Range<Int>], _ reading: inout FigureReading) {
        guard !ranges.isEmpty else { return }
        var spans: [TextSpan] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let span = passage.span(range)
            if let last = spans.last, last.overlaps(span) || last == span { continue }
            spans.append(span)
        }
        reading.metric.spans = spans
        reading.metric.status = .explicit
    }

    // MARK: Subject

    /// A metric without a holder is its own subject: `التضخم في تونس`, without the measure word before it.
    private func bare(_ phrase: Range<Int>, limit: Int) -> Range<Int> {
        var start = phrase.lowerBound
        if passage[start].grammar?.kind == .generic, start + 1 < phrase.upperBound { start += 1 }
        let whole = DenominatorReader(passage: passage, mentions: mentions).withPlace(start..<phrase.upperBound)
        return start..<max(phrase.upperBound, min(whole.upperBound, limit))
    }

    /// `منشآتهم أكثر قيمة`: what is compared is the metric, what stands before it the subject.
    private func comparative(in phrase: Range<Int>, _ spans: inout [Range<Int>]) -> Range<Int> {
        guard let at = phrase.first(where: { passage[$0].grammar?.kind == .comparative && !passage[$0].isDefinite }),
            at > phrase.lowerBound
        else { return phrase }
        spans.append(at..<phrase.upperBound)
        return phrase.lowerBound..<at
    }

    private func isMasdar(_ token: Int) -> Bool { passage[token].grammar?.kind == .masdar && !passage[token].isDefinite }

    private func subject(
        _ holder: Range<Int>?, _ frame: Frame, _ figure: Quantity, whole: Range<Int>?, _ reading: inout FigureReading
    ) -> Claim.Referent {
        if let holder { return subjects.referent(holder) }
        if let beneficiary = beneficiary(frame, figure) { return subjects.referent(beneficiary) }
        if let whole {
            let parts = parser.parts(of: whole, dimension: .share)
            reading.subjectIsWhole = parts.metric != nil && parts.holder == nil && !parts.hasPronoun
            return subjects.referent(whole)
        }
        if figure.unit.dimension == .count, let counted = figure.unit.counted, frame.verb != nil, !frame.isRelative {
            return Claim.Referent(spans: [counted], key: nil, status: .explicit)
        }
        return subjects.implied()
    }

    /// `مما يوفر على الشركات 5 ملايين`: whoever the result falls to.
    private func beneficiary(_ frame: Frame, _ figure: Quantity) -> Range<Int>? {
        guard frame.isResult, let verb = frame.verb, passage.contains(verb + 1), passage[verb + 1].kind == .preposition else { return nil }
        return phrases.phrase(at: verb + 2, before: figure.tokens.lowerBound)
    }
}
