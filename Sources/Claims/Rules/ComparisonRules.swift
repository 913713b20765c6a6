import ArabicText
import Extraction

extension Rule {
    /// What something is said to equal is one thing that can be looked up.
    static let comparisonUndefinedReference = Rule(
        "comparison/undefined-reference", .error, needs: .relation,
        summary: Bilingual(
            ar: "ما يُعادَل به شيء واحد معلوم", en: "what something is said to equal is one known thing"),
        example: Bilingual(
            ar: "900 تيراواط ساعة، أي ما يعادل استهلاك أي دولة",
            en: "900 TWh, as much as any country uses")
    ) { article, report in
        for index in article.claims.indices {
            guard let relation = article.claims[index].relation, relation.reference.status == .missing,
                let compared = relation.compares, let span = relation.reference.spans.first
            else { continue }
            report.fire(
                [index], at: span,
                ar: "«\(article.text(span))» لا يسمي شيئا واحدا يقاس به \(article.figure(compared))",
                en: "“\(article.text(span))” names no one thing to hold \(article.figure(compared)) against")
        }
    }

    /// One thing said to be more than another is more by the figures of the same article.
    static let consistencyOrder = Rule(
        "consistency/order-partly-supported", .warning, needs: .range,
        summary: Bilingual(
            ar: "قول «يتجاوز» تؤيده الأرقام كلها",
            en: "that one thing exceeds another is borne out by all of the figures"),
        example: Bilingual(
            ar: "استهلاك المصانع 40 إلى 70 والمنازل 60؛ وسيتجاوز استهلاك المصانع استهلاك المنازل",
            en: "factories use 40 to 70 and homes 60; the use of factories will exceed the use of homes")
    ) { article, report in
        guard article.measures.count > 1 else { return }
        for token in 0..<article.document.tokenCount where article.has(.exceed, at: token) {
            let sentence = article.document.sentence(ofToken: token)
            guard
                let (more, less) = article.exceeding(at: token, article.document.tokens(ofSentence: sentence))
            else { continue }
            let a = article.interval(more)
            let b = article.interval(less)
            if !a.isBounded && !b.isBounded || a.isAbove(b) {
                if a.isAbove(b) { report.hold([more, less].sorted()) }
                continue
            }
            let isRefuted = b.isAbove(a)
            report.fire(
                [more, less].sorted(), at: article.document.span(token..<(token + 1)),
                ar:
                    "\(article.figure(more)) (\(a.shown)) \(isRefuted ? "ليس أكثر من" : "ليس كله أكثر من") \(article.figure(less)) (\(b.shown))",
                en:
                    "\(article.figure(more)) (\(a.shown)) is \(isRefuted ? "not" : "not all") above \(article.figure(less)) (\(b.shown))"
            )
        }
    }
}

extension CheckedArticle {
    /// Index of the quantity a token belongs to.
    func quantityIndex(at token: Int) -> Int? {
        let low = (0..<mentions.quantities.count).partition {
            mentions.quantities[$0].tokens.upperBound <= token
        }
        return low < mentions.quantities.count && mentions.quantities[low].tokens.contains(token) ? low : nil
    }

    /// The claims about the two things that a word of exceeding stands between: `يتجاوز طلب المصانع طلب المنازل`.
    ///
    /// Both things are named without a figure, and the article has one figure for each, in one unit.
    fileprivate func exceeding(at token: Int, _ sentence: Range<Int>) -> (more: Int, less: Int)? {
        var end = token + 1
        while end < sentence.upperBound, end - token <= 14, quantityIndex(at: end) == nil,
            document[end].isWord || document[end].kind == .quote
        { end += 1 }
        let words = (token + 1)..<end
        guard words.count >= 3, end == sentence.upperBound || quantityIndex(at: end) == nil else {
            return nil
        }
        // Who exceeds whom is told by what the two phrases begin with: `الطلب … الطلب …`.
        let keys = words.map { document.bareKey($0) }
        guard let head = keys[0], let second = keys.dropFirst(2).firstIndex(of: head) else { return nil }
        let split = words.lowerBound + second
        let more = candidates(words.lowerBound..<split, against: split..<end)
        let less = candidates(split..<end, against: words.lowerBound..<split)
        for a in more {
            for b in less where a != b && sameUnitBase(a, b) { return (a, b) }
        }
        return nil
    }

    /// Claims without a condition whose subject says no more than a phrase, or shares a name with it alone.
    private func candidates(_ phrase: Range<Int>, against other: Range<Int>) -> [Int] {
        let words = Set(contentWords(phrase.dropFirst().clamped(to: phrase)))
        let names = Set(phrase.compactMap { nameOrEntity($0) }).subtracting(
            other.compactMap { nameOrEntity($0) })
        guard !words.isEmpty else { return [] }
        return measures.filter { claim in
            guard claims[claim].link == nil, !claims[claim].modality.hypothetical,
                checkedFigures[claim].dimension != .share, checkedFigures[claim].dimension != .count
            else { return false }
            let subject = claims[claim].subject
            let spans = subject.antecedent.map { [$0] } ?? subject.spans
            let tokens = spans.flatMap { self.tokens(of: $0) }
            let named = Set(spans.flatMap { contentWords(self.tokens(of: $0)) })
            return !named.isEmpty && named.isSubset(of: words)
                || tokens.contains { nameOrEntity($0).map(names.contains) ?? false }
                    && named.isDisjoint(with: other.compactMap { nameOrEntity($0) })
        }
    }
}
