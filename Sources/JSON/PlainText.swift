internal import CBytes

/// Where a run of bytes that JSON writes and reads as they are ends: before the first quotation mark,
/// backslash or control character, or at `end`.
///
/// Many bytes at a time; Arabic text hardly ever holds one of them.
/// - Precondition: `start` and `end` are offsets into `bytes`, and `start` is not above `end`.
@inline(__always)
func endOfPlainText(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    let raw = unsafe bytes.bytes
    var index = start
    // Within the bytes, by the precondition.
    index &+= unsafe bytes.extracting(start..<end).withUnsafeBufferPointer { text in
        guard let first = text.baseAddress else { return 0 }
        return unsafe arqam_plain_prefix(first, text.count)
    }
    while index &+ 8 <= end {
        // Any bytes make a UInt64; the load checks its bounds.
        let word = UInt64(
            littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
        let found = specialCharacters(in: word)
        if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
        index &+= 8
    }
    while index < end, !isSpecial(bytes[index]) { index &+= 1 }
    return index
}

/// Marks the first of eight bytes, the lowest first, that JSON does not write as it is, in its top bit.
///
/// A borrow can only mark bytes after a true find, so the lowest mark is exact; those above it need not be.
@inline(__always)
func specialCharacters(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let control = (word &- ones &* 0x20) & ~word
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash))
        & 0x8080_8080_8080_8080
}

@inline(__always)
func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C
}
