import Extraction

/// One check of the claims of an article, with what users are told about it.
///
/// A class, since every run goes through all of them.
public final class Rule: Sendable {
    /// `family/rule`.
    public let name: String
    /// What stands before the slash of its name.
    public var family: Substring { name.prefix { $0 != "/" } }
    /// How grave a finding of it is.
    public let level: Level
    /// What it checks.
    public let summary: Bilingual
    /// A sentence it fires on.
    public let example: Bilingual
    /// What an article has where the rule can find or confirm anything.
    let needs: ArticleFacts
    let check: @Sendable (CheckedArticle, inout Report) -> Void

    init(
        _ name: String, _ level: Level, needs: ArticleFacts = [], summary: Bilingual, example: Bilingual,
        check: @escaping @Sendable (CheckedArticle, inout Report) -> Void
    ) {
        self.name = name
        self.level = level
        self.summary = summary
        self.example = example
        self.needs = needs
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

/// What the rules found.
struct Report {
    fileprivate(set) var validation = Validation()
    /// The rule that is running.
    private var rule: Rule

    init(_ rule: Rule) { self.rule = rule }

    /// Runs a rule on an article that has what the rule needs.
    mutating func run(_ rule: Rule, _ article: CheckedArticle) {
        self.rule = rule
        rule.check(article, &self)
    }

    /// Notes that the rule was broken.
    ///
    /// - Parameter level: how grave it is, where that is less than the rule has it.
    mutating func fire(
        _ claims: [Int], at span: TextSpan? = nil, _ level: Level? = nil, ar: String, en: String,
        _ data: [(name: String, value: String)] = []
    ) {
        validation.findings.append(
            Finding(
                rule: rule.name, level: level ?? rule.level, claims: claims, span: span, message: (ar, en),
                data: data)
        )
    }

    /// Notes that the rule ran over claims and held.
    mutating func hold(_ claims: [Int]) {
        guard !claims.isEmpty else { return }
        validation.passed.append(PassedCheck(rule: rule.name, claims: claims))
    }
}
