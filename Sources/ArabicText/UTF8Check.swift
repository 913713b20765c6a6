internal import CBytes

/// Whether bytes are UTF-8, many at a time where they are ASCII or scalars of two bytes, as Arabic text is.
///
/// The standard library's check walks a state machine a byte; this one asks of sixteen whether every lead
/// byte stands before a continuation byte and every continuation byte behind a lead byte.
enum UTF8Check {
    /// Offset of the first byte that is no UTF-8, or `nil`.
    static func firstInvalidByte(_ bytes: Span<UInt8>) -> Int? {
        let end = bytes.count
        var at = 0
        // `at` always starts a scalar.
        while at < end {
            guard bytes[at] & 0xC0 != 0x80 else { return at }
            at &+= unsafe bytes.extracting(at..<end).withUnsafeBufferPointer { rest in
                guard let first = rest.baseAddress else { return 0 }
                return unsafe arqam_pairs_prefix(first, rest.count)
            }
            // The last one seen may have been a lead byte, whose pair is whole.
            if bytes[at] & 0xC0 == 0x80 { at &+= 1 }
            // What is no pair stands within the next sixteen bytes.
            let next = min(at &+ 16, end)
            while at < next {
                let width = width(bytes, at)
                guard width > 0 else { return at }
                at &+= width
            }
        }
        return nil
    }

    /// Bytes of the scalar at an offset, or 0 where there is none (Unicode, table 3-7).
    private static func width(_ bytes: Span<UInt8>, _ at: Int) -> Int {
        let first = bytes[at]
        let count: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, low) = (3, 0xA0)
        case 0xED: (count, high) = (3, 0x9F)
        case 0xE1...0xEF: count = 3
        case 0xF0: (count, low) = (4, 0x90)
        case 0xF4: (count, high) = (4, 0x8F)
        case 0xF1...0xF3: count = 4
        default: return 0
        }
        guard at &+ count <= bytes.count else { return 0 }
        for index in 1..<count {
            let byte = bytes[at &+ index]
            guard byte >= low, byte <= high else { return 0 }
            (low, high) = (0x80, 0xBF)
        }
        return count
    }

    /// Calls `body` with each control character of a stretch (bytes below 0x20), in order.
    static func forEachControl(_ bytes: Span<UInt8>, _ body: (Int, UInt8) -> Void) {
        var at = 0
        while at < bytes.count {
            at &+= unsafe bytes.extracting(at..<bytes.count).withUnsafeBufferPointer { rest in
                guard let first = rest.baseAddress else { return 0 }
                return unsafe arqam_printable_prefix(first, rest.count)
            }
            let end = min(at &+ 16, bytes.count)
            while at < end {
                if bytes[at] < 0x20 { body(at, bytes[at]) }
                at &+= 1
            }
        }
    }
}
