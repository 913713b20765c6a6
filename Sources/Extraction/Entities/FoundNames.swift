import ArabicText
import Lexicon

/// The names found so far in a document, and the short forms they may take later in it.
struct FoundNames {
    private(set) var entities: [Entity] = []
    /// First words of longer names, by key, with the index of the name.
    private var aliases: [(key: WordKey, entity: Int)] = []
    /// First two words of longer names of institutions, with the index of the name.
    private var pairs: [(first: WordKey, second: WordKey, entity: Int)] = []
    /// Surnames of persons named in full, by key, with the index of the name.
    private var surnames: [(key: WordKey, entity: Int)] = []
    private static let aliasLimit = 64

    init(capacity: Int) { entities.reserveCapacity(capacity) }

    /// Adds a name unless it overlaps the one before it.
    mutating func append(_ entity: Entity, _ document: borrowing Document, _ table: WordTable) {
        if let last = entities.last, last.span.end > entity.span.start { return }
        entities.append(entity)
        if entity.type == .other || entity.type == .agency || entity.type == .government {
            appendPair(entity, document, table)
        }
        if entity.type == .person { appendSurname(entity, document) }
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

    /// `محمد الزهراني` is later `الزهراني`.
    private mutating func appendSurname(_ entity: Entity, _ document: borrowing Document) {
        let last = entity.tokens.upperBound - 1
        guard entity.tokens.count > 1, surnames.count < FoundNames.aliasLimit, document.hasArticle(last)
        else {
            return
        }
        let key = document.words.text.key(document[last])
        if !surnames.contains(where: { $0.key == key }) { surnames.append((key, entities.count - 1)) }
    }

    /// The full name of the person who bears the surname at a token.
    func person(ofSurname document: borrowing Document, _ at: Int) -> String? {
        guard !surnames.isEmpty, document.hasArticle(at) else { return nil }
        let key = document.words.text.key(document[at])
        return surnames.first { $0.key == key }.map { entities[$0.entity].name }
    }

    /// `الاتحاد السعودي لكرة القدم` is later `الاتحاد السعودي`: a definite head with its adjective.
    private mutating func appendPair(_ entity: Entity, _ document: borrowing Document, _ table: WordTable) {
        let first = entity.tokens.lowerBound
        guard entity.tokens.count > 2, pairs.count < FoundNames.aliasLimit, document.hasArticle(first),
            document.hasArticle(first + 1), !document.hasArticle(first + 2),
            !table[document.words.lookups[first].reading.word].isDisjoint(with: .head)
        else { return }
        let text = document.words.text
        let pair = (text.key(document[first]), text.key(document[first + 1]))
        if !pairs.contains(where: { ($0.first, $0.second) == pair }) {
            pairs.append((pair.0, pair.1, entities.count - 1))
        }
    }

    /// The institution whose full name began with the two words at a token.
    func institution(_ document: borrowing Document, _ at: Int) -> Entity? {
        guard !pairs.isEmpty, at + 1 < document.tokenCount, document.hasArticle(at),
            document.hasArticle(at + 1),
            document.continuesLine(at + 1)
        else { return nil }
        let text = document.words.text
        let (first, second) = (text.key(document[at]), text.key(document[at + 1]))
        guard let pair = pairs.first(where: { $0.first == first && $0.second == second }) else { return nil }
        let full = entities[pair.entity]
        return Entity(
            span: document.span(at..<at + 2), tokens: at..<at + 2, type: full.type, name: full.name,
            wikidata: full.wikidata)
    }

    /// Whether a name has been found.
    func holds(_ name: String) -> Bool { entities.contains { $0.name == name } }

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
