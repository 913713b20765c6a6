public import Comparison
internal import Foundation
internal import GRDB

/// An article of the store that tells the same story as another.
public struct Neighbour: Sendable, Equatable {
    /// Its number in the store.
    public let document: Int64
    /// How much of what they tell they have in common, about 0…1.
    public let likeness: Double
}

extension ArticleStore {
    /// Days before and after an article in which others tell the same story.
    public static let storyWindow = 30

    /// A key that more articles of the window have than this tells nothing.
    static let blockLimit = 400

    /// Least likeness of two articles on one story, read off 6,000 articles: above 0.3 nearly every two are on one,
    /// below 0.2 most are only of one kind, two reports of the weather or of the stock exchange.
    static let leastLikeness = 0.27

    /// The articles that tell the story of an article, the likeliest first.
    ///
    /// Only its blocks are read: the articles of the window that share a key of ``BlockKeys`` with it. A key weighs
    /// the logarithm of how few have it (the idf of information retrieval), and the likeness is about the cosine of
    /// both articles' weights. What two stories may share by chance is not enough: it takes a rare figure and a
    /// rare name or metric, or the words of a near copy.
    ///
    /// - Parameters:
    ///   - article: the article, of this store or not.
    ///   - excluding: numbers of articles that are not asked for.
    ///   - window: days of publication before and after the article's own; articles without a day are in every
    ///     window.
    ///   - limit: at most so many.
    public func neighbours(
        of article: ArticleRecord, excluding: Set<Int64> = [], window: Int = storyWindow, limit: Int = 20
    ) throws(StoreError) -> [Neighbour] {
        guard !article.blocks.isEmpty else { return [] }
        return try read { database in
            let windows = Self.windows(around: article.day, window)
            let total = try windows.reduce(2) { total, days in
                total + (try Self.count(documentsIn: days, database))
            }
            let rarest = log(Double(total))
            var shared: [Int64: Shared] = [:]
            var whole = 0.0
            let statement = try database.cachedStatement(
                sql: "SELECT document FROM blocks WHERE key = ? AND day BETWEEN ? AND ? LIMIT ?")
            for key in article.blocks {
                var found: [Int64] = []
                for days in windows {
                    let rest = Self.blockLimit + 1 - found.count
                    found += try Int64.fetchAll(
                        statement, arguments: [key, days.lowerBound, days.upperBound, rest])
                }
                // Of keys that others lack each article has its own; they make none of the others less like it.
                let weight = max(0, rarest - log(Double(max(1, found.count))))
                whole += weight * weight
                guard found.count <= Self.blockLimit else { continue }
                for document in found where !excluding.contains(document) {
                    shared[document, default: Shared()].add(BlockKeys.Kind(key), weight)
                }
            }
            let facts = try database.cachedStatement(
                sql: "SELECT keys FROM documents WHERE id = ? AND superseded = 0")
            let enough = shared.filter { $0.value.isEnough(0.3 * rarest) }
            return try enough.compactMap { document, shared -> Neighbour? in
                guard let keys = try Int.fetchOne(facts, arguments: [document]) else { return nil }
                // The weights of the other's keys are taken to be like those of this one's.
                let other = whole * Double(keys) / Double(article.blocks.count)
                let likeness = shared.squares / (whole * other).squareRoot()
                return likeness >= Self.leastLikeness
                    ? Neighbour(document: document, likeness: likeness) : nil
            }
            .sorted { ($0.likeness, $1.document) > ($1.likeness, $0.document) }
            .prefix(limit).map { $0 }
        }
    }

    /// What two articles have in common: the weights of their keys.
    private struct Shared {
        private var figures = 0.0
        private var names = 0.0
        private var words = 0
        private(set) var squares = 0.0

        mutating func add(_ kind: BlockKeys.Kind, _ weight: Double) {
            squares += weight * weight
            switch kind {
            case .figure: figures += weight
            case .metric, .entity: names += weight
            case .words: words += 1
            }
        }

        func isEnough(_ least: Double) -> Bool { words >= 2 || figures >= least && names >= least }
    }

    private static func count(documentsIn days: ClosedRange<Int>, _ database: Database) throws -> Int {
        let everything = days.lowerBound == Int.min
        let sql =
            everything
            ? "SELECT count(*) FROM documents"
            : days == 0...0
                ? "SELECT count(*) FROM documents WHERE day IS NULL"
                : "SELECT count(*) FROM documents WHERE day BETWEEN ? AND ?"
        let arguments: StatementArguments =
            everything || days == 0...0 ? [] : [days.lowerBound, days.upperBound]
        return try Int.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) ?? 0
    }

    /// The days an article's story is looked for in, and 0, where articles without a day stand.
    private static func windows(around day: Int?, _ window: Int) -> [ClosedRange<Int>] {
        guard let day, day != 0 else { return [Int.min...Int.max] }
        let days = (day - window)...(day + window)
        return days.contains(0) ? [days] : [days, 0...0]
    }

    /// The number of an article in the store, where its text is there.
    public func numbers(ofText article: ArticleRecord) throws(StoreError) -> Set<Int64> {
        try read { database in
            Set(
                try Int64.fetchAll(
                    database, sql: "SELECT id FROM documents WHERE sha256 = ?", arguments: [article.sha256]))
        }
    }

    /// All versions of an article, the first one first.
    public func versions(ofArticle document: Int64) throws(StoreError) -> [Int64] {
        try read { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT id FROM documents WHERE article = (SELECT article FROM documents WHERE id = ?)
                    ORDER BY version
                    """, arguments: [document])
        }
    }

    /// Keeps what two stored articles have in common and what ties them: rows of `pairs` and `lineage`.
    ///
    /// - Parameters:
    ///   - diff: the comparison of exactly these two, in this order.
    ///   - a: number of the first.
    ///   - b: number of the second.
    public func keep(_ diff: Diff, of a: Int64, and b: Int64) throws(StoreError) {
        guard !diff.pairs.isEmpty || !diff.lineage.isEmpty else { return }
        try write { database in
            // A claim is found by its number, so that a reading which differs from the stored one adds nothing.
            let pair = try database.cachedStatement(
                sql: """
                    INSERT INTO pairs (a, b, verdict, score, value, bound, certainty, attribution, via, time,
                        subject, note_ar, note_en)
                    SELECT x.id, y.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM claims x, claims y
                    WHERE x.document = ? AND x.number = ? AND y.document = ? AND y.number = ?
                    ON CONFLICT DO NOTHING
                    """)
            for row in diff.pairs {
                let facets = row.facets
                try pair.execute(arguments: [
                    row.verdict.rawValue, row.score, facets.value.rawValue, facets.bound.rawValue,
                    facets.certainty.rawValue, facets.attribution.rawValue, facets.via?.rawValue,
                    facets.time.rawValue, facets.subject.rawValue, row.note?.ar, row.note?.en,
                    a, row.a.claim + 1, b, row.b.claim + 1,
                ])
            }
            let lineage = try database.cachedStatement(
                sql: """
                    INSERT INTO lineage (a, b, kind, note_ar, note_en) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)
            for tie in diff.lineage {
                try lineage.execute(arguments: [a, b, tie.kind.rawValue, tie.message.ar, tie.message.en])
            }
        }
    }
}
