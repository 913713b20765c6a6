import ArabicText
import ArgumentParser
import Arqam
import Comparison
import Intake
import JSON
import Lexicon
import Store

/// `arqam ingest`: articles into a store.
struct IngestCommand: AsyncParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case text
        case jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Read articles into a store, which `arqam claims` and `arqam diff` ask.",
        discussion: """
            An article that the store has, by its text or its address, is not added again; another text at a \
            known address is a new version, and the earlier one stays. What was reported as added is in the file, \
            whatever happens to the program afterwards: run it again to go on.

            Exit status: 0 all was read, 1 a document could not be read, 64 wrong usage, 65 a line of the input \
            is no document or the file is no store, 66 a path is not there, 74 the store cannot be written.
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var storeOptions: StoreOptions

    @Option(
        help:
            "text (a summary at the end) or jsonl (besides, a line for each article once it is in the store)."
    )
    var to: To = .text

    @Flag(
        help:
            "Compare each new article with those of the store on its story, keep the pairs, and say what it changes."
    )
    var diff = false

    @OptionGroup var lexicons: LexiconOptions

    @MainActor func run() async throws {
        let files = try input.files()
        let lexicon = try lexicons.lexicon()
        let store = try storeOptions.open(for: .adding)
        var input = input
        input.jobs = input.jobs ?? processorCount()
        let stories = diff ? StoryComparison(store: store, lexicon: lexicon) : nil
        var ingestion = Ingestion(store, writesLines: to == .jsonl, stories: stories)
        let stage = IngestStage(pipeline: Pipeline(lexicon: lexicon), store: store, comparing: diff)
        let run = DocumentRun(files: files, input: input)
        try await run.run(stage, eachDocument: false) {
            try ingestion.take($0)
        } pause: {
            try ingestion.commit()
        }
        try ingestion.finish()
    }
}

/// Reads an article, unless the store has it, and lays out what is to be stored: all that need not wait for the
/// writer.
struct IngestStage: DocumentStage {
    /// What is to be done with a document.
    enum Step: Sendable {
        /// Add it; what it is compared by is there where it is to be.
        case add(ArticleRecord, id: String, compared: ComparedDocument?)
        case leave(id: String)
        case fail(InputError)
        /// The store cannot be read.
        case stop(StoreError)
    }

    private var pipeline: Pipeline
    private let store: ArticleStore
    private let comparing: Bool

    init(pipeline: Pipeline, store: ArticleStore, comparing: Bool) {
        self.pipeline = pipeline
        self.store = store
        self.comparing = comparing
    }

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [Step]) {
        do throws(StoreError) {
            let digest = TextDigest(of: document.text.bytes).text
            if try store.knows(sha256: digest, url: document.url) {
                output.append(.leave(id: document.id))
            } else {
                let reading = pipeline.extract(document)
                let compared = comparing ? reading.compared : nil
                output.append(.add(ArticleRecord(reading), id: document.id, compared: compared))
            }
        } catch {
            output.append(.stop(error))
        }
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [Step]) {
        output.append(.fail(error))
    }
}

/// Writes what the workers laid out, a batch in a transaction, and keeps count.
private struct Ingestion {
    private var writer: ArticleWriter
    private var report: RunReport
    private var added = 0
    private var versions = 0
    private var known = 0
    private var claims = 0
    private var failed = 0
    private var failures: [InputError] = []
    private static let shownFailures = 3
    private let writesLines: Bool
    private var stories: StoryComparison?
    private var waiting: [IngestStage.Step] = []
    private var lastCommit = ContinuousClock.now
    private static let transactionSize = 512
    private var json = JSONWriter(capacity: 1 << 12)

    init(_ store: ArticleStore, writesLines: Bool, stories: StoryComparison?) {
        self.stories = stories
        writer = ArticleWriter(store)
        self.writesLines = writesLines
        report = RunReport(
            showsProgress: Output.error.isTerminal && !(writesLines && Output.standard.isTerminal))
    }

    /// Takes what workers laid out; it is written once there is enough of it for a transaction.
    mutating func take(_ batch: BatchOutput<[IngestStage.Step]>) throws {
        waiting += batch.result
        report.count(batch)
        if waiting.count >= Self.transactionSize || ContinuousClock.now - lastCommit > .milliseconds(500) {
            try commit()
        }
    }

    /// Writes what waits to be written.
    mutating func commit() throws {
        defer { lastCommit = .now }
        guard !waiting.isEmpty else { return }
        var articles: [ArticleRecord] = []
        for step in waiting {
            switch step {
            case .add(let article, _, _): articles.append(article)
            case .stop(let error): throw Failure(error)
            case .leave, .fail: break
            }
        }
        let outcomes = try orFailure { () throws(StoreError) in try writer.add(articles) }
        // Nothing is reported before it is in the file.
        count(waiting, outcomes)
        if writesLines { try writeLines(waiting, outcomes) }
        try compare(waiting, outcomes)
        waiting.removeAll(keepingCapacity: true)
    }

    /// Says what each new article changes.
    private mutating func compare(_ steps: [IngestStage.Step], _ outcomes: [ArticleWriter.Outcome])
        throws(Failure)
    {
        guard stories != nil else { return }
        var outcomes = outcomes[...]
        for case .add(let article, _, let compared?) in steps {
            guard case .added(let document, _, _) = outcomes.popFirst() else { continue }
            let changes = try orFailure { () throws(StoreError) in
                try stories?.changes(by: article, compared, as: document)
            }
            if let changes, !changes.isEmpty {
                try (writesLines ? Output.error : .standard).write(Array(changes.utf8))
            }
        }
    }

    private mutating func count(_ steps: [IngestStage.Step], _ outcomes: [ArticleWriter.Outcome]) {
        for outcome in outcomes {
            switch outcome {
            case .added(_, let version, let count):
                added += 1
                claims += count
                if version > 1 { versions += 1 }
            case .known: known += 1
            }
        }
        for step in steps {
            switch step {
            case .leave: known += 1
            case .fail(let error):
                failed += 1
                if failures.count < Self.shownFailures { failures.append(error) }
            case .add, .stop: break
            }
        }
    }

    private mutating func writeLines(
        _ steps: [IngestStage.Step], _ outcomes: [ArticleWriter.Outcome]
    ) throws(Failure) {
        var outcomes = outcomes[...]
        json.removeAll()
        for step in steps {
            json.beginObject()
            json.key("id")
            switch step {
            case .add(_, let id, _):
                json.string(id)
                write(outcomes.popFirst())
            case .leave(let id):
                json.string(id)
                write(nil)
            case .fail(let error):
                json.stringOrNull(error.id)
                json.key("outcome")
                json.string("failed")
                json.key("error")
                json.string(error.description)
            case .stop: json.null()
            }
            json.endObject()
            json.endLine()
        }
        try Output.standard.write(json.bytes)
    }

    private mutating func write(_ outcome: ArticleWriter.Outcome?) {
        json.key("outcome")
        guard case .added(let document, let version, let claims) = outcome else {
            json.string("known")
            return
        }
        json.string("added")
        json.key("document")
        json.int(Int(document))
        json.key("version")
        json.int(version)
        json.key("claims")
        json.int(claims)
    }

    /// Says what was done.
    /// - Throws: the exit status where not every document could be read.
    mutating func finish() throws {
        try commit()
        var parts = ["\(grouped(added)) articles", "\(grouped(claims)) claims"]
        if versions > 0 { parts.append("\(grouped(versions)) new versions") }
        if known > 0 { parts.append("\(grouped(known)) known before") }
        if failed > 0 {
            var shown = failures.map { "\($0.place) (\($0.code.rawValue))" }
            if failed > shown.count { shown.append("…") }
            parts.append("\(grouped(failed)) failed: \(shown.joined(separator: ", "))")
        }
        let summary = parts.joined(separator: ", ") + "\n"
        report.endProgress()
        try (writesLines ? Output.error : Output.standard).write(Array(summary.utf8))
        try report.finish()
    }
}
