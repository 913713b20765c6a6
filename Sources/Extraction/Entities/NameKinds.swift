import Lexicon

/// What each row of the gazetteers names.
struct NameKinds: Sendable {
    struct Kind: Sendable {
        var type: Entity.Kind
        /// The form alone is too common a word.
        var needsContext = false
        /// The row names its Wikidata item.
        var hasItem = false
    }

    private let organizations: [Kind?]
    private let places: [Kind?]
    private let outlets: [Kind?]
    private let firstOrganization: EntryID
    private let firstPlace: EntryID
    private let firstOutlet: EntryID

    init(_ lexicon: Lexicon) {
        func read(_ family: Family, _ standard: Entity.Kind) -> [Kind?] {
            lexicon.entries(of: family).map { entry in
                var kind: Kind? = Kind(type: standard)
                lexicon.forEachFeature(of: entry) { feature in
                    let text = String(decoding: feature, as: UTF8.self)
                    switch text {
                    case "context=yes", "ambiguous=yes": kind?.needsContext = true
                    case "form=adjective": kind = nil
                    case let text where text.hasPrefix("wikidata="): kind?.hasItem = true
                    case let text where family == .organizations && text.hasPrefix("type="):
                        if let type = Entity.Kind(rawValue: String(text.dropFirst(5))) { kind?.type = type }
                    default: break
                    }
                }
                return kind
            }
        }
        organizations = read(.organizations, .company)
        places = read(.places, .place)
        outlets = read(.outlets, .media)
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

    /// Whether a head noun may stand before a name of a type.
    func mayHead(_ type: Entity.Kind) -> Bool {
        switch type {
        case .company: contains(.headCompany)
        case .media: contains(.headMedia) || contains(.headAgency)
        case .agency, .government: !isDisjoint(with: [.headAgency, .headGovernment])
        case .other: !isDisjoint(with: [.headOther, .headAgency])
        case .person, .place, .product, .asset: false
        }
    }
}
