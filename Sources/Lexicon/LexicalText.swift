public import ArabicText

/// A tokenized text whose words have been looked up.
public struct LexicalText: Sendable {
    /// What the lexicon knows of one token.
    public struct Lookup: Sendable {
        /// Its longest reading; ``Lexicon/shorter(than:)`` gives the others.
        public var reading: Reading
        /// Families of which the token starts a phrase, under any of its readings.
        public var families: Families
    }

    /// The tokens.
    public var text = TokenizedText()
    /// What is known of each token, in their order.
    public var lookups: [Lookup] = []

    /// A text without tokens.
    public init() {}

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
    public let node: UInt32
    /// Tokens of the phrase.
    public let tokens: Range<Int>
    /// Letters of proclitics at the front of its first token.
    public let prefix: Int
}

extension Lexicon {
    /// Looks up every token of a text, in one pass.
    public func annotate(_ text: inout LexicalText, cache: inout ReadingCache) {
        text.lookups.removeAll(keepingCapacity: true)
        text.lookups.reserveCapacity(text.count)
        for token in text.text.tokens {
            text.lookups.append(cache.lookup(of: token, in: text.text, lexicon: self))
        }
    }

    /// The longest phrase of a family that starts at a token, whole words first among equally long ones.
    ///
    /// Words after the first may carry `ال` of their own, no other proclitic, and no line end with an empty line
    /// may lie between them.
    public func match(_ family: Family, at index: Int, in text: borrowing LexicalText) -> Match? {
        guard text.mayStart(Families(family), at: index) else { return nil }
        var best: Match?
        var reading = text.lookups[index].reading
        while reading.word != 0 {
            let word = tables.words[Int(reading.word)]
            if word.families.contains(Families(family)) {
                let (node, end) = longest(
                    family, from: word.root, isAlone: word.alone.contains(Families(family)), at: index,
                    in: text)
                if node != 0, end > best?.tokens.upperBound ?? 0 {
                    best = Match(node: node, tokens: index..<end, prefix: Int(reading.prefix))
                }
            }
            reading =
                word.shorter.word == 0
                ? .none : Reading(word: word.shorter.word, prefix: reading.prefix &+ word.shorter.prefix)
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
            family, from: known.root, isAlone: known.alone.contains(Families(family)), at: index, in: text)
        return node == 0 ? nil : Match(node: node, tokens: index..<end, prefix: start + 1)
    }

    private func longest(
        _ family: Family, from root: UInt32, isAlone: Bool, at index: Int, in text: borrowing LexicalText
    ) -> (node: UInt32, end: Int) {
        var found: (UInt32, Int) = isAlone ? (root, index + 1) : (0, 0)
        var node = root
        var at = index + 1
        while at < text.count, !text[at].gap.contains(.blankLine) {
            node = step(node, at, in: text)
            guard node != 0 else { break }
            at += 1
            if has(family, at: node) { found = (node, at) }
        }
        return found
    }

    /// The node after the token at `index`: as it stands, or without its article.
    private func step(_ node: UInt32, _ index: Int, in text: borrowing LexicalText) -> UInt32 {
        var reading = text.lookups[index].reading
        if reading.word != 0, reading.prefix == 0 {
            let after = next(node, reading.word)
            if after != 0 { return after }
        }
        guard text.text.letter(text[index], 0) == Letters.alef else { return 0 }
        while reading.word != 0 {
            if reading.prefix == 2 {
                let after = next(node, reading.word)
                if after != 0 { return after }
            }
            reading = shorter(than: reading)
        }
        return 0
    }

    /// The first entry of a family at a match, with every other one of it.
    public func entries(of family: Family, at match: Match) -> EntryList {
        // Files are compiled family by family, so a node's entries of one family stand together.
        var start = Int(tables.nodeSenses[Int(match.node)])
        let limit = Int(tables.nodeSenses[Int(match.node) + 1])
        while start < limit, tables.senses[start].family != family { start += 1 }
        var end = start
        while end < limit, tables.senses[end].family == family { end += 1 }
        return EntryList(
            senses: SenseList(
                senses: tables.senses, memory: tables.memory, startIndex: start, endIndex: end))
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

/// Remembers the readings of frequent words, which most tokens of a text are.
public struct ReadingCache: Sendable {
    private struct Slot {
        var key = WordKey(low: 0, high: 0)
        var lookup = LexicalText.Lookup(reading: .none, families: [])
    }
    private var slots: [Slot]
    private static let size = 16384

    /// An empty cache.
    public init() { slots = Array(repeating: Slot(), count: ReadingCache.size) }

    @inline(__always)
    mutating func lookup(
        of token: Token, in text: borrowing TokenizedText, lexicon: Lexicon
    ) -> LexicalText.Lookup {
        let key = text.key(token)
        let slot = Int(truncatingIfNeeded: key.mixed) & (ReadingCache.size - 1)
        if slots[slot].key == key { return slots[slot].lookup }
        let reading = lexicon.firstReading(of: token, in: text)
        let lookup = LexicalText.Lookup(reading: reading, families: lexicon.families(of: reading))
        slots[slot] = Slot(key: key, lookup: lookup)
        return lookup
    }
}
