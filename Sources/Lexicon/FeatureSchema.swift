/// The features the extractors read, family by family: a key that is not here would be written in vain.
enum FeatureSchema {
    /// The values a key may have.
    enum Values {
        /// One of these words.
        case oneOf(Set<String>)
        /// Some of these words, joined by commas.
        case someOf(Set<String>)
        /// A whole number.
        case integer
        /// A whole number, a fraction or a power of ten: `20`, `3/4`, `1e6`, `-1`.
        case number
        /// ISO 3166 alpha-2.
        case country
        /// ISO 4217.
        case currency
        /// An item of Wikidata: `Q` and a number.
        case wikidata
        /// The row's own id.
        case id
        /// Any text: a preposition, the id of another row.
        case text

        static let yes = Values.oneOf(["yes"])

        /// What a value should have been; `nil` where it is one.
        func complaint(about value: String, id: String) -> String? {
            let isDigits = { (text: Substring) in
                !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
            let isCapitals = { (count: Int) in
                value.utf8.count == count && value.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            }
            switch self {
            case .oneOf(let words):
                return words.contains(value) ? nil : "one of " + words.sorted().joined(separator: ", ")
            case .someOf(let words):
                let parts = value.split(separator: ",", omittingEmptySubsequences: false)
                return parts.allSatisfy { words.contains(String($0)) }
                    ? nil
                    : "some of " + words.sorted().joined(separator: ", ") + ", with commas and no spaces"
            case .integer:
                return isDigits(value.hasPrefix("-") ? value.dropFirst() : value[...])
                    ? nil : "a whole number"
            case .number:
                let digits = value.hasPrefix("-") ? value.dropFirst() : value[...]
                let parts = digits.split(omittingEmptySubsequences: false) {
                    $0 == "/" || $0 == "e" || $0 == "."
                }
                return parts.count <= 2 && parts.allSatisfy(isDigits)
                    ? nil : "a number such as 20, 3/4 or 1e6"
            case .country: return isCapitals(2) ? nil : "two capitals of ISO 3166"
            case .currency: return isCapitals(3) ? nil : "three capitals of ISO 4217"
            case .wikidata:
                return value.hasPrefix("Q") && isDigits(value.dropFirst()) ? nil : "an item such as Q42"
            case .id: return value == id ? nil : "the row's id, `\(id)`"
            case .text: return value.isEmpty ? "some text" : nil
            }
        }
    }

    /// Dimensions of the JSON contract, and the further ones of physical units.
    private static let dimensions: Set<String> = [
        "share", "money", "energy", "power", "mass", "length", "area", "volume", "duration", "temperature",
        "data",
        "frequency", "speed", "ratio", "index", "count", "acceleration", "amount", "angle", "charge",
        "concentration", "consumption", "current", "density", "force", "illuminance", "luminance",
        "luminous_flux",
        "luminous_intensity", "magnitude", "pressure", "purity", "radiation_dose", "radioactivity", "rate",
        "resistance", "sound", "torque", "voltage",
    ]

    /// The keys of a family.
    static func keys(of family: Family) -> [String: Values] {
        switch family {
        case .numerals: numerals
        case .units:
            [
                "dimension": .oneOf(dimensions), "number": .oneOf(["dual"]), "state": .oneOf(["construct"]),
                "after": .oneOf(["number"]), "head": .integer, "ambiguous": .yes, "scale-inside": .yes,
                "scale": .number,
                "prefix": .oneOf(["si"]), "is": .text,
            ]
        case .currencies:
            [
                "kind": .oneOf(["bare", "bare-minor", "minor"]), "default": .currency,
                "number": .oneOf(["dual"]),
                "symbol": .yes, "after": .oneOf(["number"]), "scale": .number, "country": .country,
                "bare": .text,
                "code": .yes, "ambiguous": .yes, "active": .oneOf(["yes", "no"]), "minor": .integer,
            ]
        case .calendars: calendars
        case .cues: cues
        case .attributions: attributions
        case .organizations:
            [
                "type": .oneOf(["company", "agency", "government", "media", "other", "asset", "product"]),
                "country": .country, "context": .oneOf(["yes", "once"]), "wikidata": .wikidata,
            ]
        case .places:
            [
                "type": .oneOf(["country", "capital", "city", "region"]), "country": .country,
                "context": .yes,
                "form": .oneOf(["adjective"]), "wikidata": .wikidata,
            ]
        case .outlets: ["country": .country, "context": .yes, "wikidata": .wikidata, "domain": .text]
        case .metrics:
            [
                "kind": .oneOf(["level", "flow", "price", "share", "change", "event"]),
                "dimension": .someOf(dimensions.union(["any"])),
                "form": .oneOf(["phrase", "possessive", "verb", "noun"]), "parent": .text, "context": .yes,
                "direction": .oneOf(["up", "down"]), "link": .yes, "agent": .yes,
            ]
        case .nouns: nouns
        case .grammar:
            [
                "kind": .oneOf([
                    "verb", "noun", "complementizer", "subordinator", "join", "link", "masdar", "comparative",
                    "generic", "actor", "name", "relation", "adverb", "privative",
                ]),
                "form": .oneOf(["perfect", "imperfect"]),
                "role": .oneOf(["copula", "auxiliary", "causative"]),
                "link": .oneOf([
                    "contrast", "part", "apposition", "amount", "input", "whole", "from", "to", "next",
                ]),
                "join": .yes, "result": .yes, "condition": .yes, "gain": .yes, "contract": .yes, "heh": .yes,
                "elaborates": .yes, "object": .yes, "made": .yes, "adds": .yes,
            ]
        }
    }

    private static let numerals: [String: Values] = [
        "kind": .oneOf([
            "unit", "ten", "teen", "hundred", "hundreds", "hundred-dual", "scale", "scale-dual",
            "scale-plural",
            "fraction", "fraction-plural", "fraction-dual", "fraction-homograph", "multiple", "multiple-dual",
            "multiple-plural", "vague", "vague-several", "ordinal", "point", "sign", "sign-fraction", "dozen",
            "one", "eleven", "except", "times", "times-dual", "refused",
        ]),
        "value": .number, "feminine": .yes, "latin": .yes, "enclitic": .yes, "same": .yes, "teen": .yes,
        "colloquial": .yes,
    ]

    private static let calendars: [String: Values] = [
        "kind": .oneOf([
            "month", "weekday", "era", "noun", "noun-pair", "deictic", "relative", "this", "part", "day-part",
            "decade", "season", "preposition", "equals", "label",
        ]),
        "calendar": .oneOf(["gregorian", "hijri"]), "month": .integer, "day": .integer, "decade": .integer,
        "season": .integer,
        "unit": .oneOf([
            "century", "date", "day", "days", "decade", "half", "millennium", "month", "months", "now",
            "period",
            "quarter", "season", "term", "third", "week", "weeks", "year", "years",
        ]),
        "offset": .text, "anaphoric": .yes,
        "part": .oneOf(["start", "middle", "end", "first-day", "last-day"]),
        "relation": .oneOf(["at", "during", "by", "by_end_of", "since", "until", "rate"]), "ambiguous": .yes,
    ]

    private static let cues: [String: Values] = [
        "family": .oneOf([
            "bound", "approximate", "range", "change", "rate", "negation", "modality", "time", "label",
            "multiple", "degree",
        ]),
        "bound": .oneOf(["exact", "more_than", "at_least", "less_than", "at_most"]),
        "modality": .oneOf(["forecast", "estimate", "possibility"]),
        "certainty": .oneOf(["CT+", "PR+", "PS+", "CT-", "PR-", "PS-"]),
        "before": .oneOf(["imperfect", "noun", "clause"]), "per": .text, "after": .yes, "ambiguous": .yes,
        "plan": .yes, "hypothetical": .yes, "negates": .yes, "parted": .yes, "up-to": .yes, "opens": .yes,
        "from": .yes, "to": .yes, "verb": .yes, "reach": .yes, "about": .yes, "below-zero": .yes,
        "clock": .yes, "group": .yes,
        "unit": .oneOf(["Cel", "deg", "{Richter}", "{count}"]),
    ]

    private static let attributions: [String: Values] = [
        "kind": .oneOf(["reporting_verb", "according_to", "document", "impersonal"]),
        "stance": .oneOf(["neutral", "strong", "predictive", "estimative", "evidential", "doubting"]),
        "content": .oneOf(["clause", "event", "both"]),
        "form": .oneOf(["finite", "participle", "noun", "phrase"]), "subject": .oneOf(["m", "f", "d", "p"]),
        "voice": .oneOf(["passive"]), "prep": .text, "event": .text, "documents": .yes, "ambiguous": .yes,
        "object": .oneOf(["pronoun"]), "negates": .yes, "requires": .oneOf(["verb", "أن"]), "medium": .yes,
        "discourse": .yes, "joins": .yes, "relays": .yes,
    ]

    private static let nouns: [String: Values] = [
        // The head of the file says that a row's id names its class: no list here to keep in step.
        "class": .id,
        "number": .oneOf(["sg", "du", "pl"]), "gender": .oneOf(["m", "f"]),
        "official": .oneOf(["yes", "no"]),
        "document": .oneOf(["report", "statement", "study", "survey", "data", "forecast"]),
        "weak": .yes, "district": .yes, "with": .oneOf(["place"]), "analysts": .yes, "strong": .yes,
        "kin": .yes, "name": .yes, "apart": .yes, "likens": .yes, "media": .yes, "club": .yes, "deputy": .yes,
        "holding": .yes, "father": .yes, "family": .yes, "site": .yes,
        "one": .yes,
        "construct": .yes, "ambiguous": .yes, "rank": .yes, "honorific": .yes, "compound": .yes,
        "spokesperson": .yes, "collective": .yes,
        "stop": .oneOf([
            "preposition", "conjunction", "relative", "particle", "demonstrative", "pronoun", "adverb",
        ]),
        "ends": .oneOf(["soft"]),
    ]
}
