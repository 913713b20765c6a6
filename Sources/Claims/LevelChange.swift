import Extraction

/// Two levels of one thing and the change between them, as one statement gives them.
struct LevelChange {
    var before: Int
    var after: Int
    var change: Int

    var claims: [Int] { [before, after, change].sorted() }

    /// The triples of an article.
    static func all(in article: CheckedArticle) -> [LevelChange] {
        var found: [LevelChange] = []
        var start = 0
        let measures = article.measures
        while start < measures.count {
            let root = article.roots[measures[start]]
            var end = start + 1
            while end < measures.count, article.roots[measures[end]] == root { end += 1 }
            if end - start >= 3, let triple = triple(Array(measures[start..<end]), article) {
                found.append(triple)
            } else if end - start == 2, start > 0,
                let triple = triple(measures[start], measures[start + 1], after: measures[start - 1], article)
            {
                found.append(triple)
            }
            start = end
        }
        return found
    }

    /// `قفز الإنتاج 25% ليبلغ 150 طنا مقابل 100`: the change stands in a clause of its own before the levels.
    private static func triple(
        _ level: Int, _ before: Int, after change: Int, _ article: CheckedArticle
    ) -> LevelChange? {
        let claims = article.claims
        guard claims[level].link == nil, claims[before].link?.kind == .before, claims[change].link == nil,
            claims[level].sentence == claims[change].sentence, claims[change].direction != 0,
            // A figure that a verb of change governs is one more change: `ارتفع قطاع 1.86%، تلاه آخر 1.05%`.
            claims[level].direction == 0 || claims[level].traits.contains(.toLevel),
            article.checkedFigures[change].isPercent, claims[change].denominator == nil,
            !claims[change].subject.spans.isEmpty,
            claims[change].subject.spans == claims[level].subject.spans
                || article.sameWords(claims[change].subject, claims[level].subject)
        else { return nil }
        return LevelChange(before: before, after: level, change: change).checked(article)
    }

    private static func triple(_ group: [Int], _ article: CheckedArticle) -> LevelChange? {
        let claims = article.claims
        guard let root = group.first, claims[root].link == nil else { return nil }
        // After a verb of change a bare figure is the change: `سيرتفع بنحو 500 مركز مقارنة مع 700`.
        let isAmount =
            claims[root].direction != 0 && claims[root].traits.isDisjoint(with: [.toLevel, .fromLevel])
        var before: Int?
        var level: Int?
        var change: Int?
        for index in group.dropFirst() {
            switch claims[index].link?.kind {
            case .before where before == nil: before = index
            case .level where level == nil: level = index
            case .change where change == nil: change = index
            // A third level or a second change: which belongs to which is not certain.
            default: return nil
            }
        }
        if let level {
            // `صعد 1.6% إلى 130 من 128`, or `تراجع من 800 إلى 600 بنسبة 25%`.
            if before == nil, !isAmount {
                before = root
            } else if change == nil, isAmount || !article.sameUnit(root, level) {
                change = root
            } else {
                return nil
            }
            guard let before, let change else { return nil }
            return LevelChange(before: before, after: level, change: change).checked(article)
        }
        guard let before, let change, !isAmount else { return nil }
        return LevelChange(before: before, after: root, change: change).checked(article)
    }

    /// Only where levels are in one unit, of one subject, and all three figures are points.
    private func checked(_ article: CheckedArticle) -> LevelChange? {
        // A count that a verb of change only happens to govern is no amount of change.
        if article.claims[change].link == nil, article.quantity(change)?.unit.dimension == .count {
            return nil
        }
        guard article.sameUnit(before, after), article.isPoint(before), article.isPoint(after),
            article.isPoint(change),
            // `خسائر 900 مليون مقابل أرباح 92`: no growth leads from profits to losses.
            (article.claims[before].metric.key == "loss") == (article.claims[after].metric.key == "loss")
        else { return nil }
        let a = article.claims[before].subject.spans
        let b = article.claims[after].subject.spans
        return a == b || a.isEmpty || b.isEmpty ? self : nil
    }

    /// The change in per cent that the levels imply.
    func percent(_ article: CheckedArticle) -> Interval? {
        let old = article.interval(before)
        let new = article.interval(after)
        guard let oldLow = old.low, let oldHigh = old.high, let newLow = new.low, let newHigh = new.high,
            !oldLow.isNegative,
            !newLow.isNegative, oldLow.coefficient != 0
        else { return nil }
        let hundred = ExactDecimal(100)
        let low = newLow.divided(by: oldHigh)?.minus(.one)?.times(hundred)
        let high = newHigh.divided(by: oldLow)?.minus(.one)?.times(hundred)
        return Interval(low: low, high: high)
    }

    /// Whether the change is given in per cent and is in fact the difference of two percentages.
    func isPercentForPoint(_ article: CheckedArticle) -> Bool {
        guard article.quantity(before)?.unit.code == "%", article.quantity(change)?.unit.code == "%",
            let old = article.quantity(before)?.value, let new = article.quantity(after)?.value,
            let value = article.quantity(change)?.value, let printed = printedPercent(article)
        else { return false }
        return new.minus(old)?.magnitude == value.magnitude && printed.magnitude != value.magnitude
    }

    /// The change in per cent of the two figures as printed.
    func printedPercent(_ article: CheckedArticle) -> ExactDecimal? {
        guard let old = article.quantity(before)?.value, let new = article.quantity(after)?.value,
            old.coefficient != 0
        else { return nil }
        return new.divided(by: old)?.minus(.one)?.times(ExactDecimal(100))?.rounded(1)
    }
}
