import ArabicText

/// A half-open range of bytes of the source text.
public struct TextSpan: Sendable, Hashable {
    // Tokens reach no further either; a mention holds half a dozen spans, and is copied often.
    @usableFromInline var first: UInt32
    @usableFromInline var limit: UInt32

    /// First byte.
    @inlinable public var start: Int {
        get { Int(first) }
        set { first = UInt32(clamping: newValue) }
    }
    /// Byte after the last one.
    @inlinable public var end: Int {
        get { Int(limit) }
        set { limit = UInt32(clamping: newValue) }
    }

    /// A span from its first byte to the byte after its last.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        first = UInt32(clamping: start)
        limit = UInt32(clamping: end)
    }

    /// The span as a range.
    public var range: Range<Int> { start..<end }

    /// Whether the two have a byte in common.
    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// Whether the other lies within this one.
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
    /// What the unit measures.
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
    /// The lower end, for `between`, `at_least` and `more_than`.
    public var lower: ExactDecimal?
    /// The upper end, for `between`, `at_most` and `less_than`.
    public var upper: ExactDecimal?
    /// How the number bounds the amount.
    public var bound: Bound
    /// Whether the text says the number is approximate.
    public var approximate: Bool
    /// What it is counted or measured in.
    public var unit: Unit
    /// Where the number itself is written.
    public var number: TextSpan
    /// Where the bound or approximation is said.
    public var cue: TextSpan?
    /// Whether it is an amount of change rather than a level.
    public var delta: Bool
    /// Whether it stands for a length of time that only frames another figure (`لمدة عام`, `خلال 3 سنوات`).
    public var isPeriod: Bool

    /// A quantity from its parts.
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
    /// How wide the expression is, or what else it is.
    public enum Kind: String, Sendable, CaseIterable {
        case day, month, quarter, half, season, year, decade, century, interval, relative, rate
    }

    /// Without the preposition before it.
    public var span: TextSpan
    /// Tokens the span touches.
    public var tokens: Range<Int>
    /// What the expression names.
    public var kind: Kind
    /// EDTF, as far as the text (or the publication date) says; `nil` where it does not.
    public var edtf: String?
    /// How it relates to what is told.
    public var relation: TimeRelation
    /// First and last day covered, ISO 8601.
    public var earliest: String?
    /// Last day covered, ISO 8601.
    public var latest: String?
    /// Whether the publication date was needed to say it.
    public var resolved: Bool

    /// A date from its parts.
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
    /// What is named.
    public enum Kind: String, Sendable, CaseIterable, BitwiseCopyable {
        case company, agency, government, media, other, person, place, product, asset

        /// Whether it is one of the organisation types.
        public var isOrganization: Bool {
            switch self {
            case .company, .agency, .government, .media, .other: true
            case .person, .place, .product, .asset: false
            }
        }
    }

    /// Where the name stands, without proclitics, quotation marks and general head words.
    public var span: TextSpan
    /// Tokens the span touches.
    public var tokens: Range<Int>
    /// What is named.
    public var type: Kind
    /// Canonical name across scripts; the text's own words where no lexicon knows it.
    public var name: String
    /// Wikidata id, only where it is certain.
    public var wikidata: String?

    /// An entity from its parts.
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
    /// The form of the attribution.
    public enum Kind: String, Sendable, CaseIterable {
        case reportingVerb = "reporting_verb"
        case accordingTo = "according_to"
        case document
        case directQuote = "direct_quote"
        case sourceLine = "source_line"
        case impersonal
    }

    /// What the source is.
    public enum SourceType: String, Sendable, CaseIterable {
        case person, organization, media, document, analysts, group, anonymous, implicit, none
    }

    /// How the teller stands to what is told.
    public enum Stance: String, Sendable, CaseIterable, BitwiseCopyable {
        case neutral, strong, predictive, estimative, evidential, doubting
    }

    /// How the words of the source are given.
    public enum Quote: String, Sendable, CaseIterable {
        case none, direct, indirect, mixed
    }

    /// The form of the attribution.
    public var kind: Kind
    /// The word or fixed phrase, without proclitics; `nil` for a direct quote or a source line without a cue.
    public var cue: TextSpan?
    /// Tokens of the cue; the place of the attribution where there is none.
    public var cueTokens: Range<Int>
    /// The source's head noun phrase; `nil` where it is implicit or there is none.
    public var source: TextSpan?
    /// What the source is.
    public var sourceType: SourceType
    /// Index of the entity named as the source (or in it), in the document's entities.
    public var entity: Int?
    /// Index of the outlet the statement was made through.
    public var via: Int?
    /// Index of the date of the statement, in the document's dates.
    public var saidAt: Int?
    /// How the teller stands to what is told.
    public var stance: Stance
    /// What is stated.
    public var content: TextSpan?
    /// How the words of the source are given.
    public var quote: Quote

    /// An attribution from its parts.
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
    /// Numbers with what they count or measure.
    public var quantities: [Quantity] = []
    /// Calendar expressions.
    public var dates: [DateMention] = []
    /// Named things.
    public var entities: [Entity] = []
    /// Who states what.
    public var attributions: [Attribution] = []

    /// Nothing found yet.
    public init() {}

    /// Index of the entity a token stands in; `nil` where it stands in none.
    public func entity(at token: Int) -> Int? {
        let low = (0..<entities.count).partition { entities[$0].tokens.upperBound <= token }
        return low < entities.count && entities[low].tokens.contains(token) ? low : nil
    }
}
