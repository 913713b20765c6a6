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

    /// Lengths of the prefixes that may be proclitics: `[و ف] [ب ك ل س] [ال]`, and `لل` for `ل` + `ال`.
    /// At least two letters of the word are left.
    static func prefixes(_ letters: borrowing [UInt8], from start: Int, count: Int) -> Prefixes {
        var prefixes = Prefixes()
        guard count > 2 else { return prefixes }
        let conjunction = letters[start] == Letters.waw || letters[start] == Letters.feh ? 1 : 0
        var found: UInt32 = 0  // bit n: n letters may come off
        for first in 0...conjunction {
            if first > 0 { found |= 1 << UInt32(first) }
            guard first < count - 2 else { continue }
            if isArticle(letters, start + first, count - first) { found |= 1 << UInt32(first + 2) }
            let letter = letters[start + first]
            guard
                letter == Letters.beh || letter == Letters.kaf || letter == Letters.lam
                    || letter == Letters.seen
            else { continue }
            found |= 1 << UInt32(first + 1)
            if letter == Letters.lam {
                if letters[start + first + 1] == Letters.lam { found |= 1 << UInt32(first + 2) }
            } else if letter != Letters.seen, isArticle(letters, start + first + 1, count - first - 1) {
                found |= 1 << UInt32(first + 3)
            }
        }
        for length in 1...6 where found & (1 << UInt32(length)) != 0 && count - length >= 2 {
            prefixes.add(length)
        }
        return prefixes
    }

    private static func isArticle(_ letters: borrowing [UInt8], _ start: Int, _ count: Int) -> Bool {
        count > 3 && letters[start] == Letters.alef && letters[start + 1] == Letters.lam
    }
}
