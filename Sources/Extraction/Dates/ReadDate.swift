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
    /// `الربع نفسه من العام الماضي`: a stretch of time named before, of another year where one is said.
    var same: SameTime?
    /// The day of the week said beside `أمس` or `اليوم`.
    var weekday: Int?
}

/// A stretch of time that is named by pointing back at one.
struct SameTime: Sendable {
    let unit: CalendarWord.Unit
    /// The year it is of; `nil` for the same year too.
    var year: CalendarDate?
    /// `من العام السابق`: of the year before that of the time named.
    var isYearBefore = false
}
