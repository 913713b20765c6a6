import ArabicText
import Lexicon

/// Decades of a century.
extension DateReader {
    /// `ثمانينيات القرن الماضي`, `التسعينيات`.
    func decade(_ word: CalendarWord, _ match: Match, _ index: Int, _ document: Document) -> ReadDate {
        var end = match.tokens.upperBound
        var firstYear = 1900
        if let (century, centuryMatch) = calendar.word(.noun, end, document), century.unit == .century {
            end = centuryMatch.tokens.upperBound
            if let (_, relativeEnd) = relative(end, document) {
                end = relativeEnd
            } else if let (number, numberEnd) = centuryNumber(end, document) {
                firstYear = (number - 1) * 100
                end = numberEnd
            }
        }
        let prefix = numerals.isDefinite(index, match.prefix, document) ? match.prefix - 2 : match.prefix
        return ReadDate(
            date: .decade(firstYear + word.number * 10), tokens: index..<end, prefix: max(0, prefix))
    }

    /// `العشرين`, `التاسع عشر`, `الحادي والعشرين` behind `القرن`.
    private func centuryNumber(_ index: Int, _ document: Document) -> (number: Int, end: Int)? {
        guard
            let (first, prefix) = numerals.word(index, document, { $0.kind == .ordinal || $0.kind == .ten }),
            numerals.isDefinite(index, prefix, document),
            var number = first.value.integer
        else { return nil }
        var end = index + 1
        if first.kind == .ordinal,
            let (ten, tenPrefix) = numerals.word(
                end, document, { $0.kind == .ten || $0.kind == .unit && $0.value == ExactDecimal(10) }),
            let value = ten.value.integer,
            ten.kind == .unit ? tenPrefix == 0 : numerals.isJoined(end, tenPrefix, document)
        {
            // `الحادي` stands for one with the tens and holds the ten of `الحادي عشر`.
            number = number % 10 + value
            end += 1
        }
        return (1...21).contains(number) ? (number, end) : nil
    }
}
