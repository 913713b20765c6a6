import ArabicText

/// Trigrams of the letters of stems: how likely a word nobody has seen is to be one.
///
/// Every stem counts once. A trigram is backed off to its bigram and its last letter.
struct LetterModel: Sendable {
    /// The Arabic letters, the start and the end of a word, and one for all else.
    private static let symbols = 45
    private static let start = 42, end = 43, other = 44

    private var three = [UInt16](repeating: 0, count: symbols * symbols * symbols)
    private var beforeThree = [UInt32](repeating: 0, count: symbols * symbols)
    private var two = [UInt32](repeating: 0, count: symbols * symbols)
    private var beforeTwo = [UInt32](repeating: 0, count: symbols)
    private var one = [UInt32](repeating: 0, count: symbols)
    private var total: Float = 0

    private static func symbol(_ letter: UInt8) -> Int {
        Letters.isArabic(letter) ? Int(letter - 0xA1) : other
    }

    /// Counts a stem.
    mutating func add(_ stem: [UInt8]) {
        var (a, b) = (LetterModel.start, LetterModel.start)
        for index in 0...stem.count {
            let c = index < stem.count ? LetterModel.symbol(stem[index]) : LetterModel.end
            let pair = a * LetterModel.symbols + b
            three[pair * LetterModel.symbols + c] &+= 1
            beforeThree[pair] &+= 1
            two[b * LetterModel.symbols + c] &+= 1
            beforeTwo[b] &+= 1
            one[c] &+= 1
            total += 1
            (a, b) = (b, c)
        }
    }

    /// The base-2 logarithm of a word's probability.
    func bits(_ word: [UInt8]) -> Float {
        var (a, b) = (LetterModel.start, LetterModel.start)
        var bits: Float = 0
        for index in 0...word.count {
            let c = index < word.count ? LetterModel.symbol(word[index]) : LetterModel.end
            let pair = a * LetterModel.symbols + b
            var p = (Float(one[c]) + 1) / (total + 40)
            p = (Float(two[b * LetterModel.symbols + c]) + 5 * p) / (Float(beforeTwo[b]) + 5)
            p = (Float(three[pair * LetterModel.symbols + c]) + 5 * p) / (Float(beforeThree[pair]) + 5)
            bits += LetterModel.log2(p)
            (a, b) = (b, c)
        }
        return bits
    }

    /// The base-2 logarithm to four decimals, without a C library.
    static func log2(_ x: Float) -> Float {
        let t = (x.significand - 1) / (x.significand + 1)
        let square = t * t
        let series = t * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))))
        return Float(x.exponent) + series * 2.885_390_1
    }
}
