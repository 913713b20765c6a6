internal import ArabicText
internal import CBytes

/// What is remembered of a word: half a line of the processor's memory. All zero, it is free.
private struct Slot: BitwiseCopyable {
    var key: WordKey
    var lookup: LexicalText.Lookup
}

/// The memory of a ``ReadingCache``: pairs of slots, each a line of the processor's memory.
///
/// A word may stand in either slot of its pair. The first keeps the word that came first, which in news is a frequent
/// one; the second has the last of all others. A quarter fewer words are forgotten so than with one place for each.
@safe private final class SlotTable: @unchecked Sendable {
    let start: UnsafeMutablePointer<Slot>
    let count: Int
    private static let largePage = 1 << 21

    /// - Parameter count: a power of two.
    init(count: Int) {
        self.count = count
        let size = count * MemoryLayout<Slot>.stride
        let isLarge = size >= SlotTable.largePage
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: size, alignment: isLarge ? SlotTable.largePage : 64)
        if isLarge { unsafe arqam_use_large_pages(memory, size) }
        unsafe start = memory.bindMemory(to: Slot.self, capacity: count)
        unsafe start.initialize(
            repeating: Slot(key: WordKey(low: 0, high: 0), lookup: LexicalText.Lookup()), count: count)
    }

    convenience init(copying other: SlotTable) {
        self.init(count: other.count)
        unsafe start.update(from: other.start, count: count)
    }

    deinit { unsafe start.deallocate() }

    /// The first of the two slots of a key.
    @inline(__always)
    func pair(of key: WordKey) -> Int { Int(truncatingIfNeeded: key.mixed) & (count &- 2) }
}

/// Remembers what is known of frequent words, which most tokens of a text are.
public struct ReadingCache: Sendable {
    private var table: SlotTable
    private let hints: (any HintSource)?
    /// The hints of the words of the lexicon.
    let hintsOfWords: DerivedTable<Hints>
    /// How many look-ups were not found.
    private var misses = 0
    /// Keys of the tokens that are looked up next.
    private var keys = InlineArray<64, WordKey>(repeating: WordKey(low: 0, high: 0))
    /// Their slots; those of a table that has grown since, or in which another word was put, hold other keys.
    private var slots = InlineArray<64, UInt32>(repeating: 0)
    /// How many tokens are asked for at once; a quarter of those whose keys are kept.
    private static let ahead = 16
    private static let size = 1 << 12
    /// The words of a thousand articles; a program that reads one never makes so much memory its own.
    private static let fullSize = 1 << 17

    /// An empty cache.
    /// - Parameter hints: who knows the hints of a token; without it there are none.
    public init(hints: (any HintSource)? = nil) {
        table = SlotTable(count: ReadingCache.size)
        self.hints = hints
        hintsOfWords = hints?.ofWords ?? DerivedTable([])
    }

    /// Looks up every token of a text.
    mutating func readAll(
        of text: borrowing TokenizedText, lexicon: Lexicon,
        into lookups: inout OutputSpan<LexicalText.Lookup>, _ wakes: inout OutputSpan<UInt8>
    ) {
        // A copy of this cache may be in use elsewhere.
        if !isKnownUniquelyReferenced(&table) { table = SlotTable(copying: table) }
        unsafe lookups.withUnsafeMutableBufferPointer { lookups, count in
            precondition(
                count == 0 && lookups.count >= text.tokens.count,
                "no room for all look-ups, or not theirs alone")
            guard let first = lookups.baseAddress else { return }
            let tokens = text.tokens.span
            ask(for: 0, of: tokens, text)
            find(0, of: tokens, lexicon)
            ask(for: ReadingCache.ahead, of: tokens, text)
            var next = 0
            while next < tokens.count {
                // This table and those of the lexicon are larger than the processor's nearest caches: a few tokens are
                // asked for while those before them are read.
                let end = min(next &+ ReadingCache.ahead, tokens.count)
                find(end, of: tokens, lexicon)
                ask(for: end &+ ReadingCache.ahead, of: tokens, text)
                for index in next..<end {
                    let token = tokens[index]
                    let at = index & (keys.count &- 1)
                    let key = keys[at]
                    var slot = unsafe table.start + Int(slots[at])
                    if unsafe slot.pointee.key != key { unsafe slot = miss(key, token, in: text, lexicon) }
                    unsafe (first + count).initialize(to: slot.pointee.lookup)
                    // Both of two neighbours are at hand now.
                    if index > 0 { unsafe lexicon.markContinuing(first, index &- 1) }
                    count &+= 1
                    wakes.append(unsafe slot.pointee.lookup.wakes.rawValue)
                }
                next = end
            }
        }
    }

    /// Asks the memory for what is known of a few tokens.
    @inline(__always)
    private mutating func ask(for start: Int, of tokens: Span<Token>, _ text: borrowing TokenizedText) {
        guard start < tokens.count else { return }
        for index in start..<min(start &+ ReadingCache.ahead, tokens.count) {
            let at = index & (keys.count &- 1)
            let key = text.key(tokens[index])
            let slot = table.pair(of: key)
            keys[at] = key
            slots[at] = UInt32(truncatingIfNeeded: slot)
            unsafe arqam_prefetch(table.start + slot)
        }
    }

    /// Finds the slots of a few tokens that were asked for, and asks the lexicon for those that have none.
    @inline(__always)
    private mutating func find(_ start: Int, of tokens: Span<Token>, _ lexicon: Lexicon) {
        guard start < tokens.count else { return }
        for index in start..<min(start &+ ReadingCache.ahead, tokens.count) {
            let at = index & (keys.count &- 1)
            let slot = unsafe table.start + Int(slots[at])
            if unsafe slot.pointee.key == keys[at] { continue }
            if unsafe slot[1].key == keys[at] {
                slots[at] &+= 1
            } else {
                lexicon.ask(for: keys[at])
            }
        }
    }

    /// Finds out what is known of a word, and remembers it; where.
    @inline(never)
    private mutating func miss(
        _ key: WordKey, _ token: Token, in text: borrowing TokenizedText, _ lexicon: Lexicon
    ) -> UnsafeMutablePointer<Slot> {
        // The same word may stand shortly before, and was read since it was looked for.
        let first = unsafe table.start + table.pair(of: key)
        if unsafe first.pointee.key == key { return unsafe first }
        if unsafe first[1].key == key { return unsafe first + 1 }
        misses &+= 1
        if misses == ReadingCache.size, table.count < ReadingCache.fullSize {
            table = SlotTable(count: ReadingCache.fullSize)
        }
        let lookup = lexicon.lookup(of: token, in: text, hints)
        var slot = unsafe table.start + table.pair(of: key)
        let isFree = unsafe slot.pointee.key == WordKey(low: 0, high: 0)
        if !isFree { unsafe slot += 1 }
        unsafe slot.pointee = Slot(key: key, lookup: lookup)
        return unsafe slot
    }
}
