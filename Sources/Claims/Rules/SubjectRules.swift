import Extraction

extension Rule {
    /// It is said whose the figure is.
    static let subjectMissing = Rule(
        "subject/missing", .error, needs: [.missingSubject, .before],
        summary: Bilingual(ar: "يُعرف لمن الرقم", en: "it is said whose the figure is"),
        example: Bilingual(
            ar: "تمثل المصانع 12% من الطلب مقابل 7%", en: "factories make up 12% of demand, against 7%")
    ) { article, report in
        for index in article.measures where article.claims[index].subject.status == .missing {
            // Elsewhere a subject that was not found is the reader's limit, not the text's fault.
            guard let link = article.claims[index].link, link.kind == .before,
                article.sameUnit(index, link.claim), article.checkedFigures[index].isPercent,
                article.claims[link.claim].subject.status != .missing,
                !(article.claims.indices.contains(index + 1)
                    && article.claims[index + 1].link?.claim == index)
            else { continue }
            report.fire(
                [index], at: article.span(index),
                ar: "\(article.figure(index)) لمن؟ الرقم يقابل \(article.figure(link.claim)) ولا يُذكر صاحبه",
                en:
                    "\(article.figure(index)) of whom? it is set against \(article.figure(link.claim)) and nobody is named"
            )
        }
    }

    /// The whole a share is taken of has a holder.
    static let subjectUnderspecified = Rule(
        "subject/underspecified", .warning, needs: .wholeOnly,
        summary: Bilingual(ar: "الكل الذي تؤخذ منه الحصة معلوم", en: "the whole of a share has a holder"),
        example: Bilingual(ar: "سيتم نقل 15% من السعة", en: "15% of the capacity will be moved")
    ) { article, report in
        for index in article.measures where article.claims[index].traits.contains(.wholeOnly) {
            guard article.claims[index].role == .measure, let whole = article.claims[index].denominator,
                article.claims[index].place == nil, held.contains(article.claims[index].metric.key ?? "")
            else { continue }
            report.fire(
                [index], at: article.span(index),
                ar: "\(article.figure(index)) من «\(article.text(whole))»: لا يُذكر صاحبها",
                en: "\(article.figure(index)) of “\(article.text(whole))”: whose is not said")
        }
    }

    /// Metrics that are always somebody's.
    private static let held: Set<String> = [
        "capacity", "installed-capacity", "storage-capacity", "refining-capacity", "production", "supply",
        "reserves", "revenue",
        "profit", "sales",
    ]
}
