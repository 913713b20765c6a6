import ArabicText
import Lexicon

/// Quarters, halves, seasons and the first months of a year.
extension DateReader {
    /// `الربع الأول من عام 2015`, `النصف الثاني من العام الجاري`, `الربع الماضي`.
    func partOfYear(
        _ unit: CalendarWord.Unit, _ index: Int, _ next: Int, _ prefix: Int, _ definite: Bool,
        _ document: Document
    ) -> ReadDate? {
        guard definite else { return nil }
        let isLast = relative(next, document)?.word.part == .end
        if !isLast, let (relative, end) = relative(next, document) {
            if relative.isSame { return same(unit, index, end, prefix, document) }
            var read = ReadDate(
                date: relative.offset.map { .relative(unit, $0) } ?? .open, tokens: index..<end,
                prefix: prefix)
            read.isAnaphoric = relative.anaphoric
            let of = skipOf(end, document)
            if of > end, let outer = nounFirst(of, document) { read.tokens = index..<outer.tokens.upperBound }
            return read
        }
        let number: Int
        if isLast {
            // `الربع الأخير من 2019`
            number = unit == .quarter ? 4 : 2
        } else {
            guard let (ordinal, ordinalPrefix) = numerals.word(.ordinal, next, document),
                numerals.isDefinite(next, ordinalPrefix, document),
                let value = ordinal.value.integer, value <= (unit == .quarter ? 4 : 2)
            else { return nil }
            number = value
        }
        func made(_ year: Int, _ end: Int) -> ReadDate {
            ReadDate(
                date: unit == .quarter
                    ? .quarter(year: year, number: number) : .half(year: year, number: number),
                tokens: index..<end, prefix: prefix)
        }
        let of = skipOf(next + 1, document)
        if let year = year(of, document) { return made(year.value, year.end) }
        if let outer = nounFirst(of, document) {
            switch outer.date {
            case .year(let year) where outer.interval == nil: return made(year, outer.tokens.upperBound)
            case .relative(.year, let offset):
                var read = made(0, outer.tokens.upperBound)
                read.date =
                    unit == .quarter
                    ? .relativeQuarter(number, yearOffset: offset) : .relativeHalf(number, yearOffset: offset)
                return read
            case .open, .hijriYear:
                var read = made(0, outer.tokens.upperBound)
                read.date = .open
                return read
            default: break
            }
        }
        var read = made(0, next + 1)
        // `الشوط والنصف الأول` of a match is no half-year: it needs its year, or a text that reports by them.
        read.weak = true
        if isLast { return nil }
        read.date =
            unit == .half ? .relativeHalf(number, yearOffset: 0) : .relativeQuarter(number, yearOffset: 0)
        return read
    }

    /// `الفصل الثالث من سنة 2024`, as the Maghreb calls a quarter: only a year of our era or the one just past makes
    /// it one, and no year of school.
    func quarterAsTerm(
        _ index: Int, _ next: Int, _ prefix: Int, _ definite: Bool, _ document: Document
    ) -> ReadDate? {
        guard numerals.word(.ordinal, next, document) != nil, skipOf(next + 1, document) > next + 1,
            let read = partOfYear(.quarter, index, next, prefix, definite, document)
        else { return nil }
        switch read.date {
        case .quarter(let year, _) where year > 0: return read
        case .relativeQuarter where read.tokens.count == 5: return read
        default: return nil
        }
    }

    /// `الأشهر الستة الأولى من عام 2015` is 2015-01/2015-06; `الأيام الأخيرة` is open.
    func firstMonths(
        _ unit: CalendarWord.Unit, _ index: Int, _ next: Int, _ prefix: Int, _ document: Document
    ) -> ReadDate? {
        if let numeral = numerals.read(next, document), numeral.definite, let count = numeral.value.integer,
            unit == .months, (2...11).contains(count),
            let (first, firstPrefix) = numerals.word(
                numeral.tokens.upperBound, document, { $0.kind == .ordinal && $0.value == .one }),
            numerals.isDefinite(numeral.tokens.upperBound, firstPrefix, document)
        {
            _ = first
            let of = skipOf(numeral.tokens.upperBound + 1, document)
            guard let outer = nounFirst(of, document) ?? years(of, document) else { return nil }
            var read = ReadDate(date: .open, tokens: index..<outer.tokens.upperBound, prefix: prefix)
            read.interval = monthsFromJanuary(count, of: outer.date)
            return read
        }
        guard let (relative, end) = relative(next, document) else { return nil }
        _ = relative
        return ReadDate(date: .open, tokens: index..<end, prefix: prefix)
    }

    /// `التسعة أشهر الأولى من عام 2023`, `الـ9 أشهر الأولى`: the number stands before its months.
    func countedMonths(_ index: Int, _ next: Int, _ document: Document) -> ReadDate? {
        guard index > 0,
            let (_, prefix) = numerals.word(next, document, { $0.kind == .ordinal && $0.value == .one }),
            numerals.isDefinite(next, prefix, document), let numeral = numerals.read(index - 1, document),
            numeral.tokens.upperBound == index, let count = numeral.value.integer, (2...11).contains(count)
        else { return nil }
        let isDigits = numeral.plainDigits > 0 && index > 1 && document.isArticleOfDigits(index - 2)
        guard isDigits || numeral.definite && numeral.prefix >= 2 else { return nil }
        let of = skipOf(next + 1, document)
        guard let outer = nounFirst(of, document) ?? years(of, document) else { return nil }
        var read = ReadDate(
            date: .open, tokens: index - (isDigits ? 2 : 1)..<outer.tokens.upperBound,
            prefix: isDigits ? 0 : articleStart(index - 1, numeral.prefix, document))
        read.interval = monthsFromJanuary(count, of: outer.date)
        return read
    }

    private func monthsFromJanuary(_ count: Int, of year: CalendarDate) -> (CalendarDate, CalendarDate)? {
        switch year {
        case .year(let year): (.month(year: year, month: 1), .month(year: year, month: count))
        case .relative(.year, let offset):
            (
                .monthOfYear(month: 1, day: 0, yearOffset: offset),
                .monthOfYear(month: count, day: 0, yearOffset: offset)
            )
        default: nil
        }
    }

    /// `صيف 2013`, `ربيع عام 2016`, `خريف العام الماضي`, `الصيف المقبل`.
    func season(_ index: Int, _ document: Document) -> ReadDate? {
        guard let (word, match) = calendar.word(.season, index, document), word.number > 0 else { return nil }
        let next = match.tokens.upperBound
        func made(_ date: CalendarDate, _ end: Int, prefix: Int) -> ReadDate {
            ReadDate(date: date, tokens: index..<end, prefix: prefix)
        }
        if numerals.isDefinite(index, match.prefix, document) {
            // The winter past is of two years.
            guard word.number < 4, let (relative, end) = relative(next, document),
                let offset = relative.offset
            else { return nil }
            return made(
                .relativeSeason(word.number, offset: offset), end,
                prefix: articleStart(index, match.prefix, document))
        }
        guard next < document.tokenCount, !document[next].gap.contains(.newline) else { return nil }
        if let first = year(next, document), !first.isHijri {
            // `شتاء 2015 - 2016`
            let end = years(next, document).map { $0.interval == nil ? first.end : $0.tokens.upperBound }
            return made(
                .season(year: first.value, number: word.number), end ?? first.end, prefix: match.prefix)
        }
        guard let outer = nounFirst(skipOf(next, document), document), outer.interval == nil else {
            return nil
        }
        switch outer.date {
        case .year(let year):
            return made(
                .season(year: year, number: word.number), outer.tokens.upperBound, prefix: match.prefix)
        case .relative(.year, let offset):
            return made(
                .seasonOfYear(word.number, yearOffset: offset), outer.tokens.upperBound, prefix: match.prefix)
        default: return nil
        }
    }
}
