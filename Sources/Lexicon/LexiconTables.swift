import ArabicText

/// What a lexicon holds once it is compiled. ``Lexicon`` keeps one and never changes it.
///
/// All of it is tables of plain numbers, so that they can be constants of the program (``LexiconImage``) as well
/// as made when it starts. Where they are made, a fresh page of memory costs as much as reading a thousand
/// letters: they hold nothing that can be had from the files or from each other.
struct LexiconTables: Sendable {
    /// What a word is found by: its letters, or a hash of them where it is long.
    struct Spelling: Keyed {
        var key: WordKey
    }

    /// What is known of a word; sixteen bytes, as they are read wherever one stands in a text.
    struct Word: BitwiseCopyable, Sendable {
        /// Node of the phrase that is this word alone, or 0.
        var root: UInt32 = 0
        private var shorterWord: WordID = 0
        /// Families of which the word starts a phrase.
        var families: Families = []
        /// Families with a row that is this word alone.
        var alone: Families = []
        /// Families of its shorter readings too.
        var allFamilies: Families = []
        private var shorterPrefix: UInt8 = 0
        /// Where in phrases the word stands.
        var places: Places = []

        /// The next reading, with more letters taken off.
        @inline(__always)
        var shorter: Reading {
            get { Reading(word: shorterWord, prefix: shorterPrefix) }
            set { (shorterWord, shorterPrefix) = (newValue.word, newValue.prefix) }
        }
    }

    /// Where a word stands in phrases of several words.
    struct Places: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt8
        /// At the front of one.
        static var first: Places { Places(rawValue: 1) }
        /// Behind another word.
        static var later: Places { Places(rawValue: 2) }
        /// No place: the word begins with `و` or `ف`.
        static var conjunction: Places { Places(rawValue: 4) }
    }

    /// A node of the tree of phrases. The nodes of one level stand behind those of the level before, and the children
    /// of one beside each other, in the order of their words.
    struct Node: BitwiseCopyable, Sendable {
        /// The word that leads to it.
        var word: WordID
        /// Its first child; those of the next node begin where its own end.
        var firstChild: UInt32
        /// The first of its senses; those of the next node begin where its own end.
        var firstSense: UInt32
        /// Families of which a phrase ends here.
        var families: Families
        private let unused: UInt16 = 0

        init(word: WordID, firstChild: UInt32, firstSense: UInt32, families: Families = []) {
            self.word = word
            self.firstChild = firstChild
            self.firstSense = firstSense
            self.families = families
        }
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
    /// How the words are written; index 0 is no word.
    let spellings: KeyedTable<Spelling>
    /// What is known of them.
    let words: Table<Word>
    /// The tree of phrases; index 0 is no node, and the last one stands behind all others.
    let nodes: Table<Node>
    /// Which words there may be.
    let known: KeyFilter
    /// Which steps from node to node there may be.
    let filter: TransitionFilter
    let longWords: Table<LongWord>
    let longLetters: Table<UInt8>
    /// Words that have a shorter reading, the shortest first: what a reading leads to comes before it.
    let links: Table<Link>
    /// The senses of all nodes, in their order.
    let senses: Table<Sense>
    let entries: Table<Entry>
    /// Nodes that the forms of all entries end at, in the order of the entries.
    let forms: Table<UInt32>
    /// The first words of those forms.
    let firstWords: Table<WordID>
    /// The first entry of each family, and the number of all; entries of a family are contiguous.
    let firstEntries: Table<EntryID>

    /// Entries of a family.
    @inline(__always)
    func entries(of family: Family) -> Range<EntryID> {
        firstEntries[Int(family.rawValue)]..<firstEntries[Int(family.rawValue) + 1]
    }

    /// Where the forms of an entry stand in ``forms`` and ``firstWords``.
    @inline(__always)
    func formIndices(of entry: EntryID) -> Range<Int> {
        let next = Int(entry) + 1
        let end = next < entries.count ? Int(entries[next].firstForm) : forms.count
        return Int(entries[Int(entry)].firstForm)..<end
    }

    /// The child of a node that a word leads to, or 0.
    @inline(__always)
    func child(of node: UInt32, _ word: WordID) -> UInt32 {
        var low = nodes[Int(node)].firstChild
        var high = nodes[Int(node) &+ 1].firstChild
        // Most nodes have a few children; heads of names have hundreds.
        while high &- low > 4 {
            let middle = low &+ (high &- low) / 2
            if nodes[Int(middle)].word <= word { low = middle } else { high = middle }
        }
        while low < high {
            if nodes[Int(low)].word == word { return low }
            low &+= 1
        }
        return 0
    }

    /// Where the senses of a node stand.
    @inline(__always)
    func senses(of node: UInt32) -> Range<Int> {
        Int(nodes[Int(node)].firstSense)..<Int(nodes[Int(node) &+ 1].firstSense)
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
