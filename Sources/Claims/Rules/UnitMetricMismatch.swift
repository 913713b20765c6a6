import Extraction

extension Rule {
    /// A metric is measured in its units.
    static let unitMetricMismatch = Rule(
        "unit/metric-mismatch", .warning, needs: .misfit,
        summary: Bilingual(
            ar: "الوحدة من وحدات ما يقاس", en: "the unit is one that the metric can be measured in"),
        example: Bilingual(
            ar: "بلغت الطاقة الإنتاجية للمصنع 12 سنة", en: "the factory's production capacity was 12 years")
    ) { article, report in
        for index in article.measures where article.claims[index].traits.contains(.misfit) {
            let claim = article.claims[index]
            guard let measured = claim.metric.spans.last ?? claim.subject.spans.first,
                let unit = article.quantity(index)?.unit
            else { continue }
            let dimension = unit.dimension
            report.fire(
                [index], at: article.span(index),
                ar:
                    "«\(article.text(measured))» لا يقاس بوحدة «\(article.figure(index))» (\(dimension.arabicName))",
                en:
                    "“\(article.text(measured))” is never a \(dimension.rawValue), which “\(article.figure(index))” is",
                [("unit", unit.code), ("dimension", dimension.rawValue)])
        }
    }
}

extension Dimension {
    /// The dimension as a message calls it.
    fileprivate var arabicName: String {
        switch self {
        case .share: "نسبة"
        case .money: "نقود"
        case .energy: "طاقة"
        case .power: "قدرة"
        case .mass: "كتلة"
        case .length: "طول"
        case .area: "مساحة"
        case .volume: "حجم"
        case .duration: "مدة"
        case .temperature: "حرارة"
        case .speed: "سرعة"
        default: rawValue
        }
    }
}
