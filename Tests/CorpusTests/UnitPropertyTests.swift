import ArabicText
import ICU
import Lexicon
import Testing

@testable import Extraction

/// Every form of the unit and currency lexicons is read behind a number with its code.
@Suite struct LexiconFormsTests {
    /// Forms that are read otherwise, with the reason.
    static let exceptions = [
        "د.أ": "folds like the sign of the Emirati dirham, د.إ",
        "أوقية": "an ounce, where no country is known", "أوقيات": "ounces, where no country is known",
        "BN$": "a billion dollars",
        "دولار زمبابوي 2009": "the year is a date of its own",
        "دولارا زمبابوي 2009": "the year is a date of its own",
        "دولارات زمبابوي 2009": "the year is a date of its own",
    ]

    @Test(arguments: [Family.units, .currencies])
    func readBehindANumber(_ family: Family) throws {
        let file = try #require(LexiconFile.embedded.first { $0.family == family })
        var wrong: [String] = []
        var forms = 0
        for (number, line) in String(decoding: file.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() where number > 0 && !line.isEmpty && !line.hasPrefix("#") {
            let columns = line.split(separator: "\t").map(String.init)
            // A dual is its own number, a factor changes it, and a bare noun has no code of its own.
            guard columns.count == 4, !columns[1].contains("number=dual"), !columns[1].contains("scale"),
                !columns[1].contains("kind=bare")
            else { continue }
            for form in columns[3].split(separator: "|").map(String.init)
            where LexiconFormsTests.exceptions[form] == nil {
                forms += 1
                let text = "بلغ 137 \(form) في الموقع"
                let (document, mentions) = FigureCorpus.read(text)
                let found = mentions.quantities.map { $0.notation(in: document) }.joined(separator: " | ")
                // Bare degrees are of heat where nothing says otherwise.
                let isHeat = columns[0] == "deg" && columns[1].contains("ambiguous")
                let code = isHeat ? "Cel" : columns[0]
                if mentions.quantities.count != 1 || mentions.quantities[0].unit.code != code
                    || mentions.quantities[0].value != ExactDecimal(137)
                {
                    wrong.append("\(number + 1) \(form): \(found), not \(code)")
                }
            }
        }
        #expect(forms > 1_000)
        #expect(
            wrong.isEmpty, "\(wrong.count) of \(forms) wrong:\n\(wrong.prefix(60).joined(separator: "\n"))")
    }
}

/// Quantities as CLDR writes them, in each of the six plural categories of Arabic.
@Suite struct CLDRFormsTests {
    struct Sample: Sendable, CustomStringConvertible {
        let skeleton: String
        let code: String
        var description: String { skeleton }
    }

    static let samples: [Sample] =
        [
            ("length-kilometer", "km"), ("length-meter", "m"), ("length-centimeter", "cm"),
            ("length-millimeter", "mm"),
            ("length-mile", "[mi]"), ("length-foot", "[ft]"), ("length-inch", "[in]"),
            ("mass-kilogram", "kg"), ("mass-gram", "g"), ("mass-milligram", "mg"), ("mass-tonne", "t"),
            ("volume-liter", "L"), ("volume-milliliter", "mL"), ("volume-cubic-meter", "m3"),
            ("volume-barrel", "[bbl]"),
            ("area-square-meter", "m2"), ("area-square-kilometer", "km2"), ("area-hectare", "ha"),
            ("power-watt", "W"), ("power-kilowatt", "kW"), ("power-megawatt", "MW"), ("power-gigawatt", "GW"),
            ("energy-kilowatt-hour", "kW.h"), ("frequency-hertz", "Hz"), ("frequency-gigahertz", "GHz"),
            ("temperature-celsius", "Cel"), ("concentr-percent", "%"),
            ("duration-second", "s"), ("duration-minute", "min"), ("duration-hour", "h"),
            ("duration-day", "d"),
            ("duration-week", "wk"), ("duration-month", "mo"), ("duration-year", "a"),
            ("digital-byte", "By"), ("digital-kilobyte", "kBy"), ("digital-megabyte", "MBy"),
            ("digital-gigabyte", "GBy"),
            ("digital-terabyte", "TBy"), ("speed-kilometer-per-hour", "km/h"),
            ("speed-meter-per-second", "m/s"),
        ].map { Sample(skeleton: "measure-unit/\($0.0)", code: $0.1) }
        + [
            "SAR", "AED", "EGP", "KWD", "QAR", "OMR", "BHD", "JOD", "IQD", "LYD", "TND", "DZD", "MAD", "SDG",
            "LBP",
            "SYP", "YER", "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "TRY", "INR", "RUB",
        ].map { Sample(skeleton: "currency/\($0) precision-integer", code: $0) }

    /// What CLDR writes and the extractor reads otherwise, with the reason.
    static let exceptions = [
        "ميلان": "the city of Milan",
        "ث": "a letter alone may be anything", "د": "a letter alone may be anything",
        "س": "a letter alone may be anything",
        "دأ": "folds like the sign of the Emirati dirham, where no country is known",
    ]

    @Test(arguments: samples)
    func readBack(_ sample: Sample) throws {
        var wrong: [String] = []
        for width in ["full-name", "short"] {
            for digits in ["latn", "arab"] {
                let format = try UnitFormat(
                    skeleton: sample.skeleton + " unit-width-\(width)", locale: "ar@numbers=\(digits)")
                wrong += try misread(format, sample)
            }
        }
        #expect(wrong.isEmpty, "\(sample.code): \(wrong.joined(separator: "; "))")
    }

    private func misread(_ format: borrowing UnitFormat, _ sample: Sample) throws -> [String] {
        var wrong: [String] = []
        for number in ["0", "1", "2", "3", "11", "100", "1.5"] {
            if number == "1.5", sample.skeleton.contains("precision-integer") { continue }
            let text = try format.text(for: number)
            // For one of a thing CLDR writes the noun alone, which says no number in a sentence.
            let letters = String(text.unicodeScalars.filter(\.properties.isAlphabetic).map(Character.init))
            guard CLDRFormsTests.exceptions[letters] == nil,
                number != "1" || text.contains("1") || text.contains("١")
            else {
                continue
            }
            let (document, mentions) = FigureCorpus.read("نحتاج " + text + " منه")
            let found = mentions.quantities
            if found.count != 1 || found[0].unit.code != sample.code || found[0].value != ExactDecimal(number)
            {
                let notation = found.map { $0.notation(in: document) }.joined(separator: " | ")
                wrong.append("\(text): \(notation)")
            }
        }
        return wrong
    }
}

/// What holds of the spans of any text.
@Suite struct SpanPropertyTests {
    /// What is wrong with the spans found in a text; empty where nothing is.
    private func faults(of text: String) -> [String] {
        let (document, mentions) = FigureCorpus.read(text)
        let bytes = Array(text.utf8)
        var faults: [String] = []
        func require(_ holds: Bool, _ fault: @autoclosure () -> String) {
            if !holds { faults.append("\(fault()): \(text)") }
        }
        func isSound(_ span: TextSpan) -> Bool {
            guard span.start < span.end, span.end <= bytes.count else { return false }
            // Both ends stand between scalars.
            return bytes[span.start] & 0xC0 != 0x80
                && (span.end == bytes.count || bytes[span.end] & 0xC0 != 0x80)
                && document.source.slice(span.range) == String(decoding: bytes[span.range], as: UTF8.self)
        }
        func isInOneSentence(_ tokens: Range<Int>) -> Bool {
            // A point inside a unit (`كيلوواط.ساعة`) is no end of a sentence; a line is.
            !tokens.isEmpty
                && !document.sentenceStarts.contains {
                    $0 > tokens.lowerBound && $0 < tokens.upperBound && document[$0].gap.contains(.newline)
                }
        }
        var end = 0
        for quantity in mentions.quantities {
            require(isSound(quantity.span) && isSound(quantity.number), "no span")
            for part in [quantity.unit.counted, quantity.unit.text, quantity.cue].compactMap({ $0 }) {
                require(isSound(part), "no span of a part: \(part)")
            }
            require(isInOneSentence(quantity.tokens), "past a sentence: \(quantity.notation(in: document))")
            require(quantity.span.start >= end, "quantities overlap")
            end = quantity.span.end
            let given = (quantity.value != nil, quantity.lower != nil, quantity.upper != nil)
            let due =
                switch quantity.bound {
                case .exact: (true, false, false)
                case .moreThan, .atLeast: (false, true, false)
                case .lessThan, .atMost: (false, false, true)
                case .between: (false, true, true)
                case .vague: (false, false, false)
                }
            require(given == due, "\(quantity.bound) with \(given)")
        }
        end = 0
        for date in mentions.dates {
            require(isSound(date.span), "no span of a date")
            require(isInOneSentence(date.tokens), "date past a sentence")
            require(date.span.start >= end, "dates overlap")
            end = date.span.end
            require(!mentions.quantities.contains { $0.span.overlaps(date.span) }, "a date is a quantity too")
            if let first = date.earliest, let last = date.latest {
                require(first <= last, "days turned round")
            }
        }
        return faults
    }

    @Test func ofTheCorpora() {
        let lines = ["numerals", "quantities", "dates"].flatMap(FigureCorpus.lines)
        let faults = lines.flatMap { self.faults(of: $0.text) }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    /// Words, signs and digits in no order.
    @Test func ofTokenSoup() {
        let pieces = [
            "5", "12.5", "1,250", "٣٫٥", "2019", "007", "3-1", "10:30", "%", "٪", "$", "€", "-", "–", "/",
            "،", ".", ":",
            "(", ")", "«", "\n", "\n\n", "و", "ب", "لـ", "الـ", "ر", "م", "هـ", "½", "\u{200F}", "\u{200E}",
            "ـ", "😀", "G", "km",
            "مليون", "ألفا", "مليارات", "مئتي", "خمسة", "عشرين", "وثلاثون", "نصف", "ربع", "ثلثي", "أضعاف",
            "ضعف", "عدة",
            "عشرات", "فاصلة", "إلا", "ناقص", "من", "إلى", "بين", "ما", "حتى", "نحو", "أكثر", "لا", "يقل",
            "عن", "يتجاوز",
            "على", "الأقل", "تقريبا", "دولار", "دولارا", "ريال", "سنتا", "طن", "كيلومترين", "ميغاواط", "ساعة",
            "في",
            "المئة", "بالمئة", "نقطة", "مئوية", "درجة", "تحت", "الصفر", "يوميا", "للبرميل", "لكل", "عام",
            "عامي", "سنوات",
            "العام", "الماضي", "هذا", "يناير", "مارس", "تشرين", "الأول", "رمضان", "الربع", "الثالث", "النصف",
            "أمس",
            "اليوم", "الجمعة", "نهاية", "العقد", "الثمانينيات", "بحلول", "منذ", "شركات", "عاملا", "المادة",
            "رقم", "مجموعة",
        ]
        var random = Sequence64(seed: 2024)
        let clock = ContinuousClock()
        let start = clock.now
        var texts = 0
        var faults: [String] = []
        while clock.now - start < .seconds(2) {
            var text = ""
            for _ in 0..<2 + random.next(below: 14) {
                text += pieces[random.next(below: pieces.count)]
                if random.next(below: 5) > 0 { text += " " }
            }
            faults += self.faults(of: text)
            texts += 1
        }
        #expect(texts > 50)
        #expect(
            faults.isEmpty, "\(faults.count) in \(texts) texts:\n\(faults.prefix(20).joined(separator: "\n"))"
        )
    }
}
