import ArabicText

/// What a lexicon holds once it is compiled. ``Lexicon`` keeps one and never changes it.
struct LexiconTables: Sendable {
    struct Word: Sendable {
        /// Families of which the word starts a phrase.
        var families: Families = []
        /// Families with a row that is this word alone.
        var alone: Families = []
        /// Families of its shorter readings too.
        var allFamilies: Families = []
        /// Trie node of the phrase that is this word alone, or 0.
        var root: UInt32 = 0
        /// The next reading, with more letters taken off.
        var shorter: Reading = .none
        var letters: UInt32 = 0
        var letterCount: UInt16 = 0
    }

    struct Entry: Sendable {
        var file: UInt16
        var line: UInt32
        var id: Range<UInt32>
        var features: Range<UInt32>
        var source: Range<UInt32>
        var forms: Range<UInt32>
    }

    /// The files the lexicon was compiled from.
    let files: [LexiconFile]
    var words: [Word] = [Word()]
    var wordTable = HashIndex<WordKey>()
    var transitions = HashIndex<UInt64>()
    var filter = TransitionFilter()
    /// Which words there may be.
    var known = KeyFilter()
    /// Senses of node `n` are `senses[nodeSenses[n]..<nodeSenses[n + 1]]`.
    var nodeSenses: [UInt32] = []
    var senses: [Sense] = []
    var entries: [Entry] = []
    /// Entries of a family are contiguous.
    var familyEntries: [Range<EntryID>] = []
    /// The first word of every form, with its entry.
    var starts: [(entry: EntryID, word: WordID)] = []
    /// Words from the shortest to the longest: a word's shorter readings come before it.
    var byLength: [WordID] = []
    /// Letters of the words, for finding their shorter readings.
    var letters: [UInt8] = []
}
