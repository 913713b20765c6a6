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

    /// Whether a word no lexicon knows looks like the verb of a relative clause without its pronoun
    /// (`بيان تلقته`, `دراسة أجرتها`).
    private func isVerbLike(_ document: borrowing Document, _ at: Int) -> Bool {
        let word = document[at]
        let count = Int(word.letterCount)
        guard count > 3 else { return false }
        let last = document.words.text.lastLetter(word)
        let before = document.words.text.letter(word, count - 2)
        if last == Letters.teh { return before != Letters.alef }
        if last == Letters.heh, before == Letters.teh { return true }
        if last == Letters.alef, before == Letters.heh {
            return document.words.text.letter(word, count - 3) == Letters.teh
        }
        let first = document.words.text.letter(word, 0)
        return first == Letters.yeh || first == Letters.teh
    }

    /// Whether a word can head a noun phrase.
    private func isHead(_ document: borrowing Document, _ at: Int, _ lead: Int) -> Bool {
        guard document[at].kind == .arabic else { return true }
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
            return !(traits.contains(.reportingVerb) && !traits.contains(.ambiguousVerb))
        }
        if prefix > lead, !front.hasArticle, document.lead(ofPrefix: prefix, in: at) > lead {
            // `بالقول`, `لرويترز` are no subjects.
            return traits.isDisjoint(with: .known)
        }
        return !(traits.contains(.reportingVerb) && !traits.contains(.ambiguousVerb) && !front.hasArticle)
    }

    /// The token after one that goes on with the phrase.
    private func step(
        _ document: borrowing Document, _ at: Int, _ head: WordTraits, _ isNamed: Bool, _ isOpen: Bool,
        limit: Int
    ) -> Int? {
        let token = document[at]
        guard document.continuesLine(at) else { return nil }
        switch token.kind {
        case .latin: return at + 1
        case .quote:
            guard let inner = quoted(document, at, limit) else { return nil }
            return inner.upperBound < limit && document[inner.upperBound].kind == .quote
                ? inner.upperBound + 1 : inner.upperBound
        case .punctuation:
            // `د. أحمد`
            return document.isMark(at, 0x2E) && token.isGlued && document[at - 1].letterCount == 1
                ? at + 1 : nil
        case .number: return document[at - 1].kind == .arabic && isCounting(document, at - 1) ? at + 1 : nil
        case .foreign, .symbol: return nil
        case .arabic: break
        }
        let (traits, prefix) = names.traits(document, at)
        let front = WordFront(document, at)
        if traits.contains(.complementizer), prefix <= 1 { return nil }
        // `مسؤول فضل عدم …`: the verb of a relative clause.
        if !front.hasArticle, isNegated(document, at + 1), traits.isSubset(of: [.known, .reportingVerb]) {
            return nil
        }
        if prefix == 0, !traits.isDisjoint(with: .stop) {
            if traits.contains(.pronoun) {
                return traits.contains(.softStop) && token.letterCount > 3 ? at + 1 : nil
            }
            // `أحد هذه المصادر`
            if traits.contains(.demonstrative), names.traits(document, at - 1).traits.contains(.quantifier) {
                return at + 1
            }
            guard traits.contains(.preposition),
                traits.isDisjoint(with: [.relative, .particle, .adverb, .conjunction])
                    || traits.contains(.softStop)
            else { return nil }
            return preposition(document, at, head, limit: limit)
        }
        let isRank = traits.contains(.institutional) && names.traits(document, at - 1).traits.contains(.title)
        if traits.contains(.calendar), !isRank, !front.hasArticle || prefix == 2 {
            if !traits.contains(.givenName) || !isNamed { return nil }
        }
        if traits.contains(.reportingVerb), !traits.contains(.ambiguousVerb), !front.hasArticle { return nil }
        if traits.contains(.participle), !front.hasArticle, !traits.contains(.ambiguousVerb) { return nil }
        let modified: WordTraits = [.title, .role, .group, .anonymous, .document, .honorific, .quantifier]
        if front.hasConjunction {
            guard front.hasArticle, front.preposition == 0 else { return nil }
            let (before, _) = names.traits(document, at - 1)
            return WordFront(document, at - 1).hasArticle && traits.isDisjoint(with: [.reportingVerb])
                && before.isDisjoint(with: [.givenName])
                && !head.isDisjoint(with: WordTraits.head.union(.title))
                ? at + 1 : nil
        }
        if front.preposition == Letters.lam
            || (prefix == 1 && document.words.text.letter(token, 0) == Letters.lam)
        {
            // `صرح والد الفتاة لصحيفة …`: an outlet is told.
            if traits.contains(.headMedia), traits.isDisjoint(with: .plural), !front.hasArticle,
                isNamed || WordFront(document, at - 1).hasArticle
            {
                return nil
            }
            return head.isDisjoint(with: modified) ? nil : at + 1
        }
        if front.preposition != 0 {
            return head.isDisjoint(with: modified.subtracting(.document)) ? nil : at + 1
        }
        if prefix == 1,
            document.words.text.letter(token, 0) == Letters.waw
                || document.words.text.letter(token, 0) == Letters.beh
        {
            return nil
        }
        let unnamed: WordTraits = [.document, .anonymous, .group]
        if !front.hasArticle, traits.isSubset(of: .known), !head.isDisjoint(with: unnamed),
            isVerbLike(document, at)
        {
            return nil
        }
        // `الوزير معددا`: a participle in the accusative says how it was said.
        if traits.isSubset(of: .known), isAccusativeParticiple(document, at) { return nil }
        if !isOpen, front.hasArticle, head.isDisjoint(with: [.title, .honorific, .givenName]),
            !head.isDisjoint(with: WordTraits.head.union(unnamed)), WordFront(document, at - 1).hasArticle,
            traits.isDisjoint(with: [.institutional, .nationality, .descriptor, .place, .issued]),
            !document.isNisba(at)
        {
            return nil
        }
        if !isOpen, !front.hasArticle {
            // Without `أن` the object follows the subject: an indefinite noun starts it.
            if WordFront(document, at - 1).hasArticle || isNamed {
                guard
                    traits.isEmpty || traits.contains(.givenName) || traits.contains(.nameLink)
                        || traits.contains(.honorific),
                    !head.isDisjoint(with: [.title, .honorific, .role, .givenName]),
                    !endsInFeminine(document, at)
                else { return nil }
            }
        }
        return at + 1
    }

    /// `عدم`
    private func isNegated(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at < document.tokenCount, document[at].kind == .arabic, document[at].letterCount == 3 else {
            return false
        }
        let (text, word) = (document.words.text, document[at])
        return text.letter(word, 0) == Letters.arabic(0x639) && text.letter(word, 1) == Letters.arabic(0x62F)
            && text.letter(word, 2) == Letters.meem
    }

    private func endsInFeminine(_ document: borrowing Document, _ at: Int) -> Bool {
        document.words.text.lastLetter(document[at]) == Letters.heh
    }

    /// `معددا`, `معلقا`
    private func isAccusativeParticiple(_ document: borrowing Document, _ at: Int) -> Bool {
        let text = document.words.text
        let word = document[at]
        // `مديرها` has a pronoun.
        return word.letterCount > 4 && text.letter(word, 0) == Letters.meem
            && text.lastLetter(word) == Letters.alef
            && text.letter(word, Int(word.letterCount) - 2) != Letters.heh
    }

    /// A preposition that ties a modifier to the source: `مسؤولون من`, `محلل في`, `الصادرة عن`.
    private func preposition(_ document: borrowing Document, _ at: Int, _ head: WordTraits, limit: Int)
        -> Int?
    {
        guard at + 1 < limit, document.continuesLine(at + 1) else { return nil }
        let (before, _) = names.traits(document, at - 1)
        if before.contains(.issued) { return at + 1 }
        guard !head.isDisjoint(with: [.title, .role, .group, .anonymous, .quantifier]) else { return nil }
        let (next, _) = names.traits(document, at + 1)
        let (own, _) = names.traits(document, at)
        if own.contains(.softStop) {
            guard next.isDisjoint(with: [.document, .calendar, .relative, .complementizer]) else {
                return nil
            }
            let isOf = document.words.text.letter(document[at], 0) == Letters.meem
            if isOf { return head.isDisjoint(with: [.group, .quantifier, .anonymous, .role]) ? nil : at + 1 }
            let near = next.union(document[at + 1].kind == .latin ? .organization : [])
            return near.isEmpty
                || near.isDisjoint(with: WordTraits.head.union([.organization, .place, .activity]))
                ? nil : at + 1
        }
        return before.contains(.quantifier) ? at + 1 : nil
    }

    /// `أكثر من 100 شركة`
    private func isCounting(_ document: borrowing Document, _ at: Int) -> Bool {
        let (traits, prefix) = names.traits(document, at)
        return prefix == 0 && traits.contains(.preposition) && traits.contains(.softStop)
    }

    /// A phrase in quotation marks inside a source is a name, so it is short.
    private func quoted(_ document: borrowing Document, _ quote: Int, _ limit: Int) -> Range<Int>? {
        if let entity = names.gazetteerEnd(document, quote + 1), entity < limit,
            document[entity].kind == .quote
        {
            return quote + 1..<entity
        }
        var at = quote + 1
        let cap = min(limit, quote + 7)
        while at < cap, document.continuesLine(at) {
            if document[at].kind == .quote { return at > quote + 1 ? quote + 1..<at : nil }
            if document[at].kind == .arabic, names.traits(document, at).traits.contains(.complementizer) {
                return nil
            }
            at += 1
        }
        return at < limit && document[quote + 1].kind == .latin ? quote + 1..<at : nil
    }

    private func quoteCount(_ document: borrowing Document, _ start: Int, _ end: Int) -> Int {
        var count = 0
        for index in start..<end where document[index].kind == .quote { count += 1 }
        return count
    }

    /// Whether a phrase may end in a token.
    private func isLast(_ document: borrowing Document, _ at: Int) -> Bool {
        guard document[at].kind == .arabic else { return document[at].kind != .punctuation }
        let (traits, prefix) = names.traits(document, at)
        return !(prefix == 0 && traits.contains(.preposition))
    }

    /// `لـ"رويترز"`, `لسبق`: the outlet spoken to.
    private func isAddressed(_ document: borrowing Document, _ at: Int, _ entity: Entity) -> Bool {
        if entity.span.start > Int(document[entity.tokens.lowerBound].start) {
            return document.words.text.letter(document[entity.tokens.lowerBound], 0) == Letters.lam
        }
        var before = at - 1
        if before >= 0, document[before].kind == .quote { before -= 1 }
        guard before >= 0, document[before].kind == .arabic else { return false }
        return document[before].letterCount == 1
            && document.words.text.letter(document[before], 0) == Letters.lam
    }

    /// `لوكالة رويترز`, `لصحيفة "الوادي"`: the outlet spoken to, with its head noun before it.
    private func addressed(
        _ document: borrowing Document, _ at: Int, _ entities: borrowing EntityIndex, limit: Int
    ) -> Int? {
        let word = document[at]
        guard word.kind == .arabic, word.letterCount > 3, document.words.text.letter(word, 0) == Letters.lam,
            !names.traits(document, at).traits.isDisjoint(with: [.headMedia, .headAgency])
        else { return nil }
        return entities.first(.media, in: at..<min(limit, at + 3))
    }

    private func joinsEntity(
        _ document: borrowing Document, _ at: Int, _ entity: Entity, _ head: WordTraits, _ isNamed: Bool
    ) -> Bool {
        let lead = entity.span.start - Int(document[entity.tokens.lowerBound].start)
        if lead > 0 {
            let letter = document.words.text.letter(document[at], 0)
            if letter == Letters.waw || letter == Letters.kaf || letter == Letters.feh { return false }
            return !head.isEmpty && !(isNamed && head.isDisjoint(with: WordTraits.speaker))
        }
        return true
    }

    /// The outlet that published a document: `تقرير نشرته وكالة رويترز`.
    private func publisher(
        _ document: borrowing Document, after at: Int, _ phrase: SourcePhrase,
        _ entities: borrowing EntityIndex,
        _ limit: Int
    ) -> Int? {
        guard at < limit, phrase.type == .document || phrase.type == .person, document[at].kind == .arabic
        else {
            return nil
        }
        let (traits, _) = names.traits(document, at)
        guard traits.contains(.reportingVerb) || traits.contains(.issued) else { return nil }
        for index in at + 1..<min(limit, at + 6) {
            if let entity = entities.index(at: index), entities[entity].type.isOrganization { return entity }
        }
        return nil
    }
}
