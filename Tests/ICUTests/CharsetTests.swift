import ICU
import Testing

@Suite struct CharsetTests {
    /// A sentence in windows-1256.
    static let windows1256: [UInt8] = [
        0xC7, 0xE1, 0xE3, 0xD5, 0xC7, 0xE4, 0xDA, 0x20, 0xC7, 0xE1, 0xC3, 0xE3, 0xD1, 0xED, 0xDF, 0xED, 0xC9,
        0x20, 0xC3, 0xE4, 0xCA, 0xCC, 0xCA, 0x20, 0xE3, 0xE1, 0xED, 0xE6, 0xE4, 0x20, 0xD8, 0xE4, 0x20, 0xE3,
        0xE4, 0x20, 0xC7, 0xE1, 0xDE, 0xE3, 0xCD, 0x20, 0xDD, 0xED, 0x20, 0xC7, 0xE1, 0xDA, 0xC7, 0xE3,
    ]
    static let sentence = "المصانع الأمريكية أنتجت مليون طن من القمح في العام"

    @Test func detectsWindows1256() throws {
        let detector = try CharsetDetector()
        let best = try #require(try detector.matches(in: Self.windows1256.span).first)
        #expect(best.charset == "windows-1256")
        #expect(best.language == "ar")
    }

    @Test func detectsUTF8AndNothing() throws {
        let detector = try CharsetDetector(stripsTags: true)
        #expect(try detector.matches(in: Array("<p>\(Self.sentence)".utf8).span).first?.charset == "UTF-8")
        #expect(try detector.matches(in: [UInt8]().span).allSatisfy { $0.confidence <= 100 })
    }

    @Test func converts() throws {
        let converter = try CharsetConverter(charset: "CP1256")
        let result = try converter.convert(Self.windows1256.span)
        #expect(String(decoding: result.utf8, as: UTF8.self) == Self.sentence)
        #expect(result.replacementCount == 0)
        #expect(result.firstReplacement == nil)
        #expect(try converter.convert([UInt8]().span).utf8.isEmpty)
    }

    @Test func countsReplacements() throws {
        let converter = try CharsetConverter(charset: "UTF-8")
        let bytes: [UInt8] = Array("نص".utf8) + [0xFF, 0x41, 0xD8, 0x20, 0xE2, 0x82]
        let result = try converter.convert(bytes.span)
        #expect(String(decoding: result.utf8, as: UTF8.self) == "نص\u{FFFD}A\u{FFFD} \u{FFFD}")
        #expect(result.replacementCount == 3)
        #expect(result.firstReplacement == 4)
        // A later run starts afresh.
        #expect(try converter.convert(Array("نص".utf8).span).replacementCount == 0)
    }

    @Test func findsTheFirstReplacementFarIn() throws {
        let converter = try CharsetConverter(charset: "windows-1256")
        let utf16 = try CharsetConverter(charset: "UTF-16LE")
        var bytes = [UInt8](repeating: 0x20, count: 100_000)
        for index in stride(from: 1, to: bytes.count, by: 2) { bytes[index] = 0x06 }
        bytes[70_001] = 0xD8  // a high surrogate by itself
        let result = try utf16.convert(bytes.span)
        #expect(result.replacementCount == 1)
        #expect(result.firstReplacement == 70_000)
        #expect(try converter.convert(bytes.span).replacementCount == 0)
    }

    @Test func growsItsBuffer() throws {
        // € is one byte in windows-1256 and three in UTF-8.
        let euros = [UInt8](repeating: 0x80, count: 50_000)
        let result = try CharsetConverter(charset: "windows-1256").convert(euros.span)
        #expect(result.utf8 == Array(String(repeating: "€", count: 50_000).utf8))
    }

    @Test(arguments: ["", "klingon-8", "utf-99"]) func refusesUnknownCharsets(name: String) {
        #expect(throws: ICUError.unknownCharset(name)) { _ = try CharsetConverter(charset: name) }
    }
}
