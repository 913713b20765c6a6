import ArabicText
import Lexicon

/// Duals of counted nouns: the ending says two (`شركتين`, `قسمين`).
///
/// Feminine duals are safe by their ending (`…تين`, `…تان`). Masculine ones look like sound plurals and names,
/// so only nouns of the lexicon count. A dual with the article, a possessive or a demonstrative points; it does
/// not count.
final class CountedDuals: Sendable {
    private let lexicon: Lexicon
    private let accepted: EntrySet
    private let refused: EntrySet

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        accepted = EntrySet("entries: duals", lexicon, of: .nouns) { $0.has("class", "dual") }
        refused = EntrySet("entries: no duals", lexicon, of: .nouns) { $0.has("class", "not-dual") }
    }

    /// Whether a word has the ending of a dual.
    @inline(__always)
    func hasEnding(_ index: Int, _ document: Document) -> Bool {
        document.words.lookups[index].mayBe(.dualEnding)
    }

    /// Whether the dual of a counted noun may stand at a token.
    @inline(__always)
    func mayBeDual(_ index: Int, _ document: Document) -> Bool {
        document.words.lookups[index].mayBe(.dual)
    }

    /// Hints of a word: its ending, and whether it may count two.
    static func hints(
        of token: Token, in text: borrowing TokenizedText, _ known: Hints, _ families: Families, isKnown: Bool
    )
        -> Hints.Others
    {
        guard token.kind == .arabic, token.letterCount >= 5, text.lastLetter(token) == Letters.noon else {
            return []
        }
        let count = Int(token.letterCount)
        let before = text.letter(token, count - 2)
        guard before == Letters.yeh || before == Letters.alef else { return [] }
        let isFeminine = count >= 6 && text.letter(token, count - 3) == Letters.teh
        let counts =
            known.numerals & NumeralWord.Kind.timesDual.bit != 0 || known.mayBe(.dualNoun)
            || isFeminine && (families.contains(.nouns) || !isKnown)
        return counts ? [.dualEnding, .dual] : .dualEnding
    }

    /// The dual noun at a token as an amount of two.
    func dual(_ index: Int, _ document: Document, _ amounts: AmountReader) -> Amount? {
        guard index < document.tokenCount, mayBeDual(index, document) else { return nil }
        let token = document[index]
        let text = document.words.text
        var prefix = 0
        if let (_, times) = amounts.numerals.word(index, document, { $0.kind == .timesDual }) {
            // `مرتين`
            guard times <= 1 else { return nil }
            prefix = times
        } else if let match = lexicon.match(.nouns, at: index, in: document.words), match.tokens.count == 1 {
            let entries = lexicon.senses(atNode: match.node).filter { $0.family == .nouns }.map(\.entry)
            if entries.contains(where: refused.contains) { return nil }
            if entries.contains(where: accepted.contains) {
                guard !amounts.numerals.isDefinite(index, match.prefix, document),
                    match.prefix != 1 || text.letter(token, 0) != Letters.lam
                        || text.letter(token, 1) != Letters.lam
                else { return nil }
                prefix = match.prefix
            } else {
                // `شركتين`: the dual of a noun the lexicon knows.
                guard match.prefix == 0, token.letterCount >= 6,
                    text.letter(token, Int(token.letterCount) - 3) == Letters.teh,
                    !document.hasArticle(index), !amounts.nouns.isFunctionWord(index, document)
                else { return nil }
            }
        } else {
            // `…تين`, `…تان` with at least three letters before, no article.
            let count = Int(token.letterCount)
            guard count >= 6, text.letter(token, count - 3) == Letters.teh,
                document.words.lookups[index].reading.word == 0
            else { return nil }
            let first = text.letter(token, 0)
            let second = text.letter(token, 1)
            if first == Letters.alef, second == Letters.lam { return nil }
            let isProclitic =
                first == Letters.beh || first == Letters.waw || first == Letters.feh || first == Letters.kaf
            if isProclitic, second == Letters.alef, text.letter(token, 2) == Letters.lam { return nil }
            if first == Letters.lam, second == Letters.lam { return nil }
            // A joined particle in front would hide an article or another word.
            if first == Letters.beh || first == Letters.lam || first == Letters.waw || first == Letters.feh
                || first == Letters.kaf, count < 7
            {
                return nil
            }
            if first == Letters.beh || first == Letters.lam || first == Letters.waw || first == Letters.feh {
                prefix = 1
            }
        }
        let isJoined = prefix > 0 && text.letter(token, 0) == Letters.waw
        guard !points(index, document), isJoined || !describesDual(index, document) else { return nil }
        var numeral = Numeral(value: ExactDecimal(2), tokens: index..<index + 1)
        numeral.prefix = prefix
        var amount = Amount(
            numeral: numeral, value: ExactDecimal(2), tokens: index..<index + 1,
            start: document.byte(ofLetter: prefix, in: index),
            end: Int(token.end))
        amount.counted = index..<index + 1
        addHalf(&amount, document, amounts)
        return amount
    }

    /// `عقدين ونصف`; `هدفين ونصف الفرص` are two amounts.
    private func addHalf(_ amount: inout Amount, _ document: Document, _ amounts: AmountReader) {
        let at = amount.tokens.upperBound
        guard at < document.tokenCount, !document[at].gap.contains(.newline),
            let (part, prefix) = amounts.numerals.word(.fraction, at, document), prefix == 1, !part.enclitic,
            amounts.numerals.isJoined(at, prefix, document),
            at + 1 >= document.tokenCount || document[at + 1].kind != .arabic
                || !document.hasArticle(at + 1) && amounts.nouns.isStop(at + 1, document),
            let value = amount.value.plus(part.value)
        else { return }
        amount.value = value
        amount.tokens = amount.tokens.lowerBound..<at + 1
        amount.end = Int(document[at].end)
    }

    /// `سيارتين مفخختين`: an adjective takes the dual of the noun before it.
    private func describesDual(_ index: Int, _ document: Document) -> Bool {
        guard index > 0, hasEnding(index - 1, document) else { return false }
        let text = document.words.text
        let before = document[index - 1]
        let ending = text.letter(before, Int(before.letterCount) - 2)
        return ending == text.letter(document[index], Int(document[index].letterCount) - 2)
    }

    /// A demonstrative or `كلا` before it.
    private func points(_ index: Int, _ document: Document) -> Bool {
        guard index > 0, let match = lexicon.match(.nouns, at: index - 1, in: document.words) else {
            return false
        }
        return lexicon.senses(atNode: match.node).contains {
            $0.family == .nouns && lexicon.has("stop=demonstrative", in: $0.entry)
        }
    }
}
