import ArabicText
import Lexicon

/// Finds the names the lexicon knows, where they name something.
struct Gazetteer: Sendable {
    private let lexicon: Lexicon
    private let table: WordTable
    private let names: NameReader
    private let kinds: NameKinds
    private let single: SingleNames
    private let texts: NameTexts
    /// Members of the Arab League: what an Arabic paper calls `هيئة الاستثمار` is its own country's.
    private static let homes: Set<String> = [
        "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA",
        "SD", "SO", "SY", "TN", "YE",
    ]

    init(_ names: NameReader) {
        lexicon = names.lexicon
        table = names.table
        self.names = names
        kinds = NameKinds(names.lexicon)
        single = SingleNames(names.lexicon, names.table, kinds)
        texts = NameTexts(names.lexicon)
    }

    /// The longest known organisation or place whose article `لل` has swallowed: `للأمم المتحدة`, `لليابان`.
    func contracted(_ document: borrowing Document, at: Int) -> Entity? {
        contracted(document, at: at, .organizations) ?? contracted(document, at: at, .places)
    }

    private func contracted(_ document: borrowing Document, at: Int, _ family: Family) -> Entity? {
        guard let match = lexicon.matchContracted(family, at: at, in: document.words) else { return nil }
        let place = Place(tokens: match.tokens, prefix: match.prefix)
        for sense in lexicon.senses(atNode: match.node) where sense.family == family {
            guard let kind = kinds.kind(of: sense.entry, family),
                !kind.needsContext || kind.type == .media && isToldTo(document, match.tokens),
                kind.type.isOrganization || kind.type == .place,
                kind.type != .company || !isModel(document, place)
            else { continue }
            let known = Known(
                tokens: match.tokens, lead: match.prefix, entry: sense.entry, type: kind.type,
                hasItem: kind.hasItem)
            let span = TextSpan(
                document.byte(ofLetter: match.prefix, in: at), Int(document[match.tokens.upperBound - 1].end))
            if isOfAnotherCountry(document, known) {
                return Entity(
                    span: span, tokens: match.tokens, type: kind.type, name: document.source.slice(span.range)
                )
            }
            let text = texts.text(of: sense.entry, hasItem: kind.hasItem)
            return Entity(
                span: span, tokens: match.tokens, type: kind.type, name: text.name, wikidata: text.item)
        }
        return nil
    }

    /// Where a row may stand in the text.
    private struct Place {
        var tokens: Range<Int>
        /// Letters of proclitics at the front of its first token.
        var prefix: Int
    }

    /// A row found in the text.
    private struct Known {
        var tokens: Range<Int>
        var lead: Int
        var entry: EntryID
        var type: Entity.Kind
        var hasItem: Bool
    }

    /// The longest known name that starts at a token.
    ///
    /// - Parameter earlier: the names found before it, whose short forms need no context of their own.
    func name(_ document: borrowing Document, at: Int, after earlier: FoundNames? = nil) -> Entity? {
        guard document.mayBe(.knownName, at) else { return nil }
        let found: Known?
        if document.words.lookups[at].continues {
            found = longest(document, at, document.words.lookups[at].families, earlier)
        } else {
            found = document.mayBe(.singleName, at) ? alone(document, at, earlier) : nil
        }
        guard let known = found else { return nil }
        var start = document.byte(ofLetter: known.lead, in: known.tokens.lowerBound)
        var tokens = known.tokens
        if known.type.isOrganization, let name = nameAlone(document, known) {
            tokens = name
            start = Int(document[name.lowerBound].start)
        }
        let span = TextSpan(start, Int(document[tokens.upperBound - 1].end))
        if isOfAnotherCountry(document, known) {
            return Entity(
                span: span, tokens: tokens, type: known.type, name: document.source.slice(span.range))
        }
        let text = texts.text(of: known.entry, hasItem: known.hasItem)
        return Entity(span: span, tokens: tokens, type: known.type, name: text.name, wikidata: text.item)
    }

    /// The row of one word that a token is, where no row goes on with the next token.
    private func alone(_ document: borrowing Document, _ at: Int, _ earlier: FoundNames?) -> Known? {
        let reading = document.words.lookups[at].reading
        for index in single.range(of: reading.word) {
            let name = single[index]
            let match = Place(tokens: at..<at + 1, prefix: Int(reading.prefix) + Int(name.prefix))
            guard document.isNounPrefix(match.prefix, in: at) else { continue }
            let lead = document.lead(ofPrefix: match.prefix, in: at)
            if names(document, match, name.kind, name.family, lead, name.entry, earlier) {
                return Known(
                    tokens: match.tokens, lead: lead, entry: name.entry, type: name.kind.type,
                    hasItem: name.kind.hasItem)
            }
        }
        return nil
    }

    /// The longest row of any gazetteer; organisations come first among equally long ones.
    private func longest(
        _ document: borrowing Document, _ at: Int, _ families: Families, _ earlier: FoundNames?
    ) -> Known? {
        var best: Known?
        if families.contains(.organizations) {
            best = known(document, at, .organizations, beyond: 0, earlier)
        }
        if families.contains(.outlets) {
            best = known(document, at, .outlets, beyond: best?.tokens.upperBound ?? 0, earlier) ?? best
        }
        if families.contains(.places) {
            best = known(document, at, .places, beyond: best?.tokens.upperBound ?? 0, earlier) ?? best
        }
        return best
    }

    /// A row of one gazetteer that ends after a token.
    private func known(
        _ document: borrowing Document, _ at: Int, _ family: Family, beyond end: Int, _ earlier: FoundNames?
    ) -> Known? {
        guard let match = lexicon.match(family, at: at, in: document.words), match.tokens.upperBound > end,
            !isOtherWord(document, match), document.isNounPrefix(match.prefix, in: at)
        else { return nil }
        let lead = document.lead(ofPrefix: match.prefix, in: at)
        let place = Place(tokens: match.tokens, prefix: match.prefix)
        for sense in lexicon.senses(of: family, at: match) {
            let entry = lexicon.entry(of: sense)
            guard let kind = kinds.kind(of: entry, family),
                names(document, place, kind, family, lead, entry, earlier)
            else { continue }
            return Known(
                tokens: match.tokens, lead: lead, entry: entry, type: kind.type, hasItem: kind.hasItem)
        }
        return nil
    }

    /// Whether a row names something where it stands.
    private func names(
        _ document: borrowing Document, _ match: Place, _ kind: NameKinds.Kind, _ family: Family, _ lead: Int,
        _ entry: EntryID, _ earlier: FoundNames?
    ) -> Bool {
        // A name of one word that takes no article of its own is another word with it: `الإبل` is not Apple.
        // `موقع التواصل` is not the outlet تواصل.
        if family != .places, match.tokens.count == 1, lead < match.prefix, kind.type.isOrganization {
            return false
        }
        // `للمبادلات الخارجية التونسية`: behind a definite noun its adjectives stand.
        if kind.type == .government, match.tokens.count == 2, match.tokens.lowerBound > 0,
            document.isNisba(match.tokens.lowerBound), document.continuesLine(match.tokens.lowerBound),
            WordFront(document, match.tokens.lowerBound - 1).hasArticle,
            names.traits(document, match.tokens.lowerBound - 1).traits.isDisjoint(with: [
                .stop, .reportingVerb,
            ])
        {
            return false
        }
        // Many papers bear a common word for a name: `اليوم`, `الوطن`.
        let isCommon =
            family == .outlets && match.tokens.count == 1
            && document[match.tokens.lowerBound].kind == .arabic
        if kind.needsContext || isCommon || isWeak(document, match, lead) {
            let isKnown =
                kind.needsContextOnce && !standsAfterRegion(document, match.tokens.lowerBound)
                && earlier?.holds(texts.text(of: entry, hasItem: kind.hasItem).name) == true
            guard
                isKnown || hasContext(document, match, kind.type)
                    || isListed(document, match, lead, kind.type, isCommon, earlier)
                    || kind.needsContextOnce && kind.type == .other && isOfSport(document, match)
            else { return false }
        }
        return kind.type != .company || !isModel(document, match)
    }

    /// Whether a name goes on with a list of its like: `فيراري وبورشه`, `تشيلسي، ليدز`.
    private func isListed(
        _ document: borrowing Document, _ match: Place, _ lead: Int, _ type: Entity.Kind, _ isCommon: Bool,
        _ earlier: FoundNames?
    ) -> Bool {
        let start = match.tokens.lowerBound
        guard type == .company || type == .other || type == .media, start > 1, document.continuesLine(start),
            let last = earlier?.entities.last, last.type == type,
            names.traits(document, last.tokens.lowerBound).traits.isDisjoint(with: .head)
        else { return false }
        // `داعش والاتفاق النووي`: a word that an adjective describes is no club.
        let next = match.tokens.upperBound
        if type == .other, match.tokens.count == 1, next < document.tokenCount, document.isNisba(next),
            WordFront(document, next).hasArticle, !isOfSport(document, match)
        {
            return false
        }
        // `سابك ,والإنماء`: news agencies write both.
        if lead == 1,
            last.tokens.upperBound == start
                || last.tokens.upperBound == start - 1 && document.isComma(start - 1)
        {
            return document.words.text.letter(document[start], 0) == Letters.waw
        }
        return lead == 0 && !isCommon && type != .media && last.tokens.upperBound == start - 1
            && document.isComma(start - 1)
    }

    /// `في تصريح للجزيرة`, `قال المدير للعربية إن`: an outlet that somebody speaks to.
    private func isToldTo(_ document: borrowing Document, _ tokens: Range<Int>) -> Bool {
        let (start, end) = (tokens.lowerBound, tokens.upperBound)
        guard start > 0, document.continuesLine(start) else { return false }
        var before = start - 1
        if before > 0, document[before].kind == .arabic, document.continuesLine(before),
            document.isNisba(before) || names.traits(document, before).traits.contains(.descriptor)
        {
            before -= 1
        }
        if document[before].kind == .arabic, names.traits(document, before).traits.contains(.statement) {
            return true
        }
        guard end < document.tokenCount, document.continuesLine(end) else { return false }
        let (next, prefix) = names.traits(document, end)
        guard next.contains(.complementizer) && prefix == 0 || document.isMark(end, 0x3A),
            // `قال استطلاع للرأي إن`
            !names.traits(document, start - 1).traits.contains(.document)
        else { return false }
        for token in stride(from: start - 1, through: max(0, start - 8), by: -1) {
            guard document[token].isWord, document.continuesLine(token + 1) else { return false }
            let (traits, prefix) = names.traits(document, token)
            if traits.contains(.reportingVerb), prefix <= 1 { return true }
        }
        return false
    }

    /// Whether words of sport stand around a club's name: `تعادل ليفربول في مباراة`, not `في ليفربول`.
    private func isOfSport(_ document: borrowing Document, _ match: Place) -> Bool {
        let (start, end) = (match.tokens.lowerBound, match.tokens.upperBound)
        // `الوحدات السكنية`: an adjective describes a club in the masculine.
        if end < document.tokenCount, document[end].kind == .arabic, document.continuesLine(end),
            WordFront(document, end).hasArticle, WordFront(document, end).lead == 0, document.isNisba(end),
            document.words.text.lastLetter(document[end]) == Letters.heh
        {
            return false
        }
        if start > 0, document[start - 1].kind == .arabic {
            let (before, prefix) = names.traits(document, start - 1)
            if before.contains(.region) || prefix == 0 && before.isSuperset(of: [.preposition, .softStop]) {
                return false
            }
        }
        let sentence = document.tokens(ofSentence: document.sentence(ofToken: start))
        for token in max(sentence.lowerBound, start - 20)..<min(sentence.upperBound, end + 20)
        where document[token].kind == .arabic && document.words.lookups[token].families.contains(.nouns) {
            let (traits, _) = names.traits(document, token)
            // A district shares its bit.
            if traits.contains(.sport), !traits.contains(.headGovernment) { return true }
        }
        return false
    }

    /// `مدينة ليفربول`
    private func standsAfterRegion(_ document: borrowing Document, _ at: Int) -> Bool {
        at > 0 && document[at - 1].kind == .arabic
            && names.traits(document, at - 1).traits.contains(.region)
    }

    /// Whether a body that every Arab state has is another country's than the paper's, and nothing in the
    /// sentence says that it is meant.
    private func isOfAnotherCountry(_ document: borrowing Document, _ known: Known) -> Bool {
        guard known.type == .government || known.type == .agency, let home = document.country,
            document[known.tokens.lowerBound].kind == .arabic,
            !names.traits(document, known.tokens.lowerBound).traits.isDisjoint(with: .head),
            let country = lexicon.features(known.entry)["country"], country != home,
            Gazetteer.homes.contains(country), Gazetteer.homes.contains(home)
        else { return false }
        let sentence = document.tokens(ofSentence: document.sentence(ofToken: known.tokens.lowerBound))
        for token in sentence where document.words.lookups[token].families.contains(.places) {
            guard let match = lexicon.match(.places, at: token, in: document.words) else { continue }
            for entry in lexicon.entries(of: .places, at: match)
            where lexicon.features(entry)["country"] == country { return false }
        }
        return true
    }

    /// A short word that only shows after a proclitic is taken off may be another word altogether.
    private func isWeak(_ document: borrowing Document, _ match: Place, _ lead: Int) -> Bool {
        let word = document[match.tokens.lowerBound]
        return match.tokens.count == 1 && lead > 0 && Int(word.letterCount) - match.prefix <= 3
            && word.kind == .arabic
    }

    /// Whether a maker's name stands for what it makes (`طائرة بوينج`, `آبل 2`) or for a person who bears it.
    private func isModel(_ document: borrowing Document, _ match: Place) -> Bool {
        let (start, end) = (match.tokens.lowerBound, match.tokens.upperBound)
        if start > 0, document.continuesLine(start), document[start - 1].kind == .arabic {
            let (traits, prefix) = names.traits(document, start - 1)
            if traits.contains(.model) || (traits.contains(.givenName) && prefix == 0) { return true }
        }
        guard end < document.tokenCount, document.continuesLine(end) else { return false }
        if document[end].kind == .arabic { return names.traits(document, end).traits.contains(.model) }
        // `إيرباص A380`: letters and digits of another script right after a name are a model.
        guard end + 1 < document.tokenCount, document[start].kind == .arabic || document[end].kind == .number
        else {
            return false
        }
        if document[end].kind == .latin {
            return document[end + 1].kind == .number && document[end + 1].isGlued
        }
        return document[end].kind == .number && document[end].letterCount < 4
            && document[end + 1].kind == .quote
            && start > 0 && document[start - 1].kind == .quote
    }

    /// The name without its head noun, where the row knows it alone: `وكالة رويترز` is رويترز.
    private func nameAlone(_ document: borrowing Document, _ known: Known) -> Range<Int>? {
        guard known.tokens.count > 1 else { return nil }
        let (head, _) = names.traits(document, known.tokens.lowerBound)
        let next = known.tokens.lowerBound + 1
        guard !head.isDisjoint(with: .head), !head.ownsName,
            head.contains(.looseHead) || !WordFront(document, next).hasArticle,
            names.traits(document, next).traits.isDisjoint(
                with: WordTraits.head.union([.activity, .region, .honorific])),
            let inner = lexicon.match(.organizations, at: next, in: document.words), inner.prefix == 0,
            inner.tokens.upperBound >= known.tokens.upperBound
        else { return nil }
        return lexicon.senses(atNode: inner.node).contains {
            $0.family == .organizations && lexicon.sameID($0.entry, known.entry)
        }
            ? inner.tokens : nil
    }

    /// Whether the whole word is known as another one: `لافتا` is not ل + افتا.
    private func isOtherWord(_ document: borrowing Document, _ match: Match) -> Bool {
        let reading = document.words.lookups[match.tokens.lowerBound].reading
        return match.tokens.count == 1 && Int(reading.prefix) < match.prefix
            && table[reading.word].contains(.known)
    }

    /// `سبق - الرياض: …`: an outlet at the front of a line, before a dash, a place and a colon.
    private func opensDateline(_ document: borrowing Document, _ match: Place) -> Bool {
        let (start, end) = (match.tokens.lowerBound, match.tokens.upperBound)
        guard start == 0 || !document.continuesLine(start), match.prefix == 0, end + 2 < document.tokenCount,
            document.isDash(end)
        else { return false }
        for token in end + 2..<min(end + 6, document.tokenCount) {
            guard document.continuesLine(token) else { return false }
            if document.isMark(token, 0x3A) { return true }
        }
        return false
    }

    /// Whether a word, with or without its article, is a name to every lexicon that knows it.
    private func isNothingElse(_ document: borrowing Document, _ at: Int) -> Bool {
        var reading = document.words.lookups[at].reading
        while reading.word != 0 {
            guard lexicon.families(of: reading).isSubset(of: [.organizations, .outlets, .places]) else {
                return false
            }
            reading = lexicon.shorter(than: reading)
        }
        return true
    }

    /// Whether an outlet in brackets may stand behind a token: `إسطنبول (الأناضول)`, `لـ(عكاظ)`, `وكالة (دوغان)`.
    private func introducesOutlet(_ document: borrowing Document, _ at: Int) -> Bool {
        guard document[at].kind == .arabic else { return false }
        if document[at].letterCount == 1 { return document.words.text.letter(document[at], 0) == Letters.lam }
        return !names.traits(document, at).traits.isDisjoint(with: [
            .place, .headMedia, .headAgency, .ofMedia, .news, .reportingVerb, .anonymous,
        ])
    }

    /// `بحسب الأناضول`, `(الأناضول)`, `أنقرة / الأناضول`: an agency named as whose report it is.
    private func signs(_ document: borrowing Document, _ match: Place) -> Bool {
        let (start, end) = (match.tokens.lowerBound, match.tokens.upperBound)
        guard document.lead(ofPrefix: match.prefix, in: start) == 0 else { return false }
        let endsLine = end >= document.tokenCount || !document.continuesLine(end)
        if document.isMark(start - 1, 0x28) {
            guard !endsLine, document.isMark(end, 0x29) else { return false }
            return start == 1 || !document.continuesLine(start - 1) || introducesOutlet(document, start - 2)
        }
        if document.isMark(start - 1, 0x2F) {
            return endsLine && start > 1 && names.traits(document, start - 2).traits.contains(.place)
        }
        guard document[start - 1].kind == .arabic, document.continuesLine(start),
            document.words.mayStart(.attributions, at: start - 1),
            let cue = lexicon.match(.attributions, at: start - 1, in: document.words),
            cue.tokens.upperBound == start
        else { return false }
        // `حسب الحدث الثقافي`
        if !endsLine, document[end].kind == .arabic {
            let (next, _) = names.traits(document, end)
            guard !next.isDisjoint(with: WordTraits.stop.union(.complementizer)) else { return false }
        }
        return lexicon.senses(of: .attributions, at: cue).contains {
            lexicon.has("kind=according_to", in: lexicon.entry(of: $0))
        }
    }

    /// Whether what stands around a match says that it names an organisation.
    private func hasContext(_ document: borrowing Document, _ match: Place, _ type: Entity.Kind) -> Bool {
        let (start, end) = (match.tokens.lowerBound, match.tokens.upperBound)
        if type == .media, opensDateline(document, match) { return true }
        guard start > 0 else { return false }
        if type == .media, isNothingElse(document, start), signs(document, match) { return true }
        let before = document[start - 1]
        if document.isDash(start - 1) { return end < document.tokenCount && document.isDash(end) }
        if before.kind == .quote {
            // `«كتاف»` is no name behind ك.
            guard document.lead(ofPrefix: match.prefix, in: start) == 0 else { return false }
            // `سوق "عكاظ"`: the name of something else.
            let isTitle =
                start > 1 && document[start - 2].kind == .arabic && document.continuesLine(start - 1)
                && names.traits(document, start - 2).traits.contains(.work)
            return !isTitle && end < document.tokenCount && document[end].kind == .quote
        }
        guard before.kind == .arabic, document.continuesLine(start) else { return false }
        let (traits, prefix) = names.traits(document, start - 1)
        if prefix <= 1,
            type == .media && traits.contains(.ofMedia) || type == .other && traits.contains(.ofClub)
        {
            return !WordFront(document, start - 1).hasArticle
                && document.lead(ofPrefix: match.prefix, in: start) == 0
        }
        // `تلقت الشرق الأوسط`: the paper is feminine, the region is not.
        if type == .media, match.tokens.count > 1, before.letterCount > 3,
            document.words.text.lastLetter(before) == Letters.teh,
            document.words.text.letter(before, Int(before.letterCount) - 2) != Letters.alef
        {
            return true
        }
        guard !traits.contains(.plural), document.isNounPrefix(prefix, in: start - 1),
            document.lead(ofPrefix: match.prefix, in: start) == 0, !WordFront(document, start - 1).hasArticle
        else { return false }
        return traits.mayHead(type) || (traits.contains(.share) && type == .company)
    }
}
