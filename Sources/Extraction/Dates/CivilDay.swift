/// A day of the Gregorian calendar, with the arithmetic that dates need.
public struct CivilDay: Sendable, Equatable, Comparable {
    /// Year of the common era, 1 to 9999.
    public let year: Int
    /// Month, 1 to 12.
    public let month: Int
    /// Day of the month, from 1.
    public let day: Int

    /// A day that exists; `nil` otherwise.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDay.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day at the start of an ISO 8601 text (`2024-08-28`, `2024-08-28T10:00:00+03:00`).
    public init?(iso text: String) {
        var numbers = (0, 0, 0)
        var part = 0
        var digits = 0
        for byte in text.utf8.prefix(10) {
            switch byte {
            case 0x2D:
                guard digits > 0, part < 2 else { return nil }
                part += 1
                digits = 0
            case 0x30...0x39:
                let digit = Int(byte) - 0x30
                switch part {
                case 0: numbers.0 = numbers.0 * 10 + digit
                case 1: numbers.1 = numbers.1 * 10 + digit
                default: numbers.2 = numbers.2 * 10 + digit
                }
                digits += 1
            default: return nil
            }
        }
        guard part == 2, digits > 0 else { return nil }
        self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    }

    /// Days since 1 January 1970.
    public var number: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day a number of days after 1 January 1970; `nil` outside the years 1 to 9999.
    public init?(number: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Monday is 1.
    public var weekday: Int { (number % 7 + 10) % 7 + 1 }

    /// The day a number of days later; `nil` outside the years 1 to 9999.
    public func adding(days: Int) -> CivilDay? { CivilDay(number: number + days) }

    /// Days of a month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a day comes before another.
    public static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }

    /// ISO 8601.
    public var iso: String {
        unsafe String(unsafeUninitializedCapacity: 10) { text in
            var at = 0
            func put(_ number: Int, _ width: Int) {
                var rest = number
                for offset in (0..<width).reversed() {
                    unsafe text[at + offset] = 0x30 + UInt8(rest % 10)
                    rest /= 10
                }
                at += width
            }
            put(year, 4)
            unsafe text[4] = 0x2D
            at += 1
            put(month, 2)
            unsafe text[7] = 0x2D
            at += 1
            put(day, 2)
            return 10
        }
    }
}

/// A number with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
    guard number >= 0, number < 10_000, width <= 4 else {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let digits = number > 999 ? 4 : number > 99 ? 3 : number > 9 ? 2 : 1
    let count = max(width, digits)
    return unsafe String(unsafeUninitializedCapacity: 4) { text in
        var rest = number
        for index in (0..<count).reversed() {
            unsafe text[index] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
        return count
    }
}
