import Claims
import Extraction
import Testing

/// Every rule fires where it must, and only there.
struct RuleCorpusTests {
    @Test(arguments: CorpusLine.all(CorpusLine.isOfRules))
    func rule(_ line: CorpusLine) throws {
        try #require(line.columns.count == 4)
        let (rule, expectation) = (line.columns[0], line.columns[1])
        #expect(Rules.named(rule) != nil, "no rule is named \(rule)")
        let read = Read(line.columns[3], published: line.columns[2] == "-" ? nil : line.columns[2])
        let fires = read.validation.findings.contains { $0.rule == rule }
        let holds = read.validation.passed.contains { $0.rule == rule }
        switch expectation {
        case "fires": #expect(fires)
        case "notes":
            #expect(read.validation.findings.contains { $0.rule == rule && $0.level == .note })
        case "holds": #expect(holds && !fires)
        case "silent": #expect(!fires)
        default: Issue.record("\(expectation) is none of fires, notes, holds, silent")
        }
    }

    @Test func everyRuleFiresOnALine() {
        let fired = Set(
            CorpusLine.all(CorpusLine.isOfRules).filter { $0.columns[1] == "fires" }.map { $0.columns[0] })
        // These need two statements that few texts make; they run and hold on the articles of the corpus.
        let quiet: Set<String> = ["arithmetic/ratio-implies-base"]
        #expect(Set(Rules.all.map(\.name)).subtracting(fired).subtracting(quiet).isEmpty)
    }
}
