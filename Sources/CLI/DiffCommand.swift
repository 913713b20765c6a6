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

    @Option(
        help: ArgumentHelp(
            "A store; what is no file among the paths is then an article of it.", valueName: "file"))
    var store: String?

    @Option(help: ArgumentHelp("Compare the stored articles on the story of this one.", valueName: "id"))
    var story: String?

    @Option(help: ArgumentHelp("Compare the stored articles that have these words.", valueName: "words"))
    var about: String?

    @OptionGroup var lexicons: LexiconOptions

    mutating func validate() throws {
        guard store == nil, story != nil || about != nil else { return }
        throw ValidationError("--story and --about ask a store: name it with --store.")
    }

    @MainActor func run() async throws {
        let lexicon = try lexicons.lexicon()
        var report = RunReport()
        var readings: [ArticleReading] = []
        let stored = try StoredArticles(store: store, lexicon: lexicon)
        for paths in try stored.split(input.paths, story: story, about: about) {
            switch paths {
            case .stored(let numbers): readings += try stored.readings(numbers)
            case .files(let paths):
                let stage = ReadingStage(pipeline: Pipeline(lexicon: lexicon))
                try await DocumentRun(files: input.files(paths), input: input).run(stage, eachDocument: true)
                {
                    readings += $0.result
                    report.count($0)
                }
            }
        }
        // One article is compared with those of the store on its story.
        if readings.count == 1 { readings += try stored.neighbours(of: readings[0]) }
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

/// Gives what is read out of each article.
struct ReadingStage: DocumentStage {
    private var pipeline: Pipeline

    init(pipeline: Pipeline) { self.pipeline = pipeline }

    mutating func read(_ documents: [InputDocument]) -> [ArticleReading] { pipeline.extract(documents) }

    mutating func write(_ reading: ArticleReading, isAlone: Bool, to output: inout [ArticleReading]) {
        output.append(reading)
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [ArticleReading]) {}
}
