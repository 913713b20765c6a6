import ArabicText
import Foundation
import ICU
import Lexicon
import Testing

@testable import Extraction

/// Whether the long samples run: `ARQAM_LONG_TESTS=1 swift test`.
private let isLong = ProcessInfo.processInfo.environment["ARQAM_LONG_TESTS"] != nil

/// Numbers that ICU spells are read back with their value, every one of them.
@Suite struct SpelledNumbersTests {
    /// The cardinal rule sets of ICU's Arabic.
    static let ruleSets: [String] = {
        guard let spellOut = try? SpellOut(locale: "ar") else { return [] }
        return spellOut.ruleSets.filter {
            $0.contains("cardinal") || $0 == "%spellout-numbering"
        }
    }()

    /// Every number to 1,100, both sides of every boundary, and an even sample up to a million.
    static let numbers: [Int] = {
        var numbers = Set(0...1_100)
        for boundary in [
            2_000, 3_000, 10_000, 11_000, 12_000, 20_000, 99_000, 100_000, 200_000, 300_000, 1_000_000,
        ] {
            numbers.formUnion(boundary - 2...boundary + 2)
        }
        numbers.formUnion(stride(from: 1_000, through: 1_000_000, by: isLong ? 7 : 251))
        return numbers.filter { $0 <= 1_000_000 }.sorted()
    }()

    @Test(arguments: ruleSets)
    func roundTrip(_ ruleSet: String) throws {
        var spellOut = try SpellOut(locale: "ar")
        try spellOut.select(ruleSet: ruleSet)
        var wrong: [String] = []
        for number in SpelledNumbersTests.numbers {
            let words = try spellOut.words(for: number)
            let value = Numerals.value(of: words)
            if value != ExactDecimal(number) {
                wrong.append("\(number) \(words) → \(value?.description ?? "-")")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) wrong: \(wrong.prefix(12).joined(separator: "; "))")
    }

    @Test func thereAreRuleSets() {
        #expect(SpelledNumbersTests.ruleSets.count >= 3, "\(SpelledNumbersTests.ruleSets)")
        #expect(SpelledNumbersTests.numbers.count > 4_000)
    }
}

/// Exact decimals: what goes in comes out, and no operation traps.
@Suite struct ExactDecimalPropertyTests {
    @Test func writtenFormsRoundTrip() {
        var random = Sequence64(seed: 11)
        var wrong: [String] = []
        for _ in 0..<20_000 {
            let whole = String(random.next(below: 1_000_000_000))
            let places = random.next(below: 9)
            var text = whole
            if places > 0 {
                let digits = (0..<places).map { _ in String(random.next(below: 10)) }.joined()
                // The normal form has no zeros at its end.
                text += "." + digits
                while text.hasSuffix("0") { text.removeLast() }
                if text.hasSuffix(".") { text.removeLast() }
            }
            if random.next(below: 2) == 1, text.contains(where: { $0 >= "1" && $0 <= "9" }) {
                text = "-" + text
            }
            if ExactDecimal(text)?.description != text { wrong.append(text) }
        }
        #expect(wrong.isEmpty)
    }

    @Test func arithmeticAgreesWithIntegers() {
        var random = Sequence64(seed: 12)
        var wrong: [String] = []
        for _ in 0..<20_000 {
            let a = random.next(below: 2_000_001) - 1_000_000
            let b = random.next(below: 2_000_001) - 1_000_000
            let (x, y) = (ExactDecimal(a), ExactDecimal(b))
            var holds = x.plus(y) == ExactDecimal(a + b) && x.minus(y) == ExactDecimal(a - b)
            holds = holds && x.times(y) == ExactDecimal(a * b) && (x < y) == (a < b) && (x == y) == (a == b)
            holds = holds && x.integer == a && x.isNegative == (a < 0) && x.negated.integer == -a
            if b != 0 {
                holds = holds && x.times(y)?.divided(by: y) == x
                // Half away from zero.
                let rounded = Int((Double(a) / Double(b)).rounded())
                holds = holds && x.divided(by: y, places: 0)?.integer == rounded
            }
            if !holds { wrong.append("\(a), \(b)") }
        }
        #expect(wrong.isEmpty)
        #expect(ExactDecimal.one.divided(by: .zero) == nil)
    }

    @Test func decimalsAreExact() {
        #expect(ExactDecimal("0.1")?.plus(ExactDecimal("0.2") ?? .zero) == ExactDecimal("0.3"))
        #expect(ExactDecimal("13.9")?.times(ExactDecimal("1e9") ?? .zero)?.description == "13900000000")
        #expect(ExactDecimal("1")?.divided(by: ExactDecimal("8") ?? .zero)?.description == "0.125")
        for text in ["", "-", ".", "1.2.3", "1e", "1e999", "x", "١", "+1", " 1", "1 "] {
            #expect(ExactDecimal(text) == nil, "\(text)")
        }
    }

    /// Whatever the operands, the answer is a number or `nil`.
    @Test func overflowIsNil() {
        var random = Sequence64(seed: 13)
        var operands = [ExactDecimal.zero, .one, ExactDecimal(Int.max), ExactDecimal(Int.min)]
        for _ in 0..<120 {
            let coefficient = Int128(Int64(bitPattern: random.next())) << Int128(random.next(below: 64))
            let exponent = random.next(below: 2 * ExactDecimal.exponentLimit + 1) - ExactDecimal.exponentLimit
            if let operand = ExactDecimal(coefficient: coefficient, exponent: exponent) {
                operands.append(operand)
            }
        }
        for coefficient in [Int128.max, Int128.min, Int128.max - 1, Int128.min + 1] {
            for exponent in [-60, -1, 0, 1, 60] {
                if let operand = ExactDecimal(coefficient: coefficient, exponent: exponent) {
                    operands.append(operand)
                }
            }
        }
        var none = 0
        var lost: [String] = []
        for a in operands {
            _ = (a.negated, a.magnitude, a.integer, a.approximation)
            // Digits past what a coefficient holds are written, not read.
            if a.exponent <= 0, ExactDecimal(a.description) != a { lost.append(a.description) }
            for b in operands {
                let results = [
                    a.plus(b), a.minus(b), a.times(b), a.divided(by: b), a.divided(by: b, places: 40),
                ]
                none += results.count { $0 == nil }
                _ = a < b
            }
        }
        #expect(none > 0)
        #expect(lost.isEmpty)
        #expect(ExactDecimal(coefficient: 1, exponent: 61) == nil)
    }
}

/// Digits of three scripts, with every separator that newspapers use.
@Suite struct DigitShapesPropertyTests {
    /// ASCII digits and marks in another script.
    private func written(_ text: String, zero: UInt32) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    guard scalar.value >= 0x30, scalar.value <= 0x39 else { return scalar }
                    return Unicode.Scalar(zero + scalar.value - 0x30)
                }))
    }

    @Test(arguments: [0x30, 0x660, 0x6F0] as [UInt32])
    func everyScriptAndSeparator(zero: UInt32) {
        var random = Sequence64(seed: UInt64(zero))
        var wrong: [String] = []
        func check(_ text: String, _ value: String) {
            let text = written(text, zero: zero)
            if Numerals.value(of: text) != ExactDecimal(value) { wrong.append(text) }
        }
        for _ in 0..<250 {
            let number = random.next(below: 1_000_000_000)
            let groups = DigitShapesPropertyTests.groups(of: number)
            check(String(number), "\(number)")
            // One point between two groups may be a decimal point.
            for mark in [",", "٬", "."] where groups.count > (mark == "." ? 2 : 1) {
                check(groups.joined(separator: mark), "\(number)")
            }
            for gap in [" ", "\u{A0}", "\u{202F}"] where groups.count > 1 {
                check(groups.joined(separator: gap), "\(number)")
            }
            // One or two digits cannot be a group.
            let places = ["07", "5", "25"][random.next(below: 3)]
            for mark in [".", ",", "٫"] {
                check("\(number % 1_000)\(mark)\(places)", "\(number % 1_000).\(places)")
            }
            check(groups.joined(separator: ",") + "." + places, "\(number).\(places)")
        }
        #expect(wrong.isEmpty, "\(wrong.count) wrong: \(wrong.prefix(20).joined(separator: "; "))")
    }

    static func groups(of number: Int) -> [String] {
        var digits = Substring(String(number))
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = digits.dropLast(3)
        }
        groups.insert(String(digits), at: 0)
        return groups
    }
}

/// A seeded row of numbers, the same on every machine.
struct Sequence64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func next(below limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
