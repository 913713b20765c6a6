import Extraction

extension Rule {
    /// An amount and the share it is of a whole imply that whole.
    static let arithmeticShareImpliesTotal = Rule(
        "arithmetic/share-implies-total", .warning, needs: [.percent, .whole, .apposition],
        summary: Bilingual(
            ar: "المقدار وحصته يحددان الكل", en: "an amount and its share of a whole imply the whole"),
        example: Bilingual(
            ar: "50 طنا، أي 10% من إنتاج بلغ 900 طن", en: "50 t, that is 10% of a production of 900 t")
    ) { article, report in
        for share in article.measures
        where article.checkedFigures[share].isPercent && article.isPoint(share) {
            let claim = article.claims[share]
            guard claim.denominator != nil, let link = claim.link, link.kind == .apposition,
                article.isPoint(link.claim),
                let total = article.measures.first(where: {
                    article.claims[$0].link?.claim == share && article.claims[$0].link?.kind == .whole
                        && article.sameUnitBase($0, link.claim)
                }),
                let implied = article.interval(link.claim).divided(by: article.interval(share))?.times(
                    ExactDecimal(100))
            else { continue }
            let claims = [link.claim, share, total]
            if implied.isDisjoint(from: article.interval(total)) {
                report.fire(
                    claims, at: article.span(total),
                    ar:
                        "\(article.figure(link.claim)) حصة \(article.figure(share)) من \(implied.shown)، لا من \(article.figure(total))",
                    en:
                        "\(article.figure(link.claim)) is \(article.figure(share)) of \(implied.shown), not of \(article.figure(total))",
                    [("implied", implied.shown)])
            } else {
                report.hold(claims)
            }
        }
    }

    /// A level and its ratio to the present one imply the present one.
    static let arithmeticRatioImpliesBase = Rule(
        "arithmetic/ratio-implies-base", .warning, needs: [.ratio, .apposition],
        summary: Bilingual(
            ar: "المستوى ونسبته إلى الأصل يحددان الأصل", en: "a level and its ratio to a base imply the base"),
        example: Bilingual(
            ar: "سيبلغ 90، أي أكثر من ضعف المستوى الحالي البالغ 60",
            en: "it will be 90, more than double the present 60")
    ) { article, report in
        for ratio in article.measures {
            guard let link = article.claims[ratio].link, link.kind == .apposition,
                let quantity = article.quantity(ratio),
                quantity.unit.dimension == .ratio,
                let factor = quantity.value ?? quantity.lower ?? quantity.upper, factor > .one,
                let level = article.quantity(link.claim),
                let figure = level.value ?? level.upper ?? level.lower,
                let base = figure.divided(by: factor)?.rounded()
            else { continue }
            let stated = article.measures.first {
                $0 > ratio && article.claims[$0].sentence == article.claims[ratio].sentence
                    && article.roots[$0] == article.roots[ratio]
                    && article.sameUnit($0, link.claim) && article.isPoint($0)
            }
            guard let stated, quantity.bound == .exact || quantity.bound == .moreThan,
                let implied = article.interval(link.claim).high?.divided(by: factor),
                let low = article.interval(stated).low
            else {
                report.hold([link.claim, ratio])
                continue
            }
            if low > implied {
                report.fire(
                    [link.claim, ratio, stated], at: article.span(ratio),
                    ar:
                        "\(article.figure(link.claim)) على \(factor) تساوي \(base)، والأصل المكتوب \(article.figure(stated))",
                    en:
                        "\(article.figure(link.claim)) over \(factor) is \(base), but the base is given as \(article.figure(stated))",
                    [("base", base.description)])
            } else {
                report.hold([link.claim, ratio, stated])
            }
        }
    }
}
