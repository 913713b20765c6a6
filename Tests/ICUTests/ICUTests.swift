import ICU
import Testing

@Suite struct WordBreaksTests {
    @Test func segmentsArabic() throws {
        let breaks = try WordBreaks()
        let text = Array("بلغ 12.5 مليون،".utf8)
        let segments = try breaks.segments(of: text.span)
        let words = segments.filter(\.isWord).map { String(decoding: text[$0.utf8], as: UTF8.self) }
        #expect(words == ["بلغ", "12.5", "مليون"])
        #expect(segments.first?.utf8.lowerBound == 0)
        #expect(segments.last?.utf8.upperBound == text.count)
        #expect(try breaks.boundaries(of: text.span).count == segments.count + 1)
    }

    @Test func bearsEmptyAndBrokenText() throws {
        let breaks = try WordBreaks()
        #expect(try breaks.segments(of: [UInt8]().span).isEmpty)
        #expect(try breaks.boundaries(of: [UInt8]().span) == [0])
        let broken: [UInt8] = [0xD8, 0x20, 0xFF, 0x41, 0xE2, 0x82]
        #expect(try breaks.boundaries(of: broken.span).last == broken.count)
    }
}

@Suite struct TextBaselineTests {
    @Test func runsItsStages() throws {
        let baseline = try TextBaseline()
        let text = Array("بلغ ½ مليون".utf8)
        #expect(try baseline.run(text.span, through: .decode) == 11)
        #expect(try baseline.run(text.span, through: .normalize) == 13)
        #expect(try baseline.run(text.span) > 5)
        // U+FDFA becomes 18 scalars: the buffer must grow.
        let long = Array(String(repeating: "\u{FDFA}", count: 1000).utf8)
        #expect(try baseline.run(long.span, through: .normalize) == 18_000)
        #expect(try baseline.run([UInt8]().span) == 1)
    }
}

@Suite struct HijriCalendarTests {
    typealias Day = HijriCalendar.Day

    @Test(arguments: [
        (Day(year: 1446, month: 1, day: 1), Day(year: 2024, month: 7, day: 7)),
        (Day(year: 1445, month: 9, day: 1), Day(year: 2024, month: 3, day: 11)),
        (Day(year: 1436, month: 10, day: 17), Day(year: 2015, month: 8, day: 2)),
        (Day(year: 1, month: 1, day: 1), Day(year: 622, month: 7, day: 19)),
    ])
    func convertsBothWays(hijri: Day, gregorian: Day) throws {
        let calendar = try HijriCalendar()
        #expect(try calendar.gregorian(hijri) == gregorian)
        #expect(try calendar.hijri(gregorian) == hijri)
    }

    @Test func everyDayOfAYearFollowsTheLast() throws {
        let calendar = try HijriCalendar()
        var seen: Set<Day> = []
        var days = 0
        for month in 1...12 {
            let length = try calendar.monthLength(year: 1447, month: month)
            #expect(length == 29 || length == 30)
            for day in 1...length {
                let hijri = Day(year: 1447, month: month, day: day)
                let gregorian = try calendar.gregorian(hijri)
                #expect(try calendar.hijri(gregorian) == hijri)
                seen.insert(gregorian)
                days += 1
            }
        }
        #expect(seen.count == days)
        #expect(days == 354 || days == 355)
    }

    @Test(arguments: [
        (1446, 13, 1), (1446, 0, 1), (1446, 1, 0), (1446, 1, 31), (1446, 1, 30), (Int.max, 1, 1),
    ])
    func refusesDaysThatAreNot(year: Int, month: Int, day: Int) throws {
        let calendar = try HijriCalendar()
        #expect(throws: ICUError.noSuchDay(year: year, month: month, day: day)) {
            _ = try calendar.gregorian(Day(year: year, month: month, day: day))
        }
    }

    @Test func refusesThirtiethOfFebruary() throws {
        let calendar = try HijriCalendar()
        #expect(throws: ICUError.self) { _ = try calendar.hijri(Day(year: 2023, month: 2, day: 29)) }
        #expect(try calendar.hijri(Day(year: 2024, month: 2, day: 29)).year == 1445)
    }
}

@Suite struct GeneratorTests {
    @Test func spells() throws {
        var spellOut = try SpellOut(locale: "ar")
        #expect(spellOut.ruleSets.contains("%spellout-cardinal-feminine"))
        #expect(spellOut.ruleSets.contains("%spellout-cardinal-masculine"))
        try spellOut.select(ruleSet: "%spellout-cardinal-feminine")
        #expect(try spellOut.words(for: 3) == "ثلاثة")
        try spellOut.select(ruleSet: "%spellout-cardinal-masculine")
        #expect(try spellOut.words(for: 3) != "")
        #expect(throws: ICUError.unknownRuleSet("%none")) { try spellOut.select(ruleSet: "%none") }
    }

    @Test func formatsUnits() throws {
        let kilometres = try UnitFormat(
            skeleton: "measure-unit/length-kilometer unit-width-full-name", locale: "ar@numbers=latn")
        #expect(try kilometres.text(for: "12.5") == "12.5 كيلومتر")
        #expect(throws: ICUError.self) { _ = try kilometres.text(for: "twelve") }
        #expect(throws: ICUError.self) { _ = try UnitFormat(skeleton: "no-such-thing", locale: "ar") }
    }

    @Test func knowsScalars() throws {
        let waw = ScalarProperties("و")
        #expect(waw.generalCategory == "Lo")
        #expect(waw.script == "Arab")
        #expect(waw.wordBreak == "LE")
        #expect(waw.bidiClass == "AL")
        #expect(ScalarProperties("٣").decimalDigit == 3)
        #expect(try NormalizationForm.nfkc.mapping(of: "\u{FEFB}") == ["\u{644}", "\u{627}"])
        #expect(try NormalizationForm.nfd.mapping(of: "آ") == ["\u{627}", "\u{653}"])
        #expect(try NormalizationForm.nfkc.mapping(of: "\u{FDFA}").count == 18)
    }
}
