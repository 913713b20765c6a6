import Foundation
import Testing

@Suite struct StoreCommandTests {
    private static let lines = [
        #"{"id":"a","url":"https://example.org/a","source":"outlet","published":"2025-08-05","title":"أرباح أرامكو","text":"قالت شركة أرامكو السعودية إن أرباحها بلغت 95 مليار ريال في الربع الثاني من 2025."}"#,
        #"{"id":"b","url":"https://example.org/b","source":"other","published":"2025-08-06","text":"أعلنت أرامكو السعودية أن أرباحها بلغت 99 مليار ريال في الربع الثاني من 2025."}"#,
        #"{"id":"c"}"#,
    ]

    private static func withStore(_ body: (_ store: String, _ folder: URL) throws -> Void) throws {
        try Program.withFolder { folder in
            try body(folder.appendingPathComponent("a.db").path, folder)
        }
    }

    private static var input: String { lines.joined(separator: "\n") + "\n" }

    @Test(arguments: ["1", "3"])
    func ingest(_ jobs: String) throws {
        try Self.withStore { store, _ in
            let first = try Program.run(
                "ingest", "-", "--from", "jsonl", "--store", store, "--jobs", jobs, input: Self.input)
            #expect(first.status == 65)
            #expect(first.text == "2 articles, 2 claims, 1 failed: standard input:3 (bad_document)\n")
            #expect(first.errors.contains("standard input:3"))
            let second = try Program.run(
                "ingest", "-", "--from", "jsonl", "--store", store, "--jobs", jobs, input: Self.input)
            #expect(
                second.text
                    == "0 articles, 0 claims, 2 known before, 1 failed: standard input:3 (bad_document)\n")
        }
    }

    @Test func storedArticlesAreChecked() throws {
        try Self.withStore { store, _ in
            let line =
                #"{"id":"growth","text":"ارتفعت مبيعات الشركة السعودية من 100 مليون ريال إلى 150 مليون ريال بنسبة 20%."}"#
            _ = try Program.run("ingest", "-", "--from", "jsonl", "--store", store, input: line + "\n")
            let files = try Program.run("validate", "-", "--from", "jsonl", input: line + "\n")
            let stored = try Program.run("validate", "--store", store)
            #expect(stored.status == 0 && stored.text.contains("[arithmetic/growth]"))
            let findings = { (text: String) in
                text.split(separator: "\n").map { $0.split(separator: ": ").dropFirst() }
            }
            #expect(findings(stored.text) == findings(files.text))
            #expect(try Program.run("validate", "--store", store, "--fail-on", "error").status == 2)
            #expect(try Program.run("validate", "--store", store, "-").status == 64)
        }
        #expect(try Program.run("validate", "--store", "/nowhere/a.db").status == 66)
    }

    @Test func everyDocumentIsReported() throws {
        try Self.withStore { store, _ in
            let count = 1500
            let input = (0..<count).map { #"{"id":"d\#($0)","text":"بلغت الأرباح \#($0 + 2) مليون دولار."}"# }
                .joined(separator: "\n")
            for jobs in ["1", "2"] {
                let outcome = try Program.run(
                    "ingest", "-", "--store", store, "--to", "jsonl", "--jobs", jobs, input: input)
                #expect(outcome.status == 0)
                let ids = try outcome.objects.map { $0["id"]?.string }
                #expect(ids == (0..<count).map { "d\($0)" })
                #expect(
                    try Set(outcome.objects.map { $0["outcome"]?.string }) == [
                        jobs == "1" ? "added" : "known"
                    ])
            }
            let counted = try Program.run("claims", "--store", store, "--count-by", "unit", "--to", "csv")
                .text
            #expect(counted == "unit,claims\r\nUSD,\(count)\r\n")
        }
    }

    @Test func ask() throws {
        try Self.withStore { store, _ in
            _ = try Program.run("ingest", "-", "--from", "jsonl", "--store", store, input: Self.input)
            let claims = try Program.run(
                "claims", "--store", store, "--text", "ارباحها", "--min", "95500000000", "--to", "jsonl")
            #expect(try claims.objects.map { $0["id"]?.string } == ["b#c1"])
            #expect(claims.text.contains(#""value":99000000000,"#))
            let articles = try Program.run("articles", "--store", store, "--source", "outlet", "--to", "csv")
                .text
            #expect(articles.split(separator: "\r\n").count == 2)
            #expect(
                try Program.run("claims", "--store", store, "--metric", "profit").text.contains(
                    "95,000,000,000 SAR"))
            #expect(try Program.run("claims", "--store", store, "--metric", "none").text == "No claims.\n")
        }
    }

    @Test func diffOfStoredArticles() throws {
        try Self.withStore { store, folder in
            _ = try Program.run("ingest", "-", "--from", "jsonl", "--store", store, input: Self.input)
            let diff = try JSONValue(
                try Program.run("diff", "a", "b", "--store", store, "--to", "json").output)
            #expect(diff["pairs"]?.elements.map { $0["verdict"]?.string } == ["conflict"])
            let file = folder.appendingPathComponent("b.txt")
            try Data("أعلنت أرامكو السعودية أن أرباحها بلغت 95 مليار ريال في الربع الثاني من 2025.".utf8)
                .write(to: file)
            let mixed = try JSONValue(
                try Program.run("diff", "a", file.path, "--store", store, "--to", "json").output)
            #expect(mixed["documents"]?.elements.map { $0["id"]?.string } == ["a", "b"])
            #expect(mixed["pairs"]?.elements.allSatisfy { $0["verdict"]?.string != "conflict" } == true)
        }
    }

    @Test func ingestSaysWhatChanges() throws {
        try Self.withStore { store, _ in
            let outcome = try Program.run(
                "ingest", "-", "--from", "jsonl", "--store", store, "--diff",
                input:
                    Self.lines[0] + "\n"
                    + Self.lines[1].replacingOccurrences(of: "example.org/b", with: "example.org/a"))
            #expect(outcome.status == 0)
            #expect(outcome.text.contains("conflict b#c1"))
            #expect(outcome.text.hasSuffix("2 articles, 2 claims, 1 new versions\n"))
        }
    }

    @Test func wrongRequests() throws {
        try Self.withStore { store, folder in
            #expect(try Program.run("claims", "--store", store).status == 66)
            #expect(try Program.run("claims").status == 64)
            _ = try Program.run("ingest", "-", "--from", "jsonl", "--store", store, input: Self.input)
            #expect(try Program.run("claims", "--store", store, "--since", "soon").status == 64)
            #expect(try Program.run("claims", "--store", store, "--min", "many").status == 64)
            #expect(try Program.run("claims", "--store", store, "--count-by", "colour").status == 64)
            #expect(try Program.run("claims", "--store", store, "--text", "،").status == 64)
            #expect(try Program.run("diff", "a", "nothing", "--store", store).status == 64)
            #expect(try Program.run("diff", "--story", "a").status == 64)
            let text = folder.appendingPathComponent("text.db")
            try Data("not a database, and long enough to look like one at a glance".utf8).write(to: text)
            for command in ["claims", "articles"] {
                let outcome = try Program.run(command, "--store", text.path)
                #expect(outcome.status == 65)
                #expect(outcome.errors.contains("text.db"))
            }
            #expect(try Program.run("ingest", "-", "--store", text.path, input: "x").status == 65)
            #expect(
                try Program.run("ingest", "-", "--store", folder.path + "/none/a.db", input: "x").status == 74
            )
        }
    }
}
