import ArabicText

/// Says of a word that the lexicon does not have it, most times it does not, from a table that stays in the cache.
///
/// Names and rare words make up most look-ups that fail, and each is tried once for every proclitic it may
/// carry; a bit for every word of the lexicon answers all but a few of those tries.
struct KeyFilter: Sendable {
    private var bits: [UInt64]
    private static let logBits: UInt64 = 20

    init() { bits = Array(repeating: 0, count: 1 << Int(KeyFilter.logBits - 6)) }

    mutating func insert(_ key: WordKey) {
        let bit = key.mixed >> (64 - KeyFilter.logBits)
        bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    /// Whether the lexicon may have a word; never wrong when it says no.
    @inline(__always)
    func mayHave(_ key: WordKey) -> Bool {
        let bit = key.mixed >> (64 - KeyFilter.logBits)
        return bits[Int(bit >> 6)] & 1 << (bit & 63) != 0
    }
}
