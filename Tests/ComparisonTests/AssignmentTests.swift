import Testing

@testable import Comparison

@Suite struct AssignmentTests {
    /// The best sum over all ways to pair, tried one after the other.
    private func best(_ edges: [Assignment.Edge], rows: Int) -> Double {
        func from(_ row: Int, _ used: Set<Int>) -> Double {
            guard row < rows else { return 0 }
            var most = from(row + 1, used)
            for edge in edges where edge.row == row && !used.contains(edge.column) {
                most = max(most, edge.weight + from(row + 1, used.union([edge.column])))
            }
            return most
        }
        return from(0, [])
    }

    @Test func sumIsTheLargest() {
        var random = SplitMix(seed: 7)
        for _ in 0..<200 {
            let (rows, columns) = (1 + random.below(5), 1 + random.below(5))
            var edges: [Assignment.Edge] = []
            for row in 0..<rows {
                for column in 0..<columns where random.below(3) > 0 {
                    edges.append(
                        Assignment.Edge(row: row, column: column, weight: Double(1 + random.below(100)) / 50))
                }
            }
            let chosen = Assignment.best(edges)
            #expect(Set(chosen.map(\.row)).count == chosen.count)
            #expect(Set(chosen.map(\.column)).count == chosen.count)
            #expect(abs(chosen.reduce(0) { $0 + $1.weight } - best(edges, rows: rows)) < 1e-9)
        }
    }

    @Test func greedyWouldBeWrong() {
        let edges = [
            Assignment.Edge(row: 0, column: 0, weight: 1.0), Assignment.Edge(row: 0, column: 1, weight: 0.9),
            Assignment.Edge(row: 1, column: 0, weight: 0.9),
        ]
        #expect(Assignment.best(edges).map(\.column) == [1, 0])
    }
}

/// Random numbers that are the same in every run.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((z ^ (z >> 31)) % UInt64(max(1, limit)))
    }
}
