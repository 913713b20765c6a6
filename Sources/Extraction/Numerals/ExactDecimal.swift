/// An exact decimal number: `coefficient × 10^exponent`, in normal form (no trailing zero in the coefficient).
///
/// Figures are never binary floats: `0.1` stays `0.1` and `13.9` billion is 13900000000 to the last digit.
/// Every operation reports overflow as `nil` instead of trapping.
public struct ExactDecimal: Sendable, Hashable {
    // Kept in parts, as an `Int128` would take its place at every sixteenth byte only: figures are copied often.
    private let high: Int64
    private let low: UInt64
    private let power: Int16

    /// The digits, with the sign and without trailing zeros.
    public var coefficient: Int128 { Int128(high) << 64 | Int128(low) }
    /// The power of ten the digits are multiplied by.
    public var exponent: Int { Int(power) }

    /// Largest power of ten a number may have in either direction.
    public static let exponentLimit = 60

    /// A number in normal form; `nil` past the limits.
    public init?(coefficient: Int128, exponent: Int) {
        // The one coefficient without a negative of its own.
        guard coefficient != .min else { return nil }
        var coefficient = coefficient
        var exponent = exponent
        if coefficient == 0 {
            exponent = 0
        } else {
            if var small = Int64(exactly: coefficient) {
                // Division of 64 bits is many times faster, and nearly every figure fits.
                while small % 10 == 0 {
                    small /= 10
                    exponent += 1
                }
                coefficient = Int128(small)
            } else {
                while coefficient % 10 == 0 {
                    coefficient /= 10
                    exponent += 1
                }
            }
        }
        guard abs(exponent) <= ExactDecimal.exponentLimit else { return nil }
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
        power = Int16(exponent)
    }

    /// A whole number.
    public init(_ value: Int) {
        // An Int has at most 19 digits, far inside both limits.
        self = ExactDecimal(coefficient: Int128(value), exponent: 0) ?? .zero
    }

    private init(zero: Void) {
        high = 0
        low = 0
        power = 0
    }

    /// Zero.
    public static let zero = ExactDecimal(zero: ())
    /// One.
    public static let one = ExactDecimal(1)

    /// A number from its written form, such as `-12.50` or `1e6`; `nil` where it is none.
    public init?(_ text: some StringProtocol) {
        var coefficient: Int128 = 0
        var exponent = 0
        var seenPoint = false
        var digits = 0
        var negative = false
        var rest = Substring(text).utf8[...]
        if rest.first == 0x2D {
            negative = true
            rest = rest.dropFirst()
        }
        while let byte = rest.first, byte != 0x65 {
            rest = rest.dropFirst()
            if byte == 0x2E, !seenPoint {
                seenPoint = true
            } else if byte >= 0x30, byte <= 0x39 {
                let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(Int128(byte - 0x30))
                guard !overflow, !carry else { return nil }
                coefficient = sum
                digits += 1
                if seenPoint { exponent -= 1 }
            } else {
                return nil
            }
        }
        guard digits > 0 else { return nil }
        if rest.first == 0x65 {
            guard let power = Int(Substring(rest.dropFirst())), abs(power) <= 100 else { return nil }
            exponent += power
        }
        self.init(coefficient: negative ? -coefficient : coefficient, exponent: exponent)
    }

    /// The product, or `nil` on overflow.
    public func times(_ other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        return overflow ? nil : ExactDecimal(coefficient: product, exponent: exponent + other.exponent)
    }

    /// The sum, or `nil` on overflow.
    public func plus(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (a, b, exponent) = aligned(with: other) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : ExactDecimal(coefficient: sum, exponent: exponent)
    }

    /// The difference, or `nil` on overflow.
    public func minus(_ other: ExactDecimal) -> ExactDecimal? { plus(other.negated) }

    /// The quotient rounded to `places` decimals (half away from zero); `nil` for a zero divisor or on overflow.
    public func divided(by other: ExactDecimal, places: Int = 12) -> ExactDecimal? {
        guard other.coefficient != 0 else { return nil }
        // a·10^x / (b·10^y) with `places` more digits: scale a so that integer division keeps them.
        let shift = places + exponent - other.exponent
        var numerator = coefficient
        var denominator = other.coefficient
        for _ in 0..<min(abs(shift), 80) {
            let (product, overflow) = (shift > 0 ? numerator : denominator).multipliedReportingOverflow(
                by: 10)
            guard !overflow else { return nil }
            if shift > 0 { numerator = product } else { denominator = product }
        }
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let twice = remainder.magnitude.multipliedReportingOverflow(by: 2)
        let up = twice.overflow || twice.partialValue >= denominator.magnitude
        let sign: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
        return ExactDecimal(coefficient: up ? quotient + sign : quotient, exponent: -places)
    }

    /// The number with the other sign.
    public var negated: ExactDecimal { ExactDecimal(coefficient: -coefficient, exponent: exponent) ?? self }
    /// Whether it is below zero.
    public var isNegative: Bool { coefficient < 0 }
    /// The number without its sign.
    public var magnitude: ExactDecimal { isNegative ? negated : self }

    /// The nearest binary float, for sorting and plausibility only.
    public var approximation: Double {
        // The generic conversion of 128 bits is slow, and nearly every figure fits 64.
        var value = Int64(exactly: coefficient).map(Double.init) ?? Double(coefficient)
        var power = exponent
        while power > 0 {
            value *= 10
            power -= 1
        }
        while power < 0 {
            value /= 10
            power += 1
        }
        return value
    }

    /// The value as an `Int`, where it is a whole number that fits.
    public var integer: Int? {
        guard exponent >= 0, exponent < 19 else { return nil }
        var value = coefficient
        for _ in 0..<exponent {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        return Int(exactly: value)
    }

    private func aligned(with other: ExactDecimal) -> (Int128, Int128, Int)? {
        let low = min(exponent, other.exponent)
        guard let a = scaled(to: low), let b = other.scaled(to: low) else { return nil }
        return (a, b, low)
    }

    private func scaled(to low: Int) -> Int128? {
        var value = coefficient
        for _ in 0..<(exponent - low) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        return value
    }
}

extension ExactDecimal: Comparable {
    /// Whether a number is the smaller one.
    public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        if let (x, y, _) = a.aligned(with: b) { return x < y }
        // So far apart that they cannot be brought to one power: the floats tell them apart.
        return a.approximation < b.approximation
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// Plain digits, without a power of ten: a JSON number.
    public var description: String {
        var digits = Array(String(coefficient.magnitude).utf8)
        if exponent >= 0 {
            if coefficient != 0 { digits.append(contentsOf: repeatElement(0x30, count: exponent)) }
        } else {
            let places = -exponent
            if digits.count <= places {
                digits.insert(contentsOf: repeatElement(0x30, count: places - digits.count + 1), at: 0)
            }
            digits.insert(0x2E, at: digits.count - places)
        }
        if coefficient < 0 { digits.insert(0x2D, at: 0) }
        return String(decoding: digits, as: UTF8.self)
    }
}
