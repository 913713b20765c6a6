import Extraction
import Foundation
import Intake
import Testing

@testable import Evaluation

@Suite struct EvaluationTests {
    private static func sentences(_ lines: String...) throws(InputError) -> [GoldSentence] {
        var sentences: [GoldSentence] = []
        for (index, line) in lines.enumerated() {
            let bytes = Array(line.utf8)
            sentences.append(try GoldSentence(bytes, line: 0..<bytes.count, name: "gold", number: index + 1))
        }
        return sentences
    }

    /// `باع المصنع 30 سيارة.`, and what is true of it.
    private static let car = """
        {"id": "a", "text": "باع المصنع 30 سيارة.", "quantities": [{"text": "30 سيارة", "start": 11, "end": 19, \
        "value": 30, "bound": "exact", "unit": "{count}"}], "dates": [], "organizations": [], "attributions": []}
        """

    @Test func whatAgreesIsCorrect() throws {
        var evaluator = Evaluator()
        let evaluation = evaluator.evaluate(try Self.sentences(Self.car))
        #expect(evaluation.sentences == 1)
        #expect(evaluation.confusions.isEmpty)
        #expect(evaluation.tallies[.quantityStrict] == Tally(correct: 1, gold: 1, found: 1))
        #expect(evaluation.tallies[.dateValue] == Tally())
        #expect(evaluation.tallies[.dateValue]?.f1 == 1)
    }

    /// Each fault of a chain hides the ones behind it, as a wrong value says nothing of the span.
    @Test(arguments: [
        (
            #""value": 30, "bound""#, #""value": 31, "bound""#, Confusion.Fault.value,
            EvaluationFigure.quantityValue
        ),
        (#""unit": "{count}""#, #""unit": "kg""#, .unit, .quantityUnit),
        (#""bound": "exact""#, #""bound": "approx""#, .bound, .quantityFull),
        (
            #""text": "30 سيارة", "start": 11, "end": 19"#, #""text": "30", "start": 11, "end": 13"#, .span,
            .quantityStrict
        ),
    ])
    func faults(_ from: String, _ to: String, _ fault: Confusion.Fault, _ figure: EvaluationFigure) throws {
        var evaluator = Evaluator()
        let evaluation = evaluator.evaluate(try Self.sentences(Self.car.replacing(from, with: to)))
        #expect(evaluation.confusions.map(\.fault) == [fault])
        #expect(evaluation.tallies[figure]?.correct == 0)
        #expect(evaluation.tallies[.quantityDetect]?.correct == 1)
    }

    @Test func missedAndInvented() throws {
        var evaluator = Evaluator()
        let gold = """
            {"id": "a", "text": "قال الوزير إن 3 مصانع أغلقت.", "quantities": [], "organizations": \
            [{"text": "الوزير", "start": 4, "end": 10, "type": "company"}], "attributions": [{"cue": "قال", \
            "cue_start": 0, "source": "الوزير", "source_start": 4, "source_end": 10, "type": "group"}]}
            """
        let evaluation = evaluator.evaluate(try Self.sentences(gold))
        #expect(
            evaluation.confusions.map { "\($0.subject) \($0.fault) \($0.text)" } == [
                "quantity invented 3 مصانع", "organization missed الوزير", "attribution type الوزير",
            ])
        #expect(evaluation.tallies[.quantityDetect] == Tally(correct: 0, gold: 0, found: 1))
        #expect(evaluation.tallies[.organizationDetect] == Tally(correct: 0, gold: 1, found: 0))
        #expect(evaluation.tallies[.attributionSource]?.correct == 1)
        // Dates are not annotated here, and so not scored.
        #expect(evaluation.tallies[.dateDetect] == nil)
    }

    /// The pair that overlaps most comes first, and nothing is in two pairs.
    @Test func pairs() {
        let pairs = Agreement.pairs([0..<10, 12..<20], [5..<14, 0..<4, 30..<40])
        #expect(pairs.map { "\($0.gold)-\($0.found)" } == ["0-0"])
        #expect(Agreement.pairs([0..<5], [5..<9]).isEmpty)
    }

    @Test(arguments: [
        ("{", "bad_json"), ("[]", "bad_document"),
        (
            #"{"id": "a", "text": "نص", "dates": [{"text": "x", "start": 0, "end": 2, "edtf": null}]}"#,
            "holds “نص”"
        ),
        (
            #"{"id": "a", "text": "نص", "dates": [{"text": "نص", "start": 0, "end": 9, "edtf": null}]}"#,
            "lies outside"
        ),
        (#"{"id": "a", "text": "نص", "dates": [{"text": "نص", "end": 2}]}"#, #"no proper "start""#),
        (
            #"{"id": "a", "text": "نص", "organizations": [{"text": "نص", "start": 0, "end": 2, "type": "x"}]}"#,
            "company"
        ),
        (
            #"{"id": "a", "text": "نص", "quantities": [{"text": "نص", "start": 0, "end": 2, "bound": "?"}]}"#,
            "approx"
        ),
        (#"{"id": "a", "text": "نص", "attributions": [{"cue": "نص", "type": "person"}]}"#, "cue_start"),
        (
            #"{"id": "a", "text": "نص", "attributions": [{"cue": "نص", "cue_start": 0, "type": "x"}]}"#,
            "anonymous"
        ),
    ])
    func mistakesInTheGold(_ line: String, _ said: String) throws {
        let error = #expect(throws: InputError.self) { try Self.sentences(line) }
        let shown = try #require(error)
        #expect("\(shown.code.rawValue) \(shown)".contains(said), "\(shown)")
        #expect(shown.place == "gold:1")
    }
}
