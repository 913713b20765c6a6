internal import CBytes

/// Cuts source text into tokens in one pass over its bytes.
///
/// Scripts are split from each other, digits from letters, quotes from words; whatever belongs to no token
/// (white space, bidi controls) is a gap. Tokens and gaps together are the source, byte for byte.
///
/// A number keeps the separators `. , ٫ ٬ '` that stand between two of its digits, bidi controls between them
/// included; what they mean is decided by the reader of numerals, not here.
public struct Tokenizer: Sendable {
    private let table: [UInt16]
    private let pairs: [UInt8]

    /// A tokenizer over the fold table of ``Letters``.
    public init() {
        table = Letters.table
        pairs = Letters.ofPairs
    }

    /// Replaces the contents of `text` with the tokens of `source`.
    public func tokenize(_ source: borrowing SourceText, into text: inout TokenizedText) {
        source.withBytes { tokenize($0, into: &text) }
    }

    /// Replaces the contents of `text` with the tokens of valid UTF-8.
    public func tokenize(_ bytes: Span<UInt8>, into text: inout TokenizedText) {
        text.removeAll()
        var tokens: [Token] = []
        swap(&tokens, &text.tokens)
        // A scalar of two bytes is one letter at most, one of three bytes four (`Letters.expansion(of:)`).
        let room = bytes.count + bytes.count / 2 + 4
        text.letters.append(addingCapacity: room) { letters in
            var cursor = Cursor()
            while cursor.at < bytes.count {
                tokens.append(addingCapacity: (bytes.count &- cursor.at) / 8 &+ 16) { tokens in
                    cursor.run(bytes, table.span, pairs.span, &letters, &tokens)
                }
            }
        }
        swap(&tokens, &text.tokens)
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
    /// The byte to go on from.
    private(set) var at = 0
    /// Bytes of the scalar read last.
    var width = 0
    var gap: Token.Gap = []
    var lineBreaks = 0

    /// Class, letter and width of the scalar at a byte. The text is valid UTF-8, so no byte is out of place.
    @inline(__always)
    private mutating func scalar(_ bytes: Span<UInt8>, _ table: Span<UInt16>, _ at: Int) -> (
        ScalarClass, UInt8, UInt32
    ) {
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

    /// Goes on to the end, or until there is room for no more tokens.
    mutating func run(
        _ bytes: Span<UInt8>, _ table: Span<UInt16>, _ pairs: Span<UInt8>,
        _ letters: inout OutputSpan<UInt8>,
        _ tokens: inout OutputSpan<Token>
    ) {
        var at = self.at
        defer { self.at = at }
        let end = bytes.count
        while at < end, !tokens.isFull {
            // Most gaps are one space, and most words are Arabic.
            if bytes[at] == 0x20 {
                gap.insert(.space)
                at &+= 1
                continue
            }
            let (kind, letter, value) = scalar(bytes, table, at)
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
                at = word(bytes, table, pairs, at, kind, &letters, &tokens)
            case .mark:
                // A diacritic without a letter: part of the gap, unless a word follows, which takes it in.
                at = leadingMarks(bytes, table, pairs, at, &letters, &tokens)
            case .digit:
                at = number(bytes, table, at, &letters, &tokens)
            case .quote, .punctuation, .symbol:
                let start = letters.count
                letters.append(letter)
                append(
                    at, at &+ width, start..<letters.count,
                    kind == .quote ? .quote : kind == .symbol ? .symbol : .punctuation, &tokens)
                at &+= width
            }
        }
    }

    @inline(__always)
    private mutating func append(
        _ start: Int, _ end: Int, _ letters: Range<Int>, _ kind: TokenKind, _ tokens: inout OutputSpan<Token>
    ) {
        tokens.append(
            Token(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                letters: UInt32(truncatingIfNeeded: letters.lowerBound),
                letterCount: UInt16(clamping: letters.count), kind: kind, gap: gap))
        gap = []
        lineBreaks = 0
    }

    private mutating func leadingMarks(
        _ bytes: Span<UInt8>, _ table: Span<UInt16>, _ pairs: Span<UInt8>, _ at: Int,
        _ letters: inout OutputSpan<UInt8>, _ tokens: inout OutputSpan<Token>
    ) -> Int {
        var next = at
        while next < bytes.count {
            let (kind, _, _) = scalar(bytes, table, next)
            if kind == .arabic { return word(bytes, table, pairs, at, .arabic, &letters, &tokens) }
            guard kind == .mark else { break }
            next &+= width
        }
        gap.insert(.space)
        return next
    }

    /// A run of letters of one script; controls inside it are taken in, trailing ones left to the gap.
    private mutating func word(
        _ bytes: Span<UInt8>, _ table: Span<UInt16>, _ pairs: Span<UInt8>, _ start: Int,
        _ script: ScalarClass,
        _ letters: inout OutputSpan<UInt8>, _ tokens: inout OutputSpan<Token>
    ) -> Int {
        let first = letters.count
        var at = start
        var end = start
        if script == .arabic {
            let folded = unsafe letters.withUnsafeMutableBufferPointer { letters, count in
                unsafe bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { bytes in
                    unsafe pairs.withUnsafeBufferPointer { table in
                        guard let first = bytes.baseAddress, let table = table.baseAddress,
                            let base = letters.baseAddress
                        else { return 0 }
                        // No more letters than there is room for.
                        let limit = min(bytes.count, 2 &* (letters.count &- count))
                        let folded = unsafe arqam_fold_pairs(first, limit, table, base + count)
                        count &+= folded
                        return folded
                    }
                }
            }
            at &+= 2 &* folded
            end = at
        }
        while at < bytes.count, bytes[at] != 0x20 {
            let (kind, letter, value) = scalar(bytes, table, at)
            if kind == script {
                if letter == Letters.expands {
                    for letter in Letters.expansion(of: value) { letters.append(letter) }
                } else {
                    letters.append(letter)
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
        append(
            start, end, first..<letters.count,
            script == .arabic ? .arabic : script == .latin ? .latin : .foreign, &tokens)
        if at > end { gap.insert(.space) }
        return at
    }

    /// Digits with single separators between them.
    private mutating func number(
        _ bytes: Span<UInt8>, _ table: Span<UInt16>, _ start: Int, _ letters: inout OutputSpan<UInt8>,
        _ tokens: inout OutputSpan<Token>
    ) -> Int {
        let first = letters.count
        var at = start
        var end = start
        var separator: UInt8 = 0
        while at < bytes.count {
            let (kind, letter, _) = scalar(bytes, table, at)
            if kind == .digit {
                if separator != 0 {
                    letters.append(separator)
                    separator = 0
                }
                letters.append(letter)
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
        append(start, end, first..<letters.count, .number, &tokens)
        // What was read past the last digit is read again: separators there are punctuation.
        return end
    }

    @inline(__always)
    private func isSeparator(_ letter: UInt8) -> Bool {
        letter == 0x2E || letter == 0x2C || letter == Letters.decimalMark || letter == Letters.groupMark
            || letter == 0x27
    }
}
