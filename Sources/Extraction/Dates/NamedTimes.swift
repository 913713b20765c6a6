/// The times a text has named, for those that point back at one: `الربع نفسه`, `العام السابق`.
struct NamedTimes {
    private let told: CivilDay?
    /// The last date that does not itself point back.
    private var anchor: CalendarDate?
    private var quarter: Stretch?
    private var half: Stretch?
    private var month: Stretch?
    private var year: Stretch?
    /// The last of those that a period may be; `nil` once another stretch of time has been named.
    private var period: Stretch?

    /// A stretch of time, and the sentence that names it.
    private struct Stretch {
        var date: CalendarDate
        var end: CalendarDate?
        let sentence: Int
    }

    /// No times yet.
    ///
    /// - Parameter told: the day the text was told, from which `العام الماضي` is counted.
    init(_ told: CivilDay?) { self.told = told }

    /// Puts the time that a date points back at in its place.
    mutating func resolve(_ read: inout ReadDate, _ sentence: Int) {
        // `الشهر السابق` is the one before the month just named.
        if read.isAnaphoric, case .relative(let unit, let offset) = read.date, let day = anchor?.days?.first,
            anchor?.kind == NamedTimes.kind(of: unit)
        {
            let step = CalendarDate.relative(unit, offset).resolved(day)
            if step.edtf != nil { read.date = step }
        }
        if let same = read.same { resolve(same, &read, sentence) }
        if read.weak, let told { read.date = read.date.lookingBack(from: told) }
    }

    private static func kind(of unit: CalendarWord.Unit) -> DateMention.Kind {
        switch unit {
        case .year: .year
        case .quarter: .quarter
        case .half: .half
        default: .month
        }
    }

    private func resolve(_ same: SameTime, _ read: inout ReadDate, _ sentence: Int) {
        let found =
            switch same.unit {
            case .quarter: quarter
            case .half: half
            case .month: month
            case .year: year
            case .period: period
            default: nil as Stretch?
            }
        // What was named long before is another story's.
        guard let found, same.unit != .period || sentence - found.sentence <= NamedTimes.reach,
            let own = found.date.days?.first.year
        else { return }
        var years = 0
        if same.isYearBefore {
            years = -1
        } else if let year = same.year {
            let said =
                switch year {
                case .year(let year): year
                case .relative(.year, let offset): told.map { $0.year + offset }
                default: nil as Int?
                }
            guard let said else { return }
            years = said - own
        }
        read.date = found.date.moved(years: years)
        if let end = found.end { read.interval = (read.date, end.moved(years: years)) }
    }

    private func opensStretch(_ relation: TimeRelation) -> Bool {
        switch relation {
        case .since, .until, .by, .byEndOf: true
        case .at, .during, .rate: false
        }
    }

    /// How many sentences back a period may have been named.
    private static let reach = 2

    /// Remembers a date that has been read.
    mutating func note(_ read: ReadDate, _ date: CalendarDate, _ relation: TimeRelation, _ sentence: Int) {
        guard read.same == nil, !read.isAnaphoric else { return }
        anchor = date
        if let (first, last) = read.interval {
            let ends = told.map { (first.resolved($0), last.resolved($0)) } ?? (first, last)
            period = Stretch(date: ends.0, end: ends.1, sentence: sentence)
            return
        }
        let stretch = Stretch(date: date, sentence: sentence)
        switch date {
        case .quarter:
            quarter = stretch
            period = stretch
        case .half:
            half = stretch
            period = stretch
        case .month:
            month = stretch
            // `حتى نهاية يونيو` ends a stretch that is not this month.
            period = opensStretch(relation) ? nil : stretch
        case .day(let year, let number, _):
            if opensStretch(relation) { period = nil }
            month = Stretch(date: .month(year: year, month: number), sentence: sentence)
        case .year:
            year = stretch
            // `منذ بداية العام`
            if read.part != nil || opensStretch(relation) { period = nil }
        case .open, .relative, .relativeMonth, .monthOfYear, .relativeQuarter, .relativeHalf: period = nil
        default: break
        }
    }
}

extension CalendarDate {
    /// The same month, quarter or half of another year.
    func moved(years: Int) -> CalendarDate {
        switch self {
        case .year(let year): .year(year + years)
        case .month(let year, let month): .month(year: year + years, month: month)
        case .quarter(let year, let number): .quarter(year: year + years, number: number)
        case .half(let year, let number): .half(year: year + years, number: number)
        default: self
        }
    }

    /// A quarter or half named without its year: the last one that has begun.
    func lookingBack(from day: CivilDay) -> CalendarDate {
        switch self {
        case .relativeQuarter(let number, 0) where number * 3 - 2 > day.month:
            .relativeQuarter(number, yearOffset: -1)
        case .relativeHalf(let number, 0) where number * 6 - 5 > day.month:
            .relativeHalf(number, yearOffset: -1)
        default: self
        }
    }
}
