/// The end of the JSON number that starts at `start`, or nil where none does.
///
/// The longest number is taken; what follows it is the caller's to judge.
func endOfNumber(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    func digits(from index: Int) -> Int? {
        var index = index
        let first = index
        while index < end, bytes[index] &- 0x30 < 10 { index &+= 1 }
        return index == first ? nil : index
    }
    var index = start
    if index < end, bytes[index] == 0x2D { index &+= 1 }
    guard let integerEnd = digits(from: index) else { return nil }
    // No leading zeros.
    if bytes[index] == 0x30 && integerEnd > index &+ 1 { return nil }
    index = integerEnd
    if index < end, bytes[index] == 0x2E {
        guard let fractionEnd = digits(from: index &+ 1) else { return nil }
        index = fractionEnd
    }
    if index < end, bytes[index] | 0x20 == 0x65 {
        index &+= 1
        if index < end, bytes[index] == 0x2B || bytes[index] == 0x2D { index &+= 1 }
        guard let exponentEnd = digits(from: index) else { return nil }
        index = exponentEnd
    }
    return index
}

extension JSONWriter {
    /// Whether text follows JSON's grammar of numbers: `-12.50` and `1e9` do, `+1`, `.5`, `01` and `1.` do not.
    public static func isNumber(_ decimal: Span<UInt8>) -> Bool {
        endOfNumber(decimal, from: 0, to: decimal.count) == decimal.count
    }
}
