import Extraction

extension Rule {
    /// A consumption over a time is energy, not power.
    static let unitPowerNotEnergy = Rule(
        "unit/power-not-energy", .error, needs: .power,
        summary: Bilingual(
            ar: "استهلاك المدة طاقة لا قدرة", en: "what is used over a time is energy, not power"),
        example: Bilingual(ar: "استهلكت المصانع 900 ميغاواط سنويا", en: "the factories used 900 MW a year")
    ) { article, report in
        var held: [Int] = []
        for index in article.measures {
            guard article.checkedFigures[index].dimension == .power, let quantity = article.quantity(index)
            else {
                continue
            }
            let claim = article.claims[index]
            let isFlow = flows.contains(claim.metric.key ?? "") && claim.metricKind == .flow
            if isFlow, quantity.unit.per != nil || article.isOfWholeYear(index) {
                report.fire(
                    [index], at: quantity.span,
                    ar: "«\(article.figure(index))» قدرة، والمستهلك أو المنتج في مدة طاقة (واط ساعة)",
                    en:
                        "“\(article.figure(index))” is a power; what is used or made over a time is energy (Wh)",
                    [("unit", quantity.unit.code)])
            } else {
                held.append(index)
            }
        }
        report.hold(held)
    }

    /// A consumption or production has its period.
    static let unitPeriodMissing = Rule(
        "unit/period-missing", .note, needs: .energy,
        summary: Bilingual(ar: "للاستهلاك والإنتاج مدتهما", en: "a consumption or production has its period"),
        example: Bilingual(ar: "يستهلك القطاع 40 تيراواط ساعة", en: "the sector uses 40 TWh")
    ) { article, report in
        for index in article.measures {
            guard article.checkedFigures[index].dimension == .energy, let quantity = article.quantity(index)
            else {
                continue
            }
            let claim = article.claims[index]
            guard quantity.unit.per == nil,
                flows.contains(claim.metric.key ?? ""), claim.link == nil, !article.hasPeriod(index)
            else { continue }
            report.fire(
                [index], at: quantity.span,
                ar: "«\(article.figure(index))» بلا مدة: في السنة؟",
                en: "“\(article.figure(index))” has no period: a year?")
        }
    }

    /// Electricity is called electricity.
    static let unitEnergyForElectricity = Rule(
        "unit/energy-for-electricity", .note, needs: .energy,
        summary: Bilingual(
            ar: "الرقم كهرباء والكلمة طاقة", en: "the figure is electricity and the word is energy"),
        example: Bilingual(ar: "بلغ استهلاك الطاقة 40 تيراواط ساعة", en: "energy consumption was 40 TWh")
    ) { article, report in
        let found = article.measures.filter { index in
            guard article.checkedFigures[index].dimension == .energy,
                let unit = article.quantity(index)?.unit,
                unit.code.contains("W.h"),
                flows.contains(article.claims[index].metric.key ?? "")
            else { return false }
            let words = article.words(around: index)
            return words.contains("طاقة") && !words.contains("كهرب")
        }
        guard let first = found.first else { return }
        report.fire(
            found, at: article.span(first),
            ar: "«\(article.figure(first))» كهرباء سميت طاقة",
            en: "“\(article.figure(first))” is electricity, called energy")
    }

    private static let flows: Set<String> = [
        "consumption", "electricity-consumption", "production", "electricity-generation", "demand",
    ]
}

extension CheckedArticle {
    /// Whether a figure is what was used or made over all of a year.
    fileprivate func isOfWholeYear(_ claim: Int) -> Bool {
        guard let time = claims[claim].time else { return false }
        let date = mentions.dates[time.date]
        return date.kind == .year && (date.relation == .during || date.relation == .at)
            && claims[claim].metric.key == "electricity-consumption"
    }

    /// Whether an amount says over which time it was used: a rate word near it, or a date it fills.
    func hasPeriod(_ claim: Int) -> Bool {
        guard let quantity = quantity(claim) else { return false }
        if let time = claims[claim].time {
            let relation = mentions.dates[time.date].relation
            if relation == .during || relation == .at || relation == .rate { return true }
        }
        let sentence = document.tokens(ofSentence: claims[claim].sentence)
        for date in mentions.dates where date.kind == .rate || date.relation == .rate {
            if date.tokens.lowerBound >= sentence.lowerBound - 12,
                date.tokens.upperBound <= quantity.tokens.upperBound + 8
            {
                return true
            }
            if date.tokens.lowerBound > quantity.tokens.upperBound + 8 { break }
        }
        return words(around: claim).contains("سنوي")
    }

    /// Text of the metric, and from it to a little behind the figure.
    func words(around claim: Int) -> String {
        guard let quantity = quantity(claim) else { return "" }
        let after = quantity.tokens.upperBound..<min(document.tokenCount, quantity.tokens.upperBound + 4)
        return claims[claim].metric.spans.map(text).joined(separator: " ") + " "
            + (after.isEmpty ? "" : text(document.span(after)))
    }
}
