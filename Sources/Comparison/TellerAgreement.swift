import Extraction

extension Facets.Telling {
    /// How the first sources of two claims compare.
    init(_ a: PreparedClaim.Teller?, _ b: PreparedClaim.Teller?, areSameWords: Bool) {
        guard let a else {
            self = b == nil ? .same : .missingInA
            return
        }
        guard let b else {
            self = .missingInB
            return
        }
        if areSameWords || Self.isSameSource(a, b) {
            self = .same
        } else {
            self = Self.areOneClass(a, b) ? .sameClass : .different
        }
    }

    /// How the outlets compare that two claims were said through.
    static func via(_ a: ComparedClaim, _ b: ComparedClaim) -> Facets.Telling? {
        let first = outlet(a)
        let second = outlet(b)
        guard let first else { return second == nil ? nil : .missingInA }
        guard let second else { return .missingInB }
        return first == second ? .same : .different
    }

    /// The medium that passes a statement on: named as such, or the outer one of two tellers.
    private static func outlet(_ claim: ComparedClaim) -> String? {
        if let via = claim.sources.lazy.compactMap(\.via).first { return via }
        let tellers = claim.sources.filter {
            $0.kind != .impersonal && $0.kind != .sourceLine && $0.name != nil
        }
        return tellers.count > 1 && tellers[0].type == .media ? tellers[0].name : nil
    }

    private static func isSameSource(_ a: PreparedClaim.Teller, _ b: PreparedClaim.Teller) -> Bool {
        if isUnnamed(a) || isUnnamed(b) { return false }
        if let name = a.source.name, let other = b.source.name, name == other { return true }
        // `الهيئة` in both, and neither says which.
        if a.source.name == nil, b.source.name == nil, let text = a.source.text, text == b.source.text {
            return true
        }
        let shared = a.words.content.shared(with: b.words.content).count
        // `الوزارة` and `وزارة الطاقة`: the shorter says nothing that the longer does not.
        return shared > 0 && shared == min(a.words.content.count, b.words.content.count)
            && areCompatible(a.words.places, b.words.places)
    }

    private static func areCompatible(_ a: [UInt64], _ b: [UInt64]) -> Bool {
        a.isEmpty || b.isEmpty || !a.shared(with: b).isEmpty
    }

    /// Whether nobody can tell who it is: analysts, sources, official data.
    private static func isUnnamed(_ teller: PreparedClaim.Teller) -> Bool {
        switch teller.source.type {
        case .analysts, .group, .anonymous, .none: teller.source.name == nil
        case .implicit: teller.source.name == nil && teller.source.text == nil
        case .document: teller.source.name == nil
        case .person, .organization, .media: false
        }
    }

    private enum Class { case experts, insiders, official, press, person }

    private static func classOf(_ type: Attribution.SourceType) -> Class {
        switch type {
        case .analysts, .group: .experts
        case .anonymous, .none: .insiders
        case .organization, .document, .implicit: .official
        case .media: .press
        case .person: .person
        }
    }

    /// Sources of which one is unnamed, but of the other's kind: `بيانات رسمية` and the office that publishes them;
    /// and a person who speaks for the body the other names.
    private static func areOneClass(_ a: PreparedClaim.Teller, _ b: PreparedClaim.Teller) -> Bool {
        let (first, second) = (classOf(a.source.type), classOf(b.source.type))
        if isUnnamed(a) || isUnnamed(b) { return first == second }
        guard first != second, first == .person || second == .person else { return false }
        return !a.words.content.shared(with: b.words.content).isEmpty
    }
}
