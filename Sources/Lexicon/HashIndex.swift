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
    /// A key beside its value, so that a look-up that hits touches one place; 0 is no value.
    private struct Slot: Sendable {
        var key = Key.empty
        var value: UInt32 = 0
    }

    private var slots: [Slot]
    private var mask: Int
    private(set) var count = 0

    init(minimumCapacity: Int = 8) {
        var size = 16
        while size < minimumCapacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        mask = size - 1
    }

    /// The value of a key, or 0.
    @inline(__always)
    func find(_ key: Key) -> UInt32 {
        var index = Int(truncatingIfNeeded: key.mixed) & mask
        while true {
            let slot = slots[index]
            if slot.value == 0 || slot.key == key { return slot.value }
            index = (index &+ 1) & mask
        }
    }

    /// The value of a key; where it has none yet, `value` becomes it.
    mutating func insert(_ key: Key, _ value: UInt32) -> UInt32 {
        if count * 2 >= slots.count { grow() }
        var index = Int(truncatingIfNeeded: key.mixed) & mask
        while slots[index].value != 0 {
            if slots[index].key == key { return slots[index].value }
            index = (index &+ 1) & mask
        }
        slots[index] = Slot(key: key, value: value)
        count += 1
        return value
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        mask = slots.count - 1
        for slot in old where slot.value != 0 {
            var index = Int(truncatingIfNeeded: slot.key.mixed) & mask
            while slots[index].value != 0 { index = (index &+ 1) & mask }
            slots[index] = slot
        }
    }
}
