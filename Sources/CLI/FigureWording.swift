import Comparison
import Extraction

/// Says a figure as it was understood, in words and with its unit.
struct FigureWording {
    enum Language {
        case english, arabic
    }

    /// The language of the words around the number.
    var language = Language.english

    /// The figure: `more than 400,000 منزل`, `about 1,100,000,000 USD`.
    func words(for figure: ComparedFigure) -> String {
        let number: String
        switch figure.bound {
        case .exact: number = figure.value.map(digits) ?? oneLine(figure.numberText)
        case .moreThan: number = bounded("more than", "أكثر من", figure.lower ?? figure.value, figure)
        case .atLeast: number = bounded("at least", "ما لا يقل عن", figure.lower ?? figure.value, figure)
        case .lessThan: number = bounded("less than", "أقل من", figure.upper ?? figure.value, figure)
        case .atMost: number = bounded("at most", "ما لا يزيد على", figure.upper ?? figure.value, figure)
        case .between:
            number = [figure.lower, figure.upper].map { $0.map(digits) ?? "?" }
                .joined(separator: say(" to ", " إلى "))
        case .vague:
            let least = figure.lower.map { say(", at least ", "، لا أقل من ") + digits($0) } ?? ""
            number = "“\(oneLine(figure.numberText))”\(least)"
        }
        let words = (figure.approximate ? say("about ", "نحو ") : "") + number + unit(figure)
        return figure.delta ? words + say(" (change)", " (تغير)") : words
    }

    private func say(_ english: String, _ arabic: String) -> String {
        language == .english ? english : arabic
    }

    private func bounded(
        _ english: String, _ arabic: String, _ value: ExactDecimal?, _ figure: ComparedFigure
    ) -> String {
        "\(say(english, arabic)) \(value.map(digits) ?? oneLine(figure.numberText))"
    }

    private func unit(_ figure: ComparedFigure) -> String {
        switch figure.unit {
        case "1": return ""
        case "%": return " %"
        default: break
        }
        guard let counted = figure.counted else { return " " + figure.unit }
        let rate = figure.per.map { "/" + $0 } ?? ""
        return figure.dimension == .count
            ? " \(oneLine(counted))\(rate)" : " \(figure.unit) \(oneLine(counted))"
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
