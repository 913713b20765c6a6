/// Maps `key=value` features of lexicon rows to what they mean to a reader, without making strings of them.
struct FeatureTable<Meaning: Sendable>: Sendable {
    private let meanings: [UInt64: Meaning]

    init(_ features: [String: Meaning]) {
        meanings = Dictionary(
            features.map { (FeatureTable.hash(Array($0.key.utf8)[...]), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    subscript(feature: ArraySlice<UInt8>) -> Meaning? { meanings[FeatureTable.hash(feature)] }

    /// FNV-1a: features are few and short, so 64 bits tell them apart.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}
