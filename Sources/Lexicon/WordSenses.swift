import ArabicText

extension Lexicon {
    /// How many words there are; every ``WordID`` is below it.
    public var wordCount: Int { tables.words.count }

    /// What the word means standing alone; nothing where it only starts longer phrases.
    public func senses(ofWord word: WordID) -> ArraySlice<Sense> {
        let root = tables.words[Int(word)].root
        return root == 0 ? [] : senses(atNode: root)
    }

    /// Whether the row of a family is the word alone.
    public func isAlone(_ word: WordID, in families: Families) -> Bool {
        !tables.words[Int(word)].alone.isDisjoint(with: families)
    }

    /// Whether a phrase of any family may go on from the token at `index` to the next; never wrong when it says no.
    public func mayContinue(at index: Int, in text: borrowing LexicalText) -> Bool {
        guard index + 1 < text.count else { return false }
        let next = text.lookups[index + 1]
        guard next.reading.word != 0 else { return false }
        let lookup = text.lookups[index]
        if mayFollow(lookup.root, next) { return true }
        var reading = lookup.shorter
        while reading.word != 0 {
            if mayFollow(root(reading.word), next) { return true }
            reading = shorter(than: reading)
        }
        return false
    }

    /// Whether a token may follow a node, as it stands or without its article.
    @inline(__always)
    private func mayFollow(_ node: UInt32, _ next: LexicalText.Lookup) -> Bool {
        guard node != 0 else { return false }
        var after = next.reading
        if after.prefix == 0 || after.prefix == 2, tables.filter.mayFollow(node, after.word) { return true }
        after = next.shorter
        while after.word != 0, after.prefix <= 2 {
            if after.prefix == 0 || after.prefix == 2, tables.filter.mayFollow(node, after.word) {
                return true
            }
            after = shorter(than: after)
        }
        return false
    }

    /// Whether a word is written with the article.
    public func hasArticle(_ word: WordID) -> Bool {
        let entry = tables.words[Int(word)]
        let start = Int(entry.letters)
        return entry.letterCount > 3 && tables.letters[start] == Letters.alef
            && tables.letters[start + 1] == Letters.lam
    }

    /// Whether two entries have one id.
    public func sameID(_ one: EntryID, _ other: EntryID) -> Bool {
        let (one, other) = (tables.entries[Int(one)], tables.entries[Int(other)])
        guard one.id.count == other.id.count else { return false }
        let (left, right) = (files[Int(one.file)].bytes, files[Int(other.file)].bytes)
        for offset in 0..<one.id.count
        where left[Int(one.id.lowerBound) + offset] != right[Int(other.id.lowerBound) + offset] {
            return false
        }
        return true
    }

    /// The value of a feature whose key, with its `=`, is given in UTF-8.
    public func value(of key: [UInt8], in entry: EntryID) -> String? {
        var value: String?
        forEachFeature(of: entry) { feature in
            if feature.starts(with: key) {
                value = String(decoding: feature.dropFirst(key.count), as: UTF8.self)
            }
        }
        return value
    }

    /// Whether an entry has a feature, given as `key=value`; made for sorting many entries at start-up.
    public func has(_ feature: StaticString, in entry: EntryID) -> Bool {
        let range = tables.entries[Int(entry)].features
        let count = feature.utf8CodeUnitCount
        guard Int(range.count) >= count else { return false }
        let bytes = files[Int(tables.entries[Int(entry)].file)].bytes
        return feature.withUTF8Buffer { wanted in
            var start = Int(range.lowerBound)
            let end = Int(range.upperBound)
            for index in start...end where index == end || bytes[index] == 0x3B {
                if index - start == count, (0..<count).allSatisfy({ unsafe wanted[$0] == bytes[start + $0] })
                {
                    return true
                }
                start = index + 1
            }
            return false
        }
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
