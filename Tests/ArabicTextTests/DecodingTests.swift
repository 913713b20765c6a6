import ICU
import Testing

@testable import ArabicText

@Suite struct DecodingTests {
    private static let text =
        "أعلنت المؤسسة، اليوم الخميس، أن صادراتها بلغت 1250 طناً؛ وقالت إن الطلب فاق التوقعات.\n"

    /// Bytes of a text in a one-byte charset, from ICU's own table of it.
    private static func encode(_ text: String, _ charset: String) throws -> [UInt8] {
        let converter = try CharsetConverter(charset: charset)
        var byteOfScalar: [String: UInt8] = [:]
        for byte: UInt8 in 0...255 {
            let scalar = String(decoding: try converter.convert([byte].span).utf8, as: UTF8.self)
            if scalar != "\u{FFFD}" { byteOfScalar[scalar] = byte }
        }
        return text.unicodeScalars.compactMap { byteOfScalar[String($0)] }
    }

    private static func wide(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    @Test(arguments: ["windows-1256", "ISO-8859-6"])
    func oneByteCharsets(_ charset: String) throws {
        // ISO 8859-6 lacks nothing the text has.
        let bytes = try Self.encode(Self.text, charset)
        #expect(bytes.count == Self.text.unicodeScalars.count)
        let declared = try SourceText(decoding: bytes, charset: charset)
        #expect(declared.slice(0..<declared.bytes.count) == Self.text)
        let detected = try SourceText(decoding: bytes)
        #expect(detected.slice(0..<detected.bytes.count) == Self.text)
        #expect(detected.diagnostics.map(\.code) == [.converted])
        // A wrong hint of UTF-8 does not spoil it.
        #expect(try SourceText(decoding: bytes, charset: "UTF-8").bytes == detected.bytes)
    }

    @Test func oneByteCharsetInMarkup() throws {
        let markup = Array(
            String(repeating: "<div class=\"a\"><script>x = 1;</script></div>\n", count: 60).utf8)
        let bytes = try markup + Self.encode(Self.text, "windows-1256") + markup
        let source = try SourceText(decoding: bytes)
        #expect(source.slice(0..<source.bytes.count).contains("صادراتها بلغت 1250"))
    }

    @Test(arguments: [false, true])
    func utf16(bigEndian: Bool) throws {
        let bytes = Self.wide(Self.text, bigEndian: bigEndian)
        let bare = try SourceText(decoding: bytes)
        #expect(bare.slice(0..<bare.bytes.count) == Self.text)
        let marked = try SourceText(decoding: Self.wide("\u{FEFF}" + Self.text, bigEndian: bigEndian))
        #expect(marked.slice(0..<marked.bytes.count) == Self.text)
        #expect(marked.diagnostics.map(\.code) == [.converted])
        // Valid UTF-8 by chance: ASCII and control characters, but no text.
        let word = try SourceText(decoding: Self.wide("قال أحمد", bigEndian: bigEndian))
        #expect(word.slice(0..<word.bytes.count) == "قال أحمد")
        let latin = try SourceText(decoding: Self.wide("Apple 75", bigEndian: bigEndian))
        #expect(latin.slice(0..<latin.bytes.count) == "Apple 75")
    }

    @Test func utf8WithAByteOrderMark() throws {
        let source = try SourceText(decoding: Array("\u{FEFF}سعر".utf8))
        #expect(source.diagnostics.isEmpty)
        #expect(source.bytes.count == 9, "offsets count in the bytes as they are")
        let text = Tokenizer().tokenize("\u{FEFF}سعر")
        #expect(text.tokens.map(\.start) == [3])
    }

    @Test func brokenUTF8() throws {
        // A stray continuation byte, a cut sequence, an overlong one, half a surrogate pair, a cut end.
        let bytes =
            Array("سعر ".utf8) + [0x80] + Array("x".utf8) + [0xD8] + Array(" ".utf8) + [
                0xC0, 0xAF, 0xED, 0xA0, 0x80,
            ]
            + Array(" النفط ارتفع".utf8) + [0xE2, 0x82]
        let source = try SourceText(decoding: bytes)
        let expected = "سعر \u{FFFD}x\u{FFFD} \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} النفط ارتفع\u{FFFD}"
        #expect(source.slice(0..<source.bytes.count) == expected)
        let diagnostic = try #require(source.diagnostics.first)
        #expect(source.diagnostics.count == 1 && diagnostic.code == .invalidUTF8 && diagnostic.offset == 7)
        #expect(diagnostic.message.hasPrefix("8 byte sequences") && diagnostic.message.hasSuffix("byte 7"))
    }

    /// Repair agrees with the standard library's on any bytes.
    @Test func repairsAsTheStandardLibraryDoes() throws {
        var random = RandomText(seed: 21)
        for _ in 0..<400 {
            let bytes = random.mutated("سعر النفط 75 دولارا، والذهب €" + random.next(pieces: 10))
            let source = try SourceText(decoding: bytes)
            if source.diagnostics.contains(where: { $0.code == .converted }) { continue }
            #expect(source.bytes == Array(String(decoding: bytes, as: UTF8.self).utf8))
            let isBroken = String(validating: bytes, as: UTF8.self) == nil
            #expect(source.diagnostics.contains { $0.code == .invalidUTF8 } == isBroken)
        }
    }

    @Test func binary() throws {
        var random = RandomText(seed: 1)
        let image =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + (0..<2000).map { _ in UInt8(random.number(in: 0..<256)) }
        let source = try SourceText(decoding: image)
        #expect(String(validating: source.bytes, as: UTF8.self) != nil)
        #expect(source.diagnostics.contains { $0.code == .binary })
        let zeros = try SourceText(decoding: [UInt8](repeating: 0, count: 100))
        #expect(zeros.diagnostics.map(\.code) == [.binary])
    }

    @Test func emptyAndASCII() throws {
        let empty = try SourceText(decoding: [])
        #expect(empty.bytes.isEmpty && empty.diagnostics.isEmpty && empty.scalarCount == 0)
        let ascii = try SourceText(decoding: Array("Brent 75.10\n".utf8), charset: "us-ascii")
        #expect(ascii.diagnostics.isEmpty && ascii.scalarCount == 12)
        #expect(try SourceText(decoding: [], charset: "windows-1256").bytes.isEmpty)
    }

    @Test func latinTextWithOneStrayByteStaysUTF8() throws {
        let source = try SourceText(decoding: Array("caf".utf8) + [0xE9] + Array(" au lait".utf8))
        #expect(source.slice(0..<source.bytes.count) == "caf\u{FFFD} au lait")
    }

    @Test func unknownCharset() {
        let error = #expect(throws: CharsetError.self) {
            try SourceText(decoding: [0xC7], charset: "klingon-1")
        }
        #expect(error?.description.contains("`klingon-1`") == true)
    }
}
