internal import GRDB

/// A value as the store has it.
public enum StoredValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// The value as text; `nil` for none.
    public var text: String? {
        switch self {
        case .null: nil
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        }
    }

    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null, .blob: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        }
    }
}

/// A row of an answer.
public struct StoredRow: Sendable {
    /// The columns' names.
    public let columns: [String]
    /// Their values.
    public let values: [StoredValue]

    /// The value of a column, as text.
    public subscript(column: String) -> String? {
        columns.firstIndex(of: column).flatMap { values[$0].text }
    }
}

extension ArticleStore {
    /// Hands the rows of an answer to `take` one after the other, without holding them.
    func forEachRow(
        _ sql: String, _ arguments: StatementArguments, _ take: (StoredRow) throws -> Void
    ) throws(StoreError) {
        try read { database in
            let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
            var columns: [String] = []
            while let row = try rows.next() {
                if columns.isEmpty { columns = Array(row.columnNames) }
                try take(StoredRow(columns: columns, values: row.databaseValues.map(StoredValue.init)))
            }
        }
    }
}
