import ArabicText
import Extraction
import Lexicon

// Figures that make a clause with nothing but their measure: ages, and measures with a pronoun.
extension MetricReader {
    /// `ملاعب مساحتها 300 متر`, `خزانات المياه وعددها 243 خزانا`: a clause that is only a measure with a pronoun for the
    /// phrase right before it.
    func ownMeasure(of figure: Figure) -> FigureReading? {
        var last = figure.tokens.lowerBound - 1
        while passage.contains(last), passage[last].kind == .bracket || passage[last].kind == .adverb {
            last -= 1
        }
        var at = last
        while passage.contains(at), last - at < 2, passage[at].kind == .noun, passage[at].isDefinite {
            at -= 1
        }
        guard passage.contains(at), passage[at].kind == .noun, let metric = passage[at].metric,
            metric.form == .possessive, metric.kind != .event, metric.kind != .flow, metric.kind != .change,
            metric.isMeasure(of: figure.dimension)
        else { return nil }
        var start = at
        while passage.contains(start - 1), passage[start].prefix == 0,
            passage[start - 1].grammar?.kind == .generic
        { start -= 1 }
        guard passage.contains(start - 1), !passage[start].hasPreposition,
            passage[start - 1].kind == .noun || countsThings(start - 1), !passage[start - 1].isModal,
            let holder = FrameFinder(passage: passage, floor: context.floor).phraseEnding(before: start),
            // `خفضت الشركة سعرها 5 دنانير`: behind a definite phrase it may be the object of a verb.
            passage[start].conjunction > 0
                || !passage[start - 1].isDefinite && !passage[start - 1].hasPronoun
                    && mentions.entity(at: start - 1) == nil
        else { return nil }
        var reading = FigureReading()
        setMetric([start..<(last + 1)], &reading)
        reading.metric.key = passage.metricKey(at)
        reading.family = passage.senses.name(metric.family)
        reading.kind = metric.kind
        reading.direction = Int(metric.direction)
        reading.subject = subjects.referent(holder)
        return reading
    }

    /// `والعجز والركود (7%)`: what stands between brackets is said of the last thing before them.
    func conjunct(before figure: Figure) -> FigureReading? {
        // The brackets of `(7%)` are the figure's own.
        let first = figure.tokens.lowerBound
        let bracket = isBracket(first, 0x28) ? first : first - 1
        guard figure.dimension != .duration, figure.dimension != .count, isBracket(bracket, 0x28) else {
            return nil
        }
        var start = bracket
        while passage.contains(start - 1), passage[start - 1].kind == .noun, bracket - start < 6 {
            start -= 1
            if passage[start].conjunction > 0 { break }
        }
        guard start < bracket, passage[start].conjunction > 0, !passage[start].hasPreposition,
            passage.contains(start - 1), passage[start - 1].kind == .noun
        else { return nil }
        return reading(of: start..<bracket, figure)
    }

    /// `38% انخفاضا في أرباح الشركة`, `67 مليار ريال قيمة السحوبات`: headlines put the figure before what it measures.
    func told(behind figure: Figure) -> FigureReading? {
        let at = figure.tokens.upperBound
        guard figure.dimension != .count, figure.dimension != .duration, passage.contains(at + 1),
            passage[at].kind == .noun, passage[at].metric?.form != .possessive,
            passage[at].metric != nil || passage[at].grammar?.kind == .generic,
            passage[at].conjunction == 0, !passage[at].hasPreposition, !passage[at].isDefinite
        else { return nil }
        guard let metric = passage[at].metric, metric.kind == .change else {
            guard let phrase = phrases.phrase(at: at, before: passage.tokens.upperBound), phrase.count > 1,
                case let parts = parser.parts(of: phrase, dimension: figure.dimension), parts.metric != nil,
                parts.sense?.isMeasure(of: figure.dimension) == true
            else { return nil }
            return reading(of: phrase, figure)
        }
        var next = at + 1
        if passage[next].kind == .preposition {
            next += 1
        } else if !passage[next].hasPreposition {
            return nil
        }
        guard let phrase = phrases.phrase(at: next, before: passage.tokens.upperBound) else { return nil }
        var reading = reading(of: phrase, figure)
        let measures = reading.metric.spans
        setMetric([at..<(at + 1)], &reading)
        if reading.subject.spans != measures { reading.metric.spans += measures }
        reading.metric.key = passage.metricKey(at)
        reading.kind = .change
        reading.direction = Int(metric.direction)
        return reading
    }

    /// A measure and whose it is, of a phrase that is nothing else.
    private func reading(of phrase: Range<Int>, _ figure: Figure) -> FigureReading {
        var reading = FigureReading()
        let parts = parser.parts(of: phrase, dimension: figure.dimension)
        setMetric([parts.metric ?? phrase], &reading)
        reading.metric.key = parts.key
        reading.family = parts.sense.map { passage.senses.name($0.family) }
        reading.kind = parts.sense?.kind
        reading.subject = subjects.referent(
            parts.holder ?? (parts.metric == nil ? phrase : bare(phrase, limit: phrase.upperBound)))
        return reading
    }

    /// `إن القناة ممر مائي بطول 193 كيلومترا`: what a clause without a verb says of a thing is said of that thing.
    func subject(ofPredicate predicate: Range<Int>, from start: Int) -> Range<Int> {
        var first = start
        while first < predicate.lowerBound,
            passage[first].kind == .particle || passage[first].kind == .complementizer
        { first += 1 }
        guard first < predicate.lowerBound, !passage[predicate.lowerBound].isDefinite,
            let topic = phrases.phrase(at: first, before: predicate.lowerBound),
            topic.upperBound == predicate.lowerBound, !passage[first].hasPreposition,
            // `تحفر الشركة قناة`: what no lexicon knows may be a verb.
            passage[first].isDefinite || mentions.entity(at: first) != nil
        else { return predicate }
        return topic
    }

    /// `مشروع واحد`: a count in the place of an adjective.
    private func countsThings(_ token: Int) -> Bool {
        let quantity = passage[token].quantity
        return passage[token].kind == .quantity && passage.figures[quantity].dimension == .count
            && passage.figures[quantity].tokens.count == 1
    }

    /// An age in brackets behind a name (`ماجد سالم (18 عاما)`), or `البالغ من العمر 27 عاما`.
    func age(_ quantity: Int) -> FigureReading? {
        let figure = passage.figures[quantity]
        guard figure.dimension == .duration, mentions.quantities[quantity].unit.code == "a" else {
            return nil
        }
        var reading = FigureReading()
        reading.kind = .level
        var end = figure.tokens.lowerBound
        if isBracket(end, 0x28) || isBracket(end - 1, 0x28) {
            if !isBracket(end, 0x28) { end -= 1 }
            // `(16) عاما` has the number alone between them.
            guard
                isBracket(figure.tokens.upperBound, 0x29) || isBracket(figure.tokens.upperBound - 1, 0x29)
                    || isBracket(end + 2, 0x29)
            else { return nil }
            reading.metric = Claim.Referent(key: "age", status: .implied)
        } else if isApposition(figure) {
            // `قال سالم العلي، 45 عاما، إن`
            end -= 1
            reading.metric = Claim.Referent(key: "age", status: .implied)
        } else {
            end -= 1
            while passage.contains(end), passage[end].kind == .adverb { end -= 1 }
            guard passage.contains(end), passage.metricKey(end) == "age", passage.contains(end - 2),
                passage[end - 1].kind == .preposition,
                passage[end - 2].kind == .noun || passage[end - 2].grammar?.link == .whole
            else { return nil }
            reading.metric = Claim.Referent(
                spans: [passage.span(end..<(end + 1))], key: "age", status: .explicit)
            end -= 2
        }
        guard let holder = named(before: end).map(withoutEvent) else { return nil }
        reading.subject = subjects.referent(holder)
        return reading
    }

    /// An age between commas behind the name of a person, or of somebody.
    private func isApposition(_ figure: Figure) -> Bool {
        let before = figure.tokens.lowerBound - 1
        let next = figure.tokens.upperBound
        guard passage.contains(before - 1), passage[before].kind == .comma, passage[before - 1].kind == .noun,
            figure.bound == .exact,
            !passage.contains(next) || passage[next].kind == .comma
                || passage[next].kind == .stop || passage[next].conjunction > 0 || passage[next].kind == .cue
        else { return false }
        guard let entity = mentions.entity(at: before - 1) else {
            return passage.contains(next) && passage[next].kind == .comma && passage[before - 1].metric == nil
        }
        return mentions.entities[entity].type == .person
    }

    /// `وفاة طفلة`, `مقتل الشاب سالم`: the age is not the event's.
    func withoutEvent(_ phrase: Range<Int>) -> Range<Int> {
        var start = phrase.lowerBound
        while start + 1 < phrase.upperBound, !passage[start].isDefinite, !passage[start].hasPronoun,
            passage[start].grammar?.kind == .masdar || passage[start].metric?.kind == .event,
            mentions.entity(at: start) == nil
        { start += 1 }
        return start..<phrase.upperBound
    }

    /// The name that ends right before a token, else the phrase that does.
    private func named(before end: Int) -> Range<Int>? {
        guard passage.contains(end - 1), passage[end - 1].kind == .noun else { return nil }
        if let entity = mentions.entity(at: end - 1), mentions.entities[entity].type == .person {
            return mentions.entities[entity].tokens.clamped(to: passage.tokens)
        }
        var start = end - 1
        while passage.contains(start - 1), end - start < 6, passage[start - 1].kind == .noun,
            !passage[start].hasPreposition
        { start -= 1 }
        return (start..<end).lazy.compactMap { phrases.phrase(at: $0, before: end) }.first {
            $0.upperBound == end
        }
    }

    private func isBracket(_ token: Int, _ letter: UInt8) -> Bool {
        passage.contains(token) && passage.document[token].kind == .punctuation
            && passage.document.words.text.letter(passage.document[token], 0) == letter
    }
}
