import Extraction

extension Rule {
    /// Somebody states the figure.
    static let attributionNone = Rule(
        "attribution/none", .warning,
        summary: Bilingual(ar: "لكل رقم مقيس مصدر", en: "every measured figure has a source"),
        example: Bilingual(ar: "تستورد البلاد 80% من حاجتها", en: "the country imports 80% of its needs")
    ) { article, report in
        let bare = article.measures.filter {
            article.tellers[$0].isEmpty && !article.isImpersonal($0) && article.isWorthASource($0)
        }
        fire(
            bare, article, &report,
            ar: { "\($0) بلا مصدر: \($1)" }, en: { "\($0) given with no source: \($1)" })
        report.hold(article.measures.filter { !article.tellers[$0].isEmpty })
    }

    /// An expectation or an estimate is somebody's.
    static let attributionImpersonal = Rule(
        "attribution/impersonal", .warning,
        summary: Bilingual(
            ar: "التوقع والتقدير لقائل معلوم", en: "an expectation or an estimate is somebody's"),
        example: Bilingual(
            ar: "من المتوقع أن يبلغ الطلب 5 ملايين", en: "demand is expected to reach 5 million")
    ) { article, report in
        let bare = article.measures.filter {
            article.tellers[$0].isEmpty && article.isImpersonal($0) && article.isWorthASource($0)
        }
        fire(
            bare, article, &report,
            ar: { "\($0) متوقع أو مقدر ولا يُعرف من توقعه: \($1)" },
            en: { "\($0) expected or estimated by nobody named: \($1)" })
    }

    /// The source is more than a group without a name.
    static let attributionUnnamedGroup = Rule(
        "attribution/unnamed-group", .note,
        summary: Bilingual(ar: "المصدر جماعة غير مسماة", en: "the source is a group without a name"),
        example: Bilingual(ar: "يتوقع المحللون ارتفاعا بنسبة 5%", en: "analysts expect a rise of 5%")
    ) { article, report in
        let found = article.measures.filter { named($0, article, .group) }
        fire(
            found, article, &report, ar: { "\($0) عن جماعة غير مسماة: \($1)" },
            en: { "\($0) from an unnamed group: \($1)" })
    }

    /// The source has a name.
    static let attributionAnonymous = Rule(
        "attribution/anonymous", .note,
        summary: Bilingual(ar: "المصدر مجهول", en: "the source is anonymous"),
        example: Bilingual(
            ar: "قال مصدران إن الصفقة بلغت 3 ملايين", en: "two sources said the deal was worth 3 million")
    ) { article, report in
        let found = article.measures.filter { named($0, article, .anonymous) }
        fire(
            found, article, &report, ar: { "\($0) عن مصدر مجهول: \($1)" },
            en: { "\($0) from an anonymous source: \($1)" })
    }

    /// Whether all that states a claim is of one kind.
    private static func named(_ claim: Int, _ article: CheckedArticle, _ kind: Tellers) -> Bool {
        article.tellers[claim] == kind
    }

    private static func fire(
        _ claims: [Int], _ article: CheckedArticle, _ report: inout Report, ar: (String, String) -> String,
        en: (String, String) -> String
    ) {
        guard let first = claims.first else { return }
        let count = claims.count
        report.fire(
            claims, at: article.span(first),
            ar: ar(
                count == 1 ? "رقم" : count == 2 ? "رقمان" : "\(count) أرقام",
                article.figures(claims, separator: "، ")),
            en: en(
                count == 1 ? "a figure is" : "\(count) figures are", article.figures(claims, separator: ", ")),
            [("count", String(count))])
    }
}

extension CheckedArticle {
    /// Whether a claim is expected or estimated by nobody.
    func isImpersonal(_ claim: Int) -> Bool {
        let traits = claims[claim].traits
        // `تبين أن` finds out, and neither expects nor estimates.
        let isExpected =
            claims[claim].modality.kind == .forecast || claims[claim].modality.kind == .estimate
        return isExpected && !traits.contains(.held)
            && (traits.contains(.impersonal)
                || claims[claim].attributions.contains { mentions.attributions[$0].kind == .impersonal })
    }
}

extension CheckedArticle {
    /// Whether a reader would ask where a figure comes from: whoever tells of two cars, several months or a man of 40
    /// counted for himself.
    fileprivate func isWorthASource(_ claim: Int) -> Bool {
        if claims[claim].traits.contains(.held) { return false }
        let figure = checkedFigures[claim]
        let metric = claims[claim].metric.key
        let isMeasured = metric != nil && metric != "reach" && metric != "count"
        switch figure.dimension {
        case .count:
            if isMeasured { return true }
            guard !figure.isVague, let quantity = quantity(claim) else { return false }
            return [quantity.value, quantity.lower, quantity.upper].contains { amount in
                amount.map { CheckedArticle.many <= $0.magnitude } ?? false
            }
        case .duration: return isMeasured && metric != "age"
        case nil: return false
        default: return isMeasured || !figure.isVague
        }
    }

    /// As many things as nobody counts at a glance.
    private static let many = ExactDecimal(100)
}
