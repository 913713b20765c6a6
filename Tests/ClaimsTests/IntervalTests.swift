import Extraction
import Testing

@testable import Claims

struct IntervalTests {
    private func quantity(_ value: String, approximate: Bool = false) -> Quantity {
        Quantity(
            span: TextSpan(0, 0), tokens: 0..<0, value: ExactDecimal(value), approximate: approximate,
            unit: Unit(code: "t", dimension: .mass), number: TextSpan(0, 0))
    }

    @Test func halfAUnitOfTheLastDigitWritten() throws {
        let tenths = Interval(quantity("5.3"), digits: Array("53".utf8))
        #expect(tenths.low == ExactDecimal("5.25") && tenths.high == ExactDecimal("5.35"))
        // `800 million`: the zeros were written.
        let millions = Interval(quantity("800000000"), digits: Array("800".utf8))
        #expect(millions.low == ExactDecimal("799500000") && millions.high == ExactDecimal("800500000"))
    }

    @Test func fivePerCentAroundAnApproximateFigure() {
        let about = Interval(quantity("200", approximate: true), digits: Array("200".utf8))
        #expect(about.low == ExactDecimal("190") && about.high == ExactDecimal("210"))
    }

    @Test func openEndsNeverClash() {
        let above = Interval(low: ExactDecimal("90"), high: nil)
        let exact = Interval(low: ExactDecimal("95"), high: ExactDecimal("96"))
        #expect(!above.isDisjoint(from: exact))
        #expect(above.isDisjoint(from: Interval(low: nil, high: ExactDecimal("80"))))
    }

    @Test func sumsAndQuotients() {
        let a = Interval(low: ExactDecimal("85"), high: ExactDecimal("134"))
        let b = Interval(low: ExactDecimal("119.5"), high: ExactDecimal("120.5"))
        #expect(a.plus(b) == Interval(low: ExactDecimal("204.5"), high: ExactDecimal("254.5")))
        #expect(b.divided(by: Interval(low: .zero, high: .one)) == nil)
        #expect(a.distance(to: b).low == .zero)
    }
}
