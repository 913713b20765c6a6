public import Lexicon
import ArabicText

/// Finds named things: organisations first, then places, persons, products and assets.
///
/// Three readers take turns at each token that may start a name: the gazetteer (names the lexicon knows, in any
/// script), the structure of Arabic names (a head noun and what belongs to it), and quotation marks and Latin
/// letters, which stand around names that are in no lexicon. Tokens that no lexicon row starts with cost one test.
public struct EntityExtractor: Sendable {
    let lexicon: Lexicon
    let table: WordTable
    let names: NameReader
    private let gazetteer: Gazetteer

    public init(_ lexicon: Lexicon) {
        self.init(lexicon, WordTable(lexicon))
    }

    init(_ lexicon: Lexicon, _ table: WordTable) {
        self.lexicon = lexicon
        self.table = table
        names = NameReader(lexicon: lexicon, table: table)
        gazetteer = Gazetteer(names)
    }

    /// Traits of nouns that wake a reader of names.
    private static let starters: WordTraits = WordTraits.head.union([.givenName, .honorific, .share])

    /// The named things of a document, in order; none overlaps another.
    public func extract(_ document: borrowing Document) -> [Entity] {
        var found = FoundNames(capacity: document.tokenCount / 16)
        var at = 0
        let count = document.tokenCount
        while at < count {
            switch document[at].kind {
            case .arabic:
                let starts = table.starts(document.words.lookups[at].reading.word)
                if starts.isEmpty {
                    at += 1
                } else if starts.contains(.speech), let person = speaker(document, after: at) {
                    found.append(person, document, table)
                    at = person.tokens.upperBound
                } else if !starts.isDisjoint(with: [.known, .structure]) {
                    at = max(at + 1, word(document, at, starts, &found))
                } else {
                    at += 1
                }
            case .latin:
                at = max(at + 1, latin(document, at, &found))
            case .quote:
                at = max(at + 1, quote(document, at, &found))
            case .punctuation:
                if at > 0, at <= 2, document.isMark(at, 0x3A) { sourceLine(document, at, &found) }
                at += 1
            case .number, .foreign, .symbol:
                at += 1
            }
        }
        return found.entities
    }

    // MARK: Arabic words

    /// The token to go on from.
    private func word(
        _ document: borrowing Document, _ at: Int, _ starts: WordTable.Starts, _ found: inout FoundNames
    ) -> Int {
        let isKnown = starts.contains(.single) || (starts.contains(.known) && lexicon.mayContinue(at: at, in: document.words))
        guard isKnown || starts.contains(.structure) else { return at + 1 }
        var best = isKnown ? gazetteer.name(document, at: at) : nil
        if starts.contains(.structure) {
            let (traits, prefix) = names.traits(document, at)
            if !traits.isDisjoint(with: EntityExtractor.starters), document.isNounPrefix(prefix, in: at) {
                if !traits.isDisjoint(with: .head), !traits.contains(.plural), !isGeneric(document, at) {
                    if let structural = structural(document, at, traits, prefix, best, &found) {
                        if structural.span.start > Int(document[at].end) || best == nil { best = structural }
                        else if let gazetteer = best, structural.tokens.upperBound > gazetteer.tokens.upperBound {
                            best = structural
                        }
                    }
                } else if best == nil, !traits.isDisjoint(with: [.givenName, .honorific]) {
                    best = person(document, at, traits, prefix)
                }
            }
        }
        guard let best else { return at + 1 }
        found.append(best, document, table)
        return bracketed(document, best, &found)
    }

    // MARK: Heads

    /// Whether a phrase only sounds like a name: `مجلس الإدارة`, `هيئة التدريس`.
    private func isGeneric(_ document: borrowing Document, _ head: Int) -> Bool {
        guard let match = lexicon.match(.nouns, at: head, in: document.words), match.tokens.count > 1 else { return false }
        return lexicon.senses(atNode: match.node).contains {
            $0.family == .nouns && table.entryTraits($0.entry).contains(.generic)
        }
    }

    /// The organisation a head noun names together with what follows it.
    private func structural(
        _ document: borrowing Document, _ head: Int, _ traits: WordTraits, _ prefix: Int, _ known: Entity?,
        _ found: inout FoundNames
    ) -> Entity? {
        let type = traits.organizationType
        if traits.contains(.looseHead), head + 1 < document.tokenCount, document[head + 1].kind == .arabic,
            !WordFront(document, head + 1).hasArticle
        {
            // `شركة مجموعة الجريسي`: the second head names.
            let (next, prefix) = names.traits(document, head + 1)
            if prefix == 0, next.contains(.headCompany), !next.contains(.plural) { return nil }
        }
        if let quoted = quotedName(document, after: head, traits) {
            let entity = self.quoted(document, quoted, type, &found)
            // A name in full may stand before its short form in quotes: `شركة نفط الخليج "جلف"`.
            if quoted.lowerBound == head + 2 { return entity }
            if known == nil, let own = named(document, head, traits, prefix, type),
                own.tokens.upperBound == quoted.lowerBound - 1, traits.isDisjoint(with: .weakHead)
            {
                found.append(own, document, table)
            } else if let known, known.tokens.upperBound <= quoted.lowerBound - 1 {
                found.append(known, document, table)
            }
            return entity
        }
        let next = head + 1
        if next < document.tokenCount, document.continuesLine(next), document[next].kind == .latin,
            !traits.contains(.headGovernment)
        {
            let run = latinRun(document, next)
            return entity(document, run, type, found)
        }
        if let known {
            guard known.type.isOrganization, known.tokens.upperBound > next else {
                return known.type.isOrganization ? nil : named(document, head, traits, prefix, type)
            }
            return extended(document, known)
        }
        // `شركة أرامكو`: the head stays outside a name that stands by itself.
        if next < document.tokenCount, document.continuesLine(next), !WordFront(document, head).hasArticle,
            let inner = gazetteer.name(document, at: next),
            inner.type.isOrganization, inner.span.start == Int(document[next].start)
        {
            return inner
        }
        guard !traits.contains(.weakHead) || standsAfterHead(document, head) else { return nil }
        return named(document, head, traits, prefix, type)
    }

    /// `شركة مجموعة الصفوان`: the head before makes a name of what a weak head opens.
    private func standsAfterHead(_ document: borrowing Document, _ head: Int) -> Bool {
        guard head > 0, document.continuesLine(head), document[head - 1].kind == .arabic else { return false }
        let (before, _) = names.traits(document, head - 1)
        return before.contains(.looseHead) && !before.contains(.plural) && !WordFront(document, head - 1).hasArticle
    }

    /// A name read by its structure.
    private func named(
        _ document: borrowing Document, _ head: Int, _ traits: WordTraits, _ prefix: Int, _ type: Entity.Kind
    ) -> Entity? {
        let front = WordFront(document, head)
        let lead = document.lead(ofPrefix: prefix, in: head)
        let reading =
            front.hasArticle
            ? names.definite(document, head: head, traits) : names.construct(document, head: head, traits)
        guard let reading, reading.end > head + 1 else { return nil }
        var first = head
        var start = document.byte(ofLetter: lead, in: head)
        if traits.contains(.looseHead), !front.hasArticle, reading.end > head + 1 {
            let next = WordFront(document, head + 1)
            let (inner, _) = names.traits(document, head + 1)
            // `شركة نبعة التعليمية` is named نبعة; `شركة نفط الكويت` keeps its head.
            if !next.hasArticle, inner.isDisjoint(with: [.activity, .place, .metric]) {
                first = head + 1
                start = Int(document[first].start)
            }
        }
        let tokens = first..<reading.end
        let span = TextSpan(start, Int(document[reading.end - 1].end))
        return Entity(span: span, tokens: tokens, type: type, name: document.source.slice(span.range))
    }

    /// A known name with the adjective of origin after it: `البنك المركزي البرازيلي`.
    private func extended(_ document: borrowing Document, _ known: Entity) -> Entity {
        var end = known.tokens.upperBound
        while end < document.tokenCount, end < known.tokens.upperBound + 2, !names.isBarrier(document, end) {
            let front = WordFront(document, end)
            let (traits, _) = names.traits(document, end)
            guard front.lead == 0, front.hasArticle, agrees(document, end, known.tokens.lowerBound),
                !traits.isDisjoint(with: [.nationality, .place]) || (traits.isEmpty && document.isNisba(end))
            else { break }
            end += 1
        }
        guard end > known.tokens.upperBound else { return known }
        let span = TextSpan(known.span.start, Int(document[end - 1].end))
        return Entity(
            span: span, tokens: known.tokens.lowerBound..<end, type: known.type, name: document.source.slice(span.range))
    }

    /// Whether an adjective may describe a head: a feminine head takes no masculine one.
    private func agrees(_ document: borrowing Document, _ adjective: Int, _ head: Int) -> Bool {
        document.words.text.lastLetter(document[head]) != Letters.heh
            || document.words.text.lastLetter(document[adjective]) == Letters.heh
    }

    // MARK: Quotes and Latin

    /// Tokens inside the quotation marks that hold the name of a head noun.
    private func quotedName(_ document: borrowing Document, after head: Int, _ traits: WordTraits) -> Range<Int>? {
        var at = head + 1
        let limit = min(document.tokenCount, head + 6)
        var isDefinite = WordFront(document, head).hasArticle || traits.contains(.headMedia)
        while at < limit, document.continuesLine(at), document[at].kind != .quote {
            guard document[at].kind == .arabic, !names.isBarrier(document, at) else { return nil }
            let front = WordFront(document, at)
            if front.lead > 0, front.preposition == 0 || !front.hasArticle { return nil }
            // Past its first definite noun a name goes on only with adjectives.
            if isDefinite, front.preposition == 0 {
                let (own, _) = names.traits(document, at)
                guard front.hasArticle || traits.contains(.headMedia), document.isNisba(at) || !own.isDisjoint(with: [.nationality, .descriptor])
                else { return nil }
            }
            isDefinite = isDefinite || front.hasArticle
            at += 1
        }
        guard at < limit, document.continuesLine(at), document[at].kind == .quote else { return nil }
        guard at == head + 1 || traits.isDisjoint(with: [.headGovernment]) else { return nil }
        return quotedPhrase(document, at)
    }

    /// The words in quotation marks of any shape, where they are few and no sentence.
    func quotedPhrase(_ document: borrowing Document, _ quote: Int) -> Range<Int>? {
        let first = quote + 1
        guard first < document.tokenCount, document.continuesLine(first) else { return nil }
        if document[first].kind == .latin { return latinRun(document, first) }
        var at = first
        let limit = min(document.tokenCount, first + 6)
        while at < limit, document.continuesLine(at) {
            switch document[at].kind {
            case .quote: return at > first && document[first].kind != .number ? first..<at : nil
            case .arabic:
                let (traits, prefix) = names.traits(document, at)
                if prefix == 0, !traits.isDisjoint(with: [.relative, .particle, .pronoun, .demonstrative]) { return nil }
                if traits.contains(.reportingVerb), !traits.contains(.ambiguousVerb) { return nil }
            case .latin, .number, .symbol: break
            case .punctuation:
                guard document.isMark(at, 0x2E) || document.isMark(at, 0x2D) else { return nil }
            case .foreign: return nil
            }
            at += 1
        }
        return nil
    }

    private func quoted(
        _ document: borrowing Document, _ tokens: Range<Int>, _ type: Entity.Kind, _ found: inout FoundNames
    ) -> Entity {
        entity(document, tokens, type, found)
    }

    /// An entity for tokens known to be a name; the gazetteer says more where it knows the whole of it.
    private func entity(
        _ document: borrowing Document, _ tokens: Range<Int>, _ type: Entity.Kind, _ found: borrowing FoundNames
    ) -> Entity {
        if let known = gazetteer.name(document, at: tokens.lowerBound), known.tokens == tokens,
            known.type.isOrganization
        {
            return known
        }
        let span = document.span(tokens)
        return Entity(
            span: span, tokens: tokens, type: type,
            name: found.name(ofAlias: document, tokens) ?? document.source.slice(span.range))
    }

    private func quote(_ document: borrowing Document, _ at: Int, _ found: inout FoundNames) -> Int {
        guard at > 0, document.continuesLine(at), let inner = quotedPhrase(document, at), inner.count <= 3 else {
            return at + 1
        }
        if let name = found.name(ofAlias: document, inner) {
            let span = document.span(inner)
            found.append(
                Entity(span: span, tokens: inner, type: found.type(ofAlias: document, inner), name: name), document, table)
            return inner.upperBound
        }
        // A quoted subject of a verb of saying in the feminine, or of a share, is a company.
        guard document[at - 1].kind == .arabic else { return at + 1 }
        let (traits, prefix) = names.traits(document, at - 1)
        let speaks = traits.contains(.feminineVerb) && traits.contains(.reportingVerb) && prefix <= 1
        guard speaks || traits.contains(.share), inner.upperBound < document.tokenCount,
            document[inner.upperBound].kind == .quote
        else { return at + 1 }
        found.append(entity(document, inner, .company, found), document, table)
        return inner.upperBound
    }

    /// Latin words that follow each other, with the marks names hold.
    func latinRun(_ document: borrowing Document, _ first: Int) -> Range<Int> {
        var end = first + 1
        while end < document.tokenCount, end < first + 8, document.continuesLine(end) {
            let token = document[end]
            if token.kind == .latin {
                end += 1
            } else if end + 1 < document.tokenCount, document[end + 1].kind == .latin, document.continuesLine(end + 1),
                document.isMark(end, 0x26) || document.isMark(end, 0x2D) || document.isMark(end, 0x2E)
                    || document.isMark(end, 0x27),
                token.isGlued || document.isMark(end, 0x26)
            {
                end += 2
            } else {
                break
            }
        }
        return first..<end
    }

    private func latin(_ document: borrowing Document, _ at: Int, _ found: inout FoundNames) -> Int {
        if let known = gazetteer.name(document, at: at) {
            found.append(known, document, table)
            return bracketed(document, known, &found)
        }
        let run = latinRun(document, at)
        if let name = found.name(ofAlias: document, run) {
            let type = found.type(ofAlias: document, run)
            found.append(Entity(span: document.span(run), tokens: run, type: type, name: name), document, table)
        }
        return run.upperBound
    }

    /// Takes in the acronym or the Latin name in brackets after a name; the token to go on from.
    private func bracketed(_ document: borrowing Document, _ entity: Entity, _ found: inout FoundNames) -> Int {
        var open = entity.tokens.upperBound
        guard entity.type.isOrganization else { return open }
        if open < document.tokenCount, document[open].kind == .quote { open += 1 }
        guard open + 2 < document.tokenCount, document.isMark(open, 0x28), document.continuesLine(open) else {
            return entity.tokens.upperBound
        }
        var first = open + 1
        if document[first].kind == .quote { first += 1 }
        guard first < document.tokenCount, document[first].kind == .latin else { return entity.tokens.upperBound }
        let run = latinRun(document, first)
        guard run.upperBound < document.tokenCount,
            document.isMark(run.upperBound, 0x29) || document[run.upperBound].kind == .quote,
            document[run.lowerBound].letterCount > 1
        else { return entity.tokens.upperBound }
        var other = entity
        other.span = document.span(run)
        other.tokens = run
        found.append(other, document, table)
        return run.upperBound
    }

    /// The outlet of a line `المصدر: X`.
    private func sourceLine(_ document: borrowing Document, _ colon: Int, _ found: inout FoundNames) {
        guard let line = SourceLine(document, colon: colon, names), found.entities.isEmpty else { return }
        if let known = gazetteer.name(document, at: line.name.lowerBound), known.tokens == line.name { return }
        guard document[line.name.lowerBound].kind == .latin else { return }
        let span = document.span(line.name)
        found.append(
            Entity(span: span, tokens: line.name, type: .media, name: document.source.slice(span.range)), document, table)
    }

    // MARK: Persons

    /// A person's name after a title, or before one.
    private func person(_ document: borrowing Document, _ at: Int, _ traits: WordTraits, _ prefix: Int) -> Entity? {
        var start = at
        if traits.contains(.givenName) {
            guard !WordFront(document, at).hasArticle || prefix == 0 else { return nil }
            guard prefix == 0 || document.lead(ofPrefix: prefix, in: at) == 1 else { return nil }
            guard titleStandsBefore(document, at) || standsAfterVerb(document, at) || titleFollows(document, at) else {
                return nil
            }
        } else {
            start = at + 1
            guard start < document.tokenCount, !names.isBarrier(document, start) else { return nil }
            let (next, nextPrefix) = names.traits(document, start)
            let front = WordFront(document, start)
            guard next.isEmpty || (next.contains(.givenName) && nextPrefix == 0), front.lead == 0 else { return nil }
        }
        guard let end = names.personEnd(document, start), end > start + 1 || start > at else { return nil }
        let lead = start == at ? prefix : 0
        let span = TextSpan(document.byte(ofLetter: lead, in: start), Int(document[end - 1].end))
        return Entity(span: span, tokens: start..<end, type: .person, name: document.source.slice(span.range))
    }

    /// `قال كيري لانغليس، كبير مسؤولي الشركة`: words no lexicon knows between a verb of saying and a title.
    private func speaker(_ document: borrowing Document, after verb: Int) -> Entity? {
        let (traits, prefix) = names.traits(document, verb)
        guard traits.contains(.reportingVerb), prefix <= 1, !WordFront(document, verb).hasArticle else { return nil }
        let start = verb + 1
        var end = start
        while end < document.tokenCount, end < start + 4, document[end].kind == .arabic, document.continuesLine(end) {
            let (traits, _) = names.traits(document, end)
            let front = WordFront(document, end)
            guard front.lead == 0, traits.isSubset(of: [.known, .givenName, .nameLink]), end > start || !front.hasArticle
            else { return nil }
            end += 1
        }
        guard end > start + 1, end + 1 < document.tokenCount, document.isComma(end), document.continuesLine(end + 1),
            document[end + 1].kind == .arabic
        else { return nil }
        let (title, titlePrefix) = names.traits(document, end + 1)
        guard !title.isDisjoint(with: [.title, .role]), titlePrefix == 0 || titlePrefix == 2 else { return nil }
        let span = document.span(start..<end)
        return Entity(span: span, tokens: start..<end, type: .person, name: document.source.slice(span.range))
    }

    private func titleStandsBefore(_ document: borrowing Document, _ at: Int) -> Bool {
        var index = at - 1
        while index >= 0, index > at - 7, document.continuesLine(index + 1), document[index].kind == .arabic {
            let (traits, _) = names.traits(document, index)
            if !traits.isDisjoint(with: [.title, .role, .honorific]) { return true }
            if !traits.isDisjoint(with: .stop) { return false }
            index -= 1
        }
        return false
    }

    private func standsAfterVerb(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at > 0, document[at - 1].kind == .arabic, document.continuesLine(at) else { return false }
        let (traits, prefix) = names.traits(document, at - 1)
        return traits.contains(.reportingVerb) && prefix <= 1
    }

    /// `محمد العلي، مدير الشركة`
    private func titleFollows(_ document: borrowing Document, _ at: Int) -> Bool {
        guard let end = names.personEnd(document, at), end + 1 < document.tokenCount, document.isComma(end) else {
            return false
        }
        let (traits, prefix) = names.traits(document, end + 1)
        return traits.contains(.title) && prefix <= 2
    }
}
