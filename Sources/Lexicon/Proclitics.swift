import ArabicText

/// The particles that Arabic writes joined to the front of a word.
enum Proclitics {
    /// Up to eight prefix lengths in letters, shortest first.
    struct Prefixes {
        private var packed: UInt64 = 0
        private(set) var count = 0

        mutating func add(_ length: Int) {
            packed |= UInt64(length) << UInt64(8 * count)
            count += 1
        }

        /// Lengths of 1 and more, ascending.
        var lengths: some Sequence<Int> {
            let packed = self.packed
            return (0..<count).lazy.map { Int(truncatingIfNeeded: (packed >> UInt64(8 * $0)) & 0xFF) }
        }
    }

    /// Lengths of the prefixes that may be proclitics of letters `start..<start + count`.
    static func prefixes(_ letters: borrowing [UInt8], from start: Int, count: Int) -> Prefixes {
        guard count > 2 else { return Prefixes() }
        var front =
            UInt32(letters[start]) | UInt32(letters[start &+ 1]) << 8 | UInt32(letters[start &+ 2]) << 16
        if count > 3 { front |= UInt32(letters[start &+ 3]) << 24 }
        return prefixes(front: front, count: count)
    }

    /// Lengths of the prefixes that may be proclitics: `[و ف] [ب ك ل س] [ال]`, and `لل` for `ل` + `ال`.
    /// At least two letters of the word are left.
    ///
    /// - Parameters:
    ///   - front: the first four letters of the word, the first lowest; no more of it matters.
    ///   - count: how many letters the word has.
    static func prefixes(front: UInt32, count: Int) -> Prefixes {
        var prefixes = Prefixes()
        guard count > 2 else { return prefixes }
        func letter(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: front >> UInt32(8 &* index)) }
        func isArticle(_ start: Int) -> Bool {
            count - start > 3 && letter(start) == Letters.alef && letter(start + 1) == Letters.lam
        }
        let conjunction = letter(0) == Letters.waw || letter(0) == Letters.feh ? 1 : 0
        var found: UInt32 = 0  // bit n: n letters may come off
        for first in 0...conjunction {
            if first > 0 { found |= 1 << UInt32(first) }
            guard first < count - 2 else { continue }
            if isArticle(first) { found |= 1 << UInt32(first + 2) }
            let particle = letter(first)
            guard
                particle == Letters.beh || particle == Letters.kaf || particle == Letters.lam
                    || particle == Letters.seen
            else { continue }
            found |= 1 << UInt32(first + 1)
            if particle == Letters.lam {
                if letter(first + 1) == Letters.lam { found |= 1 << UInt32(first + 2) }
            } else if particle != Letters.seen, isArticle(first + 1) {
                found |= 1 << UInt32(first + 3)
            }
        }
        for length in 1...6 where found & (1 << UInt32(length)) != 0 && count - length >= 2 {
            prefixes.add(length)
        }
        return prefixes
    }
}
