import Arqam
import Intake

/// Writes what is read out of each article as tables for people.
struct TextStage: DocumentStage {
    private var pipeline: Pipeline
    private let terminal: Terminal
    private let explains: Bool

    init(pipeline: Pipeline, terminal: Terminal, explains: Bool) {
        self.pipeline = pipeline
        self.terminal = terminal
        self.explains = explains
    }

    mutating func read(_ documents: [InputDocument]) -> [ArticleReading] { pipeline.extract(documents) }

    mutating func write(_ reading: ArticleReading, isAlone: Bool, to output: inout [UInt8]) {
        var table = ReadingTable(reading, terminal: terminal, explains: explains)
        output.append(contentsOf: table.text().utf8)
        if !isAlone { output.append(0x0A) }
    }

    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8]) {
        output.append(contentsOf: (terminal.styled("error", .red) + " \(error)\n").utf8)
        if !isAlone { output.append(0x0A) }
    }
}
