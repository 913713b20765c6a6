import ArabicText
import Extraction
import Testing

@Suite("Corpus of attributions")
struct AttributionsCorpusTests {
    static let lines = FigureCorpus.lines(of: "attributions")

    @Test("has lines") func hasLines() { #expect(!Self.lines.isEmpty) }

    @Test("finds what the line says, and nothing else", arguments: lines)
    func line(_ line: CorpusLine) {
        var extractor = FigureCorpus.extractor
        let document = extractor.read(SourceText(line.text), Metadata(id: line.place))
        let wantsImpersonal = line.place.contains("impersonal.tsv")
        let found = extractor.mentions(in: document).attributions
            .filter { ($0.kind == .impersonal) == wantsImpersonal }
            .map { attribution in
                let cue = attribution.cue.map { document.source.slice($0.range) } ?? "-"
                let source = attribution.source.map { document.source.slice($0.range) } ?? "-"
                return "\(cue)>\(source):\(attribution.sourceType.rawValue)"
            }
        #expect(
            (found.isEmpty ? "-" : found.joined(separator: "|")) == line.expected,
            "\(line.place) \(line.text)")
    }
}
