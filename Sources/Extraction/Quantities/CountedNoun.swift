import ArabicText
import Lexicon

/// Tells the noun that a number counts.
///
/// The word right behind a number is what it counts unless the lexicons know it as something else: a function
/// word, a verb, a time word. A second noun joined by `و` belongs to it where it is the same noun in the other
/// gender (`طالب وطالبة`).
final class CountedNounReader: Sendable {
    private let lexicon: Lexicon
    private let stops: EntrySet
    private let finiteVerbs: EntrySet
    private let metricVerbs: EntrySet
    private let imperfects: EntrySet
    private let tolls: EntrySet
    private let singles: EntrySet
    private let indexes: EntrySet
    private let bearers: EntrySet
    /// Months, days and words of time that are never what a number counts.
    private let times: EntrySet

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        stops = EntrySet("entries: stops", lexicon, of: .nouns) { $0.has("class", "stop") }
        // Dual verbs are spelled like accusative nouns (`طالبا`), and behind a number the noun is meant.
        finiteVerbs = EntrySet("entries: finite verbs", lexicon, of: .attributions) {
            !$0.has("form", "noun") && !$0.has("subject", "d") && !$0.has("ambiguous", "yes")
        }
        tolls = EntrySet("entries: tolls", lexicon, of: .nouns) { $0.has("class", "toll") }
        singles = EntrySet("entries: counted singly", lexicon, of: .nouns) {
            $0.has("class", "counted-singly")
        }
        indexes = EntrySet("entries: indexes", lexicon, of: .metrics) {
            $0.has("dimension", "index") && !$0.has("context", "yes")
        }
        let named: [StaticString] = [
            "namesake", "region", "head-other", "head-agency", "head-company", "head-media",
        ]
        bearers = EntrySet("entries: bearers of names", lexicon, of: .nouns) { features in
            named.contains { features.has("class", $0) }
        }
        let kinds: [StaticString] = [
            "month", "weekday", "deictic", "relative", "this", "era", "decade", "preposition", "day-part",
        ]
        times = EntrySet("entries: times", lexicon, of: .calendars) { features in
            kinds.contains { features.has("kind", $0) }
        }
        metricVerbs = EntrySet("entries: metric verbs", lexicon, of: .metrics) { $0.has("form", "verb") }
        imperfects = EntrySet("entries: imperfects", lexicon, of: .grammar) {
            $0.has("kind", "verb") && $0.has("form", "imperfect")
        }
    }

    /// Whether a token is a word that ends what stands before it: a function word, a reporting or metric verb.
    func isStop(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount else { return true }
        if has(stops, .nouns, index, document, wholeOnly: false) { return true }
        return has(finiteVerbs, .attributions, index, document, wholeOnly: true)
            || has(metricVerbs, .metrics, index, document, wholeOnly: true)
    }

    /// Whether a token is a verb of the metrics (`بلغ`, `ارتفع`).
    func isMetricVerb(_ index: Int, _ document: Document) -> Bool {
        has(metricVerbs, .metrics, index, document, wholeOnly: false)
    }

    /// `بنسبة`, `بمعدل`, `بقيمة`: a noun behind `ب` that only announces an amount.
    func opensAmount(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0, index < document.tokenCount else { return false }
        let token = document[index]
        let text = document.words.text
        return token.kind == .arabic && text.letter(token, 0) == Letters.beh && token.letterCount >= 4
            && document.words.mayStart(.metrics, at: index)
            && lexicon.match(.metrics, at: index, in: document.words)?.prefix == 1
    }

    /// `مقتل`, `أصيب`: a word whose bare number counts people.
    func isToll(_ index: Int, _ document: Document) -> Bool {
        has(tolls, .nouns, index, document, wholeOnly: true)
    }

    /// The noun at a token as source bytes, where `واحد` behind it counts: `شخص`, not `آن`.
    func countedSingly(_ index: Int, _ document: Document) -> TextSpan? {
        guard has(singles, .nouns, index, document, wholeOnly: false), !document.hasArticle(index),
            let match = lexicon.match(.nouns, at: index, in: document.words), match.tokens.count == 1,
            match.prefix <= 1
        else { return nil }
        return TextSpan(document.byte(ofLetter: match.prefix, in: index), Int(document[index].end))
    }

    /// Whether the sentence of a token speaks of an index.
    func speaksOfIndex(_ index: Int, _ document: Document) -> Bool {
        let sentence = document.tokens(ofSentence: document.sentence(ofToken: index))
        return (max(sentence.lowerBound, index - 25)..<min(sentence.upperBound, index + 25)).contains {
            document.words.lookups[$0].families.contains(.metrics)
                && has(indexes, .metrics, $0, document, wholeOnly: false)
        }
    }

    /// Whether an indefinite noun at a token takes the name behind it: `مدينة`, `جسر`, `حركة`.
    func bearsName(_ index: Int, _ document: Document) -> Bool {
        !document.hasArticle(index) && has(bearers, .nouns, index, document, wholeOnly: false)
    }

    /// Whether a token is a relative pronoun.
    func isRelative(_ index: Int, _ document: Document) -> Bool {
        guard document.words.mayStart(.nouns, at: index),
            let match = lexicon.match(.nouns, at: index, in: document.words)
        else { return false }
        return lexicon.senses(of: .nouns, at: match).contains {
            lexicon.has("stop=relative", in: lexicon.entry(of: $0))
        }
    }

    /// `موازنة 2024 بعجز قدره …`: whether a noun is tied to what stands before it by `ب`.
    func isTiedByBeh(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount else { return false }
        let reading = document.words.lookups[index].reading
        return reading.word != 0 && (reading.prefix == 1 || lexicon.shorter(than: reading).prefix == 1)
            && document.words.text.letter(document[index], 0) == Letters.beh
    }

    /// Whether an indefinite adjective of origin or use stands at a token: `نقطة حدودية`.
    func isDescribed(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount, document[index].kind == .arabic,
            !document[index].gap.contains(.newline)
        else { return false }
        let (text, word) = (document.words.text, document[index])
        let count = Int(word.letterCount)
        return count > 3 && text.lastLetter(word) == Letters.heh
            && text.letter(word, count - 2) == Letters.yeh
            && !document.hasArticle(index) && text.letter(word, 0) != Letters.waw
    }

    /// Whether a token is a function word.
    func isFunctionWord(_ index: Int, _ document: Document) -> Bool {
        index < document.tokenCount && has(stops, .nouns, index, document, wholeOnly: false)
    }

    private func has(
        _ set: EntrySet, _ family: Family, _ index: Int, _ document: Document, wholeOnly: Bool
    ) -> Bool {
        guard document.words.mayStart(Families(family), at: index),
            let match = lexicon.match(family, at: index, in: document.words)
        else { return false }
        // The future `س` stands before verbs only: `سلة` is no `له`.
        if match.prefix > 0, family == .nouns,
            document.words.text.letter(document[index], match.prefix - 1) == Letters.seen
        {
            return false
        }
        guard !wholeOnly || match.prefix == 0 || document.words.text.letter(document[index], 0) == Letters.waw
        else { return false }
        return lexicon.senses(of: family, at: match).contains { set.contains(lexicon.entry(of: $0)) }
    }

    /// Tokens of the counted noun at a token; `nil` where none stands there.
    ///
    /// - Parameter definite: whether the number carries the article, so that its noun may too.
    func noun(_ index: Int, _ document: Document, definite: Bool = false) -> Range<Int>? {
        guard isNoun(index, document, definite: definite) else { return nil }
        var end = index + 1
        // `ملاحظا و ملاحظة`, `طالب وطالبة`
        if end < document.tokenCount, !document[end].gap.contains(.newline), document[end].kind == .arabic {
            let text = document.words.text
            if document[end].letterCount == 1, text.letter(document[end], 0) == Letters.waw {
                if end + 1 < document.tokenCount, isTwin(of: index, end + 1, skipping: 0, document) {
                    end += 2
                }
            } else if text.letter(document[end], 0) == Letters.waw,
                isTwin(of: index, end, skipping: 1, document)
            {
                end += 1
            }
        }
        return index..<end
    }

    private func isNoun(_ index: Int, _ document: Document, definite: Bool) -> Bool {
        guard index < document.tokenCount else { return false }
        let token = document[index]
        guard token.kind == .arabic, token.letterCount >= 2, !token.gap.contains(.newline),
            !token.gap.contains(.blankLine)
        else { return false }
        let text = document.words.text
        let first = text.letter(token, 0)
        let second = text.letter(token, 1)
        if !definite, document.hasArticle(index) { return false }
        if first == Letters.lam, second == Letters.lam { return false }
        // `بالـ…`, `والـ…`, `كالـ…`: a proclitic before the article is never part of a noun.
        if token.letterCount > 4, text.letter(token, 1) == Letters.alef, text.letter(token, 2) == Letters.lam,
            first == Letters.waw || first == Letters.beh || first == Letters.feh || first == Letters.kaf
        {
            return false
        }
        if isStop(index, document) { return false }
        let lookup = document.words.lookups[index]
        // A number, a unit's rate, a month: not what is counted.
        if lookup.families.contains(.calendars), has(times, .calendars, index, document, wholeOnly: true) {
            return false
        }
        if lookup.families.contains(.numerals),
            lexicon.match(.numerals, at: index, in: document.words)?.prefix ?? 1 <= 1
        {
            return isTimes(index, document)
        }
        // A conjunction before a word the lexicons know: `وقال`, `ومدينة`.
        if first == Letters.waw || first == Letters.feh, lookup.reading.word != 0, lookup.reading.prefix > 0 {
            return false
        }
        // `17 وإلى 27`, which is spelled like a governor
        if first == Letters.waw, lookup.reading.prefix == 0, lookup.families.contains(.cues) {
            let shorter = lexicon.shorter(than: lookup.reading)
            if shorter.prefix == 1, lexicon.families(of: shorter).contains(.cues) { return false }
        }
        if first == Letters.beh || first == Letters.lam || first == Letters.kaf, lookup.reading.word != 0,
            lookup.reading.prefix == 1,
            token.letterCount > 4
        {
            return false
        }
        // `الـ1500 والـ8000`
        if document.isArticleOfDigits(index, after: 1) { return false }
        if isVerbOrPurpose(token, document, lookup.reading) { return false }
        // `عدة تشمل`, `7 ملايين ينتقل`
        if first == Letters.yeh || first == Letters.teh, isImperfect(index, document) { return false }
        // `بطاقة` is a noun of its own, whatever طاقة is.
        return first != Letters.beh || !isMeasureWithBeh(lookup.reading)
            || has(singles, .nouns, index, document, wholeOnly: true)
    }

    /// `20 ألفا ليصل`, `الآلاف سينضمون`, `2016 لاستئجار`: what begins a clause or says what for.
    private func isVerbOrPurpose(_ token: Token, _ document: Document, _ reading: Reading) -> Bool {
        let text = document.words.text
        let first = text.letter(token, 0)
        let second = text.letter(token, 1)
        let isOwn = reading.word != 0 && reading.prefix == 0
        guard !isOwn else { return false }
        if first == Letters.lam {
            return second == Letters.yeh && reading.prefix == 1
                || second == Letters.alef && token.letterCount > 5
        }
        // `2 سجلهما المهاجم`
        let count = Int(token.letterCount)
        if reading.word == 0, count > 5, text.lastLetter(token) == Letters.alef,
            text.letter(token, count - 2) == Letters.meem, text.letter(token, count - 3) == Letters.heh
        {
            return true
        }
        // `طراز 777 سقطت`: the ending of a verb, where no lexicon knows the word; `وت` and `يت` end nouns too.
        if reading.word == 0, count > 3, text.lastLetter(token) == Letters.teh {
            let before = text.letter(token, count - 2)
            if before != Letters.alef, before != Letters.waw, before != Letters.yeh { return true }
        }
        // `٦٥ سيكون`, `193وتوجد`, `66 بتجاوزها`
        if first == Letters.seen, reading.prefix == 1, reading.word != 0 {
            return second == Letters.yeh || second == Letters.teh
        }
        if first == Letters.waw, token.letterCount > 4 {
            return second == Letters.yeh || second == Letters.teh
        }
        if first == Letters.beh, token.letterCount > 5, text.lastLetter(token) == Letters.alef,
            text.letter(token, Int(token.letterCount) - 2) == Letters.heh
        {
            return true
        }
        return first == Letters.seen && second == Letters.yeh && token.letterCount > 5
            && text.lastLetter(token) == Letters.noon
            && text.letter(token, Int(token.letterCount) - 2) == Letters.waw
    }

    /// A verb of the grammar's, or `ي…` where no lexicon knows a noun that begins so; `ت…` begins as many nouns.
    private func isImperfect(_ index: Int, _ document: Document) -> Bool {
        if has(imperfects, .grammar, index, document, wholeOnly: true) { return true }
        let shape = VerbShape(document.words.text, document[index], after: 0)
        return shape.first == Letters.yeh && shape.count > 2 && !shape.isAdverb
            && document.words.lookups[index].reading.word == 0
    }

    /// `بمعدل`, `بزيادة`: written out in the lexicons, and still a word of measure behind a preposition.
    private func isMeasureWithBeh(_ reading: Reading) -> Bool {
        let shorter = lexicon.shorter(than: reading)
        guard reading.prefix == 0, shorter.word != 0, shorter.prefix == 1 else { return false }
        return !lexicon.families(of: shorter).isDisjoint(with: [.metrics, .cues])
    }

    private func isTimes(_ index: Int, _ document: Document) -> Bool {
        // `مرات`, `مرة` are what is counted.
        let text = document.words.text
        let token = document[index]
        return text.letter(token, 0) == Letters.meem && text.letter(token, 1) == Letters.reh
    }

    /// Whether the word at `other` is the noun at `index` in the feminine.
    private func isTwin(of index: Int, _ other: Int, skipping: Int, _ document: Document) -> Bool {
        let text = document.words.text
        let noun = document[index]
        let twin = document[other]
        guard twin.kind == .arabic else { return false }
        var stem = Int(noun.letterCount)
        if text.lastLetter(noun) == Letters.alef { stem -= 1 }
        guard stem >= 3, Int(twin.letterCount) - skipping >= stem - 1,
            Int(twin.letterCount) - skipping <= stem + 2
        else {
            // A typing error may split the twin: `ملاح ظة`.
            return false
        }
        for offset in 0..<stem - 1 where text.letter(noun, offset) != text.letter(twin, offset + skipping) {
            return false
        }
        return text.lastLetter(twin) == Letters.heh || text.lastLetter(twin) == Letters.teh
    }
}
