import ArabicText
import Arqam
import Claims
import Extraction

/// Shows what was read out of an article as tables, a sentence after the other, for people.
struct ReadingTable {
    private let reading: ArticleReading
    private let terminal: Terminal
    private let wording: FigureWording
    private let explains: Bool
    private var lines: [String] = []
    private var figureWidth = 18

    init(_ reading: ArticleReading, terminal: Terminal, explains: Bool = false) {
        self.reading = reading
        self.explains = explains
        self.terminal = terminal
        let source = reading.document.source
        wording = FigureWording { source.slice($0.range) }
    }

    /// One figure and what is said of it.
    private struct Row {
        var id: String
        var claim: Int?
        var figure: String
        var metric = ""
        var subject = ""
        var time = ""
        var source = ""
        var modality = ""
    }

    /// The whole of it, each line ended.
    mutating func text() -> String {
        heading()
        var rows: [Int: [Row]] = [:]
        var claimed = Set<Int>()
        for (index, claim) in reading.claims.enumerated() {
            rows[claim.sentence, default: []].append(row(claim, index))
            if let quantity = claim.quantity { claimed.insert(quantity) }
        }
        for (index, quantity) in reading.mentions.quantities.enumerated() where !claimed.contains(index) {
            let sentence = reading.document.sentence(ofToken: quantity.tokens.lowerBound)
            rows[sentence, default: []].append(Row(id: "q\(index + 1)", figure: wording.words(for: quantity)))
        }
        if rows.isEmpty { lines.append("  No figures.") } else { columnHeadings(rows) }
        for sentence in rows.keys.sorted() { show(sentence, rows[sentence] ?? []) }
        findings()
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func heading() {
        let metadata = reading.document.metadata
        let facts = [metadata.source, metadata.published, metadata.title].compactMap { $0 }
        let rest = facts.map { " · " + terminal.isolated(oneLine($0)) }.joined()
        lines.append(terminal.styled(terminal.isolated(metadata.id), .bold) + rest)
        for diagnostic in reading.document.source.diagnostics {
            lines.append(terminal.styled("  \(diagnostic.code.rawValue): \(diagnostic.message)", .yellow))
        }
    }

    // MARK: Sentences

    private mutating func show(_ sentence: Int, _ rows: [Row]) {
        lines.append("")
        lines.append("  " + marked(sentence))
        for row in rows {
            lines.append(line(row, figure: .figure))
            guard explains, let claim = row.claim else { continue }
            lines += reading.explained(claim, terminal, indent: "      ").split(separator: "\n").map(
                String.init)
        }
    }

    private func line(_ row: Row, figure: Terminal.Style, rest: Terminal.Style? = nil) -> String {
        var line =
            "    " + terminal.column(row.id, 4, .dim) + " " + terminal.column(row.figure, figureWidth, figure)
        line += "  " + terminal.column(row.metric, 22, rest) + "  " + terminal.column(row.subject, 26, rest)
        line += "  " + terminal.column(row.time, 14, rest) + "  " + terminal.column(row.source, 26, rest)
        line += "  " + (rest.map { terminal.styled(row.modality, $0) } ?? row.modality)
        while line.last == " " { line.removeLast() }
        return line
    }

    /// Sets the width of the first column, the same for the whole article, and names the columns.
    private mutating func columnHeadings(_ rows: [Int: [Row]]) {
        let widest = rows.values.joined().map { Terminal.width(of: $0.figure) }.max() ?? 0
        figureWidth = min(40, max(18, widest))
        let names = Row(
            id: "", figure: "figure", metric: "metric", subject: "subject", time: "time", source: "source",
            modality: "said as")
        lines.append("")
        lines.append(line(names, figure: .dim, rest: .dim))
    }

    /// A sentence with its figures between brackets.
    private func marked(_ sentence: Int) -> String {
        let document = reading.document
        let span = document.span(document.tokens(ofSentence: sentence))
        var text = ""
        var at = span.start
        for quantity in reading.mentions.quantities
        where span.contains(quantity.span) && quantity.span.start >= at {
            text += document.source.slice(at..<quantity.span.start)
            text += terminal.styled("[\(document.source.slice(quantity.span.range))]", .figure)
            at = quantity.span.end
        }
        text += document.source.slice(at..<max(at, span.end))
        return terminal.isolated(oneLine(text))
    }

    // MARK: Claims

    private func row(_ claim: Claim, _ index: Int) -> Row {
        var row = Row(id: "c\(index + 1)", claim: index, figure: "–")
        if let quantity = claim.quantity {
            row.figure = wording.words(for: reading.mentions.quantities[quantity])
        } else if let relation = claim.relation {
            row.figure = "\(relation.kind.sign) \(words(relation.reference))"
        }
        row.metric = words(claim.metric)
        row.subject = words(claim.subject)
        if let time = claim.time { row.time = words(time) }
        row.source = claim.attributions.map(reading.sourceName).joined(separator: " ← ")
        row.modality = words(claim.modality)
        if claim.role != .measure {
            row.modality += " (\(claim.role.rawValue.replacing("_", with: " ")))"
        }
        return row
    }

    private func words(_ referent: Claim.Referent) -> String {
        let name = reading.name(of: referent) ?? ""
        return referent.key == nil ? name : name.replacing("_", with: " ")
    }

    private func words(_ time: Claim.Time) -> String {
        let date = reading.mentions.dates[time.date]
        let words = date.edtf.map(spokenDate) ?? oneLine(reading.document.source.slice(date.span.range))
        switch time.relation {
        case .at, .during, .rate: return words
        case .by: return "by \(words)"
        case .byEndOf: return "by end \(words)"
        case .since: return "since \(words)"
        case .until: return "until \(words)"
        }
    }

    private func words(_ modality: Claim.Modality) -> String {
        var words = modality.kind.rawValue
        if modality.negated { words = "not: " + words }
        if modality.hypothetical { words += ", if" }
        return words
    }

    // MARK: Findings

    private mutating func findings() {
        let validation = reading.validation
        if !validation.findings.isEmpty { lines.append("") }
        for finding in validation.findings {
            let claims = finding.claims.map { "c\($0 + 1)" }.joined(separator: " ")
            let label = terminal.styled(finding.level.rawValue, Terminal.Style(finding.level))
            lines.append(
                "  \(label) \(finding.rule) \(claims): \(terminal.isolated(oneLine(finding.message.en)))")
        }
        lines.append("")
        let counts = [
            counted(reading.mentions.quantities.count, "figure"), counted(reading.claims.count, "claim"),
            counted(validation.findings.count, "finding"),
            counted(validation.passed.count, "check") + " held",
        ]
        lines.append(terminal.styled("  " + counts.joined(separator: " · "), .dim))
    }
}

extension Claim.Relation.Kind {
    /// The sign that a table has for it.
    var sign: String {
        switch self {
        case .equals: "="
        case .approx: "≈"
        case .exceeds: ">"
        case .below: "<"
        }
    }
}

/// An EDTF date as people write it: `2025-34` is the second quarter of 2025.
func spokenDate(_ edtf: String) -> String {
    let parts = edtf.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let division = Int(parts[1]) else { return edtf }
    switch division {
    case 33...36: return "\(parts[0]) Q\(division - 32)"
    case 40...41: return "\(parts[0]) H\(division - 39)"
    default: return edtf
    }
}
