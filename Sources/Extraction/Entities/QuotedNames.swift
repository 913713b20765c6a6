import ArabicText
import Lexicon

/// Names that quotation marks or Latin letters set apart from the text around them.
extension EntityExtractor {
    /// Tokens inside the quotation marks that hold the name of a head noun.
    func quotedName(_ document: borrowing Document, after head: Int, _ traits: WordTraits) -> Range<Int>? {
        guard !traits.contains(.work) else { return nil }
        var at = head + 1
        let limit = min(document.tokenCount, head + 6)
        var isDefinite = WordFront(document, head).hasArticle || traits.contains(.headMedia)
        while at < limit, document.continuesLine(at), document[at].kind != .quote {
            guard document[at].kind == .arabic, !names.isBarrier(document, at) else { return nil }
            let front = WordFront(document, at)
            if front.lead > 0, front.preposition == 0 || !front.hasArticle { return nil }
            // `لشركة فايزر لشبكة "…"`: another head has a name of its own.
            let (own, ownPrefix) = names.traits(document, at)
            if ownPrefix > 0, !front.hasArticle, !own.isDisjoint(with: .head) { return nil }
            // Past its first definite noun a name goes on only with adjectives.
            if isDefinite, front.preposition == 0 {
                // `الشبكة أكبر "دولة"` likens.
                guard
                    front.hasArticle || traits.contains(.headMedia) && !WordFront(document, head).hasArticle,
                    document.isNisba(at) || !own.isDisjoint(with: [.nationality, .descriptor])
                else { return nil }
            }
            isDefinite = isDefinite || front.hasArticle
            at += 1
        }
        guard at < limit, document.continuesLine(at), document[at].kind == .quote else { return nil }
        guard at == head + 1 || traits.isDisjoint(with: [.headGovernment, .headOther]) else { return nil }
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
            case .quote:
                guard at > first, document[first].kind != .number else { return nil }
                // `مجموعة «و»`, `المعهد «وحده»`
                let isWord = at == first + 1 && document[first].kind == .arabic
                return isWord && isFunctionWord(document, first) ? nil : first..<at
            case .arabic:
                let (traits, prefix) = names.traits(document, at)
                if prefix == 0, !traits.isDisjoint(with: [.relative, .particle, .pronoun, .demonstrative]) {
                    return nil
                }
                if traits.contains(.reportingVerb), !traits.contains(.ambiguous) { return nil }
            case .latin, .number, .symbol: break
            case .punctuation:
                guard document.isMark(at, 0x2E) || document.isMark(at, 0x2D) else { return nil }
            case .foreign: return nil
            }
            at += 1
        }
        return nil
    }

    /// Whether a word alone is none that names: a letter, a preposition, a pronoun.
    private func isFunctionWord(_ document: borrowing Document, _ at: Int) -> Bool {
        let (traits, prefix) = names.traits(document, at)
        return document[at].letterCount == 1
            || prefix == 0 && !traits.isDisjoint(with: .stop) && !traits.contains(.organization)
    }

    func quoted(
        _ document: borrowing Document, _ tokens: Range<Int>, _ type: Entity.Kind, _ found: inout FoundNames
    ) -> Entity {
        entity(document, tokens, type, found)
    }

    /// An entity for tokens known to be a name; the gazetteer says more where it knows the whole of it.
    func entity(
        _ document: borrowing Document, _ tokens: Range<Int>, _ type: Entity.Kind,
        _ found: borrowing FoundNames
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

    func quote(_ document: borrowing Document, _ at: Int, _ found: inout FoundNames) -> Int {
        guard at > 0, document.continuesLine(at) else { return at + 1 }
        // A quoted subject of a verb of saying in the feminine, or of a share, is a company.
        let (traits, prefix) = document[at - 1].kind == .arabic ? names.traits(document, at - 1) : ([], 0)
        let isCompany =
            traits.contains(.share)
            || (prefix <= 1 && traits.isSuperset(of: [.feminineVerb, .reportingVerb]))
        guard isCompany || found.hasAliases, let inner = quotedPhrase(document, at), inner.count <= 3 else {
            return at + 1
        }
        // `ودعت «الهيئة»`: a head alone points back.
        if inner.count == 1, document[inner.lowerBound].kind == .arabic,
            !names.traits(document, inner.lowerBound).traits.isDisjoint(with: .head),
            gazetteer.name(document, at: inner.lowerBound)?.tokens != inner
        {
            return inner.upperBound
        }
        // `أشارت «سارة»` is a woman, and so is `ذكرت "سعاد الأحمد"`, whose name is read as any other.
        if inner.count > 1, !traits.contains(.share), document[inner.lowerBound].kind == .arabic {
            let (first, firstPrefix) = names.traits(document, inner.lowerBound)
            if firstPrefix == 0, first.contains(.givenName) { return at + 1 }
        }
        if inner.count == 1, document[inner.lowerBound].kind == .arabic,
            names.traits(document, inner.lowerBound).traits.contains(.givenName)
        {
            return inner.upperBound
        }
        if let name = found.name(ofAlias: document, inner) {
            let span = document.span(inner)
            found.append(
                Entity(span: span, tokens: inner, type: found.type(ofAlias: document, inner), name: name),
                document, table)
            return inner.upperBound
        }
        guard isCompany, inner.upperBound < document.tokenCount,
            document[inner.upperBound].kind == .quote
        else { return at + 1 }
        // `مبيعات «أورفان» طراز 2006`
        let behind = inner.upperBound + 1
        if behind < document.tokenCount, document[behind].kind == .arabic, document.continuesLine(behind),
            names.traits(document, behind).traits.contains(.model)
        {
            return inner.upperBound
        }
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
            } else if end + 1 < document.tokenCount, document[end + 1].kind == .latin,
                document.continuesLine(end + 1),
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

    func latin(_ document: borrowing Document, _ at: Int, _ found: inout FoundNames) -> Int {
        if let known = gazetteer.name(document, at: at) {
            found.append(known, document, table)
            return bracketed(document, known, &found)
        }
        let run = latinRun(document, at)
        if let name = found.name(ofAlias: document, run) {
            let type = found.type(ofAlias: document, run)
            found.append(
                Entity(span: document.span(run), tokens: run, type: type, name: name), document, table)
        }
        return run.upperBound
    }

    /// Takes in the acronym or the Latin name in brackets after a name; the token to go on from.
    func bracketed(_ document: borrowing Document, _ entity: Entity, _ found: inout FoundNames) -> Int {
        var open = entity.tokens.upperBound
        guard entity.type.isOrganization else { return open }
        if open < document.tokenCount, document[open].kind == .quote { open += 1 }
        guard open + 2 < document.tokenCount, document.isMark(open, 0x28), document.continuesLine(open) else {
            return entity.tokens.upperBound
        }
        var first = open + 1
        if document[first].kind == .quote { first += 1 }
        if let short = shortForm(document, first) {
            var other = entity
            other.span = document.span(short)
            other.tokens = short
            found.append(other, document, table)
            return short.upperBound
        }
        guard first < document.tokenCount, document[first].kind == .latin else {
            return entity.tokens.upperBound
        }
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

    /// `(ألبا)`, `(اليونيسف)`: one word in brackets behind a name, known as a name or to no lexicon at all.
    private func shortForm(_ document: borrowing Document, _ first: Int) -> Range<Int>? {
        let end = first + 1
        guard end < document.tokenCount, document[first].kind == .arabic, document[first].letterCount > 2,
            document.isMark(end, 0x29) || document[end].kind == .quote
        else { return nil }
        if names.gazetteerEnd(document, first) == end { return first..<end }
        let (traits, _) = names.traits(document, first)
        return traits.isEmpty && document.words.lookups[first].reading.word == 0
            && !document.isNisba(first) && !WordFront(document, first).hasArticle
            ? first..<end : nil
    }

    /// The outlet of a line `المصدر: X`.
    func sourceLine(_ document: borrowing Document, _ colon: Int, _ found: inout FoundNames) {
        guard let line = SourceLine(document, colon: colon, names), found.entities.isEmpty else { return }
        if let known = gazetteer.name(document, at: line.name.lowerBound), known.tokens == line.name {
            return
        }
        guard document[line.name.lowerBound].kind == .latin else { return }
        let span = document.span(line.name)
        found.append(
            Entity(span: span, tokens: line.name, type: .media, name: document.source.slice(span.range)),
            document, table)
    }
}
