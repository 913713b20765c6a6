/// Whether bytes are no text in any charset that Arabic is written in: an image, an archive, a program.
///
/// Text has next to no control characters but tabs and line ends. UTF-16, where every other byte of Arabic is
/// 06 and of Latin 00, is told by that order.
func isBinary(_ bytes: Span<UInt8>) -> Bool {
    let sample = min(bytes.count, 8192)
    var controls = 0
    var tables = (even: 0, odd: 0)
    for index in 0..<sample {
        let byte = bytes[index]
        if byte < 0x20, byte < 0x09 || byte > 0x0D, byte != 0x1B { controls += 1 }
        if byte == 0x00 || byte == 0x06 {
            if index % 2 == 0 { tables.even += 1 } else { tables.odd += 1 }
        }
    }
    // One stray control character is dirt, not a format.
    guard controls > 1, controls * 50 > sample else { return false }
    return max(tables.even, tables.odd) * 10 < sample * 4
}
