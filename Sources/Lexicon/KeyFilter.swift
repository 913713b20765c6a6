import ArabicText

/// Says of a word that the lexicon does not have it, most times it does not, from a table that stays in the cache.
///
/// Names and rare words make up most look-ups that fail, and each is tried once for every proclitic it may
/// carry; a bit for every word of the lexicon answers all but a few of those tries.
struct KeyFilter: Sendable {
    let bits: Table<UInt64>
    private static let logBits: UInt64 = 20
    /// How many words of 64 bits there are.
    static let size = 1 << Int(logBits - 6)

    @inline(__always)
    private static func bit(_ key: WordKey) -> UInt64 { key.mixed >> (64 - logBits) }

    @inline(__always)
    static func insert(_ key: WordKey, _ bits: inout Column<UInt64>) {
        let bit = bit(key)
        bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    @inline(__always)
    static func mayHave(_ key: WordKey, _ bits: borrowing Column<UInt64>) -> Bool {
        let bit = bit(key)
        return bits[Int(bit >> 6)] & 1 << (bit & 63) != 0
    }

    /// Asks the memory for what tells whether the lexicon may have a word.
    @inline(__always)
    func ask(for key: WordKey) { bits.ask(for: Int(KeyFilter.bit(key) >> 6)) }

    /// Whether the lexicon may have a word; never wrong when it says no.
    @inline(__always)
    func mayHave(_ key: WordKey) -> Bool {
        let bit = KeyFilter.bit(key)
        return bits[Int(bit >> 6)] & 1 << (bit & 63) != 0
    }
}
