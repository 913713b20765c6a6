import ArabicText
import Lexicon

/// Months, with the day before them and the year behind them.
extension DateReader {
    /// A month with its other name: `ديسمبر/كانون الأول`, `يوليو (تموز)`.
    func month(_ index: Int, _ document: Document) -> (word: CalendarWord, end: Int, prefix: Int)? {
        guard let (word, match) = calendar.word(.month, index, document) else { return nil }
        var end = match.tokens.upperBound
        let join = mark(end, document)
        if join == 0x2F || join == 0x2D, let (twin, other) = calendar.word(.month, end + 1, document),
            twin.number == word.number, twin.isHijri == word.isHijri
        {
            end = other.tokens.upperBound
        } else if join == 0x28, let (twin, other) = calendar.word(.month, end + 1, document),
            twin.number == word.number, mark(other.tokens.upperBound, document) == 0x29
        {
            end = other.tokens.upperBound + 1
        } else if end + 2 < document.tokenCount, document[end].kind == .quote,
            let (twin, other) = calendar.word(.month, end + 1, document), twin.number == word.number,
            other.tokens.upperBound < document.tokenCount, document[other.tokens.upperBound].kind == .quote
        {
            // `ديسمبر «كانون الأول» الماضي`
            end = other.tokens.upperBound + 1
        } else if end < document.tokenCount, !document[end].gap.contains(.newline),
            let (twin, other) = calendar.word(.month, end, document), other.prefix == 0,
            twin.number == word.number, twin.isHijri == word.isHijri
        {
            // `يناير كانون الثاني`: one month, named as two countries name it.
            end = other.tokens.upperBound
        }
        return (word, end, match.prefix)
    }

    /// `15 أكتوبر 2024`, `15 من أكتوبر`, `5-8 أكتوبر`, `1 و2 مايو`.
    func dayMonth(_ index: Int, _ document: Document) -> ReadDate? {
        guard let day = integer(index, document), (1...31).contains(day) else { return nil }
        var at = index + 1
        var last: Int?
        if mark(at, document) == 0x2D, let second = integer(at + 1, document), (1...31).contains(second),
            second > day
        {
            last = second
            at += 2
        } else if at + 1 < document.tokenCount, isUntil(at, document), let second = integer(at + 1, document),
            (1...31).contains(second), second > day
        {
            // `من 3 إلى 5 يونيو`
            last = second
            at += 2
        } else if numerals.isLone(Letters.waw, at, document), let second = integer(at + 1, document),
            second > day, let later = dayMonth(at + 1, document)
        {
            // `يومي 4 و5 مايو`: the month stands behind the last of the days.
            return ReadDate(date: later.date.withDay(day), tokens: index..<index + 1, prefix: 0)
        }
        if let read = dayOfThisMonth(index, at, document) { return read }
        at = skipMonthNoun(skipOf(at, document), document)
        guard at < document.tokenCount, !document[at].gap.contains(.blankLine),
            let month = month(at, document), month.prefix == 0 || at > index + 1
        else { return nil }
        var read = tail(of: month, from: index, prefix: 0, day: day, document)
        if let last {
            var end = read
            end.date = read.date.withDay(last)
            read.interval = (read.date, end.date)
        }
        return read
    }

    /// `28 من الشهر الجاري`
    private func dayOfThisMonth(_ index: Int, _ at: Int, _ document: Document) -> ReadDate? {
        let noun = skipOf(at, document)
        guard noun == at + 1, let (word, match) = calendar.word(.noun, noun, document),
            word.unit == .month,
            numerals.isDefinite(noun, match.prefix, document),
            let (relative, end) = relative(match.tokens.upperBound, document)
        else { return nil }
        return ReadDate(
            date: relative.offset.map { .relative(.month, $0) } ?? .open, tokens: index..<end, prefix: 0)
    }

    private func skipMonthNoun(_ index: Int, _ document: Document) -> Int {
        guard let (word, match) = calendar.word(.noun, index, document), word.unit == .month else {
            return index
        }
        return match.tokens.upperBound
    }

    /// `التاسع من يوليو 2015`, `الثانية والعشرون من رمضان`.
    func ordinalDay(_ index: Int, _ document: Document) -> ReadDate? {
        guard
            let (ordinal, prefix) = numerals.word(
                index, document, { $0.kind == .ordinal || $0.kind == .ten || $0.kind == .unit }),
            var day = ordinal.value.integer,
            numerals.isDefinite(index, prefix, document) || ordinal.kind == .ordinal && day == 1
        else { return nil }
        var at = index + 1
        if let (ten, tenPrefix) = numerals.word(
            at, document, { $0.kind == .unit && $0.value == ExactDecimal(10) }), tenPrefix == 0
        {
            day += 10
            _ = ten
            at += 1
        } else if let (ten, tenPrefix) = numerals.word(.ten, at, document),
            numerals.isJoined(at, tenPrefix, document), let value = ten.value.integer
        {
            day += value
            at += 1
        }
        guard (1...31).contains(day), !qualifiesNoun(index, document) else { return nil }
        at = skipMonthNoun(skipOf(at, document), document)
        guard let month = month(at, document), month.prefix == 0 else { return nil }
        return tail(
            of: month, from: index,
            prefix: numerals.isDefinite(index, prefix, document) ? prefix - 2 : prefix, day: day, document)
    }

    /// `النصف الأول من يونيو`, `الأسبوع الثاني من يوليو`: the ordinal counts halves and weeks, not days.
    private func qualifiesNoun(_ index: Int, _ document: Document) -> Bool {
        guard index > 0, let (word, _) = calendar.word(.noun, index - 1, document) else { return false }
        return word.unit != .day && word.unit != .date
    }

    /// `أكتوبر 2024`, `شهر مارس الماضي`, `مايو`.
    func monthFirst(_ index: Int, _ document: Document) -> ReadDate? {
        var at = index
        var prefix = 0
        var noun = false
        if let (word, match) = calendar.word(.noun, index, document), word.unit == .month,
            self.month(match.tokens.upperBound, document) != nil
        {
            at = match.tokens.upperBound
            prefix = match.prefix
            noun = true
        }
        guard let month = month(at, document) else { return nil }
        if !noun { prefix = month.prefix }
        var read = tail(of: month, from: index, prefix: prefix, day: 0, document)
        let bare = read.tokens.upperBound == month.end && !noun
        read.weak = bare && (month.word.ambiguous || prefix > 1)
        // `إب` is a town in Yemen; the month has another hamza.
        if bare, document.hasHamzaBelow(at, letter: month.prefix) { return nil }
        // `مايو كلينيك` is a hospital.
        if bare, document.words.mayStart(.organizations, at: at),
            let name = numerals.lexicon.match(.organizations, at: at, in: document.words),
            name.tokens.upperBound > month.end
        {
            return nil
        }
        if bare, month.word.ambiguous, prefix > 0, !numerals.isDefinite(index, prefix, document) {
            return nil
        }
        return read
    }

    /// What follows a month: a year, `عام 2015`, `الماضي`, `من العام الماضي`.
    func tail(
        of month: (word: CalendarWord, end: Int, prefix: Int), from start: Int, prefix: Int, day: Int,
        _ document: Document
    ) -> ReadDate {
        let word = month.word
        func date(_ year: Int) -> CalendarDate {
            if word.isHijri {
                return day > 0
                    ? .hijriDay(year: year, month: word.number, day: day)
                    : .hijriMonth(year: year, month: word.number)
            }
            return day > 0
                ? .day(year: year, month: word.number, day: day) : .month(year: year, month: word.number)
        }
        var read = ReadDate(date: date(0), tokens: start..<month.end, prefix: prefix)
        var at = month.end
        if mark(at, document) == Letters.arabicComma || mark(at, document) == 0x2C
            || mark(at, document) == 0x2F, year(at + 1, document, hijri: word.isHijri) != nil
        {
            at += 1
        }
        let noun = skipOf(at, document)
        if let (unit, match) = calendar.word(.noun, noun, document), unit.unit == .year {
            if let year = year(match.tokens.upperBound, document, hijri: word.isHijri) {
                read.date = date(year.value)
                read.tokens = start..<year.end
                return twin(of: read, document)
            }
            if let (relative, end) = relative(match.tokens.upperBound, document),
                numerals.isDefinite(noun, match.prefix, document)
            {
                read.date =
                    word.isHijri
                    ? .open
                    : relative.offset.map { .monthOfYear(month: word.number, day: day, yearOffset: $0) }
                        ?? .open
                read.tokens = start..<end
                return read
            }
        }
        if let year = year(at, document, hijri: word.isHijri) {
            read.date = date(year.value)
            read.tokens = start..<year.end
            return twin(of: read, document)
        }
        if let (relative, end) = relative(at, document) {
            read.date =
                relative.offset.map {
                    word.isHijri
                        ? .relativeHijriMonth(month: word.number, day: day, offset: $0)
                        : .relativeMonth(month: word.number, day: day, offset: $0)
                } ?? .open
            read.tokens = start..<end
        }
        return read
    }

    /// `16 رمضان 1395- 1975`: the year in the other calendar belongs to the span.
    private func twin(of read: ReadDate, _ document: Document) -> ReadDate {
        let end = read.tokens.upperBound
        guard mark(end, document) == 0x2D || mark(end, document) == 0x2F, case .hijriDay = read.date,
            let other = year(end + 1, document), !other.isHijri
        else { return read }
        var read = read
        read.tokens = read.tokens.lowerBound..<other.end
        return read
    }
}

extension CalendarDate {
    /// The day of a whole date.
    var dayOfMonth: Int? {
        switch self {
        case .day(_, _, let day), .hijriDay(_, _, let day): day
        default: nil
        }
    }

    /// The same month with another day.
    func withDay(_ day: Int) -> CalendarDate {
        switch self {
        case .day(let year, let month, _), .month(let year, let month):
            .day(year: year, month: month, day: day)
        case .hijriDay(let year, let month, _), .hijriMonth(let year, let month):
            .hijriDay(year: year, month: month, day: day)
        case .relativeMonth(let month, _, let offset):
            .relativeMonth(month: month, day: day, offset: offset)
        case .monthOfYear(let month, _, let offset):
            .monthOfYear(month: month, day: day, yearOffset: offset)
        case .relativeHijriMonth(let month, _, let offset):
            .relativeHijriMonth(month: month, day: day, offset: offset)
        default: self
        }
    }
}
