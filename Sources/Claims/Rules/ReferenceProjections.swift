import Extraction

extension Rule {
    /// A claim keeps the whole range of a published projection.
    static let referenceRangeCollapsed = Rule(
        "reference/range-collapsed", .warning,
        summary: Bilingual(
            ar: "التوقع المنشور مدى، والمكتوب طرفه وحده",
            en: "a published projection is a range, and only its end was kept"),
        example: Bilingual(
            ar: "سيبلغ استهلاك مراكز البيانات 1050 تيراواط ساعة في 2026",
            en: "data centres will use 1,050 TWh in 2026")
    ) { article, report in
        check(article, &report, kind: "range") { range, figure in
            (
                "«\(figure)» طرف مدى وليس التوقع كله: \(range.ar)",
                "“\(figure)” is an end of a range and not the whole projection: \(range.en)"
            )
        }
    }

    /// The highest of several scenarios is not the expectation.
    static let referenceCertaintyOverstated = Rule(
        "reference/certainty-overstated", .warning,
        summary: Bilingual(
            ar: "أعلى السيناريوهات ليس هو المتوقع",
            en: "the highest of several scenarios is not the expectation"),
        example: Bilingual(
            ar: "سينزح 216 مليون شخص بسبب تغير المناخ بحلول 2050",
            en: "216 million people will be displaced by climate change by 2050")
    ) { article, report in
        check(article, &report, kind: "scenarios") { range, figure in
            (
                "«\(figure)» أعلى سيناريو وليس المتوقع: \(range.ar)",
                "“\(figure)” is the highest scenario and not the expectation: \(range.en)"
            )
        }
    }

    private static func check(
        _ article: CheckedArticle, _ report: inout Report, kind: String,
        _ message: (_ range: Bilingual, _ figure: String) -> (ar: String, en: String)
    ) {
        for index in article.measures {
            guard !article.claims[index].modality.hypothetical,
                article.claims[index].link?.kind != .before,
                article.claims[index].modality.kind == .forecast || article.claims[index].time != nil,
                // Only figures that stand for the time to come can be projections.
                isAhead(index, article), let quantity = article.quantity(index)
            else { continue }
            let unit = quantity.unit.code.prefix { $0 != "/" }
            let families = ["projection", "projection-of-\(article.claims[index].metricFamily ?? "")"]
            let facts = families.lazy.flatMap { ReferenceFacts.embedded.facts($0, of: kind) }
            for fact in facts where fact.unit == unit {
                guard fact.covers(article.years(of: index)), article.mentions(fact, in: index),
                    let top = fact.range.high
                else { continue }
                let interval = article.interval(index)
                if quantity.lower != nil && quantity.upper != nil || quantity.bound == .atMost {
                    report.hold([index])
                } else if Interval(low: top, high: top).isDisjoint(from: interval) == false,
                    quantity.value != nil || quantity.lower == top
                {
                    let (ar, en) = message(fact.told, article.figure(index))
                    report.fire(
                        [index], at: quantity.span, ar: ar, en: en,
                        [
                            ("low", fact.range.low?.description ?? ""), ("high", top.description),
                        ])
                }
            }
        }
    }

    /// Whether a claim is of a time after the article, or is a forecast.
    private static func isAhead(_ claim: Int, _ article: CheckedArticle) -> Bool {
        if article.claims[claim].modality.kind != .fact { return true }
        guard let years = article.years(of: claim) else { return false }
        return article.claims[claim].traits.contains(.prospective)
            || article.publicationYear.map { years.upperBound > $0 } ?? false
    }
}
