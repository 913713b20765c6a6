import ArabicText
import Extraction
import Lexicon

/// An article's claims as the rules see them.
///
/// A class: rules are handed it one after the other, and most look at little of it.
final class CheckedArticle {
    let document: Document
    let mentions: Mentions
    let claims: [Claim]
    let lexicon: Lexicon
    /// Words that say how figures are related.
    let relations: RelationTable
    /// Claims that state a figure, in order: comparisons without one are not among them.
    let measures: [Int]
    /// For each claim, the claim its chain of links leads to.
    let roots: [Int]
    /// For each claim, what its figure is.
    let checkedFigures: [CheckedFigure]
    /// For each claim, who states it.
    let tellers: [Tellers]
    /// What there is at all.
    let facts: ArticleFacts
    /// Measures by the sentence they stand in.
    private(set) lazy var measuresBySentence = sentencesOfMeasures()
    /// Levels and the changes between them, found where a rule asks.
    private(set) lazy var levelChanges = LevelChange.all(in: self)
    /// Totals and their parts, found where a rule asks.
    private(set) lazy var partGroups = PartGroup.all(in: self)
    /// Pairs of claims that state one thing twice, found where a rule asks.
    private(set) lazy var sameStatements = CheckedArticle.sameStatements(in: self)
    /// Sentences that are told again, found where a rule asks.
    private(set) lazy var repeatedSentences = CheckedArticle.repeatedSentences(in: self)

    init(
        document: Document, mentions: Mentions, claims: [Claim], lexicon: Lexicon, relations: RelationTable
    ) {
        self.document = document
        self.mentions = mentions
        self.claims = claims
        self.lexicon = lexicon
        self.relations = relations
        var facts = CheckedArticle.facts(of: document)
        var measures: [Int] = []
        var roots: [Int] = []
        var figures: [CheckedFigure] = []
        var tellers: [Tellers] = []
        measures.reserveCapacity(claims.count)
        roots.reserveCapacity(claims.count)
        figures.reserveCapacity(claims.count)
        tellers.reserveCapacity(claims.count)
        for index in claims.indices {
            if claims[index].role == .measure, claims[index].quantity != nil { measures.append(index) }
            if let link = claims[index].link, link.claim < index, CheckedArticle.sameStatement(link.kind) {
                // Links lead backwards, so the root of the one linked to is known.
                roots.append(roots[link.claim])
            } else {
                roots.append(index)
            }
            let figure = claims[index].quantity.map { CheckedFigure(mentions.quantities[$0]) }
            figures.append(figure ?? CheckedFigure())
            facts.formUnion(ArticleFacts(claims[index]))
            if let figure { facts.formUnion(figure.facts) }
            var told: Tellers = []
            for attribution in claims[index].attributions {
                told.formUnion(Tellers(mentions.attributions[attribution]))
            }
            tellers.append(told)
        }
        self.measures = measures
        self.roots = roots
        self.checkedFigures = figures
        self.tellers = tellers
        self.facts = facts
    }

    /// What the rules about the text itself could be about, in one pass over the words.
    private static func facts(of document: Document) -> ArticleFacts {
        var facts: ArticleFacts = []
        let words = document.words
        var index = words.next(waking: .checks, from: 0)
        while index < words.count {
            let token = words[index]
            switch token.kind {
            case .quote: facts.insert(.quotes)
            case .symbol, .punctuation: facts.insert(.markup)
            case .latin:
                let isGlued = token.isGlued && index > 0 && words[index - 1].kind == .arabic
                let next = index + 1
                if isGlued || next < words.count && words[next].isGlued && words[next].kind == .arabic {
                    facts.insert(.gluedScripts)
                }
            case .arabic, .number, .foreign: break
            }
            index = words.next(waking: .checks, from: index + 1)
        }
        return facts
    }

    private func sentencesOfMeasures() -> [ArraySlice<Int>] {
        var groups: [ArraySlice<Int>] = []
        groups.reserveCapacity(measures.count)
        var start = 0
        for at in measures.indices {
            let next = at + 1
            if next == measures.count || claims[measures[next]].sentence != claims[measures[at]].sentence {
                groups.append(measures[start..<next])
                start = next
            }
        }
        return groups
    }

    private static func sameStatement(_ kind: Claim.Link.Kind) -> Bool {
        switch kind {
        case .before, .level, .change, .part, .apposition, .coordinate, .whole: true
        case .input, .detail, .sibling: false
        }
    }

    /// The quantity of a claim.
    func quantity(_ claim: Int) -> Quantity? { claims[claim].quantity.map { mentions.quantities[$0] } }

    /// The interval of a claim's figure.
    func interval(_ claim: Int) -> Interval {
        guard let quantity = quantity(claim) else { return Interval(low: nil, high: nil) }
        return Interval(quantity, digits: digits(of: quantity))
    }

    /// Digits of the number as written.
    private func digits(of quantity: Quantity) -> [UInt8] {
        for token in quantity.tokens where document[token].kind == .number {
            let word = document[token]
            return (0..<Int(word.letterCount)).compactMap { index in
                let letter = document.words.text.letter(word, index)
                return letter >= 0x30 && letter <= 0x39 ? letter : nil
            }
        }
        return []
    }

    /// Text of a span.
    func text(_ span: TextSpan) -> String { document.source.slice(span.range) }

    /// The figure as written.
    func figure(_ claim: Int) -> String { span(claim).map(text) ?? "" }

    /// The place of a claim's figure.
    func span(_ claim: Int) -> TextSpan? { claims[claim].quantity.map { mentions.quantities[$0].span } }

    /// Figures of some claims, the first few, for a message.
    func figures(_ claims: [Int], separator: String) -> String {
        var shown: [UInt8] = []
        shown.reserveCapacity(128)
        for claim in claims.prefix(4) {
            if !shown.isEmpty { shown.append(contentsOf: separator.utf8) }
            if let span = span(claim) { shown.append(contentsOf: document.source.bytes[span.range]) }
        }
        if claims.count > 4 {
            shown.append(contentsOf: separator.utf8)
            shown.append(contentsOf: "…".utf8)
        }
        return String(decoding: shown, as: UTF8.self)
    }

    /// Whether two claims are measured in one unit.
    func sameUnit(_ a: Int, _ b: Int) -> Bool {
        guard let a = quantity(a)?.unit, let b = quantity(b)?.unit else { return false }
        return a.code == b.code
            && (a.counted == nil || b.counted == nil || a.counted == b.counted || text(a) == text(b))
    }

    private func text(_ unit: Unit) -> String { unit.counted.map(text) ?? "" }

    /// Whether a figure is exact or approximate, so that it may be reckoned with.
    func isPoint(_ claim: Int) -> Bool {
        checkedFigures[claim].isPoint
    }
}

extension ExactDecimal {
    /// The number rounded for a message, to `places` decimals.
    func rounded(_ places: Int = 2) -> ExactDecimal { divided(by: .one, places: places) ?? self }
}

extension Interval {
    /// The interval for a message: `205 – 254`.
    var shown: String {
        let low = self.low.map { $0.rounded().description } ?? "…"
        let high = self.high.map { $0.rounded().description } ?? "…"
        return low == high ? low : "\(low) – \(high)"
    }
}
