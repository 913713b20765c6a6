import ArabicText
import ArgumentParser
import Arqam
import Intake
import JSON

/// `arqam text`: articles in, their text out.
struct TextCommand: AsyncParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case jsonl
        case text
    }

    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Print the text of articles, without the pages, feeds and archives around it.",
        discussion: """
            As jsonl, an object a document: {"id","source","title","url","published","text"}, which \
            extract --from jsonl reads; a document that cannot be read gives an object with an error. As text, \
            a line a paragraph and an empty line after each document.
            """)

    @OptionGroup var input: InputOptions

    @Option(help: "jsonl (an object a line) or text.")
    var to: To = .jsonl

    @Flag(
        help: """
            Say where the text stands in its page: "page_offsets", pairs of a byte of the text and the byte of the \
            page, in UTF-8, from which on both go alike; null where the page does not spell the text so.
            """)
    var withOffsets = false

    @MainActor func run() async throws {
        let files = try input.files()
        try await DocumentRun(files: files, input: input)
            .run(DocumentTextStage(writesJSON: to == .jsonl, withOffsets: withOffsets))
    }
}

/// Writes each document as intake gives it.
struct DocumentTextStage: DocumentStage {
    private var json = JSONWriter(capacity: 1 << 16)
    private let writesJSON: Bool
    private let withOffsets: Bool

    init(writesJSON: Bool, withOffsets: Bool) {
        self.writesJSON = writesJSON
        self.withOffsets = withOffsets
    }

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8]) {
        guard writesJSON else {
            output.append(contentsOf: document.text.bytes)
            if document.text.bytes.last != 0x0A { output.append(0x0A) }
            if !isAlone { output.append(0x0A) }
            return
        }
        json.removeAll()
        document.write(to: &json, withOffsets: withOffsets)
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
