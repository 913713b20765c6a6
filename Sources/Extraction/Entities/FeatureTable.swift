/// Maps `key=value` features of lexicon rows to what they mean to a reader, without making strings of them.
struct FeatureTable<Meaning: Sendable>: Sendable {
    /// A slot's hash is 0 where it is free.
    private var slots: [(hash: UInt64, meaning: Meaning?)]

    init(_ features: [String: Meaning]) {
        var size = 16
        while size < features.count * 3 { size *= 2 }
        slots = Array(repeating: (0, nil), count: size)
        for (feature, meaning) in features {
            let hash = FeatureTable.hash(Array(feature.utf8).span)
            slots[slot(hash)] = (hash, meaning)
        }
    }

    subscript(feature: Span<UInt8>) -> Meaning? { slots[slot(FeatureTable.hash(feature))].meaning }

    /// Where a hash stands, or would.
    @inline(__always)
    private func slot(_ hash: UInt64) -> Int {
        var at = Int(truncatingIfNeeded: hash >> 32) & (slots.count &- 1)
        while slots[at].hash != 0, slots[at].hash != hash { at = (at &+ 1) & (slots.count &- 1) }
        return at
    }

    /// FNV-1a: features are few and short, so 64 bits tell them apart.
    @inline(__always)
    private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        return hash
    }
}
