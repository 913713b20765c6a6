import Claims
import Comparison
import Extraction
import Testing

@Suite struct DiffPropertyTests {
    @Test func aTextAgreesWithItself() throws {
        var comparer = Comparer()
        for document in try Corpus.articles() {
            let diff = comparer.diff([document, document])
            let told = document.claims.indices.filter {
                document.claims[$0].figure != nil || document.claims[$0].relation != nil
            }
            #expect(diff.pairs.map(\.a.claim) == told, "\(document.id)")
            #expect(diff.pairs.allSatisfy { $0.a.claim == $0.b.claim && $0.verdict == .agree })
            #expect(diff.only.allSatisfy { only in only.claims.allSatisfy { !told.contains($0) } })
            #expect(diff.findings.isEmpty)
        }
    }

    @Test func theOtherWayRoundIsTheMirror() throws {
        var comparer = Comparer()
        let articles = try Corpus.articles()
        for (index, a) in articles.enumerated() {
            for b in articles[(index + 1)...] {
                let there = comparer.diff([a, b])
                let back = comparer.diff([b, a])
                let mirrored = back.pairs.map {
                    Mirror(a: $0.b.claim, b: $0.a.claim, facets: $0.facets.mirrored, pair: $0)
                }.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
                let pairs = there.pairs.map {
                    Mirror(a: $0.a.claim, b: $0.b.claim, facets: $0.facets, pair: $0)
                }
                #expect(pairs == mirrored, "\(a.id) and \(b.id)")
                #expect(there.only.map(\.claims) == back.only.map(\.claims).reversed())
                #expect(there.lineage.count == back.lineage.count)
            }
        }
    }

    private struct Mirror: Equatable {
        var a: Int
        var b: Int
        var facets: Facets
        var verdict: Verdict
        var score: Double

        init(a: Int, b: Int, facets: Facets, pair: Diff.Pair) {
            self.a = a
            self.b = b
            self.facets = facets
            verdict = pair.verdict
            score = pair.score
        }
    }

    @Test func strangersHaveNothingInCommon() throws {
        var comparer = Comparer()
        let articles = try Corpus.articles()
        let names = articles.count
        var pairs = 0
        for (index, a) in articles.enumerated() where index < names {
            // Those of a pair follow each other.
            for b in articles[min(index + 2, names)...] { pairs += comparer.diff([a, b]).pairs.count }
        }
        #expect(pairs == 0)
    }

    @Test func claimsAreInPairsOrAlone() throws {
        var comparer = Comparer()
        let documents = Array(try Corpus.articles().suffix(6))
        let diff = comparer.diff(documents)
        for document in documents.indices {
            let paired = Set(
                diff.pairs.flatMap { [$0.a, $0.b] }.filter { $0.document == document }.map(\.claim))
            let only = Set(diff.only[document].claims)
            #expect(paired.isDisjoint(with: only))
            #expect(paired.union(only) == Set(documents[document].claims.indices))
        }
        // The texts of several pairs are called `a` and `b`; their claims must not be confused.
        #expect(Set(diff.documents.map(\.id)).count == documents.count)
        let told = diff.statements.flatMap(\.claims)
        #expect(told.count == Set(told).count)
        #expect(told.count == documents.reduce(0) { $0 + $1.claims.count })
    }

    @Test(.timeLimit(.minutes(1)))
    func tenThousandClaimsDoNotHang() {
        func document(_ id: String, _ step: Int) -> ComparedDocument {
            let claims = (0..<10_000).map { index in
                let number = 1000 + index * step
                let text = "\(number) طن"
                return ComparedClaim(
                    id: "c\(index + 1)",
                    figure: ComparedFigure(
                        value: ExactDecimal(number), unit: "t", dimension: .mass, numberText: "\(number)",
                        text: text),
                    metric: ComparedReferent(text: "إنتاج", key: "production", status: .explicit),
                    subject: ComparedReferent(text: "المصنع", status: .explicit),
                    sentence: "بلغ إنتاج المصنع \(text).")
            }
            return ComparedDocument(id: id, sha256: id, claims: claims)
        }
        var comparer = Comparer()
        let diff = comparer.diff([document("a", 1), document("b", 2)])
        #expect(diff.pairs.count { $0.facets.value == .equal } >= 5_000)
    }
}
