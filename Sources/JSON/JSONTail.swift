internal import CBytes

/// Where a ``JSONWriter`` goes on writing: an address that moves on.
///
/// Nothing is checked here. The writer makes room for what a run of calls writes at most, and ``slack`` bytes
/// more, so that a few bytes can be stored as one whole word.
@safe @usableFromInline struct JSONTail {
    /// Bytes behind the last one written that may be overwritten.
    @inlinable static var slack: Int { 8 }

    /// Where the next byte goes.
    @usableFromInline var address: UnsafeMutablePointer<UInt8>

    @inlinable @inline(__always)
    init(_ address: UnsafeMutablePointer<UInt8>) { unsafe self.address = address }

    @inlinable @inline(__always)
    mutating func put(_ byte: UInt8) {
        unsafe address.pointee = byte
        unsafe address += 1
    }

    /// Stores a whole word, the lowest byte first, of which `count` bytes count.
    @inlinable @inline(__always)
    mutating func put(_ word: UInt64, count: Int) {
        unsafe UnsafeMutableRawPointer(address).storeBytes(of: word.littleEndian, as: UInt64.self)
        unsafe address += count
    }

    /// Writes text that needs no escapes.
    @inlinable @inline(__always)
    mutating func put(_ text: StaticString) {
        guard text.hasPointerRepresentation else {
            // Text of one scalar may be kept without memory; then the general way makes some.
            let count = text.withUTF8Buffer { utf8 in
                unsafe UnsafeMutableRawPointer(address).copyMemory(
                    from: UnsafeRawPointer(utf8.baseAddress ?? UnsafePointer(address)), byteCount: utf8.count)
                return utf8.count
            }
            unsafe address += count
            return
        }
        let source = unsafe UnsafeRawPointer(text.utf8Start)
        let count = text.utf8CodeUnitCount
        var index = 0
        // Whole words, the last of which overlaps the one before it.
        while index &+ 8 <= count {
            put(unsafe source.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian, count: 8)
            index &+= 8
        }
        if index == count { return }
        if count >= 8 {
            let last = unsafe source.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self).littleEndian
            put(last &>> UInt64(8 &* (index &+ 8 &- count)), count: count &- index)
        } else if count >= 4 {
            let first = unsafe source.loadUnaligned(as: UInt32.self).littleEndian
            let last = unsafe source.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self).littleEndian
            put(UInt64(first) | UInt64(last) &<< UInt64(8 &* (count &- 4)), count: count)
        } else {
            for index in 0..<count { put(unsafe source.load(fromByteOffset: index, as: UInt8.self)) }
        }
    }

    /// Writes text up to the first character that must be escaped, or to its end.
    /// - Returns: where that is.
    @inline(__always)
    mutating func putPlainText(of text: Span<UInt8>, from start: Int) -> Int {
        let raw = unsafe text.bytes
        let end = text.count
        var index = start
        let copied = unsafe text.extracting(start..<end).withUnsafeBufferPointer { text in
            guard let first = text.baseAddress else { return 0 }
            return unsafe arqam_copy_plain(address, first, text.count)
        }
        unsafe address += copied
        index &+= copied
        while index &+ 8 <= end {
            let word = UInt64(
                littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = specialCharacters(in: word)
            if found != 0 {
                let count = found.trailingZeroBitCount / 8
                put(word, count: count)
                return index &+ count
            }
            put(word, count: 8)
            index &+= 8
        }
        let rest = end &- index
        if rest == 0 { return end }
        guard end >= 8 else {
            while index < end, !isSpecial(text[index]) {
                put(text[index])
                index &+= 1
            }
            return index
        }
        // The last word again, without what has been written of it: the zeros behind it end the text.
        let last = UInt64(
            littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: end &- 8, as: UInt64.self))
        let word = last &>> UInt64(8 &* (8 &- rest))
        let count = specialCharacters(in: word).trailingZeroBitCount / 8
        put(word, count: count)
        return index &+ count
    }

    // MARK: Digits

    /// Writes a number without leading zeros.
    @inline(__always)
    mutating func putDigits(of value: UInt) {
        if value < 10_000 { putFirst(value) } else { putMany(value) }
    }

    /// Writes a number with leading zeros, if it has fewer digits.
    mutating func putDigits(of value: UInt, width: Int) {
        var rest = value
        var index = width
        while index > 0 {
            index &-= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            unsafe address[index] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
        unsafe address += width
    }

    @inline(never)
    private mutating func putMany(_ value: UInt) {
        let (before, last) = value.quotientAndRemainder(dividingBy: 10_000)
        if before < 10_000 { putFirst(before) } else { putMany(before) }
        put(UInt64(Self.digits(last) | 0x3030_3030), count: 4)
    }

    /// Writes a number below 10,000.
    @inline(__always)
    private mutating func putFirst(_ value: UInt) {
        let digits = Self.digits(value)
        let zeros = min(digits.trailingZeroBitCount / 8, 3)
        put(UInt64((digits | 0x3030_3030) &>> UInt32(8 &* zeros)), count: 4 &- zeros)
    }

    /// The four digits of a number below 10,000, one a byte, the first one lowest.
    @inline(__always)
    private static func digits(_ value: UInt) -> UInt32 {
        let value = UInt32(truncatingIfNeeded: value)
        // Multiplied and shifted for divided by 100, and for both halves at once by 10.
        let hundreds = (value &* 5243) &>> 19
        let halves = hundreds | ((value &- hundreds &* 100) &<< 16)
        let tens = ((halves &* 103) &>> 10) & 0x000F_000F
        return tens | ((halves &- tens &* 10) &<< 8)
    }
}
