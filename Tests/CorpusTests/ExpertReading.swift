import ArabicText
import Arqam
import Extraction
import Foundation
import Intake

/// One line of an expert's reading of an article: a kind, the text it stands on, and what it says.
struct ExpertItem: Hashable {
    var kind: String
    var text: String
    var value: String
}

/// An article of the corpus, an expert's reading of it and Arqam's.
struct ExpertReading {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    let name: String
    let expected: [ExpertItem]
    let found: [ExpertItem]

    /// Every article of the corpus that has an `.expected.tsv`.
    static func all() throws -> [ExpertReading] {
        let corpus = package.appendingPathComponent("Corpus")
        let files =
            FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)?.compactMap {
                $0 as? URL
            } ?? []
        var pipeline = Pipeline()
        return try files.filter { $0.path.hasSuffix(".expected.tsv") }.sorted { $0.path < $1.path }.map {
            file in
            let stem = String(file.path.dropLast(".expected.tsv".count))
            let text = Array(try Data(contentsOf: URL(fileURLWithPath: stem + ".txt")))
            let document = try InputDocument(
                text: text, name: stem, id: fileStem(stem + ".txt"), defaults: DocumentDefaults())
            return ExpertReading(
                name: String(stem.dropFirst(corpus.path.count + 1)),
                expected: items(ofTable: try String(contentsOf: file, encoding: .utf8)),
                found: items(of: pipeline.extract(document)))
        }
    }

    private static func items(ofTable table: String) -> [ExpertItem] {
        table.split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 3 else { return nil }
            return ExpertItem(
                kind: columns[0], text: columns[1], value: columns[2].replacingOccurrences(of: "_", with: " ")
            )
        }
    }

    // MARK: Arqam's reading in the expert's words

    private static func items(of reading: ArticleReading) -> [ExpertItem] {
        let mentions = reading.mentions
        func text(_ span: TextSpan) -> String { reading.document.source.slice(span.range) }
        func item(_ kind: String, _ span: TextSpan, _ value: String) -> ExpertItem {
            ExpertItem(kind: kind, text: text(span), value: value.replacingOccurrences(of: "_", with: " "))
        }
        var items = mentions.quantities.map { item("quantity", $0.span, words($0)) }
        items += mentions.dates.map { item("date", $0.span, $0.edtf ?? "null") }
        items += mentions.entities.filter { $0.type.isOrganization }.map {
            item("organization", $0.span, "\($0.name) (\($0.type.rawValue))")
        }
        items += mentions.attributions.compactMap { attribution in
            guard let cue = attribution.cue else { return nil }
            let source = attribution.source.map(text) ?? "-"
            let via = attribution.via.map { " via " + text(mentions.entities[$0].span) } ?? ""
            return item(
                "attribution", cue,
                "\(attribution.kind.rawValue) ⇢ \(source) (\(attribution.sourceType.rawValue))\(via)")
        }
        return items
    }

    private static func words(_ quantity: Quantity) -> String {
        let code = quantity.unit.code
        func one(_ value: ExactDecimal?) -> String { value?.description ?? "?" }
        switch quantity.bound {
        case .exact: return (quantity.approximate ? "≈" : "exact ") + "\(one(quantity.value)) \(code)"
        case .moreThan, .atLeast: return "\(quantity.bound.rawValue) \(one(quantity.lower)) \(code)"
        case .lessThan, .atMost: return "\(quantity.bound.rawValue) \(one(quantity.upper)) \(code)"
        case .between: return "between \(one(quantity.lower))..\(one(quantity.upper)) \(code)"
        case .vague: return "vague \(code)"
        }
    }
}

/// How much of the experts' readings was found.
struct Score {
    var expected = 0
    var found = 0
    /// Found on the same text.
    var located = 0
    /// Found on the same text and saying the same.
    var right = 0

    var recall: Double { expected == 0 ? 1 : Double(located) / Double(expected) }
    var precision: Double { found == 0 ? 1 : Double(located) / Double(found) }
    /// Of what was found on the same text, how much says the same.
    var agreement: Double { located == 0 ? 1 : Double(right) / Double(located) }

    /// Scores items of one kind, each expected one against one found.
    mutating func add(_ expectedItems: [ExpertItem], _ foundItems: [ExpertItem]) -> [String] {
        var rest = foundItems
        var misses: [String] = []
        expected += expectedItems.count
        found += foundItems.count
        for item in expectedItems {
            if let same = rest.firstIndex(of: item) {
                rest.remove(at: same)
                located += 1
                right += 1
            } else if let there = rest.firstIndex(where: { $0.text == item.text }) {
                misses.append("\(item.text): \(rest[there].value) where \(item.value) was due")
                rest.remove(at: there)
                located += 1
            } else {
                misses.append("\(item.text): missed")
            }
        }
        return misses + rest.map { "\($0.text): too many (\($0.value))" }
    }
}
