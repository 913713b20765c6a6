import ArabicText
import Lexicon

/// Names of persons, beside their titles.
extension EntityExtractor {
    /// A person's name after a title, before one, in full, or in a list of persons.
    func person(
        _ document: borrowing Document, _ at: Int, _ traits: WordTraits, _ prefix: Int,
        after found: FoundNames
    ) -> Entity? {
        let isGiven = traits.contains(.givenName)
        let start = isGiven ? at : at + 1
        guard
            isGiven
                ? mayBeGiven(document, at, traits, prefix, found)
                : mayBeHonoured(document, at, traits, prefix),
            !isNamesake(document, start), let end = names.personEnd(document, start)
        else { return nil }
        if isGiven, prefix == 0, isFirstPart(document, at - 1, found) {
            return person(document, at - 1..<end, lead: 0)
        }
        return person(document, start..<end, lead: isGiven ? prefix : 0)
    }

    /// `علي عبدالله صالح`, `أبو محمد الجولاني`: what wakes nobody before a given name.
    private func isFirstPart(_ document: borrowing Document, _ at: Int, _ found: FoundNames) -> Bool {
        guard at >= 0, document[at].kind == .arabic, document.continuesLine(at + 1),
            (found.entities.last?.tokens.upperBound ?? 0) <= at
        else { return false }
        let (traits, prefix) = names.traits(document, at)
        return prefix == 0 && !traits.isDisjoint(with: [.givenName, .nameLink])
    }

    private func person(_ document: borrowing Document, _ tokens: Range<Int>, lead: Int) -> Entity {
        let start = document.byte(ofLetter: lead, in: tokens.lowerBound)
        let span = TextSpan(start, Int(document[tokens.upperBound - 1].end))
        return Entity(span: span, tokens: tokens, type: .person, name: document.source.slice(span.range))
    }

    /// `معيش بن جمعان`: whatever stands before `بن` is a name.
    func son(_ document: borrowing Document, _ link: Int, after found: FoundNames) -> Entity? {
        let start = link - 1
        guard start >= 0, document.continuesLine(link), document[start].kind == .arabic,
            (found.entities.last?.tokens.upperBound ?? 0) <= start
        else { return nil }
        let (traits, _) = names.traits(document, start)
        let text = document.words.text
        guard traits.isSubset(of: [.known, .givenName, .ambiguous]), !WordFront(document, start).hasArticle,
            !isNamesake(document, start),
            document[start].letterCount > 2, let end = names.personEnd(document, link)
        else { return nil }
        let isJoined = document[start].letterCount > 4 && text.letter(document[start], 0) == Letters.waw
        return person(document, start..<end, lead: isJoined ? 1 : 0)
    }

    /// `وأضاف الزهراني`: the surname of somebody named before, behind a verb of saying.
    func surname(_ document: borrowing Document, after verb: Int, _ found: FoundNames) -> Entity? {
        let at = verb + 1
        guard at < document.tokenCount, document[at].kind == .arabic, document.continuesLine(at),
            let name = found.person(ofSurname: document, at),
            names.traits(document, at).traits.isDisjoint(with: [
                .title, .role, .group, .document, .anonymous, .head, .standard,
            ])
        else { return nil }
        let (traits, prefix) = names.traits(document, verb)
        guard traits.contains(.reportingVerb), prefix <= 1, !WordFront(document, verb).hasArticle else {
            return nil
        }
        return Entity(span: document.span(at..<at + 1), tokens: at..<at + 1, type: .person, name: name)
    }

    /// Whether a given name begins the name of a person where it stands.
    private func mayBeGiven(
        _ document: borrowing Document, _ at: Int, _ traits: WordTraits, _ prefix: Int, _ found: FoundNames
    ) -> Bool {
        // `سبور التركي`; `آل سعود` are a family, and the father's name begins nobody's.
        guard !WordFront(document, at).hasArticle || prefix == 0 && !traits.contains(.nationality),
            at == 0 || !names.traits(document, at - 1).traits.contains(.fatherLink)
                || !document.continuesLine(at),
            prefix == 0 || document.lead(ofPrefix: prefix, in: at) == 1, !isInName(document, at)
        else { return false }
        if names.isFullName(document, at, traits, prefix) || titleFollows(document, at) { return true }
        // `أبو بكر البغدادي`
        if prefix == 0, isFirstPart(document, at - 1, found) { return true }
        let hasNext = names.isPart(document, at + 1)
        if isListed(document, at, prefix, found) { return hasNext || !traits.contains(.ambiguous) }
        guard traits.contains(.ambiguous) else {
            return titleStandsBefore(document, at) || standsAfterVerb(document, at)
        }
        // `الرئيس مبارك`, `أكد صالح كامل`: of what is a common word too, more must be there.
        return prefix == 0
            && (isTitled(document, at) || hasNext && titleStandsBefore(document, at)
                || hasNext && standsAfterVerb(document, at))
    }

    /// Whether a title stands right before a name.
    private func isTitled(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at > 0, document[at - 1].kind == .arabic, document.continuesLine(at) else { return false }
        let (traits, _) = names.traits(document, at - 1)
        // `محافظة بدر` has the letters of a governor.
        return !traits.isDisjoint(with: [.title, .honorific]) && !traits.contains(.region)
    }

    /// `وجّه الدعوة إلى خالد العلي وسعيد البكر`: behind a person and `و` or a comma.
    private func isListed(
        _ document: borrowing Document, _ at: Int, _ prefix: Int, _ found: FoundNames
    ) -> Bool {
        guard let last = found.entities.last, last.type == .person, document.continuesLine(at) else {
            return false
        }
        let isBehind =
            last.tokens.upperBound == at - 1 && document.isComma(at - 1)
            || prefix == 1 && last.tokens.upperBound == at
        return isBehind && (prefix == 0 || document.words.text.letter(document[at], 0) == Letters.waw)
    }

    /// Whether the name of a person follows an honorific or a rank.
    private func mayBeHonoured(
        _ document: borrowing Document, _ at: Int, _ traits: WordTraits, _ prefix: Int
    ) -> Bool {
        // `الحرم المكي`, `السعادة الزوجية`: with the article only what the lexicon has with it is an honorific.
        guard document.lead(ofPrefix: prefix, in: at) == prefix else { return false }
        let start = at + 1
        guard start < document.tokenCount, !names.isBarrier(document, start) else { return false }
        let (next, prefix) = names.traits(document, start)
        let front = WordFront(document, start)
        guard front.lead == 0 else { return false }
        if prefix == 0, !next.isDisjoint(with: [.givenName, .nameLink]) { return !front.hasArticle }
        // `الفريق تدريباته`: a general has a given name, a team has none.
        guard next.isEmpty, !traits.contains(.ofClub) else { return false }
        // `نقيب الصيادلة` is no captain.
        return front.hasArticle
            ? WordFront(document, at).hasArticle : names.mayBeSurname(document, start, behindVerb: true)
    }

    /// `مستشفى الملك فهد`, `شارع محمد بن راشد`: something called after a person.
    private func isNamesake(_ document: borrowing Document, _ start: Int) -> Bool {
        var index = start - 1
        while index >= 0, index > start - 6, document.continuesLine(index + 1) {
            defer { index -= 1 }
            // `مستشفى د. سليمان`
            if document.isMark(index, 0x2E), index > 0, document[index - 1].letterCount == 1 { continue }
            guard document[index].kind == .arabic else { return false }
            let (traits, _) = names.traits(document, index)
            if traits.contains(.namesake), !traits.contains(.reportingVerb) {
                return !WordFront(document, index).hasArticle
            }
            guard
                !traits.isDisjoint(with: [.honorific, .givenName, .nameLink])
                    || traits.contains(.title)
                        && (document[index].letterCount == 1 || WordFront(document, index).hasArticle)
            else { return false }
        }
        return false
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
            guard traits.isSubset(of: .personal) else { return nil }
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
        guard let end = names.personEnd(document, at), end + 1 < document.tokenCount else { return false }
        if document.isComma(end) {
            let (traits, prefix) = names.traits(document, end + 1)
            return traits.contains(.title) && prefix <= 2
        }
        // `محمد حصاد وزير الداخلية`
        guard end > at + 1, !names.isBarrier(document, end) else { return false }
        let (traits, prefix) = names.traits(document, end)
        return traits.contains(.title) && traits.isDisjoint(with: [.ambiguous, .givenName])
            && (prefix == 0 || prefix == 2 && document.hasArticle(end))
    }
}

/// The parts of a person's name, inside the name of an institution too.
extension NameReader {
    /// Longest name of a person, in tokens.
    private static let personLimit = 12

    /// What no part of a person's name is.
    private static let noPart: WordTraits = [
        .title, .role, .group, .document, .head, .descriptor, .nationality, .activity, .metric, .number,
    ]

    /// The token after a person's name that starts here, or `nil` where the word cannot be one.
    ///
    /// Given names follow each other, `بن` and the like take any word with them, and a surname ends the name.
    ///
    /// - Parameter isAlone: whether the name stands for the person, not for what is called after it.
    func personEnd(_ document: borrowing Document, _ start: Int, isAlone: Bool = true) -> Int? {
        var at = start
        var end: Int?
        var parts = 0
        var isLinked = false
        var wasLinked = false
        var hasFather = false
        var isOfFamily = false
        let limit = min(document.tokenCount, start + NameReader.personLimit)
        // `بن ماضي`: whatever follows `بن` is a name.
        while at < limit, isLinked ? isWord(document, at) : !isBarrier(document, at) {
            let (traits, prefix) = traits(document, at)
            let front = WordFront(document, at)
            if traits.contains(.nameLink), prefix == 0 || at == start {
                isLinked = true
                hasFather = hasFather || traits.contains(.fatherLink)
                isOfFamily = traits.contains(.familyLink)
                at += 1
                continue
            }
            let isGiven = isLinked || isGivenName(traits, prefix: at == start ? 0 : prefix, parts)
            guard front.lead == 0 || at == start && isGiven else { break }
            if !isGiven {
                // `محمد الإمام`: a surname may be spelled like a word that tells no name without its article.
                guard
                    traits.isDisjoint(with: NameReader.noPart)
                        || prefix == 0 && front.hasArticle && parts == 1 && traits.isDisjoint(with: .head)
                        || front.hasArticle && (hasFather || parts == 1) && traits.isDisjoint(with: .head)
                            && !isWord(document, at + 1),
                    front.hasArticle
                        ? parts < 3 || document.isNisba(at) || wasLinked
                        : prefix == 0 && mayBeSurname(document, at, behindVerb: isAlone ? parts == 0 : true)
                            && (parts < 2 || isLastPart(document, at))
                else { break }
            }
            at += 1
            parts += 1
            end = at
            wasLinked = isLinked
            isLinked = false
            // `الشيخ القرني ساخرا`, `محمد القرني ساخرا`: a surname ends the name, unless it goes on with `بن`.
            // `سهيل الحسن المعروف`, `آل سعود المعرض`
            if front.hasArticle && !wasLinked || isOfFamily && !isSurname(document, at)
                || !isGiven && parts > 2,
                !(parts == 1 && isGivenName(document, at)),
                !isLink(document, at)
            {
                break
            }
        }
        return end
    }

    /// `آل جرمان الشهراني`
    private func isSurname(_ document: borrowing Document, _ at: Int) -> Bool {
        isWord(document, at) && WordFront(document, at).hasArticle && WordFront(document, at).lead == 0
            && document.isNisba(at) && traits(document, at).traits.isEmpty
    }

    private func isWord(_ document: borrowing Document, _ at: Int) -> Bool {
        at < document.tokenCount && document[at].kind == .arabic && document[at].letterCount > 1
            && document.continuesLine(at)
    }

    /// Whether a word is a given name behind as many other parts.
    private func isGivenName(_ traits: WordTraits, prefix: Int, _ parts: Int) -> Bool {
        guard prefix == 0, traits.contains(.givenName) else { return false }
        // `كريستيان بيلوتشي مالك السيرك`
        return parts == 0 || !traits.contains(.ambiguous) || traits.isDisjoint(with: [.title, .role])
    }

    /// Whether a given name or what joins names stands at a token.
    private func isGivenName(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at < document.tokenCount, !isBarrier(document, at) else { return false }
        let (traits, prefix) = traits(document, at)
        return prefix == 0 && !traits.isDisjoint(with: [.givenName, .nameLink])
    }

    /// Whether what joins names stands at a token.
    private func isLink(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at < document.tokenCount, !isBarrier(document, at) else { return false }
        let (traits, prefix) = traits(document, at)
        return prefix == 0 && traits.contains(.nameLink)
    }

    /// Whether a word may go on with a name that a given name began.
    func isPart(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at < document.tokenCount, !isBarrier(document, at) else { return false }
        let (traits, prefix) = traits(document, at)
        if prefix == 0, !traits.isDisjoint(with: [.givenName, .nameLink]) { return true }
        let front = WordFront(document, at)
        guard front.lead == 0, traits.isDisjoint(with: NameReader.noPart.union([.institutional, .standard]))
        else { return false }
        return front.hasArticle || prefix == 0 && mayBeSurname(document, at, behindVerb: false)
    }

    /// Whether a third part without the article ends the name: it has the form of a surname, or nothing follows it.
    private func isLastPart(_ document: borrowing Document, _ at: Int) -> Bool {
        let text = document.words.text
        let word = document[at]
        let (last, before) = (text.lastLetter(word), text.letter(word, Int(word.letterCount) - 2))
        // `باراك أوباما سيلقي`, `نجيب رزاق بريئا`, `محمد بن سلمان هديتي`
        guard document.words.lookups[at].reading.word == 0, word.letterCount > 3,
            document.source.bytes[Int(word.end) - 1] != 0xA9,
            text.letter(word, 0) != Letters.seen, last != Letters.alef,
            last != Letters.yeh || before != Letters.teh
        else { return false }
        return document.isNisba(at) && last == Letters.yeh || isBeforeTitle(document, at)
            || at + 1 == document.tokenCount || document[at + 1].kind != .arabic
            || !document.continuesLine(at + 1)
    }

    /// `رومنيجه الرئيس التنفيذي`
    private func isBeforeTitle(_ document: borrowing Document, _ at: Int) -> Bool {
        guard isWord(document, at + 1), WordFront(document, at + 1).lead == 0 else { return false }
        let (next, prefix) = traits(document, at + 1)
        return next.contains(.title) && next.isDisjoint(with: [.ambiguous, .ofClub, .givenName])
            && (prefix == 0 || document.hasArticle(at + 1))
    }

    /// Whether a word that has no article and is no given name may be part of a name: verbs, accusatives and nouns
    /// with a pronoun are none.
    ///
    /// - Parameter behindVerb: whether a verb in the feminine may stand there too.
    func mayBeSurname(_ document: borrowing Document, _ at: Int, behindVerb: Bool) -> Bool {
        let word = document[at]
        let text = document.words.text
        let bytes = document.source.bytes
        let count = Int(word.letterCount)
        guard count > 2 else { return false }
        let (first, second, third) = (text.letter(word, 0), text.letter(word, 1), text.letter(word, 2))
        let (last, before) = (text.lastLetter(word), text.letter(word, count - 2))
        if first == Letters.yeh || first == Letters.teh && behindVerb { return false }
        // `ستكتفي`, `سيغيب`
        if behindVerb, first == Letters.seen, second == Letters.teh || second == Letters.yeh { return false }
        if first == Letters.waw, count > 4 { return false }
        // `تدريبات`
        if last == Letters.teh, before == Letters.alef, count > 4 { return false }
        // `شكره`, not `حمزة`: the fold makes one letter of both.
        if last == Letters.heh, bytes[Int(word.end) - 1] == 0x87, !isBeforeTitle(document, at) {
            return false
        }
        if last == Letters.meem || last == Letters.alef, before == Letters.heh { return false }
        // `عددا` with its mark, U+064B
        if count > 3, bytes[Int(word.end) - 1] == 0x8B || bytes[Int(word.end) - 3] == 0x8B { return false }
        // `استقبل`, `افتتح`, `انطلق`
        guard first == Letters.alef, bytes[Int(word.start) + 1] == 0xA7 else { return true }
        return !(count == 5 && (third == Letters.teh || second == Letters.noon))
            && !(second == Letters.seen && third == Letters.teh)
    }

    /// `سعد بن عبدالله`, `محمد عيد`, `خالد العتيبي`: a given name and what only follows one.
    func isFullName(_ document: borrowing Document, _ at: Int, _ own: WordTraits, _ prefix: Int) -> Bool {
        guard at == 0 || !document.continuesLine(at) || !isGivenName(document, at - 1) else { return false }
        // `عبد الله`
        let next = own.contains(.nameLink) ? at + 2 : at + 1
        guard next < document.tokenCount, document[next].kind == .arabic, document.continuesLine(next) else {
            return false
        }
        let (traits, nextPrefix) = traits(document, next)
        if nextPrefix == 0, traits.contains(.nameLink) { return true }
        guard !own.contains(.ambiguous) || prefix == 0, !isBarrier(document, next) else { return false }
        if nextPrefix == 0, traits.contains(.givenName) {
            return !own.contains(.ambiguous) || !traits.contains(.ambiguous)
        }
        let front = WordFront(document, next)
        guard front.lead == 0, front.hasArticle else { return false }
        if own.contains(.ambiguous) {
            return traits.isEmpty && document.isNisba(next) && document[next].letterCount > 5
        }
        return traits.isDisjoint(with: NameReader.noPart.union([.institutional, .standard, .place, .region]))
    }
}
