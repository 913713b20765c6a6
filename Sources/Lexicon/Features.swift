/// The `key=value` pairs of an entry: its features column, read where it is asked for.
public struct Features: Sendable {
    private let bytes: FileBytes
    private let range: Range<Int>

    init(_ bytes: FileBytes, _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    /// Reads the features column; `-` is no features, a key without a value is `yes`.
    public init(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(FileBytes(bytes), 0..<bytes.count)
    }

    /// The column, as it is written.
    var text: String { bytes.text(range) }

    /// The value of a key; `nil` where the entry does not have it.
    public subscript(key: StaticString) -> String? {
        bytes.withSpan { bytes in
            guard let value = value(of: key, bytes) else { return nil }
            return value.isEmpty ? "yes" : self.bytes.text(value.lowerBound + 1..<value.upperBound)
        }
    }

    /// Whether the entry has a key.
    public func has(_ key: StaticString) -> Bool {
        bytes.withSpan { value(of: key, $0) != nil }
    }

    /// Whether the entry has a key with a value.
    public func has(_ key: StaticString, _ wanted: StaticString) -> Bool {
        bytes.withSpan { bytes in
            guard let value = value(of: key, bytes), !value.isEmpty else { return false }
            return bytes.extracting(value.lowerBound + 1..<value.upperBound).elementsEqual(wanted)
        }
    }

    /// Calls `body` with each feature, as it is written.
    @inline(__always)
    func forEach(_ body: (Span<UInt8>) -> Void) {
        bytes.withSpan { bytes in
            var start = range.lowerBound
            while start < range.upperBound {
                var end = start
                while end < range.upperBound, bytes[end] != 0x3B { end &+= 1 }
                if end > start { body(bytes.extracting(start..<end)) }
                start = end &+ 1
            }
        }
    }

    /// Whether a feature stands in the column as it is given, `key=value`.
    func contains(_ wanted: StaticString) -> Bool {
        var found = false
        forEach { if $0.elementsEqual(wanted) { found = true } }
        return found
    }

    /// The equals sign of a key and its value, empty where it has none; `nil` without the key.
    @inline(__always)
    private func value(of key: StaticString, _ bytes: Span<UInt8>) -> Range<Int>? {
        let count = key.utf8CodeUnitCount
        guard count > 0 else { return nil }
        let first = unsafe key.utf8Start[0]
        var start = range.lowerBound
        while start < range.upperBound {
            let equals = start &+ count
            if bytes[start] == first, equals <= range.upperBound,
                equals == range.upperBound || bytes[equals] == 0x3D || bytes[equals] == 0x3B,
                bytes.extracting(start..<equals).starts(with: key)
            {
                // `-` is no feature.
                if count == 1, bytes[start] == 0x2D, equals == range.upperBound || bytes[equals] == 0x3B {
                    return nil
                }
                guard equals < range.upperBound, bytes[equals] == 0x3D else { return equals..<equals }
                var end = equals
                while end < range.upperBound, bytes[end] != 0x3B { end &+= 1 }
                return equals..<end
            }
            start = bytes.extracting(start..<range.upperBound).firstIndex(of: 0x3B, from: 0) &+ start &+ 1
        }
        return nil
    }
}
