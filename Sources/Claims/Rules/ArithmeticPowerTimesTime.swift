import Extraction

extension Rule {
    /// Energy is no more than the power times the hours it is given for.
    static let arithmeticPowerTimesTime = Rule(
        "arithmetic/power-times-time", .error, needs: [.power, .energy],
        summary: Bilingual(
            ar: "الطاقة لا تزيد على القدرة في عدد الساعات",
            en: "energy is no more than the power times the hours"),
        example: Bilingual(
            ar: "تعطي البطارية 900 ميغاواط ساعة بقدرة 100 ميغاواط لمدة 4 ساعات",
            en: "the battery gives 900 MWh at 100 MW for 4 hours")
    ) { article, report in
        for sentence in article.measuresBySentence {
            let powers = sentence.filter {
                article.checkedFigures[$0].dimension == .power && article.isPoint($0)
            }
            let energies = sentence.filter {
                article.checkedFigures[$0].dimension == .energy && article.isPoint($0)
                    && article.quantity($0)?.unit.per == nil
            }
            guard powers.count == 1, energies.count == 1, let power = powers.first,
                let energy = energies.first,
                let hours = hours(in: article.claims[power].sentence, article),
                let used = article.interval(energy, in: "kW.h"),
                let watts = article.quantity(power).flatMap({ quantity in
                    ReferenceFacts.embedded.ratio(from: quantity.unit.code, to: "kW")
                }).map({ article.interval(power).times($0) })
            else { continue }
            let most = watts.times(article.interval(hours))
            let claims = [power, energy, hours].sorted()
            if used.isAbove(most) {
                report.fire(
                    claims, at: article.span(energy),
                    ar:
                        "\(article.figure(power)) × \(article.figure(hours)) = \(most.shown) كيلوواط ساعة، أقل من \(article.figure(energy))",
                    en:
                        "\(article.figure(power)) × \(article.figure(hours)) = \(most.shown) kWh, less than \(article.figure(energy))",
                    [("most", most.shown)])
            } else {
                report.hold(claims)
            }
        }
    }

    /// The one figure of a sentence that is a number of hours.
    private static func hours(in sentence: Int, _ article: CheckedArticle) -> Int? {
        let found = article.claims.indices.filter {
            article.claims[$0].sentence == sentence && article.checkedFigures[$0].dimension == .duration
        }
        guard found.count == 1, let hours = found.first, article.isPoint(hours),
            article.quantity(hours)?.unit.code == "h"
        else { return nil }
        return hours
    }
}
