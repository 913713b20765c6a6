/// Makes text that looks like Arabic news to a tokenizer: word lengths, letters, marks, digits and the reuse
/// of words are those of news; the words mean nothing. The same text each time.
struct TextGenerator {
    /// Per thousand words, how many have 1, 2, 3 … letters (measured on 1.8 million words of news).
    private static let lengths = [14, 121, 144, 172, 182, 152, 121, 58, 24, 8, 2, 1]
    /// Letters and, per thousand, how often each stands in news.
    private static let letters: [(Unicode.Scalar, Int)] = [
        ("ا", 153), ("ل", 118), ("ي", 75), ("م", 67), ("و", 54), ("ن", 50), ("ت", 46), ("ر", 46), ("ع", 34),
        ("ب", 34), ("ة", 33), ("د", 31), ("ف", 26), ("ه", 24), ("س", 24), ("ق", 22), ("أ", 19), ("ك", 18),
        ("ح", 18), ("ج", 14), ("ش", 10), ("ط", 10), ("ص", 9), ("خ", 8), ("إ", 8), ("ى", 8), ("ض", 7),
        ("ز", 6),
        ("ذ", 6), ("ث", 5), ("ئ", 4), ("ء", 3), ("غ", 3), ("ظ", 3), ("ؤ", 1), ("آ", 1), ("ـ", 1),
    ]
    private static let vocabularySize = 1 << 15

    private var state: UInt64 = 0x6172_7161_6D00_0001
    private var vocabulary: [[UInt8]] = []

    init() {
        let lengthTable = Self.table(Self.lengths.enumerated().map { ($0.offset + 1, $0.element) })
        let letterTable = Self.table(Self.letters)
        for _ in 0..<Self.vocabularySize {
            var word = String.UnicodeScalarView()
            for _ in 0..<lengthTable[random(below: lengthTable.count)] {
                word.append(letterTable[random(below: letterTable.count)])
            }
            vocabulary.append(Array(String(word).utf8))
        }
    }

    /// An article of about `wordCount` words, in UTF-8.
    mutating func article(wordCount: Int) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<wordCount {
            if random(below: 1000) < 15 {
                appendNumber(to: &text)
            } else {
                text.append(contentsOf: vocabulary[rank()])
            }
            switch random(below: 1000) {
            case ..<46: text.append(contentsOf: "، ".utf8)
            case ..<78: text.append(contentsOf: ". ".utf8)
            case ..<85: text.append(contentsOf: "» ".utf8)
            case ..<92: text.append(contentsOf: " «".utf8)
            case ..<95: text.append(contentsOf: "\n".utf8)
            case ..<100: text.append(contentsOf: "\u{A0}".utf8)
            default: text.append(0x20)
            }
        }
        return text
    }

    private mutating func appendNumber(to text: inout [UInt8]) {
        text.append(contentsOf: String(random(below: 3000)).utf8)
        if random(below: 4) == 0 { text.append(contentsOf: ".\(random(below: 10))".utf8) }
        if random(below: 4) == 0 { text.append(0x25) }
    }

    /// The rank of a word drawn by Zipf's law: half of the draws fall on the square root of the vocabulary.
    private mutating func rank() -> Int {
        // 2 to the power of a uniform number from 0 to 15, with the bits below the first drawn too.
        let power = random(below: 15)
        return min((1 << power) + random(below: 1 << power), Self.vocabularySize - 1)
    }

    private mutating func random(below bound: Int) -> Int {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// As many entries of each value as its weight.
    private static func table<Value>(_ weights: [(Value, Int)]) -> [Value] {
        weights.flatMap { value, weight in Array(repeating: value, count: weight) }
    }
}
