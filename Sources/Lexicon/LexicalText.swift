public import ArabicText

/// A tokenized text whose words have been looked up.
///
/// A class, as every look-up of a phrase is handed it: a copy would count the references of all its arrays.
public final class LexicalText: Sendable {
    /// What the lexicon knows of one token: what most questions need, in the order of the text, so that they touch no
    /// table. A quarter of a line of the processor's memory, as every stage reads all of them.
    public struct Lookup: Sendable, BitwiseCopyable {
        /// The word of its longest reading, or 0.
        public internal(set) var word: WordID = 0
        /// Bits for the questions that readers ask of every token; what they mean says who fills them in.
        public internal(set) var others: UInt32 = 0
        /// Families of which the token starts a phrase, under any of its readings.
        public internal(set) var families: Families = []
        /// Families with a row that is that word alone.
        var alone: Families = []
        /// Readers it wakes.
        var wakes: Wakes = []
        /// The rest of it: ``prefix`` in the lowest three, then a bit for each of the others.
        @usableFromInline var bits: UInt8 = 0

        /// Letters of proclitics before the word.
        @inlinable public var prefix: UInt8 { bits & 7 }
        /// Its longest reading; ``Lexicon/shorter(than:)`` gives the others.
        @inlinable public var reading: Reading { Reading(word: word, prefix: prefix) }
        /// Whether a row begins with the token as it stands; words that only stand inside longer forms
        /// (`والماء` of `هيئة الكهرباء والماء`) are no words of their own.
        @inlinable public var beginsRow: Bool { bits & 8 != 0 }
        /// Whether there are other readings.
        var hasShorter: Bool { bits & 16 != 0 }
        /// Whether a phrase may go on from it to the next token; never wrong when it says no.
        @inlinable public var continues: Bool { bits & 32 != 0 }
        /// Whether it may stand at the front of a phrase of several words.
        @inline(__always) var mayLead: Bool { bits & 64 != 0 }
        /// Whether it may stand behind another word of one.
        @inline(__always) var mayFollow: Bool { bits & 128 != 0 }

        /// Nothing known.
        init() {}

        init(_ reading: Reading, _ word: LexiconTables.Word, hasShorter: Bool, _ places: LexiconTables.Places)
        {
            self.word = reading.word
            families = word.allFamilies
            alone = word.alone
            bits = reading.prefix & 7
            if !word.families.isEmpty { bits |= 8 }
            if hasShorter { bits |= 16 }
            if places.contains(.first) { bits |= 64 }
            if places.contains(.later) { bits |= 128 }
        }

        /// Notes whether a phrase may go on to the next token.
        @inline(__always)
        mutating func setContinues(_ mayContinue: Bool) { bits |= mayContinue ? 32 : 0 }
    }

    /// The tokens.
    public let text: TokenizedText
    /// What is known of each token, in their order.
    public let lookups: [Lookup]
    /// The readers each token wakes, beside each other, so that one look passes eight tokens.
    private let wakes: [UInt8]
    /// What the words of the lexicon may be, by their ids.
    @usableFromInline let hints: DerivedTable<Hints>

    /// A text without tokens.
    public convenience init() { self.init(TokenizedText(), [], wakes: [], hints: DerivedTable([])) }

    init(_ text: TokenizedText, _ lookups: [Lookup], wakes: [UInt8], hints: DerivedTable<Hints>) {
        self.text = text
        self.lookups = lookups
        self.wakes = wakes
        self.hints = hints
    }

    /// What the word of a token may be.
    @inlinable
    public func hints(at index: Int) -> Hints {
        let word = Int(lookups[index].word)
        return word < hints.count ? hints[word] : Hints()
    }

    /// The first token at an index or behind it that wakes a reader; the number of tokens where none does.
    public func next(waking reader: Wakes, from index: Int) -> Int {
        LexicalText.next(reader.rawValue, in: wakes, from: index)
    }

    private static func next(_ reader: UInt8, in wakes: borrowing [UInt8], from index: Int) -> Int {
        let wakes = wakes.span
        let bytes = unsafe wakes.bytes
        let readers = UInt64(reader) &* 0x0101_0101_0101_0101
        var at = index
        while at &+ 8 <= wakes.count {
            // The first token is in the lowest byte.
            let tokens = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
            if tokens & readers != 0 { return at &+ (tokens & readers).trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < wakes.count, wakes[at] & reader == 0 { at &+= 1 }
        return at
    }

    /// How many tokens the text has.
    @inlinable public var count: Int { text.tokens.count }

    /// The token at an index.
    @inlinable public subscript(index: Int) -> Token { text.tokens[index] }

    /// Whether the token at `index` may start a phrase of a family.
    @inlinable
    public func mayStart(_ families: Families, at index: Int) -> Bool {
        index < lookups.count && !lookups[index].families.isDisjoint(with: families)
    }
}

/// A phrase of the lexicon found in a text.
public struct Match: Sendable {
    /// Node of the phrase; its senses are ``Lexicon/senses(atNode:)``.
    public let node: NodeID
    /// Tokens of the phrase.
    public let tokens: Range<Int>
    /// Letters of proclitics at the front of its first token.
    public let prefix: Int
}

extension Lexicon {
    /// Looks up every token of a text, in one pass.
    public func annotate(_ text: TokenizedText, cache: inout ReadingCache) -> LexicalText {
        let count = text.tokens.count
        var wakes: [UInt8] = []
        var lookups: [LexicalText.Lookup] = []
        lookups.append(addingCapacity: count) { lookups in
            wakes.append(addingCapacity: count) { wakes in
                cache.readAll(of: text, lexicon: self, into: &lookups, &wakes)
            }
        }
        return LexicalText(text, lookups, wakes: wakes, hints: cache.hintsOfWords)
    }

    /// Looks up every token of a short text; there are no hints, and no reader wakes.
    public func annotate(_ text: TokenizedText) -> LexicalText {
        var lookups = text.tokens.map { lookup(of: $0, in: text, nil) }
        unsafe lookups.withUnsafeMutableBufferPointer { lookups in
            guard let first = lookups.baseAddress else { return }
            for index in lookups.indices.dropLast() { unsafe markContinuing(first, index) }
        }
        return LexicalText(
            text, lookups, wakes: Array(repeating: 0, count: lookups.count),
            hints: DerivedTable([]))
    }

    /// Notes whether a token may start a phrase that goes on with the next one.
    @inline(__always)
    @unsafe func markContinuing(_ lookups: UnsafeMutablePointer<LexicalText.Lookup>, _ index: Int) {
        unsafe lookups[index].setContinues(mayContinue(lookups, index))
    }

    @inline(__always)
    func lookup(of token: Token, in text: borrowing TokenizedText, _ hints: (any HintSource)?)
        -> LexicalText.Lookup
    {
        let reading = firstReading(of: token, in: text)
        var lookup = LexicalText.Lookup(
            reading, tables.words[Int(reading.word)], hasShorter: shorter(than: reading).word != 0,
            places(of: reading))
        // Words and marks have no letters in common, so that a key is always of one kind of token.
        if let (others, wakes) = hints?.hints(of: token, in: text, reading, lookup.families) {
            lookup.others = others
            lookup.wakes = wakes
        }
        return lookup
    }

    /// The longest phrase of a family that starts at a token, whole words first among equally long ones.
    ///
    /// Words after the first may carry `ال` of their own, no other proclitic, and no line end with an empty line
    /// may lie between them.
    public func match(_ family: Family, at index: Int, in text: LexicalText) -> Match? {
        guard text.mayStart(Families(family), at: index) else { return nil }
        let lookup = text.lookups[index]
        if !lookup.continues, !lookup.hasShorter {
            // One word with one reading, as most are.
            return lookup.alone.contains(Families(family))
                ? Match(node: lookup.word, tokens: index..<index + 1, prefix: Int(lookup.prefix)) : nil
        }
        var best: Match?
        var reading = lookup.reading
        while reading.word != 0 {
            let word = tables.words[Int(reading.word)]
            if word.families.contains(Families(family)) {
                let (node, end) = longest(
                    family, from: reading.word, isAlone: word.alone.contains(Families(family)),
                    mayGoOn: lookup.continues, at: index, in: text)
                if node != 0, end > best?.tokens.upperBound ?? 0 {
                    best = Match(node: node, tokens: index..<end, prefix: Int(reading.prefix))
                }
            }
            if !lookup.hasShorter { break }
            reading = shorter(than: reading)
        }
        return best
    }

    /// The longest phrase of a family whose first word has lost the alef of its article behind `ل`: `للأمم المتحدة`.
    public func matchContracted(_ family: Family, at index: Int, in text: borrowing LexicalText) -> Match? {
        let token = text[index]
        let start = text.text.letter(token, 0) == Letters.lam ? 0 : 1
        guard token.letterCount > start + 3, text.text.letter(token, start) == Letters.lam,
            text.text.letter(token, start + 1) == Letters.lam
        else { return nil }
        let key = start == 0 ? text.text.key(token) : text.text.key(token, dropping: start)
        // With alef in place of the first lam it is the word as its row writes it.
        guard !key.isHashed else { return nil }
        let first = word(key.replacingFirst(with: Letters.alef))
        guard first != 0 else { return nil }
        let known = tables.words[Int(first)]
        guard known.families.contains(Families(family)) else { return nil }
        let (node, end) = longest(
            family, from: first, isAlone: known.alone.contains(Families(family)), mayGoOn: true, at: index,
            in: text)
        return node == 0 ? nil : Match(node: node, tokens: index..<end, prefix: start + 1)
    }

    private func longest(
        _ family: Family, from word: WordID, isAlone: Bool, mayGoOn: Bool, at index: Int, in text: LexicalText
    ) -> (node: NodeID, end: Int) {
        var found: (NodeID, Int) = isAlone ? (word, index + 1) : (0, 0)
        guard mayGoOn else { return found }
        var node: NodeID = word
        var at = index + 1
        while at < text.count, !text[at].gap.contains(.blankLine) {
            node = step(node, at, in: text)
            guard let step = tables.steps[node] else { break }
            at += 1
            if step.families.contains(Families(family)) { found = (node, at) }
        }
        return found
    }

    /// The node after the token at `index`: as it stands, or without its article.
    private func step(_ node: NodeID, _ index: Int, in text: LexicalText) -> NodeID {
        let lookup = text.lookups[index]
        guard lookup.mayFollow else { return 0 }
        if lookup.prefix == 0 {
            let after = next(node, lookup.word)
            if after != 0 { return after }
        }
        guard text.text.letter(text[index], 0) == Letters.alef else { return 0 }
        var reading = lookup.reading
        while reading.word != 0 {
            if reading.prefix == 2 {
                let after = next(node, reading.word)
                if after != 0 { return after }
            }
            if !lookup.hasShorter { break }
            reading = shorter(than: reading)
        }
        return 0
    }

    /// Where the senses of a family at a match stand: one index a row, for ``entry(of:)``. Nothing is kept alive by
    /// it, so that asking counts no reference.
    public func senses(of family: Family, at match: Match) -> Range<Int> {
        // Files are compiled family by family, so a node's entries of one family stand together.
        var start = tables.firstSense(atNode: match.node)
        guard start != 0 else { return 0..<0 }
        while !tables.senses[start].isOf(family) {
            if tables.senses[start].isLast { return 0..<0 }
            start &+= 1
        }
        var end = start &+ 1
        while !tables.senses[end &- 1].isLast, tables.senses[end].isOf(family) { end &+= 1 }
        return start..<end
    }

    /// The entry of a sense.
    public func entry(of sense: Int) -> EntryID { tables.senses[sense].entry }

    /// The entries of a family at a match.
    public func entries(of family: Family, at match: Match) -> EntryList {
        let senses = senses(of: family, at: match)
        return EntryList(
            senses: SenseList(
                senses: tables.senses, memory: tables.memory, startIndex: senses.lowerBound,
                endIndex: senses.upperBound))
    }
}

/// Entries of one family that end at a phrase.
public struct EntryList: RandomAccessCollection, Sendable {
    @usableFromInline let senses: SenseList
    /// Where the list begins in the senses of the lexicon.
    @inlinable public var startIndex: Int { senses.startIndex }
    /// Where it ends.
    @inlinable public var endIndex: Int { senses.endIndex }

    /// The entry at an index.
    @inlinable public subscript(index: Int) -> EntryID { senses[index].entry }
}
