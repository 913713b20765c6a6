import ArabicText
import Extraction
import Lexicon

extension Rule {
    /// A figure of a country or of the world is of the size that is published.
    static let referenceMagnitude = Rule(
        "reference/magnitude", .warning,
        summary: Bilingual(
            ar: "رقم البلد أو العالم من حجم الرقم المنشور",
            en: "a figure of a country or of the world is of the size that is published"),
        example: Bilingual(
            ar: "يبلغ عدد سكان الأردن 120 مليون نسمة", en: "Jordan has a population of 120 million")
    ) { article, report in
        for index in article.measures {
            // Where it fits another that is named, ``referenceEntityMismatch`` has more to say.
            guard let metric = article.referenceMetric(index), article.misplaced(index) == nil else {
                continue
            }
            let holders = [article.holder(index), "any"].compactMap { $0 }
            for fact in holders.lazy.flatMap({ ReferenceFacts.embedded.facts(metric, of: $0) }) {
                guard let interval = article.interval(index, in: fact.unit),
                    article.mentions(fact, in: index),
                    fact.covers(article.reckonedYears(index))
                        || article.isUndated(index) && interval.isAbove(fact.range)
                else { continue }
                let isBelow = fact.range.isAbove(interval)
                if interval.isAbove(fact.range) || isBelow && article.isWhole(index, metric) {
                    article.fire(fact, [index], &report)
                } else if !isBelow {
                    report.hold([index])
                }
            }
        }
    }

    /// Nobody has more of a thing than the whole world.
    static let referenceExceedsWorld = Rule(
        "reference/exceeds-world", .warning,
        summary: Bilingual(
            ar: "لا يملك أحد أكثر مما في العالم كله", en: "nobody has more of a thing than the whole world"),
        example: Bilingual(
            ar: "تنتج الشركة 300 مليون برميل يوميا", en: "the company produces 300 million barrels a day")
    ) { article, report in
        for index in article.measures {
            guard let metric = article.referenceMetric(index), article.holder(index) != "World" else {
                continue
            }
            for fact in ReferenceFacts.embedded.facts(metric, of: "World") {
                guard fact.covers(article.reckonedYears(index)) || article.isUndated(index),
                    let interval = article.interval(index, in: fact.unit), interval.isAbove(fact.range),
                    article.holder(index).map({ ReferenceFacts.embedded.facts(metric, of: $0).isEmpty })
                        ?? true
                else { continue }
                article.fire(fact, [index], &report)
            }
        }
    }

    /// An amount and its share of a country's or the world's total imply the total that is published.
    static let referenceShareImpliesTotal = Rule(
        "reference/share-implies-total", .warning, needs: .percent,
        summary: Bilingual(
            ar: "المقدار وحصته من كل معروف يوافقان ذلك الكل",
            en: "an amount and its share of a known whole agree with that whole"),
        example: Bilingual(
            ar: "يستهلك القطاع 120 تيراواط ساعة، أي 8% من كهرباء العالم",
            en: "the sector uses 120 TWh, that is 8% of the world's electricity")
    ) { article, report in
        for share in article.measures where article.checkedFigures[share].isPercent && article.isPoint(share)
        {
            guard let whole = article.claims[share].denominator, let link = article.claims[share].link,
                link.kind == .apposition, article.isPoint(link.claim),
                let metric = article.referenceMetric(link.claim), let holder = article.holder(named: whole)
            else { continue }
            for fact in ReferenceFacts.embedded.facts(metric, of: holder) {
                guard fact.covers(article.reckonedYears(link.claim)),
                    let amount = article.interval(link.claim, in: fact.unit),
                    let total = amount.divided(by: article.interval(share))?.times(ExactDecimal(100))
                else { continue }
                guard total.isDisjoint(from: fact.range) else {
                    report.hold([link.claim, share])
                    continue
                }
                let known = fact.told
                report.fire(
                    [link.claim, share], at: article.span(share),
                    ar:
                        "\(article.figure(link.claim)) حصة \(article.figure(share)) من \(total.shown)، والمنشور: \(known.ar)",
                    en:
                        "\(article.figure(link.claim)) is \(article.figure(share)) of \(total.shown), while \(known.en)",
                    [("implied", total.shown)])
            }
        }
    }
}

extension CheckedArticle {
    /// The metric a claim's figure is held against the facts under; `nil` for parts, changes and metrics without facts.
    func referenceMetric(_ claim: Int) -> String? {
        guard claims[claim].metricKind != .change, claims[claim].direction == 0,
            claims[claim].denominator == nil, !claims[claim].modality.hypothetical,
            !checkedFigures[claim].isVague, let quantity = claims[claim].quantity,
            !mentions.quantities[quantity].delta
        else { return nil }
        switch claims[claim].link?.kind {
        case .change, .part, .before, .input, .detail: return nil
        default: break
        }
        return referenceMetric(claims[claim].metric.key, mentions.quantities[quantity].unit)
    }

    /// The metric of the facts that amounts of a metric of the lexicon are held against.
    func referenceMetric(_ key: String?, _ unit: Unit) -> String? {
        switch key {
        case "production":
            return unit.code == "[bbl]/d"
                ? "oil-production" : unit.dimension == .energy ? "electricity-generation" : nil
        case "consumption":
            return unit.dimension == .energy ? "electricity-consumption" : nil
        case let key?:
            switch key {
            case "population", "gdp", "oil-production", "electricity-generation", "electricity-consumption",
                "area",
                "temperature", "humidity", "life-expectancy", "oil-price":
                return key
            default: return nil
            }
        case nil: return nil
        }
    }

    /// The country, or `World`, that a figure is of.
    func holder(_ claim: Int) -> String? {
        let subject = claims[claim].subject
        guard subject.status == .explicit || subject.status == .resolved, let span = subject.spans.first
        else { return nil }
        return holder(named: subject.antecedent ?? span)
            ?? claims[claim].metric.spans.lazy.compactMap {
                self.isWorld($0) ? "World" : nil
            }.first
    }

    /// The country that a phrase names and nothing else, or the world.
    func holder(named span: TextSpan) -> String? {
        let tokens = tokens(of: span)
        for token in tokens {
            guard let entity = mentions.entity(at: token), mentions.entities[entity].type == .place else {
                continue
            }
            // `النساء في مصر` are fewer than Egypt, and `مصر والسودان` are more.
            let rest = tokens.filter { !mentions.entities[entity].tokens.contains($0) && document[$0].isWord }
            return rest.isEmpty ? mentions.entities[entity].name : nil
        }
        return isWorld(span) ? "World" : nil
    }

    private func isWorld(_ span: TextSpan) -> Bool {
        tokens(of: span).contains { document.bareKey($0).map(CheckedArticle.world.contains) ?? false }
    }

    /// `العالم`, `العالمي`, `العالمية`.
    private static let world = Set(words: "عالم عالمي عالمية")

    /// The years a claim is of: its own, else that of the article.
    func reckonedYears(_ claim: Int) -> ClosedRange<Int>? {
        claims[claim].time == nil ? publicationYear.map { $0...$0 } : years(of: claim)
    }

    /// Whether neither a claim nor its article has a year: it is then of the past, in which there was not more.
    func isUndated(_ claim: Int) -> Bool {
        claims[claim].time == nil && publicationYear == nil && claims[claim].modality.kind == .fact
    }

    /// Whether a figure that is too low cannot be of a part: nothing but the population or the area is named.
    func isWhole(_ claim: Int, _ metric: String) -> Bool {
        guard metric == "population" || metric == "area", claims[claim].subject.status == .explicit,
            claims[claim].link == nil, claims[claim].place == nil || claims[claim].subject.key != nil
        else { return false }
        let nouns = claims[claim].metric.spans.reduce(0) { $0 + tokens(of: $1).count }
        return nouns <= (metric == "population" ? 3 : 2)
    }

    /// Reports a claim that a fact speaks against.
    func fire(_ fact: ReferenceFact, _ claims: [Int], _ report: inout Report) {
        let known = fact.told
        let figures = figures(claims, separator: ", ")
        report.fire(
            claims, at: claims.first.flatMap(span),
            ar: "«\(figures)» خارج المنشور: \(known.ar)",
            en: "“\(figures)” is outside what is published: \(known.en)",
            [("low", fact.range.low?.description ?? ""), ("high", fact.range.high?.description ?? "")])
    }
}
