import Arqam
import Foundation
import Intake
import JSON
import Testing

/// Whole outputs that must not change unseen: `Corpus/articles/NAME.json` of `NAME.txt`.
///
/// `ARQAM_UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes them anew; read the difference before you
/// commit it.
@Suite struct GoldenTests {
    private static let updates = ProcessInfo.processInfo.environment["ARQAM_UPDATE_GOLDEN"] == "1"
    private static let folder = ExpertReading.package.appendingPathComponent("Corpus/articles")

    static func articles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
            .sorted()
            .map { String($0.dropLast(4)) }
            .filter {
                updates
                    || FileManager.default.fileExists(
                        atPath: folder.appendingPathComponent($0 + ".json").path)
            }
    }

    @Test(arguments: try articles())
    func article(_ name: String) throws {
        let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(name + ".txt")))
        let document = try InputDocument(text: bytes, name: name, id: name, defaults: DocumentDefaults())
        var json = JSONWriter(layout: .indented)
        var pipeline = Pipeline()
        pipeline.extract(document).write(to: &json)
        json.endLine()
        let golden = Self.folder.appendingPathComponent(name + ".json")
        guard !Self.updates else { return try Data(json.bytes).write(to: golden) }
        let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self).split(separator: "\n")
        let found = String(decoding: json.bytes, as: UTF8.self).split(separator: "\n")
        let difference = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }
        #expect(
            difference == nil && expected.count == found.count,
            "line \((difference?.offset ?? min(expected.count, found.count)) + 1): \(difference.map { "\($0.element.1) where \($0.element.0) stood" } ?? "one is longer")"
        )
    }
}
