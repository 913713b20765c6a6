import Lexicon

/// A word or phrase of the calendar.
struct CalendarWord: Sendable {
    enum Kind: String {
        /// A month name; `ambiguous` ones are also other words.
        case month
        case weekday
        /// `هـ`, `م`.
        case era
        /// `عام`, `شهر`, `ربع` …; the unit says which.
        case noun
        /// `عامي`: several years follow.
        case nounPair = "noun-pair"
        /// `أمس`, `اليوم`, `غدا`.
        case deictic
        /// `الماضي`, `الحالي`, `المقبل`.
        case relative
        /// `هذا`, before a noun.
        case this
        /// `بداية`, `منتصف`, `نهاية`.
        case part
        /// `صباح`, `مساء`.
        case dayPart = "day-part"
        /// `ثمانينيات`.
        case decade
        case season, preposition
        /// `الموافق`, between two calendars.
        case equals
        /// `رؤية`, `كأس`: the year behind it is part of a name.
        case label
    }

    enum Unit: String {
        /// `الفصل الثالث من 2024`: a quarter where a year follows, else a term or a chapter.
        case term
        case day, week, month, quarter, half, year, decade, century, millennium, season, period, third, date,
            now
        case days, weeks, months, years
    }

    /// Which part of a stretch of time is meant.
    enum Part: String {
        case start, middle, end
        case firstDay = "first-day"
    }

    let kind: Kind
    let isHijri: Bool
    /// Number of the month, weekday or decade.
    let number: Int
    let ambiguous: Bool
    let unit: Unit?
    /// Steps from the present; `nil` for `المماثل`, `نفسه`.
    let offset: Int?
    /// `المماثل`, `نفسه`, `نفس`: the time named before.
    let isSame: Bool
    let part: Part?
    /// `السابق`, `التالي`: counted from the date named before.
    let anaphoric: Bool
    let relation: TimeRelation?
}

/// Calendar words, ready for reading.
final class CalendarLexicon: Sendable {
    private let words: [CalendarWord?]
    private let first: EntryID
    private let lexicon: Lexicon

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        let first = lexicon.entries(of: .calendars).lowerBound
        self.first = first
        words = lexicon.entries(of: .calendars).map { entry in
            let features = lexicon.features(entry)
            guard let kind = features["kind"].flatMap(CalendarWord.Kind.init(rawValue:)) else { return nil }
            return CalendarWord(
                kind: kind, isHijri: features["calendar"] == "hijri",
                number: (features["month"] ?? features["day"] ?? features["decade"] ?? features["season"])
                    .flatMap { Int($0) } ?? 0,
                ambiguous: features["ambiguous"] != nil,
                unit: features["unit"].flatMap(CalendarWord.Unit.init(rawValue:)),
                offset: features["offset"].flatMap { Int($0) }, isSame: features["offset"] == "same",
                part: features["part"].flatMap(CalendarWord.Part.init(rawValue:)),
                anaphoric: features["anaphoric"] != nil,
                relation: features["relation"].flatMap(TimeRelation.init(rawValue:)))
        }
    }

    /// The bits of ``Hints/calendars`` of a calendar word.
    func hint(of entry: EntryID) -> UInt16 { words[Int(entry - first)].map(\.kind.bit) ?? 0 }

    /// Kinds of word that can begin a date; the others only surround one.
    static let openers: UInt16 = [
        CalendarWord.Kind.month, .weekday, .noun, .nounPair, .deictic, .this, .part, .dayPart, .decade,
        .season,
    ].reduce(0) { $0 | $1.bit }

    /// The longest calendar phrase at a token that is of the kind asked for, with its end and its proclitics.
    func match(_ index: Int, _ document: Document, _ accept: (CalendarWord) -> Bool) -> (
        word: CalendarWord, match: Match
    )? {
        guard index < document.tokenCount,
            let match = lexicon.match(.calendars, at: index, in: document.words)
        else { return nil }
        for sense in lexicon.senses(of: .calendars, at: match) {
            let entry = lexicon.entry(of: sense)
            if let word = words[Int(entry - first)], accept(word) { return (word, match) }
        }
        return nil
    }

    /// The word of a kind at a token; most tokens are told apart where this is asked.
    @inline(__always)
    func word(_ kind: CalendarWord.Kind, _ index: Int, _ document: Document) -> (
        word: CalendarWord, match: Match
    )? {
        guard index < document.tokenCount, document.words.hints(at: index).calendars & kind.bit != 0
        else { return nil }
        return match(index, document) { $0.kind == kind }
    }
}

extension CalendarWord.Kind {
    /// The kind's bit in ``Hints/calendars``.
    var bit: UInt16 {
        switch self {
        case .month: 1 << 0
        case .weekday: 1 << 1
        case .era: 1 << 2
        case .noun: 1 << 3
        case .nounPair: 1 << 4
        case .deictic: 1 << 5
        case .relative: 1 << 6
        case .this: 1 << 7
        case .part: 1 << 8
        case .dayPart: 1 << 9
        case .decade: 1 << 10
        case .season: 1 << 11
        case .preposition: 1 << 12
        case .equals: 1 << 13
        case .label: 1 << 14
        }
    }
}
