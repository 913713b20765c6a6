import ArabicText
import Extraction
import Lexicon

extension Rule {
    /// No full stop cuts a sentence in two.
    static let textSentenceBroken = Rule(
        "text/sentence-broken", .warning, needs: .joined,
        summary: Bilingual(ar: "لا تقطع نقطة جملة واحدة", en: "no full stop cuts a sentence in two"),
        example: Bilingual(
            ar: "ارتفع الطلب. لأن 30% من المصانع توسعت", en: "demand rose. Because 30% of the factories grew")
    ) { article, report in
        let found = article.measures.filter { article.claims[$0].traits.contains(.joined) }
        guard let first = found.first else { return }
        let start = article.document.tokens(ofSentence: article.claims[first].sentence).lowerBound
        report.fire(
            found, at: article.document.span(max(0, start - 1)..<(start + 1)),
            ar: "نقطة تقطع الجملة قبل «\(article.text(article.document.span(start..<(start + 1))))»",
            en:
                "a full stop cuts the sentence before “\(article.text(article.document.span(start..<(start + 1))))”",
            [("count", String(found.count))])
    }

    /// Words of two scripts are parted.
    static let textScriptsGlued = Rule(
        "text/scripts-glued", .note, needs: .gluedScripts,
        summary: Bilingual(ar: "بين كلمات الخطين مسافة", en: "words of two scripts are parted by a space"),
        example: Bilingual(ar: "اشترتها منSiemens بـ 5 ملايين", en: "it bought it fromSiemens for 5 million")
    ) { article, report in
        let document = article.document
        var found: [TextSpan] = []
        for token in 1..<max(1, document.tokenCount) where document[token].isGlued {
            let before = document[token - 1]
            let here = document[token]
            let isGlued =
                before.kind == .arabic && here.kind == .latin && before.letterCount > 1
                && !isClitic(token - 1, document)
                || before.kind == .latin && here.kind == .arabic && before.letterCount > 1
                    && here.letterCount > 1
            if isGlued { found.append(document.span((token - 1)..<(token + 1))) }
        }
        guard let first = found.first else { return }
        report.fire(
            [], at: first, ar: "كلمتان ملتصقتان من خطين: «\(article.text(first))»",
            en: "words of two scripts run together: “\(article.text(first))”",
            [("count", String(found.count))])
    }

    /// `ال`, `بال`, `لل` … before a Latin name are joined on purpose.
    private static func isClitic(_ token: Int, _ document: Document) -> Bool {
        let word = document[token]
        let text = document.words.text
        guard word.letterCount <= 4 else { return false }
        return (0..<Int(word.letterCount)).allSatisfy { index in
            let letter = text.letter(word, index)
            return letter == Letters.waw || letter == Letters.feh || letter == Letters.beh
                || letter == Letters.lam
                || letter == Letters.kaf || letter == Letters.alef
        }
    }
}
