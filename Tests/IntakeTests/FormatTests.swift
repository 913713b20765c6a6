import Testing

@testable import Intake

@Suite struct FormatTests {
    @Test(arguments: [
        ("{\"id\":1}", InputFormat.jsonl), ("\u{FEFF} {}", .jsonl), ("{ \"a\"", .jsonl), ("{قال", .text),
        ("", .text),
        ("نص", .text), ("<كذا", .text),
    ])
    func byContent(_ text: String, _ format: InputFormat) throws {
        #expect(try InputFormat(beginning: Array(text.utf8), name: "x") == format)
    }

    @Test func byName() {
        #expect(InputFormat(path: "a/b.JSONL") == .jsonl)
        #expect(InputFormat(path: "b.ndjson") == .jsonl)
        #expect(InputFormat(path: "b.txt") == .text)
        #expect(InputFormat(path: "b.html") == nil)
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
