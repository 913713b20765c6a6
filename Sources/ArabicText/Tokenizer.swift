/// Cuts source text into tokens in one pass over its bytes.
///
/// Scripts are split from each other, digits from letters, quotes from words; whatever belongs to no token
/// (white space, bidi controls) is a gap. Tokens and gaps together are the source, byte for byte.
///
/// A number keeps the separators `. , ٫ ٬ '` that stand between two of its digits, bidi controls between them
/// included; what they mean is decided by the reader of numerals, not here.
public struct Tokenizer: Sendable {
    private let table: [UInt16]

    /// A tokenizer over the fold table of ``Letters``.
    public init() { table = Letters.table }

    /// Replaces the contents of `text` with the tokens of `source`.
    public func tokenize(_ source: borrowing SourceText, into text: inout TokenizedText) {
        text.removeAll()
        text.tokens.reserveCapacity(source.bytes.count / 8)
        text.letters.reserveCapacity(source.bytes.count / 2)
        var cursor = Cursor(table: table)
        source.withBytes { cursor.run($0, into: &text) }
    }

    /// Replaces the contents of `text` with the tokens of valid UTF-8.
    public func tokenize(_ bytes: Span<UInt8>, into text: inout TokenizedText) {
        text.removeAll()
        var cursor = Cursor(table: table)
        cursor.run(bytes, into: &text)
    }

    /// Tokens of a string, for tests, lexicon forms and small inputs.
    public func tokenize(_ string: String) -> TokenizedText {
        var text = TokenizedText()
        tokenize(SourceText(string), into: &text)
        return text
    }
}

/// The state of one pass.
private struct Cursor {
    let table: [UInt16]
    /// Bytes of the scalar read last.
    var width = 0
    var gap: Token.Gap = []
    var lineBreaks = 0

    /// Class, letter and width of the scalar at a byte. The text is valid UTF-8, so no byte is out of place.
    @inline(__always)
    private mutating func scalar(_ bytes: Span<UInt8>, _ at: Int) -> (ScalarClass, UInt8, UInt32) {
        let first = UInt32(bytes[at])
        let value: UInt32
        if first < 0x80 {
            width = 1
            value = first
        } else if first < 0xE0 {
            width = 2
            value = (first & 0x1F) << 6 | UInt32(bytes[at &+ 1]) & 0x3F
        } else if first < 0xF0 {
            width = 3
            value =
                (first & 0x0F) << 12 | (UInt32(bytes[at &+ 1]) & 0x3F) << 6 | UInt32(bytes[at &+ 2]) & 0x3F
        } else {
            width = 4
            value =
                (first & 0x07) << 18 | (UInt32(bytes[at &+ 1]) & 0x3F) << 12
                | (UInt32(bytes[at &+ 2]) & 0x3F) << 6 | UInt32(bytes[at &+ 3]) & 0x3F
        }
        let (kind, letter) = Letters.lookUp(value, in: table)
        return (kind, letter, value)
    }

    mutating func run(_ bytes: Span<UInt8>, into text: inout TokenizedText) {
        var at = 0
        let end = bytes.count
        while at < end {
            let (kind, letter, value) = scalar(bytes, at)
            switch kind {
            case .space, .control:
                gap.insert(.space)
                at &+= width
            case .newline:
                // CR LF is one line break.
                let isPair = value == 0x0A && at > 0 && bytes[at &- 1] == 0x0D
                if !isPair { lineBreaks &+= 1 }
                gap.insert(.newline)
                if lineBreaks > 1 { gap.insert(.blankLine) }
                at &+= width
            case .arabic, .latin, .foreign:
                at = word(bytes, at, kind, into: &text)
            case .mark:
                // A diacritic without a letter: part of the gap, unless a word follows, which takes it in.
                at = leadingMarks(bytes, at, into: &text)
            case .digit:
                at = number(bytes, at, into: &text)
            case .quote, .punctuation, .symbol:
                let start = text.letters.count
                text.letters.append(letter)
                append(
                    at, at &+ width, start,
                    kind == .quote ? .quote : kind == .symbol ? .symbol : .punctuation, &text)
                at &+= width
            }
        }
    }

    @inline(__always)
    private mutating func append(
        _ start: Int, _ end: Int, _ letters: Int, _ kind: TokenKind, _ text: inout TokenizedText
    ) {
        let count = UInt16(clamping: text.letters.count &- letters)
        text.tokens.append(
            Token(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                letters: UInt32(truncatingIfNeeded: letters), letterCount: count, kind: kind, gap: gap))
        gap = []
        lineBreaks = 0
    }

    private mutating func leadingMarks(_ bytes: Span<UInt8>, _ at: Int, into text: inout TokenizedText) -> Int
    {
        var next = at
        while next < bytes.count {
            let (kind, _, _) = scalar(bytes, next)
            if kind == .arabic { return word(bytes, at, .arabic, into: &text) }
            guard kind == .mark else { break }
            next &+= width
        }
        gap.insert(.space)
        return next
    }

    /// A run of letters of one script; controls inside it are taken in, trailing ones left to the gap.
    private mutating func word(
        _ bytes: Span<UInt8>, _ start: Int, _ script: ScalarClass, into text: inout TokenizedText
    ) -> Int {
        let letters = text.letters.count
        var at = start
        var end = start
        while at < bytes.count {
            let (kind, letter, value) = scalar(bytes, at)
            if kind == script {
                if letter == Letters.expands {
                    text.letters.append(contentsOf: Letters.expansion(of: value))
                } else {
                    text.letters.append(letter)
                }
                at &+= width
                end = at
            } else if kind == .mark {
                at &+= width
                end = at
            } else if kind == .control {
                at &+= width
            } else {
                break
            }
        }
        append(start, end, letters, script == .arabic ? .arabic : script == .latin ? .latin : .foreign, &text)
        if at > end { gap.insert(.space) }
        return at
    }

    /// Digits with single separators between them.
    private mutating func number(_ bytes: Span<UInt8>, _ start: Int, into text: inout TokenizedText) -> Int {
        let letters = text.letters.count
        var at = start
        var end = start
        var separator: UInt8 = 0
        while at < bytes.count {
            let (kind, letter, _) = scalar(bytes, at)
            if kind == .digit {
                if separator != 0 {
                    text.letters.append(separator)
                    separator = 0
                }
                text.letters.append(letter)
                at &+= width
                end = at
            } else if kind == .control || kind == .mark {
                at &+= width
            } else if kind == .punctuation, separator == 0, isSeparator(letter) {
                separator = letter
                at &+= width
            } else {
                break
            }
        }
        append(start, end, letters, .number, &text)
        // What was read past the last digit is read again: separators there are punctuation.
        return end
    }

    @inline(__always)
    private func isSeparator(_ letter: UInt8) -> Bool {
        letter == 0x2E || letter == 0x2C || letter == Letters.decimalMark || letter == Letters.groupMark
            || letter == 0x27
    }
}
