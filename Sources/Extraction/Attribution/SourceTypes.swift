import ArabicText
import Lexicon

/// What kind of source a phrase names.
extension SourceReader {
    func classify(
        _ document: borrowing Document, _ phrase: inout SourcePhrase, _ head: WordTraits, _ isQuoted: Bool,
        _ isFeminine: Bool, _ entities: borrowing EntityIndex
    ) {
        var person: Int?
        var organization: Int?
        for index in phrase.tokens {
            guard let entity = entities.index(at: index) else { continue }
            if entities[entity].type == .person { person = person ?? entity }
            if entities[entity].type.isOrganization { organization = organization ?? entity }
        }
        let own = entities.index(at: phrase.tokens.lowerBound)
        phrase.entity = person ?? organization
        phrase.isKnown = true
        let traits = head
        if traits.contains(.quantifier) {
            // `العديد من عمال المناجم` are many, `أحد المسؤولين` is one who is not named.
            phrase.type = traits.contains(.oneOf) ? .anonymous : .group
            // What is counted says whether it can speak: `بعض الخبراء`, not `بعض الأوراق`.
            var counted: WordTraits = []
            for index in phrase.tokens.dropFirst().prefix(3) where document[index].kind == .arabic {
                counted.formUnion(names.traits(document, index).traits)
            }
            phrase.isKnown = !counted.isDisjoint(with: WordTraits.speaker.union(.head)) || organization != nil
            return
        }
        if let own, entities[own].type == .person {
            phrase.type = .person
        } else if !traits.isDisjoint(with: [.anonymous]) {
            phrase.type = .anonymous
        } else if traits.contains(.document), !traits.contains(.title) {
            let speaks =
                traits.contains(.statement) && (person != nil || names(document, phrase.tokens, .title))
            phrase.type = speaks ? .person : .document
        } else if let own, entities[own].type.isOrganization {
            phrase.type = entities[own].type == .media ? .media : .organization
            phrase.entity = own
        } else if traits.contains(.group), person == nil {
            phrase.type = traits.contains(.analysts) ? .analysts : .group
        } else if !traits.isDisjoint(with: [.title, .honorific, .givenName]),
            person != nil || traits.isDisjoint(with: .head)
        {
            phrase.type = .person
            if traits.contains(.role), person == nil, organization == nil, phrase.tokens.count < 3,
                !isDefinite(document, phrase)
            {
                phrase.type = .anonymous
            }
        } else if traits.contains(.role) {
            phrase.type =
                traits.contains(.kin) || person != nil || isDefinite(document, phrase) ? .person : .anonymous
        } else if !traits.isDisjoint(with: .head) {
            phrase.type =
                traits.contains(.headMedia) || organization.map { entities[$0].type == .media } == true
                ? .media : .organization
        } else if let own, entities[own].type == .place {
            phrase.type = .organization
            phrase.entity = own
        } else if traits.contains(.number), let counted = counted(document, phrase) {
            // `ثلاثة مصادر`, `خمسة مسؤولين`
            phrase.type = counted
        } else if isQuoted {
            let isNamed = self.names.traits(document, phrase.tokens.lowerBound).traits.contains(.givenName)
            phrase.type = isFeminine && !isNamed ? .organization : .person
        } else {
            // `كارل هينز رومنيجه الرئيس التنفيذي`: a title behind words no lexicon knows tells a person.
            let first = phrase.tokens.lowerBound
            let hasTitle =
                phrase.tokens.count > 2 && document[first].kind == .arabic && !document.hasArticle(first)
                && self.names.traits(document, first).traits.isSubset(of: .personal)
                && names(document, phrase.tokens, .title)
            // `رفض عبيد التعليق`: a name behind another word says nothing of that word.
            let isBehind =
                person.map { entities[$0].tokens.lowerBound > first && !document.hasArticle(first) } ?? false
            phrase.isKnownByTitle = hasTitle && person == nil && organization == nil || isBehind
            phrase.isKnown = person != nil || organization != nil || hasTitle
            // `الألماني بير ميرتساكر مدافع أرسنال`: whoever is named after his country is a person.
            let isNational = traits.contains(.nationality) && phrase.tokens.count > 1
            phrase.type =
                isNational || hasTitle
                ? .person : organization != nil && person == nil ? .organization : .person
        }
    }

    /// What sort of source a number counts; `nil` where it counts none.
    private func counted(_ document: borrowing Document, _ phrase: SourcePhrase) -> Attribution.SourceType? {
        let noun = phrase.tokens.lowerBound + 1
        guard noun < phrase.tokens.upperBound, document[noun].kind == .arabic else { return nil }
        let (traits, _) = names.traits(document, noun)
        if traits.contains(.anonymous) { return .anonymous }
        return traits.contains(.group) ? .group : nil
    }

    private func isDefinite(_ document: borrowing Document, _ phrase: SourcePhrase) -> Bool {
        for index in phrase.tokens where WordFront(document, index).hasArticle { return true }
        return false
    }

    private func names(_ document: borrowing Document, _ tokens: Range<Int>, _ wanted: WordTraits) -> Bool {
        for index in tokens.dropFirst() where document[index].kind == .arabic {
            if !names.traits(document, index).traits.isDisjoint(with: wanted) { return true }
        }
        return false
    }
}
