import ArabicText
import Extraction
import Lexicon

/// The relations that every row of the grammar states.
struct RelationTable: Sendable {
    private let rows: [RelationWords]
    private let first: EntryID

    init(_ lexicon: Lexicon) {
        let entries = lexicon.entries(of: .grammar)
        first = entries.lowerBound
        rows = entries.map { RelationWords(id: lexicon.id($0)) }
    }

    subscript(entry: EntryID) -> RelationWords { rows[Int(entry - first)] }

    /// What the rows of the grammar that start at a token state, all together.
    func words(at token: Int, in document: Document, _ lexicon: Lexicon) -> RelationWords {
        guard token >= 0, token < document.tokenCount, document.words.hints(at: token).relations != 0,
            let match = lexicon.match(.grammar, at: token, in: document.words)
        else { return [] }
        return lexicon.senses(of: .grammar, at: match).reduce(into: []) {
            $0.formUnion(self[lexicon.entry(of: $1)])
        }
    }
}

extension CheckedArticle {
    /// Whether a row of the grammar with one of these bits starts at a token.
    func has(_ words: RelationWords, at token: Int) -> Bool {
        token >= 0 && token < document.tokenCount && document.words.hints(at: token).mayBe(words)
            && !relations.words(at: token, in: document, lexicon).isDisjoint(with: words)
    }

    /// Tokens of the sentence a claim stands in.
    func sentence(of claim: Int) -> Range<Int> { document.tokens(ofSentence: claims[claim].sentence) }

    /// The years a claim's own date covers; `nil` where it has none that is known.
    func years(of claim: Int) -> ClosedRange<Int>? {
        guard let time = claims[claim].time else { return nil }
        let edtf = mentions.dates[time.date].edtf
        guard let first = (mentions.dates[time.date].earliest ?? edtf).flatMap(CheckedArticle.year),
            let last = (mentions.dates[time.date].latest ?? edtf).flatMap(CheckedArticle.year),
            first <= last
        else { return nil }
        return first...last
    }

    /// The year the article was published in.
    var publicationYear: Int? { document.metadata.published.flatMap(CheckedArticle.year) }

    /// The year a date of ISO 8601 or EDTF begins with; `nil` where it begins with no four digits.
    static func year(_ date: String) -> Int? {
        var year = 0
        var digits = 0
        for byte in date.utf8.prefix(4) {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            year = year * 10 + Int(byte - 0x30)
            digits += 1
        }
        return digits == 4 ? year : nil
    }
}
