import ArabicText
import Lexicon

/// Names of persons, beside their titles.
extension EntityExtractor {
    /// A person's name after a title, or before one.
    func person(_ document: borrowing Document, _ at: Int, _ traits: WordTraits, _ prefix: Int) -> Entity? {
        var start = at
        if traits.contains(.givenName) {
            let hasArticle = WordFront(document, at).hasArticle
            // `سبور التركي`
            guard !hasArticle || prefix == 0 && !traits.contains(.nationality) else { return nil }
            guard prefix == 0 || document.lead(ofPrefix: prefix, in: at) == 1 else { return nil }
            guard !isInName(document, at) else { return nil }
            guard
                titleStandsBefore(document, at) || standsAfterVerb(document, at) || titleFollows(document, at)
            else {
                return nil
            }
        } else {
            // `فريق النجوم`, `الفريق الأولمبي` play; the general has his article, and a name without one.
            guard
                !traits.contains(.ofClub)
                    || WordFront(document, at).hasArticle
                        && (at + 1 == document.tokenCount || !WordFront(document, at + 1).hasArticle)
            else { return nil }
            start = at + 1
            guard start < document.tokenCount, !names.isBarrier(document, start) else { return nil }
            let (next, nextPrefix) = names.traits(document, start)
            let front = WordFront(document, start)
            guard next.isEmpty || (next.contains(.givenName) && nextPrefix == 0), front.lead == 0 else {
                return nil
            }
            // `نقيب الصيادلة` is no captain.
            guard !front.hasArticle || WordFront(document, at).hasArticle || traits.contains(.nameLink) else {
                return nil
            }
        }
        guard let end = names.personEnd(document, start), end > start + 1 || start > at else { return nil }
        let lead = start == at ? prefix : 0
        let span = TextSpan(document.byte(ofLetter: lead, in: start), Int(document[end - 1].end))
        return Entity(span: span, tokens: start..<end, type: .person, name: document.source.slice(span.range))
    }

    /// `قال كيري لانغليس، كبير مسؤولي الشركة`: words no lexicon knows between a verb of saying and a title.
    func speaker(_ document: borrowing Document, after verb: Int) -> Entity? {
        let start = verb + 1
        let limit = min(document.tokenCount, start + 4)
        var end = start
        while end < limit, document[end].kind == .arabic, document.continuesLine(end) { end += 1 }
        // The comma is the rarest part, so it is asked for first.
        guard end > start + 1, end + 1 < document.tokenCount, document.isComma(end),
            document.continuesLine(end + 1),
            document[end + 1].kind == .arabic
        else { return nil }
        let (traits, prefix) = names.traits(document, verb)
        guard traits.contains(.reportingVerb), prefix <= 1, !WordFront(document, verb).hasArticle else {
            return nil
        }
        for index in start..<end {
            let (traits, _) = names.traits(document, index)
            guard traits.isSubset(of: [.known, .givenName, .nameLink]) else { return nil }
            let front = WordFront(document, index)
            guard front.lead == 0, index > start || !front.hasArticle else { return nil }
        }
        let (title, titlePrefix) = names.traits(document, end + 1)
        guard !title.isDisjoint(with: [.title, .role]), titlePrefix == 0 || titlePrefix == 2 else {
            return nil
        }
        let span = document.span(start..<end)
        return Entity(span: span, tokens: start..<end, type: .person, name: document.source.slice(span.range))
    }

    /// `المتحدث باسم الحملة`: what is spelled like the given name says for whom somebody speaks.
    private func isInName(_ document: borrowing Document, _ at: Int) -> Bool {
        guard document.mayBe(.boundsTitle, at) || at + 1 < document.tokenCount else { return false }
        for start in stride(from: at - 1, through: max(0, at - 2), by: -1) {
            guard document[start].kind == .arabic, document.words.mayStart(.nouns, at: start) else {
                continue
            }
            if let title = lexicon.match(.nouns, at: start, in: document.words), title.tokens.upperBound > at
            {
                return true
            }
        }
        return false
    }

    private func titleStandsBefore(_ document: borrowing Document, _ at: Int) -> Bool {
        var index = at - 1
        while index >= 0, index > at - 7, document.continuesLine(index + 1), document[index].kind == .arabic {
            if document.mayBe(.boundsTitle, index) {
                let (traits, _) = names.traits(document, index)
                if !traits.isDisjoint(with: [.title, .role, .honorific]) { return true }
                if !traits.isDisjoint(with: .stop) { return false }
            }
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
        guard let end = names.personEnd(document, at), end + 1 < document.tokenCount, document.isComma(end)
        else {
            return false
        }
        let (traits, prefix) = names.traits(document, end + 1)
        return traits.contains(.title) && prefix <= 2
    }
}

/// Where the name of a person ends, inside the name of an institution too.
extension NameReader {
    /// The token after a person's name that starts here, or `nil` where the word cannot be one.
    func personEnd(_ document: borrowing Document, _ start: Int) -> Int? {
        var at = start
        var parts = 0
        let limit = min(document.tokenCount, start + 6)
        while at < limit, !isBarrier(document, at) {
            let (traits, prefix) = traits(document, at)
            let front = WordFront(document, at)
            let isName = traits.contains(.givenName) && prefix == 0
            if traits.contains(.nameLink), prefix == 0 {
                at += 1
                continue
            }
            guard front.lead == 0 else { break }
            if !isName {
                let other: WordTraits = [
                    .title, .role, .group, .document, .head, .descriptor, .nationality, .activity, .metric,
                    .number,
                ]
                if !traits.isDisjoint(with: other), prefix != 0 || !front.hasArticle || parts == 0 { break }
                if parts > 1, !front.hasArticle { break }
            }
            at += 1
            parts += 1
            if front.hasArticle, parts > 1 { break }
        }
        return parts > 0 ? at : nil
    }
}
