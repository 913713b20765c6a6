public import Extraction

/// The amounts a figure may stand for: open ends are `nil`.
///
/// An exact figure stands for everything that rounds to it: `5.3` for 5.25 to 5.35. An approximate one is
/// taken five per cent to both sides.
public struct Interval: Sendable, Equatable {
    /// The lower end; `nil` where it is open.
    public var low: ExactDecimal?
    /// The upper end; `nil` where it is open.
    public var high: ExactDecimal?

    /// An interval from its ends.
    public init(low: ExactDecimal?, high: ExactDecimal?) {
        self.low = low
        self.high = high
    }

    /// The interval of a quantity.
    ///
    /// - Parameters:
    ///   - quantity: the quantity.
    ///   - digits: its number as written, without separators; empty for a number in words.
    init(_ quantity: Quantity, digits: [UInt8]) {
        self.init(
            quantity.bound, value: quantity.value, lower: quantity.lower, upper: quantity.upper,
            approximate: quantity.approximate, dimension: quantity.unit.dimension, digits: digits)
    }

    /// The interval of a figure, from its parts.
    ///
    /// - Parameters:
    ///   - bound: how the number bounds the amount.
    ///   - value: the amount of an exact figure.
    ///   - lower: the lower end of others.
    ///   - upper: the upper end of others.
    ///   - approximate: whether the text says that the number is approximate.
    ///   - dimension: what its unit measures.
    ///   - digits: its number as written, without separators; empty for a number in words.
    public init(
        _ bound: Bound, value: ExactDecimal?, lower: ExactDecimal?, upper: ExactDecimal?, approximate: Bool,
        dimension: Dimension, digits: [UInt8]
    ) {
        switch bound {
        case .exact:
            guard let value else {
                self.init(low: lower, high: upper)
                return
            }
            // Things are counted one by one: `25 branches` is no rounding, `2.4 million people` is.
            let isCounted = dimension == .count && !approximate
            let unit = Interval.halfUnit(of: value, digits: digits)
            let half = isCounted && unit.map { $0 < .one } ?? false && value.exponent >= 0 ? .zero : unit
            let around = approximate ? Interval.larger(half, value.magnitude.times(Interval.twentieth)) : half
            self.init(low: around.flatMap { value.minus($0) }, high: around.flatMap { value.plus($0) })
        case .between, .moreThan, .atLeast, .lessThan, .atMost:
            self.init(low: lower, high: upper)
        case .vague:
            self.init(low: nil, high: nil)
        }
    }

    private static let twentieth = ExactDecimal(coefficient: 5, exponent: -2) ?? .zero

    private static func larger(_ a: ExactDecimal?, _ b: ExactDecimal?) -> ExactDecimal? {
        guard let a, let b else { return a ?? b }
        return a < b ? b : a
    }

    /// Half a unit of the last digit that was written.
    static func halfUnit(of value: ExactDecimal, digits: [UInt8]) -> ExactDecimal? {
        // `800 million` is written to the million: its zeros are digits too, which the normal form dropped.
        var zeros = 0
        while zeros < digits.count, digits[digits.count - 1 - zeros] == 0x30 { zeros += 1 }
        let shift = zeros < digits.count ? zeros : 0
        return ExactDecimal(coefficient: 5, exponent: value.exponent - shift - 1)
    }

    var isBounded: Bool { low != nil && high != nil }

    /// Whether two intervals have no amount in common.
    public func isDisjoint(from other: Interval) -> Bool {
        if let high, let low = other.low, high < low { return true }
        if let low, let high = other.high, high < low { return true }
        return false
    }

    /// Whether every amount is above every amount of another.
    func isAbove(_ other: Interval) -> Bool {
        guard let low, let high = other.high else { return false }
        return high < low
    }

    /// The sum; an end is open where one of the two is.
    func plus(_ other: Interval) -> Interval {
        Interval(
            low: Interval.combine(low, other.low) { $0.plus($1) },
            high: Interval.combine(high, other.high) { $0.plus($1) })
    }

    /// With room for figures that were cut off and not rounded: `77%` for 77.8.
    var cutOff: Interval {
        guard let low, let high,
            let half = high.minus(low)?.times(ExactDecimal(coefficient: 5, exponent: -1) ?? .zero)
        else { return self }
        return Interval(low: low, high: high.plus(half))
    }

    /// With a share of itself to both sides.
    func widened(by share: ExactDecimal) -> Interval {
        Interval(
            low: low.flatMap { low in low.magnitude.times(share).flatMap { low.minus($0) } },
            high: high.flatMap { high in high.magnitude.times(share).flatMap { high.plus($0) } })
    }

    /// The amounts by which this differs from another, without sign.
    func distance(to other: Interval) -> Interval {
        let low = Interval.combine(self.low, other.high) { $0.minus($1) }
        let high = Interval.combine(self.high, other.low) { $0.minus($1) }
        return Interval(low: low, high: high).magnitude
    }

    /// The same without sign.
    var magnitude: Interval {
        guard let low, let high else { return Interval(low: .zero, high: nil) }
        if !low.isNegative { return self }
        if high.isNegative { return Interval(low: high.negated, high: low.negated) }
        return Interval(low: .zero, high: low.negated < high ? high : low.negated)
    }

    /// The quotient of two positive intervals.
    func divided(by other: Interval) -> Interval? {
        guard let low, let high, let under = other.low, let over = other.high, !low.isNegative,
            !under.isNegative,
            under.coefficient != 0
        else { return nil }
        return Interval(low: low.divided(by: over), high: high.divided(by: under))
    }

    /// The product of two positive intervals.
    func times(_ other: Interval) -> Interval {
        Interval(
            low: Interval.combine(low, other.low) { $0.times($1) },
            high: Interval.combine(high, other.high) { $0.times($1) })
    }

    /// The interval in another unit.
    public func times(_ factor: ExactDecimal) -> Interval {
        Interval(low: low.flatMap { $0.times(factor) }, high: high.flatMap { $0.times(factor) })
    }

    private static func combine(
        _ a: ExactDecimal?, _ b: ExactDecimal?, _ operation: (ExactDecimal, ExactDecimal) -> ExactDecimal?
    ) -> ExactDecimal? {
        guard let a, let b else { return nil }
        return operation(a, b)
    }
}
