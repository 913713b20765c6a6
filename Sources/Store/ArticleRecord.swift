internal import ArabicText
public import Arqam
internal import Claims
internal import Comparison
internal import Extraction
internal import Lexicon

/// What a store keeps of an article, laid out as rows, so that the one writer has nothing left to work out.
public struct ArticleRecord: Sendable {
    let name: String
    let source: String?
    let title: String?
    let url: String?
    let published: String?
    let day: Int?
    let sha256: String
    let text: [UInt8]
    let scalars: Int
    let simHash: UInt64
    let folded: String
    let entities: [EntityRow]
    let mentions: [MentionRow]
    let quantities: [QuantityRow]
    let attributions: [AttributionRow]
    let claims: [ClaimRecord]
    let findings: [FindingRow]
    let blocks: [Int64]

    /// How many claims the article makes.
    public var claimCount: Int { claims.count }

    /// An entity of the article, with the folded forms of its name.
    struct EntityRow: Sendable {
        let name: String
        let type: String
        let wikidata: String?
        var forms: Set<String>
    }

    /// Where an entity, by its index in `entities`, is named.
    struct MentionRow: Sendable {
        let entity: Int
        let span: TextSpan
    }

    struct QuantityRow: Sendable {
        let span: TextSpan
        let text: String
        let value: ExactDecimal?
        let lower: ExactDecimal?
        let upper: ExactDecimal?
        let bound: String
        let approximate: Bool
        let change: Bool
        let unit: String
        let dimension: String
        let unitText: String?
        let counted: String?
    }

    struct AttributionRow: Sendable {
        let kind: String
        let cue: String?
        let source: String?
        let sourceType: String
        let entity: Int?
        let via: Int?
        let stance: String
        let quote: String
    }

    /// A claim; what it refers to are indices of this article's rows.
    struct ClaimRecord: Sendable {
        let type: String
        let role: String
        let quantity: Int?
        let metric: String?
        let metricFamily: String?
        let metricStatus: String
        let subject: String?
        let subjectStatus: String
        /// How it stands to what it is held against, and what that is.
        let relation: String?
        let reference: String?
        let denominator: String?
        let condition: String?
        let place: Int?
        let time: String?
        let timeRelation: String?
        let earliest: String?
        let latest: String?
        let modality: String
        let certainty: String
        let negated: Bool
        let hypothetical: Bool
        let quote: String
        let sentence: TextSpan
        let confidence: Double
        let folded: String
        let entities: [Int]
        let attributions: [Int]
    }

    struct FindingRow: Sendable {
        let rule: String
        let level: String
        let span: TextSpan?
        let arabic: String
        let english: String
        let claims: [Int]
    }
}

extension ArticleRecord {
    /// The rows of what was read out of an article.
    public init(_ reading: ArticleReading) {
        let document = reading.document
        let metadata = document.metadata
        name = metadata.id
        source = metadata.source
        title = metadata.title
        url = metadata.url
        published = metadata.published
        day = metadata.published.flatMap(dayNumber)
        sha256 = reading.digest.text
        text = document.source.bytes
        scalars = document.source.scalarCount
        simHash = TextFingerprint(document.words.text).simHash
        var heading = SearchText()
        for name in [metadata.title, metadata.source].compactMap({ $0 }) { heading.add(name) }
        folded = heading.text
        var names = EntityRows(reading)
        mentions = reading.mentions.entities.indices.map {
            MentionRow(entity: names.rows[$0], span: reading.mentions.entities[$0].span)
        }
        quantities = reading.mentions.quantities.map { QuantityRow($0, reading) }
        attributions = reading.mentions.attributions.map { AttributionRow($0, reading, names) }
        var sentences = ClaimSentences(reading)
        claims = reading.claims.map { ClaimRecord($0, reading, &names, &sentences) }
        findings = reading.validation.findings.map {
            FindingRow(
                rule: $0.rule, level: $0.level.rawValue, span: $0.span, arabic: $0.message.ar,
                english: $0.message.en, claims: $0.claims)
        }
        entities = names.entities
        blocks = BlockKeys.keys(of: reading, simHash: simHash)
    }
}

/// The entities of an article, each once, however often it is named.
private struct EntityRows {
    var entities: [ArticleRecord.EntityRow] = []
    /// For each mention the index of its entity.
    var rows: [Int] = []
    private var known: [String: Int] = [:]

    init(_ reading: ArticleReading) {
        for entity in reading.mentions.entities {
            let index = row(name: entity.name, type: entity.type.rawValue, wikidata: entity.wikidata)
            entities[index].forms.insert(SearchText.fold(reading.words(of: entity.span)))
            rows.append(index)
        }
    }

    private mutating func row(name: String, type: String, wikidata: String?) -> Int {
        let key = type + "|" + name
        if let index = known[key] { return index }
        entities.append(.init(name: name, type: type, wikidata: wikidata, forms: [SearchText.fold(name)]))
        known[key] = entities.count - 1
        return entities.count - 1
    }

    /// The entity of a canonical name, where the article names it.
    func row(named name: String) -> Int? { entities.firstIndex { $0.name == name } }
}

/// What claims of one sentence have in common.
private struct ClaimSentences {
    struct Sentence {
        var span: TextSpan
        var text: SearchText
        /// Mentions of entities in it.
        var mentions: Range<Int>
    }

    private let reading: ArticleReading
    private var sentences: [Int: Sentence] = [:]

    init(_ reading: ArticleReading) { self.reading = reading }

    mutating func sentence(_ number: Int) -> Sentence {
        if let known = sentences[number] { return known }
        let tokens = reading.document.tokens(ofSentence: number)
        let entities = reading.mentions.entities
        let first = entities.firstIndex { $0.tokens.lowerBound >= tokens.lowerBound } ?? entities.endIndex
        let end =
            entities[first...].firstIndex { $0.tokens.lowerBound >= tokens.upperBound } ?? entities.endIndex
        var text = SearchText()
        text.add(tokens, of: reading.document)
        // Without its proclitics a name is found that stands as `لأرامكو`; the canonical name crosses scripts.
        for entity in Set(entities[first..<end].map(\.name)).sorted() { text.add(entity) }
        for index in first..<end where hasProclitic(entities[index]) {
            text.add(reading.words(of: entities[index].span))
        }
        let sentence = Sentence(span: reading.document.span(tokens), text: text, mentions: first..<end)
        sentences[number] = sentence
        return sentence
    }

    private func hasProclitic(_ entity: Entity) -> Bool {
        entity.span.start > Int(reading.document[entity.tokens.lowerBound].start)
    }
}

extension ArticleRecord.QuantityRow {
    fileprivate init(_ quantity: Quantity, _ reading: ArticleReading) {
        self.init(
            span: quantity.span, text: reading.words(of: quantity.span), value: quantity.value,
            lower: quantity.lower, upper: quantity.upper, bound: quantity.bound.rawValue,
            approximate: quantity.approximate, change: quantity.delta, unit: quantity.unit.code,
            dimension: quantity.unit.dimension.rawValue, unitText: quantity.unit.text.map(reading.words),
            counted: quantity.unit.counted.map(reading.words))
    }
}

extension ArticleRecord.AttributionRow {
    fileprivate init(_ attribution: Attribution, _ reading: ArticleReading, _ names: EntityRows) {
        self.init(
            kind: attribution.kind.rawValue, cue: attribution.cue.map(reading.words),
            source: attribution.source.map(reading.words), sourceType: attribution.sourceType.rawValue,
            entity: attribution.entity.map { names.rows[$0] }, via: attribution.via.map { names.rows[$0] },
            stance: attribution.stance.rawValue, quote: attribution.quote.rawValue)
    }
}

extension ArticleRecord.ClaimRecord {
    fileprivate init(
        _ claim: Claim, _ reading: ArticleReading, _ names: inout EntityRows,
        _ sentences: inout ClaimSentences
    ) {
        let sentence = sentences.sentence(claim.sentence)
        let date = claim.time.map { reading.mentions.dates[$0.date] }
        let subject = reading.name(of: claim.subject)
        var text = sentence.text
        for name in [claim.metric.key, claim.subject.status == .explicit ? nil : subject].compactMap({ $0 }) {
            text.add(name)
        }
        var entities = Set(sentence.mentions.map { names.rows[$0] })
        if let key = claim.subject.key, let row = names.row(named: key) { entities.insert(row) }
        let confidence = claim.confidence
        self.init(
            type: claim.type.rawValue, role: claim.role.rawValue, quantity: claim.quantity,
            metric: reading.name(of: claim.metric), metricFamily: claim.metricFamily,
            metricStatus: claim.metric.status.rawValue, subject: subject,
            subjectStatus: claim.subject.status.rawValue, relation: claim.relation?.kind.rawValue,
            reference: claim.relation.flatMap { $0.reference.spans.first }.map(reading.words),
            denominator: claim.denominator.map(reading.words),
            condition: claim.condition.map(reading.words), place: claim.place.map { names.rows[$0] },
            time: date?.edtf ?? date.map { reading.words(of: $0.span) },
            timeRelation: claim.time?.relation.rawValue, earliest: date?.earliest, latest: date?.latest,
            modality: claim.modality.kind.rawValue, certainty: claim.modality.certainty,
            negated: claim.modality.negated, hypothetical: claim.modality.hypothetical,
            quote: claim.quote.rawValue, sentence: sentence.span,
            confidence: min(confidence.value, confidence.subject, confidence.time, confidence.attribution),
            folded: text.text, entities: entities.sorted(), attributions: claim.attributions)
    }
}

/// Days from 1970-01-01 to the day that an ISO 8601 date or time starts with (Hinnant, `days_from_civil`).
func dayNumber(_ iso: String) -> Int? {
    let parts = iso.prefix(10).split(separator: "-")
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
        let day = Int(parts[2]), 1...12 ~= month, 1...31 ~= day, year >= 1
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
