import Comparison
import Testing

@Suite struct StoriesTests {
    @Test func tellingsOfOneStoryAreFound() throws {
        let documents = try Corpus.articles()
        let stories = Stories()
        let clusters = stories.clusters(documents.map(stories.traits))
        // The pairs whose texts tell one story; `two-companies` has two stories with the same numbers, and
        // `port-years` one port in two years.
        let ids = clusters.map { $0.map { documents[$0].source ?? "" } }
        #expect(ids.contains(["الشرق الأوسط", "العربية"]))
        #expect(ids.contains(["وكالة الأنباء الموريتانية", "أخبار نواكشوط"]))
        #expect(clusters.allSatisfy { $0.count == 2 })
        #expect(!ids.contains(["صحيفة الصناعة", "جريدة الزراعة"]))
    }

    @Test func oneStoryIsToldWithinDays() throws {
        let stories = Stories(window: 3)
        var traits = try Corpus.pair("dam-agency").map(stories.traits)
        #expect(stories.likeness(traits[0], traits[1]) >= Stories.threshold)
        traits[0].day = 100
        traits[1].day = 104
        #expect(stories.likeness(traits[0], traits[1]) == 0)
    }

    @Test func daysAreCounted() throws {
        let stories = Stories()
        func day(_ published: String?) -> Int? {
            stories.traits(of: ComparedDocument(id: "x", sha256: "", published: published, claims: [])).day
        }
        let leap = try #require(day("2024-02-28"))
        #expect(day("2024-03-01") == leap + 2)
        #expect(day("2023-03-01T10:00:00Z") == leap - 364)
        #expect(day("soon") == nil && day(nil) == nil)
    }
}
