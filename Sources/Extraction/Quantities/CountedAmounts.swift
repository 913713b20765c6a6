import ArabicText
import Lexicon

/// What a number counts: the noun behind it, before it, or behind `من`.
extension AmountReader {
    func countedBehind(_ amount: inout Amount, _ document: Document) {
        guard !amount.numeral.enclitic else { return }
        if amount.numeral.definite, amount.numeral.kind == .cardinal,
            let before = definiteNoun(amount.tokens.lowerBound - 1, document)
        {
            // `الإمارات الست الأخرى`: the noun stands before its number.
            amount.countedBefore = before
            return
        }
        if let noun = partitive(amount, document) {
            amount.countedBefore = noun
            return
        }
        if amount.numeral.isSeveral, let noun = nounBeforeSeveral(amount, document) {
            amount.countedBefore = noun
            return
        }
        if isSubscriberNumber(amount, document) { return }
        // `هؤلاء الثلاثة غادروا`: behind a definite number word stands no noun of its own.
        if amount.numeral.definite, amount.numeral.kind == .cardinal, !amount.numeral.hasDigits,
            !amount.numeral.hasScale, !takesAccusative(amount, document)
        {
            return
        }
        let definite = amount.numeral.definite || amount.numeral.kind == .vague && !amount.numeral.isSeveral
        guard let noun = nouns.noun(amount.tokens.upperBound, document, definite: definite),
            amount.numeral.kind != .fraction,
            amount.numeral.kind != .multiple, noun.upperBound <= amount.limit
        else { return }
        amount.counted = noun
        amount.tokens = amount.tokens.lowerBound..<noun.upperBound
        amount.end = Int(document[noun.upperBound - 1].end)
    }

    /// `الخمسين شخصا`: behind eleven to ninety-nine stands a noun in the accusative, whatever the article.
    private func takesAccusative(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.tokens.upperBound
        return amount.value > ExactDecimal(10) && amount.value < ExactDecimal(100)
            && next < document.tokenCount && document[next].letterCount > 3
            && document.words.text.lastLetter(document[next]) == Letters.alef
    }

    /// The definite noun at a token, as source bytes.
    private func definiteNoun(_ index: Int, _ document: Document) -> TextSpan? {
        guard index >= 0 else { return nil }
        let token = document[index]
        if document.hasArticle(index) { return TextSpan(Int(token.start), Int(token.end)) }
        guard document.hasArticle(index, after: 1) else { return nil }
        return TextSpan(document.byte(ofLetter: 1, in: index), Int(token.end))
    }

    /// `مناطق عدة`: `عدة` stands behind its noun where none follows.
    private func nounBeforeSeveral(_ amount: Amount, _ document: Document) -> TextSpan? {
        let at = amount.tokens.lowerBound - 1
        let next = amount.tokens.upperBound
        guard at >= 0, amount.numeral.prefix == 0, !document[at + 1].gap.contains(.newline),
            nouns.noun(at, document) != nil, !document.hasArticle(at), document[at].letterCount > 3
        else { return nil }
        if next < document.tokenCount, document[next].kind == .arabic, !document[next].gap.contains(.newline),
            !document.hasArticle(next), nouns.noun(next, document) != nil
        {
            return nil
        }
        let prefix = document.words.lookups[at].reading.prefix
        return TextSpan(
            document.byte(ofLetter: prefix <= 1 ? Int(prefix) : 0, in: at), Int(document[at].end))
    }

    /// `88548 الاتصالات، 636250 موبايلي`: a long number before a company's name is one to call or to write to.
    func isSubscriberNumber(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.numeral.tokens.upperBound
        guard amount.numeral.plainDigits >= 5, next < document.tokenCount,
            document.words.mayStart(.organizations, at: next)
        else { return false }
        return lexicon.match(.organizations, at: next, in: document.words)?.prefix == 0
    }

    /// `10000 من حاملي المشاريع`, `العشرات من الأبرياء`: what is counted stands behind `من`.
    private func partitive(_ amount: Amount, _ document: Document) -> TextSpan? {
        let at = amount.tokens.upperBound
        guard at + 1 < min(document.tokenCount, amount.limit),
            amount.numeral.kind == .cardinal || amount.numeral.kind == .vague,
            document[at].kind == .arabic, document[at].letterCount == 2,
            document.words.text.letter(document[at], 0) == Letters.meem,
            document.words.text.letter(document[at], 1) == Letters.noon,
            // `1 من كل 5`
            document[at + 1].letterCount > 2,
            nouns.noun(at + 1, document, definite: true) != nil,
            // `تنهال المليارات من جيوبهم`: these are money.
            amount.numeral.kind != .vague || document.hasArticle(at + 1) || !amount.isMoneyByItself
        else { return nil }
        return document.span(at + 1..<at + 2)
    }
}
