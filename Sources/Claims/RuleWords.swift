import ArabicText
import Extraction
import Lexicon

/// Words of the grammar that rules ask for, a bit for each row.
struct RuleWords: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Several share an amount (`معا`).
    static let joint = RuleWords(rawValue: 1)
    /// Two things are as much as each other (`يعادل`).
    static let equal = RuleWords(rawValue: 2)
    /// One thing is more than another (`يتجاوز`).
    static let exceed = RuleWords(rawValue: 4)
    /// The same in other words (`أي`).
    static let gloss = RuleWords(rawValue: 8)
    /// All of a thing (`بأكملها`).
    static let entire = RuleWords(rawValue: 16)
    /// Another one (`أخرى`).
    static let other = RuleWords(rawValue: 32)
    /// For one item (`للواحدة`).
    static let each = RuleWords(rawValue: 64)
    static let yearly = RuleWords(rawValue: 128)
    /// Growth upon growth (`مركب`).
    static let compound = RuleWords(rawValue: 256)
    /// Somebody or something of a kind (`دولة`).
    static let actor = RuleWords(rawValue: 512)
    /// `عام`, `سنة`.
    static let year = RuleWords(rawValue: 1024)

    /// The figure is part of the one before (`منهم`).
    static let part = RuleWords(rawValue: 2048)

    /// The bit of a row of the grammar.
    init(id: String) {
        self =
            switch id {
            case "name.joint": .joint
            case "relation.equal": .equal
            case "relation.exceed": .exceed
            case "link.apposition": .gloss
            case "relation.entire": .entire
            case "relation.other": .other
            case "relation.each": .each
            case "relation.yearly": .yearly
            case "relation.compound": .compound
            case "relation.year": .year
            case "link.part": .part
            case "actor": .actor
            default: []
            }
    }

    /// The bits of every row of the grammar.
    struct Table: Sendable {
        private let rows: [RuleWords]
        private let first: EntryID

        init(_ lexicon: Lexicon) {
            let entries = lexicon.entries(of: .grammar)
            first = entries.lowerBound
            rows = entries.map { RuleWords(id: lexicon.id($0)) }
        }

        subscript(entry: EntryID) -> RuleWords { rows[Int(entry - first)] }
    }
}

extension CheckedArticle {
    /// Whether a row of the grammar with one of these bits starts at a token.
    func has(_ words: RuleWords, at token: Int) -> Bool {
        guard token >= 0, token < document.tokenCount,
            document.words.lookups[token].hints.mayBe(.ruleWord),
            let match = lexicon.match(.grammar, at: token, in: document.words)
        else { return false }
        return lexicon.senses(of: .grammar, at: match).contains {
            !ruleWords[lexicon.entry(of: $0)].isDisjoint(with: words)
        }
    }

    /// Tokens of the sentence a claim stands in.
    func sentence(of claim: Int) -> Range<Int> { document.tokens(ofSentence: claims[claim].sentence) }

    /// Measures by the sentence they stand in.
    var measuresBySentence: [ArraySlice<Int>] {
        var groups: [ArraySlice<Int>] = []
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

    /// The years a claim's own date covers; `nil` where it has none that is known.
    func years(of claim: Int) -> ClosedRange<Int>? {
        guard let time = claims[claim].time else { return nil }
        let date = mentions.dates[time.date]
        let first = (date.earliest ?? date.edtf).flatMap { Int($0.prefix(4)) }
        let last = (date.latest ?? date.edtf).flatMap { Int($0.prefix(4)) }
        guard let first, let last, first <= last else { return nil }
        return first...last
    }

    /// The year the article was published in.
    var publicationYear: Int? { document.metadata.published.flatMap { Int($0.prefix(4)) } }
}
