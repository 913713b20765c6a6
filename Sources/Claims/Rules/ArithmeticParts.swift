import Extraction

extension Rule {
    /// A part is no more than its whole.
    static let arithmeticPartExceedsTotal = Rule(
        "arithmetic/part-exceeds-total", .error, needs: .part,
        summary: Bilingual(ar: "الجزء لا يزيد على الكل", en: "a part is no more than its whole"),
        example: Bilingual(ar: "500 طن، منها 650 طنا في الميناء", en: "500 t, 650 t of them in the port")
    ) { article, report in
        for group in article.partGroups {
            let total = article.interval(group.total)
            let above = group.parts.filter { article.interval($0).isAbove(total) }
            guard let first = above.first else {
                report.hold([group.total] + group.parts)
                continue
            }
            report.fire(
                [group.total] + above, at: article.span(first),
                ar: "الجزء \(article.figure(first)) أكبر من كله \(article.figure(group.total))",
                en: "the part \(article.figure(first)) is more than its whole \(article.figure(group.total))",
                [("part", article.interval(first).shown), ("total", total.shown)])
        }
    }

    /// Parts add up to no more than their total.
    static let arithmeticPartsVersusTotal = Rule(
        "arithmetic/parts-vs-total", .error,
        summary: Bilingual(ar: "مجموع الأجزاء يوافق الكل", en: "the parts agree with their total"),
        example: Bilingual(
            ar: "900 عامل، منهم 600 في الشمال و450 في الجنوب",
            en: "900 workers, 600 of them in the north and 450 in the south")
    ) { article, report in
        for group in article.partGroups where group.parts.count > 1 {
            let total = article.interval(group.total)
            guard !group.parts.contains(where: { article.interval($0).isAbove(total) }) else { continue }
            check(group, total, article, &report)
        }
        // A total and its two members.
        guard article.measures.count > 2 else { return }
        for group in JointSubject.all(in: article) {
            check(group, article.interval(group.total), article, &report)
        }
    }

    private static func check(
        _ group: PartGroup, _ total: Interval, _ article: CheckedArticle, _ report: inout Report
    ) {
        var sum = Interval(low: .zero, high: .zero)
        for part in group.parts { sum = sum.plus(article.interval(part)) }
        let claims = [group.total] + group.parts
        let exceeds = sum.isAbove(total)
        // Parts may be only some of a total; a total of a joint subject is made of all of them.
        let fallsShort =
            group.isComplete && total.isAbove(sum.times(ExactDecimal(coefficient: 15, exponent: -1) ?? .one))
        guard exceeds || fallsShort else {
            report.hold(claims)
            return
        }
        let parts = article.figures(group.parts, separator: " + ")
        report.fire(
            claims, at: article.span(group.total),
            ar: "الأجزاء \(parts) = \(sum.shown)، والكل المكتوب \(article.figure(group.total))",
            en:
                "the parts \(parts) make \(sum.shown), but the total is given as \(article.figure(group.total))",
            [("parts", sum.shown), ("total", total.shown)])
    }
}
