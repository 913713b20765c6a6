import Foundation
import Testing

@Suite struct ValidateTests {
    private let article = "وتراجعت المبيعات من 400 مليون ريال إلى 300 مليون ريال، أي بنسبة 35%.\n"

    @Test func aLineAFinding() throws {
        let outcome = try Program.run("validate", "-", input: article)
        #expect(outcome.status == 0)
        let lines = outcome.text.split(separator: "\n")
        #expect(
            lines.contains {
                $0.hasPrefix("standard input:1:65: error: ") && $0.hasSuffix("[arithmetic/growth]")
            })
        #expect(lines.last == "1 document: 1 error, 1 warning, 1 note")
    }

    @Test func theStatusSaysWhatWasFound() throws {
        #expect(try Program.run("validate", "-", "--fail-on", "error", input: article).status == 2)
        let fine = "وقال الوزير إن المبيعات بلغت 5 آلاف طن.\n"
        #expect(try Program.run("validate", "-", "--fail-on", "warning", input: fine).status == 0)
        let off = ["validate", "-", "--off", "arithmetic", "--fail-on", "error"]
        #expect(try Program.run(off, input: Array(article.utf8)).status == 0)
    }

    @Test func jsonIsValidAndHasTheFindingsOfExtract() throws {
        let object = try JSONValue(try Program.run("validate", "-", "--to", "json", input: article).output)
        try Program.check(object, text: article)
        let extraction = try JSONValue(try Program.run("extract", "-", input: article).output)
        #expect(object["findings"] == extraction["findings"])
        #expect(object["passed"] == extraction["passed"])
    }

    @Test(arguments: ["1", "2"])
    func sarifIsOneLog(_ jobs: String) throws {
        let documents = (1...5).map { "{\"id\":\"d\($0)\",\"text\":\"\(article.dropLast())\"}\n" }.joined()
        let input = Array((documents + "{\"id\":\n").utf8)
        let outcome = try Program.run(["validate", "-", "--to", "sarif", "--jobs", jobs], input: input)
        #expect(outcome.status == 65)
        let log = try JSONValue(outcome.output)
        #expect(log["version"]?.string == "2.1.0")
        let run = try #require(log["runs"]?.elements.first)
        let results = run["results"]?.elements ?? []
        #expect(results.count == 15)
        #expect(results.first?["properties"]?["document"]?.string == "d1")
        #expect(results.last?["properties"]?["document"]?.string == "d5")
        let rules = run["tool"]?["driver"]?["rules"]?.elements ?? []
        for result in results {
            let index = try #require(result["ruleIndex"]?.integer)
            #expect(rules[index]["id"] == result["ruleId"])
            let place = result["locations"]?.elements.first?["physicalLocation"]
            #expect(place?["artifactLocation"]?["uri"]?.string?.hasPrefix("standard%20input%3A") == true)
            #expect(place?["region"]?["startLine"]?.integer == 1)
        }
        #expect(run["invocations"]?.elements.first?["executionSuccessful"] == .bool(false))
    }

    @Test func settingsSwitchRulesOff() throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("arqam.toml")
            func run(_ settings: String) throws -> Program.Outcome {
                try Data(settings.utf8).write(to: file)
                return try Program.run("validate", "-", "--config", file.path, input: article)
            }
            let some = try run("# no text rules\n[rules]\noff = [\"attribution\", \"arithmetic/growth\"]\n")
            #expect(some.status == 0 && some.text.hasSuffix("1 document: 0 errors, 0 warnings, 1 note\n"))
            let unknown = try run("[rules]\noff = [\"no/such\"]\n")
            #expect(unknown.status == 65 && unknown.errors.contains("`no/such`"))
            let broken = try run("[rules]\noff = [\n")
            #expect(broken.status == 65 && broken.errors.contains("arqam.toml: "))
            #expect(try run("colour = 1\n").status == 65)
            #expect(try run("[rules]\noff = \"text\"\n").status == 65)
        }
        #expect(
            try Program.run("validate", "-", "--config", "/nowhere/arqam.toml", input: article).status == 66)
        #expect(try Program.run("validate", "-", "--off", "no/such", input: article).status == 64)
    }

    @Test func readingsAreExplained() throws {
        let text = try Program.run("validate", "-", "--explain", input: article).text
        #expect(text.contains("[link/change]") && text.contains("subject 90%"))
        let table = try Program.run("extract", "-", "--to", "text", "--explain", input: article).text
        #expect(table.contains("[metric/lexicon]"))
        #expect(try Program.run("extract", "-", "--explain", input: article).status == 64)
        #expect(try Program.run("validate", "-", "--explain", "--to", "json", input: article).status == 64)
    }
}
