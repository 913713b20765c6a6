import Claims
import Extraction
import Testing

/// Which two things a text holds against each other.
struct ComparisonCorpusTests {
    @Test(arguments: CorpusLine.all { $0 == "comparisons.tsv" })
    func comparison(_ line: CorpusLine) throws {
        try #require(line.columns.count == 5)
        let read = Read(line.columns[4], published: "2024-08-10")
        let found = read.claims.filter { $0.quantity == nil }
        guard line.columns[0] != "-" else {
            #expect(found.isEmpty)
            return
        }
        try #require(found.count == 1)
        let claim = try #require(found.first)
        let relation = try #require(claim.relation)
        let type = claim.type == .comparison ? "" : ":\(claim.type.rawValue)"
        #expect(relation.kind.rawValue + type == line.columns[0])
        let parts = [claim.metric, claim.subject, relation.reference].map(read.text)
        for (part, expected) in zip(parts, line.columns[1...3]) where expected != "-" {
            #expect(part.contains(expected), "found \(part)")
        }
    }

    @Test func aRatioToANamedThingIsAComparison() throws {
        let read = Read("بلغت مبيعات الشركة ثلاثة أمثال مبيعات سابك.")
        let claim = try #require(read.claims.first)
        #expect(claim.type == .comparison && claim.quantity != nil)
        #expect(read.text(try #require(claim.relation).reference).contains("سابك"))
    }

    @Test func aComparisonIsNoFigureToTheRules() {
        let read = Read("وكانت صادرات ألمانيا أكبر من صادرات فرنسا.")
        #expect(read.claims.count == 1 && read.validation.findings.isEmpty)
    }
}
