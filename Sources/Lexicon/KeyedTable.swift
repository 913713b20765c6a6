import ArabicText

/// An element that is found by its key.
protocol Keyed: BitwiseCopyable, Sendable {
    associatedtype Key: TableKey
    /// What the element is found by.
    var key: Key { get }
}

/// A key of a ``KeyedTable``: something with a well mixed hash.
protocol TableKey: Equatable, Sendable {
    var mixed: UInt64 { get }
}

extension WordKey: TableKey {}

extension UInt64: TableKey {
    var mixed: UInt64 {
        let product = self &* 0x9e37_79b9_7f4a_7c15
        return product ^ (product >> 32)
    }
}

/// A slot of the open-addressing table behind a ``KeyedTable``; a power of two of them.
///
/// Four bytes: the index of an element and, in the bits that are left, a part of its hash, so that a look-up that
/// misses rarely touches an element, and the slots of a big lexicon fit into the second-level cache. 0 is free.
private struct Slot {
    let mask: UInt32
    let tag: UInt32
    var at: UInt32

    @inline(__always)
    init(_ hash: UInt64, slotCount: Int) {
        mask = UInt32(truncatingIfNeeded: slotCount &- 1)
        at = UInt32(truncatingIfNeeded: hash) & mask
        tag = UInt32(truncatingIfNeeded: hash >> 32) & ~mask
    }

    /// The index in a slot, where it may be that of the element; else 0.
    @inline(__always)
    func index(_ slot: UInt32) -> Int { slot & ~mask == tag ? Int(slot & mask) : 0 }

    @inline(__always)
    mutating func advance() { at = (at &+ 1) & mask }
}

/// Elements in the order they were added, found by their keys. Index 0 holds an element that is never found; it
/// stands for none.
struct KeyedTable<Element: Keyed>: Sendable {
    let elements: Table<Element>
    let slots: Table<UInt32>

    /// One more than the highest index.
    @inline(__always) var count: Int { elements.count }

    /// The element at an index.
    @inline(__always) subscript(index: Int) -> Element { elements[index] }

    /// Asks the memory for where the element with a key is looked for.
    @inline(__always)
    func ask(for key: Element.Key) { slots.ask(for: Int(Slot(key.mixed, slotCount: slots.count).at)) }

    /// The index of the element with a key, or 0.
    @inline(__always)
    func index(of key: Element.Key) -> UInt32 {
        var slot = Slot(key.mixed, slotCount: slots.count)
        while true {
            let found = slots[Int(slot.at)]
            if found == 0 { return 0 }
            let index = slot.index(found)
            if index != 0, elements[index].key == key { return UInt32(truncatingIfNeeded: index) }
            slot.advance()
        }
    }
}

/// A ``KeyedTable`` that is being filled.
struct KeyedColumn<Element: Keyed>: ~Copyable {
    private var elements: Column<Element>
    private var slots: Column<UInt32>
    /// How many elements the slots lead to.
    private var indexed = 0

    /// - Parameters:
    ///   - none: the element at index 0.
    ///   - capacity: how many elements are expected, and how many of them are to be found by their keys; there may
    ///     be more.
    init(none: Element, capacity: Int, indexed: Int) {
        elements = Column(capacity: capacity + 1)
        elements.append(none)
        var size = 16
        while size < indexed * 2 { size *= 2 }
        slots = Column(repeating: 0, count: size)
    }

    /// One more than the highest index.
    @inline(__always) var count: Int { elements.count }

    /// The element at an index; its key must stay.
    @inline(__always)
    subscript(index: Int) -> Element {
        get { elements[index] }
        set { elements[index] = newValue }
    }

    /// The index of the element with a key, or 0.
    @inline(__always)
    func index(of key: Element.Key) -> UInt32 {
        var slot = Slot(key.mixed, slotCount: slots.count)
        while true {
            let found = slots[Int(slot.at)]
            if found == 0 { return 0 }
            let index = slot.index(found)
            if index != 0, elements[index].key == key { return UInt32(truncatingIfNeeded: index) }
            slot.advance()
        }
    }

    /// Adds an element, unless one has its key; the index of the one that has it.
    @inline(__always)
    mutating func insert(_ element: Element) -> UInt32 {
        if indexed &* 2 >= slots.count || elements.count >= slots.count { grow() }
        let key = element.key
        var slot = Slot(key.mixed, slotCount: slots.count)
        while true {
            let found = slots[Int(slot.at)]
            if found == 0 { break }
            let index = slot.index(found)
            if index != 0, elements[index].key == key { return UInt32(truncatingIfNeeded: index) }
            slot.advance()
        }
        indexed &+= 1
        let index = append(element)
        slots[Int(slot.at)] = slot.tag | index
        return index
    }

    /// Adds an element that is not to be found by its key.
    @inline(__always)
    mutating func append(_ element: Element) -> UInt32 {
        let index = UInt32(truncatingIfNeeded: elements.count)
        elements.append(element)
        return index
    }

    /// Doubles the slots: an index must leave room for a part of the hash.
    private mutating func grow() {
        let size = slots.count * 2
        var larger = Column<UInt32>(repeating: 0, count: size)
        for at in 0..<slots.count where slots[at] != 0 {
            let index = slots[at] & UInt32(truncatingIfNeeded: slots.count &- 1)
            var slot = Slot(elements[Int(index)].key.mixed, slotCount: size)
            while larger[Int(slot.at)] != 0 { slot.advance() }
            larger[Int(slot.at)] = slot.tag | index
        }
        slots = larger
    }

    /// The table, with its memory given to a keeper.
    consuming func table(in memory: TableMemory) -> KeyedTable<Element> {
        KeyedTable(elements: memory.table(elements), slots: memory.table(slots))
    }
}
