import Testing

@testable import ArabicText

/// What a text is cut into; `|` stands between tokens.
struct Cut: Sendable, CustomTestStringConvertible {
    let text: String
    let tokens: String
    var testDescription: String { text }

    init(_ text: String, _ tokens: String) {
        self.text = text
        self.tokens = tokens
    }
}

@Suite struct TokenizerTests {
    private let tokenizer = Tokenizer()

    @Test(arguments: [
        Cut("بلغ الإنتاج 5 ملايين طن.", "بلغ|الإنتاج|5|ملايين|طن|."),
        // scripts and digits, however they are glued
        Cut("اشترتAppleحصةفيNvidia", "اشترت|Apple|حصةفي|Nvidia"),
        Cut("30مليون و45 الـ19 COVID19 3G", "30|مليون|و|45|الـ|19|COVID|19|3|G"),
        Cut("م²و½كغ", "م|²|و|½|كغ"),
        // separators inside numbers, and only there
        Cut("1,250.75 1.250,75 ١٬٢٥٠٫٧٥ 1'250", "1,250.75|1.250,75|١٬٢٥٠٫٧٥|1'250"),
        Cut("7. 7, 7.ب .7", "7|.|7|,|7|.|ب|.|7"),
        Cut("1..2 1,.2", "1|.|.|2|1|,|.|2"),
        Cut("2،5 12:30 3/4 5-6 1 000", "2|،|5|12|:|30|3|/|4|5|-|6|1|000"),
        Cut("9ر75", "9|ر|75"),
        // bidi controls between digits and inside words belong to them; at their ends they do not
        Cut("3\u{200F}.\u{200E}5\u{200F}", "3\u{200F}.\u{200E}5"),
        Cut("سع\u{200D}ر\u{200F} \u{202B}نفط\u{202C}", "سع\u{200D}ر|نفط"),
        // quotes
        Cut("قال\"نعم\"و«لا»", "قال|\"|نعم|\"|و|«|لا|»"),
        Cut("Moody's", "Moody|'|s"),
        // percent and money on either side
        Cut("%3.5 3.5% ٪٤ $20 20€", "%|3.5|3.5|%|٪|٤|$|20|20|€"),
        // marks: with the letter after them, or left out
        Cut("\u{64B}سعر", "\u{64B}سعر"), Cut("ـسعرـ", "ـسعرـ"), Cut("\u{64B} سعر", "سعر"),
        Cut("5\u{64B}", "5"),
        Cut("e\u{301}t", "e\u{301}t"),
        // dirt
        Cut("..،، --", ".|.|،|،|-|-"), Cut("سعر\u{A0}النفط\u{3000}اليوم", "سعر|النفط|اليوم"),
        Cut("\u{FEFF}سعر", "سعر"),
        Cut("😀نفط👩‍👩‍👧", "😀|نفط|👩|👩|👧"),
        Cut("www.example.com/a_b", "www|.|example|.|com|/|a|_|b"),
    ])
    func cuts(_ cut: Cut) {
        let source = SourceText(cut.text)
        var text = TokenizedText()
        tokenizer.tokenize(source, into: &text)
        let tokens = text.tokens.map { source.slice(Int($0.start)..<Int($0.end)) }.joined(separator: "|")
        #expect(tokens.unicodeScalars.elementsEqual(cut.tokens.unicodeScalars), "\(tokens)")
    }

    @Test func kindsOfTokens() {
        let kinds = tokenizer.tokenize("نفط oil 5 нефть « . $").tokens.map(\.kind)
        #expect(kinds == [.arabic, .latin, .number, .foreign, .quote, .punctuation, .symbol])
        #expect(Set(kinds.map(\.name)).count == 7)
    }

    @Test func gaps() {
        let text = tokenizer.tokenize("أ ب\nج\r\nد\n\nه\r\n\r\nو\n \nز،ح\u{200F}ط \n ي")
        let gaps = text.tokens.map(\.gap)
        #expect(gaps[0].isEmpty)
        #expect(gaps[1] == .space)
        #expect(gaps[2] == .newline && gaps[3] == .newline, "CR LF is one line break")
        #expect(gaps[4] == [.newline, .blankLine] && gaps[5] == [.newline, .blankLine])
        #expect(gaps[6] == [.newline, .blankLine, .space])
        #expect(gaps[7].isEmpty && gaps[8].isEmpty && gaps[9] == [.space, .newline])
        #expect(text.tokens[7].isGlued && !text.tokens[9].isGlued)
    }

    @Test func lettersOfTokens() throws {
        let text = tokenizer.tokenize("المؤسَّسة B2")
        let word = try #require(text.tokens.first)
        #expect(word.letterCount == 7)
        #expect(text.letter(word, 0) == Letters.alef)
        #expect(text.lastLetter(word) == Letters.heh)
        #expect(text.letter(word, 7) == 0)
        #expect(text.key(word, dropping: 2) == text.key(word).droppingFirst(2))
        #expect(text.key(word, dropping: 99) == WordKey(low: 0, high: 0))
    }

    @Test func byteOfALetter() {
        let source = SourceText("وَبِالدُّولار")
        #expect(
            source.slice(source.byteOffset(ofLetter: 1, from: 0, to: source.bytes.count)..<source.bytes.count)
                == "بِالدُّولار")
        #expect(
            source.slice(source.byteOffset(ofLetter: 4, from: 0, to: source.bytes.count)..<source.bytes.count)
                == "دُّولار")
        #expect(source.byteOffset(ofLetter: 40, from: 0, to: source.bytes.count) == source.bytes.count)
        let ligature = SourceText("\u{FEFB}ن")
        #expect(ligature.byteOffset(ofLetter: 2, from: 0, to: 5) == 3)
    }

    @Test func aWordLongerThanItsCountOfLetters() throws {
        let source = SourceText(String(repeating: "ا", count: 70_000))
        var text = TokenizedText()
        tokenizer.tokenize(source, into: &text)
        let token = try #require(text.tokens.first)
        #expect(text.tokens.count == 1 && token.letterCount == UInt16.max && Int(token.end) == 140_000)
    }

    @Test func partsOfBytesAndNothing() {
        var text = TokenizedText()
        tokenizer.tokenize(Array("سعر|نفط".utf8).span.extracting(7..<13), into: &text)
        #expect(text.tokens.map(\.start) == [0] && text.tokens.map(\.end) == [6])
        tokenizer.tokenize(SourceText(""), into: &text)
        #expect(text.tokens.isEmpty && text.letters.isEmpty)
    }
}
