import ArabicText
import Lexicon

/// Decimals in words: `خمسة فاصلة ثلاثة`, `ثلاثة وخمسة من عشرة`.
extension NumeralReader {
    /// `ثلاثة وخمسة من عشرة` is 3.5: what follows `و` is counted out of a power of ten.
    func outOfTen(_ numeral: inout Numeral, _ document: Document) {
        guard !numeral.hasDigits, numeral.kind == .cardinal else { return }
        func outOf(_ index: Int) -> (power: ExactDecimal, end: Int)? {
            guard isMin(index, document), let power = part(index + 1, document, joined: false),
                !power.hasDigits, power.prefix == 0,
                power.value.coefficient == 1, power.value.exponent > 0
            else { return nil }
            let end = power.tokens.upperBound
            // `خمسة من عشرة طلاب` counts pupils.
            guard
                end >= document.tokenCount || document[end].kind != .arabic
                    || document.words.mayStart([.units, .currencies], at: end)
            else { return nil }
            return (power.value, end)
        }
        if let (power, end) = outOf(numeral.tokens.upperBound), numeral.value >= power,
            let whole = numeral.value.divided(by: power, places: 0).flatMap({ $0.times(power) }),
            let floor = whole > numeral.value ? whole.minus(power) : whole,
            let rest = numeral.value.minus(floor),
            let fraction = rest.divided(by: power), let value = floor.plus(fraction)
        {
            numeral.value = value
            numeral.tokens = numeral.tokens.lowerBound..<end
            return
        }
        let at = numeral.tokens.upperBound
        guard let joined = group(at, document), isJoined(at, joined.prefix, document) else { return }
        var next = joined
        scales(&next, document)
        while let more = continuation(of: next, document, isFirst: false) { next = more }
        guard let (power, end) = outOf(next.tokens.upperBound), next.value < power,
            let fraction = next.value.divided(by: power),
            let value = numeral.value.plus(fraction)
        else { return }
        numeral.value = value
        numeral.tokens = numeral.tokens.lowerBound..<end
    }

    /// What follows `فاصلة`: `واحد` counts here, and so does a sum.
    private func decimalPart(_ index: Int, _ document: Document) -> Numeral? {
        guard var numeral = part(index, document, joined: false) else {
            guard let (one, prefix) = word(.one, index, document), prefix == 0 else { return nil }
            return Numeral(value: one.value, tokens: index..<index + 1)
        }
        while numeral.hasScale, let next = continuation(of: numeral, document, isFirst: false) {
            numeral = next
        }
        return numeral
    }

    /// `خمسة فاصلة ثلاثة`, `12 فاصلة 5`.
    func decimals(_ numeral: inout Numeral, _ document: Document) {
        let at = numeral.tokens.upperBound
        guard numeral.kind == .cardinal, let (_, prefix) = word(.point, at, document), prefix == 0,
            let next = decimalPart(at + 1, document), next.kind == .cardinal, next.places == 0
        else { return }
        // `أربعة فاصلة خمسة مليون` scales the whole; `فاصلة ألفين وأربعة` has more digits.
        let scales =
            next.hasScale && next.value.exponent >= next.lastScale.exponent && next.tokens.count == 2
            && !numeral.hasScale
        guard let digits = scales ? next.value.divided(by: next.lastScale) : next.value,
            let whole = digits.integer, whole >= 0
        else { return }
        let places = String(whole).utf8.count
        guard let scale = ExactDecimal(coefficient: 1, exponent: -places), let part = digits.times(scale),
            let sum = numeral.value.plus(part), let value = scales ? sum.times(next.lastScale) : sum
        else { return }
        numeral.value = value
        if scales {
            numeral.hasScale = true
            numeral.lastScale = next.lastScale
        }
        numeral.places = places
        numeral.tokens = numeral.tokens.lowerBound..<next.tokens.upperBound
    }
}
