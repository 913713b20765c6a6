import ArabicText
import Extraction
import Lexicon

// What is joined to a word: particles and the article before it, pronouns behind it.
extension PassageReader {
    func readJoined(_ token: Int, _ word: inout PassageWord) {
        let written = text.tokens[token]
        guard written.kind == .arabic else { return }
        readEnding(token, written, &word)
        guard Letters.joins(text.letter(written, 0)) else {
            word.isDefinite = isArticle(written, 0)
            return
        }
        let reading = lookups[token].reading
        let count = Int(written.letterCount)
        let isKnownWhole = reading.word != 0 && reading.prefix == 0 && standsWhole(token, reading)
        var at = 0
        let first = text.letter(written, 0)
        if !isKnownWhole, first == Letters.waw || first == Letters.feh, count > 3 {
            if reading.word != 0 || isArticle(written, 1) || first == Letters.waw { at = 1 }
        } else if count == 3, first == Letters.waw || first == Letters.feh, isStop(token, after: 1),
            !isKnownWhole || mayBeVerb(token + 1)
        {
            // `فإن`, `وفي`, and `فقد` where a verb follows
            at = 1
        }
        word.conjunction = at
        // `وكانت` is `كانت` with a conjunction, and not `انت` with two particles.
        if !isKnownWhole, at == 0 || !stands(token, at) {
            let letter = text.letter(written, at)
            let rest = count - at
            if letter == Letters.lam, text.letter(written, at + 1) == Letters.lam, rest > 4 {
                word.hasPreposition = true
                word.isDefinite = true
                at += 1
            } else if letter == Letters.beh || letter == Letters.lam || letter == Letters.kaf, rest > 3 {
                if isArticle(written, at + 1) || Int(longestPrefix(reading)) > at
                    || reading.word == 0 && letter != Letters.kaf && isFeminine(written, token, after: at + 1)
                {
                    word.hasPreposition = true
                    at += 1
                }
            }
        }
        word.prefix = at
        if isArticle(written, at) { word.isDefinite = true }
    }

    /// `بشاشة`, `لخزانات`: a word no lexicon knows that ends as feminine nouns do, which names of other tongues seldom
    /// do; the nouns that begin with these letters by themselves stand in `grammar.tsv`.
    private func isFeminine(_ written: Token, _ token: Int, after skip: Int) -> Bool {
        let count = Int(written.letterCount)
        guard count - skip >= 3 else { return false }
        let last = text.lastLetter(written)
        return last == Letters.heh && !document.endsInHeh(token)
            || last == Letters.teh && text.letter(written, count - 2) == Letters.alef
    }

    @inline(__always)
    func readEnding(
        _ token: Int, _ written: Token, _ word: inout PassageWord
    ) {
        let count = Int(written.letterCount)
        guard count > 3 else { return }
        let last = text.lastLetter(written)
        if last == Letters.alef || last == Letters.meem, text.letter(written, count - 2) == Letters.heh {
            // `أسهم` is a plural.
            word.hasPronoun =
                !(last == Letters.meem && count < 6 && text.letter(written, count - 3) == Letters.seen
                && text.letter(written, count - 4) == Letters.alef)
        } else if last == Letters.alef, count > 5, text.letter(written, count - 2) == Letters.noon,
            text.letter(written, count - 3) == Letters.teh
        {
            // `طاقتنا`
            word.hasPronoun = true
        } else if last == Letters.heh, count > 4, text.letter(written, count - 2) == Letters.teh {
            // `قيمته`
            word.hasPronoun = document.endsInHeh(token)
        }
    }

    /// Whether a word is a verb, as far as one sees before it is classed.
    func mayBeVerb(_ token: Int) -> Bool {
        guard token < tokens.upperBound, text.tokens[token].kind == .arabic else { return false }
        let lookup = lookups[token]
        if lookup.reading.word == 0 { return !isArticle(text.tokens[token], 0) }
        if lookup.mayBe(.metricVerb) || lookup.families.contains(.attributions) { return true }
        guard let match = lexicon.match(.grammar, at: token, in: lexical) else { return false }
        return first(.grammar, at: match, { senses.grammar($0).flatMap { $0.kind == .verb ? $0 : nil } })
            != nil
    }

    /// Whether a function word is left when `prefix` letters are taken off.
    func isStop(_ token: Int, after prefix: Int) -> Bool {
        guard mayBe(.stop, token),
            let match = lexicon.match(.nouns, at: token, in: lexical), match.prefix == prefix
        else { return false }
        return first(.nouns, at: match, senses.stop) != nil
    }

    /// Whether a known word is one by itself here: words that are known only from inside longer names, such as
    /// `للطاقة`, are read without their particles.
    func standsWhole(_ token: Int, _ reading: Reading) -> Bool {
        let first = text.letter(text.tokens[token], 0)
        guard Letters.joins(first),
            lexicon.shorter(than: reading).word != 0 || hasJoinedArticle(token)
        else { return true }
        return stands(token, 0)
    }

    /// `لل…`, `بال…`, `وال…`: no word begins so by itself.
    func hasJoinedArticle(_ token: Int) -> Bool {
        let word = text.tokens[token]
        if text.letter(word, 0) == Letters.lam, text.letter(word, 1) == Letters.lam {
            return word.letterCount > 5
        }
        return isArticle(word, 1)
    }

    /// Whether a word of the lexicon, or a phrase, starts here when `prefix` letters are taken off.
    func stands(_ token: Int, _ prefix: Int) -> Bool {
        var rest: Families = []
        var reading = lookups[token].reading
        while reading.word != 0 {
            if Int(reading.prefix) > prefix { rest.formUnion(lexicon.families(of: reading)) }
            reading = lexicon.shorter(than: reading)
        }
        let known = lookups[token].families
        return PassageReader.families.contains { family in
            guard known.contains(Families(family)) else { return false }
            // `بقيمة` is written out among the metrics, and still is `قيمة` with a particle.
            guard family != .metrics || !rest.contains(.metrics),
                let match = lexicon.match(family, at: token, in: lexical)
            else { return false }
            return match.prefix == prefix
        }
    }

    /// Most letters of particles that any reading takes off.
    func longestPrefix(_ reading: Reading) -> UInt8 {
        var reading = reading
        var longest: UInt8 = 0
        while reading.word != 0 {
            longest = max(longest, reading.prefix)
            reading = lexicon.shorter(than: reading)
        }
        return longest
    }

    @inline(__always)
    func isArticle(_ token: Token, _ at: Int) -> Bool {
        Int(token.letterCount) > at + 3 && text.letter(token, at) == Letters.alef
            && text.letter(token, at + 1) == Letters.lam
    }
}
