import ArabicText
import Extraction
import Lexicon

// The words of a clause that name what its figure measures.
extension MetricReader {
    /// A metric behind a preposition after the verb (`يقلل من أوقات الانتظار`).
    func metricPhrase(in range: Range<Int>) -> Range<Int>? {
        var at = range.lowerBound
        while at < range.upperBound {
            if at + 1 < range.upperBound, passage[at].kind == .preposition, passage[at + 1].kind == .noun,
                passage[at + 1].metric?.ambiguous == false || passage[at + 1].grammar?.kind == .masdar
            {
                return phrases.phrase(at: at + 1, before: range.upperBound)
            }
            // `تخطط لرفع الإنتاج`, `عقدا لبناء`
            if passage[at].kind == .noun, passage[at].hasPreposition, passage[at].grammar?.kind == .masdar {
                return phrases.phrase(at: at, before: range.upperBound)
            }
            at += 1
        }
        return nil
    }

    func readObject(
        _ object: Range<Int>, _ dimension: Dimension, _ spans: inout [Range<Int>],
        _ reading: inout FigureReading
    ) {
        var object = object
        if passage[object.lowerBound].grammar?.kind == .masdar, !passage[object.lowerBound].isDefinite,
            object.count > 1,
            passage[object.lowerBound + 1].metric != nil
        {
            // What is done, then what it is done to.
            spans.append(object.lowerBound..<(object.lowerBound + 1))
            object = (object.lowerBound + 1)..<object.upperBound
        }
        let parts = parser.parts(of: object, dimension: dimension)
        if let metric = parts.metric {
            spans.append(metric.lowerBound..<object.upperBound)
            if reading.metric.key == nil {
                reading.metric.key = parts.key
                reading.family = parts.sense.map { passage.senses.name($0.family) }
                reading.kind = parts.sense?.kind
            }
        } else {
            spans.append(object.lowerBound..<min(object.upperBound, object.lowerBound + 3))
        }
    }

    /// `لبناء 3 محطات`: what is done with the things counted, right before the figure.
    func masdar(before figure: Int, from start: Int) -> Range<Int>? {
        let at = figure - 1
        guard at >= start, passage.contains(at), passage[at].kind == .noun, passage[at].hasPreposition,
            passage[at].grammar?.kind == .masdar
        else { return nil }
        return at..<(at + 1)
    }

    /// `ارتفاع أسهم 15 شركة`, `تدريب 6 آلاف مقاتل`: nouns in a construct with the things counted.
    func construct(before figure: Figure, from start: Int) -> Range<Int>? {
        let end = figure.tokens.lowerBound
        guard end > start, opensConstruct(end - 1) else { return nil }
        var at = end - 1
        guard figure.dimension == .count else {
            // `تحويل مبلغ 700 مليون`: a measure, and what is done with it.
            guard let metric = passage[at].metric, metric.kind != .change, !passage[at].hasPreposition,
                metric.isMeasure(of: figure.dimension)
            else { return nil }
            if at > start, passage[at - 1].grammar?.kind == .masdar, !passage[at - 1].isDefinite,
                passage[at].prefix == 0
            {
                at -= 1
            }
            return at..<end
        }
        guard figure.counted != nil else { return nil }
        while at > start, end - at < 3, !passage[at].hasPreposition, passage[at].conjunction == 0,
            opensConstruct(at - 1)
        { at -= 1 }
        let isKnown = passage[at].metric != nil || passage[at].grammar?.kind == .masdar
        if !isKnown {
            // Right behind a verb it may as well be the subject: `قتل انتحاري 5 أشخاص`.
            guard passage.contains(at - 1) else { return nil }
            switch passage[at - 1].kind {
            case .preposition: break
            case .noun where passage[at].hasPreposition || passage[at - 1].isDefinite: break
            default: return nil
            }
        }
        return at..<end
    }

    /// Whether a noun may have the next as its second term.
    func opensConstruct(_ token: Int) -> Bool {
        guard passage.contains(token) else { return false }
        let word = passage[token]
        let document = passage.document
        guard word.kind == .noun, !word.isDefinite, !word.hasPronoun, !word.isModal,
            word.grammar?.kind != .generic, word.grammar?.kind != .comparative,
            word.metric?.form != .possessive, document[token].kind == .arabic,
            document[token].letterCount > 2,
            mentions.entity(at: token) == nil
        else { return false }
        if word.metric != nil || word.grammar?.kind == .masdar { return true }
        // `مسلحون`, `مسلحين`: a plural that keeps its noon has no second term; nor has an accusative, or a pronoun.
        let text = document.words.text
        let last = text.lastLetter(document[token])
        let before = text.letter(document[token], Int(document[token].letterCount) - 2)
        return !(last == Letters.noon && (before == Letters.waw || before == Letters.yeh))
            && last != Letters.alef && !document.endsInHeh(token)
    }

    /// Whether a noun says what befell the things counted after it, not what somebody does with them.
    func befalls(_ token: Int) -> Bool {
        guard let metric = passage[token].metric else { return false }
        return metric.kind == .change && !metric.takesAgent
            || metric.kind == .event && passage[token].grammar?.kind != .masdar
    }

    /// `بقيمة`, `بسعة` right before the figure, past bound words.
    func detailNoun(before figure: Int, from start: Int) -> Range<Int>? {
        var at = figure - 1
        while at >= start,
            passage[at].kind == .preposition || passage[at].kind == .adverb || passage[at].kind == .particle
        { at -= 1 }
        // Past its adjectives: `بقدرة إجمالية`.
        var last = at
        while last > start, at - last < 2, passage[last].kind == .noun, !passage[last].hasPreposition {
            last -= 1
        }
        if last >= start, passage.contains(last), isJoinedByBeh(last), passage[last].metric != nil {
            at = last
        }
        guard at >= start, passage.contains(at), passage[at].kind == .noun, passage[at].metric != nil,
            isJoinedByBeh(at) || passage[at].metric?.form == .phrase
                || passage[at].metric?.form == .possessive
        else { return nil }
        return at..<(at + 1)
    }

    func isJoinedByBeh(_ token: Int) -> Bool {
        let word = passage[token]
        return word.hasPreposition
            && passage.document.words.text.letter(passage.document[token], word.conjunction) == Letters.beh
    }

    func setMetric(_ ranges: [Range<Int>], _ reading: inout FigureReading) {
        guard !ranges.isEmpty else { return }
        var ranges = ranges
        // Mostly they are in order already.
        if zip(ranges, ranges.dropFirst()).contains(where: { $0.lowerBound > $1.lowerBound }) {
            ranges.sort { $0.lowerBound < $1.lowerBound }
        }
        var spans: [TextSpan] = []
        spans.reserveCapacity(ranges.count)
        for range in ranges {
            let span = passage.span(range)
            if let last = spans.last, last.overlaps(span) || last == span { continue }
            spans.append(span)
        }
        reading.metric.spans = spans
        reading.metric.status = .explicit
    }
}
