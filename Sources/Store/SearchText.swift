internal import ArabicText
internal import Extraction
internal import Lexicon

/// Folds text for search, so that spellings which mean the same are found by one another.
///
/// A text becomes its words in the letters of ``ArabicText/Letters``, cut as the tokenizer cuts them. Whoever
/// searches through ``query(_:)`` writes as he likes. Other programs search without folding: for them the words
/// that the fold changed follow in their own spelling, without diacritics.
struct SearchText {
    private var folded: [UInt8] = []
    /// Each with a space before it.
    private var spellings: [UInt8] = []
    private var known: Set<[UInt8]> = []

    /// Adds some tokens of a document.
    mutating func add(_ tokens: Range<Int>, of document: Document) {
        let text = document.words.text
        for index in tokens { add(text.tokens[index], of: text, document.source.bytes) }
    }

    /// Adds a name that need not stand in the text.
    mutating func add(_ string: String) {
        let bytes = Array(string.utf8)
        let text = Tokenizer().tokenize(string)
        for token in text.tokens { add(token, of: text, bytes) }
    }

    /// The folded words and, after a line break, the spellings that differ from them.
    var text: String {
        var bytes = folded
        if !spellings.isEmpty {
            bytes.append(0x0A)
            bytes.append(contentsOf: spellings.dropFirst())
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Words of which the spelling is not kept: for comparing names.
    static func fold(_ string: String) -> String {
        var text = SearchText()
        text.add(string)
        return String(decoding: text.folded, as: UTF8.self)
    }

    /// An FTS5 query that asks for all words of a text, for those between quotation marks side by side, and for
    /// words that begin with one that ends in `*`; `nil` where the text has no words.
    static func query(_ string: String) -> String? {
        let bytes = Array(string.utf8)
        let text = Tokenizer().tokenize(string)
        var parts: [String] = []
        var phrase: [String]?
        for token in text.tokens {
            if token.kind == .quote {
                if let words = phrase, !words.isEmpty { parts.append("\"\(words.joined(separator: " "))\"") }
                phrase = phrase == nil ? [] : nil
                continue
            }
            if token.isGlued, text.letter(token, 0) == 0x2A, phrase == nil, parts.last?.last == "\"" {
                parts[parts.count - 1] += "*"
                continue
            }
            var word = SearchText()
            word.add(token, of: text, bytes)
            guard !word.folded.isEmpty else { continue }
            let folded = String(decoding: word.folded, as: UTF8.self)
            if phrase == nil { parts.append("\"\(folded)\"") } else { phrase?.append(folded) }
        }
        if let words = phrase { parts.append(contentsOf: words.map { "\"\($0)\"" }) }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private mutating func add(_ token: Token, of text: borrowing TokenizedText, _ source: borrowing [UInt8]) {
        let letters = Int(token.letters)..<Int(token.letters) + Int(token.letterCount)
        switch token.kind {
        case .quote, .punctuation, .symbol: return
        case .arabic:
            separate()
            let start = folded.count
            for index in letters {
                // A letter of the basic Arabic block takes two bytes.
                let scalar = UInt32(text.letters[index]) + 0x580
                folded.append(UInt8(0xC0 | scalar >> 6))
                folded.append(UInt8(0x80 | scalar & 0x3F))
            }
            let written = source[Int(token.start)..<Int(token.end)]
            if !written.elementsEqual(folded[start...]) { keep(written) }
        case .latin:
            separate()
            folded.append(contentsOf: text.letters[letters])
            let written = source[Int(token.start)..<Int(token.end)]
            if written.contains(where: { $0 >= 0x80 }) { keep(written) }
        case .number:
            separate()
            for index in letters {
                switch text.letters[index] {
                case Letters.decimalMark: folded.append(0x2E)
                case Letters.groupMark: folded.append(0x2C)
                case let letter: if letter < 0x80, letter >= 0x20 { folded.append(letter) }
                }
            }
        case .foreign:
            separate()
            folded.append(contentsOf: source[Int(token.start)..<Int(token.end)])
        }
    }

    private mutating func separate() { if !folded.isEmpty { folded.append(0x20) } }

    /// Keeps a word as it is written, without diacritics and invisible signs.
    private mutating func keep(_ written: ArraySlice<UInt8>) {
        guard known.insert(Array(written)).inserted else { return }
        spellings.append(0x20)
        for scalar in String(decoding: written, as: UTF8.self).unicodeScalars {
            switch Letters.properties(of: scalar.value).class {
            case .mark, .control: break
            default: spellings.append(contentsOf: Array(String(scalar).utf8))
            }
        }
    }
}
