import ArabicText
import Testing

@testable import Lexicon

@Suite struct SegmenterTests {
    private let segmenter = Segmenter()

    private func cut(_ string: String) -> String {
        let source = SourceText(string)
        var text = TokenizedText()
        Tokenizer().tokenize(source, into: &text)
        return segmenter.pieces(of: text, in: source).map { piece in
            let mark = piece.clitic == .proclitic ? "+" : ""
            return (piece.clitic == .enclitic ? "+" : "") + source.slice(piece.start..<piece.end) + mark
        }.joined(separator: " ")
    }

    /// Names and words that begin or end as if with a clitic.
    @Test(arguments: [
        "واشنطن", "وارسو", "وزير", "وكالة", "وزارة", "واحد", "وطن", "وحدة", "والد", "والدة", "وصل", "ولي",
        "باتت", "ورد",
        "وضع", "بنك", "باريس", "بيروت",
        "برلين", "بغداد", "بنغلادش", "برنامج", "بلد", "بيان", "بعد", "بين", "بدأ", "بلغ", "كتاب", "كوريا",
        "كندا", "كبير", "كشف", "كان",
        "كانت", "كما", "لبنان", "لندن", "ليبيا", "لجنة", "لقاء", "لكن", "لم", "لدى", "فرنسا", "فلسطين",
        "فيينا", "فريق", "فوز", "فقط", "فوق",
        "سوريا", "سنة", "سنوات", "سيارة", "سياسة", "سيد", "اتجاه", "مياه", "وجه", "الله", "المياه", "الاتجاه",
        "يواجه", "إيران", "لبناني", "مصري",
        "درهم", "أسهم", "مهم", "يساهم", "شريك", "البنك", "ملك", "موانئ", "إعلان", "طهران", "حكم", "تراكم",
        "هذه", "جداً", "وفقاً", "كتاباً",
    ])
    func staysWhole(_ word: String) {
        #expect(cut(word) == word)
    }

    @Test(arguments: [
        ("وقال", "و+ قال"), ("وأضاف", "و+ أضاف"), ("وأعلنت", "و+ أعلنت"), ("وأكد", "و+ أكد"),
        ("بالمئة", "ب+ المئة"), ("سأقول", "س+ أقول"),
        ("والشركة", "و+ الشركة"),
        ("فإن", "ف+ إن"), ("ولا", "و+ لا"),
        ("وقد", "و+ قد"), ("فلن", "ف+ لن"), ("بالدولار", "ب+ الدولار"), ("وبالتعاون", "و+ ب+ التعاون"),
        ("بنسبة", "ب+ نسبة"), ("بسبب", "ب+ سبب"),
        ("لتحقيق", "ل+ تحقيق"), ("للشركة", "ل+ لشركة"), ("وللشركات", "و+ ل+ لشركات"), ("لأن", "ل+ أن"),
        ("كرئيس", "ك+ رئيس"),
        ("سيكون", "س+ يكون"), ("وستعلن", "و+ س+ تعلن"), ("سنعمل", "س+ نعمل"), ("مدينته", "مدينت +ه"),
        ("أرباحها", "أرباح +ها"),
        ("وبأرباحهم", "و+ ب+ أرباح +هم"), ("مستواه", "مستوا +ه"), ("أبنائه", "أبنائ +ه"),
        ("لاعبيها", "لاعبي +ها"), ("نفسه", "نفس +ه"), ("بينهما", "بين +هما"),
        ("يمكننا", "يمكن +نا"), ("إنها", "إن +ها"), ("لأنه", "ل+ أن +ه"), ("لكنه", "لكن +ه"),
        ("عليه", "علي +ه"), ("لديها", "لدي +ها"), ("به", "ب+ +ه"),
        ("لها", "ل+ +ها"), ("وله", "و+ ل+ +ه"), ("وَقالَ", "وَ+ قالَ"), ("وباريس", "و+ باريس"),
        ("لواشنطن", "ل+ واشنطن"), ("بلبنان", "ب+ لبنان"),
        ("والبنك", "و+ البنك"),
    ])
    func isCut(_ word: String, _ pieces: String) {
        // A preposition with its pronoun has no stem: the preposition is the word.
        let expected = pieces.replacing("ب+ +", with: "ب +").replacing("ل+ +", with: "ل +")
        #expect(cut(word) == expected)
    }

    @Test func wordsOfNoLexicon() {
        #expect(cut("والزنبركات") == "و+ الزنبركات")
        #expect(cut("للزنبركات") == "ل+ لزنبركات")
        #expect(cut("زنبركاتها") == "زنبركات +ها")
        #expect(cut("قسطنبرج") == "قسطنبرج")
        // Names that no table has, with the letter of a rare proclitic.
        for name in ["كيشيناو", "كريستوبال", "سرقسطوف"] { #expect(cut(name) == name) }
    }

    @Test func signsAndDashes() {
        #expect(cut("و12 ب\"خير\"") == "و+ 12 ب+ \" خير \"")
        #expect(cut("و 12") == "و 12")
        #expect(cut("الـ24 عام 1445هـ") == "الـ 24 عام 1445 هـ")
        #expect(cut("قال ـ وهو يضحك ـ نعم") == "قال و+ هو يضحك نعم", "a lone tatweel is no token")
        #expect(cut("قال ـوهو يضحكـ نعم") == "قال ـ و+ هو يضحك ـ نعم")
        #expect(cut("Apple و3.5%") == "Apple و+ 3.5 %")
        // A ligature cannot be cut in two.
        #expect(cut("\u{FEF7}ن") == "\u{FEF7}ن")
    }

    /// The pieces of a token are its bytes, in order, whatever the text.
    @Test func piecesAreTheTokens() {
        var state: UInt64 = 77
        let parts = [
            "و", "ف", "ب", "ل", "ال", "لل", "س", "يكون", "كتاب", "ه", "ها", "هم", "نا", "ـ", "\u{64B}",
            "\u{FEFB}", "ة", "\u{200F}", " ", " ", "12", "x", "\u{FDFA}",
            "،",
        ]
        for _ in 0..<600 {
            var string = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                string += parts[Int(state >> 33) % parts.count]
            }
            let source = SourceText(string)
            var text = TokenizedText()
            Tokenizer().tokenize(source, into: &text)
            var last = -1
            var end = 0
            for piece in segmenter.pieces(of: text, in: source) {
                #expect(piece.end > piece.start && source.bytes[piece.start] & 0xC0 != 0x80)
                let token = text.tokens[piece.token]
                if piece.token == last {
                    #expect(piece.start == end)
                } else {
                    #expect(piece.token == last + 1 && piece.start == Int(token.start))
                    #expect(last < 0 || end == Int(text.tokens[last].end))
                }
                (last, end) = (piece.token, piece.end)
            }
            #expect(last == text.tokens.count - 1)
        }
    }

    @Test func longWordsAreLeftAlone() {
        let long = "و" + String(repeating: "با", count: 5000)
        #expect(cut(long) == long)
    }
}

@Suite struct StemTableTests {
    @Test func theEmbeddedTableHasNoMistakes() throws {
        let file = StemTable.embeddedBytes
        #expect(file.count < 400_000)
        let table = try StemTable(path: "word-forms.tsv", bytes: file)
        #expect(table.count > 20_000)
        #expect(
            table.frequency(StemTable.letters("قال".utf8)) > table.frequency(StemTable.letters("زعم".utf8)))
        #expect(table.frequency(StemTable.letters("بين".utf8)) == StemTable.functionWord)
        #expect(table.frequency(StemTable.letters("وقال".utf8)) == 0, "a composite is no stem")
        #expect(table.frequency(StemTable.letters("مدينه".utf8)) == 0, "ة and ه are apart")
    }

    @Test func mistakesNameTheirLine() {
        let error = #expect(throws: LexiconError.self) {
            try StemTable(
                path: "w.tsv", bytes: Array("# x\nfrequency\thead\tendings\n3\tقا\tل\nmany\tقا\tل\n".utf8))
        }
        #expect(error?.description == "w.tsv:4: three columns are due: frequency⇥head⇥endings")
    }

    @Test func letterModelPrefersWhatItHasSeen() {
        var model = LetterModel()
        for word in ["كتاب", "كتب", "كتابة", "مكتب", "مكتبة"] { model.add(StemTable.letters(word.utf8)) }
        #expect(model.bits(StemTable.letters("كتبة".utf8)) > model.bits(StemTable.letters("ظغضج".utf8)))
        for (x, bits): (Float, Float) in [
            (1, 0), (0.5, -1), (0.001, -9.965_784), (3, 1.584_962_5), (1.999, 0.999_278),
        ] {
            #expect(abs(LetterModel.log2(x) - bits) < 0.001)
        }
    }
}
