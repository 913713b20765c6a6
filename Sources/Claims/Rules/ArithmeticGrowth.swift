import Extraction

extension Rule {
    /// A percentage of change agrees with the two levels it lies between.
    static let arithmeticGrowth = Rule(
        "arithmetic/growth", .error, needs: [.percent, .link],
        summary: Bilingual(
            ar: "نسبة التغير توافق المستويين", en: "a percentage of change agrees with its two levels"),
        example: Bilingual(
            ar: "ارتفعت المبيعات من 200 إلى 300 مليون، أي بنسبة 30%",
            en: "sales rose from 200 to 300 million, that is by 30%")
    ) { article, report in
        for triple in article.levelChanges {
            guard article.quantity(triple.change)?.unit.code == "%", let percent = triple.percent(article),
                let printed = triple.printedPercent(article),
                let old = article.quantity(triple.before)?.value,
                let new = article.quantity(triple.after)?.value
            else { continue }
            // The difference of two percentages told in per cent is another slip, with its own rule.
            if triple.isPercentForPoint(article) { continue }
            // So is growth a year over several years.
            if article.isYearly(triple.change) { continue }
            let change = article.interval(triple.change).magnitude.cutOff
            if !percent.magnitude.isDisjoint(from: change) {
                report.hold(triple.claims)
                continue
            }
            report.fire(
                triple.claims, at: article.span(triple.change),
                ar: "من \(old) إلى \(new) تغيرٌ قدره \(printed)%، والمكتوب \(article.figure(triple.change))",
                en: "from \(old) to \(new) is a change of \(printed)%, not \(article.figure(triple.change))",
                [("before", old.description), ("after", new.description), ("percent", printed.description)])
        }
    }
}
