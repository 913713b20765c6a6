import Extraction

extension Rule {
    /// A share of a whole lies between 0 and 100 per cent.
    static let shareBounds = Rule(
        "share/bounds", .error, needs: .percent,
        summary: Bilingual(
            ar: "الحصة من كلٍّ بين 0 و100 في المئة", en: "a share of a whole lies between 0 and 100 per cent"),
        example: Bilingual(ar: "تستحوذ الشركة على 130% من السوق", en: "the company holds 130% of the market")
    ) { article, report in
        let hundred = ExactDecimal(100)
        var held: [Int] = []
        for index in article.claims.indices {
            guard article.checkedFigures[index].isPercent, let quantity = article.quantity(index) else {
                continue
            }
            let claim = article.claims[index]
            guard claim.role == .measure || claim.role == .condition,
                claim.denominator != nil || holding.contains(claim.metric.key ?? "")
            else { continue }
            let amounts = [quantity.value, quantity.lower, quantity.upper].compactMap { $0 }
            guard let most = amounts.max(), let least = amounts.min() else { continue }
            if most <= hundred, !least.isNegative {
                held.append(index)
            } else if holding.contains(claim.metric.key ?? ""), claim.direction == 0,
                claim.link?.kind != .change
            {
                // Other shares may well pass the whole: debt against output, subscriptions against an offer.
                report.fire(
                    [index], at: quantity.span,
                    ar: "حصة خارج 0–100%: «\(article.figure(index))»",
                    en: "a share outside 0–100%: “\(article.figure(index))”",
                    [("share", most.description)])
            }
        }
        report.hold(held)
    }

    /// Metrics that are a part of something and can never be more than all of it.
    private static let holding: Set<String> = ["ownership", "market-share", "renewable-share"]
}
