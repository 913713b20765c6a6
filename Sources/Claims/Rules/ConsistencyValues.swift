import Extraction

extension Rule {
    /// One thing at one time has one value.
    static let consistencyTwoValues = Rule(
        "consistency/two-values", .warning,
        summary: Bilingual(
            ar: "للشيء الواحد في الوقت الواحد قيمة واحدة", en: "one thing at one time has one value"),
        example: Bilingual(
            ar: "بلغت أرباح المصرف 5 ملايين في 2023 … وكانت أرباح المصرف 8 ملايين في 2023",
            en: "the bank's profit was 5 million in 2023 … the bank's profit was 8 million in 2023")
    ) { article, report in
        for (first, second) in article.sameStatements where !article.isThousandfold(first, second) {
            if article.interval(first).isDisjoint(from: article.interval(second)) {
                report.fire(
                    [first, second], at: article.span(second),
                    ar: "قيمتان لشيء واحد: \(article.figure(first)) و\(article.figure(second))",
                    en: "two values of one thing: \(article.figure(first)) and \(article.figure(second))")
            } else {
                report.hold([first, second])
            }
        }
    }

    /// A figure told twice has not become a thousand times as large.
    static let numberThousandfold = Rule(
        "number/thousandfold", .error,
        summary: Bilingual(
            ar: "الرقم المكرر لا يكبر ألف مرة",
            en: "a figure told twice has not become a thousand times as large"),
        example: Bilingual(
            ar: "أرباح المصرف 5.2 مليون في 2023 … وأرباح المصرف 5.2 مليار في 2023",
            en: "the bank's profit was 5.2 million in 2023 … the bank's profit was 5.2 billion in 2023")
    ) { article, report in
        for (first, second) in article.sameStatements where article.isThousandfold(first, second) {
            report.fire(
                [first, second], at: article.span(second),
                ar: "\(article.figure(first)) ثم \(article.figure(second)): الرقم نفسه بفارق ألف مرة",
                en:
                    "\(article.figure(first)) and then \(article.figure(second)): the same number, a thousandfold apart"
            )
        }
    }
}

extension CheckedArticle {
    /// Pairs of claims that state one thing twice: same metric, named subject, time and unit.
    static func sameStatements(in article: CheckedArticle) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var seen: [StatementKey: Int] = [:]
        for index in article.measures {
            guard let key = StatementKey(index, article) else { continue }
            if let first = seen[key] { pairs.append((first, index)) } else { seen[key] = index }
        }
        return pairs
    }

    /// Whether two figures have the same digits and one is a thousand, a million or a billion times the other.
    func isThousandfold(_ a: Int, _ b: Int) -> Bool {
        guard let a = quantity(a)?.value, let b = quantity(b)?.value, a != b, a.coefficient == b.coefficient
        else { return false }
        return (a.exponent - b.exponent) % 3 == 0
    }
}

/// What makes two claims one statement.
private struct StatementKey: Hashable {
    var metric: String
    var subject: String
    var unit: String
    var time: String
    var denominator: String

    init?(_ claim: Int, _ article: CheckedArticle) {
        // Most claims fall out at the first questions, which copy nothing.
        guard article.claims[claim].link == nil, article.claims[claim].direction == 0,
            article.claims[claim].metric.key != nil, article.claims[claim].subject.key != nil,
            article.claims[claim].time != nil
        else { return nil }
        let read = article.claims[claim]
        guard read.link == nil, read.direction == 0, read.metricKind != .change, read.modality.kind == .fact,
            !read.modality.hypothetical, article.isPoint(claim), let metric = read.metric.key,
            let subject = read.subject.key, read.subject.status == .explicit, let time = read.time,
            let edtf = article.mentions.dates[time.date].edtf, let unit = article.quantity(claim)?.unit,
            unit.dimension == .money || unit.dimension == .energy || unit.dimension == .power
                || unit.dimension == .volume || unit.dimension == .mass
        else { return nil }
        // Words besides the metric's own make it another one: `أرباح التشغيل`, `أرباح فرع الشمال`.
        let words = read.metric.spans.map(article.text).joined(separator: " ")
        self.metric = metric + "|" + words
        self.subject = subject
        self.unit = unit.code
        self.time = edtf
        denominator = read.place.map { article.mentions.entities[$0].name } ?? ""
    }
}
