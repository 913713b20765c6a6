import Extraction

extension Rule {
    /// A year's energy is no more than the power could make in all its hours.
    static let arithmeticCapacityFactor = Rule(
        "arithmetic/capacity-factor", .error, needs: [.power, .energy],
        summary: Bilingual(
            ar: "طاقة السنة لا تزيد على القدرة في 8760 ساعة",
            en: "a year's energy is no more than the power times 8,760 hours"),
        example: Bilingual(
            ar: "محطة قدرتها 100 ميغاواط تنتج 2000 غيغاواط ساعة سنويا",
            en: "a 100 MW plant makes 2,000 GWh a year")
    ) { article, report in
        var at = 0
        let measures = article.measures
        while at < measures.count {
            var end = at + 1
            while end < measures.count,
                article.claims[measures[end]].sentence == article.claims[measures[at]].sentence
            { end += 1 }
            let sentence = measures[at..<end]
            at = end
            let powers = sentence.filter { isCapacity($0, article) }
            let energies = sentence.filter { isYearly($0, article) }
            guard powers.count == 1, energies.count == 1, let power = powers.first,
                let energy = energies.first,
                let watts = article.interval(power).times(scale(power, article)).high,
                let hours = article.interval(energy).times(scale(energy, article)).low,
                let most = watts.times(ExactDecimal(8760)), let printed = article.quantity(energy)?.value,
                let share = article.interval(energy).times(scale(energy, article)).low?.divided(by: most)?
                    .times(ExactDecimal(100))?.rounded(0)
            else { continue }
            if hours > most {
                report.fire(
                    [power, energy].sorted(), at: article.span(energy),
                    ar:
                        "\(article.figure(power)) في 8760 ساعة لا تعطي \(article.figure(energy)): \(share)% من الممكن",
                    en:
                        "\(article.figure(power)) over 8,760 hours cannot give \(article.figure(energy)): \(share)% of what is possible",
                    [("energy", printed.description), ("percent", share.description)])
            } else {
                report.hold([power, energy].sorted())
            }
        }
    }

    private static func isCapacity(_ claim: Int, _ article: CheckedArticle) -> Bool {
        guard article.checkedFigures[claim].dimension == .power, article.quantity(claim)?.unit.per == nil
        else {
            return false
        }
        return article.isPoint(claim)
    }

    private static func isYearly(_ claim: Int, _ article: CheckedArticle) -> Bool {
        guard article.checkedFigures[claim].dimension == .energy, article.quantity(claim)?.unit.per == "a"
        else {
            return false
        }
        return article.isPoint(claim)
    }

    /// Watts in the unit of a power or an energy.
    private static func scale(_ claim: Int, _ article: CheckedArticle) -> ExactDecimal {
        let code = article.quantity(claim)?.unit.code ?? ""
        let powers: [Character: Int] = ["k": 3, "M": 6, "G": 9, "T": 12]
        let exponent = code.first.flatMap { powers[$0] } ?? 0
        return ExactDecimal(coefficient: 1, exponent: exponent) ?? .one
    }
}
