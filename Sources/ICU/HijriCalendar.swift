internal import CICUShim

/// The Umm al-Qura calendar of Saudi Arabia, the Hijri calendar that Arabic news dates by.
///
/// Years 1300 to 1600 follow the official table; outside them the months are computed.
/// One calendar serves one thread at a time.
@safe public struct HijriCalendar: ~Copyable {
    /// A day of a calendar; months and days count from 1.
    public struct Day: Equatable, Hashable, Sendable {
        /// The year, Hijri or Gregorian.
        public let year: Int
        /// From 1 to 12.
        public let month: Int
        /// From 1 to the length of the month.
        public let day: Int

        /// Names a day, which a calendar may turn out not to have.
        public init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    private let handle: OpaquePointer

    /// - Throws: ``ICUError/failed(operation:code:)`` where ICU's data cannot be loaded.
    public init() throws(ICUError) {
        var handle: OpaquePointer?
        let status = unsafe arqam_hijri_open(&handle)
        unsafe self.handle = try opened(handle, status, "open the Hijri calendar")
    }

    deinit { unsafe arqam_hijri_close(handle) }

    /// Days in a Hijri month, 29 or 30.
    /// - Throws: ``ICUError/noSuchDay(year:month:day:)``.
    public func monthLength(year: Int, month: Int) throws(ICUError) -> Int {
        guard let shimYear = Int32(exactly: year), let shimMonth = Int32(exactly: month) else {
            throw .noSuchDay(year: year, month: month, day: 1)
        }
        var days: Int32 = 0
        let status = unsafe arqam_hijri_month_length(handle, shimYear, shimMonth, &days)
        guard status <= 0 else { throw .noSuchDay(year: year, month: month, day: 1) }
        return Int(days)
    }

    /// The Gregorian day of a Hijri one (proleptic before 1582).
    /// - Throws: ``ICUError/noSuchDay(year:month:day:)``, also for the 30th of a month of 29 days.
    public func gregorian(_ hijri: Day) throws(ICUError) -> Day {
        guard let source = ArqamDay(hijri) else { throw Self.noSuch(hijri) }
        var target = ArqamDay()
        guard unsafe arqam_hijri_to_gregorian(handle, source, &target) <= 0 else { throw Self.noSuch(hijri) }
        return Day(target)
    }

    /// The Hijri day of a Gregorian one (proleptic before 1582).
    /// - Throws: ``ICUError/noSuchDay(year:month:day:)``.
    public func hijri(_ gregorian: Day) throws(ICUError) -> Day {
        guard let source = ArqamDay(gregorian) else { throw Self.noSuch(gregorian) }
        var target = ArqamDay()
        guard unsafe arqam_hijri_from_gregorian(handle, source, &target) <= 0 else {
            throw Self.noSuch(gregorian)
        }
        return Day(target)
    }

    private static func noSuch(_ day: Day) -> ICUError {
        .noSuchDay(year: day.year, month: day.month, day: day.day)
    }
}

extension ArqamDay {
    fileprivate init?(_ day: HijriCalendar.Day) {
        guard let year = Int32(exactly: day.year), let month = Int32(exactly: day.month),
            let day = Int32(exactly: day.day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension HijriCalendar.Day {
    fileprivate init(_ day: ArqamDay) {
        self.init(year: Int(day.year), month: Int(day.month), day: Int(day.day))
    }
}
