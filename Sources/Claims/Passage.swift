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

/// One word of a passage.
struct PassageWord: Sendable {
    var kind: WordClass = .noun
    /// Letters of a joined `و` or `ف`.
    var conjunction = 0
    /// Letters joined before the noun itself: conjunction, preposition; the article is not counted.
    var prefix = 0
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
    var metricEnd = 0
    /// The verb's row of the metrics, where it has one.
    var verbMetric: ClaimLexicon.Metric?
    var grammar: ClaimLexicon.Grammar?
    /// How a reporting verb stands to what it tells.
    var stance: Attribution.Stance?
    var grammarEnd = 0
    /// The modal cue that starts here.
    var modal: ClaimLexicon.Modal?
    var modalEnd = 0
    /// Whether the word is part of a modal cue.
    var isModal = false
    /// Index of the quantity the word belongs to, or -1.
    var quantity = -1
    var date = -1
}

/// A sentence with a figure in it, or two that a misplaced full stop parts, read word by word.
struct Passage: Sendable {
    let document: Document
    /// Tokens of the passage.
    let tokens: Range<Int>
    /// Sentence its last words belong to.
    let sentence: Int
    /// First token of that sentence: later than `tokens.lowerBound` where a misplaced stop was read over.
    let joint: Int
    private(set) var words: [PassageWord]

    /// The word at a token of the passage.
    subscript(token: Int) -> PassageWord { words[token - tokens.lowerBound] }

    func contains(_ token: Int) -> Bool { tokens.contains(token) }

    init(
        _ document: Document, tokens: Range<Int>, sentence: Int, joint: Int, mentions: Mentions,
        quantities: Range<Int>,
        lexicon: Lexicon, senses: ClaimLexicon
    ) {
        self.document = document
        self.tokens = tokens
        self.sentence = sentence
        self.joint = joint
        words = Array(repeating: PassageWord(), count: tokens.count)
        var reader = PassageReader(document: document, tokens: tokens, lexicon: lexicon, senses: senses)
        reader.read(&words)
        markModals()
        for index in quantities {
            for token in mentions.quantities[index].tokens.clamped(to: tokens) {
                words[token - tokens.lowerBound].kind = .quantity
                words[token - tokens.lowerBound].quantity = index
            }
        }
        var date = Passage.firstDate(mentions.dates, from: tokens.lowerBound)
        while date < mentions.dates.count, mentions.dates[date].tokens.lowerBound < tokens.upperBound {
            for token in mentions.dates[date].tokens.clamped(to: tokens)
            where words[token - tokens.lowerBound].quantity < 0 {
                words[token - tokens.lowerBound].kind = .date
                words[token - tokens.lowerBound].date = date
            }
            date += 1
        }
        for attribution in mentions.attributions
        where attribution.kind != .sourceLine && attribution.kind != .impersonal {
            for token in attribution.cueTokens.clamped(to: tokens)
            where words[token - tokens.lowerBound].quantity < 0 {
                words[token - tokens.lowerBound].kind = .cue
            }
        }
    }

    private mutating func markModals() {
        for token in tokens {
            let word = words[token - tokens.lowerBound]
            guard let modal = word.modal else { continue }
            if !holds(modal, before: word.modalEnd) {
                words[token - tokens.lowerBound].modal = nil
                continue
            }
            for inside in token..<min(word.modalEnd, tokens.upperBound) {
                let at = inside - tokens.lowerBound
                words[at].isModal = true
                // `قادر على أن`: no clause of its own begins inside a cue.
                if words[at].kind == .subordinator || words[at].kind == .complementizer {
                    words[at].kind = .particle
                }
            }
        }
    }

    /// Whether what follows a modal cue is what the cue needs.
    private func holds(_ modal: ClaimLexicon.Modal, before next: Int) -> Bool {
        guard contains(next) else { return false }
        let following = self[next]
        switch modal.before {
        case .anything:
            // `توقع عقدا` is signing: an expectation has somebody who expects, or `أن`.
            guard self[next - 1].kind == .verb, next - 1 >= tokens.lowerBound, following.kind == .noun else {
                return true
            }
            return following.isDefinite || following.hasPronoun || following.metric != nil
                || following.grammar?.kind == .actor
                || document[next].kind != .arabic
                || document.words.lookups[next].families.contains(.organizations)
                || document.words.lookups[next].families.contains(.places)
                || document.words.lookups[next].families.contains(.nouns)
        case .imperfect:
            return following.isImperfect
                || (following.kind == .noun && VerbShape(document, next, following).startsImperfect)
        case .noun: return following.kind == .noun
        case .clause: return following.kind == .complementizer
        }
    }

    /// Index of the first date that ends after a token.
    static func firstDate(_ dates: [DateMention], from token: Int) -> Int {
        var low = 0
        var high = dates.count
        while low < high {
            let middle = (low + high) / 2
            if dates[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low
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
