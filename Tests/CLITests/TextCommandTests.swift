import Foundation
import Testing

@Suite struct TextCommandTests {
    private let page = """
        <!DOCTYPE html><html dir=rtl><head><meta charset="utf-8"><title>الخبر</title>
        <meta property="og:title" content="أرباح الشركة ترتفع"><meta property="og:site_name" content="جريدة الرياض">
        <meta property="article:published_time" content="2024-05-06T22:15:00+03:00">
        <link rel="canonical" href="https://x.example/5"></head><body><nav><a href="/">الرئيسية</a></nav>
        <h1>أرباح الشركة ترتفع</h1><p>بلغت أرباح الشركة 40 مليون ريال أمس، بحسب بيان نشرته على موقعها.</p>
        <p>وكانت الشركة قد ربحت 35 مليون ريال في الفترة نفسها من العام الماضي.</p></body></html>
        """
    private let text =
        "بلغت أرباح الشركة 40 مليون ريال أمس، بحسب بيان نشرته على موقعها.\\nوكانت الشركة قد ربحت 35 مليون ريال في الفترة نفسها من العام الماضي."

    @Test func whatIntakeMakesOfAPage() throws {
        let outcome = try Program.run("text", "-", input: page)
        #expect(outcome.status == 0)
        let expected =
            "{\"id\":\"stdin\",\"source\":\"جريدة الرياض\",\"title\":\"أرباح الشركة ترتفع\",\"url\":\"https://x.example/5\",\"published\":\"2024-05-06T22:15:00+03:00\",\"text\":\"\(text)\"}\n"
        #expect(outcome.text == expected)
        let plain = try Program.run("text", "-", "--to", "text", input: page)
        #expect(plain.text == text.replacing("\\n", with: "\n") + "\n")
    }

    @Test func extractReadsWhatItPrints() throws {
        let direct = try Program.run("extract", "-", "--to", "jsonl", "--with-text", input: page)
        let printed = try Program.run("text", "-", input: page)
        let piped = try Program.run(
            ["extract", "-", "--from", "jsonl", "--to", "jsonl", "--with-text"], input: printed.output)
        #expect(direct.status == 0)
        #expect(direct.output == piped.output)
        let object = try JSONValue(direct.output)
        try Program.check(object, text: text.replacing("\\n", with: "\n"))
        #expect(object["document"]?["text"]?.string == text.replacing("\\n", with: "\n"))
        // The day of publication resolves «أمس», and the outlet says whose riyal it is.
        #expect(object["dates"]?.elements.first?["edtf"] == .string("2024-05-05"))
        #expect(object["quantities"]?.elements.first?["unit"]?["code"] == .string("SAR"))
    }

    @Test func offsetsLeadBackToThePage() throws {
        let object = try JSONValue(try Program.run("text", "-", "--with-offsets", input: page).output)
        let first = try #require(object["page_offsets"]?.elements.first?.elements)
        #expect(first.first?.integer == 0)
        let place = try #require(first.last?.integer)
        #expect(Array(page.utf8)[place...].starts(with: "بلغت".utf8))
    }

    // MARK: Lists of files

    @Test func filesFromAList() throws {
        try Program.withFolder { folder in
            func write(_ name: String, _ text: String) throws -> String {
                let file = folder.appending(path: name)
                try Data(text.utf8).write(to: file)
                return file.path
            }
            let paths = [
                try write("a.html", page), folder.path + "/missing.html",
                try write("b.txt", "بلغ العدد 5 أشخاص."),
                try write("c.jsonl", "{\"id\":\"1\",\"text\":\"7%\"}\n{\"id\":\n"),
                try write("d.html", "<nav>لا شيء</nav>"),
            ]
            let list = paths.joined(separator: "\n") + "\n\n"
            let outcome = try Program.run("text", "--files-from", "-", input: list)
            #expect(outcome.status == 65)
            let objects = try outcome.objects
            let codes = objects.map { $0["error"]?["code"]?.string }
            #expect(codes == [nil, "unreadable", nil, nil, "bad_json", "no_text"])
            #expect(objects[1]["document"]?["id"] == .string("missing"))
            let file = try write("list", list)
            #expect(try Program.run("text", "--files-from", file).output == outcome.output)
            let parallel = try Program.run("text", "--files-from", file, "--jobs", "3")
            #expect(parallel.output == outcome.output)
            let extracted = try Program.run("extract", "--files-from", file)
            #expect(try extracted.objects.count == 6)
            for object in try extracted.objects { try Program.check(object) }
        }
        #expect(try Program.run("text", "--files-from", "/nowhere").status == 66)
        #expect(try Program.run("text", "--files-from", "-", input: "").status == 0)
    }

    @Test func formatsAreKnownByTheirContent() throws {
        let feed =
            "<?xml version=\"1.0\"?><rss><channel><title>و</title><item><guid>9</guid><description>زاد 4%.</description></item></channel></rss>"
        #expect(try Program.run("text", "-", input: feed).objects[0]["id"] == .string("9"))
        let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        let record =
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
        let objects = try Program.run("text", "-", input: record + record).objects
        #expect(objects.map { $0["id"]?.string } == ["standard input:1", "standard input:2"])
        #expect(objects.allSatisfy { $0["title"] == .string("أرباح الشركة ترتفع") })
        try Program.withFolder { folder in
            // A page is a page, whatever its name.
            let file = folder.appending(path: "page.txt")
            try Data(page.utf8).write(to: file)
            #expect(try Program.run("text", file.path).objects[0]["title"] == .string("أرباح الشركة ترتفع"))
        }
    }
}
