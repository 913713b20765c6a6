import ArabicText
import Extraction
import Lexicon

extension Rule {
    /// A vague amount is no point.
    static let boundVague = Rule(
        "bound/vague", .note, needs: .vague,
        summary: Bilingual(ar: "المقدار المبهم ليس رقما", en: "a vague amount is no number"),
        example: Bilingual(ar: "سيستغرق البناء عدة أشهر", en: "building will take several months")
    ) { article, report in
        for index in article.measures {
            guard article.checkedFigures[index].isVague, article.checkedFigures[index].dimension != .money,
                let quantity = article.quantity(index)
            else { continue }
            report.fire(
                [index], at: quantity.span, ar: "«\(article.figure(index))» مقدار مبهم لا يقارن برقم",
                en: "“\(article.figure(index))” is vague and compares with no number")
        }
    }

    /// A ratio after a comparative has one reading.
    static let ratioAmbiguous = Rule(
        "ratio/ambiguous", .note, needs: [.ratio, .comparative],
        summary: Bilingual(
            ar: "«أكثر بخمس مرات»: خمسة أضعاف أم ستة؟", en: "“more by five times”: five times or six?"),
        example: Bilingual(ar: "أصبحت أغلى بثلاث مرات", en: "it became dearer by three times")
    ) { article, report in
        for index in article.measures {
            guard article.checkedFigures[index].dimension == .ratio, let quantity = article.quantity(index),
                quantity.bound != .vague,
                article.claims[index].traits.contains(.comparative),
                article.isJoinedBy(Letters.beh, quantity),
                let factor = quantity.value ?? quantity.lower, let more = factor.plus(.one), factor > .one
            else { continue }
            report.fire(
                [index], at: quantity.span, ar: "«\(article.figure(index))»: ×\(factor) أم ×\(more)؟",
                en: "“\(article.figure(index))”: ×\(factor) or ×\(more)?",
                [("low", factor.description), ("high", more.description)])
        }
    }

    /// What is more is more than something.
    static let ratioBaseMissing = Rule(
        "ratio/base-missing", .note, needs: [.ratio, .comparative],
        summary: Bilingual(
            ar: "«أكثر بثلاث مرات» من ماذا؟", en: "“three times more” than what?"),
        example: Bilingual(
            ar: "وأصبحت الشقق أغلى بثلاث مرات", en: "flats became dearer by three times")
    ) { article, report in
        for index in article.measures {
            guard article.checkedFigures[index].dimension == .ratio, let quantity = article.quantity(index),
                article.claims[index].traits.contains(.comparative), article.claims[index].link == nil,
                article.claims[index].denominator == nil, !article.saysThan(quantity)
            else { continue }
            report.fire(
                [index], at: quantity.span, ar: "«\(article.figure(index))» أكثر، من ماذا؟",
                en: "“\(article.figure(index))” more, than what?")
        }
    }

    /// A possibility is not confirmed.
    static let certaintyVerbModalMismatch = Rule(
        "certainty/verb-modal-mismatch", .note, needs: .possibility,
        summary: Bilingual(ar: "فعل التأكيد فوق احتمال", en: "a verb of certainty over a mere possibility"),
        example: Bilingual(
            ar: "أكد الوزير أن الفائض قد يبلغ 4%", en: "the minister confirmed that the surplus may reach 4%")
    ) { article, report in
        let found = article.measures.filter { index in
            article.claims[index].modality.kind == .possibility
                && !article.claims[index].modality.hypothetical
                && article.claims[index].attributions.contains {
                    article.mentions.attributions[$0].stance == .strong
                }
        }
        for index in found where article.claims[index].link == nil && article.isGoverned(index, within: 12) {
            let cue = article.claims[index].attributions.lazy.map { article.mentions.attributions[$0] }.first
            { $0.stance == .strong }?.cue
            let same = found.filter { article.roots[$0] == index }
            report.fire(
                same, at: article.span(index),
                ar:
                    "«\(cue.map(article.text) ?? "")» تأكيد لاحتمال: «\(article.claims[index].modality.cue.map(article.text) ?? "")»",
                en:
                    "“\(cue.map(article.text) ?? "")” confirms a mere possibility: “\(article.claims[index].modality.cue.map(article.text) ?? "")”"
            )
        }
    }

    /// A hypothetical is no forecast.
    static let certaintyHypothetical = Rule(
        "certainty/hypothetical", .note, needs: .hypothetical,
        summary: Bilingual(ar: "الافتراض ليس توقعا", en: "a hypothetical is no forecast"),
        example: Bilingual(
            ar: "إذا توقف المصنع فستبلغ الخسائر 6 ملايين",
            en: "if the plant stopped, losses would reach 6 million")
    ) { article, report in
        let found = article.measures.filter { article.claims[$0].modality.hypothetical }
        guard let first = found.first else { return }
        report.fire(
            found, at: article.span(first), ar: "أرقام مشروطة: \(article.figures(found, separator: "، "))",
            en: "figures that hang on a condition: \(article.figures(found, separator: ", "))")
    }

    /// What something can reach is not what it reaches.
    static let certaintyCapability = Rule(
        "certainty/capability", .note, needs: .capability,
        summary: Bilingual(ar: "القدرة على الشيء ليست وقوعه", en: "being able to is not doing"),
        example: Bilingual(ar: "الموقع قادر على إنتاج 300 ميغاواط", en: "the site is able to make 300 MW")
    ) { article, report in
        for index in article.measures
        where article.claims[index].traits.contains(.capability) && article.isGoverned(index, within: 6) {
            report.fire(
                [index], at: article.span(index), ar: "«\(article.figure(index))» سقف ممكن لا واقع",
                en: "“\(article.figure(index))” is what it could reach, not what it does")
        }
    }

    /// One figure does not mean two things.
    static let consistencySameFigure = Rule(
        "consistency/same-figure-two-meanings", .warning, needs: .input,
        summary: Bilingual(ar: "رقم واحد لمعنيين", en: "one figure with two meanings"),
        example: Bilingual(
            ar: "بافتراض تشغيل 30% من الطاقة … وسيتحول 30% من الطاقة",
            en: "assuming 30% of capacity … 30% of capacity will move")
    ) { article, report in
        let inputs = article.claims.indices.filter {
            article.claims[$0].role == .condition && article.claims[$0].link?.kind == .input
        }
        for input in inputs.prefix(32) {
            guard article.isPoint(input), let quantity = article.quantity(input),
                quantity.unit.dimension != .count,
                quantity.unit.dimension != .duration
            else { continue }
            let other = article.measures.first {
                article.quantity($0)?.value == quantity.value && article.sameUnit($0, input)
                    && article.isPoint($0)
                    && article.claims[$0].sentence != article.claims[input].sentence
            }
            guard let other else { continue }
            report.fire(
                [input, other].sorted(), at: article.span(other),
                ar: "\(article.figure(input)) مرة شرطا ومرة نتيجة: ليستا تكرارا",
                en: "\(article.figure(input)) is once a condition and once a result: not the same claim twice"
            )
        }
    }
}

extension CheckedArticle {
    /// Whether `من`, `عن` or `مقارنة` stands close to a figure, so that a base may be named.
    fileprivate func saysThan(_ quantity: Quantity) -> Bool {
        let sentence = document.tokens(ofSentence: document.sentence(ofToken: quantity.tokens.lowerBound))
        let near = (quantity.tokens.lowerBound - 10)..<(quantity.tokens.upperBound + 6)
        return near.clamped(to: sentence).contains {
            document.bareKey($0).map(CheckedArticle.than.contains) ?? false
        }
    }

    private static let than = Set(words: "من عن مقارنة مما بما عما كان كانت")

    /// Whether a claim's cue of certainty governs its figure: close before it in its own clause, and not negated.
    fileprivate func isGoverned(_ claim: Int, within limit: Int) -> Bool {
        guard let cue = claims[claim].modality.cue, let quantity = quantity(claim),
            cue.end <= quantity.span.start
        else { return false }
        var at = quantity.tokens.lowerBound - 1
        var count = 0
        while at >= 0, Int(document[at].start) >= cue.end {
            count += 1
            // A dash or a quotation mark does not end a clause.
            let letter = document[at].kind == .punctuation ? document.words.text.letter(document[at], 0) : 0
            if count > limit || letter == Letters.arabicComma || letter == 0x2C || letter == 0x2E {
                return false
            }
            at -= 1
        }
        while at >= 0, Int(document[at].start) >= cue.start { at -= 1 }
        return at < 0 || !(document.bareKey(at).map(CheckedArticle.negations.contains) ?? false)
    }

    private static let negations = Set(words: "لا لم لن ليس ليست غير لعدم عدم")

    /// Whether a letter is joined to the front of a figure.
    func isJoinedBy(_ letter: UInt8, _ quantity: Quantity) -> Bool {
        guard let token = quantity.tokens.first else { return false }
        let first = document[token]
        if document.words.text.letter(first, 0) == letter { return true }
        guard token > 0 else { return false }
        return document[token - 1].letterCount == 1
            && document.words.text.letter(document[token - 1], 0) == letter
    }
}
