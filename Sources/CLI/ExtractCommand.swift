import ArgumentParser
import Arqam
import Intake
import JSON
import Lexicon

/// `arqam extract`: articles in, their figures out.
struct ExtractCommand: AsyncParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case json
        case jsonl
        case text
    }

    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Read articles and write every figure in them as a checked, attributed claim.",
        discussion: """
            One input document gives one output object, in order. A document that cannot be read gives an \
            object with an error and does not stop the others.

            Exit status: 0 all was read, 1 a document could not be read, 64 wrong usage, 65 a line of the \
            input is no document, 66 a path is not there, 74 the output cannot be written.
            """)

    @OptionGroup var input: InputOptions

    @Option(
        help: """
            json (laid out for people where the input is one text, else an object a line), jsonl (an object \
            a line) or text (tables for people).
            """)
    var to: To = .json

    @Flag(help: "Put each article's text into its document object.")
    var withText = false

    @Flag(help: "Say how each claim was read, and how sure that is (with --to text).")
    var explain = false

    @OptionGroup var lexicons: LexiconOptions

    mutating func validate() throws {
        if explain, to != .text { throw ValidationError("--explain is for people: give --to text with it.") }
    }

    @MainActor func run() async throws {
        let files = try input.files()
        let lexicon = try lexicons.lexicon()
        let run = DocumentRun(files: files, input: input)
        let pipeline = Pipeline(lexicon: lexicon)
        if to == .text {
            try await run.run(TextStage(pipeline: pipeline, terminal: .standard, explains: explain))
        } else {
            try await run.run(ExtractStage(pipeline: pipeline, isLaidOut: to == .json, withText: withText))
        }
    }
}

/// Writes what is read out of each article as JSON.
struct ExtractStage: DocumentStage {
    private var pipeline: Pipeline
    private var json = JSONWriter(capacity: 1 << 16)
    private let isLaidOut: Bool
    private let withText: Bool

    init(pipeline: Pipeline, isLaidOut: Bool, withText: Bool) {
        self.pipeline = pipeline
        self.isLaidOut = isLaidOut
        self.withText = withText
    }

    mutating func read(_ documents: [InputDocument]) -> [ArticleReading] { pipeline.extract(documents) }

    mutating func write(_ reading: ArticleReading, isAlone: Bool, to output: inout [UInt8]) {
        begin(isAlone)
        reading.write(to: &json, withText: withText)
        end(&output)
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {
        begin(isAlone)
        error.write(to: &json)
        end(&output)
    }

    private mutating func begin(_ isAlone: Bool) {
        json.removeAll()
        json.layout = isLaidOut && isAlone ? .indented : .compact
    }

    private mutating func end(_ output: inout [UInt8]) {
        json.endLine()
        json.append(to: &output)
    }
}
