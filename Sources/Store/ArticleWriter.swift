internal import ArabicText
internal import Extraction
internal import Foundation
internal import GRDB

/// Adds articles to a store: the one writer, in transactions of as many articles as it is given at a time.
///
/// An article is known by its text, or by its address. The same text is never kept twice; another text at a known
/// address is the next version of its article, and the earlier one stays.
public struct ArticleWriter {
    /// What became of an article.
    public enum Outcome: Sendable, Equatable {
        /// It was added: its number in the store, which version of its article it is, and its claims.
        case added(document: Int64, version: Int, claims: Int)
        /// The store had its text already.
        case known(document: Int64)
    }

    private let store: ArticleStore
    /// Ids of the entities met last, so that they are not looked up for every mention.
    private var entities: [EntityName: KnownEntity] = [:]
    private static let entityLimit = 200_000

    private struct EntityName: Hashable {
        let name: String
        let type: String
    }

    private struct KnownEntity {
        let id: Int64
        var forms: Set<String>
    }

    /// A writer of a store that was opened for adding.
    public init(_ store: ArticleStore) { self.store = store }

    /// Adds articles, all of them or, where it fails, none.
    /// - Returns: what became of each, in order, once it is safely in the file.
    public mutating func add(_ articles: [ArticleRecord]) throws(StoreError) -> [Outcome] {
        guard !articles.isEmpty else { return [] }
        if entities.count > Self.entityLimit { entities.removeAll() }
        do throws(StoreError) {
            return try store.write { database in
                var rows = try Rows(database)
                return try articles.map { try add($0, &rows, database) }
            }
        } catch {
            // What was learned in a transaction that was undone is not so.
            entities.removeAll()
            throw error
        }
    }

    private mutating func add(_ article: ArticleRecord, _ rows: inout Rows, _ database: Database) throws
        -> Outcome
    {
        if let known = try Int64.fetchOne(rows.documentOfText, arguments: [article.sha256]) {
            if let url = article.url { try rows.newAddress.execute(arguments: [url, known]) }
            return .known(document: known)
        }
        let document = rows.nextDocument()
        let previous = try article.url.flatMap {
            try Row.fetchOne(rows.documentAtAddress, arguments: [$0])
        }
        let version: Int = previous.map { $0["version"] + 1 } ?? 1
        try rows.document.execute(arguments: [
            document, article.name, previous.map { $0["article"] } ?? document, version, article.sha256,
            article.source, article.title, article.url, article.published, article.day, article.scalars,
            Int64(bitPattern: article.simHash), article.blocks.count, Data(article.text),
        ])
        try rows.documentWords.execute(arguments: [document, article.folded])
        if let url = article.url {
            try rows.address.execute(arguments: [url, document])
            if let previous {
                let id: Int64 = previous["id"]
                try rows.supersede.execute(arguments: [id, id])
            }
        }
        let entities = try article.entities.map { try id(of: $0, rows) }
        try rows.insert(article, document: document, entities: entities)
        return .added(document: document, version: version, claims: article.claims.count)
    }

    private mutating func id(of entity: ArticleRecord.EntityRow, _ rows: Rows) throws -> Int64 {
        let name = EntityName(name: entity.name, type: entity.type)
        var known: KnownEntity
        if let met = entities[name] {
            known = met
        } else {
            let arguments: StatementArguments = [entity.name, entity.type]
            if let id = try Int64.fetchOne(rows.entityNamed, arguments: arguments) {
                known = KnownEntity(id: id, forms: [])
            } else {
                try rows.entity.execute(arguments: arguments + [entity.wikidata])
                guard let id = try Int64.fetchOne(rows.entityNamed, arguments: arguments) else {
                    throw StoreError(.inputOutput, "\(store.path): an entity was not written")
                }
                known = KnownEntity(id: id, forms: [])
            }
        }
        for form in entity.forms.sorted() where known.forms.insert(form).inserted && !form.isEmpty {
            try rows.entityForm.execute(arguments: [form, known.id])
        }
        entities[name] = known
        return known.id
    }
}

/// The prepared statements of one transaction, and the ids it gives out.
private struct Rows {
    let documentOfText, documentAtAddress, document, documentWords, newAddress, address, supersede: Statement
    let entityNamed, entity, entityForm: Statement
    private let mention, quantity, attribution, claim, claimWords, claimEntity, claimAttribution: Statement
    private let finding, findingClaim, block: Statement
    private var documents, quantities, attributions, claims, findings: Int64

    init(_ database: Database) throws {
        func prepared(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }
        func insertion(_ table: String, _ columns: String) throws -> Statement {
            let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
            return try prepared("INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
        }
        func last(_ table: String) throws -> Int64 {
            try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0
        }
        documentOfText = try prepared("SELECT id FROM documents WHERE sha256 = ?")
        documentAtAddress = try prepared(
            """
            SELECT d.id, d.article,
                (SELECT max(v.version) FROM documents v WHERE v.article = d.article) AS version
            FROM addresses a JOIN documents d ON d.id = a.document WHERE a.url = ?
            """)
        // The text comes as bytes: a string would end at its first NUL.
        document = try prepared(
            """
            INSERT INTO documents (id, name, article, version, sha256, source, title, url, published, day,
                scalars, simhash, keys, ingested, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ'), CAST(? AS TEXT))
            """)
        documentWords = try insertion("documents_fts", "rowid, folded")
        newAddress = try prepared(
            "INSERT INTO addresses (url, document) VALUES (?, ?) ON CONFLICT DO NOTHING")
        address = try prepared(
            """
            INSERT INTO addresses (url, document) VALUES (?, ?)
            ON CONFLICT (url) DO UPDATE SET document = excluded.document
            """)
        supersede = try prepared(
            """
            UPDATE documents SET superseded = 1
            WHERE id = ? AND NOT EXISTS (SELECT * FROM addresses WHERE document = ?)
            """)
        entityNamed = try prepared("SELECT id FROM entities WHERE name = ? AND type = ?")
        entity = try insertion("entities", "name, type, wikidata")
        entityForm = try prepared(
            "INSERT INTO entity_names (folded, entity) VALUES (?, ?) ON CONFLICT DO NOTHING")
        mention = try insertion("mentions", "document, number, entity, start, \"end\"")
        quantity = try insertion(
            "quantities",
            """
            id, document, number, start, "end", text, value, lower, upper, low, high, bound, approximate, change, \
            unit, dimension, unit_text, counted
            """)
        attribution = try insertion(
            "attributions",
            "id, document, number, kind, cue, source, source_type, entity, via, stance, quote")
        claim = try insertion(
            "claims",
            """
            id, document, number, type, role, quantity, metric, metric_family, metric_status, subject, \
            subject_status, relation, reference, denominator, condition, place, time, time_relation, earliest, latest, modality, \
            certainty, negated, hypothetical, quote, sentence_start, sentence_end, confidence
            """)
        claimWords = try insertion("claims_fts", "rowid, folded")
        claimEntity = try insertion("claim_entities", "entity, claim")
        claimAttribution = try insertion("claim_attributions", "claim, position, attribution")
        finding = try insertion(
            "findings", "id, document, rule, level, start, \"end\", message_ar, message_en")
        findingClaim = try prepared(
            "INSERT INTO finding_claims (claim, finding) VALUES (?, ?) ON CONFLICT DO NOTHING")
        block = try insertion("blocks", "key, day, document")
        documents = try last("documents")
        quantities = try last("quantities")
        attributions = try last("attributions")
        claims = try last("claims")
        findings = try last("findings")
    }

    mutating func nextDocument() -> Int64 {
        documents += 1
        return documents
    }

    /// Inserts all that was found in a document.
    /// - Parameter entities: ids of the article's entities.
    mutating func insert(_ article: ArticleRecord, document: Int64, entities: [Int64]) throws {
        for (index, row) in article.mentions.enumerated() {
            try run(mention, [document, index + 1, entities[row.entity], row.span.start, row.span.end])
        }
        for (index, row) in article.quantities.enumerated() {
            let low = row.value ?? row.lower ?? row.upper
            let high = row.value ?? row.upper ?? row.lower
            try run(
                quantity,
                [
                    quantities + Int64(index + 1), document, index + 1, row.span.start, row.span.end,
                    row.text,
                    row.value?.description, row.lower?.description, row.upper?.description,
                    low?.approximation, high?.approximation, row.bound, row.approximate, row.change,
                    row.unit, row.dimension, row.unitText, row.counted,
                ])
        }
        for (index, row) in article.attributions.enumerated() {
            try run(
                attribution,
                [
                    attributions + Int64(index + 1), document, index + 1, row.kind, row.cue, row.source,
                    row.sourceType, row.entity.map { entities[$0] }, row.via.map { entities[$0] }, row.stance,
                    row.quote,
                ])
        }
        for (index, row) in article.claims.enumerated() {
            try insert(row, number: index + 1, document: document, entities: entities)
        }
        for (index, row) in article.findings.enumerated() {
            let id = findings + Int64(index + 1)
            try run(
                finding,
                [
                    id, document, row.rule, row.level, row.span?.start, row.span?.end, row.arabic,
                    row.english,
                ])
            for claim in row.claims { try run(findingClaim, [claims + Int64(claim + 1), id]) }
        }
        for key in article.blocks { try run(block, [key, article.day ?? 0, document]) }
        quantities += Int64(article.quantities.count)
        attributions += Int64(article.attributions.count)
        claims += Int64(article.claims.count)
        findings += Int64(article.findings.count)
    }

    private func insert(
        _ row: ArticleRecord.ClaimRecord, number: Int, document: Int64, entities: [Int64]
    ) throws {
        let id = claims + Int64(number)
        try run(
            claim,
            [
                id, document, number, row.type, row.role, row.quantity.map { quantities + Int64($0 + 1) },
                row.metric, row.metricFamily, row.metricStatus, row.subject, row.subjectStatus,
                row.relation, row.reference, row.denominator, row.condition, row.place.map { entities[$0] },
                row.time, row.timeRelation,
                row.earliest, row.latest, row.modality, row.certainty, row.negated, row.hypothetical,
                row.quote, row.sentence.start, row.sentence.end, row.confidence,
            ])
        try run(claimWords, [id, row.folded])
        for entity in row.entities { try run(claimEntity, [entities[entity], id]) }
        for (position, index) in row.attributions.enumerated() {
            try run(claimAttribution, [id, position, attributions + Int64(index + 1)])
        }
    }

    /// The arguments are as many as the statement asks for, so they need no check.
    private func run(_ statement: Statement, _ arguments: StatementArguments) throws {
        statement.setUncheckedArguments(arguments)
        try statement.execute()
    }
}

extension ArticleStore {
    /// Whether a text is in the store, and the address it came from known.
    public func knows(sha256: String, url: String?) throws(StoreError) -> Bool {
        try glance { database in
            let known = try database.cachedStatement(sql: "SELECT 1 FROM documents WHERE sha256 = ?")
            guard try Int.fetchOne(known, arguments: [sha256]) != nil else { return false }
            guard let url else { return true }
            let address = try database.cachedStatement(sql: "SELECT 1 FROM addresses WHERE url = ?")
            return try Int.fetchOne(address, arguments: [url]) != nil
        }
    }
}
