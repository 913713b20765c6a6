import Lexicon

/// What each row of the gazetteers names.
struct NameKinds: Sendable {
    struct Kind: Sendable {
        var type: Entity.Kind
        /// The form alone is too common a word.
        var needsContext = false
        /// … but names it wherever the text has named it in full before.
        var needsContextOnce = false
        /// The row names its Wikidata item.
        var hasItem = false
    }

    private let organizations: DerivedTable<Kind?>
    private let places: DerivedTable<Kind?>
    private let outlets: DerivedTable<Kind?>
    private let firstOrganization: EntryID
    private let firstPlace: EntryID
    private let firstOutlet: EntryID

    private enum Feature: Sendable {
        case type(Entity.Kind)
        case context
        case contextOnce
        case adjective
    }

    private static let features = FeatureTable<Feature>(
        Dictionary(
            uniqueKeysWithValues: Entity.Kind.allCases.map { ("type=" + $0.rawValue, Feature.type($0)) } + [
                ("context=yes", .context), ("ambiguous=yes", .context),
                ("context=once", .contextOnce), ("form=adjective", .adjective),
            ]))

    init(_ lexicon: Lexicon) {
        func read(_ family: Family, _ standard: Entity.Kind) -> [Kind?] {
            lexicon.entries(of: family).map { entry in
                var kind = Kind(type: standard)
                var names = true
                lexicon.forEachFeature(of: entry) { feature in
                    switch NameKinds.features[feature] {
                    case .type(let type): if family == .organizations { kind.type = type }
                    case .context: kind.needsContext = true
                    case .contextOnce: (kind.needsContext, kind.needsContextOnce) = (true, true)
                    case .adjective: names = false
                    case nil: break
                    }
                }
                kind.hasItem = lexicon.features(entry).has("wikidata")
                return names ? kind : nil
            }
        }
        organizations = lexicon.derived("kinds of organizations") { read(.organizations, .company) }
        places = lexicon.derived("kinds of places") { read(.places, .place) }
        outlets = lexicon.derived("kinds of outlets") { read(.outlets, .media) }
        firstOrganization = lexicon.entries(of: .organizations).lowerBound
        firstPlace = lexicon.entries(of: .places).lowerBound
        firstOutlet = lexicon.entries(of: .outlets).lowerBound
    }

    /// What an entry names; `nil` where its forms are adjectives.
    func kind(of entry: EntryID, _ family: Family) -> Kind? {
        switch family {
        case .organizations: organizations[Int(entry - firstOrganization)]
        case .places: places[Int(entry - firstPlace)]
        case .outlets: outlets[Int(entry - firstOutlet)]
        default: nil
        }
    }
}

extension WordTraits {
    /// The type of organisation a head noun names.
    var organizationType: Entity.Kind {
        if contains(.headGovernment) { return .government }
        if contains(.headMedia) { return .media }
        if contains(.headCompany) { return .company }
        if contains(.headAgency) { return .agency }
        return .other
    }

    /// Whether a head noun is part of the name of what it heads: `بنك بوبيان`, `مجموعة زين`, not `شركة أرامكو`.
    var ownsName: Bool {
        !isDisjoint(with: .head) && isDisjoint(with: [.looseHead, .apartHead, .plural])
            && (isDisjoint(with: .weakHead) || contains(.headCompany))
    }

    /// Whether a head noun may stand before a name of a type.
    func mayHead(_ type: Entity.Kind) -> Bool {
        switch type {
        case .company: contains(.headCompany)
        case .media: contains(.headMedia) || isSuperset(of: [.headAgency, .apartHead])
        case .agency, .government: !isDisjoint(with: [.headAgency, .headGovernment])
        case .other: !isDisjoint(with: [.headOther, .headAgency])
        case .person, .place, .product, .asset: false
        }
    }
}
