import ArabicText
import Testing

@testable import Intake

@Suite struct WARCReaderTests {
    static let paragraph =
        "أعلنت الهيئة أن عدد المسافرين عبر المطار بلغ 1.4 مليون مسافر خلال شهر يوليو الماضي."
    static let page =
        "<html><head><meta charset=utf-8><title>خبر عن المطار</title></head><body><p>\(paragraph)</p></body></html>"

    static func record(
        _ type: String, _ target: String, _ content: [UInt8],
        length: Int? = nil, version: String = "WARC/1.0"
    ) -> [UInt8] {
        let media = type == "response" ? "application/http; msgtype=response" : "text/html"
        let header = [
            version, "WARC-Type: \(type)", "WARC-Target-URI: \(target)", "WARC-Record-ID: <urn:uuid:1>",
            "Content-Type: \(media)", "Content-Length: \(length ?? content.count)",
        ]
        return Array((header.joined(separator: "\r\n") + "\r\n\r\n").utf8) + content + Array("\r\n\r\n".utf8)
    }

    static func answer(_ body: [UInt8], status: String = "200 OK", _ fields: String...) -> [UInt8] {
        let head = ["HTTP/1.1 \(status)", "Content-Type: text/html; charset=UTF-8"] + fields
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    static func answer(_ body: String = page, _ fields: String...) -> [UInt8] {
        let head = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=UTF-8"] + fields
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }

    /// What each record gives: the URL of a page, or the code of an error.
    private func read(_ archive: [UInt8], limit: Int = 1 << 20) throws -> [String] {
        var reader = WARCReader(InputFile(holding: archive, name: "archive"), limit: limit)
        var found: [String] = []
        while found.count < 50 {
            do throws(InputError) {
                guard let page = try reader.next() else { return found }
                let document = try InputDocument(page, defaults: DocumentDefaults())
                #expect(String(decoding: document.text.bytes, as: UTF8.self) == Self.paragraph)
                found.append(document.url ?? "?")
            } catch {
                found.append(error.code.rawValue)
                if error.place == "archive" { return found }
            }
        }
        return found
    }

    private var two: [UInt8] {
        Self.record("warcinfo", "", Array("software: x".utf8)) + Self.record(Self.answer())
            + Self.record("request", Array("GET / HTTP/1.1\r\n\r\n".utf8))
            + Self.record("response", "https://x.example/2", Self.answer(), version: "WARC/1.1")
    }

    private static func record(_ content: [UInt8]) -> [UInt8] { record("response", content) }

    private static func record(_ type: String, _ content: [UInt8], length: Int? = nil) -> [UInt8] {
        record(type, "https://x.example/1", content, length: length)
    }

    @Test func plain() throws {
        #expect(try read(two) == ["https://x.example/1", "https://x.example/2"])
    }

    @Test func gzipPerRecord() throws {
        let archive =
            gzip(Self.record("warcinfo", Array("a".utf8))) + gzip(Self.record(Self.answer()))
            + gzip(Self.record(Self.answer()))
        #expect(try read(archive) == ["https://x.example/1", "https://x.example/1"])
        #expect(try read(gzip(two)) == ["https://x.example/1", "https://x.example/2"])
    }

    @Test func codings() throws {
        let zipped = gzip(Array(Self.page.utf8))
        #expect(
            try read(Self.record(Self.answer(zipped, "Content-Encoding: gzip"))) == ["https://x.example/1"])
        // Crawlers that undo the coding leave the header.
        #expect(
            try read(Self.record(Self.answer(Self.page, "Content-Encoding: gzip"))) == ["https://x.example/1"]
        )
        let bytes = Array(Self.page.utf8)
        let half = bytes.count / 2
        let chunks =
            Array("\(String(half, radix: 16))\r\n".utf8) + bytes[..<half]
            + Array("\r\n\(String(bytes.count - half, radix: 16));x=1\r\n".utf8) + bytes[half...]
            + Array("\r\n0\r\n\r\n".utf8)
        #expect(
            try read(Self.record(Self.answer(chunks, "Transfer-Encoding: chunked"))) == [
                "https://x.example/1"
            ])
        #expect(
            try read(Self.record(Self.answer(Self.page, "Transfer-Encoding: chunked"))) == [
                "https://x.example/1"
            ])
        #expect(
            try read(Self.record(Self.answer([0x1F, 0x8B, 8, 1, 2, 3, 4], "Content-Encoding: gzip"))) == [
                "damaged"
            ])
    }

    @Test func whatIsNoPageIsPassedOver() throws {
        let archive =
            Self.record(Self.answer(Array(Self.page.utf8), status: "404 Not Found"))
            + Self.record(Array("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n".utf8) + [0, 1, 2, 3])
            + Self.record("metadata", Array("x: y".utf8)) + Self.record("resource", Array(Self.page.utf8))
        #expect(try read(archive) == ["https://x.example/1"])
    }

    // MARK: Wrong lengths

    @Test func aLengthThatIsTooLong() throws {
        let archive =
            Self.record("response", Self.answer(), length: 1_000_00)
            + Self.record("response", "https://x.example/2", Self.answer())
        #expect(try read(archive) == ["bad_archive", "https://x.example/2"])
        let beyond =
            Self.record("response", Self.answer(), length: Int.max)
            + Self.record("response", "https://x.example/2", Self.answer())
        #expect(try read(beyond) == ["bad_archive", "https://x.example/2"])
    }

    @Test func aLengthThatIsTooShort() throws {
        let archive =
            Self.record("response", Self.answer(), length: 120)
            + Self.record("response", "https://x.example/2", Self.answer())
        #expect(try read(archive) == ["bad_archive", "https://x.example/2"])
    }

    @Test(arguments: ["-1", "abc", "", "99999999999999999999", "1e3"])
    func aLengthThatIsNone(_ length: String) throws {
        let broken = Array(
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\nabc\r\n\r\n".utf8)
        #expect(try read(broken + Self.record(Self.answer())) == ["bad_archive", "https://x.example/1"])
    }

    @Test func anArchiveThatIsCutOff() throws {
        let archive = two
        #expect(try read(Array(archive.dropLast(60))) == ["https://x.example/1", "bad_archive"])
        #expect(try read(Array(gzip(archive).dropLast(20))).last == "damaged")
        #expect(try read([]) == [])
        #expect(try read(Array("نص لا أرشيف\n".utf8)) == ["bad_archive"])
    }

    @Test func aRecordOverTheLimit() throws {
        let long = Self.record(Self.answer(Self.page + String(repeating: "<p>حشو</p>", count: 20_000)))
        let archive = long + Self.record("response", "https://x.example/2", Self.answer())
        #expect(try read(archive, limit: 10_000) == ["too_large", "https://x.example/2"])
    }

    // MARK: Bombs

    @Test func aPageThatExpandsWithoutEnd() throws {
        let bomb = gzip([UInt8](repeating: 0x20, count: 50_000_000))
        #expect(bomb.count < 100_000)
        let archive =
            Self.record(Self.answer(bomb, "Content-Encoding: gzip"))
            + Self.record("response", "https://x.example/2", Self.answer())
        #expect(try read(archive, limit: 1 << 20) == ["too_large", "https://x.example/2"])
    }

    @Test func aFileThatExpandsWithoutEnd() throws {
        // Members that each hold 40 MB of nothing: the file would expand a thousandfold.
        let member = gzip([UInt8](repeating: 0x0A, count: 40_000_000))
        let bomb = Array(repeatElement(member, count: 12).joined())
        var file = InputFile(holding: bomb, name: "bomb")
        var total = 0
        do throws(InputError) {
            while true {
                var bytes: [UInt8] = []
                let count = try file.read(atMost: 1 << 20, appendingTo: &bytes)
                #expect(bytes.count <= 1 << 20)
                total += count
                if count == 0 { break }
            }
            Issue.record("the bomb was read to its end")
        } catch {
            #expect(error.code == .tooLarge)
        }
        #expect(total < 300_000_000)
    }
}
