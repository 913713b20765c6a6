import Comparison
import Extraction

/// Says a quantity as it was understood, in words and with its unit.
struct FigureWording {
    /// The text of a span.
    let text: (TextSpan) -> String

    /// The figure: `more than 400,000 منزل`, `about 1,100,000,000 USD`.
    func words(for quantity: Quantity) -> String {
        FigureWords(
            bound: quantity.bound, approximate: quantity.approximate, change: quantity.delta,
            value: quantity.value, lower: quantity.lower, upper: quantity.upper,
            number: text(quantity.number),
            unit: quantity.unit.code, per: quantity.unit.per, counted: quantity.unit.counted.map(text),
            isCount: quantity.unit.dimension == .count
        ).text
    }
}

extension FigureWords {
    /// The words for a figure of a diff.
    init(_ figure: ComparedFigure, language: Language = .english) {
        self.init(
            bound: figure.bound, approximate: figure.approximate, change: figure.delta, value: figure.value,
            lower: figure.lower, upper: figure.upper, number: oneLine(figure.numberText), unit: figure.unit,
            per: figure.per, counted: figure.counted, isCount: figure.dimension == .count, language: language)
    }
}

/// A figure by its parts, from an article or from a store.
struct FigureWords {
    enum Language {
        case english, arabic
    }

    var bound: Bound
    var approximate: Bool
    var change: Bool
    var value: ExactDecimal?
    var lower: ExactDecimal?
    var upper: ExactDecimal?
    /// The number as it is written.
    var number: String
    /// The unit's code.
    var unit: String
    /// What stands behind the slash of the code.
    var per: String?
    var counted: String?
    var isCount: Bool
    /// The language of the words around the number.
    var language = Language.english

    /// The figure in words.
    var text: String {
        let amount: String
        switch bound {
        case .exact: amount = value.map(grouped) ?? number
        case .moreThan: amount = bounded(say("more than", "أكثر من"), lower ?? value)
        case .atLeast: amount = bounded(say("at least", "ما لا يقل عن"), lower ?? value)
        case .lessThan: amount = bounded(say("less than", "أقل من"), upper ?? value)
        case .atMost: amount = bounded(say("at most", "ما لا يزيد على"), upper ?? value)
        case .between:
            amount = [lower, upper].map { $0.map(grouped) ?? "?" }.joined(separator: say(" to ", " إلى "))
        case .vague:
            let least = lower.map { say(", at least ", "، لا أقل من ") + grouped($0) } ?? ""
            amount = "“\(number)”" + least
        }
        let words = (approximate ? say("about ", "نحو ") : "") + amount + unitWords
        return change ? words + say(" (change)", " (تغير)") : words
    }

    private func say(_ english: String, _ arabic: String) -> String {
        language == .english ? english : arabic
    }

    private func bounded(_ words: String, _ value: ExactDecimal?) -> String {
        "\(words) \(value.map(grouped) ?? number)"
    }

    private var unitWords: String {
        switch unit {
        case "1": return ""
        case "%": return " %"
        default: break
        }
        guard let counted else { return " " + unit }
        let rate = per.map { "/" + $0 } ?? ""
        return isCount ? " \(oneLine(counted))\(rate)" : " \(unit) \(oneLine(counted))"
    }
}

/// A number with its thousands set apart.
func grouped(_ value: ExactDecimal) -> String {
    let plain = value.magnitude.description
    let point = plain.firstIndex(of: ".") ?? plain.endIndex
    var grouped = ""
    for (index, digit) in plain[..<point].enumerated() {
        if index > 0, (plain.distance(from: plain.startIndex, to: point) - index) % 3 == 0 {
            grouped += ","
        }
        grouped.append(digit)
    }
    return (value.isNegative ? "−" : "") + grouped + plain[point...]
}

/// A count with its thousands set apart.
func grouped(_ count: Int) -> String { grouped(ExactDecimal(count)) }

/// Text with its line breaks and runs of spaces made single spaces.
func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
