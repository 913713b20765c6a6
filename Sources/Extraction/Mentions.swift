/// A half-open range of bytes of the source text.
public struct TextSpan: Sendable, Hashable {
    public var start: Int
    public var end: Int

    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    public var range: Range<Int> { start..<end }

    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
}

/// How a number bounds the amount it speaks of.
public enum Bound: String, Sendable, CaseIterable {
    case exact
    case moreThan = "more_than"
    case atLeast = "at_least"
    case lessThan = "less_than"
    case atMost = "at_most"
    case between
    /// An amount without a number: `عشرات`, `عدة`, `المليارات`.
    case vague
}

/// What kind of thing a unit measures.
public enum Dimension: String, Sendable, CaseIterable {
    case share, money, energy, power, mass, length, area, volume, duration, temperature, data, frequency,
        speed
    case ratio, index, count, pressure, voltage, charge, current, angle, sound, other
}

/// The unit of a quantity.
public struct Unit: Sendable, Equatable {
    /// UCUM, ISO 4217, `%`, `[pp]`, `[bps]`, `{count}`, `{point}` or `1`, with its rate: `[bbl]/d`.
    public var code: String
    public var dimension: Dimension
    /// The part of the code after the slash, or `nil`.
    public var per: String?
    /// Where the unit is written; `nil` where it is only implied.
    public var text: TextSpan?
    /// The noun counted, where one is written.
    public var counted: TextSpan?

    /// A unit from its code.
    public init(
        code: String, dimension: Dimension, per: String? = nil, text: TextSpan? = nil,
        counted: TextSpan? = nil
    ) {
        self.code = code
        self.dimension = dimension
        self.per = per
        self.text = text
        self.counted = counted
    }
}

/// A number with what it counts or measures.
public struct Quantity: Sendable {
    /// From the bound cue through numbers, scale words, unit and rate; joined proclitics stay outside.
    public var span: TextSpan
    /// Tokens the span touches.
    public var tokens: Range<Int>
    /// The amount, for `exact` ones.
    public var value: ExactDecimal?
    public var lower: ExactDecimal?
    public var upper: ExactDecimal?
    public var bound: Bound
    /// Whether the text says the number is approximate.
    public var approximate: Bool
    public var unit: Unit
    /// Where the number itself is written.
    public var number: TextSpan
    /// Where the bound or approximation is said.
    public var cue: TextSpan?
    /// Whether it is an amount of change rather than a level.
    public var delta: Bool
    /// Whether it stands for a length of time that only frames another figure (`لمدة عام`, `خلال 3 سنوات`).
    public var isPeriod: Bool

    public init(
        span: TextSpan, tokens: Range<Int>, value: ExactDecimal?, lower: ExactDecimal? = nil,
        upper: ExactDecimal? = nil,
        bound: Bound = .exact, approximate: Bool = false, unit: Unit, number: TextSpan, cue: TextSpan? = nil,
        delta: Bool = false, isPeriod: Bool = false
    ) {
        self.span = span
        self.tokens = tokens
        self.value = value
        self.lower = lower
        self.upper = upper
        self.bound = bound
        self.approximate = approximate
        self.unit = unit
        self.number = number
        self.cue = cue
        self.delta = delta
        self.isPeriod = isPeriod
    }
}

/// How a date relates to what is said of it.
public enum TimeRelation: String, Sendable, CaseIterable {
    case at, during, by
    case byEndOf = "by_end_of"
    case since, until, rate
}

/// A calendar expression.
public struct DateMention: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case day, month, quarter, half, year, decade, century, interval, relative, rate
    }

    /// Without the preposition before it.
    public var span: TextSpan
    public var tokens: Range<Int>
    public var kind: Kind
    /// EDTF, as far as the text (or the publication date) says; `nil` where it does not.
    public var edtf: String?
    public var relation: TimeRelation
    /// First and last day covered, ISO 8601.
    public var earliest: String?
    public var latest: String?
    /// Whether the publication date was needed to say it.
    public var resolved: Bool

    public init(
        span: TextSpan, tokens: Range<Int>, kind: Kind, edtf: String?, relation: TimeRelation = .at,
        earliest: String? = nil, latest: String? = nil, resolved: Bool = false
    ) {
        self.span = span
        self.tokens = tokens
        self.kind = kind
        self.edtf = edtf
        self.relation = relation
        self.earliest = earliest
        self.latest = latest
        self.resolved = resolved
    }
}

/// A named thing.
public struct Entity: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case company, agency, government, media, other, person, place, product, asset

        /// Whether it is one of the organisation types.
        public var isOrganization: Bool {
            switch self {
            case .company, .agency, .government, .media, .other: true
            case .person, .place, .product, .asset: false
            }
        }
    }

    public var span: TextSpan
    public var tokens: Range<Int>
    public var type: Kind
    /// Canonical name across scripts; the text's own words where no lexicon knows it.
    public var name: String
    public var wikidata: String?

    public init(span: TextSpan, tokens: Range<Int>, type: Kind, name: String, wikidata: String? = nil) {
        self.span = span
        self.tokens = tokens
        self.type = type
        self.name = name
        self.wikidata = wikidata
    }
}

/// Who states something, and how.
public struct Attribution: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case reportingVerb = "reporting_verb"
        case accordingTo = "according_to"
        case document
        case directQuote = "direct_quote"
        case sourceLine = "source_line"
        case impersonal
    }

    public enum SourceType: String, Sendable, CaseIterable {
        case person, organization, media, document, analysts, group, anonymous, implicit, none
    }

    public enum Stance: String, Sendable, CaseIterable {
        case neutral, strong, predictive, estimative, evidential, doubting
    }

    public enum Quote: String, Sendable, CaseIterable {
        case none, direct, indirect, mixed
    }

    public var kind: Kind
    /// The word or fixed phrase, without proclitics; `nil` for a direct quote or a source line without a cue.
    public var cue: TextSpan?
    public var cueTokens: Range<Int>
    /// The source's head noun phrase; `nil` where it is implicit or there is none.
    public var source: TextSpan?
    public var sourceType: SourceType
    /// Index of the entity named as the source (or in it), in the document's entities.
    public var entity: Int?
    /// Index of the outlet the statement was made through.
    public var via: Int?
    /// Index of the date of the statement, in the document's dates.
    public var saidAt: Int?
    public var stance: Stance
    /// What is stated.
    public var content: TextSpan?
    public var quote: Quote

    public init(
        kind: Kind, cue: TextSpan?, cueTokens: Range<Int>, source: TextSpan? = nil,
        sourceType: SourceType = .implicit,
        entity: Int? = nil, via: Int? = nil, saidAt: Int? = nil, stance: Stance = .neutral,
        content: TextSpan? = nil,
        quote: Quote = .none
    ) {
        self.kind = kind
        self.cue = cue
        self.cueTokens = cueTokens
        self.source = source
        self.sourceType = sourceType
        self.entity = entity
        self.via = via
        self.saidAt = saidAt
        self.stance = stance
        self.content = content
        self.quote = quote
    }
}

/// Everything the extractors found in one document, each list in order of the text.
public struct Mentions: Sendable {
    public var quantities: [Quantity] = []
    public var dates: [DateMention] = []
    public var entities: [Entity] = []
    public var attributions: [Attribution] = []

    public init() {}
}
