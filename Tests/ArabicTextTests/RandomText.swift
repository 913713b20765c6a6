/// A generator whose every run gives the same numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes texts of all the kinds of scalar and dirt that news holds, in any order.
struct RandomText {
    private var generator: SeededGenerator

    /// Pieces that meet in any order; the dirt of real news and the borders of the fold table.
    static let pieces: [String] = [
        "الاقتصاد", "وبلغ", "مليون", "شركة", "فى", "أُعلِن", "ة", "ى", "ـ", "الـ", "لا", "\u{FEFB}", "\u{FEF7}",
        "\u{FE8D}",
        "\u{FDF2}", "\u{FDFA}", "\u{FDFC}", "\u{FC5E}", "\u{FC00}", "\u{064B}", "\u{0651}\u{064E}",
        "\u{0301}", "\u{FE0F}",
        "Amazon", "Google", "é", "ß", "İ", "x", "Москва", "日本", "한", "א", "20", "٢٠٢٧", "۱۴۰۰", "12.5",
        "1,059.5", "٫", "٬",
        "1'000", ".", ",", "،", "؛", "؟", "!", "..", "…", ":", "/", "-", "–", "—", "_", "@", "#", "(", ")",
        "[", "\"", "«", "»",
        "“", "”", "„", "'", "’", "%", "٪", "‰", "$", "€", "£", "½", "²", "°", "×", "±", "+", "=", "|", "<",
        "😀", "👩‍👩‍👧", "🇸🇦",
        " ", "  ", "\t", "\u{A0}", "\u{202F}", "\u{3000}", "\n", "\r\n", "\r", "\n\n", "\n \r\n", "\u{2028}",
        "\u{2029}", "\u{85}",
        "\u{200E}", "\u{200F}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{202A}", "\u{202B}", "\u{202C}",
        "\u{2067}", "\u{2069}",
        "\u{FEFF}", "\u{AD}", "\u{61C}", "\u{0}", "\u{7F}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "\u{E000}",
    ]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A text of up to `count` pieces, now and then one scalar of anywhere among them.
    mutating func next(pieces count: Int = 40, from pieces: [String] = RandomText.pieces) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...count, using: &generator) {
            if Int.random(in: 0..<12, using: &generator) == 0 {
                let value = UInt32.random(in: 0...0x2_0000, using: &generator)
                text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            } else if let piece = pieces.randomElement(using: &generator) {
                text.append(piece)
            }
        }
        return text
    }

    /// Bytes with some of them changed, lost or doubled: often no UTF-8 any more.
    mutating func mutated(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: at)
            default: bytes.insert(bytes[at], at: at)
            }
        }
        return bytes
    }

    /// A number of a range.
    mutating func number(in range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
}
