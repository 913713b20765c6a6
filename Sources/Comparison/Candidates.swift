import Extraction

/// Finds which claims of two documents are worth a look, without comparing each with each.
///
/// A claim is looked up by its numbers, by its metric and by the words of its frame. Keys that many claims of both
/// documents share tell nothing apart and would make long documents slow; those are passed over.
struct Candidates {
    /// Most comparisons that one key may lead to.
    private static let blockLimit = 1 << 14

    private let keys: [[UInt64]]
    private let blocks: [UInt64: [Int]]

    init(_ a: PreparedDocument, _ b: PreparedDocument) {
        keys = a.claims.map(Candidates.keys)
        var blocks: [UInt64: [Int]] = [:]
        for (index, claim) in b.claims.enumerated() {
            for key in Candidates.keys(of: claim) { blocks[key, default: []].append(index) }
        }
        var counts: [UInt64: Int] = [:]
        for list in keys { for key in list { counts[key, default: 0] += 1 } }
        self.blocks = blocks.filter { key, list in list.count * (counts[key] ?? 0) <= Candidates.blockLimit }
    }

    /// Claims of the second document to compare a claim of the first with, ascending.
    func claims(for claim: Int) -> [Int] {
        var found: [Int] = []
        for key in keys[claim] { found += blocks[key] ?? [] }
        return found.sorted().withoutRepeats()
    }

    private static func keys(of claim: PreparedClaim) -> [UInt64] {
        guard let amount = claim.amount else {
            return (claim.sides?.reference ?? []).prefix(24).map { hash("reference", String($0)) }.sorted()
                .withoutRepeats()
        }
        let kind = dimensionKey(amount)
        // Energy by power, percent by point: the same digits, whatever the unit is, for a slip to be found.
        var keys = amount.numbers.map { hash("number", kind + $0.coefficient.description) }
        if amount.base == "J" || amount.base == "W" {
            keys += amount.numbers.compactMap { amount.base == "W" ? $0.times(ExactDecimal(3600)) : $0 }
                .map { hash("energy", $0.description) }
        }
        for word in claim.frame.content.prefix(24) { keys.append(hash("word", kind + String(word))) }
        if amount.isVague { keys.append(hash("vague", claim.claim.figure?.numberText ?? "")) }
        return keys.sorted().withoutRepeats()
    }

    private static func dimensionKey(_ amount: Amount) -> String { amount.dimension.rawValue + "|" }
}
