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

    /// `لبناء 3 محطات`, `إمكانية صرف ما نسبته 15%`: what is done with the figure, right before it.
    func masdar(before figure: Int, from start: Int) -> Range<Int>? {
        var at = figure - 1
        while at > start, passage.contains(at),
            passage[at].grammar?.link == .apposition || passage[at].grammar?.link == .amount
                || at < figure - 1 && passage[at].kind == .particle
        { at -= 1 }
        guard at >= start, passage.contains(at), passage[at].kind == .noun,
            passage[at].grammar?.kind == .masdar,
            passage[at].hasPreposition || at < figure - 1 && !passage[at].isDefinite
        else { return nil }
        return at..<(at + 1)
    }

    /// `على خسائر ملموسة قدرها 77 نقطة`, `الحصة وقدرها 26%`: the phrase that a word with its pronoun gives the figure to.
    func amountNoun(before figure: Int, _ frame: Frame) -> Range<Int>? {
        var at = figure - 1
        while at > frame.start, passage.contains(at),
            passage[at].kind == .preposition && passage[at].grammar?.link == nil
                || passage[at].kind == .adverb || passage[at].kind == .bracket
        { at -= 1 }
        guard at > frame.start, passage.contains(at), passage[at].grammar?.link == .amount,
            passage[at].hasPronoun || passage.document.endsInHeh(at)
        else { return nil }
        guard
            let phrase = FrameFinder(passage: passage, floor: context.floor).phraseEnding(before: at),
            phrase.lowerBound >= frame.start, frame.change == nil,
            frame.subject.map({ !$0.overlaps(phrase) }) ?? true,
            passage[phrase.lowerBound].metric?.kind != .change, mentions.entity(at: phrase.lowerBound) == nil
        else { return nil }
        return phrase
    }

    /// Whether somebody does what a noun says to the things counted behind it.
    func isDone(by token: Int) -> Bool {
        passage[token].grammar?.kind == .masdar || passage[token].metric?.takesAgent == true
    }

    /// `ارتفاع أسهم 15 شركة`, `تدريب 6 آلاف مقاتل`: nouns in a construct with the things counted.
    func construct(before figure: Figure, from start: Int) -> Range<Int>? {
        let end = figure.tokens.lowerBound
        guard end > start, opensConstruct(end - 1) else { return nil }
        var at = end - 1
        guard figure.dimension == .count else {
            // `تحويل مبلغ 700 مليون`: a measure, and what is done with it.
            if passage[at].metric == nil, figure.dimension != .duration, figure.dimension != .share,
                !passage[at].hasPreposition, passage[at].conjunction == 0, at - 1 > start,
                passage[at - 1].kind == .preposition, passage[at - 1].grammar?.link == nil
            {
                // `تمكنت المحطة من معالجة 3 ملايين لتر`
                return at..<end
            }
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
            word.grammar?.kind != .privative, word.metric?.form != .possessive,
            document[token].kind == .arabic,
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
    func detailNoun(before figure: Int, from start: Int, _ dimension: Dimension) -> Range<Int>? {
        var at = figure - 1
        while at >= start,
            passage[at].kind == .preposition || passage[at].kind == .adverb || passage[at].kind == .particle
                || passage[at].kind == .bracket
        { at -= 1 }
        let isRight = ((at + 1)..<max(at + 1, figure)).allSatisfy { passage[$0].kind == .bracket }
        // Past its adjectives: `بقدرة إجمالية`.
        var last = at
        while last > start, at - last < 2, passage[last].kind == .noun, !passage[last].hasPreposition {
            last -= 1
        }
        if last >= start, passage.contains(last), isJoinedByBeh(last), passage[last].metric != nil {
            at = last
        }
        guard at >= start, passage.contains(at), passage[at].kind == .noun else { return nil }
        guard let metric = passage[at].metric else {
            // `بشاشة 5 بوصات`, `بمشاركة أكثر من 30 دولة`, `بذاكرة عشوائية 2 جيجابايت`: an amount is of the indefinite noun
            // that `ب` ties to it.
            if isRight, mayBeJoinedByBeh(at) { return at..<(at + 1) }
            // `بنسبة تغطية 92%`
            if isRight, at > start, passage[at - 1].grammar?.link == .amount, !passage[at].isDefinite,
                !passage.document.words.lookups[at].mayBe(.metricVerb)
            {
                return at..<(at + 1)
            }
            return dimension != .count && isRight && at - 1 >= start && passage[at - 1].kind == .noun
                && passage[at - 1].metric == nil && !passage[at].isDefinite && !passage[at].hasPreposition
                && passage[at].conjunction == 0 && mayBeJoinedByBeh(at - 1) ? (at - 1)..<(at + 1) : nil
        }
        // `توغل لمسافة 5 كيلومترات`, `على عمق 30 مترا`
        let isMeasure =
            isRight && metric.kind != .change && metric.isMeasure(of: dimension)
            && (passage[at].hasPreposition
                || passage.contains(at - 1) && passage[at - 1].kind == .preposition)
        guard
            isJoinedByBeh(at) || metric.form == .phrase || metric.form == .possessive || isMeasure
        else { return nil }
        return at..<(at + 1)
    }

    /// Whose a detail is: `مكنسة كهربائية بسعر 5 ملايين`, `الدائرة الثالثة سعة 650 ميجاوات`, the thing named right before it.
    ///
    /// What is measured itself (`تداولات بقيمة 5`) is no thing, and where it is (`في السوق بسعر 5`) not whose.
    func detailOwner(before detail: Int, from start: Int, _ dimension: Dimension) -> Range<Int>? {
        guard let metric = passage[detail].metric, metric.kind == .level || metric.kind == .price,
            isJoinedByBeh(detail) || !passage[detail].hasPreposition && passage[detail].conjunction == 0
        else { return nil }
        let finder = FrameFinder(passage: passage, floor: context.floor)
        var end = detail
        while let phrase = finder.phraseEnding(before: end), phrase.upperBound == end,
            phrase.lowerBound > start, detail - phrase.lowerBound <= NounPhrases.limit * 2
        {
            let head = phrase.lowerBound
            // `يمر عبر شارع فلسطين بطول 9`, `مضمار للمشي بعرض 4`: where it is, or what for, is not whose; but
            // `على قرض بقيمة 5`.
            let isJoined = passage[head].hasPreposition
            if isJoined, isJoinedByBeh(head) { return nil }
            if isJoined, passage[head].grammar?.kind == .masdar, phrase.count > 1 {
                // `لبناء محطة بقدرة 480 ميجاوات`
                return (head + 1)..<phrase.upperBound
            }
            if isJoined || passage[head - 1].kind == .preposition && isCertain(phrase.upperBound - 1) {
                end = isJoined ? head : head - 1
                continue
            }
            guard passage[head].metric?.isMeasure(of: dimension) != true,
                passage[head].grammar?.kind != .masdar,
                passage[head].grammar?.kind != .generic, !passage.document.startsWithWaw(head),
                !passage[head].isModal
            else { return nil }
            return phrase
        }
        return nil
    }

    /// Whether a phrase that ends with a word speaks of a certain thing.
    private func isCertain(_ last: Int) -> Bool {
        passage[last].isDefinite || passage[last].hasPronoun || mentions.entity(at: last) != nil
    }

    /// Whether an indefinite noun begins with `ب` that is joined to it, or a word no lexicon knows with the letter.
    private func mayBeJoinedByBeh(_ token: Int) -> Bool {
        let word = passage[token]
        let document = passage.document
        guard document[token].kind == .arabic, document[token].letterCount > 4, !word.isDefinite,
            !word.hasPronoun,
            word.grammar == nil, mentions.entity(at: token) == nil
        else { return false }
        return isJoinedByBeh(token)
            || document.words.lookups[token].reading.word == 0
                && document.words.text.letter(document[token], word.conjunction) == Letters.beh
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
