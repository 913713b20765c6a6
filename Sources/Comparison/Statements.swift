extension Diff {
    /// One thing that is told, by one document or by several.
    public struct Statement: Sendable {
        /// The claims that tell it, in order of the documents.
        public var claims: [Reference]
        /// Indices of the pairs among them, the gravest verdict first.
        public var pairs: [Int]
    }

    /// What is told, in the order in which the documents first tell it.
    public var statements: [Statement] {
        var owner: [Reference: Int] = [:]
        var statements: [Statement] = []
        for (document, one) in documents.enumerated() {
            for claim in one.claims.indices {
                let reference = Reference(document: document, claim: claim)
                owner[reference] = statements.count
                statements.append(Statement(claims: [reference], pairs: []))
            }
        }
        for (index, pair) in pairs.enumerated() {
            guard let first = owner[pair.a], let second = owner[pair.b] else { continue }
            let (kept, gone) = (min(first, second), max(first, second))
            if kept != gone {
                for claim in statements[gone].claims { owner[claim] = kept }
                statements[kept].claims += statements[gone].claims
                statements[kept].pairs += statements[gone].pairs
                statements[gone] = Statement(claims: [], pairs: [])
            }
            statements[kept].pairs.append(index)
        }
        return statements.filter { !$0.claims.isEmpty }.map { statement in
            Statement(
                claims: statement.claims.sorted { ($0.document, $0.claim) < ($1.document, $1.claim) },
                pairs: statement.pairs.sorted { (pairs[$0].verdict.rank, $0) < (pairs[$1].verdict.rank, $1) })
        }
    }

    /// The gravest verdict of a statement; `nil` for what one document alone says.
    public func verdict(of statement: Statement) -> Verdict? {
        statement.pairs.first.map { pairs[$0].verdict }
    }
}

extension Verdict {
    /// Place in a list that has the gravest first.
    public var rank: Int {
        switch self {
        case .conflict: 0
        case .review: 1
        case .agreeWithDifferences: 2
        case .agree: 3
        }
    }
}
