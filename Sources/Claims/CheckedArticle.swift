import ArabicText
import Extraction
import Lexicon

/// An article's claims as the rules see them.
struct CheckedArticle: Sendable {
    let document: Document
    let mentions: Mentions
    let claims: [Claim]
    let lexicon: Lexicon
    /// Claims that state a figure, in order.
    let measures: [Int]
    /// For each claim, the claim its chain of links leads to.
    let roots: [Int]

    init(document: Document, mentions: Mentions, claims: [Claim], lexicon: Lexicon) {
        self.document = document
        self.mentions = mentions
        self.claims = claims
        self.lexicon = lexicon
        measures = claims.indices.filter { claims[$0].role == .measure }
        var roots = Array(claims.indices)
        for index in claims.indices {
            // Links lead backwards, so the root of the one linked to is known.
            if let link = claims[index].link, link.claim < index, CheckedArticle.sameStatement(link.kind) {
                roots[index] = roots[link.claim]
            }
        }
        self.roots = roots
    }

    private static func sameStatement(_ kind: Claim.Link.Kind) -> Bool {
        switch kind {
        case .before, .level, .change, .part, .apposition, .coordinate, .whole: true
        case .input, .detail, .sibling: false
        }
    }

    /// The quantity of a claim.
    func quantity(_ claim: Int) -> Quantity? { claims[claim].quantity.map { mentions.quantities[$0] } }

    /// The interval of a claim's figure.
    func interval(_ claim: Int) -> Interval {
        guard let quantity = quantity(claim) else { return Interval(low: nil, high: nil) }
        return Interval(quantity, digits: digits(of: quantity))
    }

    /// Digits of the number as written.
    private func digits(of quantity: Quantity) -> [UInt8] {
        for token in quantity.tokens where document[token].kind == .number {
            let word = document[token]
            return (0..<Int(word.letterCount)).compactMap { index in
                let letter = document.words.text.letter(word, index)
                return letter >= 0x30 && letter <= 0x39 ? letter : nil
            }
        }
        return []
    }

    /// Text of a span.
    func text(_ span: TextSpan) -> String { document.source.slice(span.range) }

    /// The figure as written.
    func figure(_ claim: Int) -> String { quantity(claim).map { text($0.span) } ?? "" }

    /// The place of a claim's figure.
    func span(_ claim: Int) -> TextSpan? { quantity(claim)?.span }

    /// Figures of some claims, the first few, for a message.
    func figures(_ claims: [Int], separator: String) -> String {
        let shown = claims.prefix(4).map(figure).joined(separator: separator)
        return claims.count > 4 ? shown + separator + "…" : shown
    }

    /// Whether two claims are measured in one unit.
    func sameUnit(_ a: Int, _ b: Int) -> Bool {
        guard let a = quantity(a)?.unit, let b = quantity(b)?.unit else { return false }
        return a.code == b.code
            && (a.counted == nil || b.counted == nil || a.counted == b.counted || text(a) == text(b))
    }

    private func text(_ unit: Unit) -> String { unit.counted.map(text) ?? "" }

    /// Whether a figure is exact or approximate, so that it may be reckoned with.
    func isPoint(_ claim: Int) -> Bool {
        quantity(claim).map { $0.bound == .exact && $0.value != nil } ?? false
    }
}

extension ExactDecimal {
    /// The number rounded for a message, to `places` decimals.
    func rounded(_ places: Int = 2) -> ExactDecimal { divided(by: .one, places: places) ?? self }
}

extension Interval {
    /// The interval for a message: `205 – 254`.
    var shown: String {
        let low = self.low.map { $0.rounded().description } ?? "…"
        let high = self.high.map { $0.rounded().description } ?? "…"
        return low == high ? low : "\(low) – \(high)"
    }
}
