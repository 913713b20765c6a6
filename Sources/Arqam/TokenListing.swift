public import ArabicText
public import JSON
public import Lexicon

/// The tokens of a text for people and programs to look at: what `arqam tokens` prints.
public struct TokenListing: Sendable {
    /// A token, or a part of one where clitics are apart.
    private struct Row {
        var piece: Piece
        var text: String
        /// The folded letters of a word or number.
        var letters: String?
    }

    private let rows: [Row]
    private let source: SourceText

    /// Cuts a text into tokens.
    /// - Parameter segmenter: takes the clitics off the words; `nil` leaves tokens whole.
    public init(_ source: SourceText, segmenter: Segmenter? = nil) {
        var text = TokenizedText()
        Tokenizer().tokenize(source, into: &text)
        let pieces =
            segmenter?.pieces(of: text, in: source)
            ?? text.tokens.indices.map { Piece(whole: text.tokens[$0], index: $0) }
        let normalizer = Normalizer(.loose)
        self.source = source
        rows = pieces.map { piece in
            let text = source.slice(piece.start..<piece.end)
            let hasLetters = piece.kind == .arabic || piece.kind == .latin || piece.kind == .number
            return Row(piece: piece, text: text, letters: hasLetters ? normalizer.normalize(text) : nil)
        }
    }

    /// A line a token: scalar offsets, kind (or clitic), the token and its letters where they differ from it.
    public var description: String {
        rows.map { row in
            let piece = row.piece
            var columns = [
                "\(source.scalarOffset(ofByte: piece.start))-\(source.scalarOffset(ofByte: piece.end))",
                piece.clitic?.rawValue ?? piece.kind.name, row.text,
            ]
            if let letters = row.letters, letters != row.text { columns.append(letters) }
            return columns.joined(separator: "\t") + "\n"
        }.joined()
    }

    /// Writes `{"document": {"id"}, "tokens": [{"span", "kind", "letters"?, "clitic"?}]}`.
    public func write(id: String, to json: inout JSONWriter) {
        json.beginObject()
        json.key("document")
        json.beginObject()
        json.key("id")
        json.string(id)
        json.endObject()
        json.key("tokens")
        json.beginArray()
        for row in rows { write(row, to: &json) }
        json.endArray()
        json.endObject()
    }

    private func write(_ row: Row, to json: inout JSONWriter) {
        let piece = row.piece
        json.beginObject()
        json.key("span")
        json.beginObject()
        json.key("start")
        json.int(source.scalarOffset(ofByte: piece.start))
        json.key("end")
        json.int(source.scalarOffset(ofByte: piece.end))
        json.key("utf8")
        json.beginArray()
        json.int(piece.start)
        json.int(piece.end)
        json.endArray()
        json.key("text")
        json.string(row.text)
        json.endObject()
        json.key("kind")
        json.string(piece.kind.name)
        if let letters = row.letters {
            json.key("letters")
            json.string(letters)
        }
        if let clitic = piece.clitic {
            json.key("clitic")
            json.string(clitic.rawValue)
        }
        json.endObject()
    }
}

extension TokenListing: CustomStringConvertible {}
