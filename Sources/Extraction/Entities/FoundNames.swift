import ArabicText
import Lexicon

/// The names found so far in a document, and the short forms they may take later in it.
struct FoundNames {
    private(set) var entities: [Entity] = []
    /// First words of longer names, by key, with the index of the name.
    private var aliases: [(key: WordKey, entity: Int)] = []
    private static let aliasLimit = 64

    init(capacity: Int) { entities.reserveCapacity(capacity) }

    /// Adds a name unless it overlaps the one before it.
    mutating func append(_ entity: Entity, _ document: borrowing Document, _ table: WordTable) {
        if let last = entities.last, last.span.end > entity.span.start { return }
        entities.append(entity)
        guard entity.type == .company || entity.type == .media, aliases.count < FoundNames.aliasLimit else {
            return
        }
        let first = document[entity.tokens.lowerBound]
        let reading = document.words.lookups[entity.tokens.lowerBound].reading
        let traits = table[reading.word]
        guard reading.prefix == 0, first.isWord, first.letterCount > 2,
            traits.isDisjoint(with: WordTraits.head.union([.activity, .place, .nationality, .institutional]))
        else { return }
        let key = document.words.text.key(first)
        if !aliases.contains(where: { $0.key == key }) { aliases.append((key, entities.count - 1)) }
    }

    /// Whether any name has a short form.
    var hasAliases: Bool { !aliases.isEmpty }

    /// The full name of which a word is the beginning.
    func name(ofAlias document: borrowing Document, _ tokens: Range<Int>) -> String? {
        entity(document, tokens).map { entities[$0].name }
    }

    func type(ofAlias document: borrowing Document, _ tokens: Range<Int>) -> Entity.Kind {
        entity(document, tokens).map { entities[$0].type } ?? .company
    }

    private func entity(_ document: borrowing Document, _ tokens: Range<Int>) -> Int? {
        guard tokens.count == 1, !aliases.isEmpty else { return nil }
        let key = document.words.text.key(document[tokens.lowerBound])
        return aliases.first { $0.key == key }?.entity
    }
}
