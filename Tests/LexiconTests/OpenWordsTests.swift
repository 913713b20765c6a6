import ArabicText
import Testing

@testable import Lexicon

@Suite struct OpenWordsTests {
    @Test func prepositionsWithoutTheirPronouns() throws {
        let lexicon = try Lexicon([
            lexiconFile(
                .nouns,
                """
                stop	class=stop;stop=preposition	usage	في|على|تجاه|فيها|عليه|من أجل
                stop	class=stop;stop=conjunction	usage	أنه|حيث
                stop	class=stop;stop=relative	usage	التي
                stop	class=stop;stop=adverb	usage	اليوم
                role	class=role	usage	مدير
                """)
        ])
        let open = ["في", "على", "تجاه", "أنه", "حيث", "التي"]
        #expect(lexicon.openWords == Set(open.map(key)))
    }

    private func key(_ word: String) -> WordKey {
        let letters = Tokenizer().tokenize(word).letters
        return WordKey(letters, from: 0, count: letters.count)
    }
}
