import ArabicText
import ArgumentParser
import Arqam
import Claims
import Extraction
import Intake
import JSON
import Lexicon
import Store
import Synchronization

/// `arqam validate`: articles in, what is wrong with their figures out.
struct ValidateCommand: AsyncParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case sarif
    }

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case error
        case warning
    }

    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check the figures of articles against each other and against what is known.",
        discussion: """
            Every finding says what was found with the figures and the arithmetic. `arqam rules` lists the \
            checks; --off, or `off` under `[rules]` in arqam.toml, switches some off.

            Exit status: 0 all was read, 2 there are findings as grave as --fail-on says, 1 a document could \
            not be read, 64 wrong usage, 65 a line of the input or the settings cannot be read, 66 a path is \
            not there, 74 the output cannot be written.
            """)

    @OptionGroup var input: InputOptions

    @Option(
        help: ArgumentHelp(
            "Check the articles of a store, in the version that stands, instead of files.",
            valueName: "file"),
        completion: .file())
    var store: String?

    @Option(
        help: """
            text (a line a finding, as compilers print them), json (an arqam/validation/1 object a document) \
            or sarif (one SARIF 2.1.0 log, for editors and CI).
            """)
    var to: To = .text

    @Option(help: "End with status 2 where there is an error, or a warning or an error.")
    var failOn: FailOn?

    @Flag(help: "Say how the claims behind each finding were read, and how sure that is (with --to text).")
    var explain = false

    @OptionGroup var rules: RuleOptions
    @OptionGroup var lexicons: LexiconOptions

    mutating func validate() throws {
        if store != nil, !input.paths.isEmpty || input.filesFrom != nil {
            throw ValidationError("--store has the articles: give no paths with it.")
        }
        if explain, to != .text { throw ValidationError("--explain is for people: leave --to at text.") }
    }

    @MainActor func run() async throws {
        let rules = try rules.rules()
        let pipeline = Pipeline(lexicon: try lexicons.lexicon(), rules: rules)
        let tally = FindingTally()
        var report = RunReport(separator: to == .sarif ? Array(",\n".utf8) : [])
        switch to {
        case .text:
            try await run(
                FindingLines(pipeline: pipeline, tally: tally, terminal: .standard, explains: explain),
                &report)
        case .json: try await run(ValidationObjects(pipeline: pipeline, tally: tally), &report)
        case .sarif:
            try Output.standard.write(
                SARIFLog.opening(rules: rules, version: ArqamCommand.configuration.version))
            try await run(SARIFResults(pipeline: pipeline, rules: rules, tally: tally), &report)
            try Output.standard.write(SARIFLog.closing(problems: report.errors.map(\.description)))
        }
        if to == .text {
            try Output.standard.write(Array((tally.summary(documents: report.documentCount) + "\n").utf8))
        }
        try report.finish()
        if let failOn, tally.reaches(failOn == .error ? .error : .warning) { throw Status.findings.exitCode }
    }

    /// Runs a stage over the files, or over the articles of the store.
    private func run<Stage: DocumentStage>(_ stage: Stage, _ report: inout RunReport) async throws
    where Stage.Output == [UInt8] {
        guard let store else {
            return try await DocumentRun(files: try input.files(), input: input).run(stage, &report)
        }
        var stage = stage
        let (articles, numbers) = try orFailure { () throws(StoreError) in
            let articles = try ArticleStore(path: store, for: .reading)
            return (articles, try articles.articles(ArticleFilter()))
        }
        for number in numbers {
            let document = try orFailure { () throws(StoreError) in try articles.document(number) }
            var output = BatchOutput<[UInt8]>()
            for reading in stage.read([document]) {
                stage.write(reading, isAlone: false, to: &output.result)
            }
            output.documentCount = 1
            output.inputCount = document.text.bytes.count
            try report.write(output)
        }
    }
}

/// How many findings of each level a run has, whoever counts.
final class FindingTally: Sendable {
    private let counts = Mutex<[Level: Int]>([:])

    func add(_ validation: Validation) {
        counts.withLock { counts in
            for finding in validation.findings { counts[finding.level, default: 0] += 1 }
        }
    }

    /// Whether there is a finding as grave as a level, or graver.
    func reaches(_ level: Level) -> Bool {
        counts.withLock { $0[.error] ?? 0 > 0 || level == .warning && $0[.warning] ?? 0 > 0 }
    }

    func summary(documents: Int) -> String {
        let parts = counts.withLock { counts in
            Level.allCases.map { counted(counts[$0] ?? 0, $0.rawValue) }
        }
        return "\(counted(documents, "document")): " + parts.joined(separator: ", ")
    }
}

/// A line a finding: `news/a.txt:3:14: error: …`.
private struct FindingLines: DocumentStage {
    var pipeline: Pipeline
    let tally: FindingTally
    let terminal: Terminal
    let explains: Bool

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8]) {
        let reading = pipeline.extract(document)
        tally.add(reading.validation)
        for finding in reading.validation.findings {
            var place = document.place
            if let span = finding.span {
                let (line, column) = reading.place(of: span.start)
                place += ":\(line):\(column)"
            }
            let level = terminal.styled(finding.level.rawValue, Terminal.Style(finding.level))
            let message = terminal.isolated(finding.message.en.replacing("\n", with: " "))
            output.append(contentsOf: "\(place): \(level): \(message) [\(finding.rule)]\n".utf8)
            guard explains else { continue }
            for claim in finding.claims {
                output.append(contentsOf: reading.explained(claim, terminal, indent: "    ").utf8)
            }
        }
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {}
}

/// An `arqam/validation/1` object a document.
private struct ValidationObjects: DocumentStage {
    var pipeline: Pipeline
    let tally: FindingTally
    private var json = JSONWriter(capacity: 1 << 14)

    init(pipeline: Pipeline, tally: FindingTally) {
        self.pipeline = pipeline
        self.tally = tally
    }

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8]) {
        let reading = pipeline.extract(document)
        tally.add(reading.validation)
        json.removeAll()
        json.layout = isAlone ? .indented : .compact
        reading.writeValidation(to: &json)
        json.endLine()
        json.append(to: &output)
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {
        json.removeAll()
        json.layout = isAlone ? .indented : .compact
        error.write(to: &json)
        json.endLine()
        json.append(to: &output)
    }
}

/// The results of a SARIF log.
private struct SARIFResults: DocumentStage {
    var pipeline: Pipeline
    let rules: [Rule]
    let tally: FindingTally

    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8]) {
        let reading = pipeline.extract(document)
        tally.add(reading.validation)
        guard !reading.validation.findings.isEmpty else { return }
        // A batch may hold several documents.
        if !output.isEmpty { output.append(contentsOf: ",\n".utf8) }
        reading.appendSARIFResults(to: &output, uri: uri(of: document.place), rules: rules)
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {}

    /// A path as a relative reference of RFC 3986.
    private func uri(of place: String) -> String {
        var uri = ""
        for byte in place.utf8 {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return uri
    }
}

extension Terminal.Style {
    /// The colour of a level.
    init(_ level: Level) {
        self =
            switch level {
            case .error: .red
            case .warning: .yellow
            case .note: .dim
            }
    }
}

extension ArticleReading {
    /// A claim's fields and how each was read, a line each.
    func explained(_ claim: Int, _ terminal: Terminal, indent: String) -> String {
        var text = ""
        for (at, field) in explanation(ofClaim: claim).enumerated() {
            let confidence = field.confidence.map { " " + String(Int(($0 * 100).rounded())) + "%" } ?? ""
            text += indent + terminal.column(at == 0 ? "c\(claim + 1)" : "", 5, .dim)
            text += terminal.column(field.field + confidence, 16) + terminal.isolated(field.words)
            text += terminal.styled(" [\(field.rule)]", .dim) + "\n"
        }
        return text
    }
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
