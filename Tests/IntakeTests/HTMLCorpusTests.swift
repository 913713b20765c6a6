import ArabicText
import Foundation
import Testing

@testable import Intake

/// `Corpus/html/NAME.html` and what must be read out of it, `NAME.expected.txt`: pages written for the tests in the
/// manner of the content systems that Arabic outlets use.
@Suite struct HTMLCorpusTests {
    struct Expected {
        var fields: [String: String] = [:]
        var text: [Substring]

        init(_ name: String) throws {
            let file = try String(
                decoding: Data(contentsOf: HTMLCorpusTests.folder.appending(path: name + ".expected.txt")),
                as: UTF8.self)
            let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
            let border = try #require(lines.firstIndex(of: ""))
            for line in lines[..<border] {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                if columns.count == 2, !columns[1].isEmpty { fields[String(columns[0])] = String(columns[1]) }
            }
            text = lines[(border + 1)...].flatMap { $0.split(whereSeparator: \.isWhitespace) }
        }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus/html")

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }
            .sorted()
            .map { String($0.dropLast(5)) }
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name + ".html")))
    }

    @Test func thereAreTwentyAtLeast() throws { #expect(try Self.names().count >= 20) }

    @Test(arguments: try names())
    func page(_ name: String) throws {
        let expected = try Expected(name)
        let document = try InputDocument(
            html: try Self.bytes(name), name: name, id: name, defaults: DocumentDefaults())
        #expect(document.title == expected.fields["title"])
        #expect(document.source == expected.fields["outlet"])
        #expect(document.published == expected.fields["published"])
        #expect(document.url == expected.fields["url"])
        let found = String(decoding: document.text.bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        #expect(score(found, expected.text) >= 0.95, "\(found.joined(separator: " "))")
    }

    /// F1 by tokens, as bags.
    private func score(_ found: [Substring], _ expected: [Substring]) -> Double {
        var left: [Substring: Int] = [:]
        for token in expected { left[token, default: 0] += 1 }
        var common = 0
        for token in found where left[token, default: 0] > 0 {
            left[token, default: 0] -= 1
            common += 1
        }
        return 2 * Double(common) / Double(max(found.count + expected.count, 1))
    }

    @Test(arguments: try names())
    func offsetsLeadBackToThePage(_ name: String) throws {
        let html = try Self.bytes(name)
        let page = try SourceText(decoding: html, charset: PageCharset.name(of: html, declared: nil)).bytes
        let document = try InputDocument(html: html, name: name, id: name, defaults: DocumentDefaults())
        let text = document.text.bytes
        var traced = 0
        for (index, offset) in document.pageOffsets.enumerated() {
            let end =
                index + 1 < document.pageOffsets.count ? document.pageOffsets[index + 1].text : text.count
            guard let place = offset.page else { continue }
            #expect(text[offset.text..<end].elementsEqual(page[place..<place + end - offset.text]))
            traced += end - offset.text
        }
        // JSON-LD and descriptions have no place in the page's text.
        let isFromHead = name == "json-ld-only" || name == "lead-in-head"
        #expect(traced * 100 >= text.count * (isFromHead ? 0 : 95))
    }
}
