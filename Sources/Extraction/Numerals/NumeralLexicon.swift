import Lexicon

/// What a number word contributes to a number.
struct NumeralWord: Sendable {
    enum Kind: String {
        /// `واحد`: a number only inside `واحد وعشرون`, or after what it counts.
        case one
        /// `أحد`, `إحدى`: a number only before `عشر` or before tens.
        case eleven
        case unit, teen, ten
        case hundred
        case hundredDual = "hundred-dual"
        case hundreds
        case scale
        case scaleDual = "scale-dual"
        case scalePlural = "scale-plural"
        case fraction
        /// `خمس`, `سبع`, `ثمن` …: a fraction only before a definite noun.
        case fractionHomograph = "fraction-homograph"
        case fractionDual = "fraction-dual"
        case fractionPlural = "fraction-plural"
        case signFraction = "sign-fraction"
        case multiple
        case multipleDual = "multiple-dual"
        case multiplePlural = "multiple-plural"
        case times
        case timesDual = "times-dual"
        case vague
        case vagueSeveral = "vague-several"
        case ordinal, point, sign, except, dozen
        /// A word that only looks like one with a proclitic (`وست`: west).
        case refused
    }

    let kind: Kind
    let value: ExactDecimal
    /// Form used with feminine nouns (`ثلاث شركات`).
    let feminine: Bool
    /// A pronoun is joined to the end (`نصفهم`).
    let enclitic: Bool
    /// `نص`, also `text`: a half only behind `و` or before a scale word.
    let colloquial: Bool
    /// A Latin abbreviation, taken only right behind digits.
    let latin: Bool
}

/// The numeral lexicon, ready for reading.
final class NumeralLexicon: Sendable {
    private let words: [NumeralWord?]
    private let first: EntryID

    init(_ lexicon: Lexicon) {
        let entries = lexicon.entries(of: .numerals)
        first = entries.lowerBound
        words = entries.map { entry in
            let features = lexicon.features(entry)
            guard let kind = features["kind"].flatMap(NumeralWord.Kind.init(rawValue:)),
                let value = features["value"].flatMap(NumeralLexicon.value)
            else { return nil }
            return NumeralWord(
                kind: kind, value: value, feminine: features["feminine"] != nil, enclitic: features["enclitic"] != nil,
                colloquial: features["colloquial"] != nil, latin: features["latin"] != nil)
        }
    }

    subscript(entry: EntryID) -> NumeralWord? { words[Int(entry - first)] }

    /// `3`, `1e6` or `1/4`.
    private static func value(_ text: String) -> ExactDecimal? {
        let parts = text.split(separator: "/")
        guard let numerator = parts.first.flatMap({ ExactDecimal($0) }) else { return nil }
        guard parts.count == 2 else { return numerator }
        return ExactDecimal(parts[1]).flatMap { numerator.divided(by: $0) }
    }
}
