import Lexicon

/// Some of the entries of a family, a bit for each.
struct EntrySet: Sendable {
    private let first: EntryID
    private var bits: [UInt64]

    /// The entries of a family that a test lets pass.
    init(_ lexicon: Lexicon, of family: Family, where isIn: (Features) -> Bool) {
        let entries = lexicon.entries(of: family)
        first = entries.lowerBound
        bits = Array(repeating: 0, count: (entries.count + 63) / 64)
        for (index, entry) in entries.enumerated() where isIn(lexicon.features(entry)) {
            bits[index / 64] |= 1 << UInt64(index % 64)
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
