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

    private var names: [Name] = []
    /// Names of word `n` are `names[firsts[n]..<firsts[n + 1]]`.
    private var firsts: [UInt32] = []

    init(_ lexicon: Lexicon, _ table: WordTable, _ kinds: NameKinds) {
        firsts.reserveCapacity(lexicon.wordCount + 1)
        for word in 0..<WordID(lexicon.wordCount) {
            firsts.append(UInt32(names.count))
            guard table.hints(of: word).contains(.singleName) else { continue }
            for family in [Family.organizations, .outlets, .places] {
                add(family, word, lexicon, table, kinds)
            }
        }
        firsts.append(UInt32(names.count))
    }

    /// The names of a word under its longest reading that has any of a family.
    private mutating func add(
        _ family: Family, _ word: WordID, _ lexicon: Lexicon, _ table: WordTable, _ kinds: NameKinds
    ) {
        var reading = Reading(word: word, prefix: 0)
        while reading.word != 0, !lexicon.isAlone(reading.word, in: Families(family)) {
            reading = lexicon.shorter(than: reading)
        }
        // The whole word may be known as another one: `لافتا` is not ل + افتا.
        guard reading.word != 0, reading.prefix == 0 || !table[word].contains(.known) else { return }
        for sense in lexicon.senses(ofWord: reading.word) where sense.family == family {
            guard let kind = kinds.kind(of: sense.entry, family) else { continue }
            names.append(Name(entry: sense.entry, kind: kind, family: family, prefix: reading.prefix))
        }
    }

    /// Where the names stand that a word may be, in the order they are tried.
    @inline(__always)
    func range(of word: WordID) -> Range<Int> { Int(firsts[Int(word)])..<Int(firsts[Int(word) + 1]) }

    @inline(__always)
    subscript(index: Int) -> Name { names[index] }
}
