import ArabicText

/// The particles that Arabic writes joined to the front of a word.
enum Proclitics {
    /// Prefix lengths in letters, shortest first; a bit for each.
    struct Prefixes: Sequence, IteratorProtocol {
        /// Bit n: n letters may come off.
        private var bits: UInt32

        init(bits: UInt32 = 0) { self.bits = bits }

        var count: Int { bits.nonzeroBitCount }

        @inline(__always)
        mutating func next() -> Int? {
            guard bits != 0 else { return nil }
            let length = bits.trailingZeroBitCount
            bits &= bits &- 1
            return length
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
        guard count > 2, mayJoin(UInt8(truncatingIfNeeded: front)) else { return Prefixes() }
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
        let longest = UInt32(min(count - 2, 6))
        return Prefixes(bits: found & ((2 << longest) - 1))
    }

    /// Whether a word may begin with particles that begins with a letter.
    @inline(__always)
    private static func mayJoin(_ letter: UInt8) -> Bool {
        letter == Letters.alef || letter == Letters.waw || letter == Letters.feh || letter == Letters.beh
            || letter == Letters.lam || letter == Letters.kaf || letter == Letters.seen
    }
}
