import ArabicText
import Testing

@testable import Lexicon

@Suite struct MatchingTests {
    private let lexicon: Lexicon

    init() throws {
        lexicon = try Lexicon([
            lexiconFile(
                .currencies,
                """
                USD	-	ISO 4217	دولار|دولار أمريكي|الدولار الأمريكي الجديد|دولارا
                EUR	-	ISO 4217	يورو|€
                GBP	-	ISO 4217	جنيه إسترليني|جنيه
                """),
            lexiconFile(
                .organizations,
                """
                Ahli Bank	-	official	الأهلي
                Al-Wahda	-	official	وحدة
                Energy Agency	-	official	وكالة الطاقة الدولية|وكالة الطاقة
                Long	-	official	المستعمراتالمتحدةالبعيدةجدا
                Sabic	-	official	سابك|SABIC|Saudi Basic
                """),
            lexiconFile(.units, "m3\t-\tUCUM\tم³|متر مكعب|قدم مكعبة\n%\t-\tUCUM\t%|في المئة|بالمئة\n"),
        ])
    }

    @Test(arguments: [
        ("دولار", 0), ("الدولار", 2), ("والدولار", 3), ("بالدولار", 3), ("وبالدولار", 4), ("للدولار", 2),
        ("وللدولار", 3),
        ("كالدولار", 3), ("فالدولار", 3), ("بدولار", 1), ("لدولار", 1), ("ودولار", 1), ("فبدولار", 2),
        ("ودولارا", 1),
        ("دُولارٌ", 0), ("الـدولار", 2),
    ])
    func procliticsComeOff(_ word: String, _ prefix: Int) {
        #expect(lexicon.found(.currencies, in: word) == "USD@1-\(prefix)")
    }

    @Test(arguments: [
        "دولارات", "يدولار", "ببدولار", "سودولار", "ودولارها", "ولا", "د",
    ])
    func otherLettersDoNot(_ word: String) {
        #expect(lexicon.found(.currencies, in: word) == nil)
    }

    @Test func wholeWordsComeFirst() {
        // `وحدة` is a name of its own, not `و` + `حدة`; the article of a name is not taken off.
        #expect(lexicon.found(.organizations, in: "وحدة") == "Al-Wahda@1-0")
        #expect(lexicon.found(.organizations, in: "الأهلي") == "Ahli Bank@1-0")
        #expect(lexicon.found(.organizations, in: "والأهلي") == "Ahli Bank@1-1")
        #expect(lexicon.found(.organizations, in: "أهلي") == nil)
    }

    @Test func longestPhraseFirst() {
        #expect(lexicon.found(.currencies, in: "دولار أمريكي") == "USD@2-0")
        #expect(lexicon.found(.currencies, in: "دولار كندي") == "USD@1-0")
        #expect(lexicon.found(.organizations, in: "وكالة الطاقة الدولية تقول") == "Energy Agency@3-0")
        #expect(lexicon.found(.organizations, in: "وكالة الطاقة الذرية") == "Energy Agency@2-0")
        #expect(lexicon.found(.organizations, in: "وكالة الأنباء") == nil)
        #expect(lexicon.found(.organizations, in: "Saudi basic") == "Sabic@2-0")
    }

    /// `ال` may stand before any word of a phrase; other proclitics only before the first.
    @Test func articlesInsidePhrases() {
        #expect(lexicon.found(.units, in: "قدم مكعبة") == "m3@2-0")
        #expect(lexicon.found(.units, in: "القدم المكعبة") == "m3@2-2")
        #expect(lexicon.found(.units, in: "للقدم المكعبة") == "m3@2-2")
        #expect(lexicon.found(.units, in: "وبالقدم المكعبة") == "m3@2-4")
        #expect(lexicon.found(.currencies, in: "والجنيه الإسترليني") == "GBP@2-3")
        #expect(lexicon.found(.units, in: "قدم والمكعبة") == nil)
        #expect(lexicon.found(.currencies, in: "جنيه وإسترليني") == "GBP@1-0")
        #expect(lexicon.found(.units, in: "في بالمئة") == nil)
        // An article that the phrase itself has must be there.
        #expect(lexicon.found(.units, in: "في مئة") == nil)
        #expect(lexicon.found(.organizations, in: "لوكالة الطاقة") == "Energy Agency@2-1")
    }

    @Test func linesAndParagraphs() {
        #expect(lexicon.found(.currencies, in: "دولار\nأمريكي") == "USD@2-0")
        #expect(lexicon.found(.currencies, in: "دولار\n\nأمريكي") == "USD@1-0", "an empty line ends a phrase")
        #expect(lexicon.found(.currencies, in: "دولار، أمريكي") == "USD@1-0")
    }

    @Test func signsAndLongWords() {
        #expect(lexicon.found(.units, in: "م³") == "m3@2-0")
        #expect(lexicon.found(.units, in: "م 3") == nil)
        #expect(lexicon.found(.units, in: "٪") == "%@1-0")
        #expect(lexicon.found(.currencies, in: "€") == "EUR@1-0")
        let long = "المستعمراتالمتحدةالبعيدةجدا"
        #expect(lexicon.found(.organizations, in: long) == "Long@1-0")
        #expect(lexicon.found(.organizations, in: "و" + long) == "Long@1-1")
        #expect(lexicon.found(.organizations, in: long + "ا") == nil)
    }

    @Test func familiesOfTokens() {
        let text = lexicon.read("وبالدولار أو وكالة x")
        #expect(text.mayStart(.currencies, at: 0) && !text.mayStart(.organizations, at: 0))
        #expect(!text.mayStart([.currencies, .organizations, .units], at: 1))
        #expect(text.mayStart(.organizations, at: 2))
        #expect(!text.mayStart(.units, at: 99))
        #expect(lexicon.match(.units, at: 0, in: text) == nil)
    }

    /// The cache changes nothing, whatever words share a slot.
    @Test func cacheAndLookUpAgree() {
        var cache = ReadingCache()
        let stems = ["دولار", "يورو", "الأهلي", "متر", "زنبرك", "SABIC", "كتاب"]
        for round in 0..<2 {
            for proclitic in ["", "و", "ال", "بال", "لل", "وس", "ف"] {
                let words = stems.map { proclitic + $0 }.joined(separator: " ")
                let text = lexicon.annotate(Tokenizer().tokenize(words), cache: &cache)
                for (token, lookup) in zip(text.text.tokens, text.lookups) {
                    #expect(
                        lookup.reading == lexicon.firstReading(of: token, in: text.text), "round \(round)")
                }
            }
        }
    }

    @Test func entriesTellWhereTheyStand() throws {
        let entry = try #require(lexicon.entries(of: .currencies).dropFirst().first)
        #expect(lexicon.id(entry) == "EUR")
        #expect(lexicon.location(entry) == "test/currencies.tsv:3")
        #expect(lexicon.forms(entry) == "يورو|€")
        #expect(lexicon.entries(of: .numerals).isEmpty)
    }

    @Test func features() {
        let features = Features("kind=bare;country=SA;symbol")
        #expect(features["kind"] == "bare" && features["country"] == "SA" && features["symbol"] == "yes")
        #expect(features["none"] == nil)
        #expect(features.has("symbol") && !features.has("sym") && !features.has("symbols"))
        #expect(
            features.has("kind", "bare") && !features.has("kind", "bar") && !features.has("symbol", "yes"))
        #expect(Features("-")["-"] == nil && Features("")["-"] == nil && !Features("-").has("-"))
        #expect(Features("code=;kind=x;country")["code"] == "" && Features("ab=1;b=2")["b"] == "2")
    }
}
