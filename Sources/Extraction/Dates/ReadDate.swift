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
