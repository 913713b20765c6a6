import ArabicText
import Lexicon

/// Finds where a name ends that starts with the head noun of an organisation.
///
/// Arabic has no capitals, so the end follows from definiteness: a construct (`وزارة الصحة`) runs to its first
/// definite noun or proper name and goes on only with adjectives that carry the article; a definite head
/// (`الهيئة العامة للغذاء`) needs such an adjective, then may take a complement with `ل`.
struct NameReader: Sendable {
    /// Longest name read, in tokens.
    static let limit = 9

    let lexicon: Lexicon
    let table: WordTable

    /// A name read from its head.
    struct Reading {
        var end: Int
        /// Whether the name holds a word that only names can.
        var isCertain: Bool
        /// Whether an adjective in it makes a name of any head: `التحرير الوطني`.
        var isStrong = false
    }

    /// Traits of a token under its longest reading that has any, and the letters before that reading.
    @inline(__always)
    func traits(_ document: borrowing Document, _ token: Int) -> (traits: WordTraits, prefix: Int) {
        var reading = document.words.lookups[token].reading
        while reading.word != 0 {
            let traits = table[reading.word]
            // `كيري` is no ك + يرى: the ك of comparison stands before few of the words asked about here.
            let isLike = reading.prefix == 1 && document.words.text.letter(document[token], 0) == Letters.kaf
            if traits.contains(.mayBeName), isAli(document, token) || isAliOfTitle(document, token) {
                return ([.givenName, .known], 0)
            }
            if !traits.isEmpty, !isLike { return (traits, Int(reading.prefix)) }
            reading = lexicon.shorter(than: reading)
        }
        return ([], 0)
    }

    /// `علي` before another part of a name: the fold makes one word of it and of `على`.
    func isAli(_ document: borrowing Document, _ token: Int) -> Bool {
        let word = document[token]
        guard document.source.bytes[Int(word.end) - 1] == 0x8A,
            token + 1 < document.tokenCount, document.continuesLine(token + 1)
        else { return false }
        let next = table[document.words.lookups[token + 1].reading.word]
        return !next.isDisjoint(with: [.givenName, .nameLink])
            && document.words.lookups[token + 1].reading.prefix == 0
    }

    /// `الأمير علي`, `الشيخ علي الحرقان`, `بن علي`: no preposition stands behind a title of honour or a given name.
    private func isAliOfTitle(_ document: borrowing Document, _ token: Int) -> Bool {
        guard document.source.bytes[Int(document[token].end) - 1] == 0x8A, token > 0,
            document[token - 1].kind == .arabic, document.continuesLine(token)
        else { return false }
        return !table[document.words.lookups[token - 1].reading.word]
            .isDisjoint(with: [.givenName, .honorific, .nameLink])
    }

    /// Whether a token ends a name whatever came before: punctuation, function words, verbs of saying, dates.
    func isBarrier(_ document: borrowing Document, _ token: Int) -> Bool {
        guard token < document.tokenCount, document[token].kind == .arabic, document.continuesLine(token)
        else {
            return true
        }
        guard document.mayBe(.boundsName, token) else { return false }
        let (traits, prefix) = traits(document, token)
        if prefix == 0, !traits.isDisjoint(with: .stop), !traits.contains(.organization) { return true }
        if prefix == 1, !traits.isDisjoint(with: [.relative, .particle, .demonstrative, .complementizer]) {
            return true
        }
        if traits.contains(.calendar), !traits.contains(.activity) { return true }
        if prefix <= 2, traits.contains(.reportingVerb), !traits.contains(.ambiguous),
            !WordFront(document, token).hasArticle
        {
            return true
        }
        return traits.contains(.participle) && prefix <= 1 && !traits.contains(.ambiguous)
    }

    /// Whether a definite adjective stands at a token.
    func takesAdjective(_ document: borrowing Document, _ at: Int) -> Bool {
        guard !isBarrier(document, at) else { return false }
        let front = WordFront(document, at)
        return front.lead == 0 && front.hasArticle && isAdjective(document, at, traits(document, at).traits)
    }

    func isAdjective(_ document: borrowing Document, _ at: Int, _ traits: WordTraits) -> Bool {
        if !traits.isDisjoint(with: [.institutional, .nationality]) { return true }
        // `الإعلامية` is also somebody's title.
        let isFeminine =
            traits.contains(.ambiguous) && document.words.text.lastLetter(document[at]) == Letters.heh
        let others: WordTraits = [.group, .document, .head, .calendar, .standard]
        if !traits.isDisjoint(with: isFeminine ? others : others.union(.title)) { return false }
        return document.isNisba(at)
    }

    /// The token after a known organisation, whatever its context, or `nil`.
    func gazetteerEnd(_ document: borrowing Document, _ at: Int) -> Int? {
        guard at < document.tokenCount else { return nil }
        return lexicon.match(.organizations, at: at, in: document.words)?.tokens.upperBound
    }

    /// The token after a place name, or `nil` where none starts here.
    func placeEnd(_ document: borrowing Document, _ at: Int) -> Int? {
        guard let match = lexicon.match(.places, at: at, in: document.words) else { return nil }
        guard document.lead(ofPrefix: match.prefix, in: at) == 0 else { return nil }
        for sense in lexicon.senses(of: .places, at: match) {
            let entry = lexicon.entry(of: sense)
            let traits = table.entryTraits(entry)
            if traits.contains(.place) { return match.tokens.upperBound }
        }
        return nil
    }
}
