import Testing

@testable import ArabicText

/// A row of the fold table: scalars that compare equal, and what they are.
struct Fold: Sendable, CustomTestStringConvertible {
    let written: String
    let folded: String
    let kind: TokenKind
    var testDescription: String { "\(written) → \(folded)" }

    init(_ written: String, _ folded: String, _ kind: TokenKind = .arabic) {
        self.written = written
        self.folded = folded
        self.kind = kind
    }
}

@Suite struct FoldTests {
    private let tokenizer = Tokenizer()

    /// Every row of the table in `Letters`.
    @Test(arguments: [
        Fold("أإآٱا", "ا"), Fold("ىيیې", "ي"), Fold("ةهەہ", "ه"), Fold("کكگ", "ك"), Fold("پب", "ب"),
        Fold("چج", "ج"),
        Fold("ژز", "ز"), Fold("ڤف", "ف"), Fold("ځح", "ح"), Fold("ڼن", "ن"),
        Fold("\u{FE8D}\u{FE8E}\u{FE83}", "ا"), Fold("\u{FEF1}\u{FEEF}\u{FBFC}", "ي"),
        Fold("\u{FB56}\u{FB59}", "ب"),
        Fold("AaÀàÅåÆ", "a", .latin), Fold("ČçĈ", "c", .latin), Fold("ŞşŠß", "s", .latin),
        Fold("Øœő", "o", .latin),
        Fold("ğĞǦ", "g", .latin), Fold("İıî", "i", .latin), Fold("łĿ", "l", .latin),
        Fold("٠۰0", "0", .number), Fold("٥۵5", "5", .number), Fold("٩۹9", "9", .number),
        Fold("\"“”„‟«»‹›「」＂《》", "\"", .quote), Fold("'‘’‚‛′", "'", .punctuation),
        Fold("-‐‑‒–—―−﹣－", "-", .punctuation), Fold("؟?", "?", .punctuation), Fold("؛;", ";", .punctuation),
        Fold("…۔.", ".", .punctuation), Fold("٪%％﹪", "%", .symbol), Fold("•●·*٭", "*", .punctuation),
        Fold("/⁄∕", "/", .punctuation),
    ])
    func foldsTogether(_ fold: Fold) {
        let target = tokenizer.tokenize(fold.folded)
        for scalar in fold.written.unicodeScalars {
            let text = tokenizer.tokenize(String(scalar))
            #expect(text.letters == target.letters, "U+\(String(scalar.value, radix: 16))")
            #expect(text.tokens.map(\.kind) == [fold.kind], "U+\(String(scalar.value, radix: 16))")
        }
    }

    /// Pairs that carry different meanings and must stay apart.
    @Test(arguments: [
        ("ء", "ا"), ("ؤ", "و"), ("ئ", "ي"), ("ؤ", "ئ"), ("ح", "ج"), ("س", "ش"), ("،", ","), ("٫", "."),
        ("٬", ","), ("½", "¼"),
        ("²", "2"), ("³", "²"), ("﷼", "$"), ("€", "£"), ("‰", "%"), ("\"", "'"), ("°", "º"), ("×", "x"),
        ("±", "+"),
    ])
    func keepsApart(_ a: String, _ b: String) {
        #expect(tokenizer.tokenize(a).letters != tokenizer.tokenize(b).letters)
    }

    /// What leaves no letter: the word keeps its key whatever stands in it.
    @Test(arguments: [
        "\u{640}", "\u{640}\u{640}\u{640}", "\u{64B}", "\u{64C}", "\u{64D}", "\u{64E}", "\u{64F}", "\u{650}",
        "\u{651}", "\u{652}",
        "\u{653}", "\u{654}", "\u{655}", "\u{670}", "\u{6D6}", "\u{6E5}", "\u{674}", "\u{FE77}", "\u{FC60}",
        "\u{FE0F}", "\u{301}",
        "\u{200E}", "\u{200F}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{202A}", "\u{202E}", "\u{2066}",
        "\u{2069}", "\u{FEFF}",
        "\u{AD}", "\u{61C}",
    ])
    func leavesNoLetter(_ mark: String) throws {
        let text = tokenizer.tokenize("سع\(mark)ر")
        let token = try #require(text.tokens.first)
        #expect(text.tokens.count == 1)
        #expect(text.key(token) == key("سعر"))
        #expect(Int(token.end) == "سعر".utf8.count + mark.utf8.count)
    }

    @Test func bothOrdersOfTanween() {
        #expect(tokenizer.tokenize("جدًا").letters == tokenizer.tokenize("جداً").letters)
    }

    @Test(arguments: [
        ("\u{FEFB}", "لا"), ("\u{FEFC}", "لا"), ("\u{FEF7}", "لأ"), ("\u{FEF9}", "لإ"), ("\u{FEF5}", "لآ"),
        ("\u{FDF2}", "الله"),
        ("\u{FC08}", "بم"), ("\u{FD50}", "تجم"), ("\u{FDF4}", "محمد"),
    ])
    func expandsLigatures(_ ligature: String, _ letters: String) {
        #expect(tokenizer.tokenize(ligature).letters == tokenizer.tokenize(letters).letters)
        #expect(Normalizer(.strict).normalize(ligature) == letters)
    }

    @Test func normalizesForDisplay() {
        let strict = Normalizer(.strict)
        #expect(strict.normalize("أُعلنــت “٢٫٥٪” — ½ م² ﷼") == "أعلنت \"2٫5%\" - ½ م² ﷼")
        #expect(strict.normalize("\u{FEE3}\u{FEBC}\u{FEAE} \u{FB56}") == "مصر پ")
        #expect(strict.normalize("فى مسؤولية’") == "فى مسؤولية'")
    }

    @Test func normalizesForLookUp() {
        let loose = Normalizer(.loose)
        #expect(loose.normalize("فى الإدارة") == "في الاداره")
        #expect(loose.normalize("ERDOĞAN") == "erdogan")
        #expect(loose.normalize("٢٠٢٧") == "2027")
        #expect(loose.normalize("\u{FB56}\u{FBA6}") == "به")
    }

    private func key(_ word: String) -> WordKey {
        let text = tokenizer.tokenize(word)
        return WordKey(text.letters, from: 0, count: text.letters.count)
    }
}
