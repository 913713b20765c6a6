public import Extraction

/// One checked statement: about a figure, or about two named things held against each other.
public struct Claim: Sendable {
    /// What a claim states.
    public enum Kind: String, Sendable, CaseIterable {
        /// A figure.
        case numeric
        /// That something measured is as much as, more or less than something named.
        case comparison
        /// The same of what no metric of the lexicon measures.
        case qualitative
    }

    /// What a figure does in its statement.
    public enum Role: String, Sendable, CaseIterable {
        /// The figure is what is stated.
        case measure
        /// The figure is the input or condition of another claim.
        case condition
        /// The figure is a length of time that frames another claim.
        case period
        /// The figure counts the sources of a statement.
        case attributionCount = "attribution_count"
    }

    /// How a referent was found.
    public enum Status: String, Sendable, CaseIterable {
        case explicit, resolved, implied, missing
    }

    /// What is measured, or whose it is: where it is written and how it was found.
    public struct Referent: Sendable, Equatable {
        /// The words that name it.
        public var spans: [TextSpan]
        /// Key of the metric lexicon, or the canonical name of an entity.
        public var key: String?
        /// How it was found.
        public var status: Status
        /// Where the thing a pronoun or a general word stands for is named.
        public var antecedent: TextSpan?

        /// A referent and where it is written.
        public init(spans: [TextSpan] = [], key: String? = nil, status: Status, antecedent: TextSpan? = nil) {
            self.spans = spans
            self.key = key
            self.status = status
            self.antecedent = antecedent
        }

        /// No referent.
        public static let missing = Referent(status: .missing)
    }

    /// How sure the text is of a figure.
    public struct Modality: Sendable, Equatable {
        /// What the figure is to the text.
        public enum Kind: String, Sendable, CaseIterable, BitwiseCopyable {
            case fact, estimate, forecast, possibility
        }

        /// What the figure is to the text.
        public var kind: Kind
        /// FactBank-like: `CT+` certain, `PR+` probable, `PS+` possible, `-` for negated ones, `Uu` unknown.
        public var certainty: String
        /// The words that say so.
        public var cue: TextSpan?
        /// Whether it is denied.
        public var negated: Bool
        /// Whether it hangs on a condition.
        public var hypothetical: Bool

        /// A modality; a plain fact without more.
        public init(
            kind: Kind = .fact, certainty: String = "CT+", cue: TextSpan? = nil, negated: Bool = false,
            hypothetical: Bool = false
        ) {
            self.kind = kind
            self.certainty = certainty
            self.cue = cue
            self.negated = negated
            self.hypothetical = hypothetical
        }
    }

    /// When the fact holds (not when it was stated).
    public struct Time: Sendable, Equatable {
        /// Index of the date in the document's dates.
        public var date: Int
        /// How the date relates to the fact.
        public var relation: TimeRelation

        /// A date and its relation to the fact.
        public init(date: Int, relation: TimeRelation) {
            self.date = date
            self.relation = relation
        }
    }

    /// Confidence of each field, 0…1.
    public struct Confidence: Sendable, Equatable {
        /// Of the figure.
        public var value: Double
        /// Of whose it is.
        public var subject: Double
        /// Of when it holds.
        public var time: Double
        /// Of who states it.
        public var attribution: Double

        /// Certain of everything unless told otherwise.
        public init(value: Double = 1, subject: Double = 1, time: Double = 1, attribution: Double = 1) {
            self.value = value
            self.subject = subject
            self.time = time
            self.attribution = attribution
        }
    }

    /// What kind of figure a metric is.
    public enum MetricKind: String, Sendable, CaseIterable, BitwiseCopyable {
        case level, flow, price, share, change, event
    }

    /// How a figure hangs on another of the same statement.
    public struct Link: Sendable, Equatable {
        /// What the figure is to the other.
        public enum Kind: String, Sendable, CaseIterable {
            /// The level before, or held against the other.
            case before
            /// The level the other, a change, leads to.
            case level
            /// The amount by which the other changed.
            case change
            /// Part of the other.
            case part
            /// The other in different words.
            case apposition
            /// A further figure of the statement, what it depends on, the whole of a share, a measure of what was
            /// counted, another metric under the same verb.
            case coordinate, input, whole, detail, sibling
        }

        /// What the figure is to the other.
        public var kind: Kind
        /// Index of the other claim.
        public var claim: Int

        /// A link to another claim.
        public init(kind: Kind, claim: Int) {
            self.kind = kind
            self.claim = claim
        }
    }

    /// What a builder sees of a claim besides its fields.
    public struct Traits: OptionSet, Sendable {
        /// The traits as bits.
        public let rawValue: UInt16

        /// Traits from their bits.
        public init(rawValue: UInt16) { self.rawValue = rawValue }

        /// The subject is only the whole a share is taken of, and that names no holder.
        public static let wholeOnly = Traits(rawValue: 1)
        /// The sentence goes on from the one before, over a full stop that should not be there.
        public static let joined = Traits(rawValue: 2)
        /// The cue of the modality says what something is able to do.
        public static let capability = Traits(rawValue: 4)
        /// The cue of the modality is somebody's plan.
        public static let plan = Traits(rawValue: 8)
        /// The verb says only that something was gained, not what kind of money it is.
        public static let gain = Traits(rawValue: 16)
        /// A ratio after a comparative, `أكثر قيمة بخمس مرات`.
        public static let comparative = Traits(rawValue: 32)
        /// `إلى` stands before the figure: a level reached.
        public static let toLevel = Traits(rawValue: 128)
        /// `من` stands before the figure: a level left.
        public static let fromLevel = Traits(rawValue: 256)
        /// The verb speaks of the time to come, and not of what was once to come.
        public static let prospective = Traits(rawValue: 512)
        /// The date stands right behind the figure.
        public static let dated = Traits(rawValue: 1024)
        /// A verb in the perfect says that the figure was reached (`بلغ`).
        public static let reached = Traits(rawValue: 2048)
        /// The figure is in a unit that the metric, which the verb ties it to, is never measured in.
        public static let misfit = Traits(rawValue: 4096)
        /// Whoever expects or estimates it stands with the verb or the noun that says so.
        public static let held = Traits(rawValue: 8192)
        /// The cue expects or estimates in nobody's name.
        public static let impersonal = Traits(rawValue: 64)
    }

    /// What the claim states.
    public var type: Kind
    /// Index of the quantity in the document's quantities; `nil` for a comparison without a figure.
    public var quantity: Int?
    /// What the figure does in its statement.
    public var role: Role
    /// What is measured.
    public var metric: Referent
    /// Whose it is.
    public var subject: Referent
    /// The whole a share or ratio is taken of.
    public var denominator: TextSpan?
    /// The condition it hangs on.
    public var condition: TextSpan?
    /// Index of the place in the document's entities.
    public var place: Int?
    /// When it holds.
    public var time: Time?
    /// How sure the text is of it.
    public var modality: Modality
    /// Indices of attributions, from the outermost teller to the first source.
    public var attributions: [Int]
    /// Whether it is quoted.
    public var quote: Attribution.Quote
    /// Sentence of the document the figure stands in.
    public var sentence: Int
    /// How sure the reader is of each field.
    public var confidence: Confidence
    /// How it stands to another thing: of comparisons and qualitative claims.
    public var relation: Relation?
    /// The claim this one hangs on.
    public var link: Link?
    /// What kind of figure the metric is.
    public var metricKind: MetricKind?
    /// The general metric that the metric's key is a kind of: consumption for electricity consumption.
    public var metricFamily: String?
    /// Direction of the change the metric names: 1 up, -1 down, 0 none or unsaid.
    public var direction = 0
    /// What else the builder saw that checks ask for.
    public var traits: Traits = []

    /// A claim about a figure.
    public init(
        type: Kind = .numeric, quantity: Int?, role: Role = .measure, metric: Referent = .missing,
        subject: Referent = .missing, denominator: TextSpan? = nil, condition: TextSpan? = nil,
        place: Int? = nil,
        time: Time? = nil, modality: Modality = Modality(), attributions: [Int] = [],
        quote: Attribution.Quote = .none,
        sentence: Int, confidence: Confidence = Confidence()
    ) {
        self.type = type
        self.quantity = quantity
        self.role = role
        self.metric = metric
        self.subject = subject
        self.denominator = denominator
        self.condition = condition
        self.place = place
        self.time = time
        self.modality = modality
        self.attributions = attributions
        self.quote = quote
        self.sentence = sentence
        self.confidence = confidence
    }
}
