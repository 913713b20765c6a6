/// Memory that a ``JSONWriter`` writes into, kept until nobody holds it.
///
/// An array would be asked on every write whether it is shared; a writer knows when that can be.
@safe @usableFromInline final class JSONBuffer: @unchecked Sendable {
    /// The first byte.
    @usableFromInline let start: UnsafeMutablePointer<UInt8>
    /// How many bytes there are.
    @usableFromInline let capacity: Int

    init(capacity: Int) {
        unsafe start = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    /// A larger buffer that begins with the first `count` bytes of another.
    convenience init(capacity: Int, copying other: JSONBuffer, _ count: Int) {
        self.init(capacity: capacity)
        unsafe start.initialize(from: other.start, count: count)
    }

    deinit { unsafe start.deallocate() }
}
