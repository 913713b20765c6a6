import Testing

@testable import Lexicon

@Suite struct LookUpReportTests {
    private let lexicon: Lexicon

    init() throws {
        lexicon = try Lexicon([
            lexiconFile(
                .currencies, "USD\tcountry=US\tISO 4217\tدولار|دولار أمريكي\nRUB\t-\tISO 4217\tروبل روسي\n"),
            lexiconFile(.nouns, "head\tclass=head-other\tusage\tالدولار\n"),
        ])
    }

    @Test func readingsOfAWord() throws {
        let report = lexicon.report(on: "وبالدُّولار")
        let token = try #require(report.tokens.first)
        #expect(report.tokens.count == 1)
        #expect(token.letters == "وبالدولار" && token.kind == "arabic")
        #expect(token.readings.map(\.proclitics) == ["وب", "وبال"])
        #expect(token.readings.map(\.word) == ["الدولار", "دولار"])
        let entry = try #require(token.readings.last?.entries.first)
        #expect(
            entry
                == LookUpReport.Entry(
                    family: .currencies, id: "USD", features: "country=US", location: "test/currencies.tsv:2")
        )
        #expect(
            report.description == """
                وبالدُّولار  arabic, letters وبالدولار
                  وب + الدولار
                    nouns.tsv  head  class=head-other  test/nouns.tsv:2
                  وبال + دولار
                    currencies.tsv  USD  country=US  test/currencies.tsv:2

                """)
    }

    @Test func phrasesAndWhatBeginsThem() {
        let report = lexicon.report(on: "للدولار الأمريكي والروبل")
        #expect(report.tokens.map { $0.phrases.map(\.text) } == [["للدولار الأمريكي"], [], []])
        #expect(report.tokens.map { $0.readings.map(\.beginsPhrases) } == [[[]], [[]], [[.currencies]]])
        #expect(report.description.contains("    begins longer forms of currencies.tsv\n"))
    }

    @Test func unknownWordsAndSigns() {
        #expect(lexicon.report(on: "").tokens.isEmpty)
        let report = lexicon.report(on: "زنبرك 5٫5 € 😀 ж Ž")
        #expect(report.tokens.map(\.letters) == ["زنبرك", "5٫5", "€", "□", "?", "z"])
        #expect(report.tokens.allSatisfy { $0.readings.isEmpty })
        #expect(report.description.contains("not in the lexicon"))
    }
}
