import ArabicText

/// How often the words of a lexicon stand in texts.
///
/// By it the image of a lexicon puts the words that texts are made of beside each other: they share the lines of the
/// processor's memory. How large the lexicon is matters little to a text, and how many of its lines it takes much.
public struct WordCounts: Sendable {
    private let lexicon: Lexicon
    private var counts: [Int]

    /// No text yet.
    public init(_ lexicon: Lexicon = .embedded) {
        self.lexicon = lexicon
        counts = Array(repeating: 0, count: lexicon.tables.words.count)
    }

    /// Adds words, the most frequent first, as if the last of them were met once and each before it once more.
    /// - Parameter words: the words, with spaces or lines between them.
    public mutating func add(frequentFirst words: String) {
        let text = Tokenizer().tokenize(words)
        for (index, token) in text.tokens.enumerated() {
            var reading = lexicon.firstReading(of: token, in: text)
            while reading.word != 0 {
                counts[Int(reading.word)] += text.tokens.count - index
                reading = lexicon.shorter(than: reading)
            }
        }
    }

    /// The words met, the most frequent first; of equally frequent ones the first of the lexicon.
    var frequentFirst: [WordKey] {
        let met = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        return met.map { lexicon.tables.words[$0].key }
    }
}
