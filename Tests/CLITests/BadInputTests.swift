import Foundation
import Testing

/// What is wrong with one document never stops the others.
@Suite struct BadInputTests {
    private func objects(_ input: String, _ arguments: String...) throws -> (Program.Outcome, [JSONValue]) {
        let outcome = try Program.run(
            ["extract", "-", "--to", "jsonl"] + arguments, input: Array(input.utf8))
        let objects = try outcome.objects
        for object in objects { try Program.check(object) }
        return (outcome, objects)
    }

    private func code(_ object: JSONValue) -> String? { object["error"]?["code"]?.string }

    @Test func aBrokenLine() throws {
        let (outcome, objects) = try objects(
            "{\"id\":\"a\",\"text\":\"5%\"}\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\",\"text\":\"6%\"}\n")
        #expect(outcome.status == 65)
        #expect(objects.map(code) == [nil, "bad_json", nil])
        #expect(objects[1]["error"]?["where"] == .string("standard input:2"))
        #expect(objects[1]["document"]?["id"] == .string("b"))
        #expect(outcome.errors.contains("standard input:2"))
    }

    @Test func linesThatAreNoDocuments() throws {
        let (outcome, objects) = try objects("{\"id\":\"a\"}\n", "--from", "jsonl")
        #expect(outcome.status == 65)
        #expect(objects.map(code) == ["bad_document"])
        let (_, others) = try self.objects("[1]\n\"x\"\n{\"text\":5}\n{\"text\":null}\n", "--from", "jsonl")
        #expect(others.map(code) == Array(repeating: "bad_document", count: 4))
    }

    @Test func aLineOverTheLimit() throws {
        let long = "{\"id\":\"b\",\"text\":\"" + String(repeating: "a", count: 3_000_000) + "\"}\n"
        let (outcome, objects) = try objects(
            "{\"id\":\"a\",\"text\":\"5%\"}\n" + long + "{\"id\":\"c\",\"text\":\"6%\"}\n",
            "--max-document-bytes", "1000")
        #expect(outcome.status == 1)
        #expect(objects.map(code) == [nil, "too_large", nil])
        #expect(objects.last?["document"]?["id"] == .string("c"))
    }

    @Test func aTextOverTheLimit() throws {
        let (outcome, objects) = try objects(
            String(repeating: "نص ", count: 1000), "--max-document-bytes", "100")
        #expect(outcome.status == 1)
        #expect(objects.map(code) == ["too_large"])
    }

    @Test func emptyLinesAndLineEnds() throws {
        let (outcome, objects) = try objects(
            "\n\r\n  \n{\"id\":\"a\",\"text\":\"5%\"}\r\n\n{\"id\":\"b\",\"text\":\"6%\"}", "--from", "jsonl")
        #expect(outcome.status == 0)
        #expect(objects.map { $0["document"]?["id"]?.string } == ["a", "b"])
    }

    @Test(arguments: ["", "\u{FEFF}", "\n", "   ", "!؟."])
    func nextToNothing(_ text: String) throws {
        let (outcome, objects) = try objects(text, "--from", "text")
        #expect(outcome.status == 0)
        #expect(objects.count == 1)
        #expect(objects[0]["document"]?["bytes"]?.integer == text.utf8.count)
        #expect(objects[0]["quantities"]?.elements.isEmpty == true)
    }

    @Test func anEmptyJSONLFileHoldsNoDocument() throws {
        let (outcome, objects) = try objects("", "--from", "jsonl")
        #expect(outcome.status == 0 && objects.isEmpty)
    }

    @Test func binary() throws {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        for index in 0..<4000 { bytes.append(UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 7)) }
        let outcome = try Program.run(["extract", "-"], input: bytes)
        #expect(outcome.status == 1)
        let object = try JSONValue(outcome.output)
        try Program.check(object)
        #expect(code(object) == "binary")
    }

    @Test func aPageWithoutAnArticle() throws {
        let (outcome, objects) = try objects("<!DOCTYPE html><html><body><nav>5%</nav></body></html>")
        #expect(outcome.status == 1)
        #expect(objects.map(code) == ["no_text"])
        #expect(try self.objects("<!DOCTYPE html>5%", "--from", "text").0.status == 0)
    }

    @Test func halfASurrogatePair() throws {
        let (outcome, objects) = try objects("{\"id\":\"a\",\"text\":\"5% \\ud800 x\"}\n")
        #expect(outcome.status == 0)
        #expect(objects[0]["diagnostics"]?.elements.map { $0["code"]?.string } == ["text/lone-surrogate"])
    }

    @Test func membersOfAnotherType() throws {
        let (outcome, objects) = try objects("{\"id\":\"a\",\"text\":\"5%\",\"source\":{\"name\":\"x\"}}\n")
        #expect(outcome.status == 0)
        #expect(objects[0]["document"]?["source"] == .null)
        #expect(objects[0]["diagnostics"]?.elements.map { $0["code"]?.string } == ["document/ignored-field"])
    }

    @Test func charsets() throws {
        // بلغ 5% in windows-1256
        let bytes: [UInt8] = [0xC8, 0xE1, 0xDB, 0x20, 0x35, 0x25, 0x2E, 0x0A]
        let named = try JSONValue(
            try Program.run(["extract", "-", "--charset", "windows-1256"], input: bytes).output)
        try Program.check(named, text: "بلغ 5%.\n")
        #expect(named["quantities"]?.elements.count == 1)
        let unknown = try Program.run(["extract", "-", "--charset", "klingon"], input: bytes)
        #expect(unknown.status == 1)
        #expect(code(try JSONValue(unknown.output)) == "unknown_charset")
    }

    @Test func pathsThatAreNotThere() throws {
        #expect(try Program.run("extract", "/nowhere/at/all.txt").status == 66)
        try Program.withFolder { folder in
            let outcome = try Program.run("extract", folder.path)
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("no articles"))
        }
    }

    @Test(arguments: [
        ["extract"], ["extract", "-", "-"], ["extract", "-", "--to", "xml"],
        ["extract", "-", "--published", "yesterday"],
        ["extract", "-", "--published", "2025-13-01"], ["extract", "-", "--jobs", "0"],
        ["extract", "-", "--max-document-bytes", "0"], ["extract", "-", "--files-from", "list"],
        ["extract", "--files-from", "list", "--id", "x"], ["extract", "a", "b", "--id", "x"], ["nonsense"],
    ])
    func usage(_ arguments: [String]) throws {
        let outcome = try Program.run(arguments, input: [])
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }
}
