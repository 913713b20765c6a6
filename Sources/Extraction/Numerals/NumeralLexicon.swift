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
    /// `اثنا`, `اثنتي`: a number only before `عشر`.
    let needsTen: Bool
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
                kind: kind, value: value, feminine: features["feminine"] != nil,
                enclitic: features["enclitic"] != nil,
                colloquial: features["colloquial"] != nil, needsTen: features["teen"] != nil,
                latin: features["latin"] != nil)
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

extension NumeralWord.Kind {
    /// The kind's bit in ``Hints/numerals``.
    var bit: UInt32 {
        switch self {
        case .one: 1 << 0
        case .eleven: 1 << 1
        case .unit: 1 << 2
        case .teen: 1 << 3
        case .ten: 1 << 4
        case .hundred: 1 << 5
        case .hundredDual: 1 << 6
        case .hundreds: 1 << 7
        case .scale: 1 << 8
        case .scaleDual: 1 << 9
        case .scalePlural: 1 << 10
        case .fraction: 1 << 11
        case .fractionHomograph: 1 << 12
        case .fractionDual: 1 << 13
        case .fractionPlural: 1 << 14
        case .signFraction: 1 << 15
        case .multiple: 1 << 16
        case .multipleDual: 1 << 17
        case .multiplePlural: 1 << 18
        case .times: 1 << 19
        case .timesDual: 1 << 20
        case .vague: 1 << 21
        case .vagueSeveral: 1 << 22
        case .ordinal: 1 << 23
        case .point: 1 << 24
        case .sign: 1 << 25
        case .except: 1 << 26
        case .dozen: 1 << 27
        case .refused: 1 << 28
        }
    }

    /// Kinds that can name the day of a month.
    static let days = ordinal.bit | unit.bit | ten.bit

    /// Kinds that can begin an amount.
    static let openers: UInt32 = {
        let others: [NumeralWord.Kind] = [
            .ordinal, .point, .except, .refused, .times, .multiplePlural, .fractionPlural, .timesDual,
        ]
        return ~others.reduce(UInt32(0)) { $0 | $1.bit }
    }()
}
