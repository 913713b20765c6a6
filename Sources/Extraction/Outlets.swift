import ArabicText
import Lexicon

/// Knows the country of an outlet from the name, slug or web domain it goes by.
struct Outlets: Sendable {
    private let lexicon: Lexicon
    private let tokenizer = Tokenizer()
    /// Countries of the names seen so far; a feed has few.
    private var known: [String: String?] = [:]

    init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// ISO 3166 code of the outlet named, `nil` where the lexicon does not know it.
    mutating func country(of name: String) -> String? {
        if let country = known[name] { return country }
        if known.count > 4096 { known.removeAll(keepingCapacity: true) }
        let country = find(name)
        known[name] = country
        return country
    }

    private func find(_ name: String) -> String? {
        let words = lexicon.annotate(
            tokenizer.tokenize(String(decoding: name.utf8.prefix(512), as: UTF8.self)))
        var best: Match?
        for index in 0..<words.count {
            guard let match = lexicon.match(.outlets, at: index, in: words),
                match.tokens.count > best?.tokens.count ?? 0
            else { continue }
            best = match
        }
        if let best, let entry = lexicon.entries(of: .outlets, at: best).first {
            return lexicon.features(entry)["country"]
        }
        // An unknown outlet is of the country its name names: `صحيفة اقتصاد تونس`.
        for index in 0..<words.count {
            guard let match = lexicon.match(.places, at: index, in: words) else { continue }
            for entry in lexicon.entries(of: .places, at: match) {
                if let country = lexicon.features(entry)["country"] { return country }
            }
        }
        return nil
    }
}

extension Document {
    /// The outlet a first line `المصدر: X` names.
    static func sourceLine(_ words: LexicalText, _ source: borrowing SourceText) -> String? {
        guard words.count > 2, words[1].kind == .punctuation, words.text.letter(words[1], 0) == 0x3A,
            words[0].letterCount == 6
        else { return nil }
        let name: [UInt8] = [
            Letters.alef, Letters.lam, Letters.meem, Letters.arabic(0x635), Letters.arabic(0x62F),
            Letters.reh,
        ]
        for (offset, letter) in name.enumerated() where words.text.letter(words[0], offset) != letter {
            return nil
        }
        var end = 2
        while end < words.count, end < 20, !words[end].gap.contains(.newline) { end += 1 }
        guard end > 2, end < 20 else { return nil }
        return source.slice(Int(words[2].start)..<Int(words[end - 1].end))
    }
}
