import Claims
import Comparison
import Testing

/// Claims without a figure, which hold two things against each other.
@Suite struct ComparedRelationTests {
    private func document(_ kind: Claim.Relation.Kind, _ reference: String, _ sentence: String)
        -> ComparedDocument
    {
        let claim = ComparedClaim(
            id: "c1", figure: nil,
            relation: ComparedRelation(
                kind: kind, reference: ComparedReferent(text: reference, status: .explicit)),
            metric: ComparedReferent(text: "استهلاك", key: "consumption", status: .explicit),
            subject: ComparedReferent(text: "استهلاك المصانع في الجنوب", status: .explicit),
            sentence: sentence)
        return ComparedDocument(id: sentence, sha256: sentence, claims: [claim])
    }

    private func pairs(_ a: ComparedDocument, _ b: ComparedDocument) -> [Diff.Pair] {
        var comparer = Comparer()
        return comparer.diff([a, b]).pairs
    }

    @Test func oneComparisonToldTwiceAgrees() throws {
        let pairs = pairs(
            document(.exceeds, "استهلاك المنازل", "يفوق استهلاك المصانع في الجنوب استهلاك المنازل."),
            document(.exceeds, "استهلاك المنازل", "واستهلاك المصانع في الجنوب أكبر من استهلاك المنازل."))
        #expect(pairs.map(\.verdict) == [.agree])
    }

    @Test func moreAgainstLessIsAConflict() throws {
        let pairs = pairs(
            document(.exceeds, "استهلاك المنازل", "يفوق استهلاك المصانع في الجنوب استهلاك المنازل."),
            document(.below, "استهلاك المنازل", "واستهلاك المصانع في الجنوب أقل من استهلاك المنازل."))
        #expect(pairs.map(\.verdict) == [.conflict])
        #expect(pairs.first?.facets.value == .conflict)
    }

    @Test func heldAgainstAnotherThingIsAnotherClaim() {
        let pairs = pairs(
            document(.exceeds, "استهلاك المنازل", "يفوق استهلاك المصانع في الجنوب استهلاك المنازل."),
            document(.exceeds, "استهلاك المزارع", "يفوق استهلاك المصانع في الجنوب استهلاك المزارع."))
        #expect(pairs.isEmpty)
    }
}
