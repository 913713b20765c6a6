import ArabicText
import Lexicon

/// What opens the stated content after a cue.
struct Introducer {
    enum Kind {
        /// `أن`, `إن`, `بأن` and their forms with pronouns.
        case clause
        case colon
        /// A quotation mark with more than a name behind it.
        case quote
    }

    let kind: Kind
    /// The token itself.
    let token: Int
    /// First token of the content.
    var content: Int { kind == .colon ? token + 1 : token }
}

extension AttributionExtractor {
    /// Looks for what opens the content of a cue, over its source and whatever stands between.
    ///
    /// Another cue on the way ends the search: what follows it is its own.
    ///
    /// - Parameter mayQuote: whether a short quotation behind a bare name may be the content.
    func introducer(
        _ document: borrowing Document, from start: Int, limit: Int, mayQuote: Bool = true
    ) -> Introducer? {
        var at = start
        var inRelative = false
        var short: Introducer?
        while at < limit {
            switch document[at].kind {
            case .arabic:
                guard document.mayBe(.boundsContent, at) else { break }
                let (traits, prefix) = names.traits(document, at)
                if traits.contains(.relative), traits.isDisjoint(with: .preposition), prefix <= 1 {
                    inRelative = true
                }
                if traits.contains(.complementizer), isContrast(document, at, start) { return short }
                if traits.contains(.complementizer), prefix == 0, !isSubordinate(document, at, start),
                    at > start || !sources.isNameParticle(document, at)
                {
                    return Introducer(kind: .clause, token: at)
                }
                if traits.contains(.reportingVerb), at > start, prefix <= 1, !traits.contains(.ambiguous),
                    !inRelative, !isRelative(document, at), !WordFront(document, at).hasArticle
                {
                    return short
                }
                if traits.contains(.participle), !traits.contains(.joining), at > start, prefix <= 1,
                    !traits.contains(.ambiguous) || opensClause(document, at + 1, limit)
                {
                    return short
                }
            case .punctuation:
                if document.isComma(at) { inRelative = false }
                if document.isMark(at, 0x3A) { return Introducer(kind: .colon, token: at) }
                if document.isMark(at, 0x2E), document[at - 1].letterCount > 1 { return short }
            case .quote:
                if isClosing(document, at) { return short }
                if let name = shortQuote(document, at, limit) {
                    // `وأضاف «نحتاج إلى الصبر».`: what is all the sentence says was said.
                    if at == start, name > at + 2, name + 1 >= limit || document.isMark(name + 1, 0x2E) {
                        return Introducer(kind: .quote, token: at)
                    }
                    // `وتابع «لن ننسى هذا اليوم» في إشارة إلى الحرب`
                    if mayQuote, at == start, name > at + 3, isFollowedByPreposition(document, name, limit) {
                        short = Introducer(kind: .quote, token: at)
                    }
                    if mayQuote, isSpeech(document, at, closing: name, after: start, limit) {
                        return Introducer(kind: .quote, token: at)
                    }
                    at = name
                } else {
                    return Introducer(kind: .quote, token: at)
                }
            case .latin, .number, .foreign, .symbol: break
            }
            at += 1
        }
        return short
    }

    private func isFollowedByPreposition(_ document: borrowing Document, _ quote: Int, _ limit: Int) -> Bool {
        guard document[quote].kind == .quote, quote + 1 < limit, document[quote + 1].kind == .arabic else {
            return false
        }
        let (traits, prefix) = names.traits(document, quote + 1)
        return prefix == 0 && traits.contains(.preposition)
    }

    /// Whether `أن`, alone or behind its preposition, stands at a token.
    private func opensClause(_ document: borrowing Document, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit, document[at].kind == .arabic else { return false }
        let (traits, prefix) = names.traits(document, at)
        if traits.contains(.complementizer), prefix == 0 { return true }
        guard traits.contains(.leadsClause), at + 1 < limit, document[at + 1].kind == .arabic else {
            return false
        }
        return names.traits(document, at + 1).traits.contains(.complementizer)
    }

    /// Whether a quotation mark closes: it hangs on the word before it and on none after it.
    private func isClosing(_ document: borrowing Document, _ at: Int) -> Bool {
        document[at].isGlued && document[at - 1].isWord
            && (at + 1 >= document.tokenCount || !document[at + 1].isGlued
                || document[at + 1].kind == .punctuation)
    }

    /// `توقعات المحللين بتراجع قدره 2، غير أن المخزونات زادت`: another statement begins, and not what is told.
    private func isContrast(_ document: borrowing Document, _ at: Int, _ start: Int) -> Bool {
        at > start && document[at].letterCount == 2
            && document.words.text.spells(document[at - 1], [Letters.ghain, Letters.yeh, Letters.reh])
    }

    /// Whether an `أن` belongs to the word before it: `بعد أن`, `غير أن`.
    private func isSubordinate(_ document: borrowing Document, _ at: Int, _ start: Int) -> Bool {
        guard at > start, document[at - 1].kind == .arabic else { return false }
        let (traits, prefix) = names.traits(document, at - 1)
        // `كلمة قال فيها إن`
        let (before, text) = (document[at - 1], document.words.text)
        if at == start + 1, before.letterCount >= 4, text.letter(before, 0) == Letters.feh,
            text.letter(before, 1) == Letters.yeh, text.letter(before, 2) == Letters.heh
        {
            return false
        }
        // `في تقرير لها أن`, and not `يجوز لها أن`
        if at > start + 1, document[at - 2].kind == .arabic,
            document.words.text.letter(document[at - 1], 0) == Letters.lam, hasOwnDocument(document, at - 2)
        {
            return false
        }
        // `أكد من خلالها أن`
        guard prefix <= 1, traits.isDisjoint(with: [.leadsClause, .adverb]),
            !traits.contains(.preposition) || document[at - 1].letterCount < 5
                || !hasPronoun(document, at - 1)
        else { return false }
        return !traits.isDisjoint(with: [.preposition, .conjunction, .particle])
    }

    private func hasOwnDocument(_ document: borrowing Document, _ at: Int) -> Bool {
        let (traits, prefix) = names.traits(document, at)
        return traits.contains(.document) && prefix <= 1
    }

    /// The last token of a name in quotation marks, or `nil` where more than a name is quoted.
    func shortQuote(_ document: borrowing Document, _ quote: Int, _ limit: Int) -> Int? {
        var at = quote + 1
        while at < limit, at < quote + 7 {
            if document[at].kind == .quote {
                // A mark glued to the word after it opens a new quotation.
                return at
            }
            if document[at].kind == .arabic, document.mayBe(.boundsContent, at),
                names.traits(document, at).traits.contains(.complementizer)
            {
                return nil
            }
            if document[at].kind == .punctuation, !document.isMark(at, 0x2E), !document.isMark(at, 0x2D) {
                return nil
            }
            at += 1
        }
        // Names in Latin letters often lose their closing mark.
        return quote + 1 < limit && document[quote + 1].kind == .latin && at < limit ? quote + 1 : nil
    }

    /// `وقال ماكرون "لن نتراجع"، …`: a short quotation behind a speaker who is named without a head noun, where
    /// nothing goes on with it.
    private func isSpeech(
        _ document: borrowing Document, _ quote: Int, closing: Int, after start: Int, _ limit: Int
    ) -> Bool {
        guard quote > start, quote - start <= 6, closing > quote + 2, document[closing].kind == .quote,
            names.gazetteerEnd(document, quote + 1) == nil
        else { return false }
        var isBare = true
        for index in start..<quote {
            guard document[index].kind == .arabic else { return false }
            let (traits, prefix) = names.traits(document, index)
            let isHead = !traits.isDisjoint(with: WordTraits.head.union([.document, .share, .generic]))
            if isHead, traits.isDisjoint(with: [.organization, .givenName, .title]) {
                // `وقال غوارديولا لشبكة سكاي سبورتس "…"`: the outlet spoken to.
                guard index > start, index + 1 < quote, prefix == 1,
                    document.words.text.letter(document[index], 0) == Letters.lam
                else { return false }
                break
            }
            isBare = isBare && traits.isSubset(of: WordTraits.personal.union(.organization))
        }
        let next = closing + 1
        // `وقال رئيس كتلة "…"، مسعود غنايم`: an indefinite title is completed by what is quoted.
        let isComplete = isBare || document.hasArticle(quote - 1)
        if next >= limit || document.isMark(next, 0x2E) || document.isComma(next)
            || document.isMark(next, 0x2D)
        {
            return isComplete
        }
        return isBare && document[next].kind == .arabic
            && names.traits(document, next).traits.contains(.preposition)
    }

    /// Whether the word before a verb makes it part of a relative clause.
    func isRelative(_ document: borrowing Document, _ verb: Int) -> Bool {
        guard verb > 0, document[verb - 1].kind == .arabic, document.continuesLine(verb) else { return false }
        let (traits, prefix) = names.traits(document, verb - 1)
        return traits.contains(.relative) && prefix <= 1
    }

    /// Whether a verb stands after `أن` and so reports nothing: `يمكن أن يقول`.
    func isSubjunctive(_ document: borrowing Document, _ cue: CueContext) -> Bool {
        let at = cue.tokens.lowerBound
        guard at > 0, document.continuesLine(at), document[at - 1].kind == .arabic else { return false }
        let letter = document.words.text.letter(document[at], cue.lead)
        guard
            letter == Letters.yeh || letter == Letters.teh || letter == Letters.noon || letter == Letters.alef
        else {
            return false
        }
        let (traits, prefix) = names.traits(document, at - 1)
        return traits.contains(.complementizer) && prefix <= 1
            && document[at - 1].letterCount <= 2 + UInt16(prefix)
            && letter != Letters.alef
    }
}
