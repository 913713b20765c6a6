import ArabicText
import Extraction
import Lexicon

extension MetricReader {
    /// Metric and subject of a figure that hangs on another.
    func read(_ quantity: Int, _ attachment: Attachment, head: Claim, _ frame: Frame) -> FigureReading {
        let figure = passage.figures[quantity]
        let phrases = NounPhrases(passage: passage)
        let subjects = SubjectReader(passage: passage, context: context)
        let whole = DenominatorReader(passage: passage).denominator(of: quantity)
        var reading = FigureReading()
        reading.metric = head.metric
        reading.subject = head.subject
        reading.kind = head.metricKind
        reading.direction = head.direction
        reading.family = head.metricFamily
        reading.denominator = head.denominator
        // A further part of the same whole is named as the first one is.
        let attachment = attachment == .coordinate && head.link?.kind == .part ? .part : attachment
        switch attachment {
        case .before:
            let gap =
                passage.figures[head.quantity ?? quantity].tokens.upperBound..<figure.tokens.lowerBound
            let named = contrasted(in: gap) ?? contrasted(after: figure)
            let other = named.map {
                PhraseParser(passage: passage).parts(of: $0, dimension: figure.dimension)
            }
            if let named, let other, let metric = other.metric, other.holder == nil,
                other.sense?.isMeasure(of: figure.dimension) == true
            {
                // `خسائر 3.2 مليار مقابل أرباح قدرها 4.6`: another measure of the same holder.
                setMetric([metric], &reading)
                reading.metric.key = other.key
                reading.kind = other.sense?.kind
                if head.subject.spans.contains(passage.span(named)) { reading.subject = .missing }
            } else if let named, !isFrame(named) {
                reading.subject = subjects.referent(named)
            } else if head.direction == 0, head.metricKind != .change, !hasOwnFrame(figure),
                isBareContrast(gap), figure.dimension == .share
            {
                // `مقابل 0.4%`: held against a share of whom or of when is not said.
                reading.subject = .missing
            }
        case .part:
            reading.subject = partName(figure, head, phrases, subjects)
        case .change(let noun):
            if let noun {
                // `صادرات بلغت 44 مليارا، بارتفاع 10%`: as a verb would (`ارتفعت الصادرات`), the noun says what became of
                // what was measured.
                setMetric([noun..<(noun + 1)], &reading)
                if head.metricKind == .change || head.metric.key == nil || head.metric.status == .missing {
                    reading.metric.key = passage.metricKey(noun)
                } else {
                    // Not with the verb of another change: `ارتفع السعر 5% بعد هبوطه 3%`.
                    let verb = head.direction == 0 ? nil : frame.verb.map { passage.span($0..<($0 + 1)) }
                    reading.metric.spans = head.metric.spans.filter { $0 != verb } + reading.metric.spans
                }
                reading.direction = Int(passage[noun].metric?.direction ?? 0)
                reading.kind = .change
            }
            reading.denominator = nil
        case .apposition:
            if let whole {
                setMetric([whole], &reading)
                reading.metric.key = passage.metricKey(whole.lowerBound) ?? head.metric.key
                reading.denominator = passage.span(whole)
            }
        case .input:
            let gap =
                passage.figures[head.quantity ?? quantity].tokens.upperBound..<figure.tokens.lowerBound
            var spans: [Range<Int>] = []
            if let phrase = phrases.first(in: gap)
                ?? gap.first(where: { passage[$0].kind == .noun }).flatMap({
                    phrases.phrase(at: $0, before: gap.upperBound)
                })
            {
                spans.append(phrase)
                reading.metric.key = passage.metricKey(phrase.lowerBound)
            }
            if let whole {
                spans.append(whole)
                reading.denominator = passage.span(whole)
            }
            setMetric(spans, &reading)
        case .detail(let noun):
            setMetric([noun..<(noun + 1)], &reading)
            reading.metric.key = passage.metricKey(noun)
            reading.kind = passage[noun].metric?.kind
            // `شركة التمور برأسمال 2 مليون، وشركة النخيل برأسمال 5`: the next of a list has its own.
            let gap =
                passage.figures[head.quantity ?? quantity].tokens.upperBound..<max(noun, 0)
            if let next = nextOfList(in: gap, figure.dimension) { reading.subject = subjects.referent(next) }
            // `أبرمت الأمانة 3 عقود بقيمة 5 ملايين`: the value is the contracts'.
            // `بلغت القروض 30 قرضا بقيمة 5 ملايين` has said already whose.
            let isReached = frame.verb.map { passage[$0].verbMetric?.links == true } ?? false
            if let other = head.quantity, head.role == .measure, figure.dimension != .count,
                figure.dimension != .share, !isReached,
                passage.figures[other].dimension == .count, let counted = passage.figures[other].counted
            {
                reading.subject = Claim.Referent(spans: [counted], status: .explicit)
            }
        case .sibling(let phrase):
            if figure.dimension != .share { reading.denominator = nil }
            let parts = PhraseParser(passage: passage).parts(
                of: phrase, dimension: figure.dimension)
            if let metric = parts.metric, parts.sense?.isMeasure(of: figure.dimension) == true {
                setMetric([metric], &reading)
                reading.metric.key = parts.key
                reading.kind = parts.sense?.kind
                if let holder = parts.holder {
                    reading.subject = subjects.referent(holder)
                } else if figure.dimension == .count, parts.sense?.kind == .event,
                    let counted = figure.counted ?? figure.unitText
                {
                    // `مقتل 20 شخصا وإصابة 30 آخرين`
                    reading.subject = Claim.Referent(spans: [counted], status: .explicit)
                } else if parts.hasPronoun, let other = head.quantity,
                    passage.figures[other].dimension == .count, let counted = passage.figures[other].counted
                {
                    // `243 خزانا سعتها 11 مليونا`
                    reading.subject = Claim.Referent(spans: [counted], status: .explicit)
                } else if head.subject.key == nil, !parts.hasPronoun {
                    reading.subject = subjects.referent(phrase)
                }
            } else {
                reading.subject = subjects.referent(phrase)
            }
            readOwnWhole(whole, head, &reading)
        case .coordinate:
            readOwnWhole(whole, head, &reading)
            // `بوزن 3 آلاف طن، إضافة إلى 450 طنا من التمور`
            if head.link?.kind == .detail, figure.dimension != .share, let substance = substance(of: figure) {
                reading.subject = subjects.referent(substance)
            }
            // `844 مدنيا و488 عسكريا`: where the things counted are the subject, each figure has its own.
            if figure.dimension == .count, let counted = figure.counted, let other = head.quantity,
                let first = passage.figures[other].counted, reading.subject.spans == [first]
            {
                reading.subject = Claim.Referent(spans: [counted], status: .explicit)
            }
        case .level:
            // `ارتفاع القروض بنسبة 5% لتبلغ 251 مليارا`: what reached the level is the loans, not their rise.
            if head.direction != 0, figure.dimension != .share, !figure.delta {
                let measures = reading.metric.spans.filter { !isChange($0) }
                if !measures.isEmpty { reading.metric.spans = measures }
            }
        case .whole: break
        }
        if reading.subject.status == .explicit, reading.subject == head.subject {
            reading.subject.status = .implied
        }
        return reading
    }

    /// `40% من التجارة و11% من الصادرات`: a further share is of its own whole.
    private func readOwnWhole(_ whole: Range<Int>?, _ head: Claim, _ reading: inout FigureReading) {
        guard let whole else { return }
        let span = passage.span(whole)
        guard span != head.denominator else { return }
        reading.metric.spans.removeAll { $0 == head.denominator }
        reading.metric.spans.append(span)
        reading.metric.key = passage.metricKey(whole.lowerBound) ?? reading.metric.key
        reading.denominator = span
    }

    /// The phrase that a list goes on with between two figures: `، وشركة النخيل`, `، إضافة إلى شركة النخيل`.
    private func nextOfList(in gap: Range<Int>, _ dimension: Dimension) -> Range<Int>? {
        guard !gap.isEmpty else { return nil }
        let start = gap.first {
            passage[$0].kind == .noun && passage[$0].metric?.isMeasure(of: dimension) != true
                && (passage[$0].conjunction > 0
                    || gap.contains($0 - 1)
                        && (passage[$0 - 1].kind == .conjunction || passage[$0 - 1].conjunction > 0
                            || passage[$0 - 1].grammar?.adds == true))
        }
        guard let start, let phrase = NounPhrases(passage: passage).phrase(at: start, before: gap.upperBound),
            phrase.upperBound == gap.upperBound
        else { return nil }
        return phrase
    }

    /// What a contrast names before its figure: `بينما كانت النسبة للمدارس الحكومية 14%`.
    private func contrasted(in gap: Range<Int>) -> Range<Int>? {
        guard let link = gap.last(where: { passage.contains($0) && passage[$0].grammar?.link == .contrast })
        else { return nil }
        var at = max(link + 1, passage[link].grammarEnd)
        while at < gap.upperBound, passage[at].kind != .noun { at += 1 }
        guard at < gap.upperBound, passage[at].metric?.kind != .change else { return nil }
        return NounPhrases(passage: passage).phrase(at: at, before: gap.upperBound)
    }

    /// What a contrast names behind its figure: `مقابل 5% للذكور`.
    private func contrasted(after figure: Figure) -> Range<Int>? {
        var at = figure.tokens.upperBound
        while passage.contains(at), passage[at].kind == .bracket || passage[at].kind == .adverb { at += 1 }
        guard passage.contains(at), passage[at].kind == .noun, passage[at].hasPreposition else { return nil }
        return NounPhrases(passage: passage).phrase(
            at: at, before: passage.tokens.upperBound)
    }

    /// Whether nothing but the word of contrast parts two figures.
    private func isBareContrast(_ gap: Range<Int>) -> Bool {
        guard let link = gap.last(where: { passage.contains($0) && passage[$0].grammar?.link == .contrast })
        else { return false }
        return
            (max(link + 1, passage[link].grammarEnd)..<max(gap.upperBound, passage[link].grammarEnd, link + 1))
            .allSatisfy {
                passage[$0].kind == .bracket || passage[$0].kind == .adverb
                    || passage[$0].kind == .preposition
            }
    }

    /// What a part is called: after it (`منها 5 من القمح`), or the noun it counts.
    private func partName(
        _ figure: Figure, _ head: Claim, _ phrases: NounPhrases, _ subjects: SubjectReader
    ) -> Claim.Referent {
        let at = figure.tokens.upperBound
        if passage.contains(at) {
            let isJoined = passage[at].hasPreposition
            let denominators = DenominatorReader(passage: passage)
            if passage[at].kind == .preposition, denominators.isFrom(at) || isJoined,
                let phrase = phrases.phrase(
                    at: at + 1, before: passage.tokens.upperBound, coordinating: false)
            {
                return subjects.referent(phrase)
            }
            // `منها 45 مليارا بالعملة الصعبة` says how, not what.
            if passage[at].kind == .noun, isJoined || figure.dimension != .count, !isJoinedByBeh(at),
                let phrase = phrases.phrase(at: at, before: passage.tokens.upperBound, coordinating: false)
            {
                return subjects.referent(phrase)
            }
        }
        if figure.dimension == .count, let counted = figure.counted {
            return Claim.Referent(spans: [counted], status: .explicit)
        }
        return head.subject
    }

    private func isFrame(_ phrase: Range<Int>) -> Bool { passage[phrase.lowerBound].kind == .date }

    /// Whether a figure says by itself when or where it holds.
    private func hasOwnFrame(_ figure: Figure) -> Bool {
        var at = figure.tokens.upperBound
        while passage.contains(at), passage[at].kind == .bracket || passage[at].kind == .adverb { at += 1 }
        guard passage.contains(at) else { return false }
        if passage[at].kind == .noun, passage[at].hasPreposition { return true }
        if passage[at].kind == .date { return true }
        return passage[at].kind == .preposition && passage.contains(at + 1)
            && passage[at].grammar?.link == nil
    }
}
