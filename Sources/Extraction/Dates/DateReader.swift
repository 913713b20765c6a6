import ArabicText
import Lexicon

/// A date expression read from tokens.
struct ReadDate: Sendable {
    var date: CalendarDate
    var tokens: Range<Int>
    /// Letters of proclitics before the first word.
    var prefix: Int
    /// EDTF of an interval, where the expression spans two dates.
    var interval: (CalendarDate, CalendarDate)?
    /// `بداية`, `نهاية` …
    var part: CalendarWord.Part?
    /// Whether the expression needs a preposition or the like before it to be taken as a date.
    var weak = false
    /// `السابق`: counted from the date named before, not from today.
    var isAnaphoric = false
}

/// The grammar of dates.
final class DateReader: Sendable {
    let calendar: CalendarLexicon
    let numerals: NumeralReader
    let nouns: CountedNounReader
    /// For the names of outlets, some of which are words of time.
    let outlets: Lexicon

    /// A reader that shares what the reader of amounts has unpacked of the lexicon.
    init(_ lexicon: Lexicon, _ amounts: AmountReader) {
        calendar = CalendarLexicon(lexicon)
        numerals = amounts.numerals
        nouns = amounts.nouns
        outlets = lexicon
    }

    /// The date that starts at a token.
    func read(_ index: Int, _ document: Document) -> ReadDate? {
        guard index < document.tokenCount else { return nil }
        if let (part, match) = calendar.word(.part, index, document),
            let inner = core(skipOf(match.tokens.upperBound, document), document)
        {
            var date = inner
            date.tokens = index..<inner.tokens.upperBound
            date.prefix = match.prefix
            date.part = part.part
            date.weak = false
            if part.part == .firstDay, case .month(let year, let month) = inner.date {
                date.date = .day(year: year, month: month, day: 1)
            }
            if part.part == .firstDay, case .hijriMonth(let year, let month) = inner.date {
                date.date = .hijriDay(year: year, month: month, day: 1)
            }
            return date
        }
        return core(index, document)
    }

    /// `من` and `شهر` between the parts of a date.
    func skipOf(_ index: Int, _ document: Document) -> Int {
        guard index < document.tokenCount else { return index }
        let token = document[index]
        let text = document.words.text
        return token.letterCount == 2 && text.letter(token, 0) == Letters.meem
            && text.letter(token, 1) == Letters.noon ? index + 1 : index
    }

    private func core(_ index: Int, _ document: Document) -> ReadDate? {
        guard index < document.tokenCount else { return nil }
        let token = document[index]
        if token.kind == .number {
            return numeric(index, document) ?? dayMonth(index, document) ?? years(index, document)
        }
        guard token.isWord else { return nil }
        if document.words.lookups[index].families.contains(.calendars) {
            if let date = dayName(index, document) { return date }
            if let date = monthFirst(index, document) { return date }
            if let date = nounFirst(index, document) { return date }
        }
        if document.words.lookups[index].families.contains(.numerals) { return ordinalDay(index, document) }
        return nil
    }

    // MARK: Years and eras

    /// A four-digit year with its era mark.
    func year(_ index: Int, _ document: Document, hijri: Bool = false) -> (
        value: Int, isHijri: Bool, end: Int, marked: Bool
    )? {
        guard index < document.tokenCount, document[index].kind == .number,
            let value = integer(index, document), document[index].letterCount == 4,
            !document[index].gap.contains(.blankLine), !isTypedBackwards(index, document)
        else { return nil }
        var end = index + 1
        if let (era, match) = calendar.word(.era, end, document), match.prefix == 0,
            document[end].letterCount > 1 || document[end].isGlued || isEraAlone(end, document)
        {
            guard (1...2200).contains(value) else { return nil }
            end = match.tokens.upperBound
            return (value, era.isHijri, end, true)
        }
        guard hijri ? (1200...1600).contains(value) : (1500...2200).contains(value) else { return nil }
        return (value, hijri, end, false)
    }

    /// `8ر7043`: the digits belong to a decimal typed from the right.
    private func isTypedBackwards(_ index: Int, _ document: Document) -> Bool {
        index > 1 && numerals.isLone(Letters.reh, index - 1, document) && document[index - 2].kind == .number
    }

    /// `م` and `هـ` behind a space count only where they do not begin a name (`م. أحمد`).
    private func isEraAlone(_ index: Int, _ document: Document) -> Bool {
        guard index + 1 < document.tokenCount else { return true }
        return
            !(document[index + 1].kind == .punctuation && document[index + 1].isGlued
            && document.words.text.letter(document[index + 1], 0) == 0x2E)
    }

    func integer(_ index: Int, _ document: Document) -> Int? {
        guard index < document.tokenCount, document[index].kind == .number, document[index].letterCount <= 4
        else { return nil }
        var value = 0
        for offset in 0..<Int(document[index].letterCount) {
            let letter = document.words.text.letter(document[index], offset)
            guard letter >= 0x30, letter <= 0x39 else { return nil }
            value = value * 10 + Int(letter - 0x30)
        }
        return value
    }

    func mark(_ index: Int, _ document: Document) -> UInt8 {
        guard index < document.tokenCount, document[index].kind == .punctuation else { return 0 }
        return document.words.text.letter(document[index], 0)
    }

    /// `2015`, `2012-2015`, `2015 - 2016`.
    func years(_ index: Int, _ document: Document) -> ReadDate? {
        guard let first = year(index, document) else { return hijriYears(index, document) }
        var read = ReadDate(
            date: first.isHijri ? .hijriYear(first.value) : .year(first.value), tokens: index..<first.end,
            prefix: 0, weak: !first.marked)
        let join = mark(first.end, document)
        if join == 0x2D || join == 0x2F, let second = year(first.end + 1, document),
            second.isHijri == first.isHijri, second.value > first.value,
            second.value - first.value < 200
        {
            read.interval = (.year(first.value), .year(second.value))
            read.tokens = index..<second.end
            read.weak = second.value - first.value > 60 && join == 0x2D
        }
        return read
    }

    /// `1436/1437هـ`: the era stands behind the second year.
    private func hijriYears(_ index: Int, _ document: Document) -> ReadDate? {
        let join = mark(index + 1, document)
        guard join == 0x2F || join == 0x2D, let first = year(index, document, hijri: true), !first.marked,
            let second = year(index + 2, document), second.isHijri, second.value > first.value,
            second.value - first.value < 100
        else { return nil }
        var read = ReadDate(date: .hijriYear(first.value), tokens: index..<second.end, prefix: 0)
        read.interval = (.hijriYear(first.value), .hijriYear(second.value))
        return read
    }

    // MARK: Numeric dates

    /// `15/10/2024`, `2024-10-15`, `15-10-2024`, `15.10.2024`.
    private func numeric(_ index: Int, _ document: Document) -> ReadDate? {
        if let dotted = dotted(index, document) { return dotted }
        let join = mark(index + 1, document)
        guard join == 0x2F || join == 0x2D, mark(index + 3, document) == join,
            let a = integer(index, document), let b = integer(index + 2, document),
            let c = integer(index + 4, document),
            document[index + 1].isGlued || join == 0x2F || isSpacedDate(index, document)
        else { return nil }
        return civil(a, b, c, index..<index + 5, document)
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

    // MARK: Months

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
    private func dayMonth(_ index: Int, _ document: Document) -> ReadDate? {
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
    private func ordinalDay(_ index: Int, _ document: Document) -> ReadDate? {
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
    private func monthFirst(_ index: Int, _ document: Document) -> ReadDate? {
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
                    relative.offset.map { .relativeMonth(month: word.number, day: day, offset: $0) } ?? .open
                if let offset = relative.offset, !word.isHijri {
                    read.date = .relativeYearMonth(month: word.number, day: day, yearOffset: offset)
                }
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
                word.isHijri
                ? .open
                : relative.offset.map { .relativeMonth(month: word.number, day: day, offset: $0) } ?? .open
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

    /// `الماضي`, `الحالي`, `المقبل`, `نفسه`, with the article.
    func relative(_ index: Int, _ document: Document) -> (word: CalendarWord, end: Int)? {
        guard index < document.tokenCount, !document[index].gap.contains(.newline),
            let (word, match) = calendar.word(.relative, index, document),
            match.prefix == 0 || match.prefix == 2 && numerals.isDefinite(index, 2, document)
        else { return nil }
        // `شهر رمضان هذا العام`: a demonstrative before a definite noun opens what follows.
        if calendar.word(.this, index, document) != nil, match.tokens.upperBound < document.tokenCount,
            document.hasArticle(match.tokens.upperBound)
        {
            return nil
        }
        return (word, match.tokens.upperBound)
    }
}

extension CalendarDate {
    /// The same month with another day.
    func withDay(_ day: Int) -> CalendarDate {
        switch self {
        case .day(let year, let month, _), .month(let year, let month):
            .day(year: year, month: month, day: day)
        case .hijriDay(let year, let month, _), .hijriMonth(let year, let month):
            .hijriDay(year: year, month: month, day: day)
        case .relativeMonth(let month, _, let offset):
            .relativeMonth(month: month, day: day, offset: offset)
        default: self
        }
    }

    /// A month of the last, this or the next year.
    static func relativeYearMonth(month: Int, day: Int, yearOffset: Int) -> CalendarDate {
        .relativeMonth(month: month, day: day, offset: yearOffset)
    }
}
