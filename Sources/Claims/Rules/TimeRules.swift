import ArabicText
import Extraction

extension Rule {
    /// A relative date can be fixed.
    static let timeNoPublicationDate = Rule(
        "time/no-publication-date", .warning,
        summary: Bilingual(
            ar: "التاريخ النسبي يحتاج إلى تاريخ النشر", en: "a relative date needs the date of publication"),
        example: Bilingual(ar: "بلغ الإنتاج العام الماضي 5 ملايين", en: "production was 5 million last year")
    ) { article, report in
        guard article.document.metadata.published == nil else { return }
        let found = article.measures.filter { index in
            guard let time = article.claims[index].time else { return false }
            let date = article.mentions.dates[time.date]
            return !date.resolved
                && (date.edtf == nil || date.kind == .relative
                    || date.kind == .decade && article.isRelative(date))
        }
        guard let first = found.first, let time = article.claims[first].time else { return }
        let date = article.text(article.mentions.dates[time.date].span)
        report.fire(
            found, at: article.mentions.dates[time.date].span,
            ar: "«\(date)» لا يتحدد بلا تاريخ نشر",
            en: "“\(date)” cannot be fixed without a date of publication")
    }

    /// A month has its year.
    static let timeYearMissing = Rule(
        "time/year-missing", .warning,
        summary: Bilingual(ar: "للشهر سنته", en: "a month has its year"),
        example: Bilingual(
            ar: "أعلنت الشركة في مارس أن أرباحها 9 ملايين",
            en: "the company said in March that it made 9 million")
    ) { article, report in
        guard article.document.metadata.published == nil else { return }
        var seen: Set<Int> = []
        for index in article.measures {
            var dates = article.claims[index].attributions.compactMap {
                article.mentions.attributions[$0].saidAt
            }
            if let time = article.claims[index].time { dates.append(time.date) }
            for date in dates
            where !seen.contains(date) && article.mentions.dates[date].edtf?.hasPrefix("XXXX") == true {
                seen.insert(date)
                let mention = article.mentions.dates[date]
                let claims = article.measures.filter { other in
                    article.claims[other].time?.date == date
                        || article.claims[other].attributions.contains {
                            article.mentions.attributions[$0].saidAt == date
                        }
                }
                report.fire(
                    claims, at: mention.span,
                    ar: "«\(article.text(mention.span))» بلا سنة ولا تاريخ نشر",
                    en: "“\(article.text(mention.span))” has no year, and there is no date of publication")
            }
        }
    }

    /// A forecast is of the time after the article.
    static let timeForecastBeforePublication = Rule(
        "time/forecast-before-publication", .warning, needs: .forecast,
        summary: Bilingual(ar: "التوقع لما بعد النشر", en: "a forecast is of the time after publication"),
        example: Bilingual(
            ar: "نُشر في 2025: من المتوقع أن يبلغ 5% في 2023",
            en: "published in 2025: expected to be 5% in 2023")
    ) { article, report in
        guard let published = article.document.metadata.published?.prefix(10), published.count == 10 else {
            return
        }
        var held: [Int] = []
        for index in article.measures where article.claims[index].modality.kind == .forecast {
            guard let time = article.claims[index].time, time.relation != .since,
                article.claims[index].link?.kind != .before,
                article.claims[index].traits.isSuperset(of: [.prospective, .dated]),
                !article.claims[index].traits.contains(.fromLevel),
                isCalendar(article.mentions.dates[time.date], article),
                let latest = article.mentions.dates[time.date].latest, latest.count >= 10
            else { continue }
            if latest.prefix(10) < published {
                report.fire(
                    [index], at: article.span(index),
                    ar: "توقع لزمن انتهى في \(latest) قبل النشر في \(published)",
                    en: "a forecast of a time that ended on \(latest), before publication on \(published)",
                    [("latest", latest), ("published", String(published))])
            } else {
                held.append(index)
            }
        }
        report.hold(held)
    }

    /// Whether a date names a month, a quarter or a year by itself.
    private static func isCalendar(_ date: DateMention, _ article: CheckedArticle) -> Bool {
        switch date.kind {
        case .month, .quarter, .half, .season, .year, .decade: !date.resolved && !article.isRelative(date)
        case .day, .century, .interval, .relative, .rate: false
        }
    }
}

extension CheckedArticle {
    /// Whether a date has no digits of its own, such as `هذا العقد`.
    func isRelative(_ date: DateMention) -> Bool { !date.tokens.contains { document[$0].kind == .number } }
}
