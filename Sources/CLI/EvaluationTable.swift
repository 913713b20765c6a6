import Evaluation

/// An evaluation for people: its figures, then where annotation and reading differ.
struct EvaluationTable: CustomStringConvertible {
    private let evaluation: Evaluation
    private let terminal: Terminal
    /// Differences shown of each kind.
    private let limit: Int

    init(_ evaluation: Evaluation, terminal: Terminal, confusions limit: Int) {
        self.evaluation = evaluation
        self.terminal = terminal
        self.limit = limit
    }

    var description: String {
        var text = "\(evaluation.sentences) sentences\n\n"
        text += column("figure", 20) + column("precision", 11) + column("recall", 9) + column("F1", 8)
        text += "correct / annotated / found\n"
        for figure in EvaluationFigure.allCases {
            guard let tally = evaluation.tallies[figure] else { continue }
            text += column(figure.rawValue, 20, .bold) + column(Self.share(tally.precision), 11)
            text += column(Self.share(tally.recall), 9) + column(Self.share(tally.f1), 8)
            text += "\(tally.correct) / \(tally.gold) / \(tally.found)\n"
        }
        for subject in Confusion.Subject.allCases {
            for fault in Confusion.Fault.allCases { text += list(subject, fault) }
        }
        return text
    }

    private func list(_ subject: Confusion.Subject, _ fault: Confusion.Fault) -> String {
        let all = evaluation.confusions.filter { $0.subject == subject && $0.fault == fault }
        guard !all.isEmpty, limit > 0 else { return "" }
        let heading = fault == .missed || fault == .invented ? "\(fault)" : "wrong \(fault)"
        var text = "\n" + terminal.styled("\(subject) \(heading): \(all.count)", .bold) + "\n"
        for confusion in all.prefix(limit) {
            text += "  \(confusion.id) \(confusion.range.lowerBound)–\(confusion.range.upperBound)  "
            text += terminal.isolated(confusion.text)
            switch (confusion.expected, confusion.found) {
            case (let expected?, let found?):
                text += "  \(terminal.isolated(expected)) → \(terminal.isolated(found))"
            case (let shown?, nil), (nil, let shown?): text += "  \(terminal.isolated(shown))"
            case (nil, nil): break
            }
            text += "\n    " + terminal.styled(terminal.isolated(marked(confusion)), .dim) + "\n"
        }
        if all.count > limit { text += "  … \(all.count - limit) more; --confusions shows them\n" }
        return text
    }

    /// The sentence with the place in brackets, on one line.
    private func marked(_ confusion: Confusion) -> String {
        let scalars = Array(confusion.sentence.unicodeScalars)
        var marked = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if index == confusion.range.lowerBound { marked.append("[") }
            if index == confusion.range.upperBound { marked.append("]") }
            marked.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        if confusion.range.upperBound >= scalars.count { marked.append("]") }
        return String(marked)
    }

    private func column(_ text: String, _ width: Int, _ style: Terminal.Style? = nil) -> String {
        terminal.column(text, width, style)
    }

    /// A share to three places.
    static func share(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
