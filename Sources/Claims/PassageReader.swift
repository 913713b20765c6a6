import ArabicText
import Extraction
import Lexicon

/// Classes the words of a passage: by the lexicon where it knows them, by their shape where it does not.
struct PassageReader {
    /// What is asked of the word before one.
    private struct Preceding {
        var kind: WordClass
        var isDefinite: Bool
    }

    let document: Document
    let tokens: Range<Int>
    let lexicon: Lexicon
    let senses: ClaimLexicon
    // Kept beside the document, so that asking counts no reference.
    private let lexical: LexicalText
    private let text: TokenizedText
    private let lookups: [LexicalText.Lookup]

    init(document: Document, tokens: Range<Int>, lexicon: Lexicon, senses: ClaimLexicon) {
        self.document = document
        self.tokens = tokens
        self.lexicon = lexicon
        self.senses = senses
        lexical = document.words
        text = lexical.text
        lookups = lexical.lookups
    }

    /// Families a word may be one by itself in.
    private static let families = Family.allCases

    /// Appends the words of the passage.
    func read(_ words: inout [PassageWord]) {
        words.reserveCapacity(tokens.count)
        var classedUpTo = tokens.lowerBound
        var preceding: Preceding?
        for token in tokens {
            var word = PassageWord()
            readJoined(token, &word)
            let isInside = token < classedUpTo
            if isInside {
                // The rest of a phrase keeps the class of its first word.
                word.kind = preceding?.kind ?? .noun
            } else {
                word.kind = markClass(token) ?? .noun
                if word.kind == .noun, text.tokens[token].isWord {
                    classedUpTo = classify(token, &word, before: preceding)
                }
            }
            if word.kind == .noun, lookups[token].families.contains(.metrics) { readMetric(token, &word) }
            if lookups[token].hints.mayBe(.modal) { readModal(token, &word) }
            words.append(word)
            preceding = Preceding(kind: word.kind, isDefinite: word.isDefinite)
        }
    }

    private func markClass(_ token: Int) -> WordClass? {
        let word = text.tokens[token]
        switch word.kind {
        case .quote: return .quote
        case .symbol: return .symbol
        case .punctuation:
            switch text.letter(word, 0) {
            case 0x2C, Letters.arabicComma: return .comma
            case 0x2E, 0x21, 0x3F, 0x3B, 0x3A: return .stop
            case 0x28, 0x29, 0x5B, 0x5D: return .bracket
            case 0x2D: return .dash
            default: return .symbol
            }
        case .arabic:
            // An article that stands apart (`سن ال 20`) is no noun.
            return word.letterCount == 2 && text.letter(word, 0) == Letters.alef
                && text.letter(word, 1) == Letters.lam ? .particle : nil
        default: return nil
        }
    }

    // MARK: Joined particles

    private func readJoined(_ token: Int, _ word: inout PassageWord) {
        let written = text.tokens[token]
        guard written.kind == .arabic else { return }
        readEnding(written, &word)
        guard PassageReader.joins(text.letter(written, 0)) else {
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
        } else if count == 3, first == Letters.waw || first == Letters.feh, isStop(token, after: 1) {
            // `فإن`, `وفي`
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
                if isArticle(written, at + 1) || Int(longestPrefix(reading)) > at {
                    word.hasPreposition = true
                    at += 1
                }
            }
        }
        word.prefix = at
        if isArticle(written, at) { word.isDefinite = true }
    }

    @inline(__always)
    private func readEnding(_ written: Token, _ word: inout PassageWord) {
        let count = Int(written.letterCount)
        guard count > 3 else { return }
        let last = text.lastLetter(written)
        if last == Letters.alef || last == Letters.meem, text.letter(written, count - 2) == Letters.heh {
            word.hasPronoun = true
        }
    }

    /// Whether a function word is left when `prefix` letters are taken off.
    private func isStop(_ token: Int, after prefix: Int) -> Bool {
        guard mayBe(.stop, token),
            let match = lexicon.match(.nouns, at: token, in: lexical), match.prefix == prefix
        else { return false }
        return first(.nouns, at: match, senses.stop) != nil
    }

    /// Letters that particles are joined with: `و ف ب ل ك`.
    @inline(__always)
    private static func joins(_ letter: UInt8) -> Bool {
        letter == Letters.waw || letter == Letters.feh || letter == Letters.beh || letter == Letters.lam
            || letter == Letters.kaf
    }

    /// Whether a known word is one by itself here: words that are known only from inside longer names, such as
    /// `للطاقة`, are read without their particles.
    private func standsWhole(_ token: Int, _ reading: Reading) -> Bool {
        let first = text.letter(text.tokens[token], 0)
        guard PassageReader.joins(first),
            lexicon.shorter(than: reading).word != 0 || hasJoinedArticle(token)
        else { return true }
        return stands(token, 0)
    }

    /// `لل…`, `بال…`, `وال…`: no word begins so by itself.
    private func hasJoinedArticle(_ token: Int) -> Bool {
        let word = text.tokens[token]
        if text.letter(word, 0) == Letters.lam, text.letter(word, 1) == Letters.lam {
            return word.letterCount > 5
        }
        return isArticle(word, 1)
    }

    /// Whether a word of the lexicon, or a phrase, starts here when `prefix` letters are taken off.
    private func stands(_ token: Int, _ prefix: Int) -> Bool {
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
    private func longestPrefix(_ reading: Reading) -> UInt8 {
        var reading = reading
        var longest: UInt8 = 0
        while reading.word != 0 {
            longest = max(longest, reading.prefix)
            reading = lexicon.shorter(than: reading)
        }
        return longest
    }

    private func isArticle(_ token: Token, _ at: Int) -> Bool {
        Int(token.letterCount) > at + 3 && text.letter(token, at) == Letters.alef
            && text.letter(token, at + 1) == Letters.lam
    }

    // MARK: Classes

    /// Sets the class of a word; returns the token after the phrase that gave it.
    private func classify(_ token: Int, _ word: inout PassageWord, before: Preceding?) -> Int {
        let families = lookups[token].families
        if families.contains(.grammar),
            let match = lexicon.match(.grammar, at: token, in: lexical),
            let grammar = grammar(at: match, word, before: before),
            fits(grammar, match, word)
        {
            word.grammar = grammar
            word.grammarEnd = match.tokens.upperBound
            switch grammar.kind {
            case .verb:
                if !word.isDefinite, !follows(before, preposition: true) {
                    word.kind = .verb
                    word.isImperfect = !grammar.perfect
                    word.stance = stance(token)
                    word.isFuture = VerbShape(text, token, after: word.conjunction).isFuture
                    readVerbMetric(token, &word)
                }
                return token + 1
            case .complementizer:
                word.kind = .complementizer
                return match.tokens.upperBound
            case .subordinator:
                word.kind = .subordinator
                return match.tokens.upperBound
            case .link:
                // Ties end a noun phrase as prepositions do.
                word.kind = .preposition
                return match.tokens.upperBound
            case .noun, .generic, .comparative, .actor, .masdar, .name: return token + 1
            }
        }
        if mayBe(.stop, token),
            let match = lexicon.match(.nouns, at: token, in: lexical),
            match.prefix <= word.conjunction,
            let stop = first(.nouns, at: match, senses.stop)
        {
            word.kind =
                switch stop {
                case .preposition: .preposition
                case .conjunction: .subordinator
                case .relative: .relative
                case .particle: .particle
                case .demonstrative: .demonstrative
                case .pronoun: .pronoun
                case .adverb: .adverb
                }
            if stop == .conjunction, text.letterCount(token) - word.conjunction <= 2 {
                word.kind = .conjunction
            }
            return match.tokens.upperBound
        }
        if mayBe(.metricVerb, token), !word.isDefinite, !word.hasPreposition,
            !follows(before, preposition: true)
        {
            readVerbMetric(token, &word)
            if word.verbMetric != nil {
                word.kind = .verb
                word.stance = stance(token)
                let shape = VerbShape(text, token, after: word.conjunction)
                word.isFuture = shape.isFuture
                word.isImperfect = shape.startsImperfect
                return token + 1
            }
        }
        if text.tokens[token].kind == .arabic, !word.isDefinite, !follows(before, preposition: true) {
            let other = families.subtracting([.cues, .attributions, .metrics])
            let isKnown = lookups[token].reading.word != 0 && !other.isEmpty
            let shape = VerbShape(text, token, after: word.conjunction)
            let stance =
                families.contains(.attributions)
                ? stance(token).flatMap { isMetricNoun(token) ? nil : $0 } : nil
            if stance != nil || !isMetricNoun(token) && shape.isVerb(known: isKnown, after: before?.kind) {
                word.kind = .verb
                word.stance = stance
                word.isFuture = shape.isFuture
                word.isImperfect = shape.startsImperfect
            }
        }
        return token + 1
    }

    /// What a word is where it could be several things: `قتل` is a verb where a clause begins, a noun elsewhere.
    private func grammar(at match: Match, _ word: PassageWord, before: Preceding?) -> ClaimLexicon.Grammar? {
        guard let first = first(.grammar, at: match, senses.grammar) else { return nil }
        guard !word.hasPreposition, !word.isDefinite,
            let verb = self.first(
                .grammar, at: match,
                { entry in senses.grammar(entry).flatMap { $0.kind == .verb ? $0 : nil } })
        else { return first }
        switch before?.kind {
        case nil, .stop, .comma, .complementizer, .relative, .subordinator, .particle, .cue: return verb
        default:
            if word.conjunction > 0 || first.kind == .verb { return word.conjunction > 0 ? verb : first }
            // `الجيش قتل 5`: between a definite noun and a number stands no second noun.
            if before?.isDefinite == true, startsNumber(match.tokens.upperBound) { return verb }
            return self.first(.grammar, at: match) { entry in
                senses.grammar(entry).flatMap { $0.kind == .verb ? nil : $0 }
            }
        }
    }

    private func startsNumber(_ token: Int) -> Bool {
        guard token < tokens.upperBound else { return false }
        return text.tokens[token].kind == .number || lookups[token].families.contains(.numerals)
    }

    /// Whether a token may start an entry of the kind asked for.
    @inline(__always)
    private func mayBe(_ kind: Hints.Others, _ token: Int) -> Bool {
        lookups[token].hints.mayBe(kind)
    }

    /// What a row of a family at a match says, of the first row that says anything.
    @inline(__always)
    private func first<T>(_ family: Family, at match: Match, _ meaning: (EntryID) -> T?) -> T? {
        for sense in lexicon.senses(of: family, at: match) {
            let entry = lexicon.entry(of: sense)
            if let found = meaning(entry) { return found }
        }
        return nil
    }

    /// Whether a grammar row holds for the word as written: joined `ب` or `ل` makes another word of most.
    private func fits(_ grammar: ClaimLexicon.Grammar, _ match: Match, _ word: PassageWord) -> Bool {
        switch grammar.kind {
        case .noun, .generic, .actor, .comparative, .masdar, .name: true
        case .verb:
            // `س` may be joined to an imperfect (`سكان` is no `كان`), `ب` and `ال` to no verb.
            !word.hasPreposition && !word.isDefinite && (match.prefix <= word.conjunction || !grammar.perfect)
        case .complementizer, .subordinator: match.prefix <= word.conjunction
        case .link:
            // `في المقابل` opens a clause about something else; `في مقابل` holds a level against this one.
            match.prefix <= word.conjunction
                && !(grammar.link == .contrast && document.hasArticle(match.tokens.upperBound - 1))
        }
    }

    private func follows(_ before: Preceding?, preposition: Bool) -> Bool { before?.kind == .preposition }

    /// Stance of a reporting verb; `nil` for any other word.
    private func stance(_ token: Int) -> Attribution.Stance? {
        guard let match = lexicon.match(.attributions, at: token, in: lexical) else { return nil }
        return first(.attributions, at: match, senses.stance)
    }

    /// Whether a word is a noun of the metrics: `قدرة`, which is written as `قدره`, is no estimate.
    private func isMetricNoun(_ token: Int) -> Bool {
        guard let match = lexicon.match(.metrics, at: token, in: lexical) else { return false }
        return lexicon.senses(of: .metrics, at: match).contains {
            senses.metric(lexicon.entry(of: $0))?.form != .verb
        }
    }

    private func readVerbMetric(_ token: Int, _ word: inout PassageWord) {
        guard mayBe(.metricVerb, token),
            let match = lexicon.match(.metrics, at: token, in: lexical)
        else { return }
        for sense in lexicon.senses(of: .metrics, at: match) {
            guard let metric = senses.metric(lexicon.entry(of: sense)), metric.form == .verb,
                match.prefix <= word.conjunction || VerbShape(text, token, after: word.conjunction).isFuture
            else { continue }
            word.verbMetric = metric
            return
        }
    }

    private func readModal(_ token: Int, _ word: inout PassageWord) {
        guard let match = lexicon.match(.cues, at: token, in: lexical),
            match.prefix == word.conjunction || word.isDefinite && match.prefix == word.conjunction + 2
        else { return }
        word.modal = first(.cues, at: match, senses.modal)
        word.modalEnd = match.tokens.upperBound
    }

    private func readMetric(_ token: Int, _ word: inout PassageWord) {
        guard let match = lexicon.match(.metrics, at: token, in: lexical) else { return }
        word.metric = first(.metrics, at: match) { entry in
            senses.metric(entry).flatMap { $0.form == .verb ? nil : $0 }
        }
        word.metricEnd = match.tokens.upperBound
    }
}

extension TokenizedText {
    /// How many letters a token has.
    func letterCount(_ token: Int) -> Int { Int(tokens[token].letterCount) }
}
