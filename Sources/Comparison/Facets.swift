/// How the two claims of a pair compare, field by field.
public struct Facets: Sendable, Equatable {
    /// How the amounts compare.
    public enum Value: String, Sendable, CaseIterable {
        /// The same number, bounded alike.
        case equal
        /// Amounts that both figures allow: rounding, containment, a weaker bound.
        case compatible
        /// Amounts that exclude each other.
        case conflict
        /// Measured in what cannot be converted exactly, or vague.
        case incomparable
    }

    /// Which claim bounds its amount more tightly.
    public enum BoundFacet: String, Sendable, CaseIterable {
        case same
        case strongerInA = "stronger_in_a"
        case strongerInB = "stronger_in_b"
    }

    /// Which claim is surer of its figure.
    public enum Certainty: String, Sendable, CaseIterable {
        case same
        case higherInA = "higher_in_a"
        case higherInB = "higher_in_b"
    }

    /// How those who state it compare.
    public enum Telling: String, Sendable, CaseIterable {
        /// The same source, or none in both.
        case same
        /// Sources of one class, one of them unnamed.
        case sameClass = "same_class"
        case missingInA = "missing_in_a"
        case missingInB = "missing_in_b"
        case different
    }

    /// How the times compare.
    public enum Time: String, Sendable, CaseIterable {
        case equal
        /// Times that one figure can hold for.
        case compatible
        /// Two times that cannot both hold.
        case differs
        case missingInA = "missing_in_a"
        case missingInB = "missing_in_b"
    }

    /// How what the figures are about compares.
    public enum Subject: String, Sendable, CaseIterable {
        case equal
        case broaderInA = "broader_in_a"
        case broaderInB = "broader_in_b"
        case underspecifiedInA = "underspecified_in_a"
        case underspecifiedInB = "underspecified_in_b"
        case missingInA = "missing_in_a"
        case missingInB = "missing_in_b"
    }

    /// How the amounts compare.
    public var value: Value
    /// Which claim bounds its amount more tightly.
    public var bound: BoundFacet
    /// Which claim is surer.
    public var certainty: Certainty
    /// Who states it.
    public var attribution: Telling
    /// The outlets it was said through; `nil` where neither claim names one.
    public var via: Telling?
    /// When it holds.
    public var time: Time
    /// What it is about.
    public var subject: Subject

    /// Facets from their parts; those of a claim and itself unless told otherwise.
    public init(
        value: Value = .equal, bound: BoundFacet = .same, certainty: Certainty = .same,
        attribution: Telling = .same, via: Telling? = nil, time: Time = .equal, subject: Subject = .equal
    ) {
        self.value = value
        self.bound = bound
        self.certainty = certainty
        self.attribution = attribution
        self.via = via
        self.time = time
        self.subject = subject
    }

    /// Whether no field differs.
    public var isAgreement: Bool {
        value == .equal && bound == .same && certainty == .same && attribution == .same
            && (via ?? .same) == .same && time == .equal && subject == .equal
    }

    /// The facets of the same pair with its claims exchanged.
    public var mirrored: Facets {
        Facets(
            value: value, bound: bound.mirrored, certainty: certainty.mirrored,
            attribution: attribution.mirrored, via: via?.mirrored, time: time.mirrored,
            subject: subject.mirrored)
    }
}

/// A facet that says which of two claims has something more or less.
protocol Sided: RawRepresentable where RawValue == String {}

extension Sided {
    /// The facet with the claims exchanged: `…_in_a` for `…_in_b`.
    var mirrored: Self {
        let name = rawValue
        let other =
            name.hasSuffix("_in_a")
            ? String(name.dropLast()) + "b" : name.hasSuffix("_in_b") ? String(name.dropLast()) + "a" : name
        return Self(rawValue: other) ?? self
    }
}

extension Facets.BoundFacet: Sided {}
extension Facets.Certainty: Sided {}
extension Facets.Telling: Sided {}
extension Facets.Time: Sided {}
extension Facets.Subject: Sided {}

/// What a pair of claims comes to.
public enum Verdict: String, Sendable, CaseIterable {
    /// No field differs.
    case agree
    /// The claims can both hold, but one says more, or otherwise.
    case agreeWithDifferences = "agree_with_differences"
    /// The amounts exclude each other, or two explicit times cannot both hold.
    case conflict
    /// Whether they are about the same thing, or how they compare, is for a person to say.
    case review
}
