internal import Extraction

/// How an annotation and what was found are put side by side.
enum Agreement {
    /// Pairs of two lists of ranges, each in one pair at most: those that overlap most come first, then those
    /// that begin nearest to each other.
    static func pairs(_ gold: [ScalarRange], _ found: [ScalarRange]) -> [(gold: Int, found: Int)] {
        var candidates: [(overlap: Int, distance: Int, gold: Int, found: Int)] = []
        for (i, a) in gold.enumerated() {
            for (j, b) in found.enumerated() where a.overlaps(b) {
                candidates.append(
                    (a.clamped(to: b).count, abs(a.lowerBound - b.lowerBound), i, j))
            }
        }
        candidates.sort {
            ($1.overlap, $0.distance, $1.gold, $1.found) < ($0.overlap, $1.distance, $0.gold, $0.found)
        }
        var pairs: [(gold: Int, found: Int)] = []
        var paired = (gold: Set<Int>(), found: Set<Int>())
        for candidate in candidates
        where !paired.gold.contains(candidate.gold) && !paired.found.contains(candidate.found) {
            paired.gold.insert(candidate.gold)
            paired.found.insert(candidate.found)
            pairs.append((candidate.gold, candidate.found))
        }
        return pairs
    }

    /// Whether two numbers are one, to the last digits of a floating-point number.
    fileprivate static func isSame(_ a: ExactDecimal?, _ b: ExactDecimal?) -> Bool {
        guard let a = a?.approximation, let b = b?.approximation else { return a == nil && b == nil }
        return (a - b).magnitude <= 1e-9 * max(1, a.magnitude, b.magnitude)
    }
}

extension GoldSentence.Quantity {
    func agreesInValue(with found: Extraction.Quantity) -> Bool {
        switch bound {
        case .exact, .approx: Agreement.isSame(value, found.value)
        case .range: Agreement.isSame(lower, found.lower) && Agreement.isSame(upper, found.upper)
        case .gt, .ge: Agreement.isSame(lower ?? value, found.lower ?? found.value)
        case .lt, .le: Agreement.isSame(upper ?? value, found.upper ?? found.value)
        case .vague: found.bound == .vague
        }
    }

    /// A count agrees with any count, money of no country with any money.
    func agreesInUnit(with found: Extraction.Quantity) -> Bool {
        if unit.hasPrefix("{count}") { return found.unit.dimension == .count }
        if unit == "XXX" { return found.unit.dimension == .money }
        return unit == found.unit.code
    }

    func agreesInBound(with found: Extraction.Quantity) -> Bool {
        switch bound {
        case .approx: found.approximate && (found.bound == .exact || found.bound == .between)
        case .exact: found.bound == .exact && !found.approximate
        case .gt: found.bound == .moreThan
        case .ge: found.bound == .atLeast
        case .lt: found.bound == .lessThan
        case .le: found.bound == .atMost
        case .range: found.bound == .between
        case .vague: found.bound == .vague
        }
    }

    /// The amount as people read it: `9 %`, `≥ 3 {count}`, `5..8 USD`.
    var notation: String {
        Agreement.notation(
            bound, value: value, lower: lower ?? value, upper: upper ?? value, unit: unit)
    }
}

extension Extraction.Quantity {
    /// The amount as people read it, with `≈` where the text says that it is approximate.
    var notation: String {
        let gold: GoldSentence.Bound =
            switch bound {
            case .exact: approximate ? .approx : .exact
            case .moreThan: .gt
            case .atLeast: .ge
            case .lessThan: .lt
            case .atMost: .le
            case .between: .range
            case .vague: .vague
            }
        return Agreement.notation(gold, value: value, lower: lower, upper: upper, unit: unit.code)
    }
}

extension Agreement {
    fileprivate static func notation(
        _ bound: GoldSentence.Bound, value: ExactDecimal?, lower: ExactDecimal?, upper: ExactDecimal?,
        unit: String
    ) -> String {
        func shown(_ number: ExactDecimal?) -> String { number?.description ?? "?" }
        let amount =
            switch bound {
            case .exact: shown(value)
            case .approx: "≈ " + shown(value)
            case .gt: "> " + shown(lower)
            case .ge: "≥ " + shown(lower)
            case .lt: "< " + shown(upper)
            case .le: "≤ " + shown(upper)
            case .range: shown(lower) + ".." + shown(upper)
            case .vague: "vague"
            }
        return unit.isEmpty ? amount : amount + " " + unit
    }
}
