internal import GRDB

/// Which claims of a store are asked for: those that meet every condition given.
public struct ClaimFilter: Sendable {
    /// An entity that the claim is of or that its sentence names, in any of its spellings.
    public var entity: String?
    /// A metric, or a family of metrics.
    public var metric: String?
    /// A unit's code, its written form, what is counted, or a dimension.
    public var unit: String?
    /// The outlet, or who is said to have said it, in any spelling.
    public var source: String?
    /// First and last day of publication (`yyyy-mm-dd`, or only its beginning); articles that give no day are
    /// judged by the time their claims speak of.
    public var since: String?
    /// Last day of publication.
    public var until: String?
    /// Words of the claim's sentence, as ``ArticleStore/search`` takes them.
    public var text: String?
    /// A rule with findings about the claim, a family of rules, or a level.
    public var finding: String?
    /// The least amount.
    public var min: Double?
    /// The greatest amount.
    public var max: Double?
    /// Numbers of the documents in the store; `nil` for all.
    public var documents: [Int64]?
    /// Whether versions that were followed by another count.
    public var includesSuperseded = false

    /// All claims of the versions that stand.
    public init() {}
}

/// What claims can be counted by.
public enum ClaimGroup: String, Sendable, CaseIterable {
    case metric, subject, entity, unit, dimension, source
    case saidBy = "said-by"
    case finding, modality, certainty, role, place, document, month, year
}

/// SQL conditions with their arguments.
struct Conditions {
    private var all: [String] = []
    private(set) var arguments: StatementArguments = []

    mutating func add(_ condition: String, _ values: (any DatabaseValueConvertible)?...) {
        all.append(condition)
        arguments += StatementArguments(values)
    }

    /// All conditions in one.
    var sql: String { all.isEmpty ? "1" : all.map { "(\($0))" }.joined(separator: " AND ") }
}

extension ClaimFilter {
    /// What `conditions` speak of.
    static let tables = """
        claims c JOIN documents d ON d.id = c.document LEFT JOIN quantities q ON q.id = c.quantity
        """

    func conditions(in store: ArticleStore) throws(StoreError) -> Conditions {
        var conditions = Conditions()
        if !includesSuperseded { conditions.add("d.superseded = 0") }
        if let documents {
            conditions.add("c.document IN (\(documents.map(String.init).joined(separator: ", ")))")
        }
        if let entity {
            let ids = try store.entities(named: entity).map(String.init).joined(separator: ", ")
            conditions.add(
                "c.id IN (SELECT claim FROM claim_entities WHERE entity IN (\(ids))) OR c.subject = ?", entity
            )
        }
        if let metric {
            // `net profit` is the key net_profit; words of the text stand where there is no key.
            let key = metric.lowercased().replacing(" ", with: "_")
            conditions.add("c.metric IN (?, ?) OR c.metric_family = ?", key, metric, key)
        }
        if let unit {
            conditions.add(
                "q.unit = ? COLLATE NOCASE OR q.dimension = ? OR q.unit_text = ? OR q.counted = ?", unit,
                unit,
                unit, unit)
        }
        if let source { try add(source: source, to: &conditions, in: store) }
        if let since { conditions.add("coalesce(d.published, c.latest) >= ?", since) }
        if let until {
            // `2025-07` takes in the whole of the month.
            conditions.add("substr(coalesce(d.published, c.earliest), 1, ?) <= ?", until.utf8.count, until)
        }
        if let text {
            conditions.add(
                "c.id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)", try Self.query(text))
        }
        if let finding {
            conditions.add(
                """
                c.id IN (SELECT fc.claim FROM findings f JOIN finding_claims fc ON fc.finding = f.id
                    WHERE f.rule = ? OR f.rule LIKE ? ESCAPE '\\' OR f.level = ?)
                """, finding, escapedForLike(finding) + "/%", finding)
        }
        if let min { conditions.add("q.high >= ?", min) }
        if let max { conditions.add("q.low <= ?", max) }
        return conditions
    }

    /// The words looked for.
    static func query(_ text: String) throws(StoreError) -> String {
        guard let query = SearchText.query(text) else {
            throw StoreError(.badRequest, "`\(text)` has no word to look for")
        }
        return query
    }

    private func add(
        source: String, to conditions: inout Conditions, in store: ArticleStore
    ) throws(StoreError) {
        let ids = try store.entities(named: source).map(String.init).joined(separator: ", ")
        conditions.add(
            """
            d.source = ? COLLATE NOCASE OR c.id IN (
                SELECT ca.claim FROM attributions a JOIN claim_attributions ca ON ca.attribution = a.id
                WHERE a.entity IN (\(ids)) OR a.via IN (\(ids)) OR a.source = ? OR a.source_type = ?)
            """, source, source, source)
    }
}

func escapedForLike(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
}

extension ArticleStore {
    /// Ids of the entities that go by a name: exactly, else those whose name has it as whole words.
    func entities(named name: String) throws(StoreError) -> [Int64] {
        let folded = SearchText.fold(name)
        return try read { database in
            let exact = try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT entity FROM entity_names WHERE folded = ?
                    UNION SELECT id FROM entities WHERE name = ? COLLATE NOCASE OR wikidata = ?
                    """, arguments: [folded, name, name])
            if !exact.isEmpty || folded.isEmpty { return exact }
            return try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT entity FROM entity_names
                    WHERE ' ' || folded || ' ' LIKE ? ESCAPE '\\'
                    """, arguments: ["% \(escapedForLike(folded)) %"])
        }
    }

    /// Hands the claims that meet a filter to `take`, in the order they were added.
    public func forEachClaim(
        _ filter: ClaimFilter, limit: Int? = nil, _ take: (StoredRow) throws -> Void
    ) throws(StoreError) {
        let conditions = try filter.conditions(in: self)
        try forEachRow(
            """
            SELECT id, document, source, title, url, published, version, type, role, metric, subject, relation,
                reference, place, figure, value, lower, upper, bound, approximate, change, unit, dimension, counted, denominator,
                condition, time, time_relation, earliest, latest, modality, certainty, negated, hypothetical,
                said_by, quote, findings, confidence, sentence
            FROM v_claims WHERE claim IN (SELECT c.id FROM \(ClaimFilter.tables) WHERE \(conditions.sql))
            ORDER BY claim LIMIT \(limit ?? -1)
            """, conditions.arguments, take)
    }

    /// How many claims meet a filter, by what `group` says; the most frequent first.
    public func countClaims(
        _ filter: ClaimFilter, by group: ClaimGroup, limit: Int? = nil, _ take: (StoredRow) throws -> Void
    ) throws(StoreError) {
        let conditions = try filter.conditions(in: self)
        let (value, join): (String, String) =
            switch group {
            case .metric: ("c.metric", "")
            case .subject: ("c.subject", "")
            case .entity:
                ("e.name", "JOIN claim_entities x ON x.claim = c.id JOIN entities e ON e.id = x.entity")
            case .unit: ("q.unit", "")
            case .dimension: ("q.dimension", "")
            case .source: ("d.source", "")
            case .saidBy:
                (
                    "coalesce(e.name, a.source, a.source_type)",
                    """
                    LEFT JOIN claim_attributions x ON x.claim = c.id LEFT JOIN attributions a ON a.id = x.attribution
                    LEFT JOIN entities e ON e.id = a.entity
                    """
                )
            case .finding:
                (
                    "f.rule",
                    "JOIN finding_claims x ON x.claim = c.id JOIN findings f ON f.id = x.finding"
                )
            case .modality: ("c.modality", "")
            case .certainty: ("c.certainty", "")
            case .role: ("c.role", "")
            case .place: ("e.name", "LEFT JOIN entities e ON e.id = c.place")
            case .document: ("d.name", "")
            case .month: ("substr(d.published, 1, 7)", "")
            case .year: ("substr(d.published, 1, 4)", "")
            }
        try forEachRow(
            """
            SELECT \(value) AS "\(group.rawValue.replacing("-", with: "_"))", count(DISTINCT c.id) AS claims
            FROM \(ClaimFilter.tables) \(join) WHERE \(conditions.sql)
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT \(limit ?? -1)
            """, conditions.arguments, take)
    }
}
