import ArabicText
import ArgumentParser
import Arqam
import Extraction
import Intake
import JSON
import Lexicon

/// `arqam tokens`: the words of articles.
struct TokensCommand: AsyncParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case jsonl
        case text
    }

    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "Cut articles into tokens.",
        discussion: "As jsonl, an object a document; as text, a token a line and an empty line after each sentence.")

    @OptionGroup var input: InputOptions

    @Option(help: "jsonl (an object a line) or text.")
    var to: To = .jsonl

    @Flag(help: "Cut the particles and pronouns that are written joined to a word off it.")
    var clitics = false

    @OptionGroup var lexicons: LexiconOptions

    func run() async throws {
        let files = try input.files()
        let stage = TokensStage(lexicon: try lexicons.lexicon(), cutsClitics: clitics, writesJSON: to == .jsonl)
        try await DocumentRun(files: files, input: input).run(stage)
    }
}

/// Writes the tokens of each article.
struct TokensStage: DocumentStage {
    private var extractor: Extractor
    private var json = JSONWriter(capacity: 1 << 16)
    private let cutsClitics: Bool
    private let writesJSON: Bool

    init(lexicon: Lexicon, cutsClitics: Bool, writesJSON: Bool) {
        extractor = Extractor(lexicon)
        self.cutsClitics = cutsClitics
        self.writesJSON = writesJSON
    }

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8]) {
        let read = extractor.read(document.text, Metadata(id: document.id, source: document.source))
        if writesJSON { writeJSON(read, to: &output) } else { writeText(read, to: &output) }
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {
        guard writesJSON else { return output.append(contentsOf: "error \(error)\n\n".utf8) }
        json.removeAll()
        error.write(to: &json)
        json.endLine()
        json.append(to: &output)
    }

    /// The parts of a token that are written: the token, or its clitics and its word.
    private func parts(of token: Int, in document: Document) -> [TextSpan] {
        let whole = document.span(token..<token + 1)
        guard cutsClitics else { return [whole] }
        let prefix = Int(document.words.lookups[token].reading.prefix)
        guard prefix > 0 else { return [whole] }
        let middle = document.byte(ofLetter: prefix, in: token)
        return [TextSpan(whole.start, middle), TextSpan(middle, whole.end)]
    }

    private mutating func writeJSON(_ document: Document, to output: inout [UInt8]) {
        json.removeAll()
        json.beginObject()
        json.key("document")
        json.beginObject()
        json.key("id")
        json.string(document.metadata.id)
        json.endObject()
        json.key("tokens")
        json.beginArray()
        for token in 0..<document.tokenCount {
            for span in parts(of: token, in: document) {
                json.beginObject()
                json.key("span")
                json.span(span, of: document.source)
                json.key("kind")
                json.string(document[token].kind.name)
                json.key("sentence")
                json.int(document.sentence(ofToken: token))
                json.endObject()
            }
        }
        json.endArray()
        json.endObject()
        json.endLine()
        json.append(to: &output)
    }

    private func writeText(_ document: Document, to output: inout [UInt8]) {
        for token in 0..<document.tokenCount {
            if token > 0, document.sentenceStarts.contains(token) { output.append(0x0A) }
            for span in parts(of: token, in: document) {
                output.append(contentsOf: document.source.bytes[span.range])
                output.append(contentsOf: "\t\(document[token].kind.name)\n".utf8)
            }
        }
        output.append(0x0A)
    }
}
