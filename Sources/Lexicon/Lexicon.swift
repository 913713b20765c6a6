public import ArabicText

/// Index of a word in a ``Lexicon``; 0 is no word.
public typealias WordID = UInt32

/// Index of an entry (a line of a lexicon file).
public typealias EntryID = UInt32

/// What an entry of one family says at the end of a phrase.
@frozen public struct Sense: Sendable, Equatable {
    /// An entry of a family.
    public init(family: Family, entry: EntryID) {
        self.family = family
        self.entry = entry
    }

    /// The family of the entry.
    public let family: Family
    /// The entry itself.
    public let entry: EntryID
}

/// A word of the lexicon as it stands in a text, with what was taken off its front.
public struct Reading: Sendable, Equatable {
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
/// It is a class because every reader of the pipeline keeps one: a copy costs one count, not nine arrays.
public final class Lexicon: Sendable {
    let tables: LexiconTables

    /// The files the lexicon was compiled from.
    public var files: [LexiconFile] { tables.files }

    /// The embedded lexicon, compiled once.
    public static let embedded: Lexicon = {
        var errors: [LexiconError] = []
        // The embedded files are checked by a test; a bad line would be left out, never stop the program.
        return Lexicon(compiling: LexiconFile.embedded, errors: &errors)
    }()

    /// Compiles files; throws the first mistake found in them.
    public convenience init(_ files: [LexiconFile]) throws(LexiconError) {
        var errors: [LexiconError] = []
        self.init(compiling: files, errors: &errors)
        if let first = errors.first { throw first }
    }

    /// Compiles files; lines with mistakes are left out and reported.
    init(compiling files: [LexiconFile], errors: inout [LexiconError]) {
        tables = LexiconTables(compiling: files, errors: &errors)
    }

    // MARK: Entries

    /// Entries of a family, in file order.
    public func entries(of family: Family) -> Range<EntryID> { tables.familyEntries[Int(family.rawValue)] }

    /// The entry's id column.
    public func id(_ entry: EntryID) -> String { text(entry, \.id) }

    /// The entry's forms column, as written.
    public func forms(_ entry: EntryID) -> String { text(entry, \.forms) }

    /// The entry's features column, as written.
    func features(of entry: EntryID) -> String { text(entry, \.features) }

    /// Where the entry stands, as `path:line`.
    public func location(_ entry: EntryID) -> String {
        let entry = tables.entries[Int(entry)]
        return "\(files[Int(entry.file)].path):\(entry.line)"
    }

    /// The entry's features.
    public func features(_ entry: EntryID) -> Features { Features(text(entry, \.features)) }

    private func text(_ entry: EntryID, _ column: KeyPath<LexiconTables.Entry, Range<UInt32>>) -> String {
        let entry = tables.entries[Int(entry)]
        let range = entry[keyPath: column]
        return String(
            decoding: files[Int(entry.file)].bytes[Int(range.lowerBound)..<Int(range.upperBound)],
            as: UTF8.self)
    }

    // MARK: Words

    /// The word with these letters, or 0.
    @inline(__always)
    func word(_ key: WordKey) -> WordID { tables.known.mayHave(key) ? tables.wordTable.find(key) : 0 }

    /// The first reading of a token: the whole word, or the word left when the fewest letters are taken off.
    public func firstReading(of token: Token, in text: borrowing TokenizedText) -> Reading {
        let key = text.key(token)
        let whole = word(key)
        if whole != 0 { return Reading(word: whole, prefix: 0) }
        guard token.kind == .arabic else { return .none }
        let prefixes = Proclitics.prefixes(
            text.letters, from: Int(token.letters), count: Int(token.letterCount))
        for prefix in prefixes.lengths {
            let shorter = word(key.isHashed ? text.key(token, dropping: prefix) : key.droppingFirst(prefix))
            if shorter != 0 { return Reading(word: shorter, prefix: UInt8(prefix)) }
        }
        return .none
    }

    /// The reading after one, with more letters taken off; `.none` at the end of the chain.
    @inline(__always)
    public func shorter(than reading: Reading) -> Reading {
        let next = tables.words[Int(reading.word)].shorter
        return next.word == 0 ? .none : Reading(word: next.word, prefix: reading.prefix &+ next.prefix)
    }

    /// Families of which a reading or one of its shorter readings starts a phrase.
    @inline(__always)
    public func families(of reading: Reading) -> Families { tables.words[Int(reading.word)].allFamilies }

    // MARK: Phrases

    /// Trie node of a phrase that is one word, or 0.
    @inline(__always)
    func root(_ word: WordID) -> UInt32 { tables.words[Int(word)].root }

    /// Trie node after one more word, or 0.
    @inline(__always)
    func next(_ node: UInt32, _ word: WordID) -> UInt32 {
        tables.filter.mayFollow(node, word) ? tables.transitions.find(UInt64(node) << 32 | UInt64(word)) : 0
    }

    /// What stands at a node.
    @inline(__always)
    public func senses(atNode node: UInt32) -> ArraySlice<Sense> {
        tables.senses[Int(tables.nodeSenses[Int(node)])..<Int(tables.nodeSenses[Int(node) + 1])]
    }

    /// Whether an entry of a family ends at a node.
    @inline(__always)
    func has(_ family: Family, at node: UInt32) -> Bool {
        var index = Int(tables.nodeSenses[Int(node)])
        let end = Int(tables.nodeSenses[Int(node) + 1])
        while index < end {
            if tables.senses[index].family == family { return true }
            index &+= 1
        }
        return false
    }
}

/// The `key=value` pairs of an entry.
public struct Features: Sendable, Equatable {
    private var pairs: [(key: Substring, value: Substring)]

    /// Reads the features column; `-` is no features, a key without a value is `yes`.
    public init(_ text: String) {
        let bytes = text.utf8
        pairs = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x3B) ?? bytes.endIndex
            if end > start {
                let equals = bytes[start..<end].firstIndex(of: 0x3D)
                if let equals {
                    pairs.append((text[start..<equals], text[bytes.index(after: equals)..<end]))
                } else if text[start..<end] != "-" {
                    pairs.append((text[start..<end], "yes"))
                }
            }
            start = end == bytes.endIndex ? end : bytes.index(after: end)
        }
    }

    /// The value of a key; `nil` where the entry does not have it.
    public subscript(key: String) -> String? { pairs.first { $0.key == key }.map { String($0.value) } }

    /// Whether two entries say the same, in the same order.
    public static func == (a: Features, b: Features) -> Bool {
        a.pairs.count == b.pairs.count && zip(a.pairs, b.pairs).allSatisfy { $0 == $1 }
    }
}
