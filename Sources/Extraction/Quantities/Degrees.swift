import ArabicText

/// Tells degrees of heat, of an angle and of an earthquake from those of a rating or an examination, by the words around
/// them.
struct Degrees {
    private let document: Document
    private let cues: CueLexicon
    private let nouns: CountedNounReader
    /// How far words say of what degrees are: a report on the weather names the heat once.
    private static let reach = (before: 80, behind: 12)

    init(_ document: Document, _ cues: CueLexicon, _ nouns: CountedNounReader) {
        self.document = document
        self.cues = cues
        self.nouns = nouns
    }

    /// The unit that a bare `درجة` stands for; `nil` for heat.
    func unit(of amount: Amount, _ degrees: UnitMatch) -> Unit? {
        let count = Unit(code: "{count}", dimension: .count, counted: document.span(degrees.tokens))
        // `أربع درجات علمية`
        if nouns.isDescribed(degrees.tokens.upperBound, document) { return count }
        let said = word(beside: amount)
        // `180 درجة`: a half and a full turn.
        let isTurn = amount.value == ExactDecimal(180) || amount.value == ExactDecimal(360)
        switch isTurn && (said?.unit != "Cel" || said?.isNear != true) ? "deg" : said?.unit {
        case "deg"?: return Unit(code: "deg", dimension: .angle, text: document.span(degrees.tokens))
        case "Cel"?: return nil
        case "{count}"?: return count
        case let unit?: return Unit(code: unit, dimension: .other, text: document.span(degrees.tokens))
        case nil:
            // A text of a few words has no room to say of what.
            return document.tokenCount > 12 ? count : nil
        }
    }

    /// What the nearest word that says so makes of degrees: first of those before them, then of those behind.
    private func word(beside amount: Amount) -> (unit: String, isNear: Bool)? {
        let first = amount.tokens.lowerBound
        for distance in 1...Degrees.reach.before where first - distance >= 0 {
            if let unit = unit(at: first - distance) { return (unit, distance <= Degrees.reach.behind) }
        }
        let end = amount.tokens.upperBound
        for at in end..<max(end, min(end + Degrees.reach.behind, document.tokenCount)) {
            if let unit = unit(at: at) { return (unit, true) }
        }
        return nil
    }

    private func unit(at index: Int) -> String? {
        guard cues.mayBe(.degree, index, document) else { return nil }
        return cues.match(index, document) { $0.unit != nil }?.cue.unit
    }
}
