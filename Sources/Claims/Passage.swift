import ArabicText
import Extraction
import Lexicon

/// What a word does in its clause, as far as the search for a figure's metric and subject needs to know.
enum WordClass: UInt8, Sendable {
    case noun, verb, preposition, complementizer, relative, subordinator, conjunction
    case demonstrative, pronoun, particle, adverb
    case comma, stop, bracket, dash, quote, symbol
    /// Part of a quantity or of a date.
    case quantity, date
    /// Part of an attribution's cue.
    case cue
}

/// An integer kept in few bytes: words of passages are many and are copied often.
@propertyWrapper
struct Narrow<Stored: FixedWidthInteger & Sendable>: Sendable {
    private var stored: Stored

    init(wrappedValue: Int) { stored = Stored(clamping: wrappedValue) }

    var wrappedValue: Int {
        get { Int(stored) }
        set { stored = Stored(clamping: newValue) }
    }
}

/// One word of a passage.
struct PassageWord: Sendable {
    var kind: WordClass = .noun
    /// Letters of a joined `و` or `ف`.
    @Narrow<UInt8> var conjunction = 0
    /// Letters joined before the noun itself: conjunction, preposition; the article is not counted.
    @Narrow<UInt8> var prefix = 0
    /// Whether `ب ل ك` is joined to it.
    var hasPreposition = false
    var isDefinite = false
    /// Whether it ends in `ها`, `هم`, `هما`, `نا`.
    var hasPronoun = false
    /// Whether a joined `س` puts it in the future.
    var isFuture = false
    /// Whether a verb is in the imperfect.
    var isImperfect = false
    /// The metric phrase that starts here.
    var metric: ClaimLexicon.Metric?
    @Narrow<Int32> var metricEnd = 0
    /// The verb's row of the metrics, where it has one.
    var verbMetric: ClaimLexicon.Metric?
    var grammar: ClaimLexicon.Grammar?
    /// How a reporting verb stands to what it tells.
    var stance: Attribution.Stance?
    @Narrow<Int32> var grammarEnd = 0
    /// The modal cue that starts here.
    var modal: ClaimLexicon.Modal?
    @Narrow<Int32> var modalEnd = 0
    /// Whether the word is part of a modal cue.
    var isModal = false
    /// Index of the quantity the word belongs to, or -1.
    @Narrow<Int32> var quantity = -1
    @Narrow<Int32> var date = -1
}

/// A sentence with a figure in it, or two that a misplaced full stop parts, read word by word.
///
/// A class, and its words plain bits: everything that reads clauses holds it.
final class Passage: Sendable {
    let document: Document
    let mentions: Mentions
    /// The quantities, by their index.
    let figures: [Figure]
    let senses: ClaimLexicon
    /// Tokens of the passage.
    let tokens: Range<Int>
    /// Sentence its last words belong to.
    let sentence: Int
    /// First token of that sentence: later than `tokens.lowerBound` where a misplaced stop was read over.
    let joint: Int
    /// By its token, what a word measures whose figure is of another row than its first.
    let measures: [Int: ClaimLexicon.Metric]
    private let words: [PassageWord]

    /// The word at a token of the passage.
    subscript(token: Int) -> PassageWord { words[token - tokens.lowerBound] }

    /// Key of the metric that begins at a token.
    func metricKey(_ token: Int) -> String? { self[token].metric.map { senses.name($0.key) } }

    /// Whether a token belongs to the passage.
    func contains(_ token: Int) -> Bool { tokens.contains(token) }

    init(
        _ article: ClaimSource, tokens: Range<Int>, sentence: Int, joint: Int, quantities: Range<Int>
    ) {
        document = article.document
        mentions = article.mentions
        figures = article.figures
        senses = article.senses
        self.tokens = tokens
        self.sentence = sentence
        self.joint = joint
        let reader = PassageReader(
            document: article.document, tokens: tokens, lexicon: article.lexicon, senses: article.senses)
        var marks = PassageMarks(document: article.document, tokens: tokens, words: reader.read())
        marks.markModals()
        marks.markFigures(article, quantities)
        measures = marks.measures(article.figures, of: quantities, reader)
        words = marks.words
    }

    /// Index of the first date that ends after a token.
    static func firstDate(_ dates: [DateMention], from token: Int) -> Int {
        return (0..<dates.count).partition { dates[$0].tokens.upperBound <= token }
    }

    /// First token of the clause a token stands in, past the openings of clauses that `goesOn` says belong to it.
    func clauseStart(before token: Int, past goesOn: (PassageWord) -> Bool = { _ in false }) -> Int {
        var start = token
        while contains(start - 1), !opensClause(start - 1) || goesOn(self[start - 1]) { start -= 1 }
        return start
    }

    /// Whether a clause begins right behind a token.
    private func opensClause(_ token: Int) -> Bool {
        switch self[token].kind {
        case .cue, .subordinator: true
        case .complementizer: !self[token].isModal
        case .stop: token + 1 != joint
        default: false
        }
    }

    /// Source bytes of tokens, without the conjunction or preposition joined to the first.
    func span(_ range: Range<Int>, keepingPreposition: Bool = false) -> TextSpan {
        guard let first = range.first, contains(first) else { return TextSpan(0, 0) }
        var span = document.span(range)
        let word = self[first]
        let drop = keepingPreposition ? word.conjunction : word.prefix
        if drop > 0 { span.start = document.byte(ofLetter: drop, in: first) }
        return span
    }
}
