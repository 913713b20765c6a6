import ArabicText
import Lexicon

extension DateReader {
    /// `عام 2015`, `العام الماضي`, `هذا العام`, `الربع الأول من عام 2015`, `الثمانينيات`.
    func nounFirst(_ index: Int, _ document: Document) -> ReadDate? {
        if let (word, match) = calendar.word(.decade, index, document) {
            return decade(word, match, index, document)
        }
        if let (demonstrative, this) = calendar.word(.this, index, document),
            let (word, match) = calendar.word(.noun, this.tokens.upperBound, document),
            let unit = word.unit,
            numerals.isDefinite(this.tokens.upperBound, match.prefix, document) || match.tokens.count > 1
        {
            if demonstrative.isSame,
                let same = same(unit, index, match.tokens.upperBound, this.prefix, document)
            {
                return same
            }
            switch unit {
            case .date, .third, .term, .half, .period, .century, .millennium, .days, .weeks, .months, .years:
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
            if relative.isSame { read.same = SameTime(unit: .year) }
            if let year = year(end, document) ?? self.year(end, document, hijri: true) {
                // `العام القادم 1437هـ`
                read.date = year.isHijri ? .hijriYear(year.value) : .year(year.value)
                read.tokens = index..<year.end
                read.same = nil
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
            if relative.isSame, let same = same(unit, index, end, prefix, document) { return same }
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
        case .term: return quarterAsTerm(index, next, prefix, definite, document)
        case .third, .date, .now: return nil
        }
    }

    /// `الفترة نفسها من العام الماضي`, `نفس الربع`: what the date named before says of it is for the extractor to add.
    func same(
        _ unit: CalendarWord.Unit, _ index: Int, _ end: Int, _ prefix: Int, _ document: Document
    ) -> ReadDate? {
        switch unit {
        case .day, .month, .quarter, .half, .year, .period: break
        default: return nil
        }
        var read = ReadDate(date: .open, tokens: index..<end, prefix: prefix)
        var same = SameTime(unit: unit)
        let of = skipOf(end, document)
        if of > end {
            // `لنفس الفترة من يوليو`: of something else than a year.
            guard let outer = nounFirst(of, document) ?? years(of, document) else { return read }
            read.tokens = index..<outer.tokens.upperBound
            same.year = outer.date
            same.isYearBefore = outer.isAnaphoric
        }
        read.same = same
        return read
    }

    /// The letters before the article, so that `العام` stays whole.
    func articleStart(_ index: Int, _ prefix: Int, _ document: Document) -> Int {
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
}
