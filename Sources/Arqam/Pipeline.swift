public import ArabicText
public import Claims
public import Extraction
public import Intake
public import Lexicon

/// Everything read out of one article.
public struct ArticleReading: Sendable {
    /// The article, cut into words and sentences.
    public let document: Document
    /// What was found in it.
    public let mentions: Mentions
    /// What it says about each figure.
    public let claims: [Claim]
    /// What the checks have to say.
    public let validation: Validation

    /// A reading from its parts.
    public init(document: Document, mentions: Mentions, claims: [Claim], validation: Validation) {
        self.document = document
        self.mentions = mentions
        self.claims = claims
        self.validation = validation
    }
}

/// The whole of Arqam: an article in, its checked claims out.
///
/// A pipeline reuses its memory from one article to the next; keep one for each thread.
public struct Pipeline: Sendable {
    private var extractor: Extractor
    private let builder: ClaimBuilder
    private let validator: Validator

    /// A pipeline that knows a lexicon and runs some of the checks; the embedded lexicon is compiled once a process.
    public init(lexicon: Lexicon = .embedded, rules: [Rule] = Rules.all) {
        extractor = Extractor(lexicon)
        builder = ClaimBuilder(lexicon)
        validator = Validator(lexicon, rules: rules)
    }

    /// Reads one article.
    public mutating func extract(_ source: SourceText, _ metadata: Metadata) -> ArticleReading {
        let document = extractor.read(source, metadata)
        let mentions = extractor.mentions(in: document)
        let claims = builder.claims(in: document, mentions)
        let validation = validator.validate(document, mentions, claims)
        return ArticleReading(document: document, mentions: mentions, claims: claims, validation: validation)
    }

    /// Reads one article as the input gave it.
    public mutating func extract(_ document: InputDocument) -> ArticleReading {
        extract(
            document.text,
            Metadata(
                id: document.id, source: document.source, title: document.title, url: document.url,
                published: document.published))
    }
}
