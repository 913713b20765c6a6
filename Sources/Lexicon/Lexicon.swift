public import ArabicText

/// Index of a word in a ``Lexicon``; 0 is no word.
public typealias WordID = UInt32

/// Index of an entry (a line of a lexicon file).
public typealias EntryID = UInt32

/// A phrase of a ``Lexicon``: a word alone is its own node, 0 is none.
public typealias NodeID = UInt32

/// What an entry of one family says at the end of a phrase: four bytes, as there are more of them than words.
@frozen public struct Sense: Sendable, Equatable, BitwiseCopyable {
    /// From the lowest: the entry, four bits of family, and a bit for the last sense of a phrase.
    @usableFromInline var bits: UInt32

    /// An entry of a family.
    public init(family: Family, entry: EntryID) {
        bits = UInt32(family.rawValue & 15) << 27 | entry & 0x7FF_FFFF
    }

    /// The family of the entry.
    public var family: Family { Family(rawValue: UInt8(truncatingIfNeeded: bits >> 27 & 15)) ?? .numerals }
    /// The entry itself.
    @inlinable public var entry: EntryID { bits & 0x7FF_FFFF }
    /// Whether no more senses of the phrase stand behind it.
    var isLast: Bool {
        get { bits >> 31 != 0 }
        set { bits = bits & 0x7FFF_FFFF | (newValue ? 0x8000_0000 : 0) }
    }

    /// Whether the entry is of a family.
    @inlinable public func isOf(_ family: Family) -> Bool { bits >> 27 & 15 == UInt32(family.rawValue) }
}

/// A word of the lexicon as it stands in a text, with what was taken off its front.
public struct Reading: Sendable, Equatable, BitwiseCopyable {
    /// The word left of the token, or 0.
    public var word: WordID
    /// Letters of proclitics before it.
    public var prefix: UInt8

    /// A word after a number of proclitic letters.
    @inlinable public init(word: WordID, prefix: UInt8) {
        self.word = word
        self.prefix = prefix
    }

    /// No word of the lexicon.
    public static let none = Reading(word: 0, prefix: 0)
}

/// The compiled lexicon: a table of words and a trie of phrases over them.
///
/// Look-up folds nothing itself: words are compared by the letters the tokenizer folded. A token has a chain of
/// readings, from the whole word to the one with most proclitics taken off, all found through one look-up.
///
/// It is a class because every reader of the pipeline keeps one: a copy costs one count, not a dozen arrays.
public final class Lexicon: Sendable {
    let tables: LexiconTables
    /// Who gathers the tables that readers make of it, where an image is to be written.
    let recorder: DerivedRecorder?

    /// The files the lexicon was compiled from.
    public var files: [LexiconFile] { tables.files }

    /// The embedded lexicon: its tables are constants of the program, or compiled once.
    public static let embedded: Lexicon = {
        let files = LexiconFile.embedded
        if let tables = LexiconImage.embedded(files) { return Lexicon(tables) }
        var errors: [LexiconError] = []
        // The embedded files are checked by a test; a bad line would be left out, never stop the program.
        return Lexicon(compiling: files, errors: &errors)
    }()

    init(_ tables: LexiconTables, recorder: DerivedRecorder? = nil) {
        self.tables = tables
        self.recorder = recorder
    }

    /// Compiles files; throws the first mistake found in them.
    public convenience init(_ files: [LexiconFile]) throws(LexiconError) {
        var errors: [LexiconError] = []
        self.init(compiling: files, errors: &errors)
        if let first = errors.first { throw first }
    }

    /// Compiles files; lines with mistakes are left out and reported.
    convenience init(compiling files: [LexiconFile], errors: inout [LexiconError]) {
        self.init(LexiconCompiler.compile(files, errors: &errors))
    }

    // MARK: Entries

    /// Entries of a family, in file order.
    public func entries(of family: Family) -> Range<EntryID> { tables.entries(of: family) }

    /// The entry's id column.
    public func id(_ entry: EntryID) -> String {
        tables.withBytes(of: entry) { bytes, entry in
            unsafe bytes.extracting(Int(entry.start)..<Int(entry.features) - 1).withUnsafeBufferPointer {
                unsafe String(decoding: $0, as: UTF8.self)
            }
        }
    }

    /// The entry's forms column, as written.
    public func forms(_ entry: EntryID) -> String {
        tables.withBytes(of: entry) { bytes, entry in
            // Behind the features stands the source.
            let start = bytes.firstIndex(of: 0x09, from: Int(entry.featuresEnd) + 1) + 1
            let end = min(bytes.firstIndex(of: 0x0A, from: start), bytes.firstIndex(of: 0x0D, from: start))
            return unsafe bytes.extracting(start..<end).withUnsafeBufferPointer {
                unsafe String(decoding: $0, as: UTF8.self)
            }
        }
    }

    /// The entry's features column, as written.
    func features(of entry: EntryID) -> String { tables.features(of: entry).text }

    /// Where the entry stands, as `path:line`.
    public func location(_ entry: EntryID) -> String {
        let line = tables.withBytes(of: entry) { bytes, entry in
            var line = 1
            for index in 0..<Int(entry.start) where bytes[index] == 0x0A { line += 1 }
            return line
        }
        return "\(files[Int(tables.entries[Int(entry)].file)].path):\(line)"
    }

    /// The entry's features.
    public func features(_ entry: EntryID) -> Features { tables.features(of: entry) }

    // MARK: Words

    /// The word with these letters, or 0.
    @inline(__always)
    func word(_ key: WordKey) -> WordID { tables.known.mayHave(key) ? tables.words.index(of: key) : 0 }

    /// Asks the memory for what ``firstReading(of:in:)`` looks at.
    func ask(for key: WordKey) {
        tables.known.ask(for: key)
        tables.words.ask(for: key)
        guard !key.isHashed else { return }
        for prefix in Proclitics.prefixes(
            front: UInt32(truncatingIfNeeded: key.low), count: key.letterCount)
        {
            let shorter = key.droppingFirst(prefix)
            tables.known.ask(for: shorter)
            tables.words.ask(for: shorter)
        }
    }

    /// The first reading of a token: the whole word, or the word left when the fewest letters are taken off.
    public func firstReading(of token: Token, in text: borrowing TokenizedText) -> Reading {
        let key = text.key(token)
        let whole = word(key)
        if whole != 0 { return Reading(word: whole, prefix: 0) }
        guard token.kind == .arabic else { return .none }
        let prefixes = Proclitics.prefixes(
            text.letters, from: Int(token.letters), count: Int(token.letterCount))
        for prefix in prefixes {
            let shorter = word(key.isHashed ? text.key(token, dropping: prefix) : key.droppingFirst(prefix))
            if shorter != 0 { return Reading(word: shorter, prefix: UInt8(prefix)) }
        }
        return .none
    }

    /// The reading after one, with more letters taken off; `.none` at the end of the chain.
    @inline(__always)
    public func shorter(than reading: Reading) -> Reading {
        let word = tables.words[Int(reading.word)]
        let next = word.shorter
        // `و` and `ف` stand before all other particles: `بوست` is not ب + و + ست.
        if reading.prefix > 0, next.prefix == 1, word.key.beginsWithConjunction { return .none }
        return next.word == 0 ? .none : Reading(word: next.word, prefix: reading.prefix &+ next.prefix)
    }

    /// Families of which a reading or one of its shorter readings starts a phrase.
    @inline(__always)
    public func families(of reading: Reading) -> Families { tables.words[Int(reading.word)].allFamilies }

    // MARK: Phrases

    /// The node after one more word, or 0.
    @inline(__always)
    func next(_ node: NodeID, _ word: WordID) -> NodeID {
        tables.filter.mayFollow(node, word) ? tables.steps.node(after: node, word) : 0
    }

    /// What stands at a node.
    public func senses(atNode node: NodeID) -> SenseList {
        let start = tables.firstSense(atNode: node)
        var end = start
        if start != 0 {
            while !tables.senses[end].isLast { end &+= 1 }
            end &+= 1
        }
        return SenseList(senses: tables.senses, memory: tables.memory, startIndex: start, endIndex: end)
    }
}

/// What ends at a phrase.
public struct SenseList: RandomAccessCollection, Sendable {
    @usableFromInline let senses: Table<Sense>
    // Keeps the table.
    private let memory: TableMemory
    /// Where the list begins in the senses of the lexicon.
    public let startIndex: Int
    /// Where it ends.
    public let endIndex: Int

    init(senses: Table<Sense>, memory: TableMemory, startIndex: Int, endIndex: Int) {
        self.senses = senses
        self.memory = memory
        self.startIndex = startIndex
        self.endIndex = endIndex
    }

    /// The sense at an index.
    @inlinable public subscript(index: Int) -> Sense { senses[index] }
}
