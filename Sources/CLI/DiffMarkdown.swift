import Claims
import Comparison

/// Shows a diff as Markdown (CommonMark with GitHub's tables).
struct DiffMarkdown {
    private let diff: Diff
    private let wording = ClaimWording(language: .english)
    private var lines: [String] = []

    init(_ diff: Diff) { self.diff = diff }

    /// The whole of it, each line ended.
    mutating func text() -> String {
        let names = diff.documents.map { escaped($0.id) }.joined(separator: ", ")
        lines += ["# \(names)", ""]
        for document in diff.documents {
            let facts = [document.source, document.published, document.title, document.url].compactMap { $0 }
            lines.append("- **\(escaped(document.id))** \(facts.map(escaped).joined(separator: " · "))")
        }
        if !diff.lineage.isEmpty { lines += ["", "## One witness, not several", ""] }
        for tie in diff.lineage {
            let documents = tie.documents.map { escaped(diff.documents[$0].id) }.joined(separator: ", ")
            lines.append("- \(documents): \(escaped(tie.message.en))")
        }
        let statements = diff.statements
        for verdict in [Verdict.conflict, .review, .agreeWithDifferences, .agree, nil] {
            let group = statements.filter { diff.verdict(of: $0) == verdict }
            guard !group.isEmpty else { continue }
            let title = wording.verdict(verdict)
            lines += ["", "## \(title.prefix(1).uppercased())\(title.dropFirst()) (\(group.count))", ""]
            lines.append("| | claim | figure | metric | subject | time | source | said as | difference |")
            lines.append("|-|-|-|-|-|-|-|-|-|")
            for (number, statement) in group.enumerated() { show(statement, number + 1) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func show(_ statement: Diff.Statement, _ number: Int) {
        for (index, reference) in statement.claims.enumerated() {
            let claim = diff.claim(reference)
            let notes = statement.pairs.compactMap { diff.pairs[$0].note?.en }.joined(separator: "; ")
            let cells = [
                index == 0 ? "\(number)" : "", diff.name(of: reference), wording.figure(claim),
                wording.metric(claim), wording.subject(claim), wording.time(claim), wording.source(claim),
                wording.modality(claim), index == 0 ? notes : "",
            ]
            lines.append("| " + cells.map(escaped).joined(separator: " | ") + " |")
        }
    }

    /// Text that Markdown shows as it is, on one line.
    private func escaped(_ text: String) -> String {
        var result = ""
        for character in oneLine(text) {
            if "\\`*_[]<>|#~&".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
