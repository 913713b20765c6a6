import ArabicText
import Extraction
import Testing

@Suite("Corpus of persons")
struct PersonsCorpusTests {
    static let lines = FigureCorpus.lines(of: "persons")

    @Test("has lines") func hasLines() { #expect(!Self.lines.isEmpty) }

    @Test("finds what the line says, and nothing else", arguments: lines)
    func line(_ line: CorpusLine) {
        var extractor = FigureCorpus.extractor
        let document = extractor.read(SourceText(line.text), Metadata(id: line.place))
        let names = extractor.mentions(in: document).entities.filter { $0.type == .person }.map {
            document.source.slice($0.span.range)
        }
        let found = names.isEmpty ? "-" : names.joined(separator: "|")
        #expect(found == line.expected, "\(line.place) \(line.text)")
    }
}
