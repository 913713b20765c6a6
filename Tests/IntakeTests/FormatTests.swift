import Testing

@testable import Intake

@Suite struct FormatTests {
    @Test(arguments: [
        ("{\"id\":1}", InputFormat.jsonl), ("\u{FEFF} {}", .jsonl), ("{ \"a\"", .jsonl), ("{قال", .text),
        ("", .text),
        ("نص", .text), ("<كذا", .text), ("<3 من القلب", .text), ("<!DOCTYPE html><p>", .html),
        ("\n<!-- x --><HTML dir=rtl>", .html), ("<div class='a'>", .html),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", .html),
        ("<?xml version='1.0'?>\n<!-- c -->\n<rss version='2.0'>", .rss), ("<feed xmlns='a'>", .rss),
        ("<rdf:RDF>", .rss), ("WARC/1.1\r\n", .warc), ("WARCRAFT", .text),
    ])
    func byContent(_ text: String, _ format: InputFormat) {
        #expect(InputFormat(beginning: Array(text.utf8)) == format)
    }

    @Test func wideContent() {
        let bytes: [UInt8] = [0xFF, 0xFE] + "<html>".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(InputFormat(beginning: bytes) == .html)
    }

    @Test func byName() {
        #expect(InputFormat(path: "a/b.JSONL") == .jsonl)
        #expect(InputFormat(path: "b.ndjson") == .jsonl)
        #expect(InputFormat(path: "b.txt") == .text)
        #expect(InputFormat(path: "b.html") == .html)
        #expect(InputFormat(path: "b.warc.gz") == .warc)
        #expect(InputFormat(path: "b.jsonl.GZ") == .jsonl)
        #expect(InputFormat(path: "b.atom") == .rss)
        #expect(InputFormat(path: "b.xml") == nil)
        #expect(InputFormat(path: "b.gz") == nil)
    }

    @Test func stems() {
        #expect(fileStem("a/b/c.d.txt") == "c.d")
        #expect(fileStem(".hidden") == ".hidden")
        #expect(fileStem("plain") == "plain")
    }

    @Test func textIsNotBinary() {
        func binary(_ bytes: [UInt8]) -> Bool { isBinary(bytes.span) }
        #expect(!binary(Array("نص عادي\n\tمع فراغات".utf8)))
        #expect(
            !binary("ارتفع السعر 5% اليوم".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }))
        #expect(!binary([]))
        #expect(binary([UInt8](repeating: 1, count: 64)))
    }
}
