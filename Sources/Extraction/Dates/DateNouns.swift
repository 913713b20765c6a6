import ArabicText
import Lexicon

extension DateReader {
    /// `أمس`, `مساء أول من أمس`, `صباح اليوم الجمعة`, `الجمعة 13 نوفمبر`.
    func dayName(_ index: Int, _ document: Document) -> ReadDate? {
        if let (_, match) = calendar.word(.dayPart, index, document) {
            let at = skipOf(match.tokens.upperBound, document)
            if let inner = dayName(at, document), !inner.weak || calendar.word(.weekday, at, document) != nil
            {
                var read = inner
                read.tokens = index..<inner.tokens.upperBound
                read.prefix = match.prefix
                read.weak = false
                return read
            }
        }
        if let (word, match) = calendar.word(.noun, index, document), word.unit == .day, match.prefix <= 1 {
            // `يوم أمس`, `يوم الثلاثاء`, `يوم 7 أكتوبر`
            if let inner = dayName(match.tokens.upperBound, document)
                ?? dateOfDay(match.tokens.upperBound, document)
            {
                var read = inner
                read.tokens = index..<inner.tokens.upperBound
                read.prefix = match.prefix
                read.weak = false
                return read
            }
        }
        if let (word, match) = calendar.word(.deictic, index, document) {
            var read = ReadDate(
                date: .relative(word.unit ?? .day, word.offset ?? 0), tokens: match.tokens,
                prefix: match.prefix)
            // `فغدا إنسانا` is a verb.
            if word.offset == 1, match.prefix == 0, isBecame(index, match.tokens.upperBound, document) {
                return nil
            }
            if word.offset == 1, match.prefix > 0, !numerals.isDefinite(index, match.prefix, document) {
                return nil
            }
            if isOutlet(match.tokens, document) { return nil }
            if word.offset == 0 {
                // `اليوم الثاني`, `في اليوم`, `اليوم الذي`: a day, not today.
                guard !isDayOfSomething(index, match, document) else { return nil }
            }
            let next =
                mark(match.tokens.upperBound, document) == 0x28
                ? match.tokens.upperBound + 1 : match.tokens.upperBound
            if let (_, weekday) = calendar.word(.weekday, next, document), weekday.prefix == 0,
                next == match.tokens.upperBound
            {
                read.tokens = index..<weekday.tokens.upperBound
            }
            if let date = dateOfDay(read.tokens.upperBound, document), case .day = date.date {
                read.tokens = index..<date.tokens.upperBound
                read.date = date.date
            }
            return read
        }
        guard let (weekday, match) = calendar.word(.weekday, index, document),
            match.prefix <= 1 || numerals.isDefinite(index, match.prefix, document)
        else { return nil }
        var at = match.tokens.upperBound
        // `الأحد عشر لاعبا` counts to eleven.
        if numerals.word(at, document, { $0.kind == .unit && $0.value == ExactDecimal(10) })?.prefix == 0 {
            return nil
        }
        // `الاثنين` is also two things, `أحد` one of them.
        if mark(at, document) == Letters.arabicComma || mark(at, document) == 0x2C,
            dateOfDay(at + 1, document) != nil
        {
            at += 1
        }
        if let date = dateOfDay(at, document) {
            var read = date
            read.tokens = index..<date.tokens.upperBound
            read.prefix = match.prefix
            return read
        }
        var read = ReadDate(date: .open, tokens: match.tokens, prefix: match.prefix)
        // Behind a verb or a noun `الاثنين` is the day; behind `على` or `بين` it is both of them.
        read.weak =
            weekday.number == 1
            && (index == 0 || match.prefix > 0 || !document.hasArticle(index)
                || nouns.isFunctionWord(index - 1, document))
            || isLabelled(index, document)
        if let (relative, end) = relative(at, document) {
            read.tokens = index..<end
            read.weak = false
            _ = relative
        }
        return read
    }

    /// `غدا المسرح مكانا للقاء`: the verb opens a sentence, and its subject follows.
    private func isBecame(_ index: Int, _ next: Int, _ document: Document) -> Bool {
        guard next < document.tokenCount, document[index].letterCount == 3, document.hasArticle(next),
            document.tokens(ofSentence: document.sentence(ofToken: index)).lowerBound == index
        else { return false }
        // The adverb is mostly written with its tanwin.
        return Int(document[index].end) - Int(document[index].start) == 6
            && calendar.word(.weekday, next, document) == nil
    }

    /// `«المصري اليوم»`, `عين اليوم`, `لـ(اليوم)`: part of an outlet's name, or all of it.
    private func isOutlet(_ tokens: Range<Int>, _ document: Document) -> Bool {
        let first = tokens.lowerBound
        guard first > 0 else { return false }
        // `بيان اليوم` is a paper in Rabat, and a statement of today everywhere else.
        if document.words.lookups[first - 1].families.contains(.outlets),
            document.words.lookups[first - 1].families.isDisjoint(with: .nouns),
            outlets.match(.outlets, at: first - 1, in: document.words)?.tokens.contains(first) == true
        {
            return true
        }
        guard tokens.upperBound < document.tokenCount, document.hasArticle(first) else { return false }
        let (before, after) = (document[first - 1], document[tokens.upperBound])
        return before.kind == .quote && after.kind == .quote
            || mark(first - 1, document) == 0x28 && mark(tokens.upperBound, document) == 0x29
    }

    /// `صلاة الجمعة`, `رؤية 2030`: part of a name, by the words before it.
    func isLabelled(_ index: Int, _ document: Document) -> Bool {
        for back in 1...3 where index >= back {
            if let (_, match) = calendar.word(.label, index - back, document),
                match.tokens.upperBound == index
            {
                return true
            }
        }
        return false
    }

    private func isDayOfSomething(_ index: Int, _ match: Match, _ document: Document) -> Bool {
        if index > 0, isThat(index - 1, document) { return true }
        if match.prefix > 0 { return !numerals.isJoined(index, match.prefix, document) || match.prefix > 1 }
        let next = match.tokens.upperBound
        if numerals.word(.ordinal, next, document) != nil { return true }
        if index > 0, let (word, before) = calendar.word(.preposition, index - 1, document),
            word.relation == .during, before.tokens.upperBound == index
        {
            return true
        }
        if calendar.word(.relative, next, document) != nil { return true }
        guard next < document.tokenCount else { return false }
        // `اليوم الذي`, `اليوم الوطني`: qualified by what follows.
        let text = document.words.text
        return document[next].kind == .arabic && text.letter(document[next], 0) == Letters.alef
            && text.letter(document[next], 1) == Letters.lam
            && calendar.word(.weekday, next, document) == nil
    }

    /// `ذلك`, `تلك`: another day than today.
    private func isThat(_ index: Int, _ document: Document) -> Bool {
        let text = document.words.text
        let token = document[index]
        let last = text.lastLetter(token)
        return token.kind == .arabic && last == Letters.kaf && token.letterCount >= 3
            && token.letterCount <= 4
            && text.letter(token, Int(token.letterCount) - 2) == Letters.lam
    }

    /// A day with its month, or a numeric date.
    private func dateOfDay(_ index: Int, _ document: Document) -> ReadDate? {
        guard index < document.tokenCount, let read = read(index, document) else { return nil }
        switch read.date {
        case .day, .hijriDay: return read
        case .relativeMonth(_, let day, _) where day > 0: return read
        case .open where document[index].kind == .number: return read
        default: return nil
        }
    }

    /// `عام 2015`, `العام الماضي`, `هذا العام`, `الربع الأول من عام 2015`, `الثمانينيات`.
    func nounFirst(_ index: Int, _ document: Document) -> ReadDate? {
        if let (word, match) = calendar.word(.decade, index, document) {
            return decade(word, match, index, document)
        }
        if let (_, this) = calendar.word(.this, index, document),
            let (word, match) = calendar.word(.noun, this.tokens.upperBound, document),
            let unit = word.unit,
            numerals.isDefinite(this.tokens.upperBound, match.prefix, document) || match.tokens.count > 1
        {
            switch unit {
            case .date, .third, .half, .period, .century, .millennium, .days, .weeks, .months, .years:
                return nil
            default: break
            }
            return ReadDate(
                date: unit == .decade ? .decade(0) : .relative(unit, 0),
                tokens: index..<match.tokens.upperBound, prefix: this.prefix)
        }
        if let (_, match) = calendar.word(.nounPair, index, document),
            let year = year(match.tokens.upperBound, document)
        {
            // `عامي 2013 و2014`: the second year is read on its own.
            return ReadDate(
                date: year.isHijri ? .hijriYear(year.value) : .year(year.value), tokens: index..<year.end,
                prefix: match.prefix)
        }
        if let (word, match) = calendar.word(.nounPair, index, document), word.unit == .month,
            let month = month(match.tokens.upperBound, document), month.prefix == 0
        {
            // `شهري رجب وشعبان`: the second month is read on its own.
            var read = tail(of: month, from: index, prefix: match.prefix, day: 0, document)
            read.weak = false
            return read
        }
        guard let (word, match) = calendar.word(.noun, index, document), let unit = word.unit else {
            return nil
        }
        let next = match.tokens.upperBound
        let definite =
            numerals.isDefinite(index, match.prefix, document) || match.tokens.count > 1 && match.prefix == 0
        let prefix =
            numerals.isDefinite(index, match.prefix, document)
            ? articleStart(index, match.prefix, document) : match.prefix
        switch unit {
        case .year, .season:
            if let years = years(next, document) ?? fiscalYears(next, document) {
                var read = years
                read.tokens = index..<years.tokens.upperBound
                read.prefix = prefix
                read.weak = false
                return read
            }
            guard definite, let (relative, end) = relative(next, document) else {
                // `نهاية السنة`, `النصف الأول من العام`: this one.
                return unit == .year && numerals.isDefinite(index, match.prefix, document)
                    && match.tokens.count == 1 && isPartBefore(index, document)
                    ? ReadDate(date: .relative(.year, 0), tokens: index..<next, prefix: prefix) : nil
            }
            var read = ReadDate(
                date: relative.offset.map { .relative(.year, $0) } ?? .open, tokens: index..<end,
                prefix: prefix)
            read.isAnaphoric = relative.anaphoric
            if let year = year(end, document) ?? self.year(end, document, hijri: true) {
                // `العام القادم 1437هـ`
                read.date = year.isHijri ? .hijriYear(year.value) : .year(year.value)
                read.tokens = index..<year.end
            }
            return read
        case .quarter, .half: return partOfYear(unit, index, next, prefix, definite, document)
        case .days, .weeks, .months, .years:
            // `الأيام الأخيرة`, `الأشهر الستة الأولى من عام 2015`
            return definite
                ? firstMonths(unit, index, next, prefix, document)
                : unit == .months ? countedMonths(index, next, document) : nil
        case .month, .week, .day, .period, .decade, .century, .millennium:
            guard definite, let (relative, end) = relative(next, document) else {
                // `بحلول نهاية العقد`
                return unit == .decade && definite && isEndBefore(index, document)
                    ? ReadDate(date: .decade(0), tokens: index..<next, prefix: prefix) : nil
            }
            var read = ReadDate(
                date: relative.offset.map { unit == .decade && $0 == 0 ? .decade(0) : .relative(unit, $0) }
                    ?? .open, tokens: index..<end, prefix: prefix)
            read.isAnaphoric = relative.anaphoric
            if unit == .period || unit == .month {
                // `الفترة نفسها من العام الماضي`
                let of = skipOf(end, document)
                if of > end, let outer = nounFirst(of, document) {
                    read.tokens = index..<outer.tokens.upperBound
                    read.date = .open
                } else if unit == .period, relative.offset != nil, relative.offset != 0 {
                    read.weak = false
                }
            }
            return read
        case .third, .date, .now: return nil
        }
    }

    /// The letters before the article, so that `العام` stays whole.
    private func articleStart(_ index: Int, _ prefix: Int, _ document: Document) -> Int {
        document.words.text.letter(document[index], prefix - 2) == Letters.alef ? prefix - 2 : prefix - 1
    }

    /// `2015 - 2016`, `2015/2016` behind a fiscal year are read by ``years``; two-digit ends are read here.
    private func fiscalYears(_ index: Int, _ document: Document) -> ReadDate? {
        guard let first = year(index, document, hijri: true) else { return nil }
        return ReadDate(date: .hijriYear(first.value), tokens: index..<first.end, prefix: 0)
    }

    /// `بداية`, `نهاية`, or `الأول من` before a noun of time.
    private func isPartBefore(_ index: Int, _ document: Document) -> Bool {
        guard index > 0 else { return false }
        if calendar.word(.part, index - 1, document) != nil { return true }
        return index > 1 && skipOf(index - 1, document) == index
            && numerals.word(.ordinal, index - 2, document) != nil
    }

    private func isEndBefore(_ index: Int, _ document: Document) -> Bool {
        guard index > 1, let (part, _) = calendar.word(.part, index - 1, document), part.part == .end else {
            return false
        }
        guard let (word, _) = calendar.word(.preposition, index - 2, document) else { return false }
        return word.relation == .by || word.relation == .byEndOf
    }

    /// `الربع الأول من عام 2015`, `النصف الثاني من العام الجاري`, `الربع الماضي`.
    private func partOfYear(
        _ unit: CalendarWord.Unit, _ index: Int, _ next: Int, _ prefix: Int, _ definite: Bool,
        _ document: Document
    ) -> ReadDate? {
        guard definite else { return nil }
        let isLast = relative(next, document)?.word.part == .end
        if !isLast, let (relative, end) = relative(next, document) {
            var read = ReadDate(
                date: relative.offset.map { .relative(unit, $0) } ?? .open, tokens: index..<end,
                prefix: prefix)
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
        // `الشوط والنصف الأول` of a match is no half-year: it needs its year.
        read.weak = true
        if unit == .half || isLast { return nil }
        read.date = .relativeQuarter(number, yearOffset: 0)
        return read
    }

    /// `الأشهر الستة الأولى من عام 2015` is 2015-01/2015-06; `الأيام الأخيرة` is open.
    private func firstMonths(
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
            if case .year(let year) = outer.date {
                read.interval = (.month(year: year, month: 1), .month(year: year, month: count))
            }
            return read
        }
        guard let (relative, end) = relative(next, document) else { return nil }
        _ = relative
        return ReadDate(date: .open, tokens: index..<end, prefix: prefix)
    }

    /// `التسعة أشهر الأولى من عام 2023`, `الـ9 أشهر الأولى`: the number stands before its months.
    private func countedMonths(_ index: Int, _ next: Int, _ document: Document) -> ReadDate? {
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
        if case .year(let year) = outer.date {
            read.interval = (.month(year: year, month: 1), .month(year: year, month: count))
        }
        return read
    }

    /// `ثمانينيات القرن الماضي`, `التسعينيات`.
    private func decade(_ word: CalendarWord, _ match: Match, _ index: Int, _ document: Document) -> ReadDate
    {
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
