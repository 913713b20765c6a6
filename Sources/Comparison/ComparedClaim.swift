public import Claims
public import Extraction

/// A claim as comparison needs it: plain values, so that it can come out of a reading in memory or out of a store.
///
/// Texts are those of the source. Names of entities are canonical, as the lexicon gives them.
public struct ComparedClaim: Sendable, Equatable {
    /// Whether a figure is the level before a change or the one after it.
    public enum Step: String, Sendable, CaseIterable {
        case none, before, after
    }

    /// Id within its document, such as `c3`.
    public var id: String
    /// What the figure does in its statement.
    public var role: Claim.Role
    /// The figure; `nil` for a claim without one.
    public var figure: ComparedFigure?
    /// How it stands to another thing, of comparisons.
    public var relation: ComparedRelation?
    /// What is measured.
    public var metric: ComparedReferent
    /// Whose it is.
    public var subject: ComparedReferent
    /// The whole a share or ratio is taken of.
    public var denominator: String?
    /// Canonical name of the place.
    public var place: String?
    /// When it holds.
    public var time: ComparedTime?
    /// What the figure is to the text.
    public var modality: Claim.Modality.Kind
    /// FactBank-like: `CT+`, `PR+`, `PS+`, `-` for negated ones, `Uu`.
    public var certainty: String
    /// Whether it is denied.
    public var negated: Bool
    /// Who states it, from the outermost teller to the first source.
    public var sources: [ComparedSource]
    /// Whether it is quoted.
    public var quote: Attribution.Quote
    /// The sentence the figure stands in.
    public var sentence: String
    /// Whether it is the level before a change or after it.
    public var step: Step

    /// A claim from its parts.
    public init(
        id: String, role: Claim.Role = .measure, figure: ComparedFigure?, relation: ComparedRelation? = nil,
        metric: ComparedReferent = .missing, subject: ComparedReferent = .missing, denominator: String? = nil,
        place: String? = nil, time: ComparedTime? = nil, modality: Claim.Modality.Kind = .fact,
        certainty: String = "CT+", negated: Bool = false, sources: [ComparedSource] = [],
        quote: Attribution.Quote = .none, sentence: String, step: Step = .none
    ) {
        self.id = id
        self.role = role
        self.figure = figure
        self.relation = relation
        self.metric = metric
        self.subject = subject
        self.denominator = denominator
        self.place = place
        self.time = time
        self.modality = modality
        self.certainty = certainty
        self.negated = negated
        self.sources = sources
        self.quote = quote
        self.sentence = sentence
        self.step = step
    }
}

/// What the subject of a compared claim is held against.
public struct ComparedRelation: Sendable, Equatable {
    /// Which of the two is more.
    public var kind: Claim.Relation.Kind
    /// What it is held against.
    public var reference: ComparedReferent

    /// A relation from its parts.
    public init(kind: Claim.Relation.Kind, reference: ComparedReferent) {
        self.kind = kind
        self.reference = reference
    }
}

/// The figure of a compared claim.
public struct ComparedFigure: Sendable, Equatable {
    /// The amount, for exact ones.
    public var value: ExactDecimal?
    /// The lower end.
    public var lower: ExactDecimal?
    /// The upper end.
    public var upper: ExactDecimal?
    /// How the number bounds the amount.
    public var bound: Bound
    /// Whether the text says it is approximate.
    public var approximate: Bool
    /// UCUM, ISO 4217 and the other codes of ``Unit/code``.
    public var unit: String
    /// What the unit measures.
    public var dimension: Dimension
    /// The rate, the part of the code behind the slash.
    public var per: String?
    /// The unit as written; `nil` where it is only implied.
    public var unitText: String?
    /// The noun counted.
    public var counted: String?
    /// The number as written, scale words too.
    public var numberText: String
    /// The whole figure as written.
    public var text: String
    /// Whether it is an amount of change.
    public var delta: Bool
    /// Bytes of the document's text that ``text`` stands in; `nil` where that is not kept.
    public var range: Range<Int>?

    /// A figure from its parts.
    public init(
        value: ExactDecimal?, lower: ExactDecimal? = nil, upper: ExactDecimal? = nil, bound: Bound = .exact,
        approximate: Bool = false, unit: String, dimension: Dimension, per: String? = nil,
        unitText: String? = nil, counted: String? = nil, numberText: String, text: String,
        delta: Bool = false,
        range: Range<Int>? = nil
    ) {
        self.value = value
        self.lower = lower
        self.upper = upper
        self.bound = bound
        self.approximate = approximate
        self.unit = unit
        self.dimension = dimension
        self.per = per
        self.unitText = unitText
        self.counted = counted
        self.numberText = numberText
        self.text = text
        self.delta = delta
        self.range = range
    }
}

/// What is measured, or whose it is.
public struct ComparedReferent: Sendable, Equatable {
    /// The words that name it, joined by a space; empty where there are none.
    public var text: String
    /// Key of the metric lexicon, or canonical name of an entity.
    public var key: String?
    /// How it was found.
    public var status: Claim.Status
    /// What a pronoun or general word in it stands for.
    public var antecedent: String?

    /// A referent from its parts.
    public init(text: String, key: String? = nil, status: Claim.Status, antecedent: String? = nil) {
        self.text = text
        self.key = key
        self.status = status
        self.antecedent = antecedent
    }

    /// No referent.
    public static let missing = ComparedReferent(text: "", status: .missing)
}

/// When a compared claim holds.
public struct ComparedTime: Sendable, Equatable {
    /// The date as written.
    public var text: String
    /// EDTF; `nil` where the text alone does not say.
    public var edtf: String?
    /// How the date relates to the fact.
    public var relation: TimeRelation
    /// First day covered, ISO 8601.
    public var earliest: String?
    /// Last day covered, ISO 8601.
    public var latest: String?
    /// Whether the day of publication was needed to say it.
    public var isResolved: Bool

    /// A time from its parts.
    public init(
        text: String, edtf: String?, relation: TimeRelation, earliest: String? = nil, latest: String? = nil,
        isResolved: Bool = false
    ) {
        self.isResolved = isResolved
        self.text = text
        self.edtf = edtf
        self.relation = relation
        self.earliest = earliest
        self.latest = latest
    }
}

/// One teller of a compared claim.
public struct ComparedSource: Sendable, Equatable {
    /// The form of the attribution.
    public var kind: Attribution.Kind
    /// What the source is.
    public var type: Attribution.SourceType
    /// Canonical name of the entity named.
    public var name: String?
    /// The source as written.
    public var text: String?
    /// Canonical name of the outlet it was said through.
    public var via: String?

    /// A source from its parts.
    public init(
        kind: Attribution.Kind, type: Attribution.SourceType, name: String? = nil, text: String? = nil,
        via: String? = nil
    ) {
        self.kind = kind
        self.type = type
        self.name = name
        self.text = text
        self.via = via
    }
}
