import Extraction
import Testing

@Suite("Corpus of persons")
struct PersonsCorpusTests {
    static let lines = FigureCorpus.lines(of: "persons")

    @Test("has lines") func hasLines() { #expect(!Self.lines.isEmpty) }

    @Test("finds what the line says, and nothing else", arguments: lines)
    func line(_ line: CorpusLine) {
        let found = FigureCorpus.names(in: line.text) {
            $0.type == .person ? $1 : nil
        }
        #expect(found == line.expected, "\(line.place) \(line.text)")
    }
}
