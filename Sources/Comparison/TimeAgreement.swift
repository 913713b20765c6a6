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
                self = Self.overlap(a, b) ? .compatible : .differs
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
        case (.since, .since): return early == otherEarly
        case (.until, .until): return late == otherLate
        default: return early <= otherLate && otherEarly <= late
        }
    }
}
