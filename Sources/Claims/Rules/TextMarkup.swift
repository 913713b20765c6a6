import ArabicText
import Extraction
import Lexicon

extension Rule {
    /// No markup is left in the text.
    static let textMarkupResidue = Rule(
        "text/markup-residue", .note, needs: .markup,
        summary: Bilingual(ar: "لا بقايا ترميز في النص", en: "no markup is left in the text"),
        example: Bilingual(ar: "بلغ السعر 5 دولارات.</p>", en: "the price was 5 dollars.</p>")
    ) { article, report in
        let document = article.document
        var found: [TextSpan] = []
        for token in 0..<document.tokenCount
        where document[token].kind == .symbol || document[token].kind == .punctuation {
            let letter = document.words.text.letter(document[token], 0)
            if letter == 0x3E, document[token].kind == .symbol, token > 0, document[token].isGlued,
                isTagName(token - 1, document)
            {
                found.append(document.span((token - 1)..<(token + 1)))
            } else if letter == 0x3C, document[token].kind == .symbol, token + 1 < document.tokenCount,
                document[token + 1].isGlued,
                isTagStart(token + 1, document)
            {
                found.append(document.span(token..<(token + 2)))
            } else if letter == 0x26, token + 2 < document.tokenCount, isEntity(token, document) {
                found.append(document.span(token..<(token + 3)))
            } else if letter == 0x7B, token > 0, token + 1 < document.tokenCount,
                document[token - 1].kind == .latin, document[token + 1].kind == .latin
            {
                // `ul { padding: 0; }`: rules of a style sheet, or a script.
                found.append(document.span((token - 1)..<(token + 2)))
            }
        }
        guard let first = found.first else { return }
        report.fire(
            [], at: first, ar: "بقايا ترميز: «\(article.text(first))»",
            en: "markup left in the text: “\(article.text(first))”",
            [("count", String(found.count))])
    }

    private static func isTagName(_ token: Int, _ document: Document) -> Bool {
        let word = document[token]
        let key = document.words.text.key(word)
        return word.kind == .latin && tags.contains(key)
    }

    private static func isTagStart(_ token: Int, _ document: Document) -> Bool {
        if isTagName(token, document) { return true }
        return document.words.text.letter(document[token], 0) == 0x2F && token + 1 < document.tokenCount
            && isTagName(token + 1, document)
    }

    /// `&nbsp;`, `&#160;`.
    private static func isEntity(_ token: Int, _ document: Document) -> Bool {
        let name = document[token + 1]
        let end = document[token + 2]
        let text = document.words.text
        guard name.isGlued, end.isGlued, text.letter(end, 0) == 0x3B || text.letter(name, 0) == 0x23 else {
            return false
        }
        return text.letter(name, 0) == 0x23 || entities.contains(text.key(name))
    }

    private static let tags = Set(
        words:
            "p br div span a img strong b i em h1 h2 h3 h4 li ul ol td tr table script style iframe blockquote"
    )
    private static let entities = Set(
        words:
            "nbsp amp quot lt gt raquo laquo ldquo rdquo lsquo rsquo ndash mdash hellip")
}
