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
        let groups = article.measuresBySentence
        guard groups.count > 1 else { return [] }
        var seen: [UInt64: Int] = [:]
        var found: [(first: [Int], second: [Int])] = []
        for (index, group) in groups.enumerated() {
            guard let digest = article.digest(ofSentenceOf: group) else { continue }
            guard let first = seen[digest] else {
                seen[digest] = index
                continue
            }
            if groups[first].count == group.count { found.append((Array(groups[first]), Array(group))) }
        }
        return found
    }

    /// A digest of the words and numbers of a sentence but for the figures of its claims; `nil` for a short one.
    private func digest(ofSentenceOf claims: ArraySlice<Int>) -> UInt64? {
        guard let first = claims.first else { return nil }
        let tokens = document.tokens(ofSentence: self.claims[first].sentence)
        guard tokens.count > CheckedArticle.shortest else { return nil }
        let text = document.words.text
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        var words = 0
        var token = tokens.lowerBound
        var next = claims.startIndex
        while token < tokens.upperBound {
            if next < claims.endIndex, let figure = quantity(claims[next])?.tokens,
                figure.lowerBound <= token
            {
                token = max(token, figure.upperBound)
                next += 1
                continue
            }
            if document[token].isWord || document[token].kind == .number {
                let key = text.key(document[token])
                digest = (digest ^ key.low) &* 0x9E37_79B9_7F4A_7C15
                digest = (digest ^ (digest >> 29) ^ key.high) &* 0xBF58_476D_1CE4_E5B9
                words += 1
            }
            token += 1
        }
        return words >= CheckedArticle.shortest ? digest : nil
    }

    /// As many words as a sentence has that is not said again by chance.
    private static let shortest = 8
}
