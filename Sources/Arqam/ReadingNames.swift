internal import ArabicText
public import Claims
public import Extraction

// What the parts of a claim are called: the name by which things are compared, else the words of the text.
extension ArticleReading {
    /// The key of a metric or subject, else what a pronoun stands for, else the words; `nil` where there is none.
    public func name(of referent: Claim.Referent) -> String? {
        if let key = referent.key { return key }
        // `أرباحها` says less than whose they are.
        if referent.status == .resolved, let named = referent.antecedent {
            return words(of: named)
        }
        return referent.spans.isEmpty ? nil : referent.spans.map(words).joined(separator: " ")
    }

    /// Who an attribution names: an entity's canonical name, else the words, else what kind of source it is.
    public func sourceName(ofAttribution index: Int) -> String {
        let attribution = mentions.attributions[index]
        if let entity = attribution.entity { return mentions.entities[entity].name }
        return attribution.source.map(words) ?? attribution.sourceType.rawValue
    }

    /// The text of a span on one line: line breaks and runs of spaces are single spaces.
    public func words(of span: TextSpan) -> String {
        document.source.slice(span.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
