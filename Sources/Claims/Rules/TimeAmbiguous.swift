import Extraction

extension Rule {
    /// A stretch of time begins and ends at known days.
    static let timeAmbiguous = Rule(
        "time/ambiguous", .note,
        summary: Bilingual(
            ar: "«خلال العام الماضي»: السنة الميلادية أم الاثنا عشر شهرا الأخيرة؟",
            en: "“during the past year”: the calendar year or the last twelve months?"),
        example: Bilingual(
            ar: "استورد المصنع 30 طنا خلال العام الماضي", en: "the factory imported 30 t during the past year"
        )
    ) { article, report in
        var seen: Set<Int> = []
        for index in article.measures {
            guard let time = article.claims[index].time, !seen.contains(time.date) else { continue }
            let date = article.mentions.dates[time.date]
            guard date.relation == .during, date.kind == .relative || date.kind == .year,
                article.isRelative(date), date.edtf.map({ $0.count == 4 }) ?? true,
                let unit = date.tokens.first, article.has(.year, at: unit), date.tokens.count == 2,
                article.isPast(date), !article.namesAnotherYear(beside: time.date)
            else { continue }
            seen.insert(time.date)
            report.fire(
                article.measures.filter { article.claims[$0].time?.date == time.date }, at: date.span,
                ar: "«\(article.text(date.span))»: السنة الميلادية الماضية أم الاثنا عشر شهرا الأخيرة؟",
                en: "“\(article.text(date.span))”: the calendar year or the past twelve months?")
        }
    }

    /// The end of a decade is one year.
    static let timeDecadeEnd = Rule(
        "time/decade-end", .note,
        summary: Bilingual(
            ar: "«نهاية العقد»: آخر سنة فيه أم التي تليها؟",
            en: "“the end of the decade”: its last year or the next one?"),
        example: Bilingual(
            ar: "ستبلغ السعة 40 غيغاواط بحلول نهاية العقد",
            en: "capacity will reach 40 GW by the end of the decade")
    ) { article, report in
        var seen: Set<Int> = []
        for index in article.measures {
            guard let time = article.claims[index].time, time.relation == .byEndOf,
                article.mentions.dates[time.date].kind == .decade, seen.insert(time.date).inserted
            else { continue }
            let date = article.mentions.dates[time.date]
            let years = date.latest.flatMap { Int($0.prefix(4)) }.map { " (\($0) / \($0 + 1))" } ?? ""
            report.fire(
                article.measures.filter { article.claims[$0].time?.date == time.date }, at: date.span,
                ar: "«\(article.text(date.span))»: آخر سنة في العقد أم التي تليها؟\(years)",
                en: "“\(article.text(date.span))”: the last year of the decade or the one after it?\(years)")
        }
    }

    /// What has happened lies before the article.
    static let timeFactAfterPublication = Rule(
        "time/fact-after-publication", .warning,
        summary: Bilingual(ar: "ما وقع كان قبل النشر", en: "what has happened lies before publication"),
        example: Bilingual(
            ar: "نُشر في 2024: بلغ الإنتاج 5 ملايين طن في 2026",
            en: "published in 2024: production was 5 million t in 2026")
    ) { article, report in
        guard let published = article.document.metadata.published?.prefix(10), published.count == 10 else {
            return
        }
        var held: [Int] = []
        for index in article.measures {
            // Few are, and a claim is large: it is asked where it stands.
            guard article.claims[index].traits.isSuperset(of: [.reached, .dated]),
                article.claims[index].modality.kind == .fact,
                !article.claims[index].modality.hypothetical, article.claims[index].link == nil,
                let time = article.claims[index].time, time.relation == .at || time.relation == .during
            else { continue }
            let date = article.mentions.dates[time.date]
            guard !date.resolved, let earliest = date.earliest, earliest.count >= 10 else { continue }
            if earliest.prefix(10) > published {
                report.fire(
                    [index], at: article.span(index),
                    ar: "ماض لزمن يبدأ في \(earliest) بعد النشر في \(published)",
                    en:
                        "told as past, of a time that begins on \(earliest), after publication on \(published)",
                    [("earliest", earliest), ("published", String(published))])
            } else {
                held.append(index)
            }
        }
        report.hold(held)
    }
}

extension CheckedArticle {
    /// `العام الماضي`, and not this year or the next.
    fileprivate func isPast(_ date: DateMention) -> Bool {
        guard let last = date.tokens.last else { return false }
        return document.bareKey(last).map(CheckedArticle.past.contains) ?? false
    }

    private static let past = Set(words: "ماضي ماضى ماضية منصرم منصرمة فائت فائتة")

    /// How many words away a date is beside another.
    private static let near = 14

    /// Whether the text sets another year beside a date (`مقابل 19 مليارا في 2013`, `هذا العام`): the calendar's
    /// years are meant then.
    fileprivate func namesAnotherYear(beside date: Int) -> Bool {
        guard let first = mentions.dates[date].tokens.first else { return false }
        let near = (first - CheckedArticle.near)..<(first + CheckedArticle.near)
        for step in [-1, 1] {
            var at = date + step
            while mentions.dates.indices.contains(at), near.overlaps(mentions.dates[at].tokens) {
                let other = mentions.dates[at]
                if other.kind == .year || other.kind == .half || other.kind == .quarter { return true }
                if other.kind == .relative, let unit = other.tokens.first, has(.year, at: unit) {
                    return true
                }
                at += step
            }
        }
        return false
    }
}
