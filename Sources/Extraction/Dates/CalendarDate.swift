import ICU
import Synchronization

/// What a date expression says, before it is written as EDTF.
enum CalendarDate: Sendable, Equatable {
    case year(Int)
    /// The year is 0 where none is said.
    case month(year: Int, month: Int)
    case day(year: Int, month: Int, day: Int)
    case quarter(year: Int, number: Int)
    case half(year: Int, number: Int)
    /// `8` and 1980 for the eighties.
    case decade(Int)
    case hijriYear(Int)
    case hijriMonth(year: Int, month: Int)
    case hijriDay(year: Int, month: Int, day: Int)
    /// Steps of a unit from the publication date.
    case relative(CalendarWord.Unit, Int)
    /// A month named without its year: the last, this or the next one.
    case relativeMonth(month: Int, day: Int, offset: Int)
    /// A month of the last, this or the next year: `مارس من العام الماضي`.
    case monthOfYear(month: Int, day: Int, yearOffset: Int)
    /// The last, this or the next month of a Hijri name.
    case relativeHijriMonth(month: Int, day: Int, offset: Int)
    /// From 1 for spring to 4 for winter.
    case season(year: Int, number: Int)
    /// A season of the last, this or the next year.
    case seasonOfYear(Int, yearOffset: Int)
    /// The last, this or the next summer.
    case relativeSeason(Int, offset: Int)
    case relativeQuarter(Int, yearOffset: Int)
    case relativeHalf(Int, yearOffset: Int)
    /// A day of the week, from 1 for Monday, alone, or the last or next one of its name.
    case weekday(Int, offset: Int?)
    /// Nothing that can be pinned down.
    case open

    /// EDTF as far as the expression itself goes; `nil` for relative ones.
    var edtf: String? {
        func year(_ year: Int) -> String { year == 0 ? "XXXX" : padded(year, 4) }
        switch self {
        case .year(let y): return year(y)
        case .month(let y, let m): return CalendarDate.dashed(y, m)
        case .day(let y, let m, let d): return CalendarDate.dashed(y, m, d)
        case .quarter(let y, let n): return y == 0 ? nil : "\(year(y))-\(32 + n)"
        case .half(let y, let n): return y == 0 ? nil : "\(year(y))-\(39 + n)"
        case .season(let y, let n): return "\(year(y))-\(20 + n)"
        case .decade(let y): return y == 0 ? nil : "\(padded(y / 10, 3))X"
        case .hijriYear(let y): return "hijri:\(year(y))"
        case .hijriMonth(let y, let m): return "hijri:\(CalendarDate.dashed(y, m))"
        case .hijriDay(let y, let m, let d): return "hijri:\(CalendarDate.dashed(y, m, d))"
        case .relative, .relativeMonth, .monthOfYear, .relativeHijriMonth, .seasonOfYear, .relativeSeason,
            .relativeQuarter, .relativeHalf, .weekday, .open:
            return nil
        }
    }

    /// `2015-07`, `2015-07-28`, `XXXX-07` where no year is said.
    private static func dashed(_ year: Int, _ month: Int, _ day: Int? = nil) -> String {
        // Most are short enough to need no memory; putting strings together makes some.
        guard year >= 0, year < 10_000, month >= 0, month < 100, day.map({ $0 >= 0 && $0 < 100 }) ?? true
        else {
            return "\(padded(year, 4))-\(padded(month, 2))" + (day.map { "-\(padded($0, 2))" } ?? "")
        }
        return unsafe String(unsafeUninitializedCapacity: 10) { text in
            var number = year
            for index in stride(from: 3, through: 0, by: -1) {
                unsafe text[index] = year == 0 ? 0x58 : 0x30 + UInt8(number % 10)
                number /= 10
            }
            func put(_ number: Int, at index: Int) {
                unsafe text[index] = 0x2D
                unsafe text[index + 1] = 0x30 + UInt8(number / 10)
                unsafe text[index + 2] = 0x30 + UInt8(number % 10)
            }
            put(month, at: 4)
            guard let day else { return 7 }
            put(day, at: 7)
            return 10
        }
    }

    var kind: DateMention.Kind {
        switch self {
        case .year, .hijriYear: .year
        case .month, .hijriMonth: .month
        case .day, .hijriDay: .day
        case .quarter, .relativeQuarter: .quarter
        case .half, .relativeHalf: .half
        case .decade: .decade
        case .season: .season
        case .relative, .relativeMonth, .monthOfYear, .relativeHijriMonth, .seasonOfYear, .relativeSeason,
            .weekday, .open:
            .relative
        }
    }

    /// First and last day covered; `nil` where the expression does not say.
    var days: (first: CivilDay, last: CivilDay)? {
        func months(_ year: Int, _ from: Int, _ to: Int) -> (CivilDay, CivilDay)? {
            guard let first = CivilDay(year: year, month: from, day: 1),
                let last = CivilDay(year: year, month: to, day: CivilDay.length(ofMonth: to, year: year))
            else { return nil }
            return (first, last)
        }
        switch self {
        case .year(let y): return months(y, 1, 12)
        case .month(let y, let m): return months(y, m, m)
        case .day(let y, let m, let d): return CivilDay(year: y, month: m, day: d).map { ($0, $0) }
        case .quarter(let y, let n): return months(y, n * 3 - 2, n * 3)
        case .half(let y, let n): return months(y, n * 6 - 5, n * 6)
        case .decade(let y):
            guard let first = CivilDay(year: y, month: 1, day: 1),
                let last = CivilDay(year: y + 9, month: 12, day: 31)
            else { return nil }
            return (first, last)
        case .hijriYear(let y): return CalendarDate.hijri(y, 1, 1, y, 12, nil)
        case .hijriMonth(let y, let m): return CalendarDate.hijri(y, m, 1, y, m, nil)
        case .hijriDay(let y, let m, let d): return CalendarDate.hijri(y, m, d, y, m, d)
        // The winter of a year may be its first months or its last.
        case .season(let y, let n): return n < 4 ? months(y, n * 3, n * 3 + 2) : nil
        case .relative, .relativeMonth, .monthOfYear, .relativeHijriMonth, .seasonOfYear, .relativeSeason,
            .relativeQuarter, .relativeHalf, .weekday, .open:
            return nil
        }
    }

    /// Hijri days through ICU's Umm al-Qura calendar.
    private static func hijri(_ y1: Int, _ m1: Int, _ d1: Int, _ y2: Int, _ m2: Int, _ d2: Int?) -> (
        CivilDay, CivilDay
    )? {
        guard y1 > 0, let first = HijriMonths.month(y1, m1),
            let last = y1 == y2 && m1 == m2 ? first : HijriMonths.month(y2, m2),
            let start = first.start.adding(days: d1 - 1),
            let end = last.start.adding(days: (d2 ?? last.length) - 1), d1 <= first.length
        else { return nil }
        return (start, end)
    }

    /// The expression pinned down by the publication date; itself where that does not help.
    func resolved(_ published: CivilDay, future: Bool = false) -> CalendarDate {
        switch self {
        case .relative(let unit, let offset): return CalendarDate.step(unit, offset, from: published)
        case .relativeMonth(let month, let day, let offset):
            let year: Int
            switch offset {
            case ..<0:
                year =
                    month < published.month || day > 0 && month == published.month && day <= published.day
                    ? published.year : published.year - 1
            case 0: year = published.year
            default: year = month > published.month ? published.year : published.year + 1
            }
            return day > 0 ? .day(year: year, month: month, day: day) : .month(year: year, month: month)
        case .month(0, let month):
            return .month(
                year: CalendarDate.nearestYear(of: month, to: published, future: future), month: month)
        case .day(0, let month, let day):
            return .day(
                year: CalendarDate.nearestYear(of: month, to: published, future: future), month: month,
                day: day)
        case .monthOfYear(let month, let day, let offset):
            let year = published.year + offset
            return day > 0 ? .day(year: year, month: month, day: day) : .month(year: year, month: month)
        case .relativeHijriMonth(let month, let day, let offset):
            guard let year = HijriMonths.year(of: month, day, offset: offset, from: published) else {
                return self
            }
            return day > 0
                ? .hijriDay(year: year, month: month, day: day) : .hijriMonth(year: year, month: month)
        case .weekday(let number, let offset?) where offset != 0:
            // The last Sunday is the nearest before the day itself, the next the nearest after it.
            let ahead = (number - published.weekday + 6) % 7 + 1
            let days = offset > 0 ? ahead : ahead == 7 ? -7 : ahead - 7
            return published.adding(days: days).map {
                .day(year: $0.year, month: $0.month, day: $0.day)
            } ?? self
        case .seasonOfYear(let number, let offset):
            return .season(year: published.year + offset, number: number)
        case .relativeSeason(let number, let offset):
            // Spring, summer and autumn begin in March, June and September.
            let isOver = published.month > number * 3 + 2
            let isAhead = published.month < number * 3
            let year = published.year + (offset < 0 ? isOver ? 0 : -1 : offset > 0 ? isAhead ? 0 : 1 : 0)
            return .season(year: year, number: number)
        case .relativeQuarter(let number, let offset):
            return .quarter(year: published.year + offset, number: number)
        case .relativeHalf(let number, let offset):
            return .half(year: published.year + offset, number: number)
        default: return self
        }
    }

    /// The year of a month named without one: the last such month, or the next where the text looks ahead; news
    /// that names a month looks back unless it says otherwise.
    private static func nearestYear(of month: Int, to day: CivilDay, future: Bool) -> Int {
        if future { return month >= day.month ? day.year : day.year + 1 }
        return month <= day.month ? day.year : month - day.month <= 3 ? day.year : day.year - 1
    }

    /// The week from Sunday to Saturday that lies some weeks from a day.
    static func week(_ offset: Int, from day: CivilDay) -> (CivilDay, CivilDay)? {
        guard let sunday = day.adding(days: -(day.weekday % 7) + 7 * offset),
            let saturday = sunday.adding(days: 6)
        else { return nil }
        return (sunday, saturday)
    }

    private static func step(_ unit: CalendarWord.Unit, _ offset: Int, from day: CivilDay) -> CalendarDate {
        switch unit {
        case .day, .now:
            return day.adding(days: offset).map { .day(year: $0.year, month: $0.month, day: $0.day) } ?? .open
        case .year, .season: return .year(day.year + offset)
        case .month:
            let months = day.year * 12 + day.month - 1 + offset
            return .month(year: months / 12, month: months % 12 + 1)
        case .quarter:
            let quarters = day.year * 4 + (day.month - 1) / 3 + offset
            return .quarter(year: quarters / 4, number: quarters % 4 + 1)
        case .half:
            let halves = day.year * 2 + (day.month - 1) / 6 + offset
            return .half(year: halves / 2, number: halves % 2 + 1)
        case .decade: return .decade((day.year / 10 + offset) * 10)
        default: return .open
        }
    }
}

/// Months of the Umm al-Qura calendar, asked of ICU once each: news names few of them.
private enum HijriMonths {
    private static let known = Mutex<[Int: (start: CivilDay, length: Int)]>([:])

    /// The Hijri year of the last month of a name that is over on a day, of the next one to come, or, for an offset of 0,
    /// of the one nearest to it; of a day of it where one is said.
    static func year(of month: Int, _ dayOfMonth: Int, offset: Int, from day: CivilDay) -> Int? {
        // Thirty-three Hijri years are thirty-two of the sun; the estimate is off by one at most.
        let guess = (day.year - 622) * 33 / 32 + 1
        var nearest: (year: Int, distance: Int)?
        for year in guess - 2...guess + 2 {
            guard let found = HijriMonths.month(year, month) else { continue }
            let first = found.start.number - day.number + max(0, dayOfMonth - 1)
            let last = dayOfMonth > 0 ? first : first + found.length - 1
            if offset < 0, last >= 0 { continue }
            if offset > 0, first <= 0 { continue }
            let distance = first > 0 ? first : last < 0 ? -last : 0
            if distance < nearest?.distance ?? .max { nearest = (year, distance) }
        }
        return nearest?.year
    }

    static func month(_ year: Int, _ month: Int) -> (start: CivilDay, length: Int)? {
        known.withLock { known in
            if let found = known[year * 12 + month] { return found }
            guard let calendar = try? HijriCalendar(),
                let day = try? calendar.gregorian(HijriCalendar.Day(year: year, month: month, day: 1)),
                let length = try? calendar.monthLength(year: year, month: month),
                let start = CivilDay(year: day.year, month: day.month, day: day.day)
            else { return nil }
            known[year * 12 + month] = (start, length)
            return (start, length)
        }
    }
}
