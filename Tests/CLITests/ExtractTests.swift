import Foundation
import Testing

@Suite struct ExtractTests {
    private let article = "بلغت الأرباح 5 مليارات دولار في عام 2024، مقابل 4.5 مليار دولار.\n"

    private func line(_ id: Int, _ text: String) -> String {
        "{\"id\":\"d\(id)\",\"text\":\"\(text.replacing("\n", with: "\\n"))\"}\n"
    }

    @Test func oneTextGivesOneObjectLaidOut() throws {
        let outcome = try Program.run("extract", "-", input: article)
        #expect(outcome.status == 0)
        #expect(outcome.text.hasPrefix("{\n  \"schema\": \"arqam/extraction/1\",\n"))
        let object = try JSONValue(outcome.output)
        try Program.check(object, text: article)
        #expect(object["document"]?["id"] == .string("stdin"))
        #expect(object["quantities"]?.elements.first?["value"] == .number("5000000000"))
        #expect(object["quantities"]?.elements.last?["value"] == .number("4500000000"))
    }

    @Test func documentsKeepTheirOrder() throws {
        let input = (1...50).map { line($0, "ارتفع السعر \($0) دولارا في مايو 2020.") }.joined()
        let outcome = try Program.run("extract", "-", "--to", "jsonl", input: input)
        let objects = try outcome.objects
        #expect(objects.map { $0["document"]?["id"]?.string } == (1...50).map { "d\($0)" })
        for (index, object) in objects.enumerated() {
            try Program.check(object, text: "ارتفع السعر \(index + 1) دولارا في مايو 2020.")
        }
    }

    @Test func jobsDoNotChangeTheOutput() throws {
        // Enough for several batches, with errors between.
        let filler = String(
            repeating: "وقال الوزير إن الإنتاج بلغ 12.5 مليون طن بزيادة 3% عن 2019. ", count: 20)
        let lines = (1...300).map { $0 % 70 == 0 ? "{\"id\":\n" : line($0, filler + "\($0)") }
        let input = Array(lines.joined().utf8)
        let one = try Program.run(["extract", "-", "--to", "jsonl", "--jobs", "1"], input: input)
        let three = try Program.run(["extract", "-", "--to", "jsonl", "--jobs", "3"], input: input)
        #expect(one.output == three.output)
        #expect(try one.objects.count == 300)
        #expect(one.status == 65 && three.status == 65)
    }

    @Test func metadataComesFromTheDocumentThenFromTheOptions() throws {
        let input = "{\"id\":7,\"text\":\"نص\",\"source\":\"صحيفة\",\"url\":null}\n{\"text\":\"نص\"}\n"
        let outcome = try Program.run(
            "extract", "-", "--source", "وكالة", "--title", "عنوان", "--url", "https://example.com/1",
            "--published",
            "2025-07-31", input: input)
        let documents = try outcome.objects.compactMap { $0["document"] }
        #expect(documents[0]["id"] == .string("7"))
        #expect(documents[0]["source"] == .string("صحيفة"))
        #expect(documents[0]["url"] == .string("https://example.com/1"))
        #expect(documents[1]["id"] == .string("standard input:2"))
        #expect(documents[1]["source"] == .string("وكالة"))
        #expect(documents[1]["published"] == .string("2025-07-31"))
    }

    @Test func theFirstLineMayNameTheSource() throws {
        let text = "المصدر: رويترز\nارتفع النفط 2%.\n"
        let object = try JSONValue(try Program.run("extract", "-", input: text).output)
        #expect(object["document"]?["source"] == .string("رويترز"))
        let given = try JSONValue(try Program.run("extract", "-", "--source", "وام", input: text).output)
        #expect(given["document"]?["source"] == .string("وام"))
    }

    @Test func theTextIsGivenBackOnDemand() throws {
        let object = try JSONValue(
            try Program.run("extract", "-", "--with-text", "--id", "a", input: article).output)
        try Program.check(object)
        #expect(object["document"]?["text"] == .string(article))
        #expect(object["document"]?["id"] == .string("a"))
        #expect(object["document"]?["bytes"]?.integer == article.utf8.count)
        #expect(object["document"]?["scalars"]?.integer == article.unicodeScalars.count)
    }

    @Test func directoriesAreReadInOrder() throws {
        try Program.withFolder { folder in
            for name in ["b.txt", "a.txt", "c.jsonl", "ignored.md", ".hidden.txt"] {
                let text = name == "c.jsonl" ? line(1, "3%") + line(2, "4%") : "5%"
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
            let outcome = try Program.run("extract", folder.path)
            let ids = try outcome.objects.map { $0["document"]?["id"]?.string }
            #expect(ids == ["a", "b", "d1", "d2"])
        }
    }

    @Test func aFileAndStandardInput() throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("x.txt")
            try Data("5%".utf8).write(to: file)
            let outcome = try Program.run("extract", file.path, "-", input: line(1, "6%"))
            #expect(try outcome.objects.map { $0["document"]?["id"]?.string } == ["x", "d1"])
        }
    }

    @Test func textIsForPeople() throws {
        let outcome = try Program.run("extract", "-", "--to", "text", input: article)
        #expect(outcome.text.contains("5,000,000,000 USD"))
        #expect(outcome.text.contains("[5 مليارات دولار]"))
        // Nothing for terminals goes into a file.
        #expect(!outcome.text.contains("\u{1B}") && !outcome.text.contains("\u{2068}"))
    }

    @Test func lexiconsAreAdded() throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("units.tsv")
            let header = "id\tfeatures\tsource\tforms\n"
            try Data((header + "[zibl]\tdimension=mass\tmade up\tزبلطوق\n").utf8).write(to: file)
            let outcome = try Program.run("extract", "-", "--lexicons", folder.path, input: "وزنه 12 زبلطوق.")
            let unit = try JSONValue(outcome.output)["quantities"]?.elements.first?["unit"]
            #expect(unit?["code"] == .string("[zibl]"))
            try Data((header + "only two\tcolumns\n").utf8).write(to: file)
            let bad = try Program.run("extract", "-", "--lexicons", folder.path, input: "5")
            #expect(bad.status == 65)
            #expect(bad.errors.contains("units.tsv:2"))
        }
    }
}
