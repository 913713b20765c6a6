import ArabicText

/// What a lexicon holds once it is compiled. ``Lexicon`` keeps one and never changes it.
///
/// All of it is tables of plain numbers, so that they can be constants of the program (``LexiconImage``) as well
/// as made when it starts. Where they are made, a fresh page of memory costs as much as reading a thousand
/// letters: they hold nothing that can be had from the files or from each other.
struct LexiconTables: Sendable {
    struct Word: Keyed {
        /// Its letters, or a hash of them where it is long.
        var key: WordKey
        /// Its first sense where it is a phrase alone, or 0.
        var firstSense: UInt32 = 0
        /// The next reading, with more letters taken off.
        var shorter: Reading = .none
        /// Where in phrases the word stands.
        var places: Places = []
        /// Families of which the word starts a phrase.
        var families: Families = []
        /// Families with a row that is this word alone.
        var alone: Families = []
        /// Families of its shorter readings too.
        var allFamilies: Families = []

        init(key: WordKey) { self.key = key }
    }

    /// Where a word stands in phrases of several words.
    struct Places: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt8
        /// At the front of one.
        static var first: Places { Places(rawValue: 1) }
        /// Behind another word.
        static var later: Places { Places(rawValue: 2) }
    }

    struct Entry: BitwiseCopyable, Sendable {
        var file: UInt32
        /// First byte of its line, which is that of its id.
        var start: UInt32
        /// First byte of its features, and the tab behind them.
        var features: UInt32
        var featuresEnd: UInt32
        /// Where its forms begin in ``LexiconTables/forms``.
        var firstForm: UInt32
    }

    /// A word with its next reading.
    struct Link: BitwiseCopyable, Sendable {
        var word: WordID
        var shorter: WordID
    }

    /// A word whose key is a hash, and where its letters stand in ``LexiconTables/longLetters``.
    struct LongWord: BitwiseCopyable, Sendable {
        var word: WordID
        var letters: UInt32
        var count: UInt32
    }

    /// The files the lexicon was compiled from.
    let files: [LexiconFile]
    /// Keeps the tables.
    let memory: TableMemory
    /// The words; index 0 is no word.
    let words: KeyedTable<Word>
    /// Phrases of several words.
    let steps: StepTable
    /// Which words there may be.
    let known: KeyFilter
    /// Which steps from node to node there may be.
    let filter: TransitionFilter
    let longWords: Table<LongWord>
    let longLetters: Table<UInt8>
    /// Words that have a shorter reading, the shortest first: what a reading leads to comes before it.
    let links: Table<Link>
    /// The senses of all phrases, those of one together; index 0 is none.
    let senses: Table<Sense>
    let entries: Table<Entry>
    /// Nodes that the forms of all entries end at, in the order of the entries.
    let forms: Table<NodeID>
    /// The first entry of each family, and the number of all; entries of a family are contiguous.
    let firstEntries: Table<EntryID>
    /// What readers made of all that; empty unless it comes from an image.
    var derived = DerivedTables()

    /// Entries of a family.
    @inline(__always)
    func entries(of family: Family) -> Range<EntryID> {
        firstEntries[Int(family.rawValue)]..<firstEntries[Int(family.rawValue) + 1]
    }

    /// Nodes that the forms of an entry end at.
    @inline(__always)
    func forms(of entry: EntryID) -> Slice<Table<NodeID>> {
        let next = Int(entry) + 1
        let end = next < entries.count ? Int(entries[next].firstForm) : forms.count
        return forms[Int(entries[Int(entry)].firstForm)..<end]
    }

    /// The first word of the forms that end at a node.
    func firstWord(ofNode node: NodeID) -> WordID {
        var node = node
        while let step = steps[node] { node = step.parent }
        return node
    }

    /// The first sense of the entries that end at a node; 0 where none do.
    @inline(__always)
    func firstSense(atNode node: NodeID) -> Int {
        Int(steps[node]?.firstSense ?? words[Int(node)].firstSense)
    }

    /// Calls `body` with the bytes of the file of an entry, and the entry.
    @inline(__always)
    func withBytes<Result>(of entry: EntryID, _ body: (Span<UInt8>, Entry) -> Result) -> Result {
        let entry = entries[Int(entry)]
        return files[Int(entry.file)].contents.withSpan { body($0, entry) }
    }

    /// The features column of an entry.
    @inline(__always)
    func features(of entry: EntryID) -> Features {
        let entry = entries[Int(entry)]
        return Features(files[Int(entry.file)].contents, Int(entry.features)..<Int(entry.featuresEnd))
    }
}
