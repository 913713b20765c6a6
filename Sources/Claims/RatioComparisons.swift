import ArabicText
import Extraction

// Ratios to a named thing: figures that compare.
extension ComparisonReader {
    /// Makes comparisons of the claims that give a ratio to a named thing: `ضعف استهلاك السويد`.
    static func markRatios(_ claims: inout [Claim], _ source: ClaimSource) {
        for index in claims.indices {
            guard let quantity = claims[index].quantity, source.figures[quantity].dimension == .ratio,
                let whole = claims[index].denominator, claims[index].metric.key != nil,
                claims[index].subject.status == .explicit || claims[index].subject.status == .resolved,
                !claims[index].subject.spans.contains(where: { $0.overlaps(whole) }),
                isMultiple(source.mentions.quantities[quantity]),
                let entity = entity(in: whole, source)
            else { continue }
            let figure = source.mentions.quantities[quantity]
            let kind: Claim.Relation.Kind =
                switch figure.bound {
                case .moreThan, .atLeast: .exceeds
                case .lessThan, .atMost: .below
                case .exact, .between, .vague: figure.approximate ? .approx : .equals
                }
            claims[index].type = .comparison
            claims[index].relation = Claim.Relation(
                kind: kind, cue: figure.span,
                reference: Claim.Referent(spans: [whole], key: entity.name, status: .explicit))
        }
    }

    /// Whether a ratio makes something larger: halves are parts of a thing and compare nothing with it.
    private static func isMultiple(_ quantity: Quantity) -> Bool {
        guard let factor = quantity.value ?? quantity.lower ?? quantity.upper else { return false }
        return factor > .one
    }

    private static func entity(in span: TextSpan, _ source: ClaimSource) -> Entity? {
        source.mentions.entities.first { span.contains($0.span) }
    }
}
