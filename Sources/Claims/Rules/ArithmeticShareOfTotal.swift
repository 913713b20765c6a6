import Extraction

extension Rule {
    /// A part, its whole and the share of the one in the other agree.
    static let arithmeticShareOfTotal = Rule(
        "arithmetic/share-of-total", .error, needs: [.percent, .whole],
        summary: Bilingual(ar: "الجزء والكل والنسبة متوافقة", en: "a part, its whole and its share agree"),
        example: Bilingual(ar: "60 من أصل 200 طالب، أي 40%", en: "60 of 200 students, that is 40%")
    ) { article, report in
        for (part, whole, share) in shares(article) {
            let implied = article.interval(part).divided(by: article.interval(whole))?.times(
                ExactDecimal(100))
            guard let implied, let value = article.quantity(part)?.value,
                let total = article.quantity(whole)?.value,
                let percent = value.divided(by: total)?.times(ExactDecimal(100))?.rounded(1)
            else { continue }
            let claims = [part, whole, share].sorted()
            if implied.isDisjoint(from: article.interval(share)) {
                report.fire(
                    claims, at: article.span(share),
                    ar: "\(value) من \(total) تساوي \(percent)%، والمكتوب \(article.figure(share))",
                    en: "\(value) of \(total) is \(percent)%, not \(article.figure(share))",
                    [
                        ("part", value.description), ("total", total.description),
                        ("percent", percent.description),
                    ])
            } else {
                report.hold(claims)
            }
        }
    }

    /// Statements that give a part, its whole and one percentage, and nothing else.
    private static func shares(_ article: CheckedArticle) -> [(part: Int, whole: Int, share: Int)] {
        var found: [(part: Int, whole: Int, share: Int)] = []
        for whole in article.measures {
            guard let link = article.claims[whole].link, link.kind == .whole, article.isPoint(whole),
                article.isPoint(link.claim)
            else { continue }
            let root = article.roots[whole]
            let group = article.measures.filter { article.roots[$0] == root && abs($0 - whole) <= 4 }
            guard group.count == 3,
                group.allSatisfy({
                    article.claims[$0].link?.kind != .level && article.claims[$0].link?.kind != .before
                })
            else { continue }
            let percents = group.filter { article.checkedFigures[$0].isPercent && article.isPoint($0) }
            let others = group.filter { $0 != whole && !article.checkedFigures[$0].isPercent }
            guard percents.count == 1, let share = percents.first, others.count == 1, let part = others.first,
                article.isPoint(part),
                article.sameUnitBase(part, whole),
                article.claims[share].link?.kind != .change || article.claims[share].direction == 0
            else { continue }
            // `50 طنا، أي 10% من إنتاج بلغ 900`: share-implies-total checks that.
            if link.claim == share, article.claims[share].denominator != nil { continue }
            found.append((part, whole, share))
        }
        return found
    }
}
