internal import ArabicText
internal import Arqam
internal import Claims
internal import Extraction

/// The keys by which articles on one story find each other in a store.
///
/// Articles are compared only where they share keys, and a key weighs the more the fewer articles have it: a rare
/// figure tells a story, `2025` does not. There is a key for each
/// - figure: dimension, the first three digits and the power of ten of each of its ends;
/// - metric of a subject, where both are known;
/// - entity named;
/// - quarter of the SimHash of the text, which near copies share.
enum BlockKeys {
    /// What a key is of, which its last two bits tell.
    enum Kind: UInt8, CaseIterable {
        case figure, metric, entity, words

        init(_ key: Int64) { self = Kind.allCases[Int(key & 3)] }
    }

    /// The keys of an article, each once.
    static func keys(of reading: ArticleReading, simHash: UInt64) -> [Int64] {
        var keys = Set<Int64>()
        for claim in reading.claims {
            if let index = claim.quantity, claim.role == .measure || claim.role == .condition {
                add(reading.mentions.quantities[index], to: &keys)
            }
            if let metric = claim.metric.key, let subject = reading.name(of: claim.subject) {
                keys.insert(hash(.metric, metric, SearchText.fold(subject)))
            }
        }
        for entity in reading.mentions.entities { keys.insert(hash(.entity, entity.name)) }
        for quarter in 0..<4 {
            keys.insert(hash(.words, String(quarter), String((simHash >> (16 * quarter)) & 0xFFFF)))
        }
        return keys.sorted()
    }

    private static func add(_ quantity: Quantity, to keys: inout Set<Int64>) {
        for end in [quantity.value, quantity.lower, quantity.upper].compactMap({ $0 }) {
            var digits = end.coefficient.magnitude
            var power = end.exponent
            while digits >= 1000 {
                digits /= 10
                power += 1
            }
            // 5 and 500 with their power of ten say the same.
            while digits > 0, digits < 100 {
                digits *= 10
                power -= 1
            }
            keys.insert(hash(.figure, quantity.unit.dimension.rawValue, "\(digits)e\(power)"))
        }
    }

    /// FNV-1a over the kind and the parts, with a zero byte between them; the same in every process.
    private static func hash(_ kind: Kind, _ parts: String...) -> Int64 {
        var hash = FNV1a()
        hash.add(kind.rawValue)
        for part in parts {
            for byte in part.utf8 { hash.add(byte) }
            hash.add(0)
        }
        return Int64(bitPattern: hash.value << 2 | UInt64(kind.rawValue))
    }
}

/// The 64-bit FNV-1a hash.
struct FNV1a {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
