import ArabicText
import Extraction
import Lexicon

extension Rule {
    /// A published figure is said of whom it is of.
    static let referenceEntityMismatch = Rule(
        "reference/entity-mismatch", .warning,
        summary: Bilingual(
            ar: "الرقم المنشور منسوب إلى صاحبه", en: "a published figure is said of what it is a figure of"),
        example: Bilingual(
            ar: "اشترت فيسبوك إنستغرام في صفقة قيمتها 19 مليار دولار",
            en: "Facebook bought Instagram in a deal of 19 billion dollars")
    ) { article, report in
        for index in article.measures {
            if let (fact, other) = article.misplaced(index) {
                let (known, fits) = (fact.told, other.told)
                report.fire(
                    [index], at: article.span(index),
                    ar:
                        "«\(article.figure(index))» خارج المنشور: \(known.ar)؛ وهو من المنشور عن غيره: \(fits.ar)",
                    en:
                        "“\(article.figure(index))” is outside what is published: \(known.en); it is what is published of another: \(fits.en)",
                    [("of", fact.of), ("fits", other.of)])
            }
        }
        article.checkDeals(&report)
    }
}

extension CheckedArticle {
    /// A fact that a country's figure is outside of, and the one of another country, named in the article too, that it
    /// is within; `nil` where it fits, or fits several others.
    func misplaced(_ claim: Int) -> (fact: ReferenceFact, other: ReferenceFact)? {
        guard let metric = referenceMetric(claim), let holder = holder(claim), holder != "World" else {
            return nil
        }
        let years = reckonedYears(claim)
        guard
            let fact = ReferenceFacts.embedded.facts(metric, of: holder).first(where: { $0.covers(years) }),
            let interval = interval(claim, in: fact.unit), interval.isBounded,
            interval.isAbove(fact.range) || fact.range.isAbove(interval) && isWhole(claim, metric)
        else { return nil }
        let others = Set(mentions.entities.lazy.filter { $0.type == .place }.map(\.name)).subtracting([holder]
        )
        let fitting = others.flatMap { ReferenceFacts.embedded.facts(metric, of: $0) }.filter {
            $0.covers(years) && $0.unit == fact.unit && !interval.isDisjoint(from: $0.range)
        }
        guard fitting.count == 1, let other = fitting.first else { return nil }
        return (fact, other)
    }

    /// Holds the prices of well-known deals against whom the sentence says they were paid for.
    fileprivate func checkDeals(_ report: inout Report) {
        for index in measures where checkedFigures[index].dimension == .money && isPoint(index) {
            let tokens = sentence(of: index)
            // First the words: most articles need no facts, which then are not read.
            guard tokens.contains(where: { has(.deal, at: $0) }),
                let deals = ReferenceFacts.embedded.byMetric["deal-value"]
            else { continue }
            let fitting = deals.filter { deal in
                deal.covers(publicationYear.map { $0...$0 })
                    && interval(index, in: deal.unit).map { !$0.isDisjoint(from: deal.range) } == true
            }
            guard !fitting.isEmpty else { continue }
            let named = Set(
                entities(in: tokens).filter { $0.type == .company || $0.type == .product }.map(\.name))
            let bought = fitting.filter { named.contains($0.of) }
            guard let deal = bought.first else { continue }
            if bought.contains(where: { mentions($0, in: index) }) {
                report.hold([index])
            } else if named.count == 2 {
                let known = deal.told
                report.fire(
                    [index], at: span(index),
                    ar: "«\(figure(index))» قيمة صفقة أخرى: \(known.ar)",
                    en: "“\(figure(index))” is the price of another deal: \(known.en)",
                    [("of", deal.of)])
            }
        }
    }

    /// The entities that begin in a stretch of tokens.
    private func entities(in tokens: Range<Int>) -> ArraySlice<Entity> {
        let low = (0..<mentions.entities.count).partition {
            mentions.entities[$0].tokens.lowerBound < tokens.lowerBound
        }
        var end = low
        while end < mentions.entities.count, mentions.entities[end].tokens.lowerBound < tokens.upperBound {
            end += 1
        }
        return mentions.entities[low..<end]
    }
}
