import Extraction

/// What reading clauses asks of a quantity: plain bits, so that passing one on copies nothing that is counted.
struct Figure: Sendable {
    let span: TextSpan
    let tokens: Range<Int>
    let dimension: Dimension
    let bound: Bound
    /// Whether it is an amount of change rather than a level.
    let delta: Bool
    /// Whether it is a length of time that only frames another figure.
    let isPeriod: Bool
    /// Where the noun counted and the unit are written.
    let counted: TextSpan?, unitText: TextSpan?

    init(_ quantity: borrowing Quantity) {
        span = quantity.span
        tokens = quantity.tokens
        dimension = quantity.unit.dimension
        bound = quantity.bound
        delta = quantity.delta
        isPeriod = quantity.isPeriod
        counted = quantity.unit.counted
        unitText = quantity.unit.text
    }
}
