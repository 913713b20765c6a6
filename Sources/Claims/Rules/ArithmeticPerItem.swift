import ArabicText
import Extraction

extension Rule {
    /// A count times the amount of one item is the total.
    static let arithmeticPerItem = Rule(
        "arithmetic/per-item", .error,
        summary: Bilingual(
            ar: "العدد في مقدار الواحد يساوي المجموع", en: "a count times the amount of one item is the total"
        ),
        example: Bilingual(
            ar: "3 سفن بقيمة 90 مليون دولار، بواقع 20 مليونا للسفينة الواحدة",
            en: "3 ships for 90 million dollars, 20 million for each")
    ) { article, report in
        for sentence in article.measuresBySentence where sentence.count >= 3 {
            let counts = sentence.filter { article.isCountOfThings($0) }
            let amounts = sentence.filter {
                article.checkedFigures[$0].dimension == .money && article.isPoint($0)
            }
            // With more figures in a sentence, which belongs to which is not certain.
            guard counts.count == 1, amounts.count == 2, let count = counts.first,
                let item = amounts.first(where: { article.isOfEach($0) }),
                let total = amounts.first(where: { $0 != item }), !article.isOfEach(total),
                article.sameUnitBase(item, total)
            else { continue }
            let product = article.interval(item).times(article.interval(count))
            let claims = [count, item, total].sorted()
            if product.isDisjoint(from: article.interval(total)) {
                report.fire(
                    claims, at: article.span(total),
                    ar:
                        "\(article.figure(count)) × \(article.figure(item)) = \(product.shown)، والمكتوب \(article.figure(total))",
                    en:
                        "\(article.figure(count)) × \(article.figure(item)) = \(product.shown), not \(article.figure(total))",
                    [("product", product.shown)])
            } else {
                report.hold(claims)
            }
        }
    }
}

extension CheckedArticle {
    /// Whether a claim counts things, two or more of them.
    fileprivate func isCountOfThings(_ claim: Int) -> Bool {
        guard checkedFigures[claim].dimension == .count, isPoint(claim), let quantity = quantity(claim),
            quantity.unit.counted != nil, let value = quantity.value
        else { return false }
        return value > .one
    }

    /// Whether an amount is that of one item: `20 مليونا للسفينة الواحدة`, `5 دولارات لكل سهم`.
    fileprivate func isOfEach(_ claim: Int) -> Bool {
        guard let quantity = quantity(claim) else { return false }
        let end = quantity.tokens.upperBound
        return (end..<min(document.tokenCount, end + 3)).contains { has(.each, at: $0) }
    }
}
