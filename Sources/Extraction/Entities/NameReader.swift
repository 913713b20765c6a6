import ArabicText
import Lexicon

/// Finds where a name ends that starts with the head noun of an organisation.
///
/// Arabic has no capitals, so the end follows from definiteness: a construct (`وزارة الصحة`) runs to its first
/// definite noun or proper name and goes on only with adjectives that carry the article; a definite head
/// (`الهيئة العامة للغذاء`) needs such an adjective, then may take a complement with `ل`.
struct NameReader: Sendable {
    /// Longest name read, in tokens.
    static let limit = 9

    let lexicon: Lexicon
    let table: WordTable

    /// A name read from its head.
    struct Reading {
        var end: Int
        /// Whether the name holds a word that only names can.
        var isCertain: Bool
        /// Whether an adjective in it makes a name of any head: `التحرير الوطني`.
        var isStrong = false
    }

    /// Traits of a token under its longest reading that has any, and the letters before that reading.
    @inline(__always)
    func traits(_ document: borrowing Document, _ token: Int) -> (traits: WordTraits, prefix: Int) {
        var reading = document.words.lookups[token].reading
        while reading.word != 0 {
            let traits = table[reading.word]
            // `كيري` is no ك + يرى: the ك of comparison stands before few of the words asked about here.
            let isLike = reading.prefix == 1 && document.words.text.letter(document[token], 0) == Letters.kaf
            if traits.contains(.mayBeName), isAli(document, token) || isAliOfTitle(document, token) {
                return ([.givenName, .known], 0)
            }
            if !traits.isEmpty, !isLike { return (traits, Int(reading.prefix)) }
            reading = lexicon.shorter(than: reading)
        }
        return ([], 0)
    }

    /// `علي` before another part of a name: the fold makes one word of it and of `على`.
    private func isAli(_ document: borrowing Document, _ token: Int) -> Bool {
        let word = document[token]
        guard document.source.bytes[Int(word.end) - 1] == 0x8A,
            token + 1 < document.tokenCount, document.continuesLine(token + 1)
        else { return false }
        let next = table[document.words.lookups[token + 1].reading.word]
        return !next.isDisjoint(with: [.givenName, .nameLink])
            && document.words.lookups[token + 1].reading.prefix == 0
    }

    /// `الأمير علي`, `الشيخ علي الحرقان`: no preposition stands behind a title of honour or a given name.
    private func isAliOfTitle(_ document: borrowing Document, _ token: Int) -> Bool {
        guard document.source.bytes[Int(document[token].end) - 1] == 0x8A, token > 0,
            document[token - 1].kind == .arabic, document.continuesLine(token)
        else { return false }
        return !table[document.words.lookups[token - 1].reading.word]
            .isDisjoint(with: [.givenName, .honorific])
    }

    /// Whether a token ends a name whatever came before: punctuation, function words, verbs of saying, dates.
    func isBarrier(_ document: borrowing Document, _ token: Int) -> Bool {
        guard token < document.tokenCount, document[token].kind == .arabic, document.continuesLine(token)
        else {
            return true
        }
        guard document.mayBe(.boundsName, token) else { return false }
        let (traits, prefix) = traits(document, token)
        if prefix == 0, !traits.isDisjoint(with: .stop), !traits.contains(.organization) { return true }
        if prefix == 1, !traits.isDisjoint(with: [.relative, .particle, .demonstrative, .complementizer]) {
            return true
        }
        if traits.contains(.calendar), !traits.contains(.activity) { return true }
        if prefix <= 2, traits.contains(.reportingVerb), !traits.contains(.ambiguousVerb),
            !WordFront(document, token).hasArticle
        {
            return true
        }
        return traits.contains(.participle) && prefix <= 1 && !traits.contains(.ambiguousVerb)
    }

    /// The end of the name of a construct head, or `nil` where nothing is named.
    func construct(_ document: borrowing Document, head: Int, _ headTraits: WordTraits) -> Reading? {
        var at = head + 1
        var isDefinite = false
        var unknown = 0
        var hasPlace = false
        var naming = 0
        var strong = 0
        var onlyActivity = true
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
                guard let end = personEnd(document, at + 1),
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
        return Reading(end: at, isCertain: hasPlace || naming > 0, isStrong: strong > 0)
    }

    /// Whether a definite adjective stands at a token.
    private func takesAdjective(_ document: borrowing Document, _ at: Int) -> Bool {
        guard !isBarrier(document, at) else { return false }
        let front = WordFront(document, at)
        return front.lead == 0 && front.hasArticle && isAdjective(document, at, traits(document, at).traits)
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

    /// The token after one that may follow the definite part of a name.
    private func follow(
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
    private func complementEnd(_ document: borrowing Document, _ at: Int) -> Int? {
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
    private func isDeputyOf(_ document: borrowing Document, _ head: Int) -> Bool {
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

    private func isAdjective(_ document: borrowing Document, _ at: Int, _ traits: WordTraits) -> Bool {
        if !traits.isDisjoint(with: [.institutional, .nationality]) { return true }
        if !traits.isDisjoint(with: [.title, .group, .document, .head, .calendar, .standard]) {
            return false
        }
        return document.isNisba(at)
    }

    /// `شركة كلاكيت للإنتاج الفني`
    private func isFollowedByActivity(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at + 1 < document.tokenCount, document[at + 1].kind == .arabic, document.continuesLine(at + 1)
        else { return false }
        let front = WordFront(document, at + 1)
        return front.preposition == Letters.lam && front.hasArticle && !front.hasConjunction
            && traits(document, at + 1).traits.contains(.activity)
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
            guard front.lead == 0, front.hasArticle, isAdjective(document, end, traits) else { break }
            end += 1
        }
        return Reading(end: end, isCertain: false)
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

    /// The token after a known organisation, whatever its context, or `nil`.
    func gazetteerEnd(_ document: borrowing Document, _ at: Int) -> Int? {
        guard at < document.tokenCount else { return nil }
        return lexicon.match(.organizations, at: at, in: document.words)?.tokens.upperBound
    }

    /// The token after a place name, or `nil` where none starts here.
    func placeEnd(_ document: borrowing Document, _ at: Int) -> Int? {
        guard let match = lexicon.match(.places, at: at, in: document.words) else { return nil }
        guard document.lead(ofPrefix: match.prefix, in: at) == 0 else { return nil }
        for sense in lexicon.senses(of: .places, at: match) {
            let entry = lexicon.entry(of: sense)
            let traits = table.entryTraits(entry)
            if traits.contains(.place) { return match.tokens.upperBound }
        }
        return nil
    }

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
