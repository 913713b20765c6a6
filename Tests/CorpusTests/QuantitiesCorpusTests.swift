import ArabicText
import Testing

@testable import Extraction

/// Corpus/quantities: every quantity of a sentence, and nothing else.
@Suite struct QuantitiesCorpusTests {
    @Test(arguments: FigureCorpus.lines(of: "quantities"))
    func line(_ line: FigureLine) {
        let (document, mentions) = FigureCorpus.read(line.text, source: line.context)
        let quantities = mentions.quantities.map { $0.notation(in: document) }
        let found = quantities.isEmpty ? "-" : quantities.joined(separator: " | ")
        #expect(found == line.expected, "\(line.place): \(line.text)")
    }
}
