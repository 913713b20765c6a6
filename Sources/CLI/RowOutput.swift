import ArgumentParser
import JSON
import Store

/// How rows of a store are written.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case jsonl
}

/// Writes rows of a store as CSV (RFC 4180) or as an object a line, as they come.
struct RowOutput {
    private let format: RowFormat
    private var json = JSONWriter(capacity: 1 << 16)
    private var bytes: [UInt8] = []
    private var hasHeading = false

    init(_ format: RowFormat) { self.format = format }

    mutating func add(_ row: StoredRow) throws(Failure) {
        if format == .csv {
            if !hasHeading { addLine(row.columns) }
            hasHeading = true
            addLine(row.values.map { $0.text ?? "" })
        } else {
            addObject(row)
        }
        if bytes.count >= 1 << 16 { try flush() }
    }

    mutating func flush() throws(Failure) {
        try Output.standard.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func addLine(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            let needsQuotes = field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            let shown = needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
            bytes.append(contentsOf: shown.utf8)
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    /// Columns that hold exact decimals, which the store keeps as text, and those that hold yes or no.
    private static let decimals: Set<String> = ["value", "lower", "upper"]
    private static let flags: Set<String> = ["approximate", "change", "negated", "hypothetical", "current"]

    private mutating func addObject(_ row: StoredRow) {
        json.removeAll()
        json.beginObject()
        for (column, value) in zip(row.columns, row.values) {
            json.key(escaping: column)
            switch value {
            case .null: json.null()
            case .integer(let value) where Self.flags.contains(column): json.bool(value != 0)
            case .integer(let value): json.int(Int(value))
            case .real(let value): json.number(value.description)
            case .text(let value) where Self.decimals.contains(column): json.number(value)
            case .text(let value): json.string(value)
            }
        }
        json.endObject()
        json.endLine()
        json.append(to: &bytes)
    }
}

/// A table for people, its columns as wide as what stands in them, within limits.
struct RowTable {
    struct Column {
        var title: String
        /// The greatest width.
        var width: Int
        var style: Terminal.Style?
    }

    private let columns: [Column]
    private let terminal: Terminal
    private var rows: [[String]] = []

    init(_ columns: [Column], terminal: Terminal) {
        self.columns = columns
        self.terminal = terminal
    }

    var count: Int { rows.count }

    mutating func add(_ cells: [String]) { rows.append(cells.map(oneLine)) }

    /// The table, each line ended.
    var text: String {
        let widths = columns.indices.map { index in
            let widest = rows.map { Terminal.width(of: $0[index]) }.max() ?? 0
            return min(columns[index].width, max(widest, Terminal.width(of: columns[index].title)))
        }
        func line(_ cells: [String], _ style: (Int) -> Terminal.Style?) -> String {
            var line = cells.indices.map { terminal.column(cells[$0], widths[$0], style($0)) }
                .joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }
        return line(columns.map(\.title)) { _ in .dim } + rows.map { line($0) { columns[$0].style } }.joined()
    }
}
