import Extraction

/// What most rules ask of a claim's figure first: plain bits, so that asking copies no quantity.
struct CheckedFigure: Sendable {
    /// The dimension; `nil` for a claim without a figure.
    var dimension: Dimension?
    var isVague = false
    /// Whether it is exact or approximate, so that it may be reckoned with.
    var isPoint = false
    var isPercent = false
    /// Whether it has two ends.
    var isRange = false

    /// The figure of a claim that has none.
    init() {}

    init(_ quantity: borrowing Quantity) {
        dimension = quantity.unit.dimension
        isVague = quantity.bound == .vague
        isPoint = quantity.bound == .exact && quantity.value != nil
        isPercent = quantity.unit.code == "%"
        isRange = quantity.lower != nil && quantity.upper != nil
    }

    /// What it brings to an article.
    var facts: ArticleFacts {
        var facts: ArticleFacts =
            switch dimension {
            case .money: .money
            case .power: .power
            case .energy: .energy
            case .ratio: .ratio
            default: []
            }
        if isVague { facts.insert(.vague) }
        if isPercent { facts.insert(.percent) }
        if isRange { facts.insert(.range) }
        return facts
    }
}
