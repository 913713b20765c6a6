import Extraction

extension Rule {
    /// Growth a year, over the years between two levels, leads from the one to the other.
    static let arithmeticGrowthOverPeriods = Rule(
        "arithmetic/growth-over-periods", .error, needs: [.percent, .link],
        summary: Bilingual(
            ar: "النمو السنوي عبر السنوات يصل بين المستويين",
            en: "growth a year leads from one level to the other over the years between"),
        example: Bilingual(
            ar: "من 10 ملايين في 2020 إلى 20 مليونا في 2027 بمعدل نمو سنوي مركب 30%",
            en: "from 10 million in 2020 to 20 million in 2027 at a compound annual rate of 30%")
    ) { article, report in
        for triple in article.levelChanges {
            guard article.quantity(triple.change)?.unit.code == "%", article.isYearly(triple.change),
                let years = article.yearsBetween(triple),
                let printed = article.quantity(triple.change)?.value,
                let ratio = article.interval(triple.after).divided(by: article.interval(triple.before))
            else { continue }
            // Reports count the years of growth with or without the first one.
            let rate = article.interval(triple.change).magnitude
            let falls = ratio.high.map { $0 < .one } ?? false
            guard let fewer = factor(rate.low, falls: falls, years - 1),
                let more = factor(rate.high, falls: falls, years + 1)
            else { continue }
            let growth = Interval(low: min(fewer, more), high: max(fewer, more))
            if growth.isDisjoint(from: ratio) {
                report.fire(
                    triple.claims, at: article.span(triple.change),
                    ar:
                        "\(printed)% في السنة على \(years) سنوات تضرب المستوى في \(growth.shown)، والمكتوب \(ratio.shown)",
                    en:
                        "\(printed)% a year over \(years) years is a factor of \(growth.shown), not \(ratio.shown)",
                    [("years", String(years)), ("factor", ratio.shown)])
            } else {
                report.hold(triple.claims)
            }
        }
    }

    /// What a yearly rate makes of 1 over the years.
    private static func factor(_ rate: ExactDecimal?, falls: Bool, _ years: Int) -> ExactDecimal? {
        guard let part = rate?.divided(by: ExactDecimal(100)),
            let step = falls ? ExactDecimal.one.minus(part) : ExactDecimal.one.plus(part)
        else { return nil }
        var product = ExactDecimal.one
        for _ in 0..<years {
            guard let next = product.times(step) else { return nil }
            product = next.rounded(9)
        }
        return product
    }
}

extension CheckedArticle {
    /// Whether a rate of growth is one a year (`معدل نمو سنوي مركب 8%`), and not the change between the levels.
    func isYearly(_ claim: Int) -> Bool {
        guard let tokens = quantity(claim)?.tokens else { return false }
        let before = max(0, tokens.lowerBound - 5)..<tokens.lowerBound
        let after = tokens.upperBound..<min(document.tokenCount, tokens.upperBound + 1)
        if before.contains(where: { has(.compound, at: $0) }) { return true }
        return before.contains { has(.yearly, at: $0) } || after.contains { has(.yearly, at: $0) }
    }

    /// Years between the two levels of a change: those of the only two years the sentence names.
    fileprivate func yearsBetween(_ triple: LevelChange) -> Int? {
        let tokens = sentence(of: triple.change)
        var years: Set<Int> = []
        for date in mentions.dates
        where tokens.contains(date.tokens.lowerBound) && (date.kind == .year || date.kind == .interval) {
            guard let first = (date.earliest ?? date.edtf).flatMap({ Int($0.prefix(4)) }),
                let last = (date.latest ?? date.edtf).flatMap({ Int($0.prefix(4)) })
            else { return nil }
            years.formUnion([first, last])
        }
        guard years.count == 2, let first = years.min(), let last = years.max(), last - first > 1,
            last - first <= 60
        else { return nil }
        return last - first
    }
}
