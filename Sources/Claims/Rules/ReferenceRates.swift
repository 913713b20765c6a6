import Extraction

extension Rule {
    /// An amount given in two currencies agrees with the rate between them.
    static let referenceExchangeRate = Rule(
        "reference/exchange-rate", .warning, needs: [.money, .apposition],
        summary: Bilingual(
            ar: "المبلغ بعملتين يوافق سعر الصرف المنشور",
            en: "an amount in two currencies agrees with the published rate between them"),
        example: Bilingual(
            ar: "10 مليارات ريال سعودي (4.2 مليار دولار)", en: "10 billion Saudi riyals (4.2 billion dollars)"
        )
    ) { article, report in
        for pair in article.currencyPairs {
            let facts =
                ReferenceFacts.embedded.facts("exchange-rate", of: pair.currency).filter {
                    $0.unit == pair.base
                }
            let years = article.reckonedYears(pair.amounts[0])
            // Without a year only a rate that never moved says anything.
            let known = facts.filter { years == nil ? $0.isFixed : $0.covers(years) }
            // `ريال` without a country may be another country's.
            guard let fact = known.first, !article.isBare(pair) else { continue }
            let rate = pair.rate.widened(by: Rule.slack)
            if !known.contains(where: { !$0.range.isDisjoint(from: rate) }) {
                let told = fact.told
                let (a, b) = (article.figure(pair.amounts[0]), article.figure(pair.amounts[1]))
                report.fire(
                    pair.amounts, at: article.span(pair.amounts[1]),
                    ar:
                        "\(a) و\(b) تعنيان \(pair.rate.shown) \(pair.currency) لكل \(pair.base)، والمنشور: \(told.ar)",
                    en:
                        "\(a) and \(b) mean \(pair.rate.shown) \(pair.currency) a \(pair.base), while \(told.en)",
                    [("rate", pair.rate.shown)])
            } else {
                report.hold(pair.amounts)
            }
        }
    }

    /// An amount given in two units agrees with the sizes of the units.
    static let referenceUnitConversion = Rule(
        "reference/unit-conversion", .warning, needs: .apposition,
        summary: Bilingual(
            ar: "المقدار بوحدتين يوافق حجم الوحدتين",
            en: "an amount in two units agrees with the sizes of the units"),
        example: Bilingual(ar: "100 فدان (60 هكتارا)", en: "100 feddans (60 hectares)")
    ) { article, report in
        for second in article.measures {
            guard let link = article.claims[second].link, link.kind == .apposition, article.isPoint(second),
                article.isPoint(link.claim), let a = article.quantity(link.claim)?.unit,
                let b = article.quantity(second)?.unit, a.dimension == b.dimension, a.code != b.code,
                let ratio = ReferenceFacts.embedded.ratio(from: a.code, to: b.code)
            else { continue }
            // `ياردتان وقدمان (متران ونصف)`: the figure before is only the rest of what is converted.
            if article.claims[link.claim].link?.kind == .coordinate { continue }
            let converted = article.interval(link.claim).times(ratio)
            if converted.widened(by: slack).isDisjoint(from: article.interval(second)) {
                let units = [a.code, b.code].compactMap {
                    ReferenceFacts.embedded.facts("unit-size", of: $0).first?.name
                }
                report.fire(
                    [link.claim, second], at: article.span(second),
                    ar:
                        "\(article.figure(link.claim)) = \(converted.shown)، والمكتوب \(article.figure(second)) (\(units.map(\.ar).joined(separator: "؛ ")))",
                    en:
                        "\(article.figure(link.claim)) = \(converted.shown), not \(article.figure(second)) (\(units.map(\.en).joined(separator: "; ")))",
                    [("converted", converted.shown)])
            } else {
                report.hold([link.claim, second])
            }
        }
    }

    /// Converted figures are rounded freely: 400 feet are told as 120 metres.
    fileprivate static let slack = ExactDecimal(coefficient: 3, exponent: -2) ?? .zero

    /// Amounts given in the same two currencies imply one rate.
    static let moneyRatesDisagree = Rule(
        "money/rates-disagree", .warning, needs: [.money, .apposition],
        summary: Bilingual(
            ar: "المبالغ بعملتين في مقال واحد تعني سعرا واحدا",
            en: "amounts in the same two currencies imply one rate in one article"),
        example: Bilingual(
            ar: "30 مليون جنيه (مليون دولار) … 90 مليون جنيه (1.8 مليون دولار)",
            en: "30 million pounds (1 million dollars) … 90 million pounds (1.8 million dollars)")
    ) { article, report in
        let pairs = article.currencyPairs
        for (at, pair) in pairs.enumerated() {
            for other in pairs[..<at]
            where other.currency == pair.currency && other.base == pair.base
                && article.claims[other.amounts[0]].time == article.claims[pair.amounts[0]].time
            {
                let claims = other.amounts + pair.amounts
                if pair.rate.isDisjoint(from: other.rate) {
                    report.fire(
                        claims, at: article.span(pair.amounts[1]),
                        ar:
                            "سعران لـ\(pair.currency) مقابل \(pair.base): \(other.rate.shown) في «\(article.figure(other.amounts[0]))» و\(pair.rate.shown) في «\(article.figure(pair.amounts[0]))»",
                        en:
                            "two rates of \(pair.currency) to \(pair.base): \(other.rate.shown) in “\(article.figure(other.amounts[0]))” and \(pair.rate.shown) in “\(article.figure(pair.amounts[0]))”",
                        [("first", other.rate.shown), ("second", pair.rate.shown)])
                } else {
                    report.hold(claims)
                }
                break
            }
        }
    }
}

extension ReferenceFact {
    /// Whether its two ends are within three per cent: a peg.
    var isFixed: Bool {
        guard let low = range.low, let high = range.high else { return false }
        return low.times(ExactDecimal(coefficient: 103, exponent: -2) ?? .one).map { high < $0 } ?? false
    }
}

/// One amount in two currencies.
struct CurrencyPair {
    /// The claims, in order of the text.
    var amounts: [Int]
    /// The currency of which there are more to one of the other.
    var currency: String
    var base: String
    /// How many of `currency` one of `base` is.
    var rate: Interval
}

extension CheckedArticle {
    /// Whether the currency of a pair that is no dollar and no euro is told by its noun only.
    fileprivate func isBare(_ pair: CurrencyPair) -> Bool {
        pair.amounts.contains {
            let code = quantity($0)?.unit.code ?? ""
            return !code.hasPrefix("USD") && !code.hasPrefix("EUR") && hasBareCurrency($0)
        }
    }

    /// Amounts an article gives in two currencies (`10 مليارات ريال (2.67 مليار دولار)`).
    var currencyPairs: [CurrencyPair] {
        measures.compactMap { second in
            guard checkedFigures[second].dimension == .money, let link = claims[second].link,
                link.kind == .apposition, isPoint(second), isPoint(link.claim),
                let a = quantity(link.claim)?.unit, let b = quantity(second)?.unit, b.per == a.per,
                a.dimension == .money, a.code != b.code, a.code.prefix(3) != "XXX", b.code.prefix(3) != "XXX"
            else { return nil }
            let amounts = [link.claim, second]
            let (first, last) = (String(a.code.prefix(3)), String(b.code.prefix(3)))
            // Facts and pairs are told the same way round: per dollar, else per euro, else by the alphabet.
            let isLastBase =
                last == "USD" || first != "USD" && (last == "EUR" || first != "EUR" && last < first)
            let (money, base) = isLastBase ? (link.claim, second) : (second, link.claim)
            guard let rate = interval(money).divided(by: interval(base)) else { return nil }
            return CurrencyPair(
                amounts: amounts, currency: isLastBase ? first : last, base: isLastBase ? last : first,
                rate: rate)
        }
    }
}
