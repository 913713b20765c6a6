import Testing

@testable import ArabicText

@Suite struct SentencesTests {
    private static let openWords: Set<WordKey> = {
        let text = Tokenizer().tokenize("في من إلى أن التي")
        return Set(text.tokens.map { text.key($0) })
    }()

    /// Sentences of a text, as the source has them.
    private func sentences(_ string: String) -> [String] {
        let source = SourceText(string)
        let text = Tokenizer().tokenize(string)
        let starts = Sentences(openWords: Self.openWords).starts(in: text)
        return starts.indices.map { index in
            let last = index + 1 < starts.count ? starts[index + 1] - 1 : text.tokens.count - 1
            return source.slice(Int(text.tokens[starts[index]].start)..<Int(text.tokens[last].end))
        }
    }

    /// One sentence each, whatever stands in it.
    @Test(arguments: [
        "نما الناتج 2.5 في المئة.", "بلغ السعر 1.250,75 ريالا للطن", "نما بنسبة .5 نقطة",
        "قال د. سامي الحداد إن المصنع يعمل.", "التقى أ. د. ليلى حسن أمس", "كتب J. K. Rowling الرواية",
        "سعر السهم 12 ر.س أمس", "شركة ش.م.ع. في دبي", "زار موقع example.com أمس", "إصدار Swift 6.3 جديد",
        "قال: «لن نرفع الأسعار!»", "وصلت \"السفن\" .", "ارتفع السعر،\nوفق التقرير",
        "ارتفع السعر\n، وفق التقرير", "بلغت الحصة في\nالسوق 5%",
        "أعلنت الشركة أن\r\nالأرباح زادت", "أعلنت (الشركة\n) أرباحها",
    ])
    func isOneSentence(_ text: String) {
        #expect(sentences(text).count == 1, "\(sentences(text))")
    }

    @Test func stops() {
        #expect(
            sentences("ارتفع السعر. وانخفض الطلب! لماذا؟ لا أحد يعلم") == [
                "ارتفع السعر.", "وانخفض الطلب!", "لماذا؟", "لا أحد يعلم",
            ])
        #expect(
            sentences("ارتفع السعر.وانخفض الطلب") == ["ارتفع السعر.", "وانخفض الطلب"],
            "no space after the stop")
        #expect(
            sentences("ارتفع السعر .وانخفض الطلب") == ["ارتفع السعر .", "وانخفض الطلب"], "the space before it"
        )
        #expect(sentences("بلغ 25. وزاد في 2025.وقال") == ["بلغ 25.", "وزاد في 2025.", "وقال"])
        #expect(sentences("توقف المصنع... ثم عاد…") == ["توقف المصنع...", "ثم عاد…"])
        #expect(sentences("هل زاد؟! نعم.") == ["هل زاد؟!", "نعم."])
    }

    @Test func closingMarks() {
        #expect(
            sentences("قال: «ارتفعت الأسعار.» وأضاف «لن تنخفض».") == [
                "قال: «ارتفعت الأسعار.»", "وأضاف «لن تنخفض».",
            ])
        #expect(
            sentences("ارتفعت الأسعار. \"لن تنخفض\" قال الوزير") == [
                "ارتفعت الأسعار.", "\"لن تنخفض\" قال الوزير",
            ])
        #expect(sentences("(ارتفعت الأسعار.) ثم هبطت") == ["(ارتفعت الأسعار.)", "ثم هبطت"])
        #expect(sentences("قال \"نعم.\" ثم خرج") == ["قال \"نعم.\"", "ثم خرج"])
        #expect(sentences("قال \"نعم. \" ثم خرج") == ["قال \"نعم. \"", "ثم خرج"])
    }

    @Test func erasAndUnitsEndASentence() {
        #expect(sentences("تأسست عام 1445 هـ. وتعمل في الرياض") == ["تأسست عام 1445 هـ.", "وتعمل في الرياض"])
        #expect(sentences("يعود إلى 2020 م. والعمق 30 م.") == ["يعود إلى 2020 م.", "والعمق 30 م."])
    }

    @Test func lineBreaks() {
        #expect(
            sentences("عنوان الخبر\nقال الوزير اليوم\n\nانتهى") == [
                "عنوان الخبر", "قال الوزير اليوم", "انتهى",
            ])
        #expect(
            sentences("سعر النفط في\n\nعنوان آخر") == ["سعر النفط في", "عنوان آخر"],
            "an empty line always ends one")
        #expect(sentences("ارتفع السعر.\nوانخفض") == ["ارتفع السعر.", "وانخفض"])
        #expect(sentences("قال د.\nأحمد") == ["قال د.", "أحمد"])
        #expect(sentences("ارتفع السعر\n.وانخفض") == ["ارتفع السعر\n.", "وانخفض"])
    }

    @Test func noTokens() {
        #expect(sentences("").isEmpty && sentences(" \n\u{200F}").isEmpty)
        #expect(sentences(".") == ["."])
        #expect(sentences("...\n...") == ["...", "..."])
    }

    /// Starts rise, begin at 0 and lie in the text, whatever the text.
    @Test func startsOfAnyText() {
        var random = RandomText(seed: 31)
        for _ in 0..<400 {
            let text = Tokenizer().tokenize(random.next())
            let starts = Sentences(openWords: Self.openWords).starts(in: text)
            #expect(starts.first == (text.tokens.isEmpty ? nil : 0))
            #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 })
            #expect(starts.last ?? 0 < max(1, text.tokens.count))
        }
    }
}
