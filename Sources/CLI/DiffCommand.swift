import ArabicText
import ArgumentParser
import Arqam
import Comparison
import Extraction
import Intake
import JSON
import Lexicon

/// `arqam diff`: where documents agree and differ.
struct DiffCommand: AsyncParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case jsonl
        case markdown
        case html
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare what articles on one story say, figure by figure.",
        discussion: """
            Every two of the documents are compared. The diff shows who says what, what one leaves out or makes \
            surer, and which documents go back to one source; it never decides who is right.

            Exit status: 0 all was read and compared, 1 a document could not be read, 64 wrong usage or fewer \
            than two documents, 65 a line of the input is no document, 66 a path is not there, 74 the output \
            cannot be written.
            """)

    @OptionGroup var input: InputOptions

    @Option(
        help: """
            text (a table for people), json (one object, laid out for people), jsonl (it on a line), markdown, or \
            html (a page without script: the first article in full, the others beside it).
            """)
    var to: To = .text

    @OptionGroup var lexicons: LexiconOptions

    func run() async throws {
        let files = try input.files()
        let lexicon = try lexicons.lexicon()
        var batches = BatchReader(files: files, input: input, jobs: 1)
        var worker = DocumentWorker(stage: ReadingStage(pipeline: Pipeline(lexicon: lexicon)), input: input)
        var report = RunReport()
        while let batch = try batches.next() {
            try worker.process(batch, eachDocument: true) { try report.take($0) }
        }
        let readings = worker.stage.readings
        guard readings.count > 1 else {
            try report.finish()
            throw ValidationError(
                "A diff needs two documents or more, and the input has \(readings.count): name another file.")
        }
        var comparer = Comparer(lexicon: lexicon)
        let diff = comparer.diff(readings.map(\.compared))
        try Output.standard.write(output(diff, readings))
        // What was read is compared all the same; the status says that it was not all.
        try report.finish()
    }

    private func output(_ diff: Diff, _ readings: [ArticleReading]) -> [UInt8] {
        switch to {
        case .text:
            var table = DiffTable(diff, terminal: .standard)
            return Array(table.text().utf8)
        case .json, .jsonl:
            var json = JSONWriter(layout: to == .jsonl ? .compact : .indented, capacity: 1 << 16)
            diff.write(to: &json)
            json.endLine()
            return json.bytes
        case .markdown:
            var markdown = DiffMarkdown(diff)
            return Array(markdown.text().utf8)
        case .html:
            var page = DiffPage(diff, texts: readings.map(\.document.source.bytes))
            return Array(page.text().utf8)
        }
    }
}

/// Keeps what is read out of each article.
struct ReadingStage: DocumentStage {
    private var pipeline: Pipeline
    /// The readings so far, in order of the input.
    private(set) var readings: [ArticleReading] = []

    init(pipeline: Pipeline) { self.pipeline = pipeline }

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8]) {
        readings.append(pipeline.extract(document))
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {}
}
