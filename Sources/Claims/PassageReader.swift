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
    let lexical: LexicalText
    let text: TokenizedText
    var lookups: [LexicalText.Lookup]

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
    static let families = Family.allCases

    /// The words of the passage.
    func read() -> [PassageWord] {
        // Each is put together where it stays: it is too large to be handed on.
        var words = [PassageWord](repeating: PassageWord(), count: tokens.count)
        var span = words.mutableSpan
        var classedUpTo = tokens.lowerBound
        var preceding: Preceding?
        for token in tokens {
            let at = token - tokens.lowerBound
            let isInside = token < classedUpTo
            if lookups[token].mayBe(.plainNoun),
                isInside || preceding?.kind != .relative && preceding?.kind != .particle
            {
                // Almost half of all words: nothing of what follows can make more of them.
                let kind = isInside ? preceding?.kind ?? .noun : .noun
                let isDefinite = isArticle(text.tokens[token], 0)
                if kind != .noun { span[at].kind = kind }
                if isDefinite { span[at].isDefinite = true }
                preceding = Preceding(kind: kind, isDefinite: isDefinite)
                continue
            }
            read(token, &span[at], isInside: isInside, &classedUpTo, before: preceding)
            preceding = Preceding(kind: span[at].kind, isDefinite: span[at].isDefinite)
        }
        return words
    }

    /// Reads one word, of which nothing is known yet.
    @inline(__always)
    private func read(
        _ token: Int, _ word: inout PassageWord, isInside: Bool, _ classedUpTo: inout Int, before: Preceding?
    ) {
        readJoined(token, &word)
        if isInside {
            // The rest of a phrase keeps the class of its first word.
            word.kind = before?.kind ?? .noun
        } else if let kind = markClass(token) {
            word.kind = kind
        } else if text.tokens[token].isWord {
            classedUpTo = classify(token, &word, before: before)
        }
        if word.kind == .noun, lookups[token].families.contains(.metrics) { readMetric(token, &word) }
        if lookups[token].mayBe(.modal) { readModal(token, &word) }
    }

    @inline(__always)
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

    // MARK: Classes

    /// Sets the class of a word; returns the token after the phrase that gave it.
    private func classify(_ token: Int, _ word: inout PassageWord, before: Preceding?) -> Int {
        let families = lookups[token].families
        if families.contains(.grammar),
            let match = lexicon.match(.grammar, at: token, in: lexical),
            let grammar = grammar(at: match, word, before: before),
            fits(grammar, match, word),
            !(grammar.kind == .verb && follows(before, noun: token, word))
        {
            word.grammar = grammar
            word.grammarEnd = match.tokens.upperBound
            switch grammar.kind {
            case .verb:
                if !word.isDefinite, before?.kind != .preposition {
                    word.kind = .verb
                    word.isImperfect = !grammar.perfect
                    word.stance = stance(token)
                    word.isFuture =
                        !grammar.perfect
                        && VerbShape(text, text.tokens[token], after: word.conjunction).isFutureOfVerb
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
                // Ties end a noun phrase as prepositions do; a verb may stand behind `ثم`.
                word.kind = grammar.link == .next ? .conjunction : .preposition
                return match.tokens.upperBound
            case .adverb:
                word.kind = .adverb
                return match.tokens.upperBound
            case .noun, .generic, .comparative, .actor, .masdar, .name, .privative: return token + 1
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
            before?.kind != .preposition
        {
            readVerbMetric(token, &word)
            if word.verbMetric != nil {
                word.kind = .verb
                word.stance = stance(token)
                let shape = VerbShape(text, text.tokens[token], after: word.conjunction)
                word.isFuture = shape.isFutureOfVerb
                word.isImperfect = shape.startsImperfect || word.isFuture
                return token + 1
            }
        }
        if text.tokens[token].kind == .arabic, !word.isDefinite, before?.kind != .preposition {
            let other = families.subtracting([.cues, .attributions, .metrics])
            let shape = VerbShape(text, text.tokens[token], after: word.conjunction)
            // `ستحمل` is no more a name for being known as `س` and `تحمل`.
            let reading = lookups[token].reading
            let isKnown =
                reading.word != 0 && !other.isEmpty
                && !(shape.isFuture && Int(reading.prefix) > word.conjunction)
            let stance =
                families.contains(.attributions)
                ? stance(token).flatMap { isMetricNoun(token) ? nil : $0 } : nil
            // `الذي سجله`: right behind a relative pronoun an indefinite word is its verb.
            // `قد احترف`, `لن يلعب`: and behind these particles nothing else stands.
            let isRelated =
                (before?.kind == .relative && text.tokens[token - 1].letterCount > 3
                    || before?.kind == .particle && !isKnown && asksForVerb(token - 1))
                && !word.hasPreposition && !families.contains(.numerals)
            if stance == nil, !isKnown, shape.isAdverb {
                word.kind = .adverb
            } else if stance != nil
                || !isMetricNoun(token) && (isRelated || shape.isVerb(known: isKnown, after: before?.kind))
            {
                word.kind = .verb
                word.stance = stance
                word.isFuture = shape.isFuture
                word.isImperfect = shape.startsImperfect
            }
        }
        return token + 1
    }

    /// `قد`, `لم`, `لن`, `سوف`, with or without a conjunction.
    private func asksForVerb(_ token: Int) -> Bool {
        let word = text.tokens[token]
        return word.letterCount < 5
            && document.bareKey(token).map(PassageReader.beforeVerbs.contains) ?? false
    }

    private static let beforeVerbs = Set(words: "قد لقد فقد وقد لم ولم فلم لن ولن فلن سوف وسوف")

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
    func mayBe(_ kind: Hints.Others, _ token: Int) -> Bool {
        lookups[token].mayBe(kind)
    }

    /// What a row of a family at a match says, of the first row that says anything.
    @inline(__always)
    func first<T>(_ family: Family, at match: Match, _ meaning: (EntryID) -> T?) -> T? {
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
        case .privative: !word.isDefinite && !word.hasPreposition
        case .verb:
            // `س` may be joined to an imperfect (`سكان` is no `كان`), `ب` and `ال` to no verb.
            !word.hasPreposition && !word.isDefinite && (match.prefix <= word.conjunction || !grammar.perfect)
        case .complementizer, .subordinator, .adverb: match.prefix <= word.conjunction
        case .link:
            // `في المقابل` opens a clause about something else; `في مقابل` holds a level against this one.
            // `قدرة المحطة` is no `قدره`.
            match.prefix <= word.conjunction
                && !(grammar.endsInHeh && endsInTehMarbuta(match.tokens.lowerBound))
                && !(grammar.link == .contrast && document.hasArticle(match.tokens.upperBound - 1))
        }
    }

    private func endsInTehMarbuta(_ token: Int) -> Bool {
        text.lastLetter(text.tokens[token]) == Letters.heh && !document.endsInHeh(token)
    }

    /// `نفايات حول المراجعين`, `مروا عبر مراحل`: what may be a verb or a preposition is one behind a noun or a verb.
    private func follows(_ before: Preceding?, noun token: Int, _ word: PassageWord) -> Bool {
        guard before?.kind == .noun || before?.kind == .verb, word.conjunction == 0, mayBe(.stop, token),
            let match = lexicon.match(.nouns, at: token, in: lexical), match.prefix == 0
        else { return false }
        return first(.nouns, at: match, senses.stop) == .preposition
    }

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
                match.prefix <= word.conjunction
                    || VerbShape(text, text.tokens[token], after: word.conjunction).isFutureOfVerb
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
        word.metric = metric(at: match) { _ in true }
        word.metricEnd = match.tokens.upperBound
    }

    /// The metric of a word that has been read, of a row that names a dimension.
    func metric(_ token: Int, _ word: PassageWord, naming dimension: Dimension) -> ClaimLexicon.Metric? {
        guard let match = lexicon.match(.metrics, at: token, in: lexical),
            match.tokens.upperBound == word.metricEnd
        else { return nil }
        return metric(at: match) { $0.names(dimension) }
    }

    /// The first row of a match that is no verb and passes a test.
    private func metric(at match: Match, where isFit: (ClaimLexicon.Metric) -> Bool) -> ClaimLexicon.Metric? {
        // `التوسعة` is no `توسعه`.
        let isFeminine = match.tokens.count == 1 && endsInTehMarbuta(match.tokens.lowerBound)
        return first(.metrics, at: match) { entry in
            senses.metric(entry).flatMap {
                $0.form == .verb || isFeminine && $0.form == .possessive || !isFit($0) ? nil : $0
            }
        }
    }
}

extension TokenizedText {
    /// How many letters a token has.
    func letterCount(_ token: Int) -> Int { Int(tokens[token].letterCount) }
}
