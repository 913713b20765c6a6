public import ArabicText
public import Extraction

/// What a text is recognised by when it comes again, whole or in part.
///
/// Runs of four words are hashed, spellings folded. The SimHash (Charikar 2002) of them changes in few bits where
/// little is changed; the smallest of the hashes (Broder's bottom-k sketch, 1997) say how much of one text stands
/// in another.
public struct TextFingerprint: Sendable, Equatable {
    /// 64-bit SimHash of the runs; 0 for a text of fewer than four words.
    public var simHash: UInt64
    /// The smallest hashes of runs, ascending, at most ``sketchSize``.
    public var sketch: [UInt64]
    /// How many different runs the text has.
    public var runCount: Int
    /// Hashes of the direct quotations of at least ``quoteLength`` words, ascending.
    public var quotes: [UInt64]

    /// How many hashes a sketch holds.
    public static let sketchSize = 256
    /// Words of a run.
    static let runLength = 4
    /// Fewer words are said by many people.
    static let quoteLength = 6

    /// A fingerprint from its parts; that of an empty text without them.
    public init(simHash: UInt64 = 0, sketch: [UInt64] = [], runCount: Int = 0, quotes: [UInt64] = []) {
        self.simHash = simHash
        self.sketch = sketch
        self.runCount = runCount
        self.quotes = quotes
    }

    /// The fingerprint of a text and of what is quoted in it.
    ///
    /// - Parameters:
    ///   - text: the text's tokens.
    ///   - quotations: direct quotations, in order of the text.
    public init(_ text: borrowing TokenizedText, quotations: [TextSpan] = []) {
        var words: [UInt64] = []
        var ends: [UInt32] = []
        for token in text.tokens where token.isWord || token.kind == .number {
            words.append(text.key(token).fingerprint)
            ends.append(token.end)
        }
        var runs: [UInt64] = []
        runs.reserveCapacity(words.count)
        var at = 0
        while at + TextFingerprint.runLength <= words.count {
            runs.append(hash(words[at..<at + TextFingerprint.runLength]))
            at += 1
        }
        runs.sort()
        let unique = runs.withoutRepeats()
        self.init(
            simHash: TextFingerprint.simHash(unique),
            sketch: Array(unique.prefix(TextFingerprint.sketchSize)),
            runCount: unique.count)
        var from = 0
        for quotation in quotations {
            while from < ends.count, Int(ends[from]) <= quotation.start { from += 1 }
            var to = from
            while to < ends.count, Int(ends[to]) <= quotation.end { to += 1 }
            if to - from >= TextFingerprint.quoteLength { quotes.append(hash(words[from..<to])) }
        }
        quotes = quotes.sorted().withoutRepeats()
    }

    private static func simHash(_ hashes: [UInt64]) -> UInt64 {
        guard !hashes.isEmpty else { return 0 }
        var counts = [Int](repeating: 0, count: 64)
        for hash in hashes {
            for bit in 0..<64 { counts[bit] += hash >> UInt64(bit) & 1 == 1 ? 1 : -1 }
        }
        return counts.indices.reduce(0) { counts[$1] > 0 ? $0 | 1 << UInt64($1) : $0 }
    }

    /// The share of the shorter text's runs that stand in the other, 0…1, as the sketches let it be estimated.
    public func containment(with other: TextFingerprint) -> Double {
        let shorter = min(runCount, other.runCount)
        guard shorter > 0 else { return 0 }
        // The smallest hashes of both together are a sample of the union; those in both are of the intersection.
        let size = min(TextFingerprint.sketchSize, max(sketch.count, other.sketch.count))
        var (i, j, seen, shared) = (0, 0, 0, 0)
        while seen < size, i < sketch.count || j < other.sketch.count {
            seen += 1
            if j == other.sketch.count || (i < sketch.count && sketch[i] < other.sketch[j]) {
                i += 1
            } else if i == sketch.count || other.sketch[j] < sketch[i] {
                j += 1
            } else {
                shared += 1
                i += 1
                j += 1
            }
        }
        guard seen > 0 else { return 0 }
        let jaccard = Double(shared) / Double(seen)
        let intersection = jaccard * Double(runCount + other.runCount) / (1 + jaccard)
        return min(1, intersection / Double(shorter))
    }

    /// How many bits of the SimHashes differ, 0…64.
    public func distance(to other: TextFingerprint) -> Int { (simHash ^ other.simHash).nonzeroBitCount }
}

/// A well mixed hash of a run of hashes, in order.
func hash(_ words: ArraySlice<UInt64>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
        hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 29
    }
    hash = hash &* 0xbf58_476d_1ce4_e5b9
    return hash ^ hash >> 32
}

extension Array where Element: Equatable {
    /// The elements of a sorted array, each once.
    func withoutRepeats() -> [Element] {
        var result: [Element] = []
        result.reserveCapacity(count)
        for element in self where element != result.last { result.append(element) }
        return result
    }
}
