import ArabicText
import Lexicon

/// Small words and endings around a cue.
extension AttributionExtractor {
    /// Traits of the word before a token on its line.
    func previous(_ document: borrowing Document, _ at: Int) -> WordTraits {
        guard at > 0, document[at - 1].kind == .arabic, document.continuesLine(at) else { return [] }
        let (traits, prefix) = names.traits(document, at - 1)
        return prefix <= 1 ? traits : []
    }

    /// `عن`, `عنه`: what makes an announcement an event.
    func isAbout(_ document: borrowing Document, _ at: Int) -> Bool {
        guard document[at].kind == .arabic, document[at].letterCount <= 4 else { return false }
        return document.words.text.letter(document[at], 0) == Letters.arabic(0x639)
            && document.words.text.letter(document[at], 1) == Letters.noon
    }

    /// `في`
    func isIn(_ document: borrowing Document, _ at: Int) -> Bool {
        document.words.text.spells(document[at], [Letters.feh, Letters.yeh])
    }

    func isPreposition(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at < document.tokenCount, document[at].kind == .arabic else { return false }
        let (traits, prefix) = names.traits(document, at)
        if traits.contains(.preposition), prefix == 0 { return true }
        let front = WordFront(document, at)
        let letter = document.words.text.letter(document[at], 0)
        return front.preposition != 0 || letter == Letters.lam || letter == Letters.beh
    }

    /// `جهته`, `جانبها`
    private func isSide(_ document: borrowing Document, _ at: Int) -> Bool {
        let text = document.words.text
        let word = document[at]
        guard word.letterCount >= 4, text.letter(word, 0) == Letters.arabic(0x62C) else { return false }
        let second = text.letter(word, 1)
        return second == Letters.heh || second == Letters.alef && text.letter(word, 2) == Letters.noon
    }

    /// Whether a word is written with `ة`, which no pronoun is, though both fold to one letter.
    func endsInTehMarbuta(_ document: borrowing Document, _ token: Int) -> Bool {
        let end = Int(document[token].end)
        return end > 1 && document.source.bytes[end - 2] == 0xD8 && document.source.bytes[end - 1] == 0xA9
    }

    /// Only `و ف س ل` stand before a verb.
    func isVerbPrefix(_ document: borrowing Document, _ cue: CueContext) -> Bool {
        for index in 0..<min(cue.lead, 3) {
            let letter = document.words.text.letter(document[cue.tokens.lowerBound], index)
            guard
                letter == Letters.waw || letter == Letters.feh || letter == Letters.seen
                    || letter == Letters.lam
            else {
                return false
            }
        }
        return true
    }

    /// Past the outlet spoken to, where the speaker stands behind it: `قال لـ«الاقتصادية» فلان إن`.
    func skipAddressee(
        _ document: borrowing Document, _ start: Int, _ limit: Int, _ entities: borrowing EntityIndex
    ) -> (end: Int, outlet: Int)? {
        let isQuoted = start < limit && document[start].kind == .quote
        guard start < limit,
            isQuoted
                || document[start].kind == .arabic
                    && document.words.text.letter(document[start], 0) == Letters.lam,
            let outlet = entities.first(.media, in: start..<min(limit, start + 3))
        else { return nil }
        var end = entities[outlet].tokens.upperBound
        if end < limit, document[end].kind == .quote { end += 1 }
        guard end < limit, document[end].kind == .arabic, document.continuesLine(end) else { return nil }
        // `وأبلغ «الوطن» قائد المنطقة أن`
        if isQuoted {
            let (traits, prefix) = names.traits(document, end)
            guard prefix == 0, !WordFront(document, end).hasArticle,
                !traits.isDisjoint(with: [.title, .anonymous, .role])
            else { return nil }
        }
        return (end, outlet)
    }

    /// Past words that may stand between a verb and its subject: `أيضا`, `كذلك`, `أمس`.
    func skipAdverbs(_ document: borrowing Document, _ start: Int, _ limit: Int) -> Int {
        var at = start
        // `وبين من جهته محمود`, `وأكد من جانبه المدير`
        if start + 1 < limit, document[start].letterCount == 2, document[start + 1].kind == .arabic,
            document.words.text.letter(document[start], 0) == Letters.meem, isSide(document, start + 1)
        {
            at = start + 2
        }
        // `وأوضح لي المسؤول`
        if at + 1 < limit, document[at].letterCount == 2, document[at + 1].kind == .arabic,
            document.words.text.letter(document[at], 0) == Letters.lam,
            document.words.text.letter(document[at], 1) == Letters.yeh, WordFront(document, at + 1).hasArticle
        {
            at += 1
        }
        while at < limit, at < start + 3, document[at].kind == .arabic {
            let (traits, prefix) = names.traits(document, at)
            guard prefix == 0, !traits.isDisjoint(with: [.adverb, .particle, .demonstrative]),
                traits.isDisjoint(with: .complementizer)
            else { break }
            at += 1
        }
        return at
    }
}
