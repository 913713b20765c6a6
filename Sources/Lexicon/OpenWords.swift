public import ArabicText

extension Lexicon {
    /// Words that cannot end a sentence, by key: the prepositions, conjunctions and relative pronouns among the
    /// `stop` words of nouns.tsv, but no preposition that carries its pronoun (`فيها`).
    public var openWords: Set<WordKey> {
        var prepositions: Set<WordKey> = []
        var others: Set<WordKey> = []
        for entry in entries(of: .nouns) {
            let features = features(entry)
            guard features.has("class", "stop") else { continue }
            let isPreposition = features.has("stop", "preposition")
            guard isPreposition || features.has("stop", "conjunction") || features.has("stop", "relative")
            else {
                continue
            }
            // A node of one word is that word.
            for form in tables.forms(of: entry) where !StepTable.isStep(form) {
                let key = tables.words[Int(form)].key
                if isPreposition { prepositions.insert(key) } else { others.insert(key) }
            }
        }
        let pronouns = ["ه", "ها", "هم", "هما", "هن"].map { text in
            let letters = text.unicodeScalars.map { Letters.properties(of: $0.value).letter }
            return WordKey(letters, from: 0, count: letters.count)
        }
        return others.union(
            prepositions.filter { word in
                !pronouns.contains { pronoun in
                    guard !word.isHashed, word.letterCount > pronoun.letterCount else { return false }
                    let stem = word.letterCount - pronoun.letterCount
                    return word.droppingFirst(stem) == pronoun && prepositions.contains(word.first(stem))
                }
            })
    }
}
