internal import ArabicText
internal import Claims
internal import Extraction

/// How a field of a claim was read, in words.
public struct FieldReading: Sendable, Equatable {
    /// The field of the claim.
    public let field: String
    /// The rule of reading that gave it, `family/rule`.
    public let rule: String
    /// What that rule saw in this text.
    public let words: String
    /// How sure the reader is, 0…1; `nil` where no confidence is kept.
    public let confidence: Double?
}

extension ArticleReading {
    /// How each field of a claim was read.
    public func explanation(ofClaim index: Int) -> [FieldReading] {
        guard claims.indices.contains(index) else { return [] }
        let claim = claims[index]
        var fields: [FieldReading] = []
        if let quantity = claim.quantity.map({ mentions.quantities[$0] }) {
            fields.append(value(of: quantity, claim.confidence.value))
            fields.append(unit(of: quantity))
        }
        if let link = claim.link { fields.append(tie(link)) }
        if let relation = claim.relation { fields.append(comparison(relation)) }
        fields.append(metric(of: claim))
        fields.append(subject(of: claim))
        fields.append(time(of: claim))
        fields.append(modality(of: claim))
        fields.append(source(of: claim))
        return fields
    }

    private func shown(_ span: TextSpan) -> String {
        "“\(document.source.slice(span.range).replacing("\n", with: " "))”"
    }

    private func shown(_ spans: [TextSpan]) -> String { spans.map(shown).joined(separator: " ") }

    private func value(of quantity: Quantity, _ confidence: Double) -> FieldReading {
        let bound = quantity.bound.rawValue.replacing("_", with: " ")
        var words = "\(shown(quantity.number)) is \(bound)"
        if let cue = quantity.cue { words += ", because of \(shown(cue))" }
        if quantity.approximate { words += ", about" }
        return FieldReading(
            field: "value", rule: "value/\(quantity.bound.rawValue.replacing("_", with: "-"))", words: words,
            confidence: confidence)
    }

    private func unit(of quantity: Quantity) -> FieldReading {
        guard let text = quantity.unit.text ?? quantity.unit.counted else {
            return FieldReading(
                field: "unit", rule: "unit/implied",
                words: "no unit is written; \(quantity.unit.code) is implied",
                confidence: nil)
        }
        let rule = quantity.unit.text == nil ? "unit/counted-noun" : "unit/written"
        return FieldReading(
            field: "unit", rule: rule, words: "\(shown(text)) is \(quantity.unit.code)", confidence: nil)
    }

    private func tie(_ link: Claim.Link) -> FieldReading {
        let other = "c\(link.claim + 1)"
        let words =
            switch link.kind {
            case .before: "it is the earlier or other level that \(other) is held against"
            case .level: "it is the level that the change \(other) leads to"
            case .change: "it is the amount by which \(other) changed"
            case .part: "it is part of \(other)"
            case .apposition: "it says \(other) in other words"
            case .coordinate: "it is a further figure of the statement of \(other)"
            case .input: "it is what \(other) depends on"
            case .whole: "it is the whole that \(other) is a share of"
            case .detail: "it is a measure of what \(other) counts"
            case .sibling: "it stands under the verb of \(other), with a metric of its own"
            }
        return FieldReading(field: "link", rule: "link/\(link.kind.rawValue)", words: words, confidence: nil)
    }

    private func comparison(_ relation: Claim.Relation) -> FieldReading {
        let kind =
            switch relation.kind {
            case .equals: "as much as"
            case .approx: "about as much as"
            case .exceeds: "more than"
            case .below: "less than"
            }
        let figure = relation.compares.map { "c\($0 + 1)" } ?? "the subject"
        return FieldReading(
            field: "relation", rule: "relation/\(relation.kind.rawValue)",
            words: "\(shown(relation.cue)) makes \(figure) \(kind) \(shown(relation.reference.spans))",
            confidence: nil)
    }

    private func metric(of claim: Claim) -> FieldReading {
        let metric = claim.metric
        if metric.spans.isEmpty {
            return FieldReading(
                field: "metric", rule: "metric/missing", words: "no word says what is measured",
                confidence: nil)
        }
        let key =
            metric.key.map { "is the metric \($0)" } ?? "is no metric of the lexicon and is kept as written"
        let rule =
            claim.link.map { "metric/of-\($0.kind.rawValue)" }
            ?? (metric.key == nil ? "metric/as-written" : "metric/lexicon")
        return FieldReading(
            field: "metric", rule: rule, words: "\(shown(metric.spans)) \(key)", confidence: nil)
    }

    private func subject(of claim: Claim) -> FieldReading {
        let subject = claim.subject
        let written = shown(subject.spans)
        let name = subject.key.map { ", which is \($0)" } ?? ""
        let words =
            switch subject.status {
            case .explicit: "\(written) is named\(name)"
            case .resolved:
                "\(written) stands for \(subject.antecedent.map(shown) ?? "what was named before")\(name)"
            case .implied:
                claim.link.map { "\(written) is that of c\($0.claim + 1)\(name)" }
                    ?? "none is named; \(written) is carried over from the words before\(name)"
            case .missing: "nobody is named"
            }
        return FieldReading(
            field: "subject", rule: "subject/\(subject.status.rawValue)", words: words,
            confidence: claim.confidence.subject)
    }

    private func time(of claim: Claim) -> FieldReading {
        guard let time = claim.time, mentions.dates.indices.contains(time.date) else {
            return FieldReading(
                field: "time", rule: "time/missing", words: "no date of the sentence belongs to it",
                confidence: claim.confidence.time)
        }
        let date = mentions.dates[time.date]
        let day = date.edtf.map { "is \($0)" } ?? "cannot be fixed without a day of publication"
        let resolved = date.resolved ? ", by the day of publication" : ""
        return FieldReading(
            field: "time", rule: claim.traits.contains(.dated) ? "time/behind-figure" : "time/of-clause",
            words:
                "\(shown(date.span)) \(day)\(resolved); the fact holds \(time.relation.rawValue.replacing("_", with: " ")) it",
            confidence: claim.confidence.time)
    }

    private func modality(of claim: Claim) -> FieldReading {
        let modality = claim.modality
        var words = modality.kind.rawValue
        if let cue = modality.cue { words += ", because of \(shown(cue))" }
        if modality.negated { words += ", denied" }
        if modality.hypothetical { words += ", on a condition" }
        return FieldReading(
            field: "modality", rule: modality.cue == nil ? "modality/plain" : "modality/cue", words: words,
            confidence: nil)
    }

    private func source(of claim: Claim) -> FieldReading {
        let told = claim.attributions.map { mentions.attributions[$0] }
        guard let first = told.last else {
            return FieldReading(
                field: "attribution", rule: "attribution/none", words: "the sentence names no source",
                confidence: claim.confidence.attribution)
        }
        let chain = told.map { attribution in
            let source = attribution.source.map(shown) ?? "somebody unnamed"
            return source + (attribution.cue.map { " (\(shown($0)))" } ?? "")
        }
        return FieldReading(
            field: "attribution", rule: "attribution/\(first.kind.rawValue.replacing("_", with: "-"))",
            words: chain.joined(separator: ", from "), confidence: claim.confidence.attribution)
    }
}
