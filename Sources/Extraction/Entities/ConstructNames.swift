import ArabicText
import Lexicon

/// Names whose head is a construct: `وزارة الصحة`, `جامعة هارفارد`.
extension NameReader {
    /// The end of the name of a construct head, or `nil` where nothing is named.
    func construct(_ document: borrowing Document, head: Int, _ headTraits: WordTraits) -> Reading? {
        var at = head + 1
        var isDefinite = false
        var unknown = 0
        var hasPlace = false
        var naming = 0
        var strong = 0
        var onlyActivity = true
        // `أول مصرف يقدم`, `كل اتحاد`: one of several.
        if head > 0, self.traits(document, head).prefix == 0, document[head - 1].kind == .arabic,
            !WordFront(document, head - 1).hasArticle,
            !traits(document, head - 1).traits.isDisjoint(with: [.quantifier, .descriptor]),
            !traits(document, head - 1).traits.contains(.title)
        {
            return nil
        }
        // `18 شركة لخدمة الحجاج` counts.
        if head > 0, document[head - 1].kind == .number, document.continuesLine(head) { return nil }
        let limit = min(document.tokenCount, head + NameReader.limit)
        // `مديرية لودر` is a district of Yemen; what directs something names what it directs.
        if headTraits.contains(.districtHead), at < limit, !isBarrier(document, at),
            placeEnd(document, at) != nil || self.traits(document, at).traits.isEmpty,
            !WordFront(document, at).hasArticle || !takesAdjective(document, at + 1)
        {
            return nil
        }
        while at < limit, !isBarrier(document, at) {
            let (traits, prefix) = traits(document, at)
            let front = WordFront(document, at)
            if isDefinite {
                if front.preposition == Letters.lam, isDeputyOf(document, head) { break }
                // `نادي بورتو البرتغالي`
                if hasPlace, headTraits.isSuperset(of: [.headOther, .placeHead]), front.lead == 0,
                    traits.contains(.nationality), !traits.contains(.institutional)
                {
                    break
                }
                guard let next = follow(document, at, traits, front, headTraits) else { break }
                if !traits.isDisjoint(with: [.institutional]) { naming += 1 }
                if traits.contains(.naming), front.lead == 0 { strong += 1 }
                at = next
                continue
            }
            guard front.lead == 0 else { break }
            // `مركز مالي` has nothing of Mali.
            if let place = placeEnd(document, at), !traits.contains(.descriptor) || front.hasArticle {
                at = place
                isDefinite = true
                hasPlace = true
                onlyActivity = false
            } else if traits.contains(.honorific), front.hasArticle || prefix == 0 {
                // An institution that bears a person's name: `جامعة الملك سعود`.
                guard let end = personEnd(document, at + 1, isAlone: false),
                    headTraits.isDisjoint(with: [.headCompany, .headGovernment])
                else { return nil }
                at = end
                isDefinite = true
                onlyActivity = false
            } else if front.hasArticle {
                guard traits.isDisjoint(with: [.descriptor, .title, .group]) || traits.contains(.activity)
                else {
                    return nil
                }
                if !traits.contains(.activity) { onlyActivity = false }
                // `أمانة المنطقة`, `مجلس الغرفة` point back to something named before.
                if !traits.isDisjoint(with: WordTraits.head.union(.region)), !traits.contains(.activity),
                    !takesAdjective(document, at + 1)
                {
                    return nil
                }
                isDefinite = true
                at += 1
            } else if traits.contains(.region), prefix == 0 {
                at += 1
                unknown += 1
                onlyActivity = false
                // `شرطة منطقة الرياض`, `بلدية محافظة حفر الباطن`
                if at < limit, placeEnd(document, at) == nil, !isBarrier(document, at),
                    WordFront(document, at).lead == 0, !WordFront(document, at).hasArticle
                {
                    at += 1
                    isDefinite = true
                }
            } else if prefix == 1, unknown > 0, traits.contains(.activity),
                document.words.text.letter(document[at], 0) == Letters.waw
            {
                // `غرفة تجارة وصناعة بيروت`
                at += 1
            } else {
                guard prefix == 0, traits.isDisjoint(with: [.descriptor, .nationality, .number]), unknown < 2,
                    !endsLikeVerb(document, at, traits),
                    !traits.isEmpty || mayJoin(document, at, headTraits)
                else { break }
                // `معهد غاماليا نتائج …`: a foreign word ends the name it makes.
                if traits.isEmpty, unknown == 0, isForeign(document, at) { break }
                if traits.isEmpty { onlyActivity = false }
                unknown += 1
                at += 1
            }
        }
        if headTraits.isSuperset(of: [.weakHead, .placeHead]), !hasPlace { return nil }
        guard isDefinite else { return properName(document, head, headTraits) }
        if headTraits.contains(.headCompany), onlyActivity, naming == 0, !hasPlace { return nil }
        // `شركة النفط المملوكة للدولة` describes.
        if headTraits.contains(.headCompany), at < document.tokenCount, document[at].kind == .arabic,
            WordFront(document, at).hasArticle, self.traits(document, at).traits.contains(.descriptor)
        {
            return nil
        }
        // `مركز الهدا`, `مركز محافظة أبين`: one noun behind it says where it is.
        if headTraits.contains(.siteHead), naming == 0, isSite(document, head + 1, at) { return nil }
        return Reading(end: at, isCertain: hasPlace || naming > 0, isStrong: strong > 0)
    }

    /// Whether all that stands behind a head is one place or one noun that says nothing of what is done there.
    private func isSite(_ document: borrowing Document, _ first: Int, _ end: Int) -> Bool {
        let (traits, _) = self.traits(document, first)
        if traits.contains(.region) { return true }
        return end == (placeEnd(document, first) ?? first + 1)
            && traits.isDisjoint(with: [.activity, .honorific, .givenName])
    }

    /// Whether a word no lexicon knows may be a noun inside a name; verbs and nouns with a pronoun are none.
    private func mayJoin(_ document: borrowing Document, _ at: Int, _ head: WordTraits) -> Bool {
        let word = document[at]
        let count = Int(word.letterCount)
        let first = document.words.text.letter(word, 0)
        if first == Letters.waw, count > 4 { return false }
        if first == Letters.teh || first == Letters.yeh, !head.contains(.placeHead) { return false }
        let last = document.words.text.lastLetter(word)
        if last == Letters.alef, document.words.text.letter(word, count - 2) == Letters.heh { return false }
        return !(last == Letters.heh && first == Letters.meem && count > 4)
    }

    /// `جامعة هارفارد`, `شركة إينوك`: one word no lexicon knows, with the definite adjectives after it.
    private func properName(_ document: borrowing Document, _ head: Int, _ headTraits: WordTraits) -> Reading?
    {
        let first = head + 1
        guard first < document.tokenCount, !isBarrier(document, first),
            headTraits.isDisjoint(with: [.headGovernment, .headAgency]) || headTraits.contains(.placeHead)
                || headTraits.isDisjoint(with: [.headGovernment, .weakHead]) && isForeign(document, first)
        else { return nil }
        let (traits, prefix) = traits(document, first)
        let front = WordFront(document, first)
        guard front.lead == 0, !front.hasArticle, prefix == 0, traits.isEmpty,
            document[first].letterCount > 3,
            !document.isNisba(first), !document.isSoundPlural(first) || headTraits.contains(.placeHead),
            !endsLikeCommonNoun(document, first),
            !endsLikeVerb(document, first, traits) || isFollowedByActivity(document, first),
            mayJoin(document, first, headTraits)
        else { return nil }
        var end = first + 1
        // `فاسكو دي غاما`
        if end + 1 < document.tokenCount, !isBarrier(document, end), !isBarrier(document, end + 1),
            document[end].letterCount == 2, self.traits(document, end).traits.contains(.nameLink)
        {
            end += 2
        }
        while end < document.tokenCount, end < first + 5, !isBarrier(document, end) {
            let (traits, _) = self.traits(document, end)
            let front = WordFront(document, end)
            guard front.lead == 0, front.hasArticle, isAdjective(document, end, traits),
                !traits.contains(.nationality) || traits.contains(.institutional)
            else { break }
            end += 1
        }
        return Reading(end: end, isCertain: false)
    }

    /// `شركة كلاكيت للإنتاج الفني`
    private func isFollowedByActivity(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at + 1 < document.tokenCount, document[at + 1].kind == .arabic, document.continuesLine(at + 1)
        else { return false }
        let front = WordFront(document, at + 1)
        return front.preposition == Letters.lam && front.hasArticle && !front.hasConjunction
            && traits(document, at + 1).traits.contains(.activity)
    }

    /// `ضابط شرطة زارت سوريا`: a verb in the feminine.
    private func endsLikeVerb(_ document: borrowing Document, _ token: Int, _ traits: WordTraits) -> Bool {
        let word = document[token]
        let count = Int(word.letterCount)
        return traits.isSubset(of: [.known, .metric]) && count > 3
            && document.words.text.lastLetter(word) == Letters.teh
            && document.words.text.letter(word, count - 2) != Letters.alef
    }

    /// A word no lexicon knows that ends in `ا` and is too long for an accusative of most nouns: `غاماليا`, `كولومبيا`.
    private func isForeign(_ document: borrowing Document, _ token: Int) -> Bool {
        let word = document[token]
        return word.letterCount > 5 && document.words.lookups[token].reading.word == 0
            && document.words.text.lastLetter(word) == Letters.alef
            && document.words.text.letter(word, Int(word.letterCount) - 2) == Letters.yeh
    }

    /// An indefinite noun in the accusative or the feminine describes more often than it names.
    private func endsLikeCommonNoun(_ document: borrowing Document, _ token: Int) -> Bool {
        let word = document[token]
        let last = document.words.text.lastLetter(word)
        return last == Letters.heh && word.letterCount < 6
    }
}
