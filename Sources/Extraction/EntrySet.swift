import Lexicon

/// Some of the entries of a family, a bit for each.
struct EntrySet: Sendable {
    private let first: EntryID
    private let bits: DerivedTable<UInt64>

    /// The entries of a family that a test lets pass.
    /// - Parameter name: what no other table made of a lexicon is called.
    init(_ name: StaticString, _ lexicon: Lexicon, of family: Family, where isIn: (Features) -> Bool) {
        let entries = lexicon.entries(of: family)
        first = entries.lowerBound
        bits = lexicon.derived(name) {
            var bits = [UInt64](repeating: 0, count: (entries.count + 63) / 64)
            for (index, entry) in entries.enumerated() where isIn(lexicon.features(entry)) {
                bits[index / 64] |= 1 << UInt64(index % 64)
            }
            return bits
        }
    }

    /// Whether an entry is one of them; no entry of another family is.
    @inline(__always)
    func contains(_ entry: EntryID) -> Bool {
        guard entry >= first else { return false }
        let index = Int(entry - first)
        return index / 64 < bits.count && bits[index / 64] & 1 << UInt64(index % 64) != 0
    }
}
