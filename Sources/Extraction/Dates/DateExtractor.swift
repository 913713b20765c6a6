import ArabicText
import Lexicon

/// Finds the calendar expressions of a document, says how they relate to what is told, and resolves relative
/// ones against the publication date.
final class DateExtractor: Sendable {
    private let reader: DateReader

    /// The calendar words it knows.
    var calendar: CalendarLexicon { reader.calendar }

    init(_ lexicon: Lexicon, _ amounts: AmountReader) { reader = DateReader(lexicon, amounts) }

    func extract(_ document: Document) -> [DateMention] {
        let published = document.metadata.published.flatMap { CivilDay(iso: $0) }
        var reads: [ReadDate] = []
        let words = document.words
        var index = words.next(waking: .dates, from: 0)
        while index < words.count {
            defer { index = words.next(waking: .dates, from: index) }
            guard var read = reader.read(index, document) else {
                index += 1
                continue
            }
            if case .day(0, _, _) = read.date, isNamedAfterDay(read, document) {
                index = read.tokens.upperBound
                continue
            }
            guard accept(read, reads, document) else {
                index += 1
                continue
            }
            extend(&read, document)
            if reads.isEmpty { reads.reserveCapacity(8) }
            reads.append(read)
            index = read.tokens.upperBound
        }
        guard !reads.isEmpty else { return [] }
        let told = published.map { dayOfTelling(reads, $0) }
        let decade = dominantDecade(reads, told)
        var mentions: [DateMention] = []
        mentions.reserveCapacity(reads.count)
        var named = NamedTimes(told)
        var previous: CalendarDate?
        var last: Range<Int>?
        for read in reads {
            var read = read
            let sentence = document.sentence(ofToken: read.tokens.lowerBound)
            named.resolve(&read, sentence)
            // `أمس (الخميس)`: the day named, where it is that day.
            if case .weekday(let number, nil) = read.date, let last,
                read.tokens.lowerBound - last.upperBound <= 1,
                case .day(let year, let month, let day)? = previous,
                CivilDay(year: year, month: month, day: day)?.weekday == number, let previous
            {
                read.date = previous
            }
            last = read.tokens
            let mention = mention(read, document, published: told, decade: decade)
            let date = pinned(read.date, mention.relation, told)
            named.note(read, date, mention.relation, sentence)
            previous = date
            mentions.append(mention)
        }
        return mentions
    }

    // MARK: Acceptance

    private func accept(_ read: ReadDate, _ reads: [ReadDate], _ document: Document) -> Bool {
        let first = read.tokens.lowerBound
        let previous = reads.last
        // A date does not run over the end of a sentence.
        if read.tokens.count > 1,
            document.sentence(ofToken: first) != document.sentence(ofToken: read.tokens.upperBound - 1)
        {
            return false
        }
        if document[first].kind == .number, reader.isLabelled(first, document) { return false }
        if case .year(let year) = read.date, read.tokens.count == 1 || read.weak {
            return acceptBareYear(year, read, previous, document)
        }
        if !read.weak { return true }
        if case .quarter = read.date { return true }
        if case .relativeHalf = read.date {
            // `وفي النصف الأول بلغت الأرباح`: where halves and quarters of years have been spoken of.
            return reads.contains { $0.date.kind == .half || $0.date.kind == .quarter }
        }
        // Names of months and days that are also other words need a preposition, `شهر` or `يوم` before them.
        guard first > 0 else { return false }
        // `أمس الرئيس رمضان أحمد`: only a mark or a particle may stand between the parts of a date.
        if let previous, previous.tokens.upperBound >= first - 1,
            previous.tokens.upperBound == first || document[first - 1].kind != .arabic
                || document[first - 1].letterCount < 3
        {
            return true
        }
        return reader.calendar.word(.preposition, first - 1, document) != nil
            || reader.calendar.word(.deictic, first - 1, document) != nil
    }

    /// `مدينة 6 أكتوبر`, `كوبري 15 مايو`: a day without a year right behind what is named after it.
    private func isNamedAfterDay(_ read: ReadDate, _ document: Document) -> Bool {
        let first = read.tokens.lowerBound
        return first > 0 && !document[first].gap.contains(.newline)
            && reader.nouns.bearsName(first - 1, document)
    }

    /// Four digits alone are a year where a word of time governs them, or where they close a noun phrase and
    /// count nothing.
    private func acceptBareYear(_ year: Int, _ read: ReadDate, _ previous: ReadDate?, _ document: Document)
        -> Bool
    {
        let first = read.tokens.lowerBound
        let next = read.tokens.upperBound
        if next < document.tokenCount {
            let token = document[next]
            let letter = document.words.text.letter(token, 0)
            if token.kind == .symbol && letter == 0x25 { return false }
            if !token.gap.contains(.newline),
                document.words.mayStart([.units, .currencies, .numerals], at: next),
                token.kind != .punctuation,
                !isBetween(next, document),
                // `في 2015 إلا`: only a part of a number can be taken from one.
                reader.numerals.word(.except, next, document) == nil
                    || reader.numerals.word(.fraction, next + 1, document) != nil,
                !reader.numerals.isLone(Letters.waw, next, document),
                reader.numerals.word(next, document)?.prefix ?? 0 == 0, read.interval == nil
            {
                return isStrong(first - 1, document) && !document.words.mayStart([.currencies], at: next)
            }
            if token.isGlued, token.kind == .latin { return false }
            if letter == 0x3A || letter == 0x2F, token.kind == .punctuation, token.isGlued { return false }
        }
        guard first > 0 else { return read.interval != nil }
        let before = document[first - 1]
        if before.kind == .latin || (before.kind == .symbol && document.words.text.letter(before, 0) == 0x25)
        {
            return false
        }
        if first > 1, reader.calendar.word(.label, first - 2, document) != nil,
            !isPreposition(first - 1, document)
        {
            return false
        }
        if let previous, previous.tokens.upperBound == first - 1 || previous.tokens.upperBound == first,
            case .year = previous.date,
            document.words.text.letter(before, 0) == Letters.waw || previous.tokens.upperBound == first
        {
            return true
        }
        let counts = reader.nouns.noun(next, document) != nil && !reader.nouns.isTiedByBeh(next, document)
        if isPreposition(first - 1, document) {
            return !counts || isStrong(first - 1, document)
        }
        if reader.numerals.isLone(Letters.waw, first - 1, document) {
            return previous.map { first - $0.tokens.upperBound <= 2 } ?? false
        }
        guard (1900...2100).contains(year), !counts else { return false }
        return before.kind == .arabic || before.kind == .quote
            || document.words.text.letter(before, 0) == 0x28
    }

    /// `في 2025 بين 260 و280`: what could be yen with `ب` opens a range.
    private func isBetween(_ index: Int, _ document: Document) -> Bool {
        document.words.text.spells(document[index], [Letters.beh, Letters.yeh, Letters.noon])
    }

    private func isPreposition(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0 else { return false }
        return reader.calendar.match(index, document) {
            $0.kind == .preposition || $0.kind == .noun || $0.kind == .nounPair || $0.kind == .part
        } != nil
    }

    /// `منذ`, `بحلول`, `عام`: only time follows.
    private func isStrong(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0 else { return false }
        return reader.calendar.match(index, document) {
            $0.kind == .preposition
                && ($0.relation == .since || $0.relation == .by || $0.relation == .byEndOf)
                || $0.kind == .noun || $0.kind == .part
        } != nil
    }

    // MARK: Intervals

    /// `يناير وحتى مارس 2022`, `2020 إلى 2024`: the second end, and a year it lends to the first.
    private func extend(_ read: inout ReadDate, _ document: Document) {
        guard read.interval == nil, read.date.edtf != nil else { return }
        let end = read.tokens.upperBound
        guard end + 1 < document.tokenCount, !document[end].gap.contains(.newline),
            reader.isUntil(end, document), let second = reader.read(end + 1, document),
            second.interval == nil, second.prefix == 0
        else { return }
        let first = lend(second.date, to: read.date)
        guard first.kind == second.date.kind, let a = first.days, let b = second.date.days, a.first < b.first
        else { return }
        read.interval = (first, second.date)
        read.tokens = read.tokens.lowerBound..<second.tokens.upperBound
    }

    private func lend(_ second: CalendarDate, to first: CalendarDate) -> CalendarDate {
        switch (first, second) {
        case (.month(0, let month), .month(let year, _)): .month(year: year, month: month)
        case (.day(0, let month, let day), .day(let year, _, _)): .day(year: year, month: month, day: day)
        default: first
        }
    }

    // MARK: Mentions

    /// The day a text was told: that of its publication, or the last one before it that `اليوم الأربعاء` names.
    private func dayOfTelling(_ reads: [ReadDate], _ published: CivilDay) -> CivilDay {
        for read in reads {
            guard let weekday = read.weekday, case .relative(.day, let offset) = read.date,
                let day = published.adding(days: offset)
            else { continue }
            return published.adding(days: -((day.weekday - weekday + 7) % 7)) ?? published
        }
        return published
    }

    /// The decade that the publication date, or else most explicit years, fall in.
    private func dominantDecade(_ reads: [ReadDate], _ published: CivilDay?) -> Int {
        if let published { return published.year / 10 * 10 }
        var counts: [Int: Int] = [:]
        for read in reads {
            if let year = read.date.days?.first.year, year >= 1950 { counts[year / 10 * 10, default: 0] += 1 }
        }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    }

    private func mention(_ read: ReadDate, _ document: Document, published: CivilDay?, decade: Int)
        -> DateMention
    {
        var date = read.date
        if case .decade(0) = date { date = .decade(decade) }
        var resolved = false
        let relation = relation(of: read, document)
        let pinned = pinned(date, relation, published)
        resolved = pinned != date || read.same != nil && pinned.edtf != nil
        date = pinned
        let first = read.tokens.lowerBound
        let span = TextSpan(
            document.byte(ofLetter: read.prefix, in: first), Int(document[read.tokens.upperBound - 1].end))
        var mention = DateMention(
            span: span, tokens: read.tokens, kind: resolved ? date.kind : read.date.kind, edtf: date.edtf,
            resolved: resolved)
        if let days = date.days {
            mention.earliest = days.first.iso
            mention.latest = days.last.iso
        }
        if let published, case .relative(.week, let offset) = read.date,
            let (sunday, saturday) = CalendarDate.week(offset, from: published)
        {
            mention.kind = .interval
            mention.edtf = "\(sunday.iso)/\(saturday.iso)"
            mention.earliest = sunday.iso
            mention.latest = saturday.iso
            mention.resolved = true
        }
        if let interval = read.interval, case let a = self.pinned(interval.0, relation, published),
            case let b = self.pinned(interval.1, relation, published), let from = a.edtf, let to = b.edtf
        {
            mention.kind = .interval
            mention.edtf = "\(from)/\(to)"
            mention.earliest = a.days?.first.iso
            mention.latest = b.days?.last.iso
        }
        mention.relation = relation
        return mention
    }

    /// A date with what the publication date adds to it; months that a text looks ahead to lie ahead.
    private func pinned(_ date: CalendarDate, _ relation: TimeRelation, _ published: CivilDay?)
        -> CalendarDate
    {
        guard let published else { return date }
        return date.resolved(published, future: relation == .by || relation == .byEndOf || relation == .until)
    }

    /// What the words before a date make of it.
    private func relation(of read: ReadDate, _ document: Document) -> TimeRelation {
        let first = read.tokens.lowerBound
        let token = document[first]
        let joined = read.prefix > 0 ? document.words.text.letter(token, read.prefix - 1) : 0
        var said: TimeRelation?
        for back in 1...2 where first >= back {
            guard let (word, match) = reader.calendar.word(.preposition, first - back, document),
                match.tokens.upperBound == first || back == 1
            else { continue }
            said = word.relation
            break
        }
        let isEnd = read.part == .end
        switch said {
        case .by?: return isEnd ? .byEndOf : .by
        case .since?: return .since
        case .until?: return .until
        case .byEndOf?: return .byEndOf
        case .during?: return isEnd ? .at : .during
        case .at?, .rate?, .none:
            if isEnd, joined == Letters.beh { return .byEndOf }
            return joined == Letters.feh ? .during : .at
        }
    }
}

extension DateReader {
    /// `إلى`, `حتى`, `وحتى` between two dates.
    func isUntil(_ index: Int, _ document: Document) -> Bool {
        let token = document[index]
        guard token.kind == .arabic else { return mark(index, document) == 0x2D && !token.isGlued }
        if document.words.text.spells(token, [Letters.alef, Letters.lam, Letters.yeh]) { return true }
        guard let (word, _) = calendar.word(.preposition, index, document) else { return false }
        return word.relation == .until
    }
}
