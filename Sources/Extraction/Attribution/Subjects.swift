import ArabicText
import Lexicon

/// Who a verb of saying speaks of, where its subject does not simply follow it.
extension AttributionExtractor {
    /// The subject before the verb: `صديقي أكد أن`, `وكان الخبراء قد قالوا إن`.
    func subjectBefore(
        _ document: borrowing Document, _ cue: CueContext, _ pass: inout AttributionPass
    ) -> SourcePhrase? {
        let at = cue.tokens.lowerBound
        var start = pass.sentence.lowerBound
        guard at > start else { return nil }
        if let precedent = precedent(document, at, start) {
            return sources.read(
                document, from: precedent, limit: at, isOpen: false, isFeminine: false, pass.entities,
                prefix: document[precedent].kind == .arabic ? leadOfLam(document, precedent) : 0)
        }
        while start < at, document[start].kind != .arabic, document[start].kind != .latin,
            document[start].kind != .quote
        {
            start += 1
        }
        start = dateline(document, start, at, pass.entities) ?? start
        // `أن التقارير تشير إلى`: the clause has a subject of its own.
        var isInClause = false
        if !cue.isJoined(document) {
            for index in stride(from: at - 1, through: max(start, at - 10), by: -1)
            where document[index].kind == .arabic {
                let (traits, prefix) = names.traits(document, index)
                if traits.contains(.complementizer), prefix <= 1 {
                    start = index + 1
                    isInClause = true
                    break
                }
            }
        }
        var lead = 0
        while start < at, document[start].kind == .arabic {
            let (traits, prefix) = names.traits(document, start)
            if traits.isDisjoint(with: [.particle, .conjunction, .adverb]) || prefix > 1 {
                lead = prefix == 1 && document.words.text.letter(document[start], 0) == Letters.waw ? 1 : 0
                break
            }
            start += 1
        }
        let front = start < at ? WordFront(document, start) : nil
        if let front, front.hasConjunction, front.preposition == 0, names.traits(document, start).prefix > 0 {
            lead = front.lead
        }
        guard start < at,
            let source = sources.read(
                document, from: start, limit: at, isOpen: false, isFeminine: false, pass.entities,
                prefix: lead)
        else { return nil }
        let gap = at - source.tokens.upperBound
        if cue.isJoined(document), !source.isKnown || source.type == .document { return nil }
        // `وامتدح ماهر الغانم المخرج وقال`: what opens the sentence may be a verb.
        if source.isKnown, source.type != .document, !source.isKnownByTitle {
            return gap <= (isInClause ? 2 : 30) && isClear(document, source.tokens.upperBound, at)
                ? source : nil
        }
        return gap <= 1 && source.tokens.count <= 3 ? source : nil
    }

    /// `قالت، مساء الخميس، وزارة الخارجية إن`: the subject behind what two commas set apart.
    func subject(
        _ document: borrowing Document, behindComma comma: Int, _ limit: Int, _ isFeminine: Bool,
        _ opening: Introducer?, _ pass: borrowing AttributionPass
    ) -> SourcePhrase? {
        guard opening?.kind == .clause,
            let second = (comma + 1..<min(limit, comma + 9)).first(where: { document.isComma($0) }),
            second + 1 < limit, document[second + 1].kind == .arabic,
            !WordFront(document, second + 1).hasConjunction,
            let source = sources.read(
                document, from: second + 1, limit: limit, isOpen: true, isFeminine: isFeminine, pass.entities),
            source.isKnown, !source.isKnownByTitle
        else { return nil }
        return source
    }

    /// The token after `سبق - الرياض:`, where an outlet and a place open a sentence.
    private func dateline(
        _ document: borrowing Document, _ start: Int, _ limit: Int, _ entities: borrowing EntityIndex
    ) -> Int? {
        guard let index = entities.index(at: start), entities[index].type == .media else { return nil }
        let dash = entities[index].tokens.upperBound
        guard dash < limit, document.isDash(dash) else { return nil }
        return (dash..<min(limit, dash + 5)).first { document.isMark($0, 0x3A) }.map { $0 + 1 }
    }

    /// Whether nothing between a subject and its verb has a subject of its own.
    func isClear(_ document: borrowing Document, _ start: Int, _ end: Int) -> Bool {
        guard start < end else { return true }
        for index in start..<end where document[index].kind == .arabic {
            let (traits, prefix) = names.traits(document, index)
            if traits.contains(.complementizer), prefix <= 1 { return false }
        }
        return true
    }

    /// The noun after `سبق ل` where the verb stands after its `أن`.
    func precedent(_ document: borrowing Document, _ at: Int, _ start: Int) -> Int? {
        guard at > start + 2, names.traits(document, at - 1).traits.contains(.complementizer) else {
            return nil
        }
        var index = at - 2
        while index > start, index > at - 18 {
            if document[index - 1].kind == .arabic,
                names.traits(document, index - 1).traits.contains(.precedent)
            {
                return document.words.text.letter(document[index], 0) == Letters.lam ? index : nil
            }
            index -= 1
        }
        return nil
    }

    func leadOfLam(_ document: borrowing Document, _ token: Int) -> Int {
        let front = WordFront(document, token)
        return front.preposition == Letters.lam ? front.lead : 1
    }

    /// `أعادت "الشركة" التأكيد على أن`: the entity right before a definite noun of saying.
    func entityBefore(_ document: borrowing Document, _ cue: CueContext, _ pass: borrowing AttributionPass)
        -> SourcePhrase?
    {
        var at = cue.tokens.lowerBound - 1
        if at >= pass.sentence.lowerBound, document[at].kind == .quote { at -= 1 }
        guard at >= pass.sentence.lowerBound, let index = pass.entities.index(at: at),
            pass.entities[index].type != .place
        else { return nil }
        let entity = pass.entities[index]
        return SourcePhrase(
            tokens: entity.tokens, span: entity.span,
            type: entity.type == .person ? .person : entity.type == .media ? .media : .organization,
            isKnown: true,
            entity: index, end: entity.tokens.upperBound)
    }

    /// `نقلت وكالة رويترز عن مسؤول`: the source behind the outlet.
    func relayed(
        _ document: borrowing Document, _ source: SourcePhrase?, _ end: Int, _ opening: Introducer?,
        _ pass: borrowing AttributionPass
    ) -> SourcePhrase? {
        let limit = opening?.token ?? pass.sentence.upperBound
        var at = end
        while at < limit, at < end + 6 {
            if document[at].kind == .arabic, isAbout(document, at), document[at].letterCount == 2 {
                return sources.read(
                    document, from: at + 1, limit: limit, isOpen: false, isFeminine: false, pass.entities)
            }
            at += 1
        }
        return nil
    }

    func hasVerbalNoun(_ document: borrowing Document, _ start: Int, _ limit: Int) -> Bool {
        var at = start
        while at < min(limit, start + 6) {
            if document.words.mayStart(.attributions, at: at), document[at].kind == .arabic,
                let match = lexicon.match(.attributions, at: at, in: document.words)
            {
                for sense in lexicon.senses(of: .attributions, at: match) {
                    let entry = lexicon.entry(of: sense)
                    if cues[entry].traits.contains(.noun), hasPronoun(document, at) { return true }
                }
            }
            at += 1
        }
        return false
    }

    /// Whether a phrase no lexicon knows is rather the object: `وأكد أهمية أن`.
    func isObject(_ document: borrowing Document, _ phrase: SourcePhrase, _ kind: CueTable.Cue) -> Bool {
        let first = phrase.tokens.lowerBound
        guard document[first].kind == .arabic else { return false }
        let (traits, _) = names.traits(document, first)
        // `قال برنامج الأغذية العالمي`: a body that is called a programme.
        if let end = names.gazetteerEnd(document, first), end > first + 1 {
            return false
        }
        if !traits.isDisjoint(with: [.metric, .standard, .activity, .number, .descriptor]) { return true }
        let word = document[first]
        guard document.words.text.lastLetter(word) == Letters.heh, phrase.entity == nil,
            !WordFront(document, first).hasArticle
        else { return false }
        // `أعلن نصرالله`
        let count = Int(word.letterCount)
        if count > 4, document.words.text.letter(word, count - 2) == Letters.lam,
            document.words.text.letter(word, count - 3) == Letters.lam
        {
            return false
        }
        // `قال زنغنه`, not `قال كلمة`, `ختم رسالته`: of the words that end so only names speak.
        return endsInTehMarbuta(document, first) || !kind.says || !traits.isEmpty
            || document.words.text.letter(word, count - 2) == Letters.teh
    }
}
