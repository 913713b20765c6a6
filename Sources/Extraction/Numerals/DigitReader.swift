import ArabicText
import Lexicon

/// A number written in digits, before its surroundings decide what its separators mean.
struct Digits: Sendable {
    /// The value where the shape decides, or the likelier one.
    var value: ExactDecimal
    /// The value with the separator read as a grouping mark, where both readings are possible (`12.500`).
    var grouped: ExactDecimal?
    /// How many decimals the value is written with.
    var places: Int
    /// Tokens it takes.
    var end: Int
    /// Whether it is written like a code (`0501234567`, `192.168.1.2`), not like an amount.
    var isCode: Bool
    /// Digits of a plain whole number; 0 where there is a separator.
    var plainDigits: Int
}

/// Reads the digit shapes of Arabic newspapers.
///
/// | shape | reading |
/// |---|---|
/// | `1,250,000` `1.250.000` `1٬250٬000` `1 250 000` | groups |
/// | `29.2` `29,2` `٢٩٫٢` `2،5` | decimals |
/// | `1,059.5` `1.059,5` | the last separator is the decimal one |
/// | `12.500` | decimals before a scale word, a percent sign or a unit of measure; else groups |
/// | `12,500` | groups |
/// | `0.500` `0,250` | decimals: no group starts with a zero |
/// | `7.⁧0` with an RLM behind the point | typed from the right: 0.7 |
/// | `8ر43` | typed from the right: 43.8; `999 ر 999 ر 169` are groups from the right |
/// | `0501234567`, `192.168.1.2` | codes |
struct DigitReader: Sendable {
    private static let point: UInt8 = 0x2E
    private static let comma: UInt8 = 0x2C
    private static let apostrophe: UInt8 = 0x27

    /// The number whose first token is at `index`; `nil` where that token is no number or past what can be kept.
    func read(_ index: Int, _ document: Document) -> Digits? {
        guard index < document.tokenCount, document[index].kind == .number else { return nil }
        if let reversed = reversed(index, document) { return reversed }
        guard var digits = token(index, document) else { return nil }
        digits = joinedByArabicComma(digits, index, document) ?? digits
        return spaced(digits, index, document) ?? digits
    }

    // MARK: One token

    /// A whole number of up to eighteen digits without separators, which most numbers are.
    private func plain(_ index: Int, _ document: Document) -> Digits? {
        let token = document[index]
        let count = Int(token.letterCount)
        guard count <= 18 else { return nil }
        let text = document.words.text
        var value = 0
        for offset in 0..<count {
            let letter = text.letter(token, offset)
            guard letter >= 0x30, letter <= 0x39 else { return nil }
            value = value &* 10 &+ Int(letter &- 0x30)
        }
        return Digits(
            value: ExactDecimal(value), grouped: nil, places: 0, end: index + 1,
            isCode: count > 1 && text.letter(token, 0) == 0x30, plainDigits: count)
    }

    private func token(_ index: Int, _ document: Document) -> Digits? {
        let token = document[index]
        if let plain = plain(index, document) { return plain }
        let letters = document.words.text.letters
        var groups: [(start: Int, count: Int)] = []
        var separators: [UInt8] = []
        groups.reserveCapacity(4)
        let end = Int(token.letters) + Int(token.letterCount)
        var start = Int(token.letters)
        for at in start..<end where letters[at] < 0x30 || letters[at] > 0x39 {
            groups.append((start, at - start))
            separators.append(letters[at])
            start = at + 1
        }
        groups.append((start, end - start))
        guard groups.count < 12 else { return code(index) }
        let leadingZero = groups[0].count > 1 && letters[groups[0].start] == 0x30
        func number(_ parts: ArraySlice<(start: Int, count: Int)>, places: Int) -> ExactDecimal? {
            var coefficient: Int128 = 0
            for part in parts {
                for at in part.start..<part.start + part.count {
                    let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
                    guard !overflow, product < Int128.max / 2 else { return nil }
                    coefficient = product + Int128(letters[at] - 0x30)
                }
            }
            return ExactDecimal(coefficient: coefficient, exponent: -places)
        }
        func made(_ value: ExactDecimal?, places: Int = 0, grouped: ExactDecimal? = nil) -> Digits? {
            value.map {
                Digits(
                    value: $0, grouped: grouped, places: places, end: index + 1, isCode: false, plainDigits: 0
                )
            }
        }
        guard let separator = separators.first else {
            guard let value = number(groups[...], places: 0) else { return nil }
            return Digits(
                value: value, grouped: nil, places: 0, end: index + 1,
                isCode: leadingZero && groups[0].count > 1,
                plainDigits: groups[0].count)
        }
        let last = groups[groups.count - 1].count
        if separators.count == 1 {
            if isTypedFromTheRight(token, document) {
                // Two runs of digits in the wrong order: the first one holds the decimals.
                let swapped = [groups[1], groups[0]]
                return made(number(swapped[...], places: groups[0].count), places: groups[0].count)
            }
            let decimal = number(groups[...], places: last)
            if separator == Letters.decimalMark { return made(decimal, places: last) }
            if separator == Letters.groupMark {
                return made(
                    last == 3 ? number(groups[...], places: 0) : decimal, places: last == 3 ? 0 : last)
            }
            let canGroup = last == 3 && groups[0].count <= 3 && letters[groups[0].start] != 0x30
            guard canGroup else {
                return groups[0].count > 2 && leadingZero ? code(index) : made(decimal, places: last)
            }
            let grouped = number(groups[...], places: 0)
            if separator == DigitReader.comma || separator == DigitReader.apostrophe {
                var digits = made(grouped)
                digits?.grouped = nil
                return digits
            }
            return made(decimal, places: last, grouped: grouped)
        }
        let uniform = separators.allSatisfy { $0 == separator }
        let innerGroups = groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
        guard groups[0].count <= 3, innerGroups, !leadingZero else { return code(index) }
        if uniform {
            if last == 3 { return made(number(groups[...], places: 0)) }
            // `10.137.732.07`: groups and decimals typed with one mark.
            return last < 3 && groups.count > 3
                ? made(number(groups[...], places: last), places: last) : code(index)
        }
        // Groups by one mark, decimals by the other.
        let decimalMark = separators[separators.count - 1]
        guard separators.dropLast().allSatisfy({ $0 != decimalMark }) else { return code(index) }
        return made(number(groups[...], places: last), places: last)
    }

    private func code(_ index: Int) -> Digits {
        Digits(value: .zero, grouped: nil, places: 0, end: index + 1, isCode: true, plainDigits: 0)
    }

    /// Whether an RLM stands right behind the separator, as agencies type that number the decimals first.
    private func isTypedFromTheRight(_ token: Token, _ document: Document) -> Bool {
        let bytes = document.source.bytes
        for at in Int(token.start)..<max(Int(token.start), Int(token.end) - 3) {
            if bytes[at] == DigitReader.point || bytes[at] == DigitReader.comma {
                return bytes[at + 1] == 0xE2 && bytes[at + 2] == 0x80 && bytes[at + 3] == 0x8F
            }
        }
        return false
    }

    // MARK: Several tokens

    /// `8ر43`, `500 ر 8`, `999 ر 999 ر 169`.
    private func reversed(_ index: Int, _ document: Document) -> Digits? {
        guard index + 2 < document.tokenCount, isLoneReh(index + 1, document) else { return nil }
        var runs = [index]
        var at = index + 1
        while at + 1 < document.tokenCount, runs.count < 6, isLoneReh(at, document),
            document[at + 1].kind == .number, isPlain(at + 1, document), isPlain(at - 1, document),
            document[at].isGlued == document[at + 1].isGlued
        {
            runs.append(at + 1)
            at += 2
        }
        guard runs.count > 1, let first = token(index, document) else { return nil }
        var text = ""
        for run in runs.reversed() { text += plainText(run, document) }
        let places = runs.count == 2 ? first.plainDigits : 0
        guard let whole = ExactDecimal(text), let scale = ExactDecimal(coefficient: 1, exponent: -places),
            let value = whole.times(scale)
        else { return nil }
        return Digits(value: value, grouped: nil, places: places, end: at, isCode: false, plainDigits: 0)
    }

    private func isLoneReh(_ index: Int, _ document: Document) -> Bool {
        let token = document[index]
        return token.kind == .arabic && token.letterCount == 1
            && document.words.text.letter(token, 0) == Letters.reh
    }

    private func isPlain(_ index: Int, _ document: Document) -> Bool {
        let token = document[index]
        for offset in 0..<Int(token.letterCount) where document.words.text.letter(token, offset) < 0x30 {
            return false
        }
        return token.letterCount <= 18
    }

    private func plainText(_ index: Int, _ document: Document) -> String {
        let token = document[index]
        let start = Int(token.letters)
        return String(
            decoding: document.words.text.letters[start..<start + Int(token.letterCount)], as: UTF8.self)
    }

    /// `2،5` and `10،000`: an Arabic comma with digits glued to both sides.
    private func joinedByArabicComma(_ digits: Digits, _ index: Int, _ document: Document) -> Digits? {
        guard digits.plainDigits > 0, !digits.isCode else { return nil }
        var end = digits.end
        var groups: [Int] = []
        while end + 1 < document.tokenCount, document[end].isGlued, document[end + 1].isGlued,
            document[end].kind == .punctuation,
            document.words.text.letter(document[end], 0) == Letters.arabicComma,
            document[end + 1].kind == .number, isPlain(end + 1, document), groups.count < 5
        {
            groups.append(end + 1)
            end += 2
        }
        guard let last = groups.last else { return nil }
        let allThree = groups.allSatisfy { document[$0].letterCount == 3 }
        let text = plainText(index, document) + groups.map { plainText($0, document) }.joined()
        guard let whole = ExactDecimal(text) else { return nil }
        if allThree, digits.plainDigits <= 3, digits.value != .zero {
            return Digits(value: whole, grouped: nil, places: 0, end: end, isCode: false, plainDigits: 0)
        }
        // One comma makes decimals; a year or a longer row of numbers is a list.
        guard groups.count == 1, digits.plainDigits <= 3, document[last].letterCount <= 2 else { return nil }
        let places = Int(document[last].letterCount)
        guard let scale = ExactDecimal(coefficient: 1, exponent: -places), let value = whole.times(scale)
        else { return nil }
        return Digits(value: value, grouped: nil, places: places, end: end, isCode: false, plainDigits: 0)
    }

    /// `1 250 000`: groups of three behind single spaces, at least two of them unless the first is short of three.
    private func spaced(_ digits: Digits, _ index: Int, _ document: Document) -> Digits? {
        guard digits.plainDigits > 0, digits.plainDigits <= 3, !digits.isCode, digits.value != .zero,
            digits.end == index + 1
        else { return nil }
        var end = index + 1
        while end < document.tokenCount, document[end].kind == .number, document[end].gap == .space,
            Int(document[end].start) - Int(document[end - 1].end) <= 3, document[end].letterCount == 3,
            isPlain(end, document),
            end - index < 6
        {
            end += 1
        }
        guard end > index + 1,
            let value = ExactDecimal((index..<end).map { plainText($0, document) }.joined())
        else { return nil }
        return Digits(value: value, grouped: nil, places: 0, end: end, isCode: false, plainDigits: 0)
    }
}
