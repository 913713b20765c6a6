internal import CBytes

/// Whether bytes are UTF-8, many at a time where they are ASCII or scalars of two bytes, as Arabic text is.
///
/// The standard library's check walks a state machine a byte; this one asks of a whole word whether every lead
/// byte stands before a continuation byte and every continuation byte behind a lead byte.
enum UTF8Check {
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Offset of the first byte that is no UTF-8, or `nil`.
    static func firstInvalidByte(_ bytes: Span<UInt8>) -> Int? {
        let raw = unsafe bytes.bytes
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
            var steps = 0
            while at < end, steps < 16 {
                if at &+ 8 <= end {
                    let word = UInt64(
                        littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
                    let high = word & tops
                    if high == 0 {
                        at &+= 8
                        steps &+= 4
                        continue
                    }
                    let leads = high & (word &<< 1)
                    let continuations = high & ~(word &<< 1)
                    let longLeads = leads & (word &<< 2)
                    // C0 and C1 would spell ASCII in two bytes.
                    let overlong = leads & ~((word & 0x1E1E_1E1E_1E1E_1E1E) &+ 0x7E7E_7E7E_7E7E_7E7E)
                    if longLeads | overlong == 0, continuations == leads &<< 8 {
                        // A lead byte at the end of the word begins the next one.
                        at &+= 8 &- Int(truncatingIfNeeded: leads &>> 63)
                        steps &+= 4
                        continue
                    }
                }
                let width = width(bytes, at)
                guard width > 0 else { return at }
                at &+= width
                steps &+= 1
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
