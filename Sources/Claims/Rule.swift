import Extraction

/// One check of the claims of an article, with what users are told about it.
public struct Rule: Sendable {
    /// `family/rule`.
    public let name: String
    /// How grave a finding of it is.
    public let level: Level
    /// What it checks.
    public let summary: Bilingual
    /// A sentence it fires on.
    public let example: Bilingual
    let check: @Sendable (CheckedArticle, inout Report) -> Void

    init(
        _ name: String, _ level: Level, summary: Bilingual, example: Bilingual,
        check: @escaping @Sendable (CheckedArticle, inout Report) -> Void
    ) {
        self.name = name
        self.level = level
        self.summary = summary
        self.example = example
        self.check = check
    }
}

/// A text in Arabic and in English.
public struct Bilingual: Sendable, Equatable {
    /// The Arabic text.
    public let ar: String
    /// The English text.
    public let en: String

    /// A text in both languages.
    public init(ar: String, en: String) {
        self.ar = ar
        self.en = en
    }
}

/// What a rule found.
struct Report {
    fileprivate(set) var validation = Validation()
    private let rule: Rule

    init(_ rule: Rule) { self.rule = rule }

    /// Notes that the rule was broken.
    mutating func fire(
        _ claims: [Int], at span: TextSpan? = nil, ar: String, en: String,
        _ data: [(name: String, value: String)] = []
    ) {
        validation.findings.append(
            Finding(
                rule: rule.name, level: rule.level, claims: claims, span: span, message: (ar, en), data: data)
        )
    }

    /// Notes that the rule ran over claims and held.
    mutating func hold(_ claims: [Int]) {
        guard !claims.isEmpty else { return }
        validation.passed.append(PassedCheck(rule: rule.name, claims: claims))
    }
}
