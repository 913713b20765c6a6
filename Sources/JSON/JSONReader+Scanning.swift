// The bytes of strings, numbers, literals and white space.
extension JSONReader {
    /// The error that something else was due where reading stands.
    func expected(_ what: String) -> JSONError {
        JSONError(
            offset: offset, reason: .expected(what, found: position < end ? bytes[position] : nil))
    }

    mutating func skipWhiteSpace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return
            }
        }
    }

    mutating func expect(_ byte: UInt8, _ name: String) throws(JSONError) {
        skipWhiteSpace()
        guard position < end, bytes[position] == byte else { throw expected(name) }
        position += 1
    }

    /// Reads the string whose opening quotation mark stands at `position`; what is not UTF-8 becomes U+FFFD.
    mutating func readString() throws(JSONError) -> String {
        let special = endOfPlainText(bytes.span, from: position + 1, to: end)
        if special < end, bytes[special] == 0x22 {
            // Without escapes it is made of the input itself.
            let text = String(decoding: bytes[(position + 1)..<special], as: UTF8.self)
            position = special + 1
            return text
        }
        var utf8: [UInt8] = []
        try readString(into: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Reads the string whose opening quotation mark stands at `position`.
    mutating func readString(into utf8: inout [UInt8]) throws(JSONError) {
        position += 1
        while true {
            let special = endOfPlainText(bytes.span, from: position, to: end)
            unsafe bytes[position..<special].withUnsafeBufferPointer { piece in
                unsafe utf8.append(contentsOf: piece)
            }
            position = special
            guard position < end else { throw expected("the end of a string") }
            switch bytes[position] {
            case 0x22:
                position += 1
                return
            case 0x5C: try readEscape(into: &utf8)
            case let byte: throw JSONError(offset: offset, reason: .controlCharacter(byte))
            }
        }
    }

    /// Goes past the string whose opening quotation mark stands at `position`, checking its escapes.
    mutating func passString() throws(JSONError) {
        position += 1
        while true {
            position = endOfPlainText(bytes.span, from: position, to: end)
            guard position < end else { throw expected("the end of a string") }
            switch bytes[position] {
            case 0x22:
                position += 1
                return
            case 0x5C:
                guard position + 1 < end else { throw JSONError(offset: offset, reason: .badEscape) }
                if bytes[position + 1] == 0x75 {
                    _ = try codeUnit(at: position)
                    position += 6
                } else {
                    _ = try simpleEscape(bytes[position + 1])
                    position += 2
                }
            case let byte: throw JSONError(offset: offset, reason: .controlCharacter(byte))
            }
        }
    }

    /// Reads the escape whose backslash stands at `position`.
    private mutating func readEscape(into utf8: inout [UInt8]) throws(JSONError) {
        guard position + 1 < end else { throw JSONError(offset: offset, reason: .badEscape) }
        guard bytes[position + 1] == 0x75 else {
            utf8.append(try simpleEscape(bytes[position + 1]))
            position += 2
            return
        }
        let unit = try codeUnit(at: position)
        position += 6
        guard unit & 0xF800 == 0xD800 else {
            append(UInt32(unit), to: &utf8)
            return
        }
        // A high surrogate pairs with a low one right behind it; what follows is else read by itself.
        if unit < 0xDC00, position + 1 < end, bytes[position] == 0x5C, bytes[position + 1] == 0x75 {
            let low = try codeUnit(at: position)
            if low & 0xFC00 == 0xDC00 {
                position += 6
                append(0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(low) & 0x3FF, to: &utf8)
                return
            }
        }
        noteLoneSurrogate()
        append(0xFFFD, to: &utf8)
    }

    private func simpleEscape(_ letter: UInt8) throws(JSONError) -> UInt8 {
        switch letter {
        case 0x22, 0x5C, 0x2F: return letter
        case 0x62: return 0x08
        case 0x66: return 0x0C
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        default: throw JSONError(offset: offset, reason: .badEscape)
        }
    }

    /// The code unit of the `\uXXXX` whose backslash stands at `index`.
    private func codeUnit(at index: Int) throws(JSONError) -> UInt16 {
        guard index + 6 <= end else { throw JSONError(offset: index - start, reason: .badEscape) }
        var unit: UInt16 = 0
        for digit in bytes[(index + 2)..<(index + 6)] {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x41...0x46: value = digit - 0x37
            case 0x61...0x66: value = digit - 0x57
            default: throw JSONError(offset: index - start, reason: .badEscape)
            }
            unit = unit << 4 | UInt16(value)
        }
        return unit
    }

    /// Appends a code point that is no surrogate as UTF-8.
    private func append(_ scalar: UInt32, to utf8: inout [UInt8]) {
        switch scalar {
        case ..<0x80: utf8.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            utf8.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        case ..<0x10000:
            utf8.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            utf8.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }

    /// Goes past the number that starts at `position`.
    mutating func passNumber() throws(JSONError) {
        guard let numberEnd = endOfNumber(bytes.span, from: position, to: end) else {
            throw JSONError(offset: offset, reason: .badNumber)
        }
        position = numberEnd
    }

    /// Goes past the `true`, `false` or `null` whose first letter stands at `position`.
    mutating func passLiteral() throws(JSONError) {
        let word: StaticString =
            switch bytes[position] {
            case 0x74: "true"
            case 0x66: "false"
            default: "null"
            }
        let length = word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { letters in
            unsafe bytes[position..<end].prefix(length).elementsEqual(letters)
        }
        guard matches else { throw expected("true, false or null") }
        position += length
    }
}
