import ArabicText
public import Extraction
public import Lexicon

/// Turns the mentions of a document into claims.
public struct ClaimBuilder: Sendable {
    private let lexicon: Lexicon
    private let senses: ClaimLexicon
    private let relations: RelationTable

    /// A builder that knows the words of a lexicon.
    public init(_ lexicon: Lexicon = .embedded) {
        self.lexicon = lexicon
        senses = ClaimLexicon(lexicon)
        relations = RelationTable(lexicon)
    }

    /// One claim for every claimworthy quantity, in order of the text; behind them, in order too, the comparisons that
    /// have no figure of their own.
    public func claims(in document: borrowing Document, _ mentions: borrowing Mentions) -> [Claim] {
        let source = ClaimSource(
            document: copy document, mentions: copy mentions, lexicon: lexicon, senses: senses)
        var claims = figures(source)
        ComparisonReader.markRatios(&claims, source)
        let comparisons = comparisons(source, claims)
        if !comparisons.isEmpty { claims += comparisons }
        return claims
    }

    // Readers that hold the claims end before the claims go on: else these would be copied.

    private func figures(_ source: ClaimSource) -> [Claim] {
        var writer = ClaimWriter(source)
        writer.write()
        return writer.claims
    }

    private func comparisons(_ source: ClaimSource, _ claims: [Claim]) -> [Claim] {
        var reader = ComparisonReader(source, relations, claims)
        return reader.comparisons()
    }
}

/// The pass over one document's figures.
struct ClaimWriter {
    let source: ClaimSource
    private(set) var claims: [Claim] = []
    private let topics = Topics()
    private let saidAt: Set<Int>
    /// Clauses of the claims of the passage at hand, in their order.
    private var frames: [Frame] = []

    init(_ source: ClaimSource) {
        self.source = source
        saidAt = ClaimWriter.statementDates(source.mentions)
        claims.reserveCapacity(source.mentions.quantities.count)
    }

    private var document: Document { source.document }
    private var mentions: Mentions { _read { yield source.mentions } }
    private var index: AttributionIndex { source.attributions }

    /// Dates of statements: those an attribution points to, and those between its cue and what it tells.
    private static func statementDates(_ mentions: Mentions) -> Set<Int> {
        var dates = Set(mentions.attributions.compactMap(\.saidAt))
        for attribution in mentions.attributions
        where attribution.kind == .reportingVerb || attribution.kind == .document {
            guard let cue = attribution.cue, let content = attribution.content, cue.end < content.start else {
                continue
            }
            var date = Passage.firstDate(mentions.dates, from: attribution.cueTokens.upperBound)
            while date < mentions.dates.count, mentions.dates[date].span.end <= content.start {
                dates.insert(date)
                date += 1
            }
        }
        return dates
    }

    mutating func write() {
        var first = 0
        while first < mentions.quantities.count {
            let token = source.figures[first].tokens.lowerBound
            let sentence = document.sentence(ofToken: token)
            let range = document.tokens(ofSentence: sentence)
            var last = first + 1
            while last < mentions.quantities.count,
                source.figures[last].tokens.lowerBound < range.upperBound
            { last += 1 }
            read(first..<last, sentence: sentence, range)
            first = last
        }
    }

    private mutating func read(_ quantities: Range<Int>, sentence: Int, _ range: Range<Int>) {
        var tokens = range
        var joint = range.lowerBound
        if sentence > 0, isContinuation(range) {
            tokens = document.tokens(ofSentence: sentence - 1).lowerBound..<range.upperBound
            joint = range.lowerBound
        }
        var all = quantities
        while all.lowerBound > 0,
            source.figures[all.lowerBound - 1].tokens.lowerBound >= tokens.lowerBound
        {
            all = (all.lowerBound - 1)..<all.upperBound
        }
        let passage = Passage(source, tokens: tokens, sentence: sentence, joint: joint, quantities: all)
        let topic = SentenceTopic(source, before: tokens.lowerBound)
        var previous: Int?
        for quantity in quantities {
            let claim = claim(for: quantity, passage, previous: previous, topic: topic)
            claims.append(claim)
            let at = claims.count - 1
            // What a figure depends on stands in its clause: the date behind it holds for both.
            if let link = claim.link, link.kind == .input, claims[link.claim].time == nil {
                claims[link.claim].time = claim.time
            }
            if claim.role != .period, claim.role != .attributionCount { previous = at }
            note(claim)
        }
        frames.removeAll(keepingCapacity: true)
    }

    /// Whether a sentence opens with a word that cannot open one, so that the stop before it is a slip.
    private func isContinuation(_ range: Range<Int>) -> Bool {
        guard let match = source.lexicon.match(.grammar, at: range.lowerBound, in: document.words),
            match.prefix == 0, !document[range.lowerBound].gap.contains(.newline)
        else { return false }
        return source.lexicon.senses(of: .grammar, at: match).contains {
            source.senses.grammar(source.lexicon.entry(of: $0))?.joins == true
        }
    }

    /// Remembers a claim's subject for the pronouns after it.
    private mutating func note(_ claim: Claim) {
        guard claim.role == .measure, !claim.subject.spans.isEmpty, claim.subject.status != .implied else {
            return
        }
        topics.last = (claim.subject, claim.sentence)
        if claim.quantity.flatMap({ source.figures[$0].counted }) != claim.subject.spans.first {
            topics.holder = topics.last
        }
        if claim.metric.status == .explicit { topics.metric = claim }
    }

    private mutating func claim(for quantity: Int, _ passage: Passage, previous: Int?, topic: SentenceTopic)
        -> Claim
    {
        let figure = source.figures[quantity]
        let stated = index.attributions(of: figure.span)
        let finder = FrameFinder(passage: passage, floor: floor(stated, passage, figure))
        var attachment: Attachment?
        if let previous, let head = claims[previous].quantity,
            head + 1 == quantity || isBetweenFree(head, quantity)
        {
            attachment = AttachmentReader(passage: passage).attachment(
                of: quantity, to: head)
        }
        var previous = previous
        if let found = attachment, let tied = previous {
            (attachment, previous) = settle(found, tied, quantity, passage)
        }
        let shared = attachment == nil ? nil : previous.flatMap { self.frame(ofClaim: $0) }
        let frame = shared ?? finder.frame(of: quantity)
        frames.append(frame)
        let role = RoleReader(passage: passage)
            .role(of: quantity, frame, attachment: attachment, counted: index.counting(figure) != nil)
        let reader = MetricReader(
            passage: passage,
            context: SubjectContext(
                topics: topics, topic: topic, speaker: speaker(stated) { $0 == .organization },
                announcer: speaker(stated) { _ in true },
                teller: speaker(stated) { $0 != .media && $0 != .document }, floor: finder.floor))
        var claim = Claim(quantity: quantity, role: role, sentence: passage.sentence)
        claim.attributions = stated
        if passage.joint > passage.tokens.lowerBound { claim.traits.insert(.joined) }
        claim.quote =
            stated.first { mentions.attributions[$0].quote != .none }.map { mentions.attributions[$0].quote }
            ?? .none
        let details = ClaimDetails(passage: passage)
        let times = TimeReader(passage: passage, saidAt: saidAt)
        if let attachment, let previous {
            let head = claims[previous]
            let reading = reader.read(quantity, attachment, head: head, frame)
            apply(reading, &claim)
            claim.link = Claim.Link(attachment, to: previous)
            claim.modality = head.modality
            claim.traits.formUnion(head.traits.intersection([.capability, .plan, .impersonal, .held]))
            claim.time = time(quantity, attachment, head: head, times)
        } else {
            apply(reader.read(quantity, frame), &claim)
            let (modality, traits) = ModalityReader(passage: passage)
                .modality(of: frame, figure: figure.tokens.lowerBound, attributions: stated)
            claim.modality = modality
            claim.traits.formUnion(traits)
            claim.time = times.time(of: quantity, from: timeStart(frame, passage))
            if let time = claim.time, times.dateAfter(quantity) == time.date { claim.traits.insert(.dated) }
            if claim.modality.hypothetical { details.fillHypothetical(&claim, figure) }
        }
        setMeasure(&claim, passage)
        claim.traits.formUnion(details.approach(to: figure))
        if details.isProspective(frame) { claim.traits.insert(.prospective) }
        if let verb = frame.verb, passage[verb].grammar?.perfect == true,
            passage[verb].verbMetric?.links == true
        {
            claim.traits.insert(.reached)
        }
        claim.place = details.place(claim, frame, figure)
        claim.confidence = details.confidence(claim, figure)
        return claim
    }

    /// The clause of a claim of the passage at hand.
    private func frame(ofClaim claim: Int) -> Frame? {
        let index = claim - (claims.count - frames.count)
        return frames.indices.contains(index) ? frames[index] : nil
    }

    /// First token that can belong to a figure's clause: of the passage, or of what its teller states.
    private func floor(_ stated: [Int], _ passage: Passage, _ figure: Figure) -> Int {
        var floor = passage.tokens.lowerBound
        for attribution in stated {
            guard let content = mentions.attributions[attribution].content,
                !isInsideClause(mentions.attributions[attribution], passage, figure)
            else { continue }
            var token = figure.tokens.lowerBound
            while token > floor, Int(document[token - 1].start) >= content.start { token -= 1 }
            floor = max(floor, token)
        }
        return floor
    }

    /// `الكلفة تقدر بنحو 5`, `المشاريع التي من المتوقع أن تلبي 30%`: where nobody is named, what is estimated or expected
    /// may stand before the cue.
    private func isInsideClause(_ attribution: Attribution, _ passage: Passage, _ figure: Figure) -> Bool {
        let cue = attribution.cueTokens
        guard attribution.kind == .impersonal, passage.contains(cue.lowerBound),
            passage.contains(cue.lowerBound - 1)
        else { return false }
        return passage[cue.lowerBound - 1].kind == .relative
            || FrameFinder(passage: passage, floor: passage.tokens.lowerBound)
                .isEstimate(cue.lowerBound, before: figure.tokens.lowerBound)
    }

    /// What a change or another wording is of, where levels stand between: the statement, not the level before it.
    private func settle(
        _ attachment: Attachment, _ previous: Int, _ quantity: Int, _ passage: Passage
    ) -> (Attachment, Int) {
        var head = previous
        var attachment = attachment
        let figure = source.figures[quantity]
        if attachment == .apposition, figure.dimension == .share,
            claims[head].quantity.map({ source.figures[$0].dimension }) != .share,
            claims[head].direction != 0,
            DenominatorReader(passage: passage).denominator(of: quantity) == nil
        {
            attachment = .change(nil)
        }
        if attachment == .whole, claims[head].direction != 0, claims[head].denominator == nil {
            // `انخفض بنسبة 10% من 80 دولارا إلى 72`: after a verb of change `من` leaves a level.
            attachment = .before
        }
        let isOfStatement: Bool
        switch attachment {
        case .change, .apposition: isOfStatement = true
        default: isOfStatement = false
        }
        while isOfStatement, let link = claims[head].link, link.kind == .before || link.kind == .level {
            head = link.claim
        }
        return (attachment, head)
    }

    /// Who states the figure, for a pronoun that stands for the speaker.
    private func speaker(_ stated: [Int], _ accept: (Attribution.SourceType) -> Bool) -> TextSpan? {
        for index in stated.reversed() {
            let attribution = mentions.attributions[index]
            if attribution.kind == .reportingVerb, let source = attribution.source,
                accept(attribution.sourceType)
            {
                return source
            }
        }
        return nil
    }

    /// Whether only framing figures lie between two.
    private func isBetweenFree(_ head: Int, _ quantity: Int) -> Bool {
        head < quantity && ((head + 1)..<quantity).allSatisfy { source.figures[$0].isPeriod }
    }

    /// Has a metric be of the row that names what its figure is measured in.
    private func setMeasure(_ claim: inout Claim, _ passage: Passage) {
        for (token, measure) in passage.measures where claim.metric.key == passage.metricKey(token) {
            let word = passage.span(token..<token + 1)
            guard claim.metric.spans.contains(where: { $0.contains(word) }),
                claim.quantity.map({ measure.names(source.figures[$0].dimension) }) == true
            else { continue }
            claim.metric.key = passage.senses.name(measure.key)
            claim.metricFamily = passage.senses.name(measure.family)
            claim.metricKind = measure.kind
            claim.direction = Int(measure.direction)
        }
    }

    private func apply(_ reading: consuming FigureReading, _ claim: inout Claim) {
        claim.metric = reading.metric
        claim.subject = reading.subject
        claim.denominator = reading.denominator
        claim.metricKind = reading.kind
        claim.direction = reading.direction
        claim.metricFamily = reading.family ?? reading.metric.key
        if reading.subjectIsWhole { claim.traits.insert(.wholeOnly) }
        if reading.isGain { claim.traits.insert(.gain) }
        if reading.isComparative { claim.traits.insert(.comparative) }
        if reading.isMisfit { claim.traits.insert(.misfit) }
    }

    private func time(_ quantity: Int, _ attachment: Attachment, head: Claim, _ times: TimeReader) -> Claim
        .Time?
    {
        if let own = times.dateAfter(quantity) ?? times.dateRightBefore(quantity) {
            return Claim.Time(date: own, relation: mentions.dates[own].relation)
        }
        switch attachment {
        case .before:
            // The earlier level holds at another time, which the text does not say.
            return head.link?.kind == .before || isLevel(head) ? nil : head.time
        default: return head.time
        }
    }

    /// Whether a claim states a level reached, so that the one it is held against is of another time.
    private func isLevel(_ claim: Claim) -> Bool {
        claim.metricKind == .change || claim.direction != 0 || claim.time != nil
    }

    /// Where a date before the figure may stand: its clause, and the clauses it is coordinated with.
    private func timeStart(_ frame: Frame, _ passage: Passage) -> Int {
        let end = min(frame.start, passage.tokens.upperBound)
        // `حققت أمس ملياري درهم، حيث سجلت 166 مبايعة`: an elaboration is of the same day.
        let start = passage.clauseStart(before: end) { $0.grammar?.elaborates == true }
        // Dates of a relative clause that is over are its own.
        guard let relative = (start..<end).last(where: { passage[$0].kind == .relative }) else {
            return start
        }
        let isOver = (relative..<end).contains { passage[$0].kind == .comma }
        return isOver ? frame.start : relative + 1
    }
}
