import ArabicText
import Extraction
import Lexicon

/// Finds the statements that hold two named things against each other: `استهلاك المصانع يفوق استهلاك المنازل`.
///
/// Only what names both is taken: a figure held against something of its own metric that is somebody's (`120 تيراواط
/// ساعة، أي ما يعادل استهلاك السويد`), or two phrases that begin with the same noun. Words of comparison are
/// everyday words, and most of them compare nothing that can be told.
struct ComparisonReader {
    private let source: ClaimSource
    private let relations: RelationTable
    /// The claims of the figures.
    private let claims: [Claim]
    /// The sentence read last: cues come in their order.
    private var passage: Passage?

    init(_ source: ClaimSource, _ relations: RelationTable, _ claims: [Claim]) {
        self.source = source
        self.relations = relations
        self.claims = claims
    }

    private var document: Document { source.document }
    private var mentions: Mentions { _read { yield source.mentions } }

    /// A word of comparison.
    private struct Cue {
        var token: Int
        var kind: Claim.Relation.Kind
        /// Whether it is an adjective (`أكبر`) and no verb.
        var isElative: Bool
        /// First word of what follows it.
        var next: Int
        /// Whether it says by itself in what the two differ: `أرخص`, `أكثر كفاءة`, and not `أكثر`.
        var isTelling: Bool
    }

    /// The two things of a comparison.
    private struct Sides {
        var subject: Claim.Referent
        var metric: Claim.Referent
        var reference: Range<Int>
        var compares: Int?
        var type: Claim.Kind = .comparison
        /// Whether the reference is no one thing (`استهلاك أي دولة`).
        var isUndefined = false
    }

    /// One claim for every comparison, in order of the text.
    mutating func comparisons() -> [Claim] {
        var found: [Claim] = []
        let words = document.words
        var token = words.next(waking: .comparisons, from: 0)
        while token < words.count {
            if let cue = cue(at: token), mayCompare(cue), let claim = claim(of: cue) { found.append(claim) }
            token = words.next(waking: .comparisons, from: token + 1)
        }
        return found
    }

    // MARK: Cues

    private func cue(at token: Int) -> Cue? {
        guard quantity(at: token) == nil else { return nil }
        let words = words(at: token)
        if words.contains(.equal) {
            return Cue(token: token, kind: .equals, isElative: false, next: token + 1, isTelling: true)
        }
        if words.contains(.exceed) {
            return Cue(token: token, kind: .exceeds, isElative: false, next: token + 1, isTelling: true)
        }
        let kind: Claim.Relation.Kind? =
            words.contains(.more) ? .exceeds : words.contains(.less) ? .below : nil
        guard let kind, !document.hasArticle(token) else { return nil }
        // `أكبر من`, `أعلى بكثير من`, `أكثر كفاءة من`
        for from in (token + 1)..<min(document.tokenCount, token + 3) where isFrom(from) {
            let isTelling =
                from > token + 1
                || !ComparisonReader.ofAmount.contains(document.words.text.key(document[token]))
            return Cue(token: token, kind: kind, isElative: true, next: from + 1, isTelling: isTelling)
        }
        return nil
    }

    private func isFrom(_ token: Int) -> Bool {
        document[token].letterCount == 2
            && ComparisonReader.from.contains(document.words.text.key(document[token]))
    }

    private static let from = Set(words: "من")
    /// What compares amounts where a metric is named, and is an adverb elsewhere.
    private static let ofAmount = Set(words: "أكثر أقل")

    /// Whether anything around a cue can be compared, asked before the sentence is read: a noun that stands on both
    /// sides of it or twice behind it, a metric behind it with a figure before it, or a name on either side.
    private func mayCompare(_ cue: Cue) -> Bool {
        let sentence = document.tokens(ofSentence: document.sentence(ofToken: cue.token))
        let behind = cue.next..<max(cue.next, min(sentence.upperBound, cue.next + 4))
        if cue.isElative, behind.lowerBound < behind.upperBound,
            mentions.entity(at: behind.lowerBound) != nil, mentions.entity(at: cue.token - 1) != nil
        {
            return true
        }
        let before = max(sentence.lowerBound, cue.token - 14)..<cue.token
        for token in behind where document[token].isWord && document[token].letterCount > 2 {
            if !cue.isElative, document.words.lookups[token].families.contains(.metrics),
                figure(before: cue.token) != nil
            {
                return true
            }
            guard let key = document.bareKey(token) else { continue }
            if before.contains(where: { isNoun(key, at: $0) }) { return true }
            let after = (token + 2)..<max(token + 2, min(sentence.upperBound, token + 12))
            if !cue.isElative, after.contains(where: { document.bareKey($0) == key }) { return true }
        }
        return false
    }

    /// Whether a word is a noun, with or without particles joined to it.
    private func isNoun(_ key: WordKey, at token: Int) -> Bool {
        if document.bareKey(token) == key { return true }
        let prefix = Int(document.words.lookups[token].reading.prefix)
        return prefix > 0 && Int(document[token].letterCount) > prefix
            && document.words.text.key(document[token], dropping: prefix) == key
    }

    // MARK: Reading

    private mutating func claim(of cue: Cue) -> Claim? {
        let passage = passage(of: cue.token)
        guard !cue.isElative || !isDenied(before: cue.token, passage), let sides = sides(of: cue, passage)
        else { return nil }
        var kind = cue.kind
        if kind == .equals, isApproximate(cue, sides.reference, passage) { kind = .approx }
        var claim = Claim(
            type: sides.type, quantity: nil, metric: sides.metric, subject: sides.subject,
            sentence: passage.sentence)
        let span = passage.span(cue.token..<(cue.token + 1))
        claim.relation = Claim.Relation(
            kind: kind, cue: span,
            reference: Claim.Referent(
                spans: [passage.span(sides.reference)], key: owner(of: sides.reference, passage),
                status: sides.isUndefined ? .missing : .explicit),
            compares: sides.compares)
        claim.attributions = source.attributions.attributions(of: span)
        claim.quote =
            claim.attributions.map { mentions.attributions[$0].quote }.first { $0 != .none } ?? .none
        if let index = sides.compares, claims[index].sentence == claim.sentence {
            let compared = claims[index]
            claim.modality = compared.modality
            claim.time = compared.time
            claim.place = compared.place
        } else {
            let frame = Frame(
                verb: cue.isElative ? nil : cue.token, start: clauseStart(before: cue.token, passage))
            claim.modality =
                ModalityReader(passage: passage)
                .modality(of: frame, figure: cue.token, attributions: claim.attributions).0
            claim.time = onlyTime(passage)
        }
        claim.metricFamily = claim.metric.key
        claim.confidence = Claim.Confidence(
            value: 0.9, subject: sides.subject.status == .explicit ? 0.9 : 0.75,
            time: claim.time == nil ? 0.6 : 0.9, attribution: claim.attributions.isEmpty ? 0.7 : 0.9)
        return claim
    }

    private mutating func passage(of token: Int) -> Passage {
        let sentence = document.sentence(ofToken: token)
        if let passage, passage.sentence == sentence { return passage }
        let tokens = document.tokens(ofSentence: sentence)
        let first = firstQuantity(from: tokens.lowerBound)
        var last = first
        while last < source.figures.count, source.figures[last].tokens.lowerBound < tokens.upperBound {
            last += 1
        }
        let read = Passage(
            source, tokens: tokens, sentence: sentence, joint: tokens.lowerBound, quantities: first..<last)
        passage = read
        return read
    }

    private func sides(of cue: Cue, _ passage: Passage) -> Sides? {
        var at = cue.next
        var points = false
        while passage.contains(at) {
            switch passage[at].kind {
            case .adverb, .particle, .quote: at += 1
            case .pronoun: at += 1
            case .demonstrative where !(passage.contains(at + 1) && passage[at + 1].isDefinite):
                points = true
                at += 1
            case .noun where !passage[at].hasPreposition && passage[at].quantity < 0:
                guard let reference = stretch(from: at, passage) else { return nil }
                return cue.isElative
                    ? alike(cue, reference, passage) ?? named(cue, reference, passage)
                    : alikeBehind(reference, passage) ?? alike(cue, reference, passage)
                        ?? ofFigure(cue, reference, points: points, passage)
            default: return nil
            }
        }
        return nil
    }

    /// A thing with all that says whose and which it is, from its first word on.
    private func stretch(from start: Int, _ passage: Passage) -> Range<Int>? {
        var end = start + 1
        var at = end
        while passage.contains(at), at - start < 14 {
            let word = passage[at]
            switch word.kind {
            // `بلجيكا وهولندا`: names go on, what else `و` joins is another thing.
            case .noun where !word.isModal && (word.conjunction == 0 || areNames(end - 1, at)):
                end = at + 1
            case .conjunction where passage.contains(at + 1) && passage[at + 1].kind == .noun: break
            case .preposition where word.grammar?.link == nil && word.conjunction == 0: break
            case .demonstrative, .quote, .dash: break
            default:
                // A figure of its own makes it a claim of its own; by how much it is more is none.
                if word.kind == .quantity, !saysHowMuchMore(word.quantity) { return nil }
                // `بحلول عام 2030`, `بنسبة 20%`: what leads to a date or a figure goes with it.
                while word.kind == .date || word.kind == .quantity, end > start + 1,
                    passage[end - 1].hasPreposition
                { end -= 1 }
                return start..<end
            }
            at += 1
        }
        return start..<end
    }

    private func areNames(_ first: Int, _ second: Int) -> Bool {
        mentions.entity(at: first) != nil && mentions.entity(at: second) != nil
    }

    /// `بخمس مرات`, `بنسبة 20%`
    private func saysHowMuchMore(_ quantity: Int) -> Bool {
        let figure = source.figures[quantity]
        let first = document[figure.tokens.lowerBound]
        return figure.dimension == .ratio || figure.dimension == .share || figure.delta
            || figure.span.start > Int(first.start) && document.words.text.letter(first, 0) == Letters.beh
    }

    /// The stretch up to a token, without the preposition it ends in (`تفوق شعبية الحزب على …`).
    private func stretch(from start: Int, before end: Int, _ passage: Passage) -> Range<Int>? {
        guard var stretch = stretch(from: start, passage) else { return nil }
        stretch = start..<min(stretch.upperBound, end)
        while let last = stretch.last, last > start, passage[last].kind == .preposition {
            stretch = start..<last
        }
        // `الحركة بحركة نشطة`: what a joined particle brings is another thing.
        return stretch.dropFirst().contains { passage[$0].hasPreposition && !passage[$0].isDefinite }
            ? nil : stretch
    }

    // MARK: Two phrases

    /// `سيتجاوز طلب المصانع طلب المنازل`: both things stand behind the verb, each with a holder.
    private func alikeBehind(_ both: Range<Int>, _ passage: Passage) -> Sides? {
        guard let key = document.bareKey(both.lowerBound),
            let second = both.dropFirst(2).first(where: {
                document.bareKey($0) == key && passage[$0].kind == .noun
            }),
            !passage[second].hasPreposition, !document.startsWithWaw(second),
            passage[second - 1].kind != .preposition || isOver(second - 1),
            let subject = stretch(from: both.lowerBound, before: second, passage)
        else { return nil }
        return sides(subject, second..<both.upperBound, isTelling: true, passage)
    }

    /// `على`, which `تفوق` takes.
    private func isOver(_ token: Int) -> Bool {
        document.words.text.letter(document[token], 0) == Letters.arabic(0x639)
    }

    /// `طلب المصانع يفوق طلب المنازل`, `طلب المصانع أكبر من طلب المنازل`
    private func alike(_ cue: Cue, _ reference: Range<Int>, _ passage: Passage) -> Sides? {
        // A joined `و` begins a clause: what stands before it is not what the verb is said of.
        guard let key = document.bareKey(reference.lowerBound),
            cue.isElative || passage[cue.token].conjunction == 0
        else { return nil }
        var start = cue.token - 1
        while passage.contains(start), cue.token - start <= 14 {
            if passage[start].kind == .noun, isNoun(key, at: start) {
                // `لراتب الخادمة الذي يوازي راتب السائق`: only a relative clause is said of what a preposition has.
                guard let subject = stretch(from: start, before: cue.token, passage),
                    reaches(subject, cue.token, passage),
                    !passage[start].hasPreposition
                        || (subject.upperBound..<cue.token).contains(where: { passage[$0].kind == .relative })
                else { return nil }
                return sides(subject, reference, isTelling: cue.isTelling, passage)
            }
            if endsClause(start, passage) { return nil }
            start -= 1
        }
        return nil
    }

    /// Whether only words that carry nothing stand between a subject and its verb or adjective.
    private func reaches(_ subject: Range<Int>, _ token: Int, _ passage: Passage) -> Bool {
        guard subject.upperBound < token else { return true }
        return (subject.upperBound..<token).allSatisfy {
            let word = passage[$0]
            if word.grammar?.role == .copula { return true }
            switch word.kind {
            case .particle, .adverb, .pronoun, .relative, .date, .quote: return true
            case .preposition: return passage[$0 + 1].kind == .date
            default: return false
            }
        }
    }

    /// `ليس`, `لا`, `لم`, `لن`.
    private func isDenial(_ token: Int, _ passage: Passage) -> Bool {
        let skip = passage[token].conjunction
        guard passage[token].kind == .particle || passage[token].grammar?.role == .copula,
            document.words.text.letter(document[token], skip) == Letters.lam
        else { return false }
        return passage[token].kind == .verb || Int(document[token].letterCount) - skip == 2
    }

    /// Whether a clause up to a token is denied: then neither of the two is more.
    private func isDenied(before token: Int, _ passage: Passage) -> Bool {
        (clauseStart(before: token, passage)..<token).contains { isDenial($0, passage) }
    }

    private func sides(
        _ subject: Range<Int>, _ reference: Range<Int>, isTelling: Bool, _ passage: Passage
    ) -> Sides? {
        let own = contentWords(subject.dropFirst(), passage)
        let other = contentWords(reference.dropFirst(), passage)
        // What sets the two apart must be said of both, and must be more than another time of one thing.
        guard !own.subtracting(other).isEmpty, !other.subtracting(own).isEmpty else { return nil }
        let head = subject.lowerBound
        let sense = passage[head].metric.flatMap { $0.kind == .change ? nil : $0 }
        guard sense != nil || isTelling else { return nil }
        let end = sense == nil ? head + 1 : min(passage[head].metricEnd, subject.upperBound)
        return Sides(
            subject: Claim.Referent(
                spans: [passage.span(subject)], key: owner(of: subject, passage), status: .explicit),
            metric: Claim.Referent(
                spans: [passage.span(head..<end)], key: sense.map { passage.senses.name($0.key) },
                status: .explicit),
            reference: reference, type: sense == nil ? .qualitative : .comparison)
    }

    /// `مصر أكبر من الأردن`: two names of one kind, and nothing else, on either side of an adjective.
    private func named(_ cue: Cue, _ reference: Range<Int>, _ passage: Passage) -> Sides? {
        var last = cue.token - 1
        while passage.contains(last), passage[last].grammar?.role == .copula { last -= 1 }
        guard passage.contains(last), let first = mentions.entity(at: last),
            let second = mentions.entity(at: reference.lowerBound)
        else { return nil }
        let (subject, other) = (mentions.entities[first], mentions.entities[second])
        guard subject.type == other.type, subject.name != other.name,
            other.tokens.lowerBound == reference.lowerBound, subject.tokens.upperBound == last + 1,
            !passage.contains(other.tokens.upperBound) || passage[other.tokens.upperBound].kind != .noun,
            begins(subject.tokens.lowerBound, passage)
        else { return nil }
        return Sides(
            subject: Claim.Referent(spans: [subject.span], key: subject.name, status: .explicit),
            metric: Claim.Referent(
                spans: [passage.span(cue.token..<(cue.next - 1))], status: .explicit),
            reference: other.tokens, type: .qualitative)
    }

    /// Whether a clause begins with a word: a noun or a preposition before it would make it part of a phrase.
    private func begins(_ token: Int, _ passage: Passage) -> Bool {
        guard !passage[token].hasPreposition else { return false }
        guard passage.contains(token - 1) else { return true }
        switch passage[token - 1].kind {
        case .complementizer, .comma, .stop, .subordinator, .conjunction: return true
        case .verb: return passage[token - 1].grammar?.role == .copula
        default: return false
        }
    }

    // MARK: A figure and a phrase

    /// `120 تيراواط ساعة، أي ما يعادل استهلاك السويد`: a figure, and what is measured in its unit and is somebody's.
    private func ofFigure(
        _ cue: Cue, _ reference: Range<Int>, points: Bool, _ passage: Passage
    ) -> Sides? {
        let undefined = undefined(from: reference.lowerBound, passage)
        guard let sense = passage[reference.lowerBound].metric, sense.kind != .change,
            undefined != nil || reference.contains(where: { mentions.entity(at: $0) != nil }),
            let compared = figure(before: cue.token),
            let quantity = claims[compared].quantity, claims[compared].role == .measure,
            sense.names(source.figures[quantity].dimension)
        else { return nil }
        let figure = source.figures[quantity]
        if figure.tokens.lowerBound >= passage.tokens.lowerBound {
            guard !points, isTied(figure.tokens.upperBound..<cue.token, passage) else { return nil }
        } else {
            // In a sentence of its own only `هذا` points back.
            guard points, cue.token <= passage.tokens.lowerBound + 1 else { return nil }
        }
        let end = min(passage[reference.lowerBound].metricEnd, reference.upperBound)
        var subject = claims[compared].subject
        if subject.status == .explicit { subject.status = .implied }
        return Sides(
            subject: subject,
            metric: Claim.Referent(
                spans: [passage.span(reference.lowerBound..<end)], key: passage.senses.name(sense.key),
                status: .explicit),
            reference: undefined ?? reference, compares: compared, isUndefined: undefined != nil)
    }

    /// `استهلاك أي دولة`, `مساحة دولة بأكملها`: a thing that is anybody's, up to the words that say so.
    private func undefined(from start: Int, _ passage: Passage) -> Range<Int>? {
        for at in (start + 1)..<max(start + 1, min(passage.tokens.upperBound - 1, start + 7)) {
            guard document[at].isWord, mentions.entity(at: at) == nil, passage[at].quantity < 0 else {
                return nil
            }
            let next = words(at: at + 1)
            // `أي بلد`, but not `أي بلد آخر`, which is as good as the highest of all.
            if words(at: at).contains(.gloss), next.contains(.actor), !document.hasArticle(at + 1),
                !words(at: at + 2).contains(.other)
            {
                return start..<(at + 2)
            }
            if words(at: at).contains(.actor), !document.hasArticle(at), next.contains(.entire) {
                return start..<(at + 2)
            }
        }
        return nil
    }

    private func words(at token: Int) -> RelationWords {
        relations.words(at: token, in: document, source.lexicon)
    }

    /// Whether nothing between a figure and a verb of equality can be what the verb is said of.
    private func isTied(_ gap: Range<Int>, _ passage: Passage) -> Bool {
        guard gap.count <= 14 else { return false }
        for token in gap {
            switch passage[token].kind {
            case .verb, .complementizer, .cue, .stop: return false
            case .quantity where claims[passage[token].quantity].role != .period: return false
            default: break
            }
        }
        guard let last = gap.last else { return true }
        switch passage[last].kind {
        case .particle, .pronoun, .comma, .relative, .subordinator, .conjunction, .adverb, .dash, .bracket,
            .preposition:
            return true
        default: return document.bareKey(last) == nil || passage[last].date >= 0
        }
    }

    /// The claim of the last figure before a token, in its sentence or the one before.
    private func figure(before token: Int) -> Int? {
        var last = firstQuantity(from: token) - 1
        // `في أكثر من عام`: a length of time in between is not what is compared.
        while last > 0, claims.indices.contains(last), claims[last].role == .period { last -= 1 }
        guard claims.indices.contains(last), claims[last].quantity == last else { return nil }
        return document.sentence(ofToken: token) - claims[last].sentence <= 1 ? last : nil
    }

    // MARK: Words

    private func isApproximate(_ cue: Cue, _ reference: Range<Int>, _ passage: Passage) -> Bool {
        (cue.next..<reference.lowerBound).contains {
            passage[$0].kind == .adverb && document.words.lookups[$0].families.contains(.cues)
        }
    }

    /// What sets one thing apart from others: neither dates nor words such as `السابق`, which name another time of it.
    private func contentWords(_ tokens: Range<Int>.SubSequence, _ passage: Passage) -> Set<WordKey> {
        Set(
            tokens.compactMap { token in
                guard passage[token].kind == .noun, document[token].letterCount > 2,
                    words(at: token).isDisjoint(with: .moment)
                else { return nil }
                return document.bareKey(token)
            })
    }

    /// Whose a thing is, where a name is all that stands behind its metric: Sweden in `استهلاك الكهرباء في السويد`, and
    /// nobody in `استهلاك المصانع في السويد`.
    private func owner(of tokens: Range<Int>, _ passage: Passage) -> String? {
        let head = tokens.lowerBound
        var rest = tokens
        if mentions.entity(at: head) == nil {
            let end = passage[head].metric == nil ? head + 1 : passage[head].metricEnd
            rest = min(end, tokens.upperBound)..<tokens.upperBound
        }
        guard let first = rest.first(where: { passage[$0].kind == .noun }),
            let entity = mentions.entity(at: first)
        else { return nil }
        let named = mentions.entities[entity]
        return rest.allSatisfy { passage[$0].kind != .noun || named.tokens.contains($0) } ? named.name : nil
    }

    private func endsClause(_ token: Int, _ passage: Passage) -> Bool {
        switch passage[token].kind {
        case .comma, .stop, .cue, .complementizer, .subordinator, .quantity: true
        default: false
        }
    }

    private func clauseStart(before token: Int, _ passage: Passage) -> Int {
        var start = token
        while passage.contains(start - 1) {
            switch passage[start - 1].kind {
            case .stop, .cue, .subordinator: return start
            case .complementizer where !passage[start - 1].isModal: return start
            default: start -= 1
            }
        }
        return start
    }

    /// The date of a sentence that has one.
    private func onlyTime(_ passage: Passage) -> Claim.Time? {
        let dates = Set(passage.tokens.lazy.map { passage[$0].date }.filter { $0 >= 0 })
        guard dates.count == 1, let date = dates.first, mentions.dates[date].kind != .rate else { return nil }
        return Claim.Time(date: date, relation: mentions.dates[date].relation)
    }

    /// Index of the first quantity that ends behind a token.
    private func firstQuantity(from token: Int) -> Int {
        return (0..<source.figures.count).partition { source.figures[$0].tokens.upperBound <= token }
    }

    private func quantity(at token: Int) -> Int? {
        let index = firstQuantity(from: token)
        return index < source.figures.count && source.figures[index].tokens.contains(token) ? index : nil
    }
}
