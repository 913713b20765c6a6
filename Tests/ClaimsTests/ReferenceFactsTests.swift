import Extraction
import Lexicon
import Testing

@testable import Claims

struct ReferenceFactsTests {
    @Test func theFileHasNoMistakes() throws {
        let facts = try ReferenceFacts(path: "reference-facts.tsv", bytes: ReferenceFacts.embeddedBytes)
        #expect(facts.byMetric.values.reduce(0) { $0 + $1.count } >= 150)
    }

    /// A name that no text is read as would never be found.
    @Test func everyHolderIsNamedAsTheLexiconDoes() {
        let lexicon = Lexicon.embedded
        let places = Set(lexicon.entries(of: .places).map { lexicon.id($0) })
        let companies = Set(lexicon.entries(of: .organizations).map { lexicon.id($0) })
        let others: Set<String> = ["exchange-rate", "unit-size"]
        for (metric, facts) in ReferenceFacts.embedded.byMetric
        where !others.contains(metric) && !metric.hasPrefix("projection") {
            for fact in facts where fact.of != "World" && fact.of != "any" {
                let names = metric == "deal-value" ? companies : places
                #expect(names.contains(fact.of), "\(fact.of) is no name of the lexicon")
            }
        }
    }

    @Test func metricsAreThoseOfTheLexicon() {
        let lexicon = Lexicon.embedded
        let metrics = Set(lexicon.entries(of: .metrics).map { lexicon.id($0) })
        for metric in ReferenceFacts.embedded.byMetric.keys
        where metric != "unit-size" && metric != "projection" {
            let key = metric.hasPrefix("projection-of-") ? String(metric.dropFirst(14)) : metric
            #expect(metrics.contains(key), "\(metric) is no metric")
        }
    }

    @Test func unitsConvertBothWays() throws {
        let facts = ReferenceFacts.embedded
        let hectares = try #require(facts.ratio(from: "[feddan]", to: "ha"))
        #expect(hectares.low == ExactDecimal("0.42"))
        let watts = try #require(facts.ratio(from: "GW", to: "MW"))
        #expect(watts.low == ExactDecimal(1000))
        #expect(facts.ratio(from: "ha", to: "kg") == nil)
    }

    @Test(arguments: [
        ("A\tb\tc\t1\t2\tany\te\ta\ts", "ten columns"), ("A\tb\tc\t2\t1\tany\te\ta\ts\t-", "lower one first"),
        ("A\tb\tc\t1\t2\tlate\te\ta\ts\t-", "must be any"),
    ])
    func aMistakeSaysItsLine(_ row: String, _ complaint: String) throws {
        let text = "# facts\nof\tmetric\n\(row)\n"
        let error = try #require(throws: LexiconError.self) {
            try ReferenceFacts(path: "facts.tsv", bytes: Array(text.utf8))
        }
        #expect(error.description.hasPrefix("facts.tsv:3: ") && error.message.contains(complaint))
    }
}
