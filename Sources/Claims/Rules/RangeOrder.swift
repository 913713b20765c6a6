import Extraction

extension Rule {
    /// The lower end of a range stands first.
    static let rangeOrder = Rule(
        "range/order", .error, needs: .range,
        summary: Bilingual(ar: "طرف المدى الأدنى قبل الأعلى", en: "the lower end of a range stands first"),
        example: Bilingual(ar: "يتراوح العجز بين 7% و4%", en: "the deficit is between 7% and 4%")
    ) { article, report in
        var held: [Int] = []
        for index in article.claims.indices {
            guard article.checkedFigures[index].isRange, let quantity = article.quantity(index),
                let low = quantity.lower, let high = quantity.upper,
                // Ages run backwards: from 145 to 65 million years ago.
                quantity.unit.dimension != .duration
            else { continue }
            if high < low {
                report.fire(
                    [index], at: quantity.span,
                    ar: "المدى مقلوب: \(low) قبل \(high) في «\(article.figure(index))»",
                    en: "the range is reversed: \(low) before \(high) in “\(article.figure(index))”",
                    [("lower", low.description), ("upper", high.description)])
            } else {
                held.append(index)
            }
        }
        report.hold(held)
    }
}
