import ArabicText
import Foundation
import Lexicon
import Testing

@testable import Extraction

/// One line of a corpus file: a test of its own, titled by where it stands.
struct CorpusLine: Sendable, CustomTestStringConvertible {
    /// `quantities/money.tsv:12`.
    let place: String
    let text: String
    let expected: String
    /// The column behind the expectation: an outlet for quantities, a day of publication for dates.
    let context: String?

    var testDescription: String { place }
}

/// The corpora under `Corpus/`.
enum FigureCorpus {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Corpus")

    /// Every line of every file of a folder; comments and empty lines left out. `\n` in a text is a line break.
    static func lines(of folder: String) -> [CorpusLine] {
        let directory = root.appendingPathComponent(folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.filter { $0.hasSuffix(".tsv") }.sorted().flatMap { name -> [CorpusLine] in
            let text =
                (try? String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)) ?? ""
            return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
                index, line in
                guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                return CorpusLine(
                    place: "\(folder)/\(name):\(index + 1)", text: columns[0].replacing("\\n", with: "\n"),
                    expected: columns.count > 1 ? columns[1] : "",
                    context: columns.count > 2 ? columns[2] : nil)
            }
        }
    }

    /// One extractor for all tests: the lexicon is compiled once, and each test works on a copy.
    static let extractor = Extractor()

    /// What the extractors find in a text, with the document that the spans point into.
    static func read(
        _ text: String, source: String? = nil, published: String? = nil
    ) -> (document: Document, mentions: Mentions) {
        var extractor = extractor
        let document = extractor.read(
            SourceText(text), Metadata(id: "corpus", source: source, published: published))
        return (document, extractor.mentions(in: document))
    }

    /// The names of some types in a text, parted by bars; `-` for none.
    /// - Parameter note: a name as its corpus writes it, from the entity and its text; `nil` for other types.
    static func names(in text: String, _ note: (Entity, String) -> String?) -> String {
        let (document, mentions) = read(text)
        let names = mentions.entities.compactMap { note($0, document.source.slice($0.span.range)) }
        return names.isEmpty ? "-" : names.joined(separator: "|")
    }
}

extension Quantity {
    /// The quantity in the notation of the corpus: `نحو 3.5 مليار دولار = ≈ 3500000000 USD`.
    func notation(in document: Document) -> String {
        let number: String
        switch bound {
        case .exact: number = value?.description ?? "null"
        case .moreThan: number = ">" + (lower?.description ?? "null")
        case .atLeast: number = ">=" + (lower?.description ?? "null")
        case .lessThan: number = "<" + (upper?.description ?? "null")
        case .atMost: number = "<=" + (upper?.description ?? "null")
        case .between: number = (lower?.description ?? "null") + ".." + (upper?.description ?? "null")
        case .vague: number = "vague"
        }
        let counted = unit.counted.map { " " + document.source.slice($0.range) } ?? ""
        return document.source.slice(span.range) + " = " + (approximate ? "≈ " : "") + number + " "
            + unit.code
            + counted
    }
}

extension DateMention {
    /// The date in the notation of the corpus, in full: `نهاية يونيو 2025 = 2025-06 at 2025-06-01..2025-06-30`.
    func notation(in document: Document) -> String {
        let days = earliest.flatMap { first in latest.map { " \(first)..\($0)" } } ?? ""
        return document.source.slice(span.range) + " = " + (edtf ?? "null") + " " + relation.rawValue + days
    }
}
