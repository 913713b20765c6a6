import Lexicon

/// One unit or currency as its lexicon line gives it.
final class UnitEntry: Sendable {
    /// UCUM or ISO 4217 code; empty for a bare currency noun.
    let code: String
    let dimension: Dimension
    /// The dual form: the amount is two.
    let isDual: Bool
    /// Valid only right behind a number.
    let needsNumber: Bool
    /// The noun that several currencies share (`riyal`), for bare nouns and for the currencies named so.
    let bare: String?
    /// Whether it is the bare noun itself.
    let isBare: Bool
    /// Code of a bare noun where no country is known.
    let fallback: String?
    let country: String?
    /// Parts to the whole of a sub-unit of a currency (100 cents a dollar).
    let minor: Int?
    /// Written before the number too: a sign or an ISO code.
    let mayPrecede: Bool
    /// How many words of the form are the unit itself; 0 for all.
    let head: Int
    /// A factor the form holds (`م د`: million dinars).
    let scale: ExactDecimal?

    init(
        code: String, dimension: Dimension, isDual: Bool, needsNumber: Bool, bare: String?, isBare: Bool,
        fallback: String?, country: String?, minor: Int?, mayPrecede: Bool, head: Int, scale: ExactDecimal?
    ) {
        self.code = code
        self.dimension = dimension
        self.isDual = isDual
        self.needsNumber = needsNumber
        self.bare = bare
        self.isBare = isBare
        self.fallback = fallback
        self.country = country
        self.minor = minor
        self.mayPrecede = mayPrecede
        self.head = head
        self.scale = scale
    }
}

/// Units and currencies, ready for reading.
final class UnitLexicon: Sendable {
    private let units: [UnitEntry]
    private let firstUnit: EntryID
    private let currencies: [UnitEntry]
    private let firstCurrency: EntryID
    /// `riyal/SA` → `SAR`.
    private let byCountry: [String: String]

    init(_ lexicon: Lexicon) {
        firstUnit = lexicon.entries(of: .units).lowerBound
        units = lexicon.entries(of: .units).map { entry in
            let features = lexicon.features(entry)
            // Bare degrees are degrees of heat, unless what stands around them says otherwise (``Degrees``).
            let isHeat = lexicon.id(entry) == "deg" && features["ambiguous"] != nil
            return UnitEntry(
                code: isHeat ? "Cel" : lexicon.id(entry),
                dimension: isHeat
                    ? .temperature : features["dimension"].flatMap(Dimension.init(rawValue:)) ?? .other,
                isDual: features["number"] == "dual", needsNumber: features["after"] == "number", bare: nil,
                isBare: false,
                fallback: nil, country: nil, minor: nil, mayPrecede: false,
                head: features["head"].flatMap { Int($0) } ?? 0,
                scale: features["scale"].flatMap { ExactDecimal($0) })
        }
        firstCurrency = lexicon.entries(of: .currencies).lowerBound
        var byCountry: [String: String] = [:]
        currencies = lexicon.entries(of: .currencies).map { entry in
            let features = lexicon.features(entry)
            let id = lexicon.id(entry)
            let isBare = id.hasPrefix("*")
            let bare = isBare ? String(id.dropFirst()) : features["bare"]
            if !isBare, let bare, let country = features["country"], features["active"] != "no" {
                for one in country.split(separator: ",") where byCountry["\(bare)/\(one)"] == nil {
                    byCountry["\(bare)/\(one)"] = id
                }
            }
            return UnitEntry(
                code: isBare ? "" : id, dimension: .money, isDual: features["number"] == "dual",
                needsNumber: features["after"] == "number", bare: bare, isBare: isBare,
                fallback: features["default"],
                country: features["country"], minor: features["minor"].flatMap { Int($0) },
                mayPrecede: features["symbol"] != nil || features["code"] != nil,
                head: 0, scale: features["scale"].flatMap { ExactDecimal($0) })
        }
        self.byCountry = byCountry
    }

    subscript(sense: Sense) -> UnitEntry? {
        switch sense.family {
        case .units: units[Int(sense.entry - firstUnit)]
        case .currencies: currencies[Int(sense.entry - firstCurrency)]
        default: nil
        }
    }

    /// The currency of a country that goes by a noun, if it has one.
    func currency(_ noun: String, of country: String) -> String? { byCountry["\(noun)/\(country)"] }
}
