import ArabicText

/// An element of a ``KeyedList``.
protocol Keyed: Sendable {
    associatedtype Key: ListKey
    /// What the element is found by.
    var key: Key { get }
}

/// A key of a ``KeyedList``: something with a well mixed hash.
protocol ListKey: Equatable, Sendable {
    var mixed: UInt64 { get }
}

extension WordKey: ListKey {}

extension UInt64: ListKey {
    var mixed: UInt64 {
        let product = self &* 0x9e37_79b9_7f4a_7c15
        return product ^ (product >> 32)
    }
}

/// Elements in the order they were added, and an open-addressing table that finds them by their keys.
///
/// A slot of the table is four bytes: the element's index and, in the bits that are left, a part of its hash, so
/// that a look-up that misses rarely touches an element, and the whole table of a big lexicon fits into the
/// second-level cache. Index 0 holds an element that is never found; it stands for none.
struct KeyedList<Element: Keyed>: Sendable {
    private(set) var elements: [Element]
    private var slots: [UInt32]
    /// How many elements the table finds.
    private var indexed = 0

    /// - Parameters:
    ///   - none: the element at index 0.
    ///   - capacity: how many elements are expected; there may be more.
    init(none: Element, capacity: Int = 8) {
        elements = [none]
        elements.reserveCapacity(capacity + 1)
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
    }

    /// One more than the highest index.
    @inline(__always)
    var count: Int { elements.count }

    /// The element at an index; its key must stay.
    @inline(__always)
    subscript(index: Int) -> Element {
        get { elements[index] }
        _modify { yield &elements[index] }
    }

    /// Makes room for elements that are added without being indexed.
    mutating func reserveCapacity(_ capacity: Int) { elements.reserveCapacity(capacity) }

    /// The index of the element with a key, or 0.
    @inline(__always)
    func index(of key: Element.Key) -> UInt32 {
        let hash = key.mixed
        let mask = UInt32(truncatingIfNeeded: slots.count &- 1)
        var at = UInt32(truncatingIfNeeded: hash) & mask
        let tag = UInt32(truncatingIfNeeded: hash >> 32) & ~mask
        while true {
            let slot = slots[Int(at)]
            if slot == 0 { return 0 }
            if slot & ~mask == tag, elements[Int(slot & mask)].key == key { return slot & mask }
            at = (at &+ 1) & mask
        }
    }

    /// Adds an element, unless one has its key; the index of the one that has it.
    @inline(__always)
    mutating func insert(_ element: Element) -> UInt32 {
        if indexed &* 2 >= slots.count || elements.count >= slots.count { grow() }
        let key = element.key
        let hash = key.mixed
        let mask = UInt32(truncatingIfNeeded: slots.count &- 1)
        var at = UInt32(truncatingIfNeeded: hash) & mask
        let tag = UInt32(truncatingIfNeeded: hash >> 32) & ~mask
        while true {
            let slot = slots[Int(at)]
            if slot == 0 { break }
            if slot & ~mask == tag, elements[Int(slot & mask)].key == key { return slot & mask }
            at = (at &+ 1) & mask
        }
        let index = UInt32(truncatingIfNeeded: elements.count)
        slots[Int(at)] = tag | index
        elements.append(element)
        indexed &+= 1
        return index
    }

    /// Adds an element that is not to be found by its key.
    @inline(__always)
    mutating func append(_ element: Element) -> UInt32 {
        let index = UInt32(truncatingIfNeeded: elements.count)
        elements.append(element)
        return index
    }

    /// Makes the table larger: an index must leave room for a part of the hash.
    private mutating func grow() {
        let old = slots
        let oldMask = UInt32(truncatingIfNeeded: old.count &- 1)
        slots = Array(repeating: 0, count: old.count * 2)
        let mask = UInt32(truncatingIfNeeded: slots.count &- 1)
        for slot in old where slot != 0 {
            let index = slot & oldMask
            let hash = elements[Int(index)].key.mixed
            var at = UInt32(truncatingIfNeeded: hash) & mask
            while slots[Int(at)] != 0 { at = (at &+ 1) & mask }
            slots[Int(at)] = UInt32(truncatingIfNeeded: hash >> 32) & ~mask | index
        }
    }
}
