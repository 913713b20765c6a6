import Claims
import Extraction
import Testing

/// What a claim says of its figure.
struct FieldCorpusTests {
    @Test(arguments: CorpusLine.all { $0 == "fields.tsv" })
    func field(_ line: CorpusLine) throws {
        try #require(line.columns.count == 4)
        let read = Read(line.columns[3], published: "2024-08-10")
        let claim = try #require(read.claim(of: line.columns[0]))
        let found =
            switch line.columns[1] {
            case "metric": read.text(claim.metric)
            case "key": claim.metric.key ?? "-"
            case "subject": read.text(claim.subject)
            case "antecedent": read.text(claim.subject.antecedent)
            case "denominator": read.text(claim.denominator)
            case "time": claim.time.flatMap { read.mentions.dates[$0.date].edtf } ?? "-"
            case "place": claim.place.map { read.mentions.entities[$0].name } ?? "-"
            case "modality": claim.modality.kind.rawValue
            case "role": claim.role.rawValue
            case "link": claim.link?.kind.rawValue ?? "-"
            case "source":
                claim.attributions.map { read.text(read.mentions.attributions[$0].source) }.joined(
                    separator: " ")
            default: "?"
            }
        #expect(line.columns[2] == "-" ? found == "-" : found.contains(line.columns[2]), "found \(found)")
    }
}
