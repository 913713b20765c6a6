public import ArabicText
public import Claims
public import Extraction
import Lexicon

/// A document as comparison needs it: what is known of it, its claims, and what its text is recognised by.
public struct ComparedDocument: Sendable {
    /// The id the output goes by.
    public var id: String
    /// SHA-256 of the text, in hexadecimal.
    public var sha256: String
    /// The outlet.
    public var source: String?
    /// The headline.
    public var title: String?
    /// Where it was published.
    public var url: String?
    /// When it was published, ISO 8601.
    public var published: String?
    /// Length of the text in Unicode scalar values.
    public var scalars: Int
    /// Length of the text in UTF-8 bytes.
    public var bytes: Int
    /// Canonical names of organisations, persons, products and places, each once, sorted.
    public var entities: [String]
    /// What the text is recognised by.
    public var fingerprint: TextFingerprint
    /// Its claims, in order of the text.
    public var claims: [ComparedClaim]

    /// A document from its parts.
    public init(
        id: String, sha256: String, source: String? = nil, title: String? = nil, url: String? = nil,
        published: String? = nil, scalars: Int = 0, bytes: Int = 0, entities: [String] = [],
        fingerprint: TextFingerprint = TextFingerprint(), claims: [ComparedClaim]
    ) {
        self.id = id
        self.sha256 = sha256
        self.source = source
        self.title = title
        self.url = url
        self.published = published
        self.scalars = scalars
        self.bytes = bytes
        self.entities = entities
        self.fingerprint = fingerprint
        self.claims = claims
    }
}

extension ComparedDocument {
    /// A document that has just been read.
    ///
    /// - Parameters:
    ///   - document: its text and what is known of it.
    ///   - mentions: what was found in it.
    ///   - claims: what it says.
    ///   - sha256: digest of the text, in hexadecimal.
    public init(_ document: Document, _ mentions: Mentions, _ claims: [Claim], sha256: String) {
        let reading = ReadClaims(document: document, mentions: mentions, claims: claims)
        self.init(
            id: document.metadata.id, sha256: sha256, source: document.metadata.source,
            title: document.metadata.title, url: document.metadata.url,
            published: document.metadata.published, scalars: document.source.scalarCount,
            bytes: document.source.bytes.count, entities: Set(mentions.entities.map(\.name)).sorted(),
            fingerprint: TextFingerprint(
                document.words.text,
                quotations: mentions.attributions.compactMap { $0.quote == .direct ? $0.content : nil }
                    .sorted { $0.start < $1.start }),
            claims: claims.indices.map(reading.claim))
    }
}

extension ComparedFigure {
    /// A figure that has just been read.
    public init(_ quantity: Quantity, in source: borrowing SourceText) {
        self.init(
            value: quantity.value, lower: quantity.lower, upper: quantity.upper, bound: quantity.bound,
            approximate: quantity.approximate, unit: quantity.unit.code, dimension: quantity.unit.dimension,
            per: quantity.unit.per, unitText: quantity.unit.text.map { source.slice($0.range) },
            counted: quantity.unit.counted.map { source.slice($0.range) },
            numberText: source.slice(quantity.number.range), text: source.slice(quantity.span.range),
            delta: quantity.delta, range: quantity.span.range)
    }
}

/// Claims in memory, turned into plain values.
private struct ReadClaims {
    let document: Document
    let mentions: Mentions
    let claims: [Claim]

    func claim(_ index: Int) -> ComparedClaim {
        let claim = claims[index]
        return ComparedClaim(
            id: "c\(index + 1)", role: claim.role, figure: claim.quantity.map(figure),
            relation: claim.relation.map {
                ComparedRelation(kind: $0.kind, reference: referent($0.reference))
            },
            metric: referent(claim.metric), subject: referent(claim.subject),
            denominator: claim.denominator.map(text),
            place: claim.place.map { mentions.entities[$0].name }, time: claim.time.map(time),
            modality: claim.modality.kind, certainty: claim.modality.certainty,
            negated: claim.modality.negated, sources: claim.attributions.map(source), quote: claim.quote,
            sentence: text(document.span(document.tokens(ofSentence: claim.sentence))), step: step(of: index))
    }

    private func text(_ span: TextSpan) -> String { document.source.slice(span.range) }

    private func figure(_ index: Int) -> ComparedFigure {
        ComparedFigure(mentions.quantities[index], in: document.source)
    }

    private func referent(_ referent: Claim.Referent) -> ComparedReferent {
        ComparedReferent(
            text: referent.spans.map(text).joined(separator: " "), key: referent.key,
            status: referent.status, antecedent: referent.antecedent.map(text))
    }

    private func time(_ time: Claim.Time) -> ComparedTime {
        let date = mentions.dates[time.date]
        return ComparedTime(
            text: text(date.span), edtf: date.edtf, relation: time.relation, earliest: date.earliest,
            latest: date.latest, isResolved: date.resolved)
    }

    private func source(_ index: Int) -> ComparedSource {
        let attribution = mentions.attributions[index]
        return ComparedSource(
            kind: attribution.kind, type: attribution.sourceType,
            name: attribution.entity.map { mentions.entities[$0].name }, text: attribution.source.map(text),
            via: attribution.via.map { mentions.entities[$0].name })
    }

    /// The level a change starts from is the earlier one; a claim that has one linked to it is the later.
    private func step(of index: Int) -> ComparedClaim.Step {
        let claim = claims[index]
        if claim.link?.kind == .before || claim.traits.contains(.fromLevel) { return .before }
        if claim.traits.contains(.toLevel) { return .after }
        return .none
    }
}
