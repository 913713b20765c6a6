internal import GRDB

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file of articles and their claims: SQLite, written ahead to a log (WAL), so that many may read while one
/// writes, and what was committed outlives a killed process.
public final class ArticleStore: Sendable {
    /// How a store is opened.
    public enum Access: Sendable {
        /// For reading; the store must be there.
        case reading
        /// For reading and adding; the store is made where it is not there.
        case adding
    }

    /// The file.
    public let path: String
    let reader: any DatabaseReader
    private let writer: (any DatabaseWriter)?

    /// Opens a store.
    public init(path: String, for access: Access) throws(StoreError) {
        self.path = path
        do {
            switch access {
            case .reading:
                guard Self.exists(path) else {
                    throw StoreError(
                        .missing,
                        "\(path): there is no such store; `arqam ingest PATHS --store \(path)` makes it")
                }
                let queue = try DatabaseQueue(path: path, configuration: Self.configuration(readOnly: true))
                _ = try queue.read { try Self.check($0, path: path) }
                reader = queue
                writer = nil
            case .adding:
                let pool = try DatabasePool(path: path, configuration: Self.configuration(readOnly: false))
                let isNew = try pool.read { try Self.check($0, path: path, mayBeEmpty: true) }
                if isNew { try StoreSchema.migrator.migrate(pool) }
                reader = pool
                writer = pool
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(30)
        // Statements read their own copy of the data; nobody observes changes.
        configuration.observesSuspensionNotifications = false
        configuration.prepareDatabase { database in
            // 64 MB of pages; a log of 32 MB before it is copied into the file, so that pages that change often are
            // copied seldom. The size of pages counts for a new file only: articles are longer than 4 KB.
            try database.execute(
                sql: """
                    PRAGMA page_size = 8192; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4096;
                    PRAGMA mmap_size = 1073741824
                    """)
        }
        return configuration
    }

    /// Whether the tables are still to be made or to be brought up to date.
    private static func check(_ database: Database, path: String, mayBeEmpty: Bool = false) throws -> Bool {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if mayBeEmpty, tables == 0 { return true }
        guard application == StoreSchema.applicationID else {
            throw StoreError(
                .badData,
                "\(path): the file is a database, but no store of arqam; give another name with --store")
        }
        let migrator = StoreSchema.migrator
        if try migrator.hasBeenSuperseded(database) {
            throw StoreError(.badData, "\(path): the store was made by a later arqam; use that one")
        }
        let isCurrent = try migrator.hasCompletedMigrations(database)
        guard isCurrent || mayBeEmpty else {
            throw StoreError(
                .badData, "\(path): the store is of an earlier arqam; `arqam ingest` brings it up to date")
        }
        return !isCurrent
    }

    /// Reads from the store.
    func read<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        do {
            return try reader.read(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Reads outside of a transaction: for one small question among very many.
    func glance<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        do {
            return try reader.unsafeRead(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Writes what `body` does as a whole or not at all.
    func write<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        guard let writer else {
            throw StoreError(.inputOutput, "\(path): the store is open for reading only")
        }
        do {
            return try writer.writeWithoutTransaction { database in
                var result: Result?
                try database.inTransaction(.immediate) {
                    result = try body(database)
                    return .commit
                }
                guard let result else { throw StoreError(.inputOutput, "\(path): nothing was written") }
                return result
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
