import Synchronization

/// A table of plain values that a reader has made of a lexicon: constants of the program, or made when it started.
public struct DerivedTable<Element: BitwiseCopyable & Sendable>: Sendable {
    @usableFromInline let table: Table<Element>
    // Keeps the table.
    private let memory: TableMemory

    init(_ table: Table<Element>, _ memory: TableMemory) {
        self.table = table
        self.memory = memory
    }

    /// A table of these values.
    public init(_ elements: [Element]) {
        memory = TableMemory()
        var column = Column<Element>(capacity: elements.count)
        for element in elements { column.append(element) }
        table = memory.table(column)
    }

    /// How many values there are.
    @inlinable public var count: Int { table.count }

    /// The value at an index; an index out of bounds ends the program.
    @inlinable public subscript(index: Int) -> Element { table[index] }
}

extension Lexicon {
    /// The table of a reader: that of the image the program has of its lexicon, or else made now.
    ///
    /// What a reader asks of every word and every row takes most of the time a program needs to start, and comes out the
    /// same each time.
    /// - Parameters:
    ///   - name: what no other table of a lexicon is called.
    ///   - make: makes it; of nothing but this lexicon.
    public func derived<Element: BitwiseCopyable & Sendable>(
        _ name: StaticString, _ make: () -> [Element]
    ) -> DerivedTable<Element> {
        if let table = tables.derived.table(DerivedTables.number(of: name), of: Element.self) {
            return DerivedTable(table, tables.memory)
        }
        let made = DerivedTable(make())
        recorder?.add(made.table, name)
        return made
    }
}

/// The tables of readers in an image.
struct DerivedTables: Sendable {
    /// A table of elements whose type only its reader knows.
    @safe struct Raw: @unchecked Sendable {
        let name: UInt64
        let start: UnsafeRawPointer
        let count: Int
        let stride: Int
    }

    private let tables: [Raw]

    init(_ tables: [Raw] = []) { self.tables = tables }

    /// The table of a name; `nil` where there is none of such elements.
    func table<Element>(_ name: UInt64, of type: Element.Type) -> Table<Element>? {
        guard let found = tables.first(where: { $0.name == name }),
            found.stride == MemoryLayout<Element>.stride
        else { return nil }
        // Tables of an image begin at multiples of 64 bytes, and one name is one type.
        return unsafe Table(
            start: found.start.assumingMemoryBound(to: Element.self), count: found.count)
    }

    /// The number of a name: FNV-1a.
    static func number(of name: StaticString) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<name.utf8CodeUnitCount {
            hash = unsafe (hash ^ UInt64(name.utf8Start[index])) &* 0x100_0000_01b3
        }
        return hash
    }
}

/// Gathers the tables that readers make of a lexicon, for its image.
final class DerivedRecorder: Sendable {
    struct Entry: Sendable {
        let name: StaticString
        let count: Int
        let stride: Int
        let bytes: [UInt8]
    }

    private let made = Mutex<[Entry]>([])

    /// The tables in the order they were made.
    var entries: [Entry] { made.withLock { $0 } }

    func add<Element>(_ table: Table<Element>, _ name: StaticString) {
        var bytes: [UInt8] = []
        table.appendBytes(to: &bytes)
        let entry = Entry(
            name: name, count: table.count, stride: MemoryLayout<Element>.stride, bytes: bytes)
        made.withLock { $0.append(entry) }
    }
}
