import ArabicText
import Extraction
import Lexicon

/// Finds the whole a share or a ratio is taken of.
struct DenominatorReader {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    /// Tokens of the whole after a figure: `9% من إجمالي الكهرباء في البلاد`.
    func denominator(of quantity: Int) -> Range<Int>? {
        let figure = passage.figures[quantity]
        guard figure.dimension == .share || figure.dimension == .ratio else { return nil }
        var at = figure.tokens.upperBound
        while passage.contains(at), passage[at].kind == .adverb || passage[at].kind == .bracket { at += 1 }
        guard passage.contains(at) else { return nil }
        let phrases = NounPhrases(passage: passage)
        let end = passage.tokens.upperBound
        if figure.dimension == .ratio {
            // `أربع مرات بحلول 2030`
            if passage[at].kind == .noun, passage[at].hasPreposition { return nil }
            return phrases.phrase(at: at, before: end, coordinating: false).map(withPlace)
        }
        guard passage[at].kind == .preposition, isFrom(at) else { return nil }
        return phrases.phrase(at: at + 1, before: end, coordinating: false).map(withPlace)
    }

    /// A phrase with the place right after it.
    func withPlace(_ phrase: Range<Int>) -> Range<Int> {
        var end = phrase.upperBound
        while passage.contains(end), end + 1 < passage.tokens.upperBound, passage[end].kind == .preposition,
            isIn(end) || isFrom(end),
            passage[end + 1].kind == .noun,
            let more = NounPhrases(passage: passage)
                .phrase(at: end + 1, before: passage.tokens.upperBound, coordinating: false)
        {
            end = more.upperBound
            if end - phrase.lowerBound > 10 { break }
        }
        return phrase.lowerBound..<end
    }

    /// A phrase with what it is of behind `من`: `الطن من الأسمدة`, or with what an index is of, `الفاو لأسعار الغذاء`.
    func withSubstance(_ phrase: Range<Int>, before end: Int) -> Range<Int> {
        let at = phrase.upperBound
        if at < end, passage.contains(at), passage[at].kind == .noun, passage[at].hasPreposition,
            passage[at].metric?.kind == .price,
            let more = NounPhrases(passage: passage).phrase(at: at, before: end, coordinating: false)
        {
            return phrase.lowerBound..<more.upperBound
        }
        guard at + 1 < end, passage.contains(at), passage[at].kind == .preposition,
            passage[at].grammar == nil,
            isFrom(at), passage[at + 1].kind == .noun, !passage[at + 1].hasPronoun,
            let more = NounPhrases(passage: passage).phrase(at: at + 1, before: end, coordinating: false)
        else { return phrase }
        return phrase.lowerBound..<more.upperBound
    }

    /// `من`.
    func isFrom(_ token: Int) -> Bool { isWord(token, Letters.meem, Letters.noon) }

    /// `في`.
    func isIn(_ token: Int) -> Bool { isWord(token, Letters.feh, Letters.yeh) }

    /// `إلى`.
    func isTo(_ token: Int) -> Bool {
        let written = passage.document[token]
        let skip = passage[token].conjunction
        let text = passage.document.words.text
        return Int(written.letterCount) - skip == 3 && text.letter(written, skip) == Letters.alef
            && text.letter(written, skip + 1) == Letters.lam
    }

    private func isWord(_ token: Int, _ first: UInt8, _ second: UInt8) -> Bool {
        let written = passage.document[token]
        let skip = passage[token].conjunction
        let text = passage.document.words.text
        return Int(written.letterCount) - skip == 2 && text.letter(written, skip) == first
            && text.letter(written, skip + 1) == second
    }
}
