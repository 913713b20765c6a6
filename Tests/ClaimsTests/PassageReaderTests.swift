import Foundation
import Testing

@testable import Claims
@testable import Extraction
@testable import Lexicon

/// How the words of a sentence with figures are classed.
@Suite struct PassageReaderTests {
    private static let texts: [String] = {
        let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Corpus")
        let articles = ["egyptian-energy", "gulf-markets", "levant-telecom", "maghreb-water"].compactMap {
            try? String(contentsOf: corpus.appending(path: "articles/\($0).txt"), encoding: .utf8)
        }
        // The longest column of a line is its text.
        return articles + CorpusLine.all { _ in true }.compactMap { $0.columns.max { $0.count < $1.count } }
    }()

    /// A word that its hint tells for a plain noun is the same read by all the rules.
    @Test func plainNounsAreWhatTheRulesMakeOfThem() {
        let lexicon = Lexicon.embedded
        let senses = ClaimLexicon(lexicon)
        var plain = 0
        for text in PassageReaderTests.texts {
            let document = Read(text).document
            let hinted = PassageReader(
                document: document, tokens: 0..<document.tokenCount, lexicon: lexicon, senses: senses)
            var unhinted = hinted
            for index in unhinted.lookups.indices where unhinted.lookups[index].mayBe(.plainNoun) {
                unhinted.lookups[index].others &= ~Hints.Others.plainNoun.rawValue
                plain += 1
            }
            #expect(hinted.read().map(\.summary) == unhinted.read().map(\.summary), "\(text)")
        }
        #expect(plain > 1000)
    }
}

extension PassageWord {
    /// All that reading sets, to compare.
    fileprivate var summary: String {
        "\(kind) \(conjunction) \(prefix) \(hasPreposition) \(isDefinite) \(hasPronoun) \(isFuture) \(isImperfect)"
            + " \(metric?.key ?? 0) \(metricEnd) \(verbMetric?.key ?? 0) \(grammarEnd) \(modal != nil) \(modalEnd)"
    }
}
