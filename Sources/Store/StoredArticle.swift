internal import ArabicText
internal import Extraction
internal import Foundation
internal import GRDB
public import Intake

/// Which articles of a store are asked for: those that meet every condition given.
public struct ArticleFilter: Sendable {
    /// Words of the title, the outlet's name or the sentence of a claim.
    public var text: String?
    /// The outlet.
    public var source: String?
    /// An entity that the article names, in any of its spellings.
    public var entity: String?
    /// First day of publication, or the beginning of its date.
    public var since: String?
    /// Last day of publication.
    public var until: String?
    /// Whether versions that were followed by another count.
    public var includesSuperseded = false

    /// All articles, in the version that stands.
    public init() {}

    func conditions(in store: ArticleStore) throws(StoreError) -> Conditions {
        var conditions = Conditions()
        if !includesSuperseded { conditions.add("d.superseded = 0") }
        if let text {
            let query = try ClaimFilter.query(text)
            conditions.add(
                """
                d.id IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?
                    UNION SELECT c.document FROM claims c WHERE c.id IN
                        (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?))
                """, query, query)
        }
        if let source { conditions.add("d.source = ? COLLATE NOCASE", source) }
        if let entity {
            let ids = try store.entities(named: entity).map(String.init).joined(separator: ", ")
            conditions.add("d.id IN (SELECT document FROM mentions WHERE entity IN (\(ids)))")
        }
        if let since { conditions.add("d.published >= ?", since) }
        if let until { conditions.add("substr(d.published, 1, ?) <= ?", until.utf8.count, until) }
        return conditions
    }
}

extension ArticleStore {
    /// Hands the articles that meet a filter to `take`, in the order they were added.
    public func forEachArticle(
        _ filter: ArticleFilter, limit: Int? = nil, _ take: (StoredRow) throws -> Void
    ) throws(StoreError) {
        let conditions = try filter.conditions(in: self)
        try forEachRow(
            """
            SELECT d.id AS number, d.name AS id, d.source, d.title, d.url, d.published, d.version,
                1 - d.superseded AS current,
                (SELECT count(*) FROM claims c WHERE c.document = d.id) AS claims,
                (SELECT count(*) FROM findings f WHERE f.document = d.id) AS findings, d.scalars, d.ingested, d.sha256
            FROM documents d WHERE \(conditions.sql) ORDER BY d.id LIMIT \(limit ?? -1)
            """, conditions.arguments, take)
    }

    /// Numbers of the articles that meet a filter.
    public func articles(_ filter: ArticleFilter, limit: Int? = nil) throws(StoreError) -> [Int64] {
        let conditions = try filter.conditions(in: self)
        return try read { database in
            try Int64.fetchAll(
                database,
                sql:
                    "SELECT d.id FROM documents d WHERE \(conditions.sql) ORDER BY d.id LIMIT \(limit ?? -1)",
                arguments: conditions.arguments)
        }
    }

    /// Numbers of the articles whose claims meet a filter.
    public func articles(ofClaims filter: ClaimFilter) throws(StoreError) -> [Int64] {
        let conditions = try filter.conditions(in: self)
        return try read { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT c.document FROM \(ClaimFilter.tables) WHERE \(conditions.sql) ORDER BY 1
                    """,
                arguments: conditions.arguments)
        }
    }

    /// The article as it was given, by its number in the store.
    public func document(_ number: Int64) throws(StoreError) -> InputDocument {
        let document = try read { database -> InputDocument? in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT name, source, title, url, published, CAST(text AS BLOB) AS text FROM documents
                        WHERE id = ?
                        """, arguments: [number])
            else { return nil }
            let text: Data = row["text"]
            return InputDocument(
                id: row["name"], source: row["source"], title: row["title"], url: row["url"],
                published: row["published"], text: SourceText(String(decoding: text, as: UTF8.self)))
        }
        guard let document else { throw StoreError(.badRequest, "\(path): there is no article #\(number)") }
        return document
    }

    /// The number of the article that a person names: `#12` by its number, else by its id (the version that
    /// stands, where several have it), its address, or the beginning of its SHA-256.
    public func number(ofArticle name: String) throws(StoreError) -> Int64 {
        let found = try read { database -> [Int64] in
            func numbers(_ condition: String, _ value: any DatabaseValueConvertible) throws -> [Int64] {
                try Int64.fetchAll(
                    database,
                    sql: "SELECT id FROM documents WHERE \(condition) ORDER BY superseded, id LIMIT 20",
                    arguments: [value])
            }
            if name.first == "#", let number = Int64(name.dropFirst()) {
                return try numbers("id = ?", number)
            }
            let standing = try numbers("superseded = 0 AND name = ?", name)
            if !standing.isEmpty { return standing }
            let named = try numbers("name = ?", name)
            if !named.isEmpty { return named }
            let atAddress = try numbers("id IN (SELECT document FROM addresses WHERE url = ?)", name)
            if !atAddress.isEmpty { return atAddress }
            let isDigest = name.utf8.count >= 8 && name.allSatisfy(\.isHexDigit)
            return isDigest ? try numbers("sha256 GLOB ?", name.lowercased() + "*") : []
        }
        guard let first = found.first else {
            throw StoreError(
                .badRequest, "\(path): there is no article `\(name)`; `arqam articles` lists what there is")
        }
        guard found.count == 1 else {
            let numbers = found.map { "#\($0)" }.joined(separator: ", ")
            throw StoreError(
                .badRequest, "\(path): `\(name)` is the id of several articles: \(numbers); give one of these"
            )
        }
        return first
    }
}
