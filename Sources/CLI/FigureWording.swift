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

/// A figure by its parts, from an article or from a store.
struct FigureWords {
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

    /// The figure in words.
    var text: String {
        let amount: String
        switch bound {
        case .exact: amount = value.map(grouped) ?? number
        case .moreThan: amount = bounded("more than", lower ?? value)
        case .atLeast: amount = bounded("at least", lower ?? value)
        case .lessThan: amount = bounded("less than", upper ?? value)
        case .atMost: amount = bounded("at most", upper ?? value)
        case .between: amount = [lower, upper].map { $0.map(grouped) ?? "?" }.joined(separator: " to ")
        case .vague: amount = "“\(number)”" + (lower.map { ", at least \(grouped($0))" } ?? "")
        }
        let words = (approximate ? "about " : "") + amount + unitWords
        return change ? words + " (change)" : words
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
