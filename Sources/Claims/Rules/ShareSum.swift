import Extraction

extension Rule {
    /// Shares of one whole add up to 100 per cent at most.
    static let shareSum = Rule(
        "share/sum", .error, needs: .percent,
        summary: Bilingual(
            ar: "حصص كلٍّ واحد لا يزيد مجموعها على 100%", en: "shares of one whole add up to 100% at most"),
        example: Bilingual(
            ar: "تملك الأولى 60% والثانية 55% من المشروع",
            en: "the first owns 60% and the second 55% of the project")
    ) { article, report in
        for group in groups(article) {
            var sum = Interval(low: .zero, high: .zero)
            for index in group { sum = sum.plus(article.interval(index)) }
            guard let low = sum.low else { continue }
            if low > ExactDecimal(100) {
                let figures = article.figures(group, separator: " + ")
                report.fire(
                    group, at: article.span(group[0]),
                    ar: "مجموع الحصص يتجاوز 100%: \(figures) = \(sum.shown)",
                    en: "the shares add up to more than 100%: \(figures) = \(sum.shown)",
                    [("sum", low.description)])
            } else {
                report.hold(group)
            }
        }
    }

    /// Runs of shares in one sentence that are held by different subjects, of one whole.
    private static func groups(_ article: CheckedArticle) -> [[Int]] {
        var groups: [[Int]] = []
        var run: [Int] = []
        for index in article.measures {
            let isShare =
                article.checkedFigures[index].isPercent && article.isPoint(index)
                && article.claims[index].direction == 0
                && owning.contains(article.claims[index].metric.key ?? "")
            guard isShare else {
                if run.count > 1 { groups.append(run) }
                run = []
                continue
            }
            let claim = article.claims[index]
            if let last = run.last, article.claims[last].sentence == claim.sentence,
                claim.metric.key == article.claims[last].metric.key,
                claim.subject.spans != article.claims[last].subject.spans,
                claim.link.map({ $0.kind == .coordinate || $0.kind == .sibling })
                    ?? (claim.denominator == nil && claim.metric.key == "ownership")
            {
                run.append(index)
                continue
            }
            if run.count > 1 { groups.append(run) }
            run = [index]
        }
        if run.count > 1 { groups.append(run) }
        return groups
    }

    private static let owning: Set<String> = ["ownership", "market-share", "share"]
}
