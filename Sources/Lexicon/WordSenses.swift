import ArabicText

/// Both, without a branch.
@inline(__always)
private func & (a: Bool, b: Bool) -> Bool { (a ? 1 : 0) & (b ? 1 : 0) != 0 as UInt8 }

extension Lexicon {
    /// How many words there are; every ``WordID`` is below it.
    public var wordCount: Int { tables.words.count }

    /// What the word means standing alone; nothing where it only starts longer phrases.
    ///
    /// No word has no senses.
    public func senses(ofWord word: WordID) -> SenseList { senses(atNode: word) }

    /// Whether the row of a family is the word alone.
    public func isAlone(_ word: WordID, in families: Families) -> Bool {
        !tables.words[Int(word)].alone.isDisjoint(with: families)
    }

    /// Where in phrases a token may stand, under any of its readings.
    func places(of reading: Reading) -> LexiconTables.Places {
        var places: LexiconTables.Places = []
        var reading = reading
        while reading.word != 0 {
            let word = tables.words[Int(reading.word)]
            // Words after the first carry no proclitic but their article.
            let isBare = reading.prefix == 0 || reading.prefix == 2
            places.formUnion(isBare ? word.places : word.places.intersection(.first))
            reading = shorter(than: reading)
        }
        return places
    }

    /// Whether a phrase may go on from a token to the next.
    ///
    /// Asked of every two neighbours, so that the usual case takes no branch: the longest readings of both.
    @inline(__always)
    @unsafe func mayContinue(_ lookups: UnsafeMutablePointer<LexicalText.Lookup>, _ index: Int) -> Bool {
        let next = index &+ 1
        let mayFollow = unsafe tables.filter.mayFollow(lookups[index].word, lookups[next].word)
        let hasMore = unsafe (lookups[index].bits | lookups[next].bits) & 16 != 0
        // Both sides of each are known already.
        let mayBe = unsafe lookups[index].mayLead & lookups[next].mayFollow
        if mayBe & hasMore { return unsafe mayContinueShorter(lookups[index], lookups[next]) }
        return mayBe & mayFollow
    }

    @inline(never)
    private func mayContinueShorter(
        _ lookup: borrowing LexicalText.Lookup, _ next: borrowing LexicalText.Lookup
    ) -> Bool {
        if mayFollow(lookup.word, next) { return true }
        var reading = shorter(than: lookup.reading)
        while reading.word != 0 {
            if mayFollow(reading.word, next) { return true }
            reading = shorter(than: reading)
        }
        return false
    }

    /// Whether a token may follow a node, as it stands or without its article.
    @inline(__always)
    private func mayFollow(_ node: NodeID, _ next: borrowing LexicalText.Lookup) -> Bool {
        var after = next.reading
        if after.prefix == 0 || after.prefix == 2, tables.filter.mayFollow(node, after.word) { return true }
        after = shorter(than: after)
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
        let key = tables.words[Int(word)].key
        if key.isHashed {
            guard let long = tables.longWords.first(where: { $0.word == word }) else { return false }
            let first = Int(long.letters)
            return tables.longLetters[first] == Letters.alef && tables.longLetters[first + 1] == Letters.lam
        }
        return key.letterCount > 3 && UInt16(truncatingIfNeeded: key.low) == Lexicon.article
    }

    /// Letters of the article, as a key holds them.
    private static let article = UInt16(Letters.lam) << 8 | UInt16(Letters.alef)

    /// Whether two entries have one id.
    public func sameID(_ one: EntryID, _ other: EntryID) -> Bool {
        tables.withBytes(of: one) { left, one in
            tables.withBytes(of: other) { right, other in
                let count = one.features - one.start
                guard other.features - other.start == count else { return false }
                for offset in 0..<Int(count)
                where left[Int(one.start) + offset] != right[Int(other.start) + offset] {
                    return false
                }
                return true
            }
        }
    }

    /// Whether an entry has a feature, given as `key=value`.
    public func has(_ feature: StaticString, in entry: EntryID) -> Bool {
        tables.features(of: entry).contains(feature)
    }

    /// Calls `body` with the bytes of each `key=value` feature of an entry.
    public func forEachFeature(of entry: EntryID, _ body: (Span<UInt8>) -> Void) {
        tables.features(of: entry).forEach(body)
    }
}
