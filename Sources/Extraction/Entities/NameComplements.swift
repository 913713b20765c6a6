import ArabicText
import Lexicon

/// What goes on with a name past its first definite noun: adjectives, `و` + a noun, and `ل` + what it is for.
extension NameReader {
    /// The token after one that may follow the definite part of a name.
    func follow(
        _ document: borrowing Document, _ at: Int, _ traits: WordTraits, _ front: WordFront,
        _ head: WordTraits
    ) -> Int? {
        if front.lead == 0 {
            if front.hasArticle { return isAdjective(document, at, traits) ? at + 1 : nil }
            // `مؤسسة الحق لحقوق الإنسان`
            return traits.contains(.activity)
                && head.isDisjoint(with: [.looseHead, .headGovernment, .placeHead])
                && document.words.text.letter(document[at], 0) == Letters.lam
                ? complementEnd(document, at) : nil
        }
        guard front.hasArticle,
            head.isDisjoint(with: [.looseHead, .placeHead]) || head.contains(.headGovernment)
        else {
            return front.preposition == Letters.lam ? complementEnd(document, at) : nil
        }
        if front.preposition == Letters.lam { return complementEnd(document, at) }
        guard front.hasConjunction, front.preposition == 0 else { return nil }
        return isCoordinate(document, at, traits) ? at + 1 : nil
    }

    /// Whether `و` + noun goes on with the name (`وزارة التربية والتعليم`) rather than adding another thing.
    private func isCoordinate(
        _ document: borrowing Document, _ at: Int, _ traits: WordTraits, mayBePeople: Bool = false
    ) -> Bool {
        let others: WordTraits = [
            .title, .role, .group, .anonymous, .document, .place, .organization, .nationality, .headCompany,
            .headAgency, .headGovernment, .headMedia, .headOther, .region, .descriptor,
        ]
        // `للتدريب التقني والمهني`: an adjective goes on with an adjective.
        if document.isNisba(at), document.isNisba(at - 1), WordFront(document, at - 1).hasArticle,
            WordFront(document, at - 1).lead == 0,
            traits.isDisjoint(with: [.document, .head, .group, .standard]),
            isAdjective(document, at - 1, self.traits(document, at - 1).traits)
        {
            return true
        }
        // `الإدارة العامة للتخطيط والإدارة العامة للمشاريع` are two.
        if traits.contains(.activity) {
            return traits.isDisjoint(with: .head) || !takesAdjective(document, at + 1)
        }
        if document.isSoundPlural(at), !mayBePeople, !traits.contains(.activity) {
            return document.words.text.lastLetter(document[at]) == Letters.teh
        }
        return traits.isDisjoint(with: others)
    }

    /// The end of `ل` + noun after a name: `للغذاء والدواء`, `لحقوق الإنسان`.
    func complementEnd(_ document: borrowing Document, _ at: Int) -> Int? {
        guard at < document.tokenCount, !isBarrier(document, at) else { return nil }
        let front = WordFront(document, at)
        let (traits, prefix) = traits(document, at)
        // `المديرية العامة لحرس الحدود`: one body belongs to another.
        if prefix == 1, document.words.text.letter(document[at], 0) == Letters.lam,
            !traits.isDisjoint(with: .head),
            !traits.contains(.plural), let match = lexicon.match(.organizations, at: at, in: document.words),
            match.prefix == 1, match.tokens.count > 1
        {
            return match.tokens.upperBound
        }
        let refused: WordTraits = [
            .title, .role, .group, .anonymous, .document, .place, .organization, .headCompany, .headMedia,
            .nationality,
            .plural, .number, .honorific, .givenName,
        ]
        guard traits.isDisjoint(with: refused) || traits.contains(.activity) else { return nil }
        var end: Int
        if front.preposition == Letters.lam, front.hasArticle, !front.hasConjunction {
            end = at + 1
        } else if document.words.text.letter(document[at], 0) == Letters.lam, prefix == 1,
            traits.contains(.activity)
        {
            end = at + 1
            guard end < document.tokenCount, !isBarrier(document, end) else { return nil }
            let next = WordFront(document, end)
            guard next.lead == 0, next.hasArticle else { return nil }
            end += 1
        } else {
            return nil
        }
        var steps = 0
        while end < document.tokenCount, steps < 4, !isBarrier(document, end) {
            let front = WordFront(document, end)
            let (traits, _) = self.traits(document, end)
            if front.lead == 0, front.hasArticle, isAdjective(document, end, traits) {
                end += 1
            } else if front.lead == 1, front.hasConjunction,
                isCoordinate(document, end, traits, mayBePeople: true)
            {
                end += 1
            } else {
                break
            }
            steps += 1
        }
        return end
    }

    /// `وكيل جامعة طيبة للتطوير`: what follows `ل` is the deputy's task.
    func isDeputyOf(_ document: borrowing Document, _ head: Int) -> Bool {
        head > 0 && document[head - 1].kind == .arabic && document.continuesLine(head)
            && traits(document, head - 1).traits.contains(.deputy)
    }

    /// What goes on with a name the gazetteer knows a part of: `وزارة التجهيز والماء`, `معهد البحرين للتدريب`.
    ///
    /// Only words for what an institution does go on; anything else is the next thing.
    func portfolioEnd(_ document: borrowing Document, _ known: Range<Int>, _ start: Int) -> Int {
        var end = start
        let head = traits(document, known.lowerBound).traits
        guard head.isDisjoint(with: [.looseHead, .headCompany]), !head.isDisjoint(with: .head) else {
            return end
        }
        let mayComplete =
            head.isDisjoint(with: [.placeHead, .headGovernment]) && !isDeputyOf(document, known.lowerBound)
        while end < document.tokenCount, end < known.lowerBound + NameReader.limit, !isBarrier(document, end)
        {
            let front = WordFront(document, end)
            let (own, _) = traits(document, end)
            guard front.hasArticle, own.contains(.activity) else { break }
            if front.hasConjunction, front.preposition == 0,
                traits(document, end - 1).traits.contains(.activity)
            {
                end += 1
            } else if mayComplete, front.preposition == Letters.lam, !front.hasConjunction {
                guard let next = complementEnd(document, end) else { break }
                end = next
            } else {
                break
            }
        }
        return end
    }
}
