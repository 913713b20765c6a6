import Extraction
import Lexicon

/// What the lexicon says about the words around figures, unpacked once so that reading a sentence parses nothing.
final class ClaimLexicon: Sendable {
    /// A row of `metrics.tsv`: plain bits, because every word of a passage may hold one.
    struct Metric: Sendable {
        enum Form: Sendable { case noun, possessive, phrase, verb }
        typealias Kind = Claim.MetricKind

        /// Index of the key in ``ClaimLexicon/name(_:)``.
        let key: UInt16
        /// Index of the metric it is a kind of, or of the key itself.
        let family: UInt16
        let kind: Kind
        let form: Form
        /// A change's direction: 1 up, -1 down, 0 unsaid.
        let direction: Int8
        /// Whether the verb only ties a metric to its figure (`بلغ`).
        let links: Bool
        /// Whether the word has other common meanings.
        let ambiguous: Bool
        /// Whether somebody brings the change about (`رفع`), so that what follows is its object.
        let takesAgent: Bool
        /// Dimensions the metric is measured in; empty for any.
        let dimensions: Dimensions

        /// Whether figures of a dimension can be amounts of it.
        ///
        /// Shares and ratios can be of anything, and texts take power for energy.
        func measures(_ dimension: Dimension) -> Bool {
            switch dimension {
            case .share, .ratio: true
            case .power: dimensions.isEmpty || dimensions.contains(.power) || dimensions.contains(.energy)
            default: dimensions.isEmpty || dimensions.contains(dimension)
            }
        }

        /// Whether figures of a dimension are what it is given in: a price in money, and not in per cent.
        func isMeasure(of dimension: Dimension) -> Bool {
            switch dimension {
            case .share, .ratio: kind == .share || kind == .change || dimensions.contains(dimension)
            default: measures(dimension)
            }
        }

        /// Whether its row names a dimension.
        func names(_ dimension: Dimension) -> Bool { dimensions.contains(dimension) }

        /// Whether figures of a dimension are never amounts of it.
        ///
        /// Goods are counted, weighed and valued, so most metrics have more dimensions than their rows name: only
        /// what leaves no such reading is denied.
        func excludes(_ dimension: Dimension) -> Bool {
            guard !dimensions.isEmpty, !dimensions.contains(dimension) else { return false }
            switch dimension {
            case .duration: return true
            case .share: return kind == .price
            case .money: return kind == .level && dimensions.isSubset(of: Dimensions.counted)
            case .mass, .volume, .length, .area, .power, .energy, .temperature, .speed:
                return kind != .event && dimensions.isSubset(of: Dimensions.abstract)
            default: return false
            }
        }
    }

    /// A set of dimensions.
    struct Dimensions: Sendable {
        private let bits: UInt32

        init(_ dimensions: [Dimension]) {
            bits = dimensions.reduce(0) { $0 | Dimensions.bit($1) }
        }

        var isEmpty: Bool { bits == 0 }

        /// What is counted and never valued.
        static let counted = Dimensions([.count])
        /// What is not a measure of things.
        static let abstract = Dimensions([.count, .money, .duration, .share])

        func isSubset(of other: Dimensions) -> Bool { bits & ~other.bits == 0 }

        func contains(_ dimension: Dimension) -> Bool { bits & Dimensions.bit(dimension) != 0 }

        private static let all = Dimension.allCases

        private static func bit(_ dimension: Dimension) -> UInt32 {
            1 << UInt32(all.firstIndex(of: dimension) ?? 0)
        }
    }

    /// A modality row of `cues.tsv`: plain bits too.
    struct Modal: Sendable {
        enum Before: Sendable { case anything, imperfect, noun, clause }
        enum Certainty: String, Sendable {
            case certain = "CT+"
            case probable = "PR+"
            case possible = "PS+"
            case certainlyNot = "CT-"
            case improbable = "PR-"
            case impossible = "PS-"
        }

        let kind: Claim.Modality.Kind
        let certainty: Certainty
        let hypothetical: Bool
        let plan: Bool
        /// Whether it says what something is able to do.
        let isCapability: Bool
        let negates: Bool
        let ambiguous: Bool
        let before: Before
    }

    /// A row of `grammar.tsv`.
    struct Grammar: Sendable {
        enum Kind: String, Sendable {
            case verb, noun, complementizer, subordinator, link, generic, comparative, actor, masdar, name,
                adverb
            /// Denies the adjective behind it: `غير`.
            case privative
        }
        enum Link: String, Sendable { case contrast, part, apposition, amount, input, whole, from, to, next }
        enum Role: String, Sendable { case copula, auxiliary, causative }

        var kind: Kind
        var link: Link?
        var role: Role?
        var perfect: Bool
        /// Opens a sentence that goes on from the one before.
        var joins: Bool
        var result: Bool
        var condition: Bool
        /// Says that something was gained, not what (`حقق`).
        var isGain: Bool
        /// A date behind it is part of a contract's name (`تسليم سبتمبر`).
        var namesContract: Bool
        /// Is another word where it ends in `ة`.
        var endsInHeh: Bool
        /// Opens a clause that tells more of the same event (`حيث`).
        var elaborates: Bool
        /// Of verbs: a count right behind it is what is taken, not who does it (`تضم 5 مراكز`).
        var takesObject: Bool
        /// Adds a further thing to those before (`إضافة إلى`).
        var adds: Bool
        /// A participle that counts what a thing has (`مكونة من 21 نظاما`).
        var isMade: Bool
    }

    enum Stop: String, Sendable {
        case preposition, conjunction, relative, particle, demonstrative, pronoun, adverb
    }

    private let names: [String]
    private let metrics: DerivedTable<Metric?>
    private let modals: DerivedTable<Modal?>
    private let grammars: DerivedTable<Grammar?>
    private let stops: DerivedTable<Stop?>
    private let finiteVerbs: DerivedTable<Attribution.Stance?>
    private let firstAttribution: EntryID
    private let firstMetric: EntryID, firstModal: EntryID, firstGrammar: EntryID, firstStop: EntryID

    init(_ lexicon: Lexicon) {
        firstMetric = lexicon.entries(of: .metrics).lowerBound
        firstModal = lexicon.entries(of: .cues).lowerBound
        firstGrammar = lexicon.entries(of: .grammar).lowerBound
        firstStop = lexicon.entries(of: .nouns).lowerBound
        firstAttribution = lexicon.entries(of: .attributions).lowerBound
        finiteVerbs = lexicon.derived("stances of finite verbs") {
            lexicon.entries(of: .attributions).map {
                let features = lexicon.features($0)
                guard features["form"] == "finite" else { return nil }
                let stance = features["stance"].flatMap(Attribution.Stance.init) ?? .neutral
                // `يقيم` is more often living somewhere than valuing something.
                return stance == .estimative && features["content"] == "event" ? .neutral : stance
            }
        }
        lazy var read = MetricRows(lexicon)
        metrics = lexicon.derived("metrics") { read.metrics }
        let rows = lexicon.derived("rows of metric names") { read.rowsOfNames }
        names = (0..<rows.count).map { MetricRows.name(rows[$0], lexicon) }
        modals = lexicon.derived("modals") {
            lexicon.entries(of: .cues).map { ClaimLexicon.modal(lexicon.id($0), lexicon.features($0)) }
        }
        grammars = lexicon.derived("grammar") {
            lexicon.entries(of: .grammar).map { ClaimLexicon.grammar(lexicon.features($0)) }
        }
        stops = lexicon.derived("function words") {
            lexicon.entries(of: .nouns).map { lexicon.features($0)["stop"].flatMap(Stop.init) }
        }
    }

    /// The rows of `metrics.tsv`, and the names their numbers stand for.
    private struct MetricRows {
        private(set) var metrics: [Metric?] = []
        /// The first row with each name: twice its entry, and one more where it is the row's parent.
        private(set) var rowsOfNames: [UInt32] = []

        init(_ lexicon: Lexicon) {
            var numbers: [String: UInt16] = [:]
            for entry in lexicon.entries(of: .metrics) {
                func number(_ name: String, _ row: UInt32) -> UInt16 {
                    if let known = numbers[name] { return known }
                    let fresh = UInt16(clamping: rowsOfNames.count)
                    rowsOfNames.append(row)
                    numbers[name] = fresh
                    return fresh
                }
                let features = lexicon.features(entry)
                let key = number(lexicon.id(entry), entry * 2)
                let family = features["parent"].map { number($0, entry * 2 + 1) } ?? key
                metrics.append(ClaimLexicon.metric(key: key, family: family, features))
            }
        }

        static func name(_ row: UInt32, _ lexicon: Lexicon) -> String {
            let id = lexicon.id(row / 2)
            return row % 2 == 0 ? id : lexicon.features(row / 2)["parent"] ?? id
        }
    }

    func metric(_ entry: EntryID) -> Metric? { ClaimLexicon.at(metrics, entry, firstMetric) }
    func modal(_ entry: EntryID) -> Modal? { ClaimLexicon.at(modals, entry, firstModal) }
    func grammar(_ entry: EntryID) -> Grammar? { ClaimLexicon.at(grammars, entry, firstGrammar) }
    func stop(_ entry: EntryID) -> Stop? { ClaimLexicon.at(stops, entry, firstStop) }

    /// Key of a metric.
    func name(_ key: UInt16) -> String { Int(key) < names.count ? names[Int(key)] : "" }

    /// Stance of an attribution row that is a finite verb.
    func stance(_ entry: EntryID) -> Attribution.Stance? {
        ClaimLexicon.at(finiteVerbs, entry, firstAttribution)
    }

    private static func at<T: BitwiseCopyable & Sendable>(
        _ rows: DerivedTable<T?>, _ entry: EntryID, _ first: EntryID
    ) -> T? {
        guard entry >= first, Int(entry - first) < rows.count else { return nil }
        return rows[Int(entry - first)]
    }

    private static func metric(key: UInt16, family: UInt16, _ features: Features) -> Metric {
        let form: Metric.Form =
            switch features["form"] {
            case "possessive": .possessive
            case "phrase": .phrase
            case "verb": .verb
            default: .noun
            }
        let names = (features["dimension"] ?? "any").split(separator: ",")
        return Metric(
            key: key, family: family,
            kind: features["kind"].flatMap(Metric.Kind.init) ?? .level, form: form,
            direction: features["direction"] == "up" ? 1 : features["direction"] == "down" ? -1 : 0,
            links: features["link"] != nil, ambiguous: features["context"] != nil,
            takesAgent: features["agent"] != nil,
            dimensions: Dimensions(names.compactMap { Dimension(rawValue: String($0)) }))
    }

    private static func modal(_ id: String, _ features: Features) -> Modal? {
        guard let kind = features["modality"].flatMap(Claim.Modality.Kind.init) else { return nil }
        let before: Modal.Before =
            switch features["before"] {
            case "imperfect": .imperfect
            case "noun": .noun
            case "clause": .clause
            default: .anything
            }
        return Modal(
            kind: kind, certainty: features["certainty"].flatMap(Modal.Certainty.init) ?? .certain,
            hypothetical: features["hypothetical"] != nil,
            plan: features["plan"] != nil,
            isCapability: id == "modality.able", negates: features["negates"] != nil,
            ambiguous: features["ambiguous"] != nil,
            before: before)
    }

    private static func grammar(_ features: Features) -> Grammar? {
        guard let kind = features["kind"].flatMap(Grammar.Kind.init) else { return nil }
        return Grammar(
            kind: kind, link: features["link"].flatMap(Grammar.Link.init),
            role: features["role"].flatMap(Grammar.Role.init),
            perfect: features["form"] == "perfect", joins: features["join"] != nil,
            result: features["result"] != nil,
            condition: features["condition"] != nil, isGain: features["gain"] != nil,
            namesContract: features["contract"] != nil, endsInHeh: features["heh"] != nil,
            elaborates: features["elaborates"] != nil, takesObject: features["object"] != nil,
            adds: features["adds"] != nil, isMade: features["made"] != nil)
    }
}
