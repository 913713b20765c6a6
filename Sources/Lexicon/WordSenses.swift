import ArabicText

extension Lexicon {
    /// How many words there are; every ``WordID`` is below it.
    public var wordCount: Int { tables.words.count }

    /// What the word means standing alone; nothing where it only starts longer phrases.
    public func senses(ofWord word: WordID) -> ArraySlice<Sense> {
        let root = tables.words[Int(word)].root
        return root == 0 ? [] : senses(atNode: root)
    }

    /// Whether a word is written with the article.
    public func hasArticle(_ word: WordID) -> Bool {
        let entry = tables.words[Int(word)]
        let start = Int(entry.letters)
        return entry.letterCount > 3 && tables.letters[start] == Letters.alef && tables.letters[start + 1] == Letters.lam
    }

    /// Calls `body` with the bytes of each `key=value` feature of an entry.
    public func forEachFeature(of entry: EntryID, _ body: (ArraySlice<UInt8>) -> Void) {
        let range = tables.entries[Int(entry)].features
        let bytes = files[Int(tables.entries[Int(entry)].file)].bytes
        var start = Int(range.lowerBound)
        let end = Int(range.upperBound)
        for index in start...end where index == end || bytes[index] == 0x3B {
            if index > start { body(bytes[start..<index]) }
            start = index + 1
        }
    }
}
