import ArabicText
import Extraction
import Lexicon

/// Finds the statements that hold two named things against each other: `استهلاك المصانع يفوق استهلاك المنازل`.
///
/// Only what names both is taken: a figure held against something of its own metric that is somebody's (`120 تيراواط
/// ساعة، أي ما يعادل استهلاك السويد`), or two phrases that begin with the same noun. Words of comparison are
/// everyday words, and most of them compare nothing that can be told.
struct ComparisonReader {
    let source: ClaimSource
    let relations: RelationTable
    /// The claims of the figures.
    let claims: [Claim]
    /// The sentence read last: cues come in their order.
    private var passage: Passage?

    init(_ source: ClaimSource, _ relations: RelationTable, _ claims: [Claim]) {
        self.source = source
        self.relations = relations
        self.claims = claims
    }

    var document: Document { source.document }
    var mentions: Mentions { _read { yield source.mentions } }

    /// A word of comparison.
    struct Cue {
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
    struct Sides {
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
    func isNoun(_ key: WordKey, at token: Int) -> Bool {
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
                verb: cue.isElative ? nil : cue.token, start: passage.clauseStart(before: cue.token))
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

    /// The date of a sentence that has one.
    private func onlyTime(_ passage: Passage) -> Claim.Time? {
        let dates = Set(passage.tokens.lazy.map { passage[$0].date }.filter { $0 >= 0 })
        guard dates.count == 1, let date = dates.first, mentions.dates[date].kind != .rate else { return nil }
        return Claim.Time(date: date, relation: mentions.dates[date].relation)
    }
}
