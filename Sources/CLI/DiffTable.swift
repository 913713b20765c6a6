import Claims
import Comparison

/// Shows a diff as a table for people: what is told by several, the gravest first, and what by one alone.
struct DiffTable {
    private let diff: Diff
    private let terminal: Terminal
    private let wording = ClaimWording(language: .english)
    private var lines: [String] = []
    private var nameWidth = 4
    private var figureWidth = 18

    init(_ diff: Diff, terminal: Terminal) {
        self.diff = diff
        self.terminal = terminal
    }

    /// The whole of it, each line ended.
    mutating func text() -> String {
        let statements = diff.statements
        setWidths()
        heading(statements)
        lineage()
        for verdict in [Verdict.conflict, .review, .agreeWithDifferences, .agree, nil] {
            let group = statements.filter { diff.verdict(of: $0) == verdict }
            guard !group.isEmpty else { continue }
            lines.append("")
            let title = "\(wording.verdict(verdict)) (\(group.count))"
            lines.append(terminal.styled(title, style(verdict)))
            if verdict != nil { lines.append(columnHeadings) }
            for statement in group { show(statement) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func style(_ verdict: Verdict?) -> Terminal.Style {
        switch verdict {
        case .conflict: .red
        case .review: .yellow
        case .agreeWithDifferences, .agree: .bold
        case nil: .dim
        }
    }

    private mutating func setWidths() {
        for (document, one) in diff.documents.enumerated() {
            for (index, claim) in one.claims.enumerated() {
                let name = diff.name(of: Diff.Reference(document: document, claim: index))
                nameWidth = max(nameWidth, min(24, Terminal.width(of: name)))
                figureWidth = max(figureWidth, min(36, Terminal.width(of: wording.figure(claim))))
            }
        }
    }

    private mutating func heading(_ statements: [Diff.Statement]) {
        for (index, document) in diff.documents.enumerated() {
            let facts = [document.source, document.published, document.title].compactMap { $0 }
            let rest = facts.map { " · " + terminal.isolated(oneLine($0)) }.joined()
            // Notes speak of a and b.
            let letter = diff.documents.count == 2 ? (index == 0 ? "a: " : "b: ") : ""
            lines.append(letter + terminal.styled(terminal.isolated(document.id), .bold) + rest)
        }
        var counts = [Verdict.conflict, .review, .agreeWithDifferences, .agree].compactMap { verdict in
            let count = statements.count { diff.verdict(of: $0) == verdict }
            return count > 0 ? "\(count) \(wording.verdict(verdict))" : nil
        }
        counts += diff.only.compactMap {
            $0.claims.isEmpty
                ? nil : "\($0.claims.count) only in \(terminal.isolated(diff.documents[$0.document].id))"
        }
        lines.append(terminal.styled(counts.isEmpty ? "No figures." : counts.joined(separator: " · "), .dim))
    }

    private mutating func lineage() {
        for tie in diff.lineage {
            let documents = tie.documents.map { terminal.isolated(diff.documents[$0].id) }
            let kind = tie.kind.rawValue.replacing("_", with: " ")
            lines.append(
                terminal.styled(kind, .yellow) + " \(documents.joined(separator: ", ")): "
                    + terminal.isolated(oneLine(tie.message.en)))
        }
    }

    private var columnHeadings: String {
        row(["", "figure", "metric", "subject", "time", "source", "said as"], style: .dim)
    }

    private mutating func show(_ statement: Diff.Statement) {
        for reference in statement.claims {
            let claim = diff.claim(reference)
            lines.append(
                row(
                    [
                        diff.name(of: reference), wording.figure(claim), wording.metric(claim),
                        wording.subject(claim), wording.time(claim), wording.source(claim),
                        wording.modality(claim),
                    ], style: nil))
        }
        for index in statement.pairs {
            guard let note = diff.pairs[index].note else { continue }
            var names = ""
            if diff.documents.count > 2 {
                let pair = diff.pairs[index]
                names =
                    terminal.isolated(diff.name(of: pair.a)) + ", " + terminal.isolated(diff.name(of: pair.b))
                    + ": "
            }
            lines.append("    " + names + terminal.styled(terminal.isolated(oneLine(note.en)), .dim))
        }
        if !statement.pairs.isEmpty { lines.append("") }
    }

    private func row(_ cells: [String], style: Terminal.Style?) -> String {
        let widths = [nameWidth, figureWidth, 20, 26, 14, 26]
        var line = "  "
        for (index, cell) in cells.enumerated() {
            let own: Terminal.Style? = style ?? (index == 0 ? .dim : index == 1 ? .figure : nil)
            if index < widths.count {
                line += terminal.column(cell, widths[index], own) + "  "
            } else {
                line += own.map { terminal.styled(cell, $0) } ?? terminal.isolated(cell)
            }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
