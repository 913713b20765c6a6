public import ArabicText

extension Lexicon {
    /// Words that cannot end a sentence, by key: the prepositions, conjunctions and relative pronouns among the
    /// `stop` words of nouns.tsv, but no preposition that carries its pronoun (`فيها`).
    public var openWords: Set<WordKey> {
        var forms: [(letters: [UInt8], isPreposition: Bool)] = []
        for entry in entries(of: .nouns) {
            let features = features(entry)
            guard features["class"] == "stop", let kind = features["stop"],
                ["preposition", "conjunction", "relative"].contains(kind)
            else { continue }
            for form in self.forms(entry).split(separator: "|") {
                let text = Tokenizer().tokenize(String(form))
                guard text.tokens.count == 1 else { continue }
                forms.append((text.letters, kind == "preposition"))
            }
        }
        let prepositions = Set(forms.lazy.filter(\.isPreposition).map(\.letters))
        let pronouns = ["ه", "ها", "هم", "هما", "هن"].map { Tokenizer().tokenize($0).letters }
        return Set(
            forms.lazy.filter { form in
                !form.isPreposition
                    || !pronouns.contains { pronoun in
                        form.letters.count > pronoun.count
                            && form.letters.suffix(pronoun.count).elementsEqual(pronoun)
                            && prepositions.contains(Array(form.letters.dropLast(pronoun.count)))
                    }
            }.map { WordKey($0.letters, from: 0, count: $0.letters.count) })
    }
}
