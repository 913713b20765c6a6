internal import CBytes

/// Elements that stay where they are: constants of the program, or a ``Column`` that is full.
///
/// A table does not keep its memory; whoever holds one holds its ``TableMemory`` too.
@usableFromInline
@safe struct Table<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
    @usableFromInline let start: UnsafePointer<Element>
    /// How many elements there are.
    @usableFromInline let count: Int

    /// - Parameter start: aligned for the elements, which must outlive the table.
    @unsafe init(start: UnsafePointer<Element>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    /// The element at an index; an index out of bounds ends the program.
    @inlinable subscript(index: Int) -> Element {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such element of a table")
        return unsafe start[index]
    }

    @inlinable var startIndex: Int { 0 }
    @inlinable var endIndex: Int { count }

    /// Asks the memory for the element at an index, for whoever looks at it a little later.
    @inline(__always)
    func ask(for index: Int) { unsafe arqam_prefetch(start + index) }

    /// The elements as bytes.
    func appendBytes(to bytes: inout [UInt8]) {
        let size = count * MemoryLayout<Element>.stride
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: size))
    }
}

/// What keeps the memory of tables: they live as long as it does.
@usableFromInline
@safe final class TableMemory: @unchecked Sendable {
    private var owned: [UnsafeMutableRawPointer]

    init() { unsafe owned = [] }

    deinit {
        for index in unsafe owned.indices { unsafe owned[index].deallocate() }
    }

    /// Makes a table of a column, which is used up; its memory is freed with this object.
    func table<Element>(_ column: consuming Column<Element>) -> Table<Element> {
        let (start, count) = unsafe column.take()
        unsafe owned.append(UnsafeMutableRawPointer(start))
        return unsafe Table(start: start, count: count)
    }
}

/// Elements that are being gathered, in memory that only ever moves to grow.
@safe struct Column<Element: BitwiseCopyable & Sendable>: ~Copyable {
    private var start: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count: Int

    /// An empty column with room for some elements.
    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        unsafe start = .allocate(capacity: self.capacity)
        count = 0
    }

    /// A column of equal elements.
    init(repeating element: Element, count: Int) {
        self.init(capacity: count)
        unsafe start.initialize(repeating: element, count: count)
        self.count = count
    }

    deinit { unsafe start.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such element of a column")
            return unsafe start[index]
        }
        set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such element of a column")
            unsafe start[index] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        unsafe (start + count).initialize(to: element)
        count &+= 1
    }

    /// Forgets the elements and keeps the memory.
    mutating func removeAll() { count = 0 }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        unsafe larger.moveInitialize(from: start, count: count)
        unsafe start.deallocate()
        unsafe start = larger
        capacity *= 2
    }

    /// Gives the memory away.
    @unsafe consuming func take() -> (UnsafeMutablePointer<Element>, Int) {
        let taken = unsafe (start, count)
        discard self
        return unsafe taken
    }
}
