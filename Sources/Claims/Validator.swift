public import Extraction
public import Lexicon

/// Checks the claims of one document against each other and the text.
public struct Validator: Sendable {
    private let lexicon: Lexicon
    private let relations: RelationTable
    private let rules: [Rule]
    /// What each rule needs.
    private let needs: [ArticleFacts]

    /// A validator that runs rules: every one of ``Rules/all`` if none are given.
    public init(_ lexicon: Lexicon = .embedded, rules: [Rule] = Rules.all) {
        self.lexicon = lexicon
        self.rules = rules
        needs = rules.map(\.needs)
        relations = RelationTable(lexicon)
    }

    /// What the checks found, and which held.
    public func validate(_ document: borrowing Document, _ mentions: borrowing Mentions, _ claims: [Claim])
        -> Validation
    {
        let article = CheckedArticle(
            document: copy document, mentions: copy mentions, claims: claims, lexicon: lexicon,
            relations: relations)
        var report = Report(.rangeOrder)
        // Most rules need what an article has not: those are passed over without being touched.
        for index in needs.indices where article.facts.isSuperset(of: needs[index]) {
            report.run(rules[index], article)
        }
        return report.validation
    }
}
