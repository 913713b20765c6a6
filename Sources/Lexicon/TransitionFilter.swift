/// Says of a step in the trie that it cannot be, most times it cannot, without touching the trie.
///
/// Most words that may start a phrase do not start one where they stand. A bit for every transition, in a table
/// that stays in the cache, answers that for all but a few of them.
struct TransitionFilter: Sendable {
    let bits: Table<UInt64>
    private static let logBits: UInt64 = 18
    /// How many words of 64 bits there are.
    static let size = 1 << Int(logBits - 6)

    @inline(__always)
    private static func bit(_ node: NodeID, _ word: WordID) -> UInt64 {
        ((UInt64(node) << 32 | UInt64(word)) &* 0x9e37_79b9_7f4a_7c15) >> (64 - logBits)
    }

    @inline(__always)
    static func insert(_ node: NodeID, _ word: WordID, _ bits: inout Column<UInt64>) {
        let bit = bit(node, word)
        bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    /// Whether a word may follow a node; never wrong when it says no.
    @inline(__always)
    func mayFollow(_ node: NodeID, _ word: WordID) -> Bool {
        let bit = TransitionFilter.bit(node, word)
        return bits[Int(bit >> 6)] & 1 << (bit & 63) != 0
    }
}
