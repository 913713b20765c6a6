import Testing

@testable import ArabicText

/// What holds for the tokens of any text whatever.
@Suite struct TokenizerPropertyTests {
    private let tokenizer = Tokenizer()

    /// Tokens and gaps are the source, byte for byte; gaps hold nothing but space, controls and lone marks.
    @Test(arguments: 0..<8)
    func tokensAndGapsAreTheSource(_ seed: UInt64) throws {
        var random = RandomText(seed: seed)
        var text = TokenizedText()
        for _ in 0..<150 {
            let source = SourceText(random.next())
            tokenizer.tokenize(source, into: &text)
            check(text, of: source)
        }
    }

    @Test(arguments: 0..<4)
    func brokenInputToo(_ seed: UInt64) throws {
        var random = RandomText(seed: seed &+ 100)
        var text = TokenizedText()
        for _ in 0..<150 {
            let source = try SourceText(decoding: random.mutated(random.next()))
            tokenizer.tokenize(source, into: &text)
            check(text, of: source)
        }
    }

    private func check(_ text: TokenizedText, of source: SourceText) {
        var rebuilt: [UInt8] = []
        var end = 0
        var letters = 0
        for token in text.tokens {
            let (start, next) = (Int(token.start), Int(token.end))
            #expect(start >= end && next > start)
            check(gap: source.slice(end..<start), token.gap)
            rebuilt += source.bytes[end..<start]
            rebuilt += source.bytes[start..<next]
            #expect(
                Int(token.letters) == letters && token.letterCount > 0,
                "a token without letters, or with another's")
            letters += Int(token.letterCount)
            check(token, text, source)
            end = next
        }
        check(gap: source.slice(end..<source.bytes.count), nil)
        rebuilt += source.bytes[end...]
        #expect(rebuilt == source.bytes)
        #expect(letters == text.letters.count)
        #expect(!text.letters.contains(0))
    }

    private func check(gap: String, _ flags: Token.Gap?) {
        var breaks = 0
        var last: UInt32 = 0
        for scalar in gap.unicodeScalars {
            let kind = Letters.properties(of: scalar.value).class
            #expect([.space, .newline, .control, .mark].contains(kind), "a gap holds \(kind)")
            if kind == .newline, !(scalar.value == 0x0A && last == 0x0D) { breaks += 1 }
            last = scalar.value
        }
        guard let flags else { return }
        #expect(flags.isEmpty == gap.isEmpty)
        #expect(flags.contains(.newline) == (breaks > 0) && flags.contains(.blankLine) == (breaks > 1))
    }

    /// A token is of one class, starts and ends in it, and its letters are those of its scalars.
    private func check(_ token: Token, _ text: TokenizedText, _ source: SourceText) {
        var letters: [UInt8] = []
        var classes: Set<ScalarClass> = []
        for scalar in source.slice(Int(token.start)..<Int(token.end)).unicodeScalars {
            let (kind, letter) = Letters.properties(of: scalar.value)
            if kind != .mark, kind != .control { classes.insert(kind) }
            if letter == Letters.expands, kind == .arabic {
                letters += Letters.expansion(of: scalar.value)
            } else if letter != 0 {
                letters.append(letter)
            }
        }
        let own = text.letters[Int(token.letters)..<Int(token.letters) + Int(token.letterCount)]
        #expect(own.elementsEqual(letters))
        switch token.kind {
        case .arabic: #expect(classes == [.arabic])
        case .latin: #expect(classes == [.latin])
        case .foreign: #expect(classes == [.foreign])
        case .number: #expect(classes == [.digit] || classes == [.digit, .punctuation])
        case .quote: #expect(classes == [.quote] && letters.count == 1)
        case .punctuation: #expect(classes == [.punctuation] && letters.count == 1)
        case .symbol: #expect(classes == [.symbol] && letters.count == 1)
        }
    }

    @Test func scalarOffsets() {
        var random = RandomText(seed: 3)
        for count in [0, 5, 60, 400] {
            let string = random.next(pieces: count)
            let source = SourceText(string)
            var byte = 0
            for (index, scalar) in string.unicodeScalars.enumerated() {
                #expect(source.scalarOffset(ofByte: byte) == index)
                byte += UTF8.width(scalar)
            }
            #expect(source.scalarOffset(ofByte: byte) == source.scalarCount)
            #expect(source.scalarCount == string.unicodeScalars.count)
        }
    }

    /// The letters of a token read letter by letter from the source lead to where the letters stand.
    @Test func bytesOfLetters() {
        var random = RandomText(seed: 5)
        var text = TokenizedText()
        for _ in 0..<200 {
            let source = SourceText(random.next())
            tokenizer.tokenize(source, into: &text)
            for token in text.tokens where token.isWord {
                let (start, end) = (Int(token.start), Int(token.end))
                var last = start
                for letter in 0..<Int(token.letterCount) {
                    let at = source.byteOffset(ofLetter: letter, from: start, to: end)
                    #expect(at >= last && at <= end && (at == end || source.bytes[at] & 0xC0 != 0x80))
                    last = at
                }
            }
        }
    }
}
