import ArgumentParser
import Evaluation
import Intake
import JSON

/// `arqam evaluate`: how well articles like yours are read.
struct EvaluateCommand: ParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    /// `quantity.full=0.9`
    struct Floor: ExpressibleByArgument {
        let figure: EvaluationFigure
        let share: Double
        let written: String

        init?(argument: String) {
            let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, let figure = EvaluationFigure(rawValue: String(parts[0])),
                let share = Double(parts[1]), (0...1).contains(share)
            else { return nil }
            self.figure = figure
            self.share = share
            written = String(parts[1])
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Score arqam on sentences you annotated, and show where it differs.",
        discussion: """
            A gold file has a sentence a line: {"id", "text"} with the lists quantities ({"text", "start", \
            "end", "value", "lower", "upper", "bound", "unit"}), dates ({"text", "start", "end", "edtf"}), \
            organizations ({"text", "start", "end", "type"}) and attributions ({"cue", "cue_start", "source", \
            "source_start", "source_end", "type"}); Corpus/gold has an example. Offsets count Unicode scalar \
            values. A list that is left out is not scored.

            Exit status: 0 scored, 1 a figure is below its --min, 64 wrong usage, 65 a line is no annotated \
            sentence, 66 a file is not there, 74 the output cannot be written.
            """)

    @Argument(help: "Gold files in JSONL, or - for standard input.", completion: .file())
    var paths: [String]

    @Option(help: "text (a table and the differences) or json.")
    var to: To = .text

    @Option(
        name: .customLong("min"),
        help: ArgumentHelp(
            "The least a figure's F1 may be, from 0 to 1; may be given again.", valueName: "figure=share"))
    var floors: [Floor] = []

    @Option(help: "How many differences of each kind the text shows.")
    var confusions = 20

    @OptionGroup var lexicons: LexiconOptions

    mutating func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Nothing to score: give a gold file.") }
        guard confusions >= 0 else {
            throw ValidationError("--confusions must be 0 or more, not \(confusions).")
        }
    }

    func run() throws {
        var sentences: [GoldSentence] = []
        for path in paths { sentences += try read(path) }
        var evaluator = Evaluator(lexicon: try lexicons.lexicon())
        let evaluation = evaluator.evaluate(sentences)
        switch to {
        case .text:
            let table = EvaluationTable(evaluation, terminal: .standard, confusions: confusions)
            try Output.standard.write(Array(table.description.utf8))
        case .json:
            var json = JSONWriter(layout: .indented, capacity: 1 << 16)
            evaluation.write(to: &json)
            json.endLine()
            var bytes: [UInt8] = []
            json.append(to: &bytes)
            try Output.standard.write(bytes)
        }
        try checkFloors(evaluation)
    }

    private func read(_ path: String) throws -> [GoldSentence] {
        do throws(InputError) {
            return try GoldSentence.read(path: path)
        } catch {
            throw Failure(error.description, status: error.code == .unreadable ? .missingFile : .badData)
        }
    }

    private func checkFloors(_ evaluation: Evaluation) throws {
        var isBelow = false
        for floor in floors {
            guard let tally = evaluation.tallies[floor.figure] else {
                throw Failure(
                    "\(floor.figure.rawValue) has a --min, but no sentence annotates it", status: .badData)
            }
            guard tally.f1 < floor.share else { continue }
            isBelow = true
            Output.error.writeLine(
                "arqam: \(floor.figure.rawValue) is \(EvaluationTable.share(tally.f1)), below \(floor.written)"
            )
        }
        if isBelow { throw Status.belowFloor.exitCode }
    }
}
