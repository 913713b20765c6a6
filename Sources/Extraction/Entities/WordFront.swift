import ArabicText
import Lexicon

/// What is joined to the front of an Arabic word, by its letters alone.
///
/// The lexicon takes proclitics off words it knows; names are often words it does not, so their front is read
/// from the letters: a conjunction, a preposition and the article, each where at least two letters follow.
struct WordFront {
    /// Letters before the article or the stem.
    var lead = 0
    /// Whether the article is there, contracted in `لل` or not.
    var hasArticle = false
    /// Letter of the preposition, or 0.
    var preposition: UInt8 = 0
    var hasConjunction = false

    init(_ document: borrowing Document, _ token: Int) {
        let word = document[token]
        let count = Int(word.letterCount)
        guard word.kind == .arabic, count > 3 else { return }
        let letters = Int(word.letters)
        func letter(_ index: Int) -> UInt8 { document.words.text.letters[letters + index] }
        func article(at index: Int) -> Bool {
            guard count - index > 3, letter(index) == Letters.alef, letter(index + 1) == Letters.lam else {
                return false
            }
            // The fold makes one letter of `أ إ آ ا`; the article is written with none of the first three.
            let byte = Int(word.start) + 2 * index
            let carrier = document.source.bytes[byte + 1]
            return document.source.bytes[byte] != 0xD8 || carrier == 0xA7 || carrier < 0xA2 || carrier > 0xA5
        }
        if article(at: 0) {
            hasArticle = true
            return
        }
        // A word known as it stands has nothing joined to it: `والدة`, `بالغ`.
        let lookup = document.words.lookups[token]
        if lookup.reading.word != 0, lookup.reading.prefix == 0, lookup.beginsRow { return }
        var at = 0
        if letter(0) == Letters.waw || letter(0) == Letters.feh, count > 4 {
            if article(at: 1) {
                hasConjunction = true
                hasArticle = true
                lead = 1
                return
            }
            at = 1
        }
        let first = letter(at)
        if first == Letters.lam, letter(at + 1) == Letters.lam, count - at > 3 {
            (hasConjunction, hasArticle, preposition, lead) = (at == 1, true, first, at + 1)
        } else if first == Letters.beh || first == Letters.kaf, article(at: at + 1) {
            (hasConjunction, hasArticle, preposition, lead) = (at == 1, true, first, at + 1)
        }
    }
}

extension TokenizedText {
    /// Whether a word begins with `لل` or `ولل`.
    @inline(__always)
    func isContracted(_ token: Token) -> Bool {
        guard token.kind == .arabic, token.letterCount > 4 else { return false }
        let first = letter(token, 0)
        if first == Letters.lam { return letter(token, 1) == Letters.lam }
        return first == Letters.waw && letter(token, 1) == Letters.lam && letter(token, 2) == Letters.lam
    }
}

extension Document {
    /// Letters to leave out of a name whose first word was read with a prefix: all of it but the article.
    func lead(ofPrefix prefix: Int, in token: Int) -> Int {
        guard prefix >= 2 else { return prefix }
        let word = words[token]
        let before = words.text.letter(word, prefix - 2)
        guard words.text.letter(word, prefix - 1) == Letters.lam else { return prefix }
        if before == Letters.alef { return prefix - 2 }
        return before == Letters.lam ? prefix - 1 : prefix
    }

    /// Whether a prefix may stand before a noun; `س` only stands before verbs.
    func isNounPrefix(_ prefix: Int, in token: Int) -> Bool {
        guard prefix > 0 else { return true }
        for index in 0..<min(prefix, 2) where words.text.letter(words[token], index) == Letters.seen {
            return false
        }
        return true
    }

    /// Whether a token follows the one before it on the same line.
    @inline(__always)
    func continuesLine(_ token: Int) -> Bool { words[token].gap.isDisjoint(with: [.newline, .blankLine]) }

    /// Whether a token is the punctuation mark with a letter.
    @inline(__always)
    func isMark(_ token: Int, _ letter: UInt8) -> Bool {
        words[token].kind == .punctuation && words.text.letter(words[token], 0) == letter
    }

    @inline(__always)
    func isComma(_ token: Int) -> Bool { isMark(token, Letters.arabicComma) || isMark(token, 0x2C) }

    /// Whether a token is a dash of any length.
    @inline(__always)
    func isDash(_ token: Int) -> Bool { isMark(token, 0x2D) }

    /// Whether a word ends like an adjective of origin, `ـي` or `ـية`.
    func isNisba(_ token: Int) -> Bool {
        let word = words[token]
        let count = Int(word.letterCount)
        guard count > 4 else { return false }
        let last = words.text.letter(word, count - 1)
        if last == Letters.yeh { return true }
        return last == Letters.heh && words.text.letter(word, count - 2) == Letters.yeh
    }

    /// Whether a word ends in a plural of people or things: `ون`, `ين`, `ات`.
    func isSoundPlural(_ token: Int) -> Bool {
        let word = words[token]
        let count = Int(word.letterCount)
        guard count > 4 else { return false }
        let last = words.text.letter(word, count - 1)
        let before = words.text.letter(word, count - 2)
        if last == Letters.noon { return before == Letters.waw || before == Letters.yeh }
        return last == Letters.teh && before == Letters.alef
    }
}
