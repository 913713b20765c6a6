import ArabicText
import Extraction
import Lexicon

extension Rule {
    /// Every quotation that is opened is closed.
    static let textQuotesUnbalanced = Rule(
        "text/quotes-unbalanced", .warning, needs: .quotes,
        summary: Bilingual(ar: "كل اقتباس يُفتح يُغلق", en: "every quotation that is opened is closed"),
        example: Bilingual(
            ar: "قال: «لن نرفع الأسعار 5%. وأضاف", en: "he said: “we shall not raise prices by 5%. He added")
    ) { article, report in
        var curly = 0
        var straight = 0
        var openGuillemets = 0
        var closedGuillemets = 0
        var last: TextSpan?
        for token in 0..<article.document.tokenCount where article.document[token].kind == .quote {
            let bytes = article.document.source.bytes
            let start = Int(article.document[token].start)
            let end = Int(article.document[token].end)
            last = TextSpan(start, end)
            switch (end - start, bytes[start]) {
            case (2, 0xC2): if bytes[start + 1] == 0xAB { openGuillemets += 1 } else { closedGuillemets += 1 }
            case (1, _):
                // After a digit it stands for inches or seconds.
                if token == 0 || article.document[token - 1].kind != .number
                    || !article.document[token].isGlued
                {
                    straight += 1
                }
            case (3, 0xE2): curly += 1
            default: break
            }
        }
        guard let last else { return }
        // Writers mix the directions of curly marks, so only their number can be wrong.
        let isOdd = (curly + straight) % 2 == 1
        guard isOdd || openGuillemets != closedGuillemets else { return }
        report.fire(
            [], at: last,
            ar:
                "علامات اقتباس غير متوازنة: \(curly + straight) مزدوجة، و\(openGuillemets) « مقابل \(closedGuillemets) »",
            en:
                "quotation marks do not balance: \(curly + straight) double ones, \(openGuillemets) « against \(closedGuillemets) »",
            [
                ("double", String(curly + straight)), ("opened", String(openGuillemets)),
                ("closed", String(closedGuillemets)),
            ])
    }
}
