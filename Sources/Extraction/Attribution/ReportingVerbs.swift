import ArabicText
import Lexicon

/// Finite verbs, participles and verbal nouns of saying.
extension AttributionExtractor {
    /// Longest way from a verb to what opens its content.
    private static let reach = 45
    /// … for a verb that is also another common word.
    private static let shortReach = 16

    /// Reads a finite verb; the token to go on from, or `nil` where it reports nothing.
    func verb(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ pass: inout AttributionPass
    ) -> Int? {
        let at = cue.tokens.lowerBound
        let end = cue.tokens.upperBound
        guard !cue.hasArticle(document), at >= pass.contentFloor, isVerbPrefix(document, cue),
            // `سيرين` is a woman and no `س` + يرين.
            cue.prefix == 0 || document.words.lookups[at].reading.prefix > 0
                || !table[document.words.lookups[at].reading.word].contains(.givenName)
        else {
            return nil
        }
        guard !isSubjunctive(document, cue),
            !kind.traits.contains(.object) || !endsInTehMarbuta(document, end - 1)
        else {
            return nil
        }
        // `إبان الحرب` is a time; of the perfects of four letters only `اتهم` and its like are misspelt so.
        if Int(document[at].letterCount) - cue.lead == 4, document.hasHamzaBelow(at, letter: cue.lead),
            document.words.text.letter(document[at], cue.lead + 1) != Letters.teh
        {
            return nil
        }
        // The lam of `ليؤكد` stands before the verb; that of `ولفت` is its own.
        let lam = cue.isJoined(document) ? 1 : 0
        let isPurpose = cue.lead > lam && document.words.text.letter(document[at], lam) == Letters.lam
        let before = previous(document, at)
        let isRelative = before.contains(.relative)
        // `«استشهد»`: a word in quotation marks is mentioned, not used.
        if at > 0, document[at - 1].kind == .quote, end < document.tokenCount, document[end].kind == .quote {
            return nil
        }
        // `تقرير تداول`: whose report it is.
        if kind.traits.contains(.event), kind.traits.isDisjoint(with: [.object, .passive]), cue.lead == 0,
            before.contains(.document),
            !WordFront(document, at - 1).hasArticle
        {
            return nil
        }
        let isAmbiguous = kind.traits.contains(.ambiguous)
        let isFeminine = kind.traits.contains(.feminine)
        let sentenceEnd = pass.sentence.upperBound
        let limit = min(
            sentenceEnd, end + (isAmbiguous ? AttributionExtractor.shortReach : AttributionExtractor.reach))
        let opening = introducer(
            document, from: end, limit: limit, mayQuote: kind.says)
        let isPreposition = isAmbiguous && names.traits(document, at).traits.contains(.preposition)
        // `من أبرز أعماله`: no verb stands behind a preposition.
        if isAmbiguous, before.contains(.preposition), !before.contains(.conjunction) { return nil }
        // What needs a clause and has none is not worth reading its source.
        if opening == nil, isPurpose || kind.traits.contains(.passive) { return nil }
        if isPreposition, opening?.kind != .clause { return nil }
        let sourceLimit = opening?.token ?? min(sentenceEnd, end + SourceReader.limit)
        var source: SourcePhrase?
        // A verb in the plural stands after its subject: what follows it is its object.
        if kind.traits.isDisjoint(with: [.passive, .pluralSubject]) {
            let addressee = skipAddressee(document, end, sourceLimit, pass.entities)
            source = sources.read(
                document, from: skipAdverbs(document, addressee?.end ?? end, sourceLimit), limit: sourceLimit,
                isOpen: opening != nil, isFeminine: isFeminine, pass.entities)
            if let outlet = addressee?.outlet, source?.via == nil { source?.via = outlet }
            if let read = source, !read.isKnown {
                source = pass.known(read, document, isOpen: opening != nil) ?? read
            }
            if source == nil, end < sourceLimit, document.isComma(end) {
                source = subject(document, behindComma: end, sourceLimit, isFeminine, opening, pass)
            }
            if source == nil, let opening, opening.kind == .clause, opening.token == end + 1 {
                source = sources.unknownName(document, at: end)
            }
        }
        if isPurpose {
            // `ليؤكد أن`: only an imperfect, and only with a clause; its subject was named before.
            let first = document.words.text.letter(document[at], cue.lead)
            guard opening != nil, first == Letters.yeh || first == Letters.teh else { return nil }
            source = source?.isKnown == true ? source : nil
        }
        // `بين الطرفين "…"`: a word that is a preposition first reports only with `أن`.
        if isPreposition {
            // `وبين خلال حديثه أن`, `وبين مدير المستشفى، خلال الافتتاح، أنه`
            let opensSentence = cue.isJoined(document) && at == pass.sentence.lowerBound
            let reach =
                opensSentence && (source?.isKnown == true || self.isPreposition(document, end)) ? 6 : 1
            guard let opening, opening.kind == .clause,
                opening.token - max(end, source?.tokens.upperBound ?? end) <= reach
            else { return nil }
        }
        if let opening {
            guard
                opens(
                    document, opening, cue, kind, source,
                    isFirst: cue.isJoined(document) || at == pass.sentence.lowerBound)
            else { return nil }
            if let read = source, !read.isKnown, isObject(document, read, kind) { source = nil }
            if source == nil, !isRelative, !isPurpose { source = subjectBefore(document, cue, &pass) }
        } else {
            guard !kind.traits.contains(.passive),
                let accepted = bare(document, cue, kind, source, before, &pass)
            else {
                return nil
            }
            source = accepted.source
        }
        return report(document, cue, kind, source, opening, &pass)
    }

    /// Whether what opens a clause belongs to this verb.
    private func opens(
        _ document: borrowing Document, _ opening: Introducer, _ cue: CueContext, _ kind: CueTable.Cue,
        _ source: SourcePhrase?, isFirst: Bool
    ) -> Bool {
        let end = source?.tokens.upperBound ?? cue.tokens.upperBound
        let gap = opening.token - end
        if kind.traits.contains(.event) {
            // `كشفت المنظمة في تقرير لها أن`: where it was said stands between a known speaker and the clause.
            let isPlaced =
                gap <= 8 && isFirst && source?.isKnown == true && opening.kind == .clause
                && isIn(document, end)
            guard opening.kind == .clause ? gap <= 2 || isPlaced : gap <= 6 else { return false }
            return source == nil || source?.isKnown == true || opening.kind != .clause
        }
        if kind.traits.contains(.eventPreposition), gap > 0, end < document.tokenCount,
            isAbout(document, end),
            gap > 1
        {
            return false
        }
        if kind.traits.contains(.both), source?.isKnown != true, gap > 2 { return false }
        guard kind.traits.contains(.ambiguous) else {
            // `وقال الجبير في مؤتمر صحفي عقده مع نظيره … إنه`: what opens a sentence governs its first `أن`.
            return gap <= 12 || source == nil || source?.isKnown == true
                || isFirst && opening.kind == .clause && (source?.tokens.count ?? 0) <= 4
        }
        if gap <= 1 { return true }
        // `كتب دورسي على حسابه: "…"`
        if kind.says, kind.stance == .neutral, isFirst, opening.kind != .clause, gap <= 10, let source,
            source.tokens.count <= 3, isPreposition(document, end) || document.isMark(end, 0x28),
            !hasPronoun(document, source.tokens.lowerBound),
            !WordFront(document, source.tokens.lowerBound).hasArticle
        {
            return true
        }
        return source?.isKnown == true || (source == nil && gap <= 8 && isPreposition(document, end))
    }

    /// A verb without a clause: its subject must say that it states something.
    private func bare(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ source: SourcePhrase?,
        _ before: WordTraits, _ pass: inout AttributionPass
    ) -> (source: SourcePhrase?, Bool)? {
        let isWhat = before.contains(.relative) && !before.contains(.preposition)
        let after = source?.tokens.upperBound ?? cue.tokens.upperBound
        if after < document.tokenCount, kind.traits.contains(.eventPreposition), source?.type != .document,
            isAbout(document, after)
        {
            return nil
        }
        if before.contains(.conjunction), before.isDisjoint(with: [.softStop, .particle]), let source,
            source.isKnown,
            before.contains(.likening) || kind.traits.isDisjoint(with: [.event, .both, .ambiguous])
                || kind.traits.isDisjoint(with: [.event, .both]) && isOpinion(document, cue, kind)
        {
            return (source, true)
        }
        // `أبلغوا السلطات`: somebody, not something, follows as the object.
        if kind.traits.contains(.pluralSubject), after < document.tokenCount, document[after].kind == .arabic,
            !names.traits(document, after).traits.isDisjoint(with: WordTraits.speaker.union(.head))
        {
            return nil
        }
        if kind.traits.contains(.object) {
            if let source, source.isKnown { return (source, true) }
            return isWhat ? (nil, true) : nil
        }
        // `الشركة أكدت توقعاتها`: with its pronoun the document is what she affirms.
        if let source, source.type == .document, source.tokens.count == 1,
            hasPronoun(document, source.tokens.lowerBound), !cue.isJoined(document),
            let subject = subjectBefore(document, cue, &pass), subject.isKnown
        {
            return (subject, true)
        }
        if let source, source.type == .document, source.isKnown, kind.traits.contains(.documents) {
            return hasObject(document, after, pass) ? (source, true) : nil
        }
        // `توقع المركز هطول أمطار`: at the front of a sentence, before somebody who speaks, it is the verb.
        let isFirst = cue.isJoined(document) || cue.tokens.lowerBound == pass.sentence.lowerBound
        let isVerb =
            !kind.traits.contains(.ambiguous)
            || kind.stance == .predictive && isFirst && source?.isKnown == true && source?.type != .document
            || kind.stance == .estimative && kind.traits.contains(.takesPreposition) && isFirst
                && source?.isKnown == true && isMeasured(document, after)
        guard !isWhat, !before.contains(.particle), isVerb,
            kind.traits.isDisjoint(with: [.event, .eventPreposition])
        else { return nil }
        if let source, source.isKnown {
            return hasObject(document, after, pass) || isAfterSpeech(document, cue) ? (source, true) : nil
        }
        guard kind.traits.contains(.clause) else { return nil }
        if let source, isSpeakerAtEnd(document, cue, kind, source, pass) || isSurname(document, source, pass)
        {
            return (source, true)
        }
        if let subject = subjectBefore(document, cue, &pass) { return (subject, true) }
        // `وتثبت الجداول`: what shows something has its subject with it.
        guard kind.stance != .evidential else { return nil }
        return isFirst || before.contains(.complementizer) ? (nil, true) : nil
    }

    /// `قدرت الوزارة خسائر المزارعين`, not `قدر الوزير جهودهم`: what is estimated can be measured.
    private func isMeasured(_ document: borrowing Document, _ at: Int) -> Bool {
        guard at < document.tokenCount, document[at].kind == .arabic, document.continuesLine(at) else {
            return false
        }
        return !names.traits(document, at).traits.isDisjoint(with: [.metric, .standard])
    }

    /// `فيما يتوقع الخبراء`, `فيما اعتبر المدير`; `حيث تعتبر المدينة` is said of it, and `فيما واصل اللاعب` says nothing.
    private func isOpinion(_ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue) -> Bool {
        let first = document.words.text.letter(document[cue.tokens.lowerBound], cue.lead)
        return kind.stance == .predictive
            || kind.stance != .neutral && first != Letters.yeh && first != Letters.teh
    }

    /// A surname no lexicon knows: `وقالت الوهيبي التي …`.
    private func isSurname(
        _ document: borrowing Document, _ source: SourcePhrase, _ pass: borrowing AttributionPass
    )
        -> Bool
    {
        let (first, after) = (source.tokens.lowerBound, source.tokens.upperBound)
        guard document[first].kind == .arabic, WordFront(document, first).hasArticle, document.isNisba(first)
        else { return false }
        return after < pass.sentence.upperBound && source.tokens.count == 1
            && (document.isComma(after) || names.traits(document, after).traits.contains(.relative))
    }

    /// Something must follow that can be stated.
    func hasObject(_ document: borrowing Document, _ at: Int, _ pass: borrowing AttributionPass) -> Bool {
        guard at < pass.sentence.upperBound else { return false }
        return document[at].kind == .arabic || document[at].kind == .quote || document.isComma(at)
            || document[at].kind == .number
    }

    /// `…»، قال فلان.`: the content stands before the verb.
    private func isAfterSpeech(_ document: borrowing Document, _ cue: CueContext) -> Bool {
        let at = cue.tokens.lowerBound
        guard at > 1 else { return false }
        return document[at - 1].kind == .quote
            || (document.isComma(at - 1) && document[at - 2].kind == .quote)
    }

    private func isSpeakerAtEnd(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ source: SourcePhrase,
        _ pass: borrowing AttributionPass
    ) -> Bool {
        isAfterSpeech(document, cue) && source.tokens.upperBound >= pass.sentence.upperBound - 2
            && !isObject(document, source, kind)
    }

    /// Adds the attribution of a verb, a participle or a noun; the token to go on from.
    func report(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ source: SourcePhrase?,
        _ opening: Introducer?, _ pass: inout AttributionPass
    ) -> Int {
        var attribution = Attribution(
            kind: .reportingVerb, cue: cue.span(document), cueTokens: cue.tokens, stance: kind.stance)
        attribution.set(source)
        pass.remember(source, document, names)
        let end = max(cue.tokens.upperBound, source?.tokens.upperBound ?? 0)
        let content = opening?.content ?? end
        if attribution.via == nil, let opening {
            attribution.via = outlet(document, end..<max(end, opening.token), pass.entities)
        }
        if isAfterSpeech(document, cue), opening == nil, source != nil {
            attribution.content = document.contentSpan(pass.sentence.lowerBound..<cue.tokens.lowerBound)
            attribution.quote = .direct
            pass.append(attribution, contentStart: nil)
            return cue.tokens.upperBound
        }
        let speech = speechEnd(document, content, opening, pass)
        attribution.content = document.contentSpan(content..<speech.end)
        attribution.quote = speech.isDirect ? .direct : .indirect
        // A verb that takes `عن` has its source there: `نقلت رويترز عن مسؤول`.
        if kind.traits.contains(.takesAn), let relayed = relayed(document, source, end, opening, pass) {
            pass.quoted = relayed
            if !hasVerbalNoun(document, relayed.tokens.upperBound, opening?.token ?? pass.sentence.upperBound)
            {
                attribution.via = source.flatMap {
                    $0.type == .media || $0.type == .organization ? $0.entity : nil
                }
                attribution.source = relayed.span
                attribution.sourceType = relayed.type
                attribution.entity = relayed.entity
            }
        }
        pass.append(attribution, contentStart: content)
        pass.contentFloor = max(pass.contentFloor, opening?.token ?? cue.tokens.upperBound)
        if let relayed = pass.quoted, kind.traits.contains(.takesAn) {
            pass.contentFloor = relayed.tokens.upperBound
            return relayed.tokens.upperBound
        }
        return cue.tokens.upperBound
    }

    /// The outlet between a cue and its content: `لـ"رويترز"`, `في مقابلة مع رويترز`.
    private func outlet(_ document: borrowing Document, _ gap: Range<Int>, _ entities: borrowing EntityIndex)
        -> Int?
    {
        entities.first(.media, in: gap)
    }

    /// Where the content ends, and whether it is in the speaker's own words.
    private func speechEnd(
        _ document: borrowing Document, _ content: Int, _ opening: Introducer?,
        _ pass: borrowing AttributionPass
    ) -> (end: Int, isDirect: Bool) {
        let end = pass.sentence.upperBound
        guard let opening, opening.kind != .clause, content < end else { return (end, false) }
        guard document[content].kind == .quote else { return (end, true) }
        // The closing mark may be missing or turned the wrong way: it is the last one of the sentence.
        var last = end - 1
        while last > content, document[last].kind != .quote { last -= 1 }
        // A mark after a comma opens the next quotation.
        if last > content + 1, document.isComma(last - 1) { last -= 2 }
        return (last > content + 1 ? last + 1 : end, true)
    }

    // MARK: Participles and nouns

    /// `مؤكدا أن …`: the speaker is the one spoken of before.
    func participle(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ pass: inout AttributionPass
    ) -> Int? {
        guard cue.tokens.lowerBound >= pass.contentFloor, !cue.hasArticle(document), cue.prefix <= 1,
            isVerbPrefix(document, cue)
        else { return nil }
        let end = cue.tokens.upperBound
        let opening = introducer(document, from: end, limit: min(pass.sentence.upperBound, end + 12))
        if let opening {
            let near = opening.token - end <= (kind.traits.contains(.event) ? 2 : 12)
            guard near else { return nil }
            if kind.traits.contains(.ambiguous), opening.token - end > 2 {
                guard isPreposition(document, end) || document.isComma(end) else { return nil }
            }
        } else {
            // `رقابة مشددة` describes: without a clause the participle must start a part of the sentence.
            let at = cue.tokens.lowerBound
            guard kind.traits.isDisjoint(with: [.ambiguous, .event, .both]), hasObject(document, end, pass),
                !document.isComma(end), cue.isJoined(document) || at == 0 || document[at - 1].kind != .arabic
            else { return nil }
        }
        return report(
            document, cue, kind, subject(document, ofParticiple: end, opening, pass), opening, &pass)
    }

    /// `مؤكدا سموه أن`, `مشيرا الوزير إلى أن`: the speaker may stand behind the participle.
    private func subject(
        _ document: borrowing Document, ofParticiple end: Int, _ opening: Introducer?,
        _ pass: borrowing AttributionPass
    ) -> SourcePhrase? {
        guard let opening, end < opening.token, document[end].kind == .arabic else { return nil }
        let (traits, prefix) = names.traits(document, end)
        guard !traits.isDisjoint(with: [.honorific, .title]),
            prefix == 0 || WordFront(document, end).hasArticle,
            let source = sources.read(
                document, from: end, limit: opening.token, isOpen: true, isFeminine: false, pass.entities),
            source.isKnown, source.type == .person
        else { return nil }
        return source
    }

    /// `تأكيد الوزير أن …`, `قوله إن …`
    func noun(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ pass: inout AttributionPass
    ) -> Int? {
        let end = cue.tokens.upperBound
        guard cue.tokens.lowerBound >= pass.contentFloor else { return nil }
        let limit = min(pass.sentence.upperBound, end + 32)
        guard let opening = introducer(document, from: end, limit: limit) else { return nil }
        if cue.hasArticle(document) || WordFront(document, cue.tokens.lowerBound).hasArticle {
            guard opening.token - end <= 1 else { return nil }
            guard let subject = entityBefore(document, cue, pass) else {
                return kind.traits.contains(.needsClause)
                    ? nil : report(document, cue, kind, nil, opening, &pass)
            }
            return report(document, cue, kind, subject, opening, &pass)
        }
        if let source = sources.read(
            document, from: end, limit: opening.token, isOpen: true, isFeminine: false, pass.entities)
        {
            guard source.isKnown, source.type != .document,
                // `إعلان الدوحة الذي وصفه بأنه …`: the clause is another verb's.
                !(source.tokens.upperBound..<opening.token).contains(where: {
                    document[$0].kind == .arabic && names.traits(document, $0).traits.contains(.relative)
                })
            else { return nil }
            return report(document, cue, kind, source, opening, &pass)
        }
        guard kind.traits.isDisjoint(with: .needsClause) || hasPronoun(document, cue.tokens.lowerBound),
            opening.token - end <= 12
        else { return nil }
        return report(document, cue, kind, pass.quoted, opening, &pass)
    }

    func hasPronoun(_ document: borrowing Document, _ token: Int) -> Bool {
        let word = document[token]
        let last = document.words.text.lastLetter(word)
        let before = document.words.text.letter(word, Int(word.letterCount) - 2)
        return word.letterCount > 3
            && (last == Letters.heh && before != Letters.yeh
                || (last != Letters.heh && before == Letters.heh))
    }
}
