import Lexicon

/// The rows of the gazetteers that are one word, by word: most names are, and then no phrase need be looked for.
struct SingleNames: Sendable {
    /// A row of one word.
    struct Name: Sendable {
        var entry: EntryID
        var kind: NameKinds.Kind
        var family: Family
        /// Letters taken off the word before the row.
        var prefix: UInt8
    }

    private let names: DerivedTable<Name>
    /// Names of word `n` are `names[firsts[n]..<firsts[n + 1]]`.
    private let firsts: DerivedTable<UInt32>

    init(_ lexicon: Lexicon, _ table: WordTable, _ kinds: NameKinds) {
        func names(of word: WordID) -> [Name] {
            guard table.hints(of: word).contains(.singleName) else { return [] }
            return [Family.organizations, .outlets, .places].flatMap {
                SingleNames.names(of: word, $0, lexicon, table, kinds)
            }
        }
        // Both tables are made of one pass over the words, or neither is.
        lazy var ofWords = (0..<WordID(lexicon.wordCount)).map(names)
        self.names = lexicon.derived("single names") { ofWords.flatMap { $0 } }
        firsts = lexicon.derived("words of single names") {
            ofWords.reduce(into: [0]) { $0.append(($0.last ?? 0) + UInt32($1.count)) }
        }
    }

    /// The names of a word under its longest reading that has any of a family.
    private static func names(
        of word: WordID, _ family: Family, _ lexicon: Lexicon, _ table: WordTable, _ kinds: NameKinds
    ) -> [Name] {
        var reading = Reading(word: word, prefix: 0)
        while reading.word != 0, !lexicon.isAlone(reading.word, in: Families(family)) {
            reading = lexicon.shorter(than: reading)
        }
        // The whole word may be known as another one: `لافتا` is not ل + افتا.
        guard reading.word != 0, reading.prefix == 0 || !table[word].contains(.known) else { return [] }
        return lexicon.senses(ofWord: reading.word).compactMap { sense in
            guard sense.family == family, let kind = kinds.kind(of: sense.entry, family) else { return nil }
            return Name(entry: sense.entry, kind: kind, family: family, prefix: reading.prefix)
        }
    }

    /// Where the names stand that a word may be, in the order they are tried.
    @inline(__always)
    func range(of word: WordID) -> Range<Int> { Int(firsts[Int(word)])..<Int(firsts[Int(word) + 1]) }

    @inline(__always)
    subscript(index: Int) -> Name { names[index] }
}
