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
    /// Whether the figure's unit is none that its metric can be measured in.
    var isMisfit = false
}

/// Finds what a figure measures and whose it is, from the clause it stands in.
struct MetricReader {
    let passage: Passage
    var mentions: Mentions { _read { yield passage.mentions } }
    let context: SubjectContext

    var phrases: NounPhrases { NounPhrases(passage: passage) }
    var parser: PhraseParser { PhraseParser(passage: passage) }
    var subjects: SubjectReader {
        SubjectReader(passage: passage, context: context)
    }

    /// Metric and subject of a figure in a clause of its own.
    func read(_ quantity: Int, _ frame: Frame) -> FigureReading {
        let figure = passage.figures[quantity]
        let dimension = figure.dimension
        let whole = DenominatorReader(passage: passage).denominator(of: quantity)
        var reading = FigureReading()
        if let age = age(quantity) { return age }
        if let own = ownMeasure(of: figure) ?? conjunct(before: figure) { return own }
        var frame = frame
        if frame.verb == nil, frame.subject == nil, let told = told(behind: figure) { return told }
        var isFronted = false
        if frame.verb == nil, let word = frame.subject, isVerb(word, before: figure) {
            frame.verb = word.lowerBound
            frame.subject = nil
        } else if frame.verb == nil, frame.subject == nil, dimension == .count {
            // `5 مدنيين قتلوا`
            frame.verb = verb(after: figure)
        } else if frame.verb == nil, frame.subject == nil, dimension == .duration,
            let verb = verb(after: figure)
        {
            // `قبل 4 سنوات وصل الفريق إلى النهائي`
            frame.verb = verb
            isFronted = true
            if passage.contains(verb + 1), passage[verb + 1].kind == .noun, !passage[verb + 1].hasPreposition,
                !FrameFinder.isAccusative(verb + 1, passage)
            {
                frame.subject = phrases.phrase(at: verb + 1, before: passage.tokens.upperBound)
            }
        }
        if let verb = frame.verb, passage[verb].stance == .estimative, let object = frame.object,
            parser.parts(of: object, dimension: dimension).metric != nil
        {
            // `قدر البنك كلفة الإعمار بنحو 5`: what is estimated is what the figure is of.
            frame.subject = object
            frame.object = nil
            frame.subjectFirst = false
        }
        var spans: [Range<Int>] = []
        spans.reserveCapacity(4)
        var holder: Range<Int>?
        var usesPronoun = false
        var sense: ClaimLexicon.Metric?
        if let change = frame.change {
            // The noun of change stands for the verb, what changed for its subject.
            frame = Frame(start: change.lowerBound)
            frame.subject = (change.lowerBound + 1)..<change.upperBound
            sense = passage[change.lowerBound].metric
            // `بلوغ عدد الفروع 600` only ties the two, as its verb does.
            if sense?.links != true { spans.append(change.lowerBound..<(change.lowerBound + 1)) }
        } else if let measured = frame.measured {
            if let participle = frame.participle { spans.append(participle) }
            frame = Frame(start: frame.start, measured: measured)
            frame.subject = measured
        }
        let verb = frame.verb
        let verbSense =
            sense ?? verb.flatMap { passage[$0].verbMetric }.flatMap { $0.measures(dimension) ? $0 : nil }
        let isAuxiliary = verb.map { passage[$0].grammar?.role == .auxiliary } ?? false
        let isCopula = verb.map { passage[$0].grammar?.role == .copula } ?? false
        if let verb, !isAuxiliary, !isCopula, verbSense?.links != true || isFronted {
            spans.append(verb..<(verb + 1))
        }
        if let verb, passage[verb].grammar?.joins == true, let phrase = frame.subject, phrase.count > 1,
            dimension != .share, !figure.delta, passage[phrase.lowerBound].metric?.kind == .change,
            !passage[phrase.lowerBound].isDefinite
        {
            // `جاء ارتفاع القروض بنسبة 5% لتبلغ 251 مليارا`: what reached the level is the loans, not their rise.
            frame.subject = (phrase.lowerBound + 1)..<phrase.upperBound
        }
        if let phrase = frame.subject {
            var parts = parser.parts(of: phrase, dimension: dimension)
            // `الصفقة أنجزت بنسبة 99%`: of a word that has other meanings the share is told, and not its amount.
            if dimension == .share, whole == nil, verbSense == nil, let sense = parts.sense, sense.ambiguous,
                sense.form == .noun, sense.kind == .event || sense.names(.count), frame.measured == nil,
                frame.change == nil
            {
                parts = PhraseParts(holder: phrase)
            }
            if let metric = parts.metric {
                spans.append(metric)
                reading.metric.key = parts.key
                reading.family = parts.sense.map { passage.senses.name($0.family) }
                reading.kind = parts.sense?.kind
                let limit = frame.subjectFirst ? verb ?? figure.tokens.lowerBound : figure.tokens.lowerBound
                holder =
                    parts.holder.map { DenominatorReader(passage: passage).withSubstance($0, before: limit) }
                    ?? parser.holderAfter(phrase.upperBound, before: limit).map {
                        DenominatorReader(passage: passage).withPlace($0)
                    }
                if let sense = parts.sense, sense.kind == .price, sense.form == .phrase,
                    sense.family != sense.key
                {
                    // `سعر الذهب للبيع الفوري`: the measure itself names the thing.
                    holder = nil
                }
                usesPronoun = parts.hasPronoun
                if usesPronoun {
                    // `مؤشرها لأسعار الغذاء`: the whole phrase names the thing, the pronoun its owner.
                    let end =
                        parser.holderAfter(phrase.upperBound, before: limit)?.upperBound ?? phrase.upperBound
                    holder = phrase.lowerBound..<end
                }
                if frame.isTail, let rest = holder,
                    rest.allSatisfy({ !passage[$0].isDefinite && mentions.entity(at: $0) == nil })
                {
                    // `تداولات متوسطة بلغت 685`: adjectives hold nothing.
                    holder = nil
                }
                if holder == nil, !usesPronoun, frame.isTail {
                    // `أعلنت الشركة عن خسائر بلغت 45`: the losses are the company's.
                    holder = doer(before: phrase.lowerBound)
                }
                // `توقعوا ربحا قدره 60 سنتا`: an object is nobody's by itself.
                let isObject = verb == nil && FrameFinder.isAccusative(phrase.lowerBound, passage)
                if holder == nil, !usesPronoun, !isObject { holder = bare(phrase, limit: limit) }
            } else if frame.isTail && verbSense?.links == true
                && (passage[phrase.lowerBound].hasPreposition
                    || phrase.count == 1 && FrameFinder.isAccusative(phrase.lowerBound, passage))
                || frame.measured != nil && dimension != .count && dimension != .duration
            {
                // `بحمولات بلغت 3 ملايين طن`, `الضمان البالغ 12 مليونا`
                spans.append(phrase)
                holder =
                    frame.isTail
                    ? doer(before: phrase.lowerBound) : phrase
            } else if isMasdar(phrase.lowerBound), phrase.count > 1, !isDescribed(phrase) {
                spans.append(phrase.lowerBound..<(phrase.lowerBound + 1))
                holder = (phrase.lowerBound + 1)..<phrase.upperBound
            } else if isAuxiliary || isMasdar(phrase.lowerBound) {
                spans.append(phrase.lowerBound..<(phrase.lowerBound + 1))
                // `شراء أو تأجير مساحة يقلل`: what is done is also what the rest is said of.
                holder = passage[phrase.lowerBound].metric == nil || verb == nil ? nil : phrase
            } else {
                holder = comparative(in: phrase, &spans)
            }
        }
        if verbSense?.links == true, whole == nil { reading.isMisfit = isMisfit(frame, figure) }
        if frame.object == nil, let verb,
            let inner = metricPhrase(in: (verb + 1)..<max(verb + 1, figure.tokens.lowerBound)),
            frame.subject.map({ !$0.overlaps(inner) }) ?? true
        {
            readObject(inner, dimension, &spans, &reading)
        }
        let amount = amountNoun(before: figure.tokens.lowerBound, frame)
        let done =
            amount ?? masdar(before: figure.tokens.lowerBound, from: frame.start)
            ?? (frame.change == nil ? construct(before: figure, from: frame.start) : nil)
        if let amount {
            let parts = parser.parts(of: amount, dimension: dimension)
            if let sense = parts.sense, parts.metric != nil, reading.metric.key == nil {
                reading.metric.key = parts.key
                reading.family = passage.senses.name(sense.family)
                reading.kind = sense.kind
            }
            spans.append(amount)
        } else if let done {
            spans.append(done)
            if dimension != .count, reading.metric.key == nil {
                reading.metric.key = passage.metricKey(done.upperBound - 1)
            }
            // `ارتفاع أسهم 15 شركة`, `مقتل 3 أشخاص`: it is the things counted that it befalls.
            if dimension == .count, let subject = frame.subject,
                subject.overlaps(done) || befalls(done.lowerBound)
                    || verb.map({ passage[$0].stance != nil }) == true && !isDone(by: done.lowerBound)
            {
                // `أعلن المدير فوز 4 متقدمين`: what is announced befalls those counted, not who announces it.
                if let verb, passage[verb].stance != nil { spans.removeAll { $0.lowerBound == verb } }
                holder = nil
                frame.verb = nil
                frame.subject = nil
            }
        }
        if done == nil, dimension == .share, let whole, frame.change == nil {
            let at = figure.tokens.lowerBound - 1
            if at > frame.start, opensConstruct(at), passage[at].metric == nil,
                passage[at - 1].kind == .preposition && passage[at - 1].grammar?.link == nil,
                passage[at].conjunction == 0
            {
                // `كشف عن استعداد 45% من الموظفين`: it is theirs.
                spans.append(at..<(at + 1))
                holder = whole
                frame.object = nil
            }
        }
        // What stands between a verb of reaching and its figure is no metric of its own.
        if done == nil, let object = frame.object,
            verbSense?.links != true || FrameFinder.isAccusative(object.lowerBound, passage)
                || parser.parts(of: object, dimension: dimension).metric != nil
        {
            readObject(object, dimension, &spans, &reading)
        }
        if done == nil,
            let detail = detailNoun(before: figure.tokens.lowerBound, from: frame.start, dimension)
        {
            spans.append(detail)
            // What somebody buys or sells for money is told of whoever does.
            if dimension != .share, dimension != .duration, dimension != .count,
                dimension != .money || passage.metricKey(detail.lowerBound) == "capital",
                let owner = detailOwner(before: detail.lowerBound, from: frame.start, dimension)
            {
                holder = frame.verb == nil ? subject(ofPredicate: owner, from: frame.start) : owner
            }
            if reading.metric.key == nil, passage[detail.lowerBound].metric?.measures(dimension) == true {
                reading.metric.key = passage.metricKey(detail.lowerBound)
            }
        }
        if let object = frame.object, let able = ability(in: object.upperBound..<figure.tokens.lowerBound) {
            // `تمتلك موقعا قادرا على أن يصل إلى 770`: the thing is able to, not its owner.
            spans = [able]
            holder = DenominatorReader(passage: passage).withPlace(object)
        }
        if let whole {
            spans.append(whole)
            reading.denominator = passage.span(whole)
        }
        if reading.metric.key == nil, let whole, let sense = passage[whole.lowerBound].metric {
            reading.metric.key = passage.senses.name(sense.key)
        }
        let isGain = reading.metric.key == nil
        // `سجل 6 أهداف`: what is scored reaches no level.
        let isScored =
            dimension == .count && verbSense?.links == true
            && verb.map { passage[$0].grammar?.takesObject == true } == true
        if reading.metric.key == nil, !isScored {
            reading.metric.key = verbSense.map { passage.senses.name($0.key) }
            reading.family = verbSense.map { passage.senses.name($0.family) }
        }
        if reading.kind == nil { reading.kind = verbSense?.kind }
        reading.direction = Int(verbSense?.direction ?? 0)
        reading.isGain =
            isGain
            // `التحقيق` with its article is an investigation.
            && (spans.contains {
                passage[$0.lowerBound].grammar?.isGain == true && !passage[$0.lowerBound].isDefinite
            }
                || verb.map { passage[$0].grammar?.isGain == true } ?? false)
            // `حققت المبيعات 4 ملايين`, `في إيراداتها بواقع 25 مليونا`: what was gained is named after all.
            && !namesMoney(before: figure, frame)
        reading.isComparative = spans.contains { passage[$0.lowerBound].grammar?.kind == .comparative }
        if spans.isEmpty, let phrase = frame.subject, phrase == holder,
            let change = phrase.dropFirst().first(where: { passage[$0].metric?.kind == .change })
        {
            // `حدوث قفزة بنحو 200 ألف برميل`
            spans.append(change..<phrase.upperBound)
            reading.metric.key = passage.metricKey(change)
            holder = nil
        }
        setMetric(spans, &reading)
        reading.subject = subject(holder, frame, figure, whole: whole, &reading)
        let goesOn = verb.map { passage[$0].grammar?.joins == true } ?? frame.hasVerbInFigure
        if verbSense?.links == true || goesOn {
            inheritMetric(figure, &reading)
            if reading.metric.spans.isEmpty, dimension != .count, dimension != .duration {
                nameByHead(frame.subject, &reading)
            }
            // `سجل هدفين`
            if reading.metric.spans.isEmpty, dimension == .count, let verb,
                passage[verb].grammar?.takesObject == true
            {
                setMetric([verb..<(verb + 1)], &reading)
            }
        }
        // `كان هناك 5`: that something reaches an amount does not say what.
        if reading.metric.spans.isEmpty, reading.metric.status == .missing, verbSense?.links == true {
            reading.metric.key = nil
            reading.family = nil
        }
        return reading
    }

    /// What is said of an object's ability right before a figure.
    private func ability(in range: Range<Int>) -> Range<Int>? {
        range.first { passage[$0].kind != .cue && passage[$0].modal?.isCapability == true }
            .map { $0..<min(passage[$0].modalEnd, range.upperBound) }
    }

    /// `ارتفعت الصادرات 5% لتصل إلى 3 مليارات`: a verb of reaching with nothing of its own goes on with what was
    /// measured.
    private func inheritMetric(_ figure: Figure, _ reading: inout FigureReading) {
        guard reading.metric.spans.isEmpty, reading.subject.status == .implied,
            let last = context.topics.metric, last.sentence == passage.sentence,
            // `البالغ من العمر 20 عاما، سجل 36 هدفا`: goals are no age.
            last.quantity.map({ passage.figures[$0].dimension }) != .duration || figure.dimension == .duration
        else { return }
        // `ارتفع الائتمان 5% ليبلغ 35 مليارا`: what reached the level is the credit, not its rise.
        let measures =
            last.direction == 0 || figure.delta || figure.dimension == .share
            ? last.metric.spans : last.metric.spans.filter { !isChange($0) }
        guard !measures.isEmpty else { return }
        reading.metric = Claim.Referent(spans: measures, key: last.metric.key, status: .implied)
        reading.family = last.metricFamily
    }

    /// Whether a span of this passage is the word for a change.
    func isChange(_ span: TextSpan) -> Bool {
        guard
            let token = passage.tokens.first(where: { passage.document.span($0..<($0 + 1)).end > span.start })
        else { return false }
        return passage[token].kind == .verb || passage[token].metric?.kind == .change
    }

    /// `بلغت إصدارات عمان 1.4 مليار`: what reached an amount and holds nothing by itself is what is measured.
    private func nameByHead(_ subject: Range<Int>?, _ reading: inout FigureReading) {
        guard let subject, let head = subject.first(where: { passage[$0].kind == .noun }),
            passage.document[head].kind == .arabic, passage[head].grammar?.kind != .actor,
            mentions.entity(at: head) == nil
        else { return }
        setMetric([head..<(head + 1)], &reading)
    }

    /// Whether a verb such as `بلغ` ties a figure to a metric that is never measured in its unit, with nothing else
    /// near that could be what is measured.
    private func isMisfit(_ frame: Frame, _ figure: Figure) -> Bool {
        guard let phrase = frame.subject, let verb = frame.verb, frame.object == nil, !frame.isRelative,
            frame.sibling == nil, !figure.delta, passage[phrase.lowerBound].grammar?.kind != .actor,
            let sense = parser.parts(of: phrase, dimension: .share).sense, sense.excludes(figure.dimension),
            !sense.ambiguous || sense.form == .phrase
        else { return false }
        guard phrase.lowerBound == verb + 1 || phrase.upperBound == verb else { return false }
        // `راتب شهرين`: right behind an indefinite noun the figure says of what it is.
        let last = phrase.upperBound - 1
        guard passage[last].isDefinite || passage[last].hasPronoun || mentions.entity(at: last) != nil else {
            return false
        }
        let start = max(verb + 1, phrase.upperBound)
        var next = figure.tokens.upperBound
        while passage.contains(next), passage[next].kind == .adverb { next += 1 }
        // `ثمن العلبة 9 مم نحو 50 دولارا`: the first figure names the thing.
        guard start <= figure.tokens.lowerBound, !passage.contains(next) || passage[next].kind != .quantity
        else { return false }
        return (start..<figure.tokens.lowerBound).allSatisfy {
            passage[$0].kind == .adverb || passage[$0].kind == .date || passage[$0].kind == .particle
        }
    }

    /// Whether the one word before a figure must be its verb: an indefinite noun stands before no number
    /// (`حيث عرقل 20 محتجا`).
    private func isVerb(_ word: Range<Int>, before figure: Figure) -> Bool {
        guard word.count == 1, word.upperBound == figure.tokens.lowerBound, let token = word.first,
            passage.document[token].kind == .arabic, mentions.entity(at: token) == nil
        else { return false }
        let read = passage[token]
        return !read.isDefinite && !read.hasPreposition && !read.hasPronoun && read.metric == nil
            && read.grammar == nil && figure.dimension == .count
            && passage.document.words.lookups[token].reading.word == 0
    }

    /// The verb whose subject a count in front of it is.
    private func verb(after figure: Figure) -> Int? {
        var at = figure.tokens.upperBound
        // `عشرون من المسلحين استسلموا`
        if figure.dimension == .count, passage.contains(at), passage[at].kind == .preposition,
            DenominatorReader(passage: passage).isFrom(at)
        {
            at += 1
        }
        while passage.contains(at), at - figure.tokens.upperBound <= 5,
            passage[at].kind == .noun || passage[at].kind == .adverb
        { at += 1 }
        return passage.contains(at) && passage[at].kind == .verb ? at : nil
    }
}
