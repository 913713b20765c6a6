public import Extraction
public import Lexicon

/// Checks the claims of one document against each other and the text.
public struct Validator: Sendable {
    private let lexicon: Lexicon
    private let ruleWords: RuleWords.Table

    /// A validator that runs every rule of ``Rules/all``.
    public init(_ lexicon: Lexicon = .embedded) {
        self.lexicon = lexicon
        ruleWords = RuleWords.Table(lexicon)
    }

    /// What the checks found, and which held.
    public func validate(_ document: borrowing Document, _ mentions: borrowing Mentions, _ claims: [Claim])
        -> Validation
    {
        let article = CheckedArticle(
            document: copy document, mentions: copy mentions, claims: claims, lexicon: lexicon,
            ruleWords: ruleWords)
        var report = Report(.rangeOrder)
        for rule in Rules.all { report.run(rule, article) }
        return report.validation
    }
}
