import ArabicText
import Extraction
import Lexicon

/// An article whose figures are made into claims.
final class ClaimSource: Sendable {
    let document: Document
    let mentions: Mentions
    let lexicon: Lexicon
    let senses: ClaimLexicon
    let attributions: AttributionIndex
    /// The quantities, by their index.
    let figures: [Figure]

    init(document: Document, mentions: Mentions, lexicon: Lexicon, senses: ClaimLexicon) {
        self.document = document
        self.mentions = mentions
        self.lexicon = lexicon
        self.senses = senses
        attributions = AttributionIndex(mentions)
        figures = mentions.quantities.indices.map { Figure(mentions.quantities[$0]) }
    }
}

/// The words of a passage while figures, dates and cues are marked among them.
struct PassageMarks {
    let document: Document
    let tokens: Range<Int>
    var words: [PassageWord]

    private subscript(token: Int) -> PassageWord {
        get { words[token - tokens.lowerBound] }
        _modify { yield &words[token - tokens.lowerBound] }
    }

    /// Marks the tokens of quantities, dates and the cues of attributions.
    mutating func markFigures(_ article: ClaimSource, _ quantities: Range<Int>) {
        for index in quantities {
            for token in article.figures[index].tokens.clamped(to: tokens) {
                self[token].kind = .quantity
                self[token].quantity = index
            }
        }
        var date = Passage.firstDate(article.mentions.dates, from: tokens.lowerBound)
        while date < article.mentions.dates.count,
            article.mentions.dates[date].tokens.lowerBound < tokens.upperBound
        {
            for token in article.mentions.dates[date].tokens.clamped(to: tokens)
            where self[token].quantity < 0 {
                self[token].kind = .date
                self[token].date = date
            }
            date += 1
        }
        for cue in article.attributions.cues(in: tokens) {
            for token in cue.clamped(to: tokens) where self[token].quantity < 0 { self[token].kind = .cue }
        }
    }

    /// Words with several rows whose figure is measured in what another row than the first names: `على ارتفاع 3700 متر`
    /// is a height, `ارتفاع قدره 3%` an increase. By their tokens, what that row says.
    func measures(_ figures: [Figure], of quantities: Range<Int>, _ reader: PassageReader)
        -> [Int: ClaimLexicon.Metric]
    {
        var measures: [Int: ClaimLexicon.Metric] = [:]
        for index in quantities {
            let dimension = figures[index].dimension
            // Anything has shares and ratios.
            guard dimension != .share, dimension != .ratio else { continue }
            let first = figures[index].tokens.lowerBound
            var token = first - 1
            while token >= max(tokens.lowerBound, first - PassageMarks.measureReach),
                token < tokens.upperBound
            {
                let word = words[token - tokens.lowerBound]
                guard word.quantity < 0, word.kind != .stop, word.kind != .comma else { break }
                if let metric = word.metric {
                    if !metric.names(dimension), let measure = reader.metric(token, word, naming: dimension) {
                        measures[token] = measure
                    }
                    // What stands before it is of it, and not of the figure: `ارتفاع المنسوب مترين`.
                    break
                }
                token -= 1
            }
        }
        return measures
    }

    /// Tokens between a measure and its figure, and one more.
    private static let measureReach = 6

    /// Keeps the modal cues that have what they need behind them, and marks their words.
    mutating func markModals() {
        for token in tokens {
            guard let modal = self[token].modal else { continue }
            let end = self[token].modalEnd
            if !holds(modal, before: end) || modal.hypothetical && !opensCondition(token, before: end) {
                self[token].modal = nil
                continue
            }
            for inside in token..<min(end, tokens.upperBound) {
                self[inside].isModal = true
                // `قادر على أن`: no clause of its own begins inside a cue.
                if self[inside].kind == .subordinator || self[inside].kind == .complementizer {
                    self[inside].kind = .particle
                }
            }
        }
    }

    /// Whether a word for a condition opens one: not `عما إذا`, which asks, nor `إذا هي الأساس`, which infers, nor
    /// `وإذا بالباب يفتح`.
    private func opensCondition(_ token: Int, before next: Int) -> Bool {
        if tokens.contains(token - 1), self[token].conjunction == 0,
            let before = document.bareKey(token - 1), PassageMarks.asks.contains(before)
        {
            return false
        }
        let following = self[next]
        if following.kind == .pronoun { return false }
        return
            !(following.hasPreposition && next == token + 1
            && document.words.text.letter(document[next], following.conjunction) == Letters.beh)
    }

    private static let asks = Set(words: "ما عما فيما وما")

    /// Whether what follows a modal cue is what the cue needs.
    private func holds(_ modal: ClaimLexicon.Modal, before next: Int) -> Bool {
        guard tokens.contains(next) else { return false }
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
                || (following.kind == .noun
                    && VerbShape(document.words.text, document[next], after: following.conjunction)
                        .startsImperfect)
        case .noun: return following.kind == .noun
        case .clause: return following.kind == .complementizer
        }
    }
}
