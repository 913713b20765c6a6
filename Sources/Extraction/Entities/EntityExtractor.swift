import ArabicText
public import Lexicon

/// Finds named things: organisations first, then places, persons, products and assets.
///
/// Three readers take turns at each token that may start a name: the gazetteer (names the lexicon knows, in any
/// script), the structure of Arabic names (a head noun and what belongs to it), and quotation marks and Latin
/// letters, which stand around names that are in no lexicon. Tokens that no lexicon row starts with cost one test.
public struct EntityExtractor: Sendable {
    let lexicon: Lexicon
    let table: WordTable
    let names: NameReader
    let gazetteer: Gazetteer

    /// An extractor that knows the names of a lexicon.
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
    private static let starters: WordTraits = WordTraits.structural

    /// The named things of a document, in order; none overlaps another.
    public func extract(_ document: borrowing Document) -> [Entity] {
        var found = FoundNames(capacity: document.tokenCount / 16)
        let words = document.words
        var at = words.next(waking: .names, from: 0)
        while at < words.count {
            defer { at = words.next(waking: .names, from: at) }
            switch document[at].kind {
            case .arabic:
                if words.text.isContracted(words[at]), let name = gazetteer.contracted(document, at: at) {
                    found.append(name, document, table)
                    at = max(at + 1, bracketed(document, name, &found))
                    continue
                }
                let lookup = words.lookups[at]
                guard !lookup.families.isDisjoint(with: WordTable.naming) else {
                    at += 1
                    continue
                }
                if lookup.mayBe(.speech),
                    let person = speaker(document, after: at) ?? surname(document, after: at, found)
                {
                    found.append(person, document, table)
                    at = person.tokens.upperBound
                } else if lookup.mayBe([.structure, .singleName])
                    || lookup.mayBe(.knownName) && lookup.continues
                {
                    at = max(at + 1, word(document, at, &found))
                } else {
                    at += 1
                }
            // `name@yahoo.com` is an address.
            case .latin where at > 0 && document[at].isGlued && document.isMark(at - 1, 0x40):
                at += 1
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
    private func word(_ document: borrowing Document, _ at: Int, _ found: inout FoundNames) -> Int {
        var best = gazetteer.name(document, at: at, after: found)
        if document.mayBe(.structure, at) {
            let (traits, prefix) = names.traits(document, at)
            if !traits.isDisjoint(with: EntityExtractor.starters), document.isNounPrefix(prefix, in: at) {
                if !traits.isDisjoint(with: .head), !traits.contains(.plural), !isGeneric(document, at) {
                    if let structural = structural(document, at, traits, prefix, best, &found) {
                        if structural.span.start > Int(document[at].end) || best == nil {
                            best = structural
                        } else if let gazetteer = best,
                            structural.tokens.upperBound > gazetteer.tokens.upperBound
                        {
                            best = structural
                        }
                    }
                } else if best == nil, !traits.isDisjoint(with: [.givenName, .honorific]) {
                    best = person(document, at, traits, prefix, after: found)
                } else if best == nil, traits.contains(.fatherLink), prefix == 0 {
                    best = son(document, at, after: found)
                }
            }
        }
        if best == nil, document.mayBe(.structure, at) { best = found.institution(document, at) }
        guard let best else { return at + 1 }
        found.append(best, document, table)
        return bracketed(document, best, &found)
    }

    // MARK: Heads

    /// Whether a phrase only sounds like a name: `مجلس الإدارة`, `هيئة التدريس`.
    private func isGeneric(_ document: borrowing Document, _ head: Int) -> Bool {
        guard let match = lexicon.match(.nouns, at: head, in: document.words), match.tokens.count > 1 else {
            return false
        }
        return lexicon.senses(of: .nouns, at: match).contains {
            table.entryTraits(lexicon.entry(of: $0)).contains(.generic)
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
            traits.isDisjoint(with: [.headGovernment, .work])
        {
            let run = latinRun(document, next)
            return entity(document, run, type, found)
        }
        if let known {
            guard known.type.isOrganization, known.tokens.upperBound > next else {
                // `قناة السويس القديمة` is still a canal.
                return known.type.isOrganization || traits.isSuperset(of: [.weakHead, .looseHead])
                    ? nil : named(document, head, traits, prefix, type)
            }
            return extended(document, holding(document, known))
        }
        // `شركة أرامكو`: the head stays outside a name that stands by itself.
        if next < document.tokenCount, document.continuesLine(next), !WordFront(document, head).hasArticle,
            let inner = gazetteer.name(document, at: next),
            inner.type.isOrganization, inner.span.start == Int(document[next].start)
        {
            var whole = holding(document, inner)
            // `صحيفة لانس`: a paper that bears the name of something else.
            if traits.contains(.headMedia), !traits.contains(.apartHead), inner.type == .other {
                whole.type = .media
                whole.name = document.source.slice(whole.span.range)
                whole.wikidata = nil
            }
            guard traits.ownsName, traits.mayHead(inner.type) else { return whole }
            // `مؤسسة البريد السعودي`: the head is part of the name.
            let lead = document.lead(ofPrefix: prefix, in: head)
            whole.span.start = document.byte(ofLetter: lead, in: head)
            whole.tokens = head..<whole.tokens.upperBound
            return whole
        }
        if traits.isSuperset(of: [.headAgency, .apartHead]),
            let agency = newsAgency(document, head, document.lead(ofPrefix: prefix, in: head))
        {
            return agency
        }
        if traits.contains(.headMedia), let paper = foreignOutlet(document, head) { return paper }
        guard
            traits.isDisjoint(with: .weakHead) || traits.contains(.placeHead)
                || standsAfterHead(document, head)
        else {
            // `الإدارة العامة للتحقيقات`: what a weak head is for makes a name of it.
            if WordFront(document, head).hasArticle {
                return traits.isDisjoint(with: [.headCompany, .headMedia, .headOther])
                    ? named(document, head, traits, prefix, type, needs: .certain) : nil
            }
            // `حركة التحرير الوطني`
            return traits.isSuperset(of: [.headOther, .apartHead])
                ? named(document, head, traits, prefix, type, needs: .strong) : nil
        }
        return named(document, head, traits, prefix, type)
    }

    /// `وكالة جيهان للأنباء`: one or two words no lexicon knows between the head and `للأنباء`.
    private func newsAgency(_ document: borrowing Document, _ head: Int, _ lead: Int) -> Entity? {
        for last in head + 2...head + 3 {
            guard last < document.tokenCount, !names.isBarrier(document, last - 1),
                document.words.lookups[last - 1].reading.word == 0, document[last].kind == .arabic
            else { return nil }
            guard names.traits(document, last).traits.contains(.news),
                WordFront(document, last).preposition == Letters.lam
            else { continue }
            let span = TextSpan(document.byte(ofLetter: lead, in: head), Int(document[last].end))
            return Entity(
                span: span, tokens: head..<last + 1, type: .media, name: document.source.slice(span.range))
        }
        return nil
    }

    /// `صحيفة هاندلسبلات الألمانية`: a word no lexicon knows between the head and an adjective of nationality.
    private func foreignOutlet(_ document: borrowing Document, _ head: Int) -> Entity? {
        let (name, origin) = (head + 1, head + 2)
        guard origin < document.tokenCount, !names.isBarrier(document, name),
            !names.isBarrier(document, origin),
            document[name].letterCount > 3, document.words.lookups[name].reading.word == 0,
            !WordFront(document, name).hasArticle, !document.isNisba(name),
            WordFront(document, origin).hasArticle,
            names.traits(document, origin).traits.contains(.nationality)
        else { return nil }
        let span = document.span(name..<origin)
        return Entity(
            span: span, tokens: name..<origin, type: .media, name: document.source.slice(span.range))
    }

    /// `شركة مجموعة الصفوان`: the head before makes a name of what a weak head opens.
    private func standsAfterHead(_ document: borrowing Document, _ head: Int) -> Bool {
        guard head > 0, document.continuesLine(head), document[head - 1].kind == .arabic else { return false }
        let (before, _) = names.traits(document, head - 1)
        return before.contains(.looseHead) && !before.contains(.plural)
            && !WordFront(document, head - 1).hasArticle
    }

    /// What a name must hold that a weak head opens.
    private enum Need { case nothing, certain, strong }

    /// A name read by its structure.
    private func named(
        _ document: borrowing Document, _ head: Int, _ traits: WordTraits, _ prefix: Int, _ type: Entity.Kind,
        needs: Need = .nothing
    ) -> Entity? {
        let front = WordFront(document, head)
        let lead = document.lead(ofPrefix: prefix, in: head)
        let reading =
            front.hasArticle
            ? names.definite(document, head: head, traits) : names.construct(document, head: head, traits)
        guard let reading, reading.end > head + 1, needs != .certain || reading.isCertain,
            needs != .strong || reading.isStrong
        else { return nil }
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

    /// `مجموعة سيرا القابضة`: the word for a holding company belongs to the name before it.
    private func holding(_ document: borrowing Document, _ known: Entity) -> Entity {
        let end = known.tokens.upperBound
        guard known.type == .company, end < document.tokenCount, !names.isBarrier(document, end),
            WordFront(document, end).hasArticle, WordFront(document, end).lead == 0,
            names.traits(document, end).traits.contains(.holding)
        else { return known }
        var whole = known
        whole.span.end = Int(document[end].end)
        whole.tokens = known.tokens.lowerBound..<end + 1
        return whole
    }

    /// A known name with the adjective of origin after it: `البنك المركزي البرازيلي`.
    private func extended(_ document: borrowing Document, _ known: Entity) -> Entity {
        var end = known.tokens.upperBound
        // A name that stands by itself is only described by it: `ليفربول الإنجليزي`.
        guard !names.traits(document, known.tokens.lowerBound).traits.isDisjoint(with: .head) else {
            return known
        }
        // `نادي برشلونة الإسباني`: a club and a university are named by what follows the head.
        let head = names.traits(document, known.tokens.lowerBound).traits
        let isComplete =
            head.isSuperset(of: [.headOther, .placeHead]) && known.tokens.count > 1
            && !WordFront(document, known.tokens.lowerBound).hasArticle
        while end < document.tokenCount, end < known.tokens.upperBound + 2, !names.isBarrier(document, end) {
            let front = WordFront(document, end)
            let (traits, _) = names.traits(document, end)
            guard front.lead == 0, front.hasArticle, agrees(document, end, known.tokens.lowerBound),
                !traits.isDisjoint(with: isComplete ? .naming : [.nationality, .naming])
                    || (traits.isEmpty && document.isNisba(end))
            else { break }
            end += 1
        }
        let own = end
        end = names.portfolioEnd(document, known.tokens, end)
        guard end > known.tokens.upperBound else { return known }
        let span = TextSpan(known.span.start, Int(document[end - 1].end))
        // `الاتحاد الأوروبي للسباحة` is another union.
        let type = end > own && known.type == .agency && head.contains(.headOther) ? .other : known.type
        return Entity(
            span: span, tokens: known.tokens.lowerBound..<end, type: type,
            name: document.source.slice(span.range))
    }

    /// Whether an adjective may describe a head: a feminine head takes no masculine one.
    private func agrees(_ document: borrowing Document, _ adjective: Int, _ head: Int) -> Bool {
        document.words.text.lastLetter(document[head]) != Letters.heh
            || document.words.text.lastLetter(document[adjective]) == Letters.heh
    }
}
