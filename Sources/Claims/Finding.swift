public import Extraction

/// How grave a finding is.
public enum Level: String, Sendable, CaseIterable {
    case error, warning, note
}

/// Something a check found in the claims of a document, explained.
public struct Finding: Sendable {
    /// `family/rule`.
    public var rule: String
    /// How grave it is.
    public var level: Level
    /// Indices of the claims concerned.
    public var claims: [Int]
    /// Where in the text.
    public var span: TextSpan?
    /// What was found, with the figures and the arithmetic, in Arabic and in English.
    public var message: (ar: String, en: String)
    /// The figures behind the message, by name.
    public var data: [(name: String, value: String)]

    /// A finding of a rule.
    public init(
        rule: String, level: Level, claims: [Int], span: TextSpan? = nil, message: (ar: String, en: String),
        data: [(name: String, value: String)] = []
    ) {
        self.rule = rule
        self.level = level
        self.claims = claims
        self.span = span
        self.message = message
        self.data = data
    }
}

/// A check that ran and held.
public struct PassedCheck: Sendable {
    /// `family/rule`.
    public var rule: String
    /// Indices of the claims it ran over.
    public var claims: [Int]

    /// A check that held.
    public init(rule: String, claims: [Int]) {
        self.rule = rule
        self.claims = claims
    }
}

/// The outcome of the validation stage.
public struct Validation: Sendable {
    /// What was found.
    public var findings: [Finding] = []
    /// What ran and held.
    public var passed: [PassedCheck] = []

    /// Nothing found yet.
    public init() {}
}
