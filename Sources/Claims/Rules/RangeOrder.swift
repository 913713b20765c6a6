import ArabicText
import Extraction
import Lexicon

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
            if high < low, article.isOfRisesAndFalls(quantity) {
                report.fire(
                    [index], at: quantity.span, .note,
                    ar: "مدى من انخفاض إلى ارتفاع بلا إشارة: \(low) ثم \(high) في «\(article.figure(index))»",
                    en:
                        "a range from a fall to a rise without signs: \(low), then \(high) in “\(article.figure(index))”",
                    [("lower", low.description), ("upper", high.description)])
            } else if high < low {
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

extension CheckedArticle {
    /// Whether rises and falls are told of in one: `تراوحت الانخفاضات والارتفاعات بين 9% و1%` goes from a fall to a rise.
    fileprivate func isOfRisesAndFalls(_ quantity: Quantity) -> Bool {
        var directions: Set<String> = []
        var token = quantity.tokens.lowerBound - 1
        let start = document.tokens(ofSentence: document.sentence(ofToken: quantity.tokens.lowerBound))
            .lowerBound
        while token >= start, document[token].kind != .punctuation, quantityIndex(at: token) == nil {
            if let match = lexicon.match(.metrics, at: token, in: document.words) {
                for entry in lexicon.entries(of: .metrics, at: match) {
                    if let direction = lexicon.features(entry)["direction"] {
                        directions.insert(direction)
                    }
                }
            }
            token -= 1
        }
        return directions.count > 1
    }
}
