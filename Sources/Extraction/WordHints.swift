import ArabicText
public import Lexicon

/// The hints of every word: which readers a token wakes.
///
/// Most tokens of news interest nobody but the tokenizer. Each reader names here what wakes it; all of it is
/// gathered into a few bits a word when the extractors are made, and a token gets them with its reading.
final class WordHints: HintSource {
    let ofWords: DerivedTable<Hints>

    init(_ lexicon: Lexicon, _ amounts: AmountReader, _ calendar: CalendarLexicon, _ table: WordTable) {
        ofWords = lexicon.derived("hints") { WordHints.ofWords(lexicon, amounts, calendar, table) }
    }

    private static func ofWords(
        _ lexicon: Lexicon, _ amounts: AmountReader, _ calendar: CalendarLexicon, _ table: WordTable
    ) -> [Hints] {
        var ofEntry = [Hints](repeating: Hints(), count: lexicon.entryCount)
        for entry in lexicon.entries(of: .numerals) {
            ofEntry[Int(entry)].numerals = amounts.numerals.hint(of: entry)
        }
        for entry in lexicon.entries(of: .calendars) {
            ofEntry[Int(entry)].calendars = calendar.hint(of: entry)
        }
        for entry in lexicon.entries(of: .cues) {
            ofEntry[Int(entry)].cues = amounts.cues.hint(of: entry)
            if lexicon.has("family=modality", in: entry) { ofEntry[Int(entry)].insert(.modal) }
        }
        for family in [Family.units, .currencies] {
            for entry in lexicon.entries(of: family) {
                ofEntry[Int(entry)].insert(amounts.units.hint(of: Sense(family: family, entry: entry)))
            }
        }
        for entry in lexicon.entries(of: .nouns) {
            if lexicon.has("class=dual", in: entry) { ofEntry[Int(entry)].insert(.dualNoun) }
            if lexicon.features(entry).has("stop") { ofEntry[Int(entry)].insert(.stop) }
        }
        for entry in lexicon.entries(of: .metrics) where lexicon.has("form=verb", in: entry) {
            ofEntry[Int(entry)].insert(.metricVerb)
        }
        for entry in lexicon.entries(of: .grammar) {
            ofEntry[Int(entry)].relations = RelationWords(id: lexicon.id(entry)).rawValue
        }
        var ofWords = lexicon.hintsOfWords(ofEntry)
        for word in ofWords.indices { ofWords[word].insert(table.hints(of: WordID(word))) }
        return ofWords
    }

    /// The hints of a token.
    func hints(of token: Token, in text: borrowing TokenizedText, _ reading: Reading, _ families: Families)
        -> (others: UInt32, wakes: Wakes)
    {
        let word = ofWords[Int(reading.word)]
        var hints = Hints.Others(rawValue: word.others)
        if !token.isWord { return (hints.rawValue, wakes(of: token.kind, text.letter(token, 0))) }
        hints.formUnion(CountedDuals.hints(of: token, in: text, word, families, isKnown: reading.word != 0))
        if isPlainNoun(token, text, reading, families, hints) { hints.insert(.plainNoun) }
        var wakes: Wakes = []
        if word.numerals & NumeralWord.Kind.openers != 0 || word.cues & CueLexicon.wakes != 0
            || !families.isDisjoint(with: [.units, .currencies]) || hints.contains(.dual)
        {
            wakes.insert(.amounts)
        }
        if word.calendars & CalendarLexicon.openers != 0 || word.numerals & NumeralWord.Kind.days != 0 {
            wakes.insert(.dates)
        }
        if families.contains(.attributions) { wakes.insert(.cues) }
        if word.mayBe(RelationWords.comparing) { wakes.insert(.comparisons) }
        if token.kind == .latin { wakes.insert(.checks) }
        if token.kind == .latin || text.isContracted(token)
            || !families.isDisjoint(with: WordTable.naming)
                && !hints.isDisjoint(with: [.speech, .structure, .singleName, .knownName])
        {
            wakes.insert(.names)
        }
        return (hints.rawValue, wakes)
    }

    /// Whether a word is a noun to which nothing is joined but its article, whatever stands around it.
    private func isPlainNoun(
        _ token: Token, _ text: borrowing TokenizedText, _ reading: Reading, _ families: Families,
        _ hints: Hints.Others
    ) -> Bool {
        guard token.kind == .arabic, token.letterCount > 2, !Letters.joins(text.letter(token, 0)),
            families.isDisjoint(with: [.grammar, .metrics, .attributions]),
            hints.isDisjoint(with: [.stop, .metricVerb, .modal])
        else { return false }
        let shape = VerbShape(text, token, after: 0)
        // `قيمته`, `سعرها`, `طاقتنا`
        guard shape.last != Letters.heh || shape.beforeLast != Letters.teh,
            shape.last != Letters.alef && shape.last != Letters.meem || shape.beforeLast != Letters.heh,
            shape.last != Letters.alef || shape.beforeLast != Letters.noon
        else { return false }
        if shape.count > 3, shape.first == Letters.alef, shape.second == Letters.lam { return true }
        let isKnown = reading.word != 0 && !families.subtracting(.cues).isEmpty
        return isKnown ? !shape.isFuture : !shape.mayBeVerb
    }

    /// The readers woken by a token that is no word.
    private func wakes(of kind: TokenKind, _ letter: UInt8) -> Wakes {
        switch kind {
        case .arabic, .latin, .foreign: []
        case .number: [.amounts, .dates]
        case .symbol: isMarkup(letter) ? [.amounts, .checks] : .amounts
        case .quote: [.names, .checks]
        case .punctuation:
            switch letter {
            case 0x3A: [.names, .cues]
            case 0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x29, 0x5B, 0x5D, Letters.arabicComma: []
            default: isMarkup(letter) ? [.amounts, .checks] : .amounts
            }
        }
    }

    /// `<`, `>` and `&`, of which markup and its references are made, and `{`, which opens the rules of a style sheet.
    private func isMarkup(_ letter: UInt8) -> Bool {
        letter == 0x3C || letter == 0x3E || letter == 0x26 || letter == 0x7B
    }
}

extension Wakes {
    /// The reader of amounts, and of cues that wait for one.
    static var amounts: Wakes { Wakes(rawValue: 1 << 0) }
    /// The reader of dates.
    static var dates: Wakes { Wakes(rawValue: 1 << 1) }
    /// The reader of names.
    static var names: Wakes { Wakes(rawValue: 1 << 2) }
    /// The reader of attributions.
    static var cues: Wakes { Wakes(rawValue: 1 << 3) }
    /// The reader of comparisons.
    @inlinable public static var comparisons: Wakes { Wakes(rawValue: 1 << 5) }
    /// Checks of the text itself: quotation marks, markup, Latin words, which may be glued to others.
    @inlinable public static var checks: Wakes { Wakes(rawValue: 1 << 4) }
}

extension LexicalText.Lookup {
    /// Whether a token may be any of these.
    @inlinable
    public func mayBe(_ any: Hints.Others) -> Bool { others & any.rawValue != 0 }
}

extension Hints {
    /// Bits of ``Hints/others``.
    public struct Others: OptionSet, Sendable, BitwiseCopyable {
        /// The bits.
        public let rawValue: UInt32
        /// Questions from bits.
        @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

        // What a word may start under any of its readings: ``WordTable``.
        /// A name of the gazetteers.
        static var knownName: Others { Others(rawValue: 1 << 0) }
        /// A name by its structure.
        static var structure: Others { Others(rawValue: 1 << 1) }
        /// The report of a speaker.
        static var speech: Others { Others(rawValue: 1 << 2) }
        /// A name of one word.
        static var singleName: Others { Others(rawValue: 1 << 3) }
        /// A cue of one word.
        static var singleCue: Others { Others(rawValue: 1 << 4) }

        // What it may bound.
        /// A name.
        static var boundsName: Others { Others(rawValue: 1 << 5) }
        /// The way from a cue to its content.
        static var boundsContent: Others { Others(rawValue: 1 << 6) }
        /// The way from a given name back to its title.
        static var boundsTitle: Others { Others(rawValue: 1 << 7) }

        // Amounts
        /// The dual form of a unit or a currency.
        static var dualUnit: Others { Others(rawValue: 1 << 8) }
        /// A currency sign or code that stands before its number.
        static var leadingCurrency: Others { Others(rawValue: 1 << 9) }
        /// A noun whose dual counts two.
        static var dualNoun: Others { Others(rawValue: 1 << 10) }
        /// A word with the ending of a dual.
        static var dualEnding: Others { Others(rawValue: 1 << 11) }
        /// The dual of a counted noun.
        static var dual: Others { Others(rawValue: 1 << 15) }
        /// A cue of amounts that is one word.
        static var cueAlone: Others { Others(rawValue: 1 << 17) }

        // Claims
        /// A modal cue.
        @inlinable public static var modal: Others { Others(rawValue: 1 << 12) }
        /// A function word or phrase.
        @inlinable public static var stop: Others { Others(rawValue: 1 << 13) }
        /// A verb of the metrics.
        @inlinable public static var metricVerb: Others { Others(rawValue: 1 << 14) }
        /// A noun to which nothing is joined but its article, unless a relative pronoun before it makes it a verb.
        @inlinable public static var plainNoun: Others { Others(rawValue: 1 << 19) }
    }

    /// Whether a token may be any of these.
    @inlinable
    public func mayBe(_ any: Others) -> Bool { others & any.rawValue != 0 }

    /// Whether a token may state any of these relations.
    @inlinable
    public func mayBe(_ any: RelationWords) -> Bool { relations & any.rawValue != 0 }

    /// Says that it may be these.
    @inline(__always)
    mutating func insert(_ more: Others) { others |= more.rawValue }
}
