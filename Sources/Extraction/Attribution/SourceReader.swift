import ArabicText
import Lexicon

/// A source as the text names it.
struct SourcePhrase {
    var tokens: Range<Int>
    var span: TextSpan
    var type: Attribution.SourceType
    /// Whether a word of the lexicon or an entity says what it is.
    var isKnown: Bool
    /// Whether only a title inside it says so: the words before it may be anything.
    var isKnownByTitle = false
    /// Index of the entity it is or names.
    var entity: Int?
    /// Index of an outlet that stands beside it.
    var via: Int?
    /// Token after all that belongs to it, a clause about its publisher included.
    var end: Int
}

/// Reads the noun phrase of a source: its head with its name and modifiers, up to a comma, a relative clause, or
/// whatever else cannot belong to it.
struct SourceReader: Sendable {
    static let limit = 25

    let names: NameReader

    /// The source that starts at a token, or `nil` where none does.
    ///
    /// - Parameters:
    ///   - limit: token the phrase must end before.
    ///   - isOpen: whether content follows at `limit`, so that all before it may belong to the source.
    ///   - isFeminine: gender of the verb before it.
    func read(
        _ document: borrowing Document, from start: Int, limit: Int, isOpen: Bool, isFeminine: Bool,
        _ entities: borrowing EntityIndex, prefix lead: Int = 0
    ) -> SourcePhrase? {
        guard start < limit else { return nil }
        var at = start
        var isQuoted = false
        if document[start].kind == .quote {
            guard let inner = quoted(document, start, limit) else { return nil }
            isQuoted = true
            at = inner.upperBound
            if at < limit, document[at].kind == .quote { at += 1 }
        } else {
            guard document[start].kind == .arabic || document[start].kind == .latin else { return nil }
            guard isHead(document, start, lead) else { return nil }
            at = entities.end(at: start) ?? start + 1
        }
        var (headTraits, headEnd) = isQuoted ? ([], start) : traits(document, ofHead: start)
        if headTraits.contains(.same), start + 1 < limit {
            (headTraits, headEnd) = traits(document, ofHead: start + 1)
        }
        at = min(max(at, headEnd), limit)
        var via: Int?
        var isNamed = isQuoted || entities.index(at: start) != nil
        let cap = min(limit, start + SourceReader.limit)
        while at < cap {
            if let entity = entities.index(at: at), entities[entity].span.start >= Int(document[at].start) {
                if entities[entity].type == .media, isAddressed(document, at, entities[entity]) {
                    via = entity
                    break
                }
                guard joinsEntity(document, at, entities[entity], headTraits, isNamed) else { break }
                at = max(at + 1, entities[entity].tokens.upperBound)
                isNamed = true
                continue
            }
            if let outlet = addressed(document, at, entities, limit: cap) {
                via = outlet
                break
            }
            guard let next = step(document, at, headTraits, isNamed, isOpen, limit: cap) else { break }
            at = next
        }
        while at > start + 1, !isLast(document, at - 1) { at -= 1 }
        let first = isQuoted ? start + 1 : start
        var last = at
        if isQuoted, last == start + 2 || document[last - 1].kind == .quote,
            quoteCount(document, start, last) % 2 == 0
        {
            if quoteCount(document, start, last) == 2 { last -= 1 }
        }
        guard last > first else { return nil }
        let tokens = first..<last
        let from = isQuoted ? Int(document[first].start) : document.byte(ofLetter: lead, in: first)
        var phrase = SourcePhrase(
            tokens: tokens, span: TextSpan(from, Int(document[last - 1].end)), type: .person, isKnown: false,
            end: at)
        phrase.via = via
        classify(document, &phrase, headTraits, isQuoted, isFeminine, entities)
        if phrase.via == nil, let publisher = publisher(document, after: at, phrase, entities, limit) {
            phrase.via = publisher
            phrase.entity = phrase.entity ?? publisher
            phrase.end = entities[publisher].tokens.upperBound
        }
        return phrase
    }

    /// `وقال بلحاج إن`: between a verb of saying and its clause a word no lexicon knows is a name, whatever its first
    /// letter could be elsewhere; what carries an article or a pronoun says how it was said (`بغضبها`).
    func unknownName(_ document: borrowing Document, at index: Int) -> SourcePhrase? {
        let token = document[index]
        guard token.kind == .arabic, token.letterCount >= 4, document.words.lookups[index].reading.word == 0,
            document.continuesLine(index), !WordFront(document, index).hasArticle, !document.endsInHeh(index),
            !isAccusativeParticiple(document, index)
        else { return nil }
        let text = document.words.text
        let (last, before) = (
            text.lastLetter(token), text.letter(token, Int(token.letterCount) - 2)
        )
        guard before != Letters.heh, last != Letters.alef || before != Letters.alef else { return nil }
        return SourcePhrase(
            tokens: index..<index + 1, span: document.span(index..<index + 1), type: .person, isKnown: false,
            end: index + 1)
    }

    /// Traits of the head noun, of the phrase it opens too: `شاهد عيان`, `وسائل إعلام`.
    private func traits(_ document: borrowing Document, ofHead at: Int) -> (WordTraits, end: Int) {
        var (traits, _) = names.traits(document, at)
        var end = at + 1
        if let match = names.lexicon.match(.nouns, at: at, in: document.words), match.tokens.count > 1 {
            for sense in names.lexicon.senses(of: .nouns, at: match) {
                let entry = names.lexicon.entry(of: sense)
                traits.formUnion(names.table.entryTraits(entry))
                end = match.tokens.upperBound
            }
        }
        return (traits, end)
    }

    /// `فان بيرسي`: right behind a verb of saying the word is no `فإن`, but leads to a name no lexicon knows.
    func isNameParticle(_ document: borrowing Document, _ at: Int) -> Bool {
        guard document.words.text.spells(document[at], [Letters.feh, Letters.alef, Letters.noon]),
            !document.hasHamzaBelow(at, letter: 1), at + 1 < document.tokenCount,
            document[at + 1].kind == .arabic, document.continuesLine(at + 1)
        else { return false }
        return document[at + 1].letterCount == 2 || document.words.lookups[at + 1].reading.word == 0
    }

    /// Whether a word can head a noun phrase.
    private func isHead(_ document: borrowing Document, _ at: Int, _ lead: Int) -> Bool {
        guard document[at].kind == .arabic else { return true }
        if lead == 0, isNameParticle(document, at) { return true }
        let (traits, prefix) = names.traits(document, at)
        let front = WordFront(document, at)
        // `م. عادل`
        if document[at].letterCount == 1 {
            return at + 1 < document.tokenCount && document.isMark(at + 1, 0x2E)
        }
        // `نفس المصدر`
        if traits.contains(.same), prefix <= lead, at + 1 < document.tokenCount {
            return WordFront(document, at + 1).hasArticle
        }
        if traits.contains(.complementizer)
            || (traits.contains(.participle) && !front.hasArticle && prefix == 0)
        {
            return false
        }
        if prefix <= lead, !traits.isDisjoint(with: .stop),
            traits.isDisjoint(with: WordTraits.speaker.union([.organization, .quantifier, .head]))
        {
            return false
        }
        // `برنامج` alone may stand before a year; with the rest of its name it is a body.
        if traits.contains(.calendar), traits.isDisjoint(with: [.givenName, .title]) {
            return names.gazetteerEnd(document, at).map { $0 > at + 1 } ?? false
        }
        // `يقول معلقا`: a participle in the accusative says how it was said.
        if traits.isEmpty, isAccusativeParticiple(document, at) { return false }
        if front.lead > lead { return false }
        if prefix == 0, !traits.isEmpty {
            return !(traits.contains(.reportingVerb) && !traits.contains(.ambiguous))
        }
        if prefix > lead, !front.hasArticle, document.lead(ofPrefix: prefix, in: at) > lead {
            // `بالقول`, `لرويترز` are no subjects.
            return traits.isDisjoint(with: .known)
        }
        return !(traits.contains(.reportingVerb) && !traits.contains(.ambiguous) && !front.hasArticle)
    }

    /// Whether a phrase may end in a token.
    private func isLast(_ document: borrowing Document, _ at: Int) -> Bool {
        guard document[at].kind == .arabic else { return document[at].kind != .punctuation }
        let (traits, prefix) = names.traits(document, at)
        return !(prefix == 0 && traits.contains(.preposition))
    }
}
