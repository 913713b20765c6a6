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
        discussion:
            "As jsonl, an object a document; as text, a token a line and an empty line after each sentence.")

    @OptionGroup var input: InputOptions

    @Option(help: "jsonl (an object a line) or text.")
    var to: To = .jsonl

    @Flag(help: "Cut the particles and pronouns that are written joined to a word off it.")
    var clitics = false

    @OptionGroup var lexicons: LexiconOptions

    @MainActor func run() async throws {
        let files = try input.files()
        let stage = TokensStage(
            lexicon: try lexicons.lexicon(), cutsClitics: clitics, writesJSON: to == .jsonl)
        try await DocumentRun(files: files, input: input).run(stage)
    }
}

/// Writes the tokens of each article.
struct TokensStage: DocumentStage {
    private var extractor: Extractor
    private var json = JSONWriter(capacity: 1 << 16)
    private let segmenter: Segmenter?
    private let writesJSON: Bool

    init(lexicon: Lexicon, cutsClitics: Bool, writesJSON: Bool) {
        extractor = Extractor(lexicon)
        // Its stems are read only when they are asked for.
        segmenter = cutsClitics ? Segmenter() : nil
        self.writesJSON = writesJSON
    }

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8]) {
        let read = extractor.read(document.text, Metadata(id: document.id, source: document.source))
        let listing = TokenListing(read, segmenter: segmenter)
        guard writesJSON else { return output.append(contentsOf: listing.description.utf8) }
        json.removeAll()
        listing.write(to: &json)
        json.endLine()
        json.append(to: &output)
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {
        guard writesJSON else { return output.append(contentsOf: "error \(error)\n\n".utf8) }
        json.removeAll()
        error.write(to: &json)
        json.endLine()
        json.append(to: &output)
    }
}
