public import ArabicText
public import Lexicon

/// Runs every extractor over documents, one after the other. Keep one a thread: it reuses its memory.
public struct Extractor: Sendable {
    /// The words the extractors know.
    public let lexicon: Lexicon
    private let tokenizer = Tokenizer()
    private let sentences: Sentences
    private var cache: ReadingCache
    private var outlets: Outlets
    private let quantities: QuantityExtractor
    private let dates: DateExtractor
    private let entities: EntityExtractor
    private let attributions: AttributionExtractor

    /// Extractors for a lexicon; unpacking it takes some milliseconds, so keep them.
    public init(_ lexicon: Lexicon = .embedded) {
        self.lexicon = lexicon
        outlets = Outlets(lexicon)
        sentences = Sentences(openWords: lexicon.openWords)
        quantities = QuantityExtractor(lexicon)
        dates = DateExtractor(lexicon, quantities.amounts)
        let table = WordTable(lexicon)
        entities = EntityExtractor(lexicon, table)
        attributions = AttributionExtractor(lexicon, table)
        cache = ReadingCache(hints: WordHints(lexicon, quantities.amounts, dates.calendar, table))
    }

    /// Cuts an article into words and sentences.
    public mutating func read(_ source: SourceText, _ metadata: Metadata) -> Document {
        var text = TokenizedText()
        tokenizer.tokenize(source, into: &text)
        let words = lexicon.annotate(text, cache: &cache)
        var metadata = metadata
        if metadata.source == nil { metadata.source = Document.sourceLine(words, source) }
        return Document(
            metadata: metadata, source: source, words: words,
            sentenceStarts: sentences.starts(in: words.text),
            country: metadata.source.flatMap { outlets.country(of: $0) })
    }

    /// Everything the extractors find in a document.
    public func mentions(in document: Document) -> Mentions { mentions(in: [document])[0] }

    /// Everything the extractors find in each of several documents, one extractor after the other: each stays in the
    /// processor's caches for all of them.
    public func mentions(in documents: [Document]) -> [Mentions] {
        var mentions = [Mentions](repeating: Mentions(), count: documents.count)
        for index in documents.indices { mentions[index].dates = dates(in: documents[index]) }
        for index in documents.indices {
            mentions[index].quantities = quantities(in: documents[index], dates: mentions[index].dates)
        }
        for index in documents.indices { mentions[index].entities = entities(in: documents[index]) }
        for index in documents.indices {
            mentions[index].attributions = attributions(
                in: documents[index], entities: mentions[index].entities, dates: mentions[index].dates)
        }
        return mentions
    }

    // MARK: One stage at a time

    /// Calendar expressions.
    public func dates(in document: Document) -> [DateMention] { dates.extract(document) }

    /// Quantities, outside the dates.
    public func quantities(in document: Document, dates: [DateMention]) -> [Quantity] {
        quantities.extract(document, dates: dates)
    }

    /// Named things.
    public func entities(in document: Document) -> [Entity] { entities.extract(document) }

    /// Who states something, and how.
    public func attributions(in document: Document, entities: [Entity], dates: [DateMention]) -> [Attribution]
    {
        attributions.extract(document, entities: entities, dates: dates)
    }
}
