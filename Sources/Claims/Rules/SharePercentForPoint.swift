import Extraction

extension Rule {
    /// The difference of two percentages is in percentage points.
    static let sharePercentForPoint = Rule(
        "share/percent-for-point", .warning, needs: [.percent, .link],
        summary: Bilingual(
            ar: "الفرق بين نسبتين يقاس بالنقطة المئوية",
            en: "the difference of two percentages is in percentage points"),
        example: Bilingual(
            ar: "ارتفع المعدل إلى 7% من 6% بزيادة 1%", en: "the rate rose to 7% from 6%, up 1%")
    ) { article, report in
        for triple in article.levelChanges {
            guard triple.isPercentForPoint(article), let old = article.quantity(triple.before)?.value,
                let new = article.quantity(triple.after)?.value, let points = new.minus(old),
                let printed = triple.printedPercent(article)
            else { continue }
            report.fire(
                triple.claims, at: article.span(triple.change),
                ar:
                    "من \(old)% إلى \(new)% فرقٌ قدره \(points.magnitude) نقطة مئوية (أو \(printed)%)، لا \(article.figure(triple.change))",
                en:
                    "from \(old)% to \(new)% is \(points.magnitude) percentage points (or \(printed)%), not \(article.figure(triple.change))",
                [("before", old.description), ("after", new.description), ("points", points.description)])
        }
    }
}
