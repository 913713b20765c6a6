import Foundation
import Testing

@Suite struct OtherCommandTests {
    @Test(arguments: ["extraction", "diff", "evaluation", "validation", "error"])
    func schemas(_ name: String) throws {
        let file = Program.package.appendingPathComponent("Sources/Schemas/\(name).schema.json")
        let outcome = try Program.run("schema", name)
        #expect(outcome.status == 0)
        #expect(outcome.output == Array(try Data(contentsOf: file)))
    }

    @Test func tokens() throws {
        let text = "قال: 20مليون."
        let outcome = try Program.run("tokens", "-", input: text)
        let object = try JSONValue(outcome.output)
        let tokens = object["tokens"]?.elements ?? []
        #expect(tokens.map { $0["span"]?["text"]?.string } == ["قال", ":", "20", "مليون", "."])
        #expect(
            tokens.map { $0["kind"]?.string } == ["arabic", "punctuation", "number", "arabic", "punctuation"])
        let lines = try Program.run("tokens", "-", "--to", "text", input: text).text
        #expect(lines.hasPrefix("قال\tarabic\n"))
    }

    @Test func lookUp() throws {
        let outcome = try Program.run("lexicon", "look-up", "وبالدولار")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("currencies.tsv"))
    }

    @Test func lexiconCheckOfAFolder() throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("units.tsv")
            try Data("id\tfeatures\tsource\tforms\nbroken\n".utf8).write(to: file)
            let outcome = try Program.run("lexicon", "check", folder.path)
            #expect(outcome.status == 65)
            #expect(outcome.text.contains("units.tsv:2"))
        }
    }

    @Test func rules() throws {
        let all = try Program.run("rules").text
        #expect(all.contains("share/sum"))
        #expect(try Program.run("rules", "share/sum").text.contains("share/sum (error)"))
        #expect(try Program.run("rules", "no/such").status == 64)
    }

    @Test func evaluate() throws {
        let gold = """
            {"id": "a", "text": "باع المصنع 30 سيارة.", "quantities": [{"text": "30", "start": 11, "end": 13, \
            "value": 30, "bound": "exact", "unit": "{count}"}]}
            """
        let text = try Program.run("evaluate", "-", input: gold)
        #expect(text.status == 0)
        #expect(text.text.contains("quantity wrong span: 1"))
        let json = try Program.run("evaluate", "-", "--to", "json", input: gold)
        let object = try JSONValue(json.output)
        try Program.check(object)
        #expect(object["confusions"]?.elements.first?["found"]?.string == "30 سيارة")
        let below = try Program.run("evaluate", "-", "--min", "quantity.strict=0.5", input: gold)
        #expect(below.status == 1)
        #expect(below.errors.contains("quantity.strict is 0.000, below 0.5"))
        #expect(try Program.run("evaluate", "-", "--min", "quantity.full=0.5", input: gold).status == 0)
        #expect(try Program.run("evaluate", "-", "--min", "org.detect=0.5", input: gold).status == 65)
        #expect(try Program.run("evaluate", "-", "--min", "no.such=1", input: gold).status == 64)
        #expect(try Program.run("evaluate", "-", input: "{}").status == 65)
        #expect(try Program.run("evaluate", "/no/such/file").status == 66)
    }
}
