internal import CBytes

/// The bytes of a lexicon file: an array of somebody's, or memory of the program itself, which needs no copy.
struct FileBytes: Sendable {
    @safe private enum Storage: @unchecked Sendable {
        case array([UInt8])
        /// Constants of the program: they outlive everything and never change.
        case embedded(UnsafeBufferPointer<UInt8>)
    }

    private let storage: Storage

    /// Bytes of one's own.
    init(_ bytes: [UInt8]) { storage = .array(bytes) }

    /// Constants that the compiler embedded.
    @unsafe init(embedded bytes: UnsafeBufferPointer<UInt8>) { storage = unsafe .embedded(bytes) }

    /// How many there are.
    var count: Int {
        switch storage {
        case .array(let bytes): bytes.count
        case .embedded(let bytes): bytes.count
        }
    }

    /// Calls `body` with the bytes.
    @inline(__always)
    func withSpan<Result, Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Result) throws(Failure)
        -> Result
    {
        switch storage {
        case .array(let bytes): try body(bytes.span)
        case .embedded(let bytes): try unsafe body(Span(_unsafeElements: bytes))
        }
    }

    /// The text of a byte range.
    func text(_ range: Range<Int>) -> String {
        withSpan { bytes in
            unsafe bytes.extracting(range).withUnsafeBufferPointer {
                unsafe String(decoding: $0, as: UTF8.self)
            }
        }
    }
}

extension Span<UInt8> {
    /// Whether the bytes are those of a text.
    @inline(__always)
    func elementsEqual(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && starts(with: text)
    }

    /// Whether the bytes begin with those of a text.
    @inline(__always)
    func starts(with text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        let wanted = unsafe text.utf8Start
        var index = 0
        while index < text.utf8CodeUnitCount {
            if unsafe wanted[index] != self[index] { return false }
            index &+= 1
        }
        return true
    }

    /// The first place of a byte at or after another, or the count.
    @inline(__always)
    func firstIndex(of byte: UInt8, from start: Int) -> Int {
        guard start < count else { return count }
        return unsafe extracting(start..<count).withUnsafeBufferPointer { rest in
            guard let first = rest.baseAddress else { return start }
            return unsafe start + arqam_find(first, rest.count, byte)
        }
    }
}
