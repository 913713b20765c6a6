import ArabicText
import Extraction
import Lexicon

extension Set<WordKey> {
    /// The keys of words with spaces between them.
    init(words: String) {
        let text = Tokenizer().tokenize(words)
        self.init(text.tokens.map { text.key($0) })
    }
}

extension Document {
    /// Whether a word has a joined `و` that is not its own letter.
    func startsWithWaw(_ token: Int) -> Bool {
        let word = self[token]
        guard word.kind == .arabic, words.text.letter(word, 0) == Letters.waw else { return false }
        let reading = words.lookups[token].reading
        return reading.word == 0 ? word.letterCount > 4 : reading.prefix > 0
    }

    /// A key of the word itself, without joined particles and article; `nil` where nothing is left.
    func bareKey(_ token: Int) -> WordKey? {
        let word = self[token]
        var skip = 0
        if word.kind == .arabic {
            if startsWithWaw(token) { skip = 1 }
            let first = words.text.letter(word, skip)
            let second = words.text.letter(word, skip + 1)
            if first == Letters.alef, second == Letters.lam {
                skip += 2
            } else if first == Letters.lam, second == Letters.lam {
                skip += 2
            } else if first == Letters.beh || first == Letters.lam || first == Letters.kaf,
                second == Letters.alef,
                words.text.letter(word, skip + 2) == Letters.lam
            {
                skip += 3
            }
        }
        return Int(word.letterCount) > skip + 1 ? words.text.key(word, dropping: skip) : nil
    }
}
