import ArabicText
import Lexicon

/// Dates in digits alone: `15/10/2024`, `2024-10-15`, `15.10.2024`.
extension DateReader {
    /// `15/10/2024`, `2024-10-15`, `15-10-2024`, `15.10.2024`.
    func numeric(_ index: Int, _ document: Document) -> ReadDate? {
        day(index, document) ?? days(index, document)
    }

    /// `من 8 إلى 29/11/1433هـ`: a day before the whole date of a later one is of the same month.
    private func days(_ index: Int, _ document: Document) -> ReadDate? {
        guard let first = integer(index, document), first > 0, index + 2 < document.tokenCount,
            document[index + 1].kind == .arabic, isUntil(index + 1, document),
            let last = day(index + 2, document), let number = last.date.dayOfMonth, number > first
        else { return nil }
        let date = last.date.withDay(first)
        return ReadDate(
            date: date, tokens: index..<last.tokens.upperBound, prefix: 0, interval: (date, last.date))
    }

    private func day(_ index: Int, _ document: Document) -> ReadDate? {
        if let dotted = dotted(index, document) { return dotted }
        let join = mark(index + 1, document)
        guard join == 0x2F || join == 0x2D, mark(index + 3, document) == join,
            let a = integer(index, document), let b = integer(index + 2, document),
            let c = integer(index + 4, document),
            document[index + 1].isGlued || join == 0x2F || isSpacedDate(index, document),
            !isInPath(index, document)
        else { return nil }
        return civil(a, b, c, index..<index + 5, document)
    }

    /// `http://…/2015/06/01/photo.jpg`: a slash glued to either side makes it a path.
    private func isInPath(_ index: Int, _ document: Document) -> Bool {
        let end = index + 5
        return index > 0 && document[index].isGlued && mark(index - 1, document) == 0x2F
            || end + 1 < document.tokenCount && document[end].isGlued && document[end + 1].isGlued
                && mark(end, document) == 0x2F
    }

    /// `10 - 10 - 1436هـ`: parted by spaced dashes, a year of four digits makes a date of a day and a month.
    private func isSpacedDate(_ index: Int, _ document: Document) -> Bool {
        document[index].letterCount <= 2 && document[index + 2].letterCount <= 2
            && document[index + 4].letterCount == 4
    }

    private func dotted(_ index: Int, _ document: Document) -> ReadDate? {
        let token = document[index]
        guard token.letterCount >= 8, token.letterCount <= 10 else { return nil }
        var parts = [0]
        for offset in 0..<Int(token.letterCount) {
            let letter = document.words.text.letter(token, offset)
            if letter == 0x2E {
                parts.append(0)
            } else if letter >= 0x30, letter <= 0x39 {
                parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(letter - 0x30)
            } else {
                return nil
            }
        }
        guard parts.count == 3 else { return nil }
        return civil(parts[0], parts[1], parts[2], index..<index + 1, document)
    }

    /// Day first, as Arabic writes it; year first as ISO does; month first only where nothing else is a date.
    private func civil(_ a: Int, _ b: Int, _ c: Int, _ tokens: Range<Int>, _ document: Document) -> ReadDate?
    {
        var end = tokens.upperBound
        var isHijri = false
        if let (era, match) = calendar.word(.era, end, document), match.prefix == 0 {
            isHijri = era.isHijri
            end = match.tokens.upperBound
        }
        let (year, month, day) =
            a > 31 ? (a, b, c) : c > 31 && b <= 12 ? (c, b, a) : c > 31 ? (c, a, b) : (0, 0, 0)
        guard (1...12).contains(month) else { return nil }
        if isHijri || (1300...1500).contains(year) {
            guard (1...30).contains(day) else { return nil }
            return ReadDate(
                date: .hijriDay(year: year, month: month, day: day), tokens: tokens.lowerBound..<end,
                prefix: 0)
        }
        guard (1000...2200).contains(year), CivilDay(year: year, month: month, day: day) != nil else {
            return nil
        }
        return ReadDate(
            date: .day(year: year, month: month, day: day), tokens: tokens.lowerBound..<end, prefix: 0)
    }
}
