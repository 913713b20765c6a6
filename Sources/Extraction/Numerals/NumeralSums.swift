import ArabicText
import Lexicon

/// Sums: parts joined by `و`, each smaller than the scale before it.
extension NumeralReader {
    /// The next part of a sum, added; `nil` where the number ends.
    func continuation(of numeral: Numeral, _ document: Document, isFirst: Bool) -> Numeral? {
        var at = numeral.tokens.upperBound
        guard at < document.tokenCount, !document[at].gap.contains(.newline) else { return nil }
        if let (word, prefix) = word(.except, at, document), prefix == 0, word.value.isNegative {
            // `مليون إلا ربعا`
            guard let (part, partPrefix) = self.word(.fraction, at + 1, document), partPrefix == 0,
                let amount = part.value.times(numeral.hasScale ? numeral.lastScale : .one),
                let value = numeral.value.minus(amount)
            else { return nil }
            var result = numeral
            result.value = value
            result.tokens = numeral.tokens.lowerBound..<at + 2
            return result
        }
        let lone = isLone(Letters.waw, at, document)
        if lone { at += 1 }
        guard at < document.tokenCount else { return nil }
        // A fraction of the last scale: `مليون ونصف (المليون)`.
        if let (word, prefix) = word(
            at, document, { ($0.kind == .fraction || $0.kind == .fractionDual) && !$0.enclitic }),
            lone || isJoined(at, prefix, document), prefix <= 1
        {
            let share =
                word.kind == .fractionDual ? word.value.times(ExactDecimal(2)) ?? word.value : word.value
            guard numeral.places == 0, let amount = share.times(numeral.hasScale ? numeral.lastScale : .one),
                let value = numeral.value.plus(amount)
            else { return nil }
            var result = numeral
            result.value = value
            var end = at + 1
            if let (scale, scalePrefix) = self.word(.scale, end, document), scale.value == numeral.lastScale,
                scalePrefix == 0 || isDefinite(end, scalePrefix, document)
            {
                end += 1
            }
            result.tokens = numeral.tokens.lowerBound..<end
            return result
        }
        if isFirst, !numeral.hasScale, !numeral.hasDigits, let larger = ascending(numeral, at, lone, document)
        {
            return larger
        }
        guard numeral.hasScale, numeral.places == 0 || numeral.lastScale == .one else { return nil }
        guard let next = part(at, document, joined: true), next.kind == .cardinal else { return nil }
        guard lone || isJoined(at, next.prefix, document),
            lone ? next.prefix == 0 || next.definite : next.prefix == 1 || next.definite
        else { return nil }
        // Each part is smaller than the scale before it; digits with decimals start a new amount.
        guard next.places == 0, next.value < numeral.lastScale, let sum = numeral.value.plus(next.value)
        else { return nil }
        var result = numeral
        result.value = sum
        result.grouped = nil
        result.hasDigits = numeral.hasDigits || next.hasDigits
        result.lastScale = next.hasScale ? next.lastScale : .one
        result.tokens = numeral.tokens.lowerBound..<next.tokens.upperBound
        return result
    }

    /// `مئة وعشرة ومليون`: the larger part last, all of it in words.
    private func ascending(_ numeral: Numeral, _ at: Int, _ lone: Bool, _ document: Document) -> Numeral? {
        guard let next = part(at, document, joined: true), next.startsWithScale, !next.hasDigits,
            next.tokens.count == 1,
            lone || isJoined(at, next.prefix, document), next.prefix <= 1, next.value > numeral.value,
            let sum = numeral.value.plus(next.value)
        else { return nil }
        // `عشرة ومليون ريال` may be two amounts; what counts stands behind the sum only.
        var result = numeral
        result.value = sum
        result.tokens = numeral.tokens.lowerBound..<next.tokens.upperBound
        result.hasScale = true
        result.lastScale = .one
        return result
    }
}
