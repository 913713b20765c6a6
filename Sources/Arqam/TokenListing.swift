import ArabicText
public import Extraction
public import JSON
public import Lexicon

/// The tokens of an article for people and programs to look at: what `arqam tokens` prints.
public struct TokenListing: Sendable {
    private let document: Document
    private let pieces: [Piece]
    private let normalizer = Normalizer(.loose)

    /// - Parameter segmenter: takes the clitics off the words; `nil` leaves tokens whole.
    public init(_ document: Document, segmenter: Segmenter? = nil) {
        self.document = document
        let text = document.words.text
        pieces =
            segmenter?.pieces(of: text, in: document.source)
            ?? text.tokens.indices.map { Piece(whole: text.tokens[$0], index: $0) }
    }

    private func text(_ piece: Piece) -> String { document.source.slice(piece.start..<piece.end) }

    /// The folded letters of a word or number, by which it is compared.
    private func letters(_ piece: Piece) -> String? {
        switch piece.kind {
        case .arabic, .latin, .number: normalizer.normalize(text(piece))
        case .foreign, .quote, .punctuation, .symbol: nil
        }
    }

    /// A line a token: the token, its kind or which clitic it is, and its letters where they differ from it. An
    /// empty line stands after each sentence.
    public var description: String {
        var lines = ""
        var sentence = 0
        for piece in pieces {
            let own = document.sentence(ofToken: piece.token)
            if own != sentence { lines += "\n" }
            sentence = own
            let shown = text(piece)
            lines += shown + "\t" + (piece.clitic?.rawValue ?? piece.kind.name)
            if let letters = letters(piece), letters != shown { lines += "\t" + letters }
            lines += "\n"
        }
        return lines + "\n"
    }

    /// Writes `{"document": {"id"}, "tokens": [{"span", "kind", "letters"?, "clitic"?, "sentence"}]}`.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("document")
        json.beginObject()
        json.key("id")
        json.string(document.metadata.id)
        json.endObject()
        json.key("tokens")
        json.beginArray()
        for piece in pieces {
            json.beginObject()
            json.key("span")
            json.span(TextSpan(piece.start, piece.end), of: document.source)
            json.key("kind")
            json.string(piece.kind.name)
            if let letters = letters(piece) {
                json.key("letters")
                json.string(letters)
            }
            if let clitic = piece.clitic {
                json.key("clitic")
                json.string(clitic.rawValue)
            }
            json.key("sentence")
            json.int(document.sentence(ofToken: piece.token))
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}

extension TokenListing: CustomStringConvertible {}
