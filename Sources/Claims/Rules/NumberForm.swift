import ArabicText
import Extraction

extension Rule {
    /// A mark in a number has one reading.
    static let numberMarkAmbiguous = Rule(
        "number/mark-ambiguous", .note,
        summary: Bilingual(
            ar: "«12.500»: آلاف أم كسر عشري؟", en: "“12.500”: thousands or a decimal fraction?"),
        example: Bilingual(ar: "تزن الشحنة 12.500 كيلوغرام", en: "the load weighs 12.500 kg")
    ) { article, report in
        for index in article.measures where article.isPoint(index) {
            guard let quantity = article.quantity(index), let value = quantity.value,
                let other = article.otherReading(of: quantity)
            else { continue }
            report.fire(
                [index], at: quantity.number,
                ar: "«\(article.text(quantity.number))» قُرئ \(value)، وقد يكون \(other)",
                en: "“\(article.text(quantity.number))” was read as \(value) and may be \(other)",
                [("read", value.description), ("other", other.description)])
        }
    }

    /// The figures of an article are written with one set of digits.
    static let numberDigitSets = Rule(
        "number/digit-sets-mixed", .note,
        summary: Bilingual(
            ar: "أرقام النص بهيئة واحدة: 123 أو ١٢٣", en: "an article writes its digits one way: 123 or ١٢٣"),
        example: Bilingual(ar: "زار المعرض ٥٠٠ طفل و300 طالب", en: "٥٠٠ children and 300 pupils came")
    ) { article, report in
        var first: [CheckedArticle.DigitSet: Int] = [:]
        for index in article.measures {
            guard let set = article.digitSet(index) else { continue }
            if first[set] == nil { first[set] = index }
        }
        guard let western = first[.western], let eastern = first[.eastern] else { return }
        let later = max(western, eastern)
        report.fire(
            [min(western, eastern), later], at: article.span(later),
            ar: "هيئتان للأرقام في نص واحد: «\(article.figure(western))» و«\(article.figure(eastern))»",
            en:
                "two sets of digits in one article: “\(article.figure(western))” and “\(article.figure(eastern))”"
        )
    }
}

extension CheckedArticle {
    fileprivate enum DigitSet {
        case western, eastern
    }

    /// The digits a claim's number is written with; `nil` for words.
    fileprivate func digitSet(_ claim: Int) -> DigitSet? {
        guard let start = quantity(claim)?.number.start, start < document.source.bytes.count else {
            return nil
        }
        let byte = document.source.bytes[start]
        if byte >= 0x30, byte <= 0x39 { return .western }
        // ٠…٩ are D9 A0…A9, ۰…۹ DB B0…B9; other letters begin with these bytes too.
        guard start + 1 < document.source.bytes.count else { return nil }
        let next = document.source.bytes[start + 1]
        return byte == 0xD9 && (0xA0...0xA9).contains(next) || byte == 0xDB && (0xB0...0xB9).contains(next)
            ? .eastern : nil
    }

    /// What `1.250` is where its mark is taken for the other one; `nil` where only one reading makes sense.
    ///
    /// Things are counted in whole numbers, shares are of a hundred, and prices in dinars have three decimals.
    fileprivate func otherReading(of quantity: Quantity) -> ExactDecimal? {
        switch quantity.unit.dimension {
        case .count, .duration, .share, .ratio, .temperature: return nil
        default: break
        }
        guard
            !CheckedArticle.thousandths.contains(String(quantity.unit.code.prefix(3))),
            let value = quantity.value, quantity.number.end - quantity.number.start <= 7
        else { return nil }
        let bytes = document.source.bytes[quantity.number.range]
        guard let mark = bytes.firstIndex(of: 0x2E), bytes.endIndex - mark == 4, mark > bytes.startIndex,
            bytes.first != 0x30, bytes.allSatisfy({ $0 == 0x2E || $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        let whole = ExactDecimal(bytes.reduce(0) { $1 == 0x2E ? $0 : $0 * 10 + Int($1 - 0x30) })
        return value == whole
            ? whole.divided(by: ExactDecimal(1000), places: 3) : value < whole ? whole : nil
    }

    /// Currencies of a thousand parts.
    private static let thousandths: Set<String> = ["KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD", "XXX"]
}
