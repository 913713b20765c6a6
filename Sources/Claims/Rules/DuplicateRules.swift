import ArabicText
import Extraction
import Lexicon

extension Rule {
    /// One claim is told once.
    static let duplicateToldTwice = Rule(
        "duplicate/told-twice", .note,
        summary: Bilingual(ar: "القول الواحد يقال مرة", en: "one claim is told once"),
        example: Bilingual(
            ar: "زرعت القرية 300 شجرة زيتون هذا الربيع … زرعت القرية 300 شجرة زيتون هذا الربيع",
            en:
                "the village planted 300 olive trees this spring … the village planted 300 olive trees this spring"
        )
    ) { article, report in
        for (first, second) in article.repeatedSentences
        where zip(first, second).allSatisfy({ article.areEqual($0, $1) }) {
            report.fire(
                first + second, at: article.span(second[0]),
                ar: "الجملة نفسها مرتين: \(article.figures(second, separator: "، ")) قول واحد لا قولان",
                en:
                    "the same sentence twice: \(article.figures(second, separator: ", ")) is one claim, not two"
            )
        }
        for (first, second) in article.sameStatements
        where article.claims[first].sentence != article.claims[second].sentence
            && article.areEqual(first, second) && !article.isRepeated(second)
        {
            report.fire(
                [first, second], at: article.span(second),
                ar: "القول نفسه مرتين: \(article.figure(first)) ثم \(article.figure(second))",
                en: "the same claim twice: \(article.figure(first)) and then \(article.figure(second))")
        }
    }

    /// A sentence told again has the figures it had.
    static let duplicateToldDifferently = Rule(
        "duplicate/told-differently", .warning,
        summary: Bilingual(
            ar: "الجملة المكررة تحفظ أرقامها", en: "a sentence told again has the figures it had"),
        example: Bilingual(
            ar: "زرعت القرية 300 شجرة زيتون هذا الربيع … زرعت القرية 350 شجرة زيتون هذا الربيع",
            en:
                "the village planted 300 olive trees this spring … the village planted 350 olive trees this spring"
        )
    ) { article, report in
        for (first, second) in article.repeatedSentences {
            let pairs = zip(first, second).filter { !article.areEqual($0, $1) }
            // Where several differ, it is one wording for several things: a row of a table.
            guard pairs.count == 1, let (one, other) = pairs.first, article.sameUnitBase(one, other),
                article.interval(one).isDisjoint(from: article.interval(other))
            else { continue }
            report.fire(
                [one, other], at: article.span(other),
                ar: "الجملة نفسها برقمين: \(article.figure(one)) ثم \(article.figure(other))",
                en: "one sentence with two figures: \(article.figure(one)) and then \(article.figure(other))",
                [("first", article.figure(one)), ("second", article.figure(other))])
        }
    }
}

extension CheckedArticle {
    /// Whether two figures say the same.
    func areEqual(_ a: Int, _ b: Int) -> Bool {
        guard let a = quantity(a), let b = quantity(b) else { return false }
        return a.value == b.value && a.lower == b.lower && a.upper == b.upper && a.bound == b.bound
            && a.unit.code == b.unit.code
    }

    /// Whether a claim stands in a sentence that was told before.
    fileprivate func isRepeated(_ claim: Int) -> Bool {
        repeatedSentences.contains { $0.second.contains(claim) }
    }

    /// Sentences of the same words but for their figures, each with the one told first: claims of either.
    ///
    /// Short sentences are rows of tables and captions, and say nothing when they come again.
    static func repeatedSentences(in article: CheckedArticle) -> [(first: [Int], second: [Int])] {
        guard article.measures.count > 1 else { return [] }
        // Few sentences are as long as another and begin alike: only of those the words are compared.
        var alike: [UInt64: [ArraySlice<Int>]] = [:]
        var found: [(first: [Int], second: [Int])] = []
        for group in article.measuresBySentence {
            guard let one = group.first else { continue }
            let tokens = article.document.tokens(ofSentence: article.claims[one].sentence)
            var length = tokens.count
            for claim in group {
                length -=
                    article.claims[claim].quantity.map { article.mentions.quantities[$0].tokens.count } ?? 0
            }
            guard length >= 8, let first = tokens.first else { continue }
            let opening = article.quantityIndex(at: first) == nil ? article.openingKey(first) : 0
            let likeness = opening ^ UInt64(length) &* 0x9e37_79b9_7f4a_7c15
            guard let earlier = alike[likeness] else {
                alike[likeness] = [group]
                continue
            }
            let words = article.words(ofSentence: article.claims[one].sentence, without: group)
            guard words.count >= 8 else { continue }
            let told = earlier.first { other in
                other.first.map { article.words(ofSentence: article.claims[$0].sentence, without: other) }
                    == words
            }
            if let told {
                if told.count == group.count { found.append((Array(told), Array(group))) }
            } else if earlier.count < 16 {
                // Rows of a table are alike without end; the first few stand for all.
                alike[likeness]?.append(group)
            }
        }
        return found
    }

    /// A hash of a token's letters.
    private func openingKey(_ token: Int) -> UInt64 { document.words.text.key(document[token]).mixed }

    /// The words and numbers of a sentence but for the figures of some claims.
    private func words(ofSentence sentence: Int, without claims: ArraySlice<Int>) -> [WordKey] {
        let tokens = document.tokens(ofSentence: sentence)
        var words: [WordKey] = []
        var token = tokens.lowerBound
        while token < tokens.upperBound {
            if let quantity = quantityIndex(at: token),
                claims.contains(where: { self.claims[$0].quantity == quantity })
            {
                token = max(token + 1, mentions.quantities[quantity].tokens.upperBound)
                continue
            }
            if document[token].isWord || document[token].kind == .number {
                words.append(document.words.text.key(document[token]))
            }
            token += 1
        }
        return words
    }
}
