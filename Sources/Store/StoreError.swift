internal import GRDB

/// Why a store cannot be used: what, where, and what to do about it.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// What is at fault.
    public enum Kind: Sendable {
        /// There is no file.
        case missing
        /// The file is no store, is damaged, or was written by a later version.
        case badData
        /// The file cannot be read or written.
        case inputOutput
        /// What was asked of it names nothing in it, or cannot be understood.
        case badRequest
    }

    /// What is at fault.
    public let kind: Kind
    /// The error in one line, for people.
    public let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// What SQLite has to say, put so that one knows what to do.
    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.inputOutput, "\(path): \(error)")
            return
        }
        let message = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_NOTADB:
            self.init(.badData, "\(path): the file is no store; give another name with --store")
        case .SQLITE_CORRUPT:
            self.init(
                .badData, "\(path): the store is damaged (\(message)); ingest the articles into a new one")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .inputOutput, "\(path): another program is writing to the store; try again when it is done")
        case .SQLITE_CANTOPEN:
            self.init(
                .inputOutput, "\(path): the store cannot be opened; check that its folder can be written to")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.inputOutput, "\(path): the store cannot be written to; check its permissions")
        case .SQLITE_FULL:
            self.init(.inputOutput, "\(path): no space is left on the disk; what was reported so far is kept")
        default:
            self.init(.inputOutput, "\(path): \(message)")
        }
    }
}
