import ArabicText
import Lexicon

/// The words after the head of a source that still belong to it.
extension SourceReader {
    /// The token after one that goes on with the phrase.
    func step(
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
        if traits.contains(.reportingVerb), !traits.contains(.ambiguous), !front.hasArticle { return nil }
        if traits.contains(.participle), !front.hasArticle, !traits.contains(.ambiguous) { return nil }
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
                    !head.isDisjoint(with: [.title, .honorific, .role, .givenName])
                        || !names.traits(document, at - 1).traits.isDisjoint(with: [.honorific, .nameLink]),
                    !endsInFeminine(document, at)
                else { return nil }
            }
        }
        return at + 1
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
    func isAccusativeParticiple(_ document: borrowing Document, _ at: Int) -> Bool {
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
}
