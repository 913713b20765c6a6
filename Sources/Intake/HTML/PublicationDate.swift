/// When an article was published, as pages and feeds write it: ISO 8601, RFC 822, or in Arabic words with either
/// family of month names.
struct PublicationDate: Equatable {
    var year: Int
    var month: Int
    var day: Int
    var hour: Int?
    var minute = 0
    var second: Int?
    /// The UTC offset as it is given, in minutes; `nil` where none is.
    var offset: Int?

    /// The date in a text; the first one where there are several.
    init?(_ text: String) {
        guard text.utf8.count <= 4096, let found = DateScanner(text).date() else { return nil }
        self = found
    }

    /// A day that exists, in the years of news on the web.
    init?(year: Int, month: Int, day: Int) {
        let lengths =
            [31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31]
            + [31, 30, 31, 30, 31]
        guard 1990...2100 ~= year, 1...12 ~= month, day >= 1, day <= lengths[month - 1] else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// ISO 8601: the day, the time where it is known, and the offset where it is.
    var iso: String {
        var text = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
        guard let hour else { return text }
        text += "T\(padded(hour)):\(padded(minute)):\(padded(second ?? 0))"
        guard let offset else { return text }
        if offset == 0 { return text + "Z" }
        return text + (offset < 0 ? "-" : "+") + padded(abs(offset) / 60) + ":" + padded(abs(offset) % 60)
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The day that an address holds: `/2024/08/28/`, `2024-08-28`, `/20240828`.
    init?(url: String) {
        let parts = url.split { !$0.isASCII || !$0.isNumber }.map(String.init)
        for index in parts.indices {
            if index + 2 < parts.count, parts[index].count == 4, let year = Int(parts[index]),
                parts[index + 1].count <= 2, let month = Int(parts[index + 1]), parts[index + 2].count <= 2,
                let day = Int(parts[index + 2]),
                let found = PublicationDate(year: year, month: month, day: day)
            {
                self = found
                return
            }
            if parts[index].count == 8, let number = Int(parts[index]),
                let found = PublicationDate(
                    year: number / 10000, month: number / 100 % 100, day: number % 100)
            {
                self = found
                return
            }
        }
        return nil
    }
}

/// Finds a date among the words and numbers of a text.
private struct DateScanner {
    private enum Item {
        case number(Int, digits: Int)
        case word(Substring)
        case mark(Character)
    }

    private var items: [Item] = []
    private let vocabulary = PageWords.embedded

    init(_ text: String) {
        let folded = foldedKeepingMarks(text)
        var rest = folded[...]
        while let first = rest.first, items.count < 400 {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                items.append(.number(Int(digits) ?? 0, digits: digits.count))
                rest = rest.dropFirst(digits.count)
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter }
                items.append(.word(word))
                rest = rest.dropFirst(word.count)
            } else {
                if !first.isWhitespace { items.append(.mark(first)) }
                rest = rest.dropFirst()
            }
        }
    }

    func date() -> PublicationDate? {
        if items.count == 1, let stamp = stamp() { return stamp }
        for index in items.indices {
            guard let (day, end) = day(at: index) else { continue }
            var date = day
            if let clock = clock(from: end, to: min(items.count, end + 16)) ?? clock(from: 0, to: index) {
                (date.hour, date.minute, date.second, date.offset) = clock
            }
            return date
        }
        return nil
    }

    // MARK: Days

    /// Seconds or milliseconds since 1970, or digits without anything between them.
    private func stamp() -> PublicationDate? {
        guard case .number(let number, let digits) = items[0] else { return nil }
        switch digits {
        case 8: return PublicationDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
        case 12, 14:
            let minutes = digits == 14 ? number / 100 : number
            let days = minutes / 10000
            var date = PublicationDate(year: days / 10000, month: days / 100 % 100, day: days % 100)
            guard minutes / 100 % 100 < 24, minutes % 100 < 60 else { return date }
            date?.hour = minutes / 100 % 100
            date?.minute = minutes % 100
            return date
        case 10, 13:
            let seconds = digits == 13 ? number / 1000 : number
            // Days of the civil calendar from days since 1970 (the inverse of a count of days by 400-year eras).
            let shifted = seconds / 86400 + 719468
            let era = shifted / 146097
            let dayOfEra = shifted % 146097
            let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * dayOfYear + 2) / 153
            let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
            var date = PublicationDate(
                year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
                day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
            date?.hour = seconds / 3600 % 24
            date?.minute = seconds / 60 % 60
            date?.second = seconds % 60
            date?.offset = 0
            return date
        default: return nil
        }
    }

    /// The day that begins at an item, and the item after it.
    private func day(at index: Int) -> (PublicationDate, Int)? {
        if case .number(let first, let digits) = items[index] {
            if let found = numericDay(first, digits, at: index) { return found }
            guard digits <= 2 else { return nil }
            // 28 August 2024, 28 آب/أغسطس 2024, 28 كانون الثاني (يناير) 2025
            guard let (month, next) = month(from: index + 1), let (year, end) = year(from: next) else {
                return nil
            }
            return PublicationDate(year: year, month: month, day: first).map { ($0, end) }
        }
        // August 28, 2024
        guard let (month, next) = month(from: index), next < items.count,
            case .number(let day, let digits) = items[next], digits <= 2,
            let (year, end) = year(from: next + 1)
        else { return nil }
        return PublicationDate(year: year, month: month, day: day).map { ($0, end) }
    }

    /// 2024-08-28, 28/8/2024, 8/28/2024
    private func numericDay(_ first: Int, _ digits: Int, at index: Int) -> (PublicationDate, Int)? {
        guard index + 4 < items.count, case .mark(let mark) = items[index + 1], "-/.".contains(mark),
            case .number(let second, let secondDigits) = items[index + 2], secondDigits <= 2,
            case .mark(let other) = items[index + 3], other == mark,
            case .number(let third, let thirdDigits) = items[index + 4]
        else { return nil }
        if digits == 4, thirdDigits <= 2 {
            return PublicationDate(year: first, month: second, day: third).map { ($0, index + 5) }
        }
        guard digits <= 2, thirdDigits == 4 else { return nil }
        // Arabic pages write the day first; where that is no day, it is the month.
        let date =
            PublicationDate(year: third, month: second, day: first)
            ?? PublicationDate(year: third, month: first, day: second)
        return date.map { ($0, index + 5) }
    }

    /// A month, its other name too if both are written, and the item after them.
    private func month(from start: Int) -> (Int, Int)? {
        var index = skipMarks(start)
        guard index < items.count, let (number, count) = monthName(at: index) else { return nil }
        index += count
        let second = skipMarks(index)
        if second < items.count, let (other, count) = monthName(at: second), other == number {
            return (number, second + count)
        }
        return (number, index)
    }

    private func monthName(at index: Int) -> (number: Int, words: Int)? {
        guard case .word(let first) = items[index] else { return nil }
        guard index + 1 < items.count else { return vocabulary.month([first]) }
        switch items[index + 1] {
        case .word(let second): return vocabulary.month([first, second])
        // Joomla writes `كانون2` and `تشرين1`.
        case .number(let number, 1) where 1...2 ~= number:
            if let found = vocabulary.month([first, number == 1 ? "الاول" : "الثاني"]), found.words == 2 {
                return found
            }
            return vocabulary.month([first])
        default: return vocabulary.month([first])
        }
    }

    private func year(from start: Int) -> (Int, Int)? {
        let index = skipMarks(start)
        guard index < items.count, case .number(let year, 4) = items[index] else { return nil }
        return (year, index + 1)
    }

    private func skipMarks(_ start: Int) -> Int {
        var index = start
        while index < items.count, index < start + 2, case .mark(let mark) = items[index],
            "-/.,،()\\".contains(mark)
        {
            index += 1
        }
        return index
    }

    // MARK: Times

    private typealias Clock = (hour: Int?, minute: Int, second: Int?, offset: Int?)

    private func clock(from start: Int, to end: Int) -> Clock? {
        var index = start
        while index + 2 < end {
            defer { index += 1 }
            guard case .number(let hour, let digits) = items[index], digits <= 2, hour < 24,
                case .mark(":") = items[index + 1], case .number(let minute, 2) = items[index + 2],
                minute < 60
            else { continue }
            var next = index + 3
            var second: Int?
            if next + 1 < items.count, case .mark(":") = items[next],
                case .number(let value, 2) = items[next + 1],
                value < 60
            {
                second = value
                next += 2
                if next + 1 < items.count, case .mark(".") = items[next], case .number = items[next + 1] {
                    next += 2
                }
            }
            return (hour: half(hour, at: next), minute: minute, second: second, offset: offset(from: next))
        }
        return nil
    }

    /// The hour as the word after it says: before noon or after.
    private func half(_ hour: Int, at index: Int) -> Int {
        guard index < items.count, case .word(let word) = items[index], hour <= 12,
            let isAfternoon = vocabulary.isAfternoon(word)
        else { return hour }
        return hour % 12 + (isAfternoon ? 12 : 0)
    }

    /// `Z`, `+0300`, `+03:00`, `(GMT+3)`, `بتوقيت غرينتش`: the minutes ahead of UTC.
    private func offset(from start: Int) -> Int? {
        var index = start
        let end = min(items.count, start + 6)
        var named: Int?
        while index < end {
            switch items[index] {
            case .word(let word):
                if let zone = vocabulary.zone(word)
                    ?? (word.hasPrefix("ل") || word.hasPrefix("ب") ? vocabulary.zone(word.dropFirst()) : nil)
                {
                    named = Int(zone.prefix(3)).map { $0 * 60 }
                }
            case .mark(let sign) where sign == "+" || sign == "-":
                guard named != nil || index <= start + 1, index + 1 < items.count,
                    case .number(let number, let digits) = items[index + 1]
                else { break }
                var minutes: Int?
                if digits == 4 {
                    minutes = number / 100 * 60 + number % 100
                } else if digits <= 2 {
                    // `12:09 - 07/10/2020` goes on with a day.
                    minutes = sign == "+" || named != nil ? number * 60 : nil
                    if index + 3 < items.count, case .mark(":") = items[index + 2],
                        case .number(let rest, 2) = items[index + 3]
                    {
                        minutes = number * 60 + rest
                    }
                }
                if let minutes, minutes <= 14 * 60 { return sign == "-" ? -minutes : minutes }
            default: break
            }
            index += 1
        }
        return named
    }
}
