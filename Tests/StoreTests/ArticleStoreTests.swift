import ArabicText
import Arqam
import Comparison
import Extraction
import Foundation
import GRDB
import Intake
import Testing

@testable import Store

@Suite struct ArticleStoreTests {
    private static let text = """
        قالت شركة أرامكو السعودية إن أرباحها بلغت 95 مليار ريال في الربع الثاني من 2025، بزيادة 8%.
        وأضافت أرامكو أن إنتاجها وصل إلى 12.4 مليون برميل يومياً.
        """

    private static func article(
        _ text: String = text, id: String = "a", url: String? = nil, published: String? = "2025-08-05"
    ) -> ArticleRecord {
        var pipeline = Pipeline()
        let metadata = Metadata(
            id: id, source: "outlet", title: "أرباح أرامكو", url: url, published: published)
        return ArticleRecord(pipeline.extract(SourceText(text), metadata))
    }

    /// A new store in a folder that is removed afterwards.
    private static func withStore(_ body: (ArticleStore, inout ArticleWriter) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try ArticleStore(path: folder.appendingPathComponent("a.db").path, for: .adding)
        var writer = ArticleWriter(store)
        try body(store, &writer)
    }

    private static func claims(_ store: ArticleStore, _ change: (inout ClaimFilter) -> Void = { _ in }) throws
        -> [StoredRow]
    {
        var filter = ClaimFilter()
        change(&filter)
        var rows: [StoredRow] = []
        try store.forEachClaim(filter) { rows.append($0) }
        return rows
    }

    private static func count(_ table: String, _ store: ArticleStore) throws -> Int {
        try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    @Test func theSameTextIsOne() throws {
        try Self.withStore { store, writer in
            let first = try writer.add([Self.article(), Self.article(id: "b")])
            #expect(first == [.added(document: 1, version: 1, claims: 3), .known(document: 1)])
            #expect(try writer.add([Self.article()]) == [.known(document: 1)])
            #expect(try Self.count("documents", store) == 1)
            #expect(try Self.count("claims", store) == 3)
            #expect(try Self.count("claims_fts WHERE claims_fts MATCH 'ارامكو'", store) == 3)
        }
    }

    @Test func aChangedTextIsTheNextVersion() throws {
        try Self.withStore { store, writer in
            let url = "https://example.org/a"
            _ = try writer.add([Self.article(url: url)])
            let changed = Self.article(Self.text.replacingOccurrences(of: "95", with: "96"), url: url)
            #expect(try writer.add([changed]) == [.added(document: 2, version: 2, claims: 3)])
            // The first text, seen again, is known and does not come back to its address.
            #expect(try writer.add([Self.article(url: url)]) == [.known(document: 1)])
            #expect(try Self.claims(store).allSatisfy { $0["version"] == "2" })
            #expect(try Self.claims(store) { $0.includesSuperseded = true }.count == 6)
            #expect(try store.number(ofArticle: "a") == 2)
            #expect(try store.number(ofArticle: url) == 2)
            #expect(try store.number(ofArticle: "#1") == 1)
            #expect(String(decoding: try store.document(1).text.bytes, as: UTF8.self) == Self.text)
        }
    }

    @Test func aTextAtTwoAddressesStandsUntilBothChange() throws {
        try Self.withStore { store, writer in
            _ = try writer.add([Self.article(url: "u1"), Self.article(url: "u2")])
            _ = try writer.add([Self.article("بلغت الأرباح 5 ملايين دولار.", url: "u2")])
            #expect(try Self.count("documents WHERE superseded = 1", store) == 0)
            _ = try writer.add([Self.article("بلغت الأرباح 6 ملايين دولار.", url: "u1")])
            #expect(try Self.count("documents WHERE superseded = 1", store) == 1)
        }
    }

    @Test func whatFailsLeavesNothing() throws {
        try Self.withStore { store, writer in
            try store.write {
                try $0.execute(
                    sql:
                        "CREATE TRIGGER stop BEFORE INSERT ON findings BEGIN SELECT raise(ABORT, 'full'); END"
                )
            }
            let broken = Self.article(
                "ارتفعت الأرباح 10% من 100 مليون دولار إلى 150 مليون دولار في 2024.", id: "b")
            try #require(!broken.findings.isEmpty)
            #expect(throws: StoreError.self) { try writer.add([Self.article(), broken]) }
            #expect(try Self.count("documents", store) == 0)
            #expect(try Self.count("entities", store) == 0)
            try store.write { try $0.execute(sql: "DROP TRIGGER stop") }
            _ = try writer.add([Self.article(), broken])
            #expect(try Self.count("documents", store) == 2)
            #expect(
                try Self.count("mentions m JOIN entities e ON e.id = m.entity", store)
                    == Self.count("mentions", store))
        }
    }

    @Test func filters() throws {
        try Self.withStore { store, writer in
            _ = try writer.add([
                Self.article(),
                Self.article(
                    "بلغت صادرات مصر 3.5 مليار دولار في 2024، وفق البنك المركزي المصري.", id: "b",
                    published: "2025-01-02"),
            ])
            func figures(_ change: (inout ClaimFilter) -> Void) throws -> [String?] {
                try Self.claims(store, change).map { $0["value"] }
            }
            let all = ["95000000000", "8", "12400000", "3500000000"]
            #expect(try figures { _ in } == all)
            #expect(try figures { $0.entity = "ارامكو" } == Array(all[..<3]))
            #expect(try figures { $0.entity = "Saudi Aramco" } == Array(all[..<3]))
            #expect(try figures { $0.entity = "لا شيء" } == [])
            #expect(try figures { $0.unit = "usd" } == [all[3]])
            #expect(try figures { $0.unit = "money" } == [all[0], all[3]])
            #expect(try figures { $0.text = "اِنتاجها" } == [all[2]])
            #expect(try figures { $0.text = "\"صادرات مصر\"" } == [all[3]])
            #expect(try figures { $0.text = "\"مصر صادرات\"" } == [])
            #expect(try figures { $0.since = "2025-08" } == Array(all[..<3]))
            #expect(try figures { $0.until = "2025-01" } == [all[3]])
            #expect(try figures { $0.min = 3.5e9 } == [all[0], all[3]])
            #expect(try figures { $0.max = 8 } == [all[1]])
            #expect(try figures { $0.source = "OUTLET" } == all)
            #expect(try figures { $0.source = "البنك المركزي المصري" } == [all[3]])
            #expect(try figures { $0.documents = [2] } == [all[3]])
            #expect(throws: StoreError.self) { try figures { $0.text = "،" } }
            var counts: [String] = []
            try store.countClaims(ClaimFilter(), by: .unit) {
                counts.append($0.values.map { $0.text ?? "–" }.joined(separator: " "))
            }
            #expect(counts == ["% 1", "SAR 1", "USD 1", "[bbl]/d 1"])
            for group in ClaimGroup.allCases { try store.countClaims(ClaimFilter(), by: group) { _ in } }
        }
    }

    @Test func theSentenceIsCutOutOfTheText() throws {
        try Self.withStore { store, writer in
            _ = try writer.add([Self.article()])
            #expect(
                try Self.claims(store).last?["sentence"]
                    == "وأضافت أرامكو أن إنتاجها وصل إلى 12.4 مليون برميل يومياً.")
        }
    }

    @Test func textWithNULIsKeptWhole() throws {
        try Self.withStore { store, writer in
            let text = "بلغت الأرباح 5\u{0} ملايين دولار\u{0} في 2024."
            _ = try writer.add([Self.article(text)])
            #expect(String(decoding: try store.document(1).text.bytes, as: UTF8.self) == text)
        }
    }

    @Test func neighboursTellOneStory() throws {
        try Self.withStore { store, writer in
            var others = (0..<50).map { number in
                Self.article(
                    "افتتحت بلدية المدينة \(number + 3) حدائق بمساحة \(number * 7 + 11) متراً مربعاً.",
                    id: "o\(number)")
            }
            others.insert(Self.article(published: "2025-08-04"), at: 20)
            _ = try writer.add(others)
            let sibling = Self.article(
                "أعلنت أرامكو أن أرباحها بلغت 95 مليار ريال، وأن إنتاجها 12.4 مليون برميل يومياً.", id: "s")
            #expect(try store.neighbours(of: sibling).map(\.document) == [21])
            let late = Self.article(
                "أعلنت أرامكو أن أرباحها بلغت 95 مليار ريال، وأن إنتاجها 12.4 مليون برميل يومياً.", id: "s",
                published: "2026-08-05")
            #expect(try store.neighbours(of: late).isEmpty)
        }
    }

    @Test func pairsAreKept() throws {
        try Self.withStore { store, writer in
            var pipeline = Pipeline()
            let readings = [Self.text, Self.text.replacingOccurrences(of: "95", with: "98")].enumerated().map
            {
                pipeline.extract(SourceText($1), Metadata(id: "d\($0)", published: "2025-08-05"))
            }
            _ = try writer.add(readings.map(ArticleRecord.init))
            var comparer = Comparer()
            let diff = comparer.diff(readings.map(\.compared))
            try #require(!diff.pairs.isEmpty)
            try store.keep(diff, of: 1, and: 2)
            try store.keep(diff, of: 1, and: 2)
            #expect(try Self.count("pairs", store) == diff.pairs.count)
            #expect(try Self.count("pairs WHERE verdict = 'conflict'", store) == 1)
        }
    }

    @Test func otherFilesAreRefused() throws {
        try Self.withStore { store, _ in
            let folder = URL(fileURLWithPath: store.path).deletingLastPathComponent()
            let text = folder.appendingPathComponent("text").path
            try Data(repeating: 0x41, count: 4096).write(to: URL(fileURLWithPath: text))
            #expect(throws: StoreError.self) { try ArticleStore(path: text, for: .adding) }
            let other = folder.appendingPathComponent("other.db").path
            try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (x)") }
            #expect(throws: StoreError.self) { try ArticleStore(path: other, for: .adding) }
            #expect(throws: StoreError.self) { try ArticleStore(path: other, for: .reading) }
            #expect(throws: StoreError.self) {
                try ArticleStore(path: folder.path + "/none.db", for: .reading)
            }
            // What is refused is left as it was.
            #expect(
                try DatabaseQueue(path: other).read {
                    try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master")
                } == 1)
        }
    }
}
