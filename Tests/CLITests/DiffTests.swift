import Foundation
import Testing

@Suite struct DiffTests {
    private static let pairs = Program.package.appendingPathComponent("Corpus/pairs").path

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: pairs).filter {
            FileManager.default.fileExists(atPath: "\(pairs)/\($0)/a.txt")
        }.sorted()
    }

    private func diff(_ name: String, to format: String) throws -> Program.Outcome {
        try Program.run("diff", "\(Self.pairs)/\(name)/a.txt", "\(Self.pairs)/\(name)/b.txt", "--to", format)
    }

    // MARK: JSON

    @Test(arguments: try names())
    func jsonIsAsTheSchemaSays(_ name: String) throws {
        let outcome = try diff(name, to: "json")
        #expect(outcome.status == 0)
        try Program.check(try JSONValue(outcome.output))
        let line = try diff(name, to: "jsonl")
        #expect(try line.objects == [JSONValue(outcome.output)])
    }

    @Test func documentsOfOneFile() throws {
        let story = "بلغ إنتاج المصنع 480 ألف طن في عام 2024."
        let input = (1...3).map { #"{"id":"s\#($0)","text":"\#(story)"}"# }.joined(separator: "\n")
        let outcome = try Program.run("diff", "-", "--to", "json", input: input)
        #expect(outcome.status == 0)
        let object = try JSONValue(outcome.output)
        try Program.check(object)
        let pairs = object["pairs"]?.elements ?? []
        #expect(
            pairs.map { [$0["a"]?.string, $0["b"]?.string] } == [
                ["s1#c1", "s2#c1"], ["s1#c1", "s3#c1"], ["s2#c1", "s3#c1"],
            ])
        #expect(pairs.allSatisfy { $0["verdict"]?.string == "agree" })
    }

    @Test func oneNameForTwoTexts() throws {
        let input =
            #"{"id":"x","text":"بيعت 500 سيارة."}"# + "\n" + #"{"id":"x","text":"بيعت 500 سيارة أمس."}"#
        let object = try JSONValue(try Program.run("diff", "-", "--to", "json", input: input).output)
        #expect(object["documents"]?.elements.map { $0["id"]?.string } == ["x", "x~2"])
        #expect(object["pairs"]?.elements.first?["b"]?.string == "x~2#c1")
    }

    // MARK: Errors

    @Test func oneDocumentIsTooFew() throws {
        let outcome = try Program.run("diff", "\(Self.pairs)/solar-plant/a.txt")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("two documents"))
        #expect(outcome.output.isEmpty)
    }

    @Test func aFileThatIsNotThere() throws {
        let outcome = try Program.run("diff", "\(Self.pairs)/solar-plant/a.txt", "/nowhere/b.txt")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("/nowhere/b.txt"))
    }

    @Test func whatWasReadIsCompared() throws {
        let story = #"{"id":"a","text":"بيعت 500 سيارة."}"#
        let outcome = try Program.run("diff", "-", "--to", "json", input: "\(story)\n{]\n\(story)\n")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains(":2"))
        #expect(try JSONValue(outcome.output)["pairs"]?.elements.count == 1)
    }

    // MARK: For people

    @Test func tableSaysWhatWasLost() throws {
        let text = try diff("dam-agency", to: "text").text
        #expect(text.contains("near duplicate"))
        #expect(text.contains("more than 45,000,000 m3"))
        #expect(text.contains("b leaves out “more than”"))
        #expect(text.contains("b names no source (African Development Bank)"))
    }

    @Test func markdownKeepsItsTables() throws {
        let text = try diff("grid-units", to: "markdown").text
        for line in text.split(separator: "\n") where line.hasPrefix("|") {
            var columns = 0
            var before: Character = " "
            for character in line {
                if character == "|", before != "\\" { columns += 1 }
                before = character
            }
            #expect(columns == 10, "\(line)")
        }
        #expect(text.contains("power against energy"))
    }

    // MARK: The page

    /// Text of the elements of a class, their tags taken out.
    private func text(of element: String, in page: String) throws -> String {
        var text = ""
        var rest = page[...]
        while let start = rest.range(of: element) {
            rest = rest[start.upperBound...]
            let end = try #require(rest.range(of: "</p>"))
            text += rest[..<end.lowerBound]
            rest = rest[end.upperBound...]
        }
        text = text.replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&"),
        ] { text = text.replacingOccurrences(of: entity, with: character) }
        return text
    }

    @Test(arguments: try names())
    func pageHasTheArticleInFull(_ name: String) throws {
        let source = try String(contentsOfFile: "\(Self.pairs)/\(name)/a.txt", encoding: .utf8)
        let page = try diff(name, to: "html").text
        #expect(try text(of: "<p class=\"source\">", in: page) == source)
        #expect(page.contains("<mark "))
    }

    @Test func pageShowsHostileTextAsText() throws {
        let hostile =
            "<script>alert(1)</script> & \"بيعت\" 500 سيارة </p></article>\r\nوبلغ السعر 10-15% <mark>.\n\nانتهى"
        try Program.withFolder { folder in
            let files = ["a.txt", "b.txt"].map { folder.appendingPathComponent($0) }
            for file in files { try Data(hostile.utf8).write(to: file) }
            let outcome = try Program.run(
                "diff", files[0].path, files[1].path, "--from", "text", "--to", "html")
            #expect(outcome.status == 0)
            #expect(try text(of: "<p class=\"source\">", in: outcome.text) == hostile)
            #expect(!outcome.text.contains("<script"))
        }
    }

    @Test(arguments: try names())
    func pageStandsAlone(_ name: String) throws {
        let page = try diff(name, to: "html").text
        for word in ["<script", "src=", "href=", "url(", "@import", "javascript:", "onclick"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"))
        #expect(page.contains("name=\"viewport\""))
    }

    /// The rules of the style sheet, by selector.
    private func rules(_ page: String) throws -> [(selector: String, body: String)] {
        let start = try #require(page.range(of: "<style>"))
        let end = try #require(page.range(of: "</style>"))
        return page[start.upperBound..<end.lowerBound].split(separator: "}").compactMap { rule in
            let parts = rule.split(separator: "{")
            guard let body = parts.last, parts.count > 1 else { return nil }
            let selector = parts[parts.count - 2].trimmingCharacters(in: .whitespacesAndNewlines)
            return (selector, String(body))
        }
    }

    @Test func marksDoNotCutLetters() throws {
        let page = try diff("solar-plant", to: "html").text
        let kinds = ["mark", ".conflict", ".review", ".differ", ".agree", ".only", ".told"]
        let rules = try rules(page).filter { kinds.contains($0.selector) }
        #expect(rules.count == kinds.count)
        for (selector, body) in rules {
            for property in ["padding", "margin", "border", "font", "letter-spacing", "display"] {
                #expect(!body.contains(property), "\(selector): \(property)")
            }
        }
    }

    @Test func kindsDifferByMoreThanColour() throws {
        let page = try diff("solar-plant", to: "html").text
        var styles = Set<String>()
        for kind in [".conflict", ".review", ".differ", ".agree", ".only"] {
            let body = try #require(try rules(page).first { $0.selector == kind }).body
            let style = try #require(body.split(separator: ";").first { $0.contains("decoration-style") })
            styles.insert(String(style))
        }
        #expect(styles.count == 5)
        // Every mark says in words what it is, and so does the evidence beside it.
        for mark in page.components(separatedBy: "<mark ").dropFirst() where !mark.hasPrefix("class=\"told\"")
        {
            let words = ["تعارض", "للمراجعة", "اتفاق", "انفراد"]
            #expect(words.contains { mark.prefix(120).contains($0) })
        }
    }

    @Test(arguments: try names())
    func quotationsAreNotIsolated(_ name: String) throws {
        let page = try diff(name, to: "html").text
        for scalar in "\u{2066}\u{2067}\u{2068}\u{2069}\u{202A}\u{202B}\u{202D}\u{202E}".unicodeScalars {
            #expect(!page.unicodeScalars.contains(scalar))
        }
        for quotation in page.components(separatedBy: "<blockquote>").dropFirst() {
            let text = quotation.components(separatedBy: "</blockquote>")[0]
            #expect(!text.contains("<bdi"))
        }
        let body = try #require(page.components(separatedBy: "</style>").last)
        #expect(!body.contains("dir="))
        #expect(!page.contains("unicode-bidi"))
    }

    /// What the page adds besides its fixed words — names, numbers, notes — stands in `bdi`.
    @Test(arguments: try names())
    func ownCellsAreIsolated(_ name: String) throws {
        var body = try #require(try diff(name, to: "html").text.components(separatedBy: "</style>").last)
        for (open, close) in [
            ("<bdi>", "</bdi>"), ("<blockquote>", "</blockquote>"), ("<p class=\"source\">", "</p>"),
        ] {
            while let start = body.range(of: open),
                let end = body.range(of: close, range: start.upperBound..<body.endIndex)
            {
                body.removeSubrange(start.lowerBound..<end.upperBound)
            }
        }
        let left = body.replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
        #expect(left.rangeOfCharacter(from: .decimalDigits) == nil, "\(left)")
        #expect(left.range(of: "[A-Za-z]", options: .regularExpression) == nil, "\(left)")
    }

    @Test func boundsAreWords() throws {
        let page = try diff("solar-plant", to: "html").text
        #expect(page.contains("<bdi>أكثر من 60,000 منزل</bdi>"))
        #expect(page.contains("<bdi>نحو 155,000,000 OMR</bdi>"))
        for sign in ["≥", "≤", "≈", "±", "&gt;", "&lt;"] { #expect(!page.contains(sign)) }
    }

    @Test func pageFitsATelephone() throws {
        let page = try diff("solar-plant", to: "html").text
        // Nothing is wider than the screen: one column unless it is wide, no width in pixels, long words broken.
        #expect(!page.contains("<table"))
        #expect(page.range(of: "width: *[0-9]+px", options: .regularExpression) == nil)
        #expect(page.contains("overflow-wrap: anywhere"))
        #expect(page.contains(".row { display: grid; grid-template-columns: minmax(0, 1fr)"))
    }
}
