import Extraction

extension Rule {
    /// A change in units agrees with the two levels it lies between.
    static let arithmeticDifference = Rule(
        "arithmetic/difference", .error, needs: .link,
        summary: Bilingual(
            ar: "مقدار التغير يوافق المستويين", en: "an amount of change agrees with its two levels"),
        example: Bilingual(
            ar: "هبط السعر من 80 إلى 75 دولارا بانخفاض قدره 7 دولارات",
            en: "the price fell from 80 to 75 dollars, down 7 dollars")
    ) { article, report in
        for triple in article.levelChanges {
            guard let unit = article.quantity(triple.change)?.unit.code,
                let level = article.quantity(triple.before)?.unit.code,
                unit == level && unit != "%" || unit == "[pp]" && level == "%",
                let old = article.quantity(triple.before)?.value,
                let new = article.quantity(triple.after)?.value, let exact = new.minus(old)
            else { continue }
            let difference = article.interval(triple.after).distance(to: article.interval(triple.before))
            if !difference.isDisjoint(from: article.interval(triple.change).magnitude) {
                report.hold(triple.claims)
                continue
            }
            report.fire(
                triple.claims, at: article.span(triple.change),
                ar:
                    "الفرق بين \(old) و\(new) هو \(exact.magnitude)، والمكتوب \(article.figure(triple.change))",
                en:
                    "the difference of \(old) and \(new) is \(exact.magnitude), not \(article.figure(triple.change))",
                [("before", old.description), ("after", new.description), ("difference", exact.description)])
        }
    }
}
