import ArabicText
import Extraction

extension Rule {
    /// A statement does not run on into the next one.
    static let textStopMissing = Rule(
        "text/stop-missing", .note,
        summary: Bilingual(ar: "بين القولين نقطة", en: "two statements are parted by a stop"),
        example: Bilingual(
            ar: "باعت الشركة 5 محطات إلى «سيمنز» قال مديرها إن السعر مناسب",
            en: "the company sold 5 plants to “Siemens” its manager said the price was right")
    ) { article, report in
        for attribution in article.mentions.attributions where attribution.kind == .reportingVerb {
            guard let cue = attribution.cue, let content = attribution.content, content.start > cue.end,
                let source = attribution.source, source.start > cue.end
            else { continue }
            let token = attribution.cueTokens.lowerBound
            let sentence = article.document.sentence(ofToken: token)
            let start = article.document.tokens(ofSentence: sentence).lowerBound
            // A clause of some length stands before, and ends in a name or a quotation mark without a comma.
            guard token - start >= 8, !article.document.startsWithWaw(token), article.endsName(token - 1),
                article.statesFigure(before: token, from: start)
            else {
                continue
            }
            let claims = article.measures.filter { article.claims[$0].sentence == sentence }
            guard !claims.isEmpty else { continue }
            let span = article.document.span((token - 1)..<(token + 1))
            report.fire(
                claims, at: span, ar: "قولان متصلان بلا نقطة: «\(article.text(span))»",
                en: "two statements run together without a stop: “\(article.text(span))”")
        }
    }
}

extension CheckedArticle {
    /// Whether a figure stands between the last comma, colon or stop and a token: a statement comes to its end there.
    fileprivate func statesFigure(before token: Int, from start: Int) -> Bool {
        var at = token - 1
        while at >= start {
            if quantityIndex(at: at) != nil { return true }
            if document[at].kind == .punctuation { return false }
            at -= 1
        }
        return false
    }

    /// Whether a token ends a name: a Latin word, or the closing quotation mark of a short quotation.
    fileprivate func endsName(_ token: Int) -> Bool {
        guard token > 0 else { return false }
        switch document[token].kind {
        case .latin: return true
        case .quote:
            var at = token - 1
            while at > 0, token - at <= 4, document[at].kind != .quote { at -= 1 }
            return document[at].kind == .quote && token - at > 1 && token - at <= 4
        default: return false
        }
    }
}
