import Extraction

/// Says a quantity as it was understood, in words and with its unit.
struct FigureWording {
    /// The text of a span.
    let text: (TextSpan) -> String

    /// The figure: `more than 400,000 منزل`, `about 1,100,000,000 USD`.
    func words(for quantity: Quantity) -> String {
        let number: String
        switch quantity.bound {
        case .exact: number = quantity.value.map(digits) ?? text(quantity.number)
        case .moreThan: number = bounded("more than", quantity.lower ?? quantity.value, quantity)
        case .atLeast: number = bounded("at least", quantity.lower ?? quantity.value, quantity)
        case .lessThan: number = bounded("less than", quantity.upper ?? quantity.value, quantity)
        case .atMost: number = bounded("at most", quantity.upper ?? quantity.value, quantity)
        case .between:
            number = [quantity.lower, quantity.upper].map { $0.map(digits) ?? "?" }.joined(separator: " to ")
        case .vague:
            let least = quantity.lower.map { ", at least \(digits($0))" } ?? ""
            number = "“\(text(quantity.number))”\(least)"
        }
        let words = (quantity.approximate ? "about " : "") + number + unit(quantity.unit)
        return quantity.delta ? words + " (change)" : words
    }

    private func bounded(_ words: String, _ value: ExactDecimal?, _ quantity: Quantity) -> String {
        "\(words) \(value.map(digits) ?? text(quantity.number))"
    }

    private func unit(_ unit: Unit) -> String {
        switch unit.code {
        case "1": return ""
        case "%": return " %"
        default: break
        }
        guard let counted = unit.counted else { return " " + unit.code }
        let rate = unit.per.map { "/" + $0 } ?? ""
        return unit.dimension == .count
            ? " \(oneLine(text(counted)))\(rate)" : " \(unit.code) \(oneLine(text(counted)))"
    }

    /// A number with its thousands set apart.
    func digits(_ value: ExactDecimal) -> String {
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
}

/// Text with its line breaks and runs of spaces made single spaces.
func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
