import Extraction

extension Rule {
    /// All of a range is as much as what it is said to equal.
    static let comparisonRangeCoversPartly = Rule(
        "comparison/range-covers-partly", .note, needs: [.range, .relation],
        summary: Bilingual(
            ar: "المدى كله يعادل ما قيل إنه يعادله",
            en: "all of a range is as much as what it is said to equal"),
        example: Bilingual(
            ar: "من 60 إلى 130 تيراواط ساعة سنويا، أي ما يعادل استهلاك الكهرباء في السويد",
            en: "60 to 130 TWh a year, as much as Sweden's electricity consumption")
    ) { article, report in
        for (index, compared, published) in article.equatedFigures
        where article.checkedFigures[compared].isRange {
            let told = article.interval(compared, in: published.unit)
            guard let told, let low = told.low, let high = told.high, low < high,
                let from = published.range.low,
                let to = published.range.high, !told.isDisjoint(from: published.range)
            else { continue }
            guard low < from || to < high else {
                report.hold([compared, index])
                continue
            }
            let (bottom, top) = (low < from ? from : low, to < high ? to : high)
            let part = top.minus(bottom).flatMap { part in
                high.minus(low).flatMap { part.times(ExactDecimal(100))?.divided(by: $0) }
            }
            let share = part.map { $0.rounded(0).description } ?? ""
            let common = Interval(low: bottom, high: top).shown
            report.fire(
                [compared, index], at: article.claims[index].relation?.cue,
                ar:
                    "«\(article.figure(compared))»: لا يعادله إلا \(common)، أي \(share)% من المدى (\(published.told.ar))",
                en:
                    "“\(article.figure(compared))”: only \(common), \(share)% of the range, is as much (\(published.told.en))",
                [("low", bottom.description), ("high", top.description)])
        }
    }

    /// A figure is as much as what it is said to equal.
    static let comparisonReferenceDisagrees = Rule(
        "comparison/reference-disagrees", .warning, needs: .relation,
        summary: Bilingual(
            ar: "الرقم يعادل ما قيل إنه يعادله", en: "a figure is as much as what it is said to equal"),
        example: Bilingual(
            ar: "يستهلك القطاع 15 تيراواط ساعة سنويا، أي ما يعادل استهلاك الكهرباء في السويد",
            en: "the sector uses 15 TWh a year, as much as Sweden's electricity consumption")
    ) { article, report in
        for (index, compared, published) in article.equatedFigures {
            guard let told = article.interval(compared, in: published.unit) else { continue }
            guard told.widened(by: Rule.leeway).isDisjoint(from: published.range) else {
                if !article.checkedFigures[compared].isRange { report.hold([compared, index]) }
                continue
            }
            report.fire(
                [compared, index], at: article.claims[index].relation?.cue,
                ar: "«\(article.figure(compared))» لا يعادل المنشور: \(published.told.ar)",
                en: "“\(article.figure(compared))” is not as much as is published: \(published.told.en)",
                [
                    ("low", published.range.low?.description ?? ""),
                    ("high", published.range.high?.description ?? ""),
                ])
        }
    }

    /// Equalities are said roundly: a tenth to either side is none of anybody's business.
    private static let leeway = ExactDecimal(coefficient: 1, exponent: -1) ?? .zero
}

/// What is published of everything that a figure is held against.
private struct PublishedReference {
    var unit: String
    /// From the lowest of the facts to the highest.
    var range: Interval
    /// The facts, as a message names them.
    var told: Bilingual

    init?(_ facts: [ReferenceFact]) {
        guard let first = facts.first, facts.allSatisfy({ $0.unit == first.unit }),
            let low = facts.compactMap(\.range.low).min(), let high = facts.compactMap(\.range.high).max()
        else { return nil }
        unit = first.unit
        range = Interval(low: low, high: high)
        told = Bilingual(
            ar: facts.map(\.told.ar).joined(separator: "؛ "), en: facts.map(\.told.en).joined(separator: "; ")
        )
    }
}

extension CheckedArticle {
    /// Figures said to be as much as something of which a figure is published: the comparison, the figure's claim, and
    /// what is published.
    fileprivate var equatedFigures: [(comparison: Int, figure: Int, published: PublishedReference)] {
        claims.indices.compactMap { index in
            guard let relation = claims[index].relation, let compared = relation.compares,
                relation.kind == .equals || relation.kind == .approx,
                !claims[index].modality.negated, let unit = quantity(compared)?.unit,
                let span = relation.reference.spans.first,
                let metric = referenceMetric(claims[index].metric.key, unit)
            else { return nil }
            let names = tokens(of: span).compactMap { mentions.entity(at: $0) }.map { mentions.entities[$0] }
            guard !names.isEmpty, names.allSatisfy({ $0.type == .place }) else { return nil }
            // Each of them must be known, or the range would be that of a part.
            let facts = Set(names.map(\.name)).sorted().map {
                ReferenceFacts.embedded.facts(metric, of: $0).last
            }
            guard facts.allSatisfy({ $0 != nil }), let known = PublishedReference(facts.compactMap { $0 })
            else { return nil }
            return (index, compared, known)
        }
    }
}
