import ArabicText

@testable import Lexicon

/// A small lexicon of a test's own: rows without their header.
func lexiconFile(_ family: Family, _ rows: String, path: String? = nil) -> LexiconFile {
    LexiconFile(
        family: family, path: path ?? "test/\(family.fileName)",
        bytes: Array("\(LexiconFile.header)\n\(rows)".utf8))
}

extension Lexicon {
    /// A text with its words looked up.
    func read(_ string: String) -> LexicalText {
        annotate(Tokenizer().tokenize(string))
    }

    /// The longest match of a family at a token, as `ids@tokens-prefix`.
    func found(_ family: Family, in string: String, at index: Int = 0) -> String? {
        guard let match = match(family, at: index, in: read(string)) else { return nil }
        let ids = entries(of: family, at: match).map { id($0) }.joined(separator: ",")
        return "\(ids)@\(match.tokens.count)-\(match.prefix)"
    }
}
