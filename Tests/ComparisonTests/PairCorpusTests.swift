import Arqam
import Comparison
import Foundation
import JSON
import Testing

/// Pairs of tellings in `Corpus/pairs`, each with its golden diff (`diff.json`) and with what must and must not be
/// matched (`diff.tsv`).
@Suite struct PairCorpusTests {
    private static let updates = ProcessInfo.processInfo.environment["ARQAM_UPDATE_GOLDEN"] == "1"

    @Test(arguments: try Corpus.names())
    func golden(_ name: String) throws {
        var json = JSONWriter(layout: .indented)
        try Corpus.diff(name).write(to: &json)
        json.endLine()
        let golden = Corpus.pairs.appendingPathComponent("\(name)/diff.json")
        guard !Self.updates else { return try Data(json.bytes).write(to: golden) }
        let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self).split(separator: "\n")
        let found = String(decoding: json.bytes, as: UTF8.self).split(separator: "\n")
        let difference = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }
        #expect(
            difference == nil && expected.count == found.count,
            "line \((difference?.offset ?? min(expected.count, found.count)) + 1): \(difference.map { "\($0.element.1) where \($0.element.0) stood" } ?? "one is longer")"
        )
    }

    struct Line: Sendable, CustomTestStringConvertible {
        var pair: String
        var number: Int
        var cells: [String]

        var testDescription: String { "\(pair)/diff.tsv:\(number)" }
    }

    static func lines() throws -> [Line] {
        try Corpus.names().flatMap { name in
            let file = Corpus.pairs.appendingPathComponent("\(name)/diff.tsv")
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
                let cells = $1.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                return $0 == 0 || cells.count < 3 || $1.hasPrefix("#")
                    ? nil : Line(pair: name, number: $0 + 1, cells: cells)
            }
        }
    }

    /// `match`: the two figures are one thing, with this verdict and these facets, all others being equal or the same.
    /// `refused`: they are not. `only`: nobody else tells it; one of the two columns is empty.
    @Test(arguments: try lines())
    func expected(_ line: Line) throws {
        let diff = try Corpus.diff(line.pair)
        func text(_ reference: Diff.Reference) -> String { diff.claim(reference).figure?.text ?? "" }
        let (kind, a, b) = (line.cells[0], line.cells[1], line.cells[2])
        let pair = diff.pairs.first { text($0.a) == a && text($0.b) == b }
        for (document, figure) in [a, b].enumerated() where !figure.isEmpty {
            #expect(
                diff.documents[document].claims.contains { $0.figure?.text == figure },
                "no claim has the figure \(figure)")
        }
        switch kind {
        case "match":
            guard let pair else {
                Issue.record("\(a) and \(b) are not matched")
                return
            }
            #expect(pair.verdict.rawValue == line.cells[3])
            let wanted = line.cells.count > 4 && line.cells[4] != "-" ? line.cells[4] : ""
            #expect(Self.facets(pair.facets) == wanted)
        case "refused": #expect(pair == nil)
        case "only":
            let document = a.isEmpty ? 1 : 0
            let claims = diff.only[document].claims.map {
                text(Diff.Reference(document: document, claim: $0))
            }
            #expect(claims.contains(a + b))
        default: Issue.record("\(kind) is no kind of line")
        }
    }

    /// The facets in which two claims differ.
    private static func facets(_ facets: Facets) -> String {
        let all = [
            ("value", facets.value.rawValue), ("bound", facets.bound.rawValue),
            ("certainty", facets.certainty.rawValue), ("attribution", facets.attribution.rawValue),
            ("via", facets.via?.rawValue ?? "same"), ("time", facets.time.rawValue),
            ("subject", facets.subject.rawValue),
        ]
        return all.filter { $0.1 != "equal" && $0.1 != "same" }.map { "\($0.0)=\($0.1)" }
            .joined(separator: ";")
    }
}
