import ArabicText
import Lexicon

/// Names that stand inside a source or beside it: the outlet spoken to, the publisher of a document.
extension SourceReader {
    /// `لـ"رويترز"`, `لسبق`: the outlet spoken to.
    func isAddressed(_ document: borrowing Document, _ at: Int, _ entity: Entity) -> Bool {
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
    func addressed(
        _ document: borrowing Document, _ at: Int, _ entities: borrowing EntityIndex, limit: Int
    ) -> Int? {
        let word = document[at]
        guard word.kind == .arabic, word.letterCount > 3, document.words.text.letter(word, 0) == Letters.lam,
            !names.traits(document, at).traits.isDisjoint(with: [.headMedia, .headAgency])
        else { return nil }
        return entities.first(.media, in: at..<min(limit, at + 3))
    }

    func joinsEntity(
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
    func publisher(
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
