import ArabicText
import Evaluation
import Foundation
import Intake
import Testing

/// The project's own gold: sentences annotated by hand in `Corpus/gold`.
@Suite struct GoldTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus/gold")

    /// What is reached today, rounded down: raise a floor when its figure rises, and never lower one.
    static let floors: [(EvaluationFigure, Double)] = [
        (.quantityDetect, 0.99), (.quantityFull, 0.99), (.quantityStrict, 0.98), (.dateValue, 0.98),
        (.organizationExact, 0.98), (.organizationType, 0.98), (.attributionCue, 0.98),
        (.attributionSource, 0.98), (.attributionType, 0.98),
    ]

    static let evaluation: Evaluation = {
        var evaluator = Evaluator()
        let sentences = try? GoldSentence.read(path: folder.appendingPathComponent("news.jsonl").path)
        return evaluator.evaluate(sentences ?? [])
    }()

    @Test(arguments: floors) func floor(_ figure: EvaluationFigure, _ floor: Double) throws {
        let tally = try #require(Self.evaluation.tallies[figure])
        #expect(tally.f1 >= floor, "\(figure.rawValue) is \(tally.f1)")
    }

    @Test func holdsEnough() { #expect(Self.evaluation.sentences >= 120) }

    /// `news.jsonl` is made from `news.marked`: somebody may have forgotten to.
    @Test func isMadeFromItsMarks() throws {
        let marked = try String(
            contentsOf: Self.folder.appendingPathComponent("news.marked"), encoding: .utf8)
        let texts = marked.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t", maxSplits: 2)
            return "\(columns[0]) \(Self.unmarked(columns[2]))"
        }
        let path = Self.folder.appendingPathComponent("news.jsonl").path
        let made = try GoldSentence.read(path: path).map { sentence in
            "\(sentence.document.id) \(String(decoding: sentence.document.text.bytes, as: UTF8.self))"
        }
        #expect(texts == made, "run mark.py; Corpus/gold/README.md says how")
    }

    /// A sentence without its marks: `⟦q 30 سيارة ¦ exact 30 {count}⟧` is `30 سيارة`.
    private static func unmarked(_ text: Substring) -> String {
        var parts = text.split(separator: "⟦", omittingEmptySubsequences: false)[...]
        var plain = String(parts.removeFirst())
        for part in parts {
            let end = part.firstIndex(of: "⟧") ?? part.endIndex
            let words = part[..<end].split(separator: "¦")[0].dropFirst(2).dropLast()
            plain += words + part[end...].dropFirst()
        }
        return plain
    }
}
