internal import ArabicText
internal import Arqam
internal import Extraction
internal import Intake
internal import JSON
internal import Lexicon

/// What is fuzzed: each reads any bytes whatever and says what it found broken.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// Charset, tokens, sentences, clitics.
    case text
    /// Both folds and their offsets.
    case normalizer
    /// The JSON reader and a line of a JSONL file.
    case jsonl
    /// A lexicon file of a user.
    case lexicon
    /// A web page.
    case html
    /// A feed.
    case feed
    /// A web archive, plain or compressed.
    case warc
    /// The whole of extraction, and the JSON it writes.
    case article

    /// What does not hold of these bytes; `nil` where all does. It returns for any input; a trap is a finding too.
    public func complaint(about bytes: [UInt8]) -> String? {
        do throws(Finding) {
            switch self {
            case .text: try checkText(bytes)
            case .normalizer: try checkNormalizer(bytes)
            case .jsonl: try checkJSONL(bytes)
            case .lexicon: try checkLexicon(bytes)
            case .html: try checkPage(bytes)
            case .feed: try checkFeed(bytes)
            case .warc: try checkArchive(bytes)
            case .article: try checkArticle(bytes)
            }
            return nil
        } catch {
            return "\(rawValue): \(error.message)"
        }
    }
}

/// Something that should hold of any input and does not.
struct Finding: Error {
    let message: String

    /// Throws where a condition does not hold.
    static func unless(_ condition: Bool, _ message: @autoclosure () -> String) throws(Finding) {
        if !condition { throw Finding(message: message()) }
    }
}

extension FuzzTarget {
    /// Made once: it takes longer to make than to run.
    private static let pipeline = Pipeline()
    private static let segmenter = Segmenter()

    private func source(_ bytes: [UInt8]) throws(Finding) -> SourceText {
        guard let source = try? SourceText(decoding: bytes) else {
            throw Finding(message: "bytes of no declared charset were refused")
        }
        try Finding.unless(String(validating: source.bytes, as: UTF8.self) != nil, "the source is no UTF-8")
        return source
    }

    private func isBorder(_ offset: Int, _ source: SourceText) -> Bool {
        offset == source.bytes.count
            || source.bytes.indices.contains(offset) && source.bytes[offset] & 0xC0 != 0x80
    }

    private func checkText(_ bytes: [UInt8]) throws(Finding) {
        let source = try source(bytes)
        var text = TokenizedText()
        Tokenizer().tokenize(source, into: &text)
        var end = 0
        for token in text.tokens {
            let (start, next) = (Int(token.start), Int(token.end))
            try Finding.unless(start >= end && next > start, "tokens overlap at byte \(start)")
            try Finding.unless(
                isBorder(start, source) && isBorder(next, source), "a token cuts a scalar at \(start)")
            try Finding.unless(token.letterCount > 0, "a token without letters at \(start)")
            end = next
        }
        try Finding.unless(end <= source.bytes.count, "a token ends past the text")
        let starts = Sentences().starts(in: text)
        try Finding.unless(starts.first == (text.tokens.isEmpty ? nil : 0), "no sentence begins the text")
        try Finding.unless(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }, "sentences do not rise")
        var last = -1
        for piece in FuzzTarget.segmenter.pieces(of: text, in: source) {
            try Finding.unless(piece.end > piece.start, "an empty piece at byte \(piece.start)")
            try Finding.unless(piece.token == last || piece.token == last + 1, "a token without pieces")
            try Finding.unless(isBorder(piece.start, source), "a piece cuts a scalar at \(piece.start)")
            last = piece.token
        }
        try Finding.unless(last == text.tokens.count - 1, "the last tokens have no pieces")
    }

    private func checkNormalizer(_ bytes: [UInt8]) throws(Finding) {
        let source = try source(bytes)
        for strength in [Normalizer.Strength.strict, .loose] {
            let text = Normalizer(strength).normalize(source)
            try Finding.unless(
                String(validating: text.bytes, as: UTF8.self) != nil, "the folded text is no UTF-8")
            var last = 0
            for offset in text.bytes.indices where text.bytes[offset] & 0xC0 != 0x80 {
                let at = text.map.source(of: offset)
                try Finding.unless(at >= last && isBorder(at, source), "byte \(offset) leads to \(at)")
                last = at
            }
            let again = Normalizer(strength).normalize(text.string)
            try Finding.unless(again.utf8.elementsEqual(text.bytes), "folding twice changes the text")
        }
    }

    private func checkJSONL(_ bytes: [UInt8]) throws(Finding) {
        var reader = JSONReader(bytes)
        var isJSON = false
        do throws(JSONError) {
            try reader.skipValue()
            try reader.finish()
            isJSON = true
        } catch {
            try Finding.unless((0...bytes.count).contains(error.offset), "an error at byte \(error.offset)")
        }
        let line = try? InputDocument(
            jsonl: bytes, line: bytes.indices, name: "line", number: 1, defaults: DocumentDefaults())
        guard let line else { return }
        try Finding.unless(isJSON, "a document of what is no JSON")
        try Finding.unless(String(validating: line.text.bytes, as: UTF8.self) != nil, "the text is no UTF-8")
        // What is written must read back as it was.
        var json = JSONWriter()
        json.string(line.text.bytes.span)
        var written = JSONReader(json.bytes)
        var text: [UInt8] = []
        do throws(JSONError) {
            try written.string(into: &text)
            try written.finish()
        } catch {
            throw Finding(message: "what was written does not read: \(error)")
        }
        try Finding.unless(text == line.text.bytes, "the text changed on its way through JSON")
    }

    private func checkLexicon(_ bytes: [UInt8]) throws(Finding) {
        let family = Family.allCases[Int(bytes.first ?? 0) % Family.allCases.count]
        let header = Array("id\tfeatures\tsource\tforms\n".utf8)
        for contents in [bytes, header + bytes.dropFirst()] {
            let file = LexiconFile(family: family, path: "fuzz.tsv", bytes: contents)
            let check = LexiconCheck(files: [file])
            guard let lexicon = try? Lexicon([file]) else {
                try Finding.unless(check.hasErrors, "the lexicon is refused and its check finds no error")
                continue
            }
            for entry in lexicon.entries(of: family).prefix(8) {
                let form = lexicon.forms(entry).split(separator: "|").first.map(String.init) ?? ""
                let isFolded = Tokenizer().tokenize(form).tokens.isEmpty
                let found = lexicon.report(on: form).tokens.first?.readings ?? []
                try Finding.unless(isFolded || !found.isEmpty, "\(lexicon.location(entry)) is not found")
            }
        }
    }

    private func checkArticle(_ bytes: [UInt8]) throws(Finding) {
        let source = try source(bytes)
        var pipeline = FuzzTarget.pipeline
        let reading = pipeline.extract(source, Metadata(id: "x", source: nil, published: "2024-05-06"))
        let spans =
            reading.mentions.quantities.map(\.span) + reading.mentions.dates.map(\.span)
            + reading.mentions.entities.map(\.span) + reading.mentions.attributions.compactMap(\.content)
        for span in spans {
            try Finding.unless(
                span.start <= span.end && isBorder(span.start, source) && isBorder(span.end, source),
                "a span \(span.start)..<\(span.end) that is no text")
        }
        var json = JSONWriter()
        reading.write(to: &json, withText: true)
        var reader = JSONReader(json.bytes)
        do throws(JSONError) {
            try reader.skipValue()
            try reader.finish()
        } catch {
            throw Finding(message: "the extraction is no JSON: \(error)")
        }
        try Finding.unless(String(validating: json.bytes, as: UTF8.self) != nil, "the extraction is no UTF-8")
    }
}
