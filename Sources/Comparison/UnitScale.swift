import Claims
import Extraction
import Lexicon

/// Converts units where that is exact: prefixes, minor units of money, and what `units.tsv` gives under `is`.
struct UnitScale: Sendable {
    private let scales: [String: (factor: ExactDecimal, base: String)]

    init(_ lexicon: Lexicon) {
        var scales: [String: (ExactDecimal, String)] = [:]
        for entry in lexicon.entries(of: .units) {
            guard let value = lexicon.features(entry)["is"] else { continue }
            let parts = value.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let factor = ExactDecimal(parts[0]) else { continue }
            scales[lexicon.id(entry)] = (factor, String(parts[1]))
        }
        self.scales = scales
    }

    private static let hundredth = ExactDecimal(coefficient: 1, exponent: -2) ?? .one

    /// The unit that a unit is converted to, without its rate, and how much of it one is.
    func base(of code: String) -> (unit: String, factor: ExactDecimal) {
        if let scale = scales[code] { return (scale.base, scale.factor) }
        // Cents and their like: `USc`, `EGP/100`.
        if code == "USc" { return ("USD", UnitScale.hundredth) }
        if code.hasSuffix("/100") { return (String(code.dropLast(4)), UnitScale.hundredth) }
        return (code, .one)
    }
}

/// A figure in base units.
struct Amount: Sendable {
    /// The base unit without its rate.
    let base: String
    /// The rate.
    let per: String?
    let dimension: Dimension
    /// The numbers written, in base units: one, or the two ends of a range.
    let numbers: [ExactDecimal]
    /// The amounts the figure may stand for, in base units.
    let interval: Interval
    let isVague: Bool
    /// How seldom such a number is written by chance: its significant digits, and one more for a unit of its own.
    let specificity: Int

    init(_ figure: ComparedFigure, _ scale: UnitScale) {
        var code = figure.unit
        if let per = figure.per, code.hasSuffix("/" + per) { code.removeLast(per.count + 1) }
        let (base, factor) = scale.base(of: code)
        self.base = base
        per = figure.per
        dimension = figure.dimension
        isVague = figure.bound == .vague
        let written = [figure.value ?? figure.lower, figure.value == nil ? figure.upper : nil].compactMap {
            $0
        }
        numbers = isVague ? [] : written.compactMap { $0.times(factor) }
        let digits = figure.numberText.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
        interval = Interval(
            figure.bound, value: figure.value, lower: figure.lower, upper: figure.upper,
            approximate: figure.approximate, dimension: figure.dimension, digits: Array(digits)
        ).times(factor)
        let longest = written.map { String($0.coefficient.magnitude).utf8.count }.max() ?? 0
        let isCommon = [.share, .count, .ratio, .duration].contains(figure.dimension)
        specificity = longest + (isCommon ? 0 : 1) + (written.count > 1 ? 1 : 0)
    }
}

/// How two figures compare.
struct FigureAgreement: Sendable {
    /// How the amounts compare.
    var value: Facets.Value
    /// The slip that a conflict looks like.
    var hint: Hint?
    /// Whether a number of the one is a number of the other.
    var sharesNumber: Bool

    /// `nil` where the two measure different things.
    init?(_ a: ComparedFigure, _ x: Amount, _ b: ComparedFigure, _ y: Amount) {
        let sameBase = x.base == y.base || FigureAgreement.unnamedCurrency(a, b)
        guard x.per == y.per || FigureAgreement.impliesRate(x, y) else { return nil }
        if sameBase {
            self.init(a, x, b, y, sharing: FigureAgreement.share(x.numbers, y.numbers))
        } else if FigureAgreement.arePercentAndPoint(x.base, y.base) {
            guard FigureAgreement.share(x.numbers, y.numbers) else { return nil }
            self.init(value: .conflict, hint: .percentForPoint, sharesNumber: true)
        } else if let (energy, power) = FigureAgreement.energyAndPower(x, y) {
            // A watt-hour is 3,600 joules: as many of the one as of the other.
            let hour = ExactDecimal(3600)
            guard FigureAgreement.share(energy.numbers, power.numbers.compactMap { $0.times(hour) }) else {
                return nil
            }
            self.init(value: .conflict, hint: .powerForEnergy, sharesNumber: true)
        } else if x.dimension == .money, y.dimension == .money {
            let same = FigureAgreement.share(x.numbers, y.numbers) && x.specificity > 2
            self.init(value: same ? .conflict : .incomparable, hint: .currency, sharesNumber: same)
        } else {
            return nil
        }
    }

    /// The agreement of figures with a number in common, unless told otherwise.
    init(value: Facets.Value, hint: Hint?, sharesNumber: Bool = true) {
        self.value = value
        self.hint = hint
        self.sharesNumber = sharesNumber
    }

    /// Whether one number may have been put for the other: they are not worlds apart, or their digits are the same.
    private(set) var isPlausibleSlip = true

    private init(
        _ a: ComparedFigure, _ x: Amount, _ b: ComparedFigure, _ y: Amount, sharing: Bool
    ) {
        if x.isVague || y.isVague {
            let same = x.isVague && y.isVague && a.numberText == b.numberText
            self.init(value: same ? .equal : .incomparable, hint: nil, sharesNumber: same)
        } else if x.numbers.sorted() == y.numbers.sorted(), a.bound == b.bound, a.approximate == b.approximate
        {
            self.init(value: .equal, hint: nil, sharesNumber: true)
        } else if !x.interval.isDisjoint(from: y.interval) {
            self.init(value: .compatible, hint: nil, sharesNumber: sharing)
            isPlausibleSlip = FigureAgreement.areNear(x.numbers, y.numbers, within: 2)
        } else {
            let hint = FigureAgreement.slip(x.numbers, y.numbers)
            self.init(value: .conflict, hint: hint, sharesNumber: false)
            isPlausibleSlip = hint != nil || FigureAgreement.areNear(x.numbers, y.numbers, within: 10)
        }
    }

    /// A year's consumption is told with and without `a year`; a price a share is not a price.
    private static func impliesRate(_ x: Amount, _ y: Amount) -> Bool {
        guard x.per == nil || y.per == nil, let per = x.per ?? y.per else { return false }
        return ["a", "mo", "wk", "d", "h"].contains(per) && share(x.numbers, y.numbers)
    }

    private static func share(_ a: [ExactDecimal], _ b: [ExactDecimal]) -> Bool {
        a.contains { number in b.contains(number) }
    }

    /// Whether no number is more than so many times another.
    private static func areNear(_ a: [ExactDecimal], _ b: [ExactDecimal], within factor: Double) -> Bool {
        let sizes = (a + b).map { $0.magnitude.approximation }
        guard let least = sizes.min(), let most = sizes.max() else { return false }
        return most <= factor * least
    }

    /// `دينار` of no country named, and the same word of one.
    private static func unnamedCurrency(_ a: ComparedFigure, _ b: ComparedFigure) -> Bool {
        guard a.dimension == .money, b.dimension == .money else { return false }
        guard a.unit.hasPrefix("XXX") || b.unit.hasPrefix("XXX") else { return false }
        guard let one = a.unitText?.split(separator: " ").first,
            let other = b.unitText?.split(separator: " ").first
        else { return true }
        return one == other
    }

    private static func arePercentAndPoint(_ a: String, _ b: String) -> Bool {
        (a == "%" && b == "[pp]") || (a == "[pp]" && b == "%")
    }

    private static func energyAndPower(_ x: Amount, _ y: Amount) -> (Amount, Amount)? {
        if x.base == "J", y.base == "W" { return (x, y) }
        return x.base == "W" && y.base == "J" ? (y, x) : nil
    }

    /// The slip that explains why two numbers differ.
    private static func slip(_ a: [ExactDecimal], _ b: [ExactDecimal]) -> Hint? {
        guard a.count == 1, b.count == 1, let x = a.first, let y = b.first, x.coefficient != 0 else {
            return nil
        }
        if x.coefficient == y.coefficient {
            return (x.exponent - y.exponent) % 3 == 0 ? .scale : .decimalMark
        }
        let digits = String(x.coefficient.magnitude).sorted()
        let same = digits.count > 1 && digits == String(y.coefficient.magnitude).sorted()
        return same && x.exponent == y.exponent ? .digits : nil
    }
}
