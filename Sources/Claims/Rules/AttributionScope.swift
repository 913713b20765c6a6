import ArabicText
import Extraction

extension Rule {
    /// It is clear where the source's words end and the writer's begin.
    static let attributionScopeUncertain = Rule(
        "attribution/scope-uncertain", .note,
        summary: Bilingual(
            ar: "التفسير بعد «أي» قد يكون للكاتب لا للمصدر",
            en: "what follows “أي” (that is) may be the writer's and not the source's"),
        example: Bilingual(
            ar: "وفقا للوزارة سيبلغ الإنتاج 90 طنا، أي ضعف ما ينتجه الجيران",
            en: "according to the ministry output will be 90 t, that is double what the neighbours make")
    ) { article, report in
        for sentence in article.measuresBySentence {
            guard
                let told = sentence.first(where: {
                    !article.tellers[$0].isEmpty && article.claims[$0].quote != .direct
                }), let start = article.quantity(told)?.tokens.upperBound
            else { continue }
            let tokens = article.sentence(of: told)
            guard let gloss = (start..<max(start, tokens.upperBound)).first(where: { article.isGloss($0) })
            else {
                continue
            }
            let after = sentence.filter { article.quantity($0).map { $0.tokens.lowerBound > gloss } ?? false }
            let span = article.document.span(gloss..<min(tokens.upperBound, gloss + 4))
            report.fire(
                after.isEmpty ? [told] : Array(after), at: span,
                ar: "«\(article.text(span))…»: أهو من قول المصدر أم من تفسير الكاتب؟",
                en: "“\(article.text(span))…”: is it the source's or the writer's gloss?")
        }
    }
}

extension CheckedArticle {
    /// Whether a token is `أي` in the sense of that is, and not of any.
    fileprivate func isGloss(_ token: Int) -> Bool {
        // Letters that are spelled out (`آي/بي/إي/إس`) are glued to their marks.
        guard token > 0, has(.gloss, at: token), document[token].letterCount == 2, !document[token].isGlued,
            token + 1 < document.tokenCount, document[token + 1].kind != .punctuation
        else { return false }
        switch document[token - 1].kind {
        case .punctuation: return true
        default: return quantityIndex(at: token - 1) != nil
        }
    }
}
