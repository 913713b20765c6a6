import ArabicText

/// A key of a ``HashIndex``: something with a well mixed hash.
protocol IndexKey: Equatable, Sendable {
    var mixed: UInt64 { get }
    static var empty: Self { get }
}

extension WordKey: IndexKey {
    static var empty: WordKey { WordKey(low: 0, high: 0) }
}

extension UInt64: IndexKey {
    var mixed: UInt64 {
        let product = self &* 0x9e37_79b9_7f4a_7c15
        return product ^ (product >> 32)
    }
    static var empty: UInt64 { 0 }
}

/// An open-addressing table from keys to small numbers above 0, made for look-ups that mostly miss.
struct HashIndex<Key: IndexKey>: Sendable {
    private var keys: [Key]
    private var values: [UInt32]
    private var mask: Int
    private(set) var count = 0

    init(minimumCapacity: Int = 8) {
        var size = 16
        while size < minimumCapacity * 2 { size *= 2 }
        keys = Array(repeating: Key.empty, count: size)
        values = Array(repeating: 0, count: size)
        mask = size - 1
    }

    /// The value of a key, or 0.
    @inline(__always)
    func find(_ key: Key) -> UInt32 {
        var slot = Int(truncatingIfNeeded: key.mixed) & mask
        while true {
            let value = values[slot]
            if value == 0 || keys[slot] == key { return value }
            slot = (slot &+ 1) & mask
        }
    }

    /// The value of a key; where it has none yet, `value` becomes it.
    mutating func insert(_ key: Key, _ value: UInt32) -> UInt32 {
        if count * 2 >= values.count { grow() }
        var slot = Int(truncatingIfNeeded: key.mixed) & mask
        while values[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot &+ 1) & mask
        }
        keys[slot] = key
        values[slot] = value
        count += 1
        return value
    }

    private mutating func grow() {
        let old = (keys, values)
        keys = Array(repeating: Key.empty, count: old.0.count * 2)
        values = Array(repeating: 0, count: old.1.count * 2)
        mask = values.count - 1
        for (key, value) in zip(old.0, old.1) where value != 0 {
            var slot = Int(truncatingIfNeeded: key.mixed) & mask
            while values[slot] != 0 { slot = (slot &+ 1) & mask }
            keys[slot] = key
            values[slot] = value
        }
    }
}
