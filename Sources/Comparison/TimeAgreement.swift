import Extraction

extension Facets.Time {
    /// How the times of two claims compare.
    ///
    /// - Parameter areSameWords: whether the claims stand in the same sentence word for word, so that `أمس` in both
    ///   is one day, whenever they were published.
    init(_ a: ComparedTime?, _ b: ComparedTime?, areSameWords: Bool) {
        guard let a else {
            self = b == nil ? .equal : .missingInA
            return
        }
        guard let b else {
            self = .missingInB
            return
        }
        let sameRelation = Self.kind(a.relation) == Self.kind(b.relation)
        if areSameWords && a.text == b.text {
            self = .equal
        } else if let first = a.edtf, let second = b.edtf {
            if first == second {
                self = sameRelation ? .equal : .compatible
            } else {
                let isCompatible = Self.overlap(a, b) || Self.isStart(a) || Self.isStart(b)
                self = isCompatible || Self.areOneDayRetold(a, b) ? .compatible : .differs
            }
        } else {
            // The text alone does not say when `العام الماضي` is.
            self = sameRelation && a.edtf == nil && b.edtf == nil && a.text == b.text ? .equal : .compatible
        }
    }

    private enum Relation { case within, by, byEnd, since, until }

    private static func kind(_ relation: TimeRelation) -> Relation {
        switch relation {
        case .at, .during, .rate: .within
        case .by: .by
        case .byEndOf: .byEnd
        case .since: .since
        case .until: .until
        }
    }

    /// `اليوم` in a story that others print the day after, as `أمس` or as it stood.
    private static func areOneDayRetold(_ a: ComparedTime, _ b: ComparedTime) -> Bool {
        guard a.isResolved, b.isResolved, let day = a.edtf.flatMap(dayNumber),
            let other = b.edtf.flatMap(dayNumber)
        else { return false }
        return abs(day - other) <= 1
    }

    /// Whether a time says from when on: `أدنى مستوى منذ 2010` is no time of the figure.
    private static func isStart(_ time: ComparedTime) -> Bool { time.relation == .since }

    /// Whether one figure can hold for both: a period within the other, the nearer one meant more exactly. Two
    /// deadlines, and two ends of a period, are two times.
    private static func overlap(_ a: ComparedTime, _ b: ComparedTime) -> Bool {
        let (first, second) = (kind(a.relation), kind(b.relation))
        guard let early = a.earliest, let late = a.latest, let otherEarly = b.earliest,
            let otherLate = b.latest
        else { return false }
        switch (first, second) {
        case (.within, .within):
            return (early <= otherEarly && otherLate <= late) || (otherEarly <= early && late <= otherLate)
        case (.by, .by), (.byEnd, .byEnd), (.by, .byEnd), (.byEnd, .by): return late == otherLate
        case (.until, .until): return late == otherLate
        default: return early <= otherLate && otherEarly <= late
        }
    }
}
