import ArabicText

/// Finds the entity at a token.
struct EntityIndex {
    private let entities: [Entity]

    init(_ entities: [Entity]) { self.entities = entities }

    subscript(index: Int) -> Entity { entities[index] }

    /// Index of the entity a token belongs to.
    func index(at token: Int) -> Int? {
        let low = (0..<entities.count).partition { entities[$0].tokens.upperBound <= token }
        guard low < entities.count, entities[low].tokens.contains(token) else { return nil }
        return low
    }

    /// The token after the entity a token belongs to.
    func end(at token: Int) -> Int? { index(at: token).map { entities[$0].tokens.upperBound } }

    /// The first entity of a type in a range of tokens.
    func first(_ type: Entity.Kind, in tokens: Range<Int>) -> Int? {
        var token = tokens.lowerBound
        while token < tokens.upperBound {
            if let found = index(at: token) {
                if entities[found].type == type { return found }
                token = max(token + 1, entities[found].tokens.upperBound)
            } else {
                token += 1
            }
        }
        return nil
    }
}
