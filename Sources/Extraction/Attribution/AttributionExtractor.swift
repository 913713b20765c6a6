import ArabicText
public import Lexicon

/// Finds who states what: the cue, the source it names, and the content.
///
/// Cues are rows of attribution-verbs.tsv. What a cue must be followed by to count, and where its source stands,
/// depends on its form: a finite verb has its subject after it (or before it, or nowhere), a participle has none,
/// a verbal noun needs a clause, and the according-to family is followed by its source.
public struct AttributionExtractor: Sendable {
    let lexicon: Lexicon
    let table: WordTable
    let names: NameReader
    let sources: SourceReader
    let cues: CueTable

    /// An extractor that knows the cues of a lexicon.
    public init(_ lexicon: Lexicon) {
        self.init(lexicon, WordTable(lexicon))
    }

    init(_ lexicon: Lexicon, _ table: WordTable) {
        self.lexicon = lexicon
        self.table = table
        names = NameReader(lexicon: lexicon, table: table)
        sources = SourceReader(names: names)
        cues = CueTable(lexicon)
    }

    /// The attributions of a document, in order of their cues.
    public func extract(_ document: borrowing Document, entities: [Entity], dates: [DateMention])
        -> [Attribution]
    {
        var pass = AttributionPass(entities)
        let words = document.words
        var at = words.next(waking: .cues, from: 0)
        while at < words.count {
            defer { at = words.next(waking: .cues, from: at) }
            if pass.sentence.upperBound <= at { pass.enter(document, at) }
            let token = words[at]
            if token.kind == .arabic {
                let lookup = words.lookups[at]
                if lookup.mayBe(.singleCue) || lookup.continues {
                    at = cue(document, at, &pass)
                    continue
                }
            } else if token.kind == .punctuation, at < pass.sentence.lowerBound + 10,
                document.isMark(at, 0x3A)
            {
                line(document, at, &pass)
            }
            at += 1
        }
        pass.finish(document, dates)
        return pass.found
    }

    /// Reads the cue at a token; the token to go on from.
    private func cue(_ document: borrowing Document, _ at: Int, _ pass: inout AttributionPass) -> Int {
        guard let match = lexicon.match(.attributions, at: at, in: document.words) else { return at + 1 }
        var reporting: CueTable.Cue?
        var according: CueTable.Cue?
        var impersonal: CueTable.Cue?
        for sense in lexicon.senses(of: .attributions, at: match) {
            let entry = lexicon.entry(of: sense)
            let cue = cues[entry]
            if cue.traits.contains(.discourse) { return match.tokens.upperBound }
            if cue.traits.contains(.reporting) {
                let wasAmbiguous = reporting?.traits.contains(.ambiguous) == true
                if reporting == nil || cue.traits.contains(.finite) { reporting = cue }
                if wasAmbiguous { reporting?.traits.insert(.ambiguous) }
            } else if cue.traits.contains(.impersonal) {
                impersonal = cue
            } else {
                according = according ?? cue
            }
        }
        let lead = document.lead(ofPrefix: match.prefix, in: at)
        let context = CueContext(tokens: match.tokens, prefix: match.prefix, lead: lead)
        if let reporting {
            if reporting.traits.contains(.finite) {
                if let end = verb(document, context, reporting, &pass) { return end }
            } else if reporting.traits.contains(.participle) {
                if let end = participle(document, context, reporting, &pass) { return end }
            } else if let end = noun(document, context, reporting, &pass) {
                return end
            }
        }
        if let according, let end = phrase(document, context, according, &pass) { return end }
        if let impersonal, let end = self.impersonal(document, context, impersonal, &pass) { return end }
        // A longer phrase that states nothing may hide a shorter cue at its start; go on right after its first word.
        return at + 1
    }

    // MARK: Impersonal

    private func impersonal(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ pass: inout AttributionPass
    ) -> Int? {
        let end = cue.tokens.upperBound
        // `بقدر عدد الشقق` measures: no preposition stands before a verb of estimating.
        guard !cue.hasArticle(document), isVerbPrefix(document, cue) else { return nil }
        if kind.traits.contains(.ambiguous) {
            // `يقدر عدد` estimates; `تقدر بـ` only gives a value, `يتوقع المحللون` has its own source.
            guard end < pass.sentence.upperBound, document[end].kind == .arabic,
                !names.isBarrier(document, end)
            else {
                return nil
            }
            let front = WordFront(document, end)
            let (traits, prefix) = names.traits(document, end)
            guard front.lead == 0, prefix == 0 || front.hasArticle, !isSubjunctive(document, cue),
                traits.isDisjoint(with: WordTraits.speaker.union([.organization, .head]))
            else { return nil }
        }
        var attribution = Attribution(
            kind: .impersonal, cue: cue.span(document), cueTokens: cue.tokens, sourceType: .none,
            stance: kind.stance)
        attribution.content = document.contentSpan(end..<pass.sentence.upperBound)
        pass.append(attribution, contentStart: end)
        return end
    }

    // MARK: According to

    private func phrase(
        _ document: borrowing Document, _ cue: CueContext, _ kind: CueTable.Cue, _ pass: inout AttributionPass
    ) -> Int? {
        guard !kind.traits.contains(.medium),
            cue.tokens.lowerBound >= pass.contentFloor || kind.traits.contains(.relays)
        else { return nil }
        let end = cue.tokens.upperBound
        let limit = pass.sentence.upperBound
        // `على حد قوله`: the speaker is in the pronoun.
        if kind.traits.isDisjoint(with: [.takesLam]), endsInPronoun(document, end - 1),
            cue.tokens.count > 1 || cue.lead == 0,
            kind.traits.isDisjoint(with: [.documents]) || isPronounPhrase(document, cue)
        {
            return accept(document, cue, .accordingTo, kind.stance, nil, &pass)
        }
        var start = end
        guard start < limit else { return nil }
        var lead = 0
        if kind.traits.contains(.takesLam), document.words.text.lastLetter(document[end - 1]) == Letters.alef
        {
            let front = WordFront(document, start)
            let letter = document.words.text.letter(document[start], 0)
            guard document[start].kind == .arabic, letter == Letters.lam else { return nil }
            if document[start].letterCount == 1 {
                start += 1
            } else {
                lead = front.hasArticle && front.preposition == Letters.lam ? front.lead : 1
            }
        } else if document[start].kind == .arabic, document[start].letterCount == 1,
            document.words.text.letter(document[start], 0) == Letters.lam
        {
            start += 1
        }
        if kind.traits.contains(.needsVerb) {
            guard start < limit, document[start].kind == .arabic else { return nil }
            let (traits, _) = names.traits(document, start)
            guard
                traits.contains(.reportingVerb)
                    || document.words.text.letter(document[start], 0) == Letters.yeh
            else {
                return nil
            }
            start += 1
        }
        // `حسب ما أعلنت عنه الوزارة`
        while start < limit, cue.tokens.count > 1 || kind.traits.contains(.needsVerb),
            document[start].kind == .arabic,
            document[start].letterCount <= 4, start < end + 2,
            names.traits(document, start).traits.contains(.preposition),
            !WordFront(document, start).hasArticle
        {
            start += 1
        }
        guard
            let source = sources.read(
                document, from: start, limit: limit, isOpen: false, isFeminine: false, pass.entities,
                prefix: lead)
        else { return nil }
        guard isStated(document, source, kind, lead) else { return nil }
        return accept(
            document, cue, kind.traits.contains(.document) ? .document : .accordingTo, kind.stance, source,
            &pass)
    }

    /// Whether what follows an according-to cue can state anything: yardsticks and plans cannot.
    private func isStated(
        _ document: borrowing Document, _ source: SourcePhrase, _ kind: CueTable.Cue, _ lead: Int
    ) -> Bool {
        let first = source.tokens.lowerBound
        let (traits, prefix) = document[first].kind == .arabic ? names.traits(document, first) : ([], 0)
        if kind.traits.contains(.document) {
            return source.isKnown
                && (source.type == .document || source.type == .person || source.type == .media)
        }
        if kind.traits.contains(.ambiguous) { return source.isKnown }
        if source.isKnown { return traits.isDisjoint(with: .standard) || source.entity != nil }
        // `وفقا للرقيطي`: a name no lexicon knows looks like a surname and like no other word.
        guard document[first].kind == .arabic,
            traits.isDisjoint(with: [.standard, .metric, .number, .activity, .descriptor])
        else { return false }
        let front = WordFront(document, first)
        let next = first + 1
        if front.hasArticle {
            return document.isNisba(first) && document[first].letterCount > 5 && prefix <= 3
        }
        guard traits.isEmpty || prefix == lead && traits == .known, !document.isSoundPlural(first),
            document.words.text.lastLetter(document[first]) != Letters.heh,
            document[first].letterCount > 3 + lead, !endsInPronoun(document, first)
        else { return false }
        // `أحدث المناهج` is a construct; of a name only the surname may carry the article.
        if source.tokens.count > 1, document[next].kind == .arabic, WordFront(document, next).hasArticle {
            return document.isNisba(next)
        }
        return next >= document.tokenCount || document[next].kind != .arabic || source.tokens.count > 1
            || !document.continuesLine(next)
            || !names.traits(document, next).traits.isDisjoint(with: [.relative, .complementizer])
    }

    private func endsInPronoun(_ document: borrowing Document, _ token: Int) -> Bool {
        let word = document[token]
        guard word.kind == .arabic, word.letterCount > 3 else { return false }
        let last = document.words.text.lastLetter(word)
        let before = document.words.text.letter(word, Int(word.letterCount) - 2)
        return last == Letters.heh || (last == Letters.alef && before == Letters.heh)
            || (last == Letters.meem && before == Letters.heh)
    }

    /// `برأيه`, `في تقديره`, `على حد زعمهم`
    private func isPronounPhrase(_ document: borrowing Document, _ cue: CueContext) -> Bool {
        let next = cue.tokens.upperBound
        return next >= document.tokenCount || document[next].kind != .arabic || !document.continuesLine(next)
            || names.isBarrier(document, next)
    }

    /// Adds an attribution whose content stands before it, or after it where it opens the sentence.
    private func accept(
        _ document: borrowing Document, _ cue: CueContext, _ kind: Attribution.Kind,
        _ stance: Attribution.Stance,
        _ source: SourcePhrase?, _ pass: inout AttributionPass
    ) -> Int {
        var attribution = Attribution(
            kind: kind, cue: cue.span(document), cueTokens: cue.tokens, stance: stance)
        attribution.set(source)
        pass.remember(source, document, names)
        let after = source?.tokens.upperBound ?? cue.tokens.upperBound
        let before = max(pass.sentence.lowerBound, pass.lastEnd)
        if after < pass.contentFloor {
            // `قالت الصحيفة نقلا عن دبلوماسيين إن`: what the outlet says is what they said.
            attribution.content = document.contentSpan(pass.contentFloor..<pass.sentence.upperBound)
        } else if cue.tokens.lowerBound <= pass.sentence.lowerBound + 2 {
            var start = after
            while start < pass.sentence.upperBound, document[start].kind != .arabic,
                document[start].kind != .latin,
                document[start].kind != .number
            {
                start += 1
            }
            // An apposition or a relative clause may stand between the source and the comma.
            var comma = after
            while comma < pass.sentence.upperBound, comma < after + 20, !document.isComma(comma) {
                comma += 1
            }
            if comma < pass.sentence.upperBound, document.isComma(comma), comma + 1 < pass.sentence.upperBound
            {
                start = comma + 1
            }
            attribution.content = document.contentSpan(start..<pass.sentence.upperBound)
        } else {
            attribution.content = document.contentSpan(before..<cue.tokens.lowerBound)
        }
        attribution.quote = .indirect
        pass.append(attribution, contentStart: nil)
        pass.lastEnd = after
        if let source, source.end > after { pass.contentFloor = max(pass.contentFloor, source.end) }
        return max(cue.tokens.upperBound, after)
    }

    // MARK: Lines

    /// A source line or a headline `أرامكو: …`.
    private func line(_ document: borrowing Document, _ colon: Int, _ pass: inout AttributionPass) {
        if let line = SourceLine(document, colon: colon, names) {
            var attribution = Attribution(
                kind: .sourceLine, cue: document.span(colon - 1..<colon), cueTokens: colon - 1..<colon)
            attribution.source = document.span(line.name)
            attribution.sourceType = .media
            attribution.entity = pass.entities.index(at: line.name.lowerBound)
            pass.append(attribution, contentStart: nil)
            return
        }
        let start = pass.sentence.lowerBound
        guard colon > start, colon + 1 < pass.sentence.upperBound, pass.lastCue < start,
            start == 0 || !document.continuesLine(start)
        else { return }
        guard
            let source = sources.read(
                document, from: start, limit: colon, isOpen: true, isFeminine: false, pass.entities),
            source.isKnown, source.tokens.upperBound == colon, source.type != .document,
            source.type != .anonymous
        else { return }
        if let entity = source.entity, pass.entities[entity].type == .place { return }
        if let entity = pass.entities.index(at: start), pass.entities[entity].type == .place { return }
        var attribution = Attribution(kind: .directQuote, cue: nil, cueTokens: colon..<colon)
        attribution.set(source)
        attribution.content = document.contentSpan(colon + 1..<pass.sentence.upperBound)
        attribution.quote = .direct
        pass.append(attribution, contentStart: colon + 1)
    }
}
