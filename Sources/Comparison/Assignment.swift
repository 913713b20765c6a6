/// Pairs the elements of two sides one to one so that the weights of the pairs sum up to most.
///
/// The Hungarian method (Kuhn 1955, Munkres 1957), on each connected part of the graph by itself; parts that are too
/// large for its cubic time are paired greedily, the heaviest first.
struct Assignment {
    /// A possible pair.
    struct Edge {
        var row: Int
        var column: Int
        var weight: Double
    }

    /// Rows or columns a part may have.
    private static let limit = 400

    /// The edges chosen, by row.
    static func best(_ edges: [Edge]) -> [Edge] {
        parts(of: edges).flatMap { part in
            let rows = Array(Set(part.map(\.row))).sorted()
            let columns = Array(Set(part.map(\.column))).sorted()
            if part.count == 1 { return part }
            return max(rows.count, columns.count) <= limit ? exact(part, rows, columns) : greedy(part)
        }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private static func greedy(_ edges: [Edge]) -> [Edge] {
        var rows = Set<Int>()
        var columns = Set<Int>()
        return edges.sorted { ($1.weight, $0.row, $0.column) < ($0.weight, $1.row, $1.column) }.filter {
            edge in
            guard !rows.contains(edge.row), !columns.contains(edge.column) else { return false }
            rows.insert(edge.row)
            columns.insert(edge.column)
            return true
        }
    }

    /// Edges that hang together.
    private static func parts(of edges: [Edge]) -> [[Edge]] {
        var parents: [Int: Int] = [:]
        func root(_ node: Int) -> Int {
            var at = node
            while let parent = parents[at], parent != at { at = parent }
            var from = node
            while let parent = parents[from], parent != at {
                parents[from] = at
                from = parent
            }
            return at
        }
        for edge in edges {
            // Rows are even nodes, columns odd ones.
            let (row, column) = (edge.row * 2, edge.column * 2 + 1)
            if parents[row] == nil { parents[row] = row }
            if parents[column] == nil { parents[column] = column }
            let (first, second) = (root(row), root(column))
            if first != second { parents[max(first, second)] = min(first, second) }
        }
        var parts: [Int: [Edge]] = [:]
        for edge in edges { parts[root(edge.row * 2), default: []].append(edge) }
        return parts.keys.sorted().compactMap { parts[$0] }
    }

    /// The best pairing of one part, by shortest augmenting paths with potentials.
    private static func exact(_ edges: [Edge], _ rows: [Int], _ columns: [Int]) -> [Edge] {
        // As many columns that mean "none" as there are rows, so that every row finds one.
        let width = columns.count + rows.count
        var cost = [[Double]](repeating: [Double](repeating: 0, count: width + 1), count: rows.count + 1)
        let rowIndex = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0 + 1) })
        let columnIndex = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0 + 1) })
        var known: [Int: Edge] = [:]
        for edge in edges {
            guard let row = rowIndex[edge.row], let column = columnIndex[edge.column] else { continue }
            cost[row][column] = -edge.weight
            known[row * (width + 1) + column] = edge
        }
        var u = [Double](repeating: 0, count: rows.count + 1)
        var v = [Double](repeating: 0, count: width + 1)
        var match = [Int](repeating: 0, count: width + 1)
        var way = [Int](repeating: 0, count: width + 1)
        for row in 1...rows.count {
            match[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: width + 1)
            var used = [Bool](repeating: false, count: width + 1)
            repeat {
                used[column] = true
                let current = match[column]
                var delta = Double.infinity
                var next = 0
                for other in 1...width where !used[other] {
                    let reduced = cost[current][other] - u[current] - v[other]
                    if reduced < least[other] {
                        least[other] = reduced
                        way[other] = column
                    }
                    if least[other] < delta {
                        delta = least[other]
                        next = other
                    }
                }
                for other in 0...width {
                    if used[other] {
                        u[match[other]] += delta
                        v[other] -= delta
                    } else {
                        least[other] -= delta
                    }
                }
                column = next
            } while match[column] != 0
            repeat {
                let previous = way[column]
                match[column] = match[previous]
                column = previous
            } while column != 0
        }
        return (1...width).compactMap { known[match[$0] * (width + 1) + $0] }
    }
}
