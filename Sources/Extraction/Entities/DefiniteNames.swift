import ArabicText
import Lexicon

/// Names whose head has the article: `الهيئة العامة للغذاء والدواء`.
extension NameReader {
    /// The end of the name of a head with the article, or `nil` where it only points back.
    func definite(_ document: borrowing Document, head: Int, _ headTraits: WordTraits) -> Reading? {
        var at = head + 1
        var naming = 0
        var strong = 0
        var adjectives = 0
        let limit = min(document.tokenCount, head + NameReader.limit)
        while at < limit, !isBarrier(document, at) {
            let (traits, _) = traits(document, at)
            let front = WordFront(document, at)
            guard front.lead == 0, front.hasArticle, isAdjective(document, at, traits) else { break }
            if traits.contains(.descriptor), !traits.contains(.institutional), naming == 0 { return nil }
            if traits.contains(.institutional) { naming += 1 }
            if traits.contains(.naming) { strong += 1 }
            if !traits.isDisjoint(with: [.institutional, .nationality, .place]) { adjectives += 1 }
            at += 1
        }
        guard at > head + 1, naming > 0 || adjectives > 0,
            !headTraits.isSuperset(of: [.headGovernment, .placeHead])
        else { return nil }
        if let complement = complementEnd(document, at) {
            let saysWhat = at < document.tokenCount && traits(document, at).traits.contains(.activity)
            return Reading(end: complement, isCertain: saysWhat || !headTraits.contains(.weakHead))
        }
        guard headTraits.isDisjoint(with: [.headMedia, .headCompany]) || adjectives > 1 else { return nil }
        return strong > 0 || (naming > 0 && adjectives > 1) ? Reading(end: at, isCertain: false) : nil
    }
}
