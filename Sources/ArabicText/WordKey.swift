/// The identity of a word: its letters packed into 128 bits, first letter lowest.
///
/// Up to 15 letters are kept as they are, so that two keys are equal exactly when the words are, and a
/// proclitic comes off by a shift. Longer words keep a 120-bit hash of their letters, marked in the top byte.
public struct WordKey: Hashable, Sendable, BitwiseCopyable {
    /// Letters 1 to 8, or half of a hash.
    public var low: UInt64
    /// Letters 9 to 15, or the other half; its top byte is 1 for a hash and 0 for letters.
    public var high: UInt64

    /// A key of given halves.
    @inlinable public init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// Letters that fit as they are.
    public static let capacity = 15

    /// Key of letters `start..<start + count` of an array of letters.
    @inlinable
    public init(_ letters: borrowing [UInt8], from start: Int, count: Int) {
        guard count <= WordKey.capacity else {
            self.init(hashing: letters, from: start, count: count)
            return
        }
        if count > 0, start >= 0, start &+ 16 <= letters.count {
            // Two loads and two masks, which cut off the letters behind the word, and no branch: how long a word is
            // cannot be foretold.
            let bytes = unsafe letters.span.bytes
            let first = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
                .littleEndian
            let second = unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: start &+ 8, as: UInt64.self
            ).littleEndian
            let bits = UInt64(truncatingIfNeeded: 8 &* count)
            self.init(
                low: first & (UInt64.max &>> (64 &- min(bits, 64))),
                high: second & ((1 &<< (max(bits, 64) &- 64)) &- 1))
            return
        }
        var low: UInt64 = 0
        var high: UInt64 = 0
        var index = 0
        while index < count {
            let letter = UInt64(letters[start + index])
            if index < 8 {
                low |= letter &<< UInt64(8 &* index)
            } else {
                high |= letter &<< UInt64(8 &* (index &- 8))
            }
            index &+= 1
        }
        self.init(low: low, high: high)
    }

    @usableFromInline
    init(hashing letters: borrowing [UInt8], from start: Int, count: Int) {
        // Two FNV-1a hashes with different offsets; the length is part of both.
        var a: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(count)
        var b: UInt64 = 0x9ae1_6a3b_2f90_404f &+ UInt64(count)
        for index in start..<start + count {
            a = (a ^ UInt64(letters[index])) &* 0x100_0000_01b3
            b = (b ^ UInt64(letters[index])) &* 0x9e37_79b9_7f4a_7c15
        }
        self.init(low: a, high: (b >> 8) | 0x01 << 56)
    }

    /// Whether the letters were hashed, so that no prefix can be shifted off.
    @inlinable public var isHashed: Bool { high >> 56 == 1 }

    /// Whether the first letter is `و` or `ف`; not told of keys that are hashed.
    @inlinable public var beginsWithConjunction: Bool {
        let first = UInt8(truncatingIfNeeded: low)
        return !isHashed && (first == Letters.waw || first == Letters.feh)
    }

    /// The key without its first `count` letters; only for keys that are not hashed.
    @inlinable
    public func droppingFirst(_ count: Int) -> WordKey {
        guard count > 0, count < WordKey.capacity else { return count > 0 ? WordKey(low: 0, high: 0) : self }
        let bits = UInt64(8 * count)
        return WordKey(
            low: (low >> bits) | (bits < 64 ? high << (64 - bits) : high >> (bits - 64)), high: high >> bits)
    }

    /// The key with another first letter; only for keys that are not hashed.
    public func replacingFirst(with letter: UInt8) -> WordKey {
        WordKey(low: low & ~0xFF | UInt64(letter), high: high)
    }

    /// The key of the first `count` letters; only for keys that are not hashed.
    public func first(_ count: Int) -> WordKey {
        guard count < WordKey.capacity else { return self }
        let low = count < 8 ? low & ((1 << UInt64(8 * count)) - 1) : low
        return WordKey(low: low, high: count > 8 ? high & ((1 << UInt64(8 * (count - 8))) - 1) : 0)
    }

    /// How many letters there are; only for keys that are not hashed.
    @inlinable public var letterCount: Int {
        16 - (high != 0 ? high.leadingZeroBitCount / 8 : 8 + low.leadingZeroBitCount / 8)
    }

    /// A well mixed hash for tables in memory.
    @inlinable public var mixed: UInt64 {
        // Of a plain product the low bits would know only the first letters, and words of one stem would meet.
        let product = (low ^ (high &* 0x9e37_79b9_7f4a_7c15)).multipliedFullWidth(by: 0xff51_afd7_ed55_8ccd)
        return product.high ^ product.low
    }

    /// A hash for telling texts by samples of their words. It is kept in stores, and must stay as it is.
    @inlinable public var fingerprint: UInt64 {
        let hash = (low ^ (high &* 0x9e37_79b9_7f4a_7c15)) &* 0xff51_afd7_ed55_8ccd
        return hash ^ hash >> 32
    }
}
