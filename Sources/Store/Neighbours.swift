public import Comparison
internal import Foundation
internal import GRDB

/// An article of the store that may tell the same story as another.
public struct Neighbour: Sendable, Equatable {
    /// Its number in the store.
    public let document: Int64
    /// The weight of the keys that both have.
    public let weight: Double
}

extension ArticleStore {
    /// Days before and after an article in which others tell the same story.
    public static let storyWindow = 90

    /// A key that more articles of the window have than this tells nothing.
    static let blockLimit = 400

    /// The articles that may tell the story of an article, the likeliest first.
    ///
    /// Only its blocks are read: the articles of the window that share a key of ``BlockKeys`` with it. A key weighs
    /// the logarithm of how few have it (the idf of information retrieval), and one rare key is not enough: two
    /// stories may share a figure, or a name.
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
        try read { database in
            let total = Double(try Int.fetchOne(database, sql: "SELECT max(id) FROM documents") ?? 0) + 2
            let statement = try database.cachedStatement(
                sql: """
                    SELECT b.document FROM blocks b WHERE b.key = ? AND b.day BETWEEN ? AND ? LIMIT ?
                    """)
            var weights: [Int64: Double] = [:]
            for key in article.blocks {
                var found: [Int64] = []
                for days in Self.windows(around: article.day, window) {
                    found += try Int64.fetchAll(
                        statement,
                        arguments: [key, days.lowerBound, days.upperBound, Self.blockLimit + 1 - found.count])
                }
                guard 1...Self.blockLimit ~= found.count else { continue }
                let weight = log(total / Double(found.count))
                for document in found where !excluding.contains(document) {
                    weights[document, default: 0] += weight
                }
            }
            let enough = 1.5 * log(total)
            let standing = try database.cachedStatement(
                sql: "SELECT 1 FROM documents WHERE id = ? AND superseded = 0")
            return try weights.lazy.filter { $0.value >= enough }
                .map { Neighbour(document: $0.key, weight: $0.value) }
                .sorted { ($0.weight, $1.document) > ($1.weight, $0.document) }
                .prefix(4 * limit)
                .filter { try Int.fetchOne(standing, arguments: [$0.document]) != nil }
                .prefix(limit).map { $0 }
        }
    }

    /// The days an article's story is looked for in, and 0, where articles without a day stand.
    private static func windows(around day: Int?, _ window: Int) -> [ClosedRange<Int>] {
        guard let day, day != 0 else { return [Int.min...Int.max] }
        let days = (day - window)...(day + window)
        return days.contains(0) ? [days] : [days, 0...0]
    }

    /// The version before an article's, and all other versions of it.
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
