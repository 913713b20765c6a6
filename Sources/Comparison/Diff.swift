public import Claims

/// Where documents agree and differ. It shows, and never decides who is right.
public struct Diff: Sendable {
    /// A claim of one of the documents, by their places.
    public struct Reference: Sendable, Hashable {
        /// Index of the document.
        public var document: Int
        /// Index of the claim in it.
        public var claim: Int

        /// A claim of a document.
        public init(document: Int, claim: Int) {
            self.document = document
            self.claim = claim
        }
    }

    /// Two claims about the same thing.
    public struct Pair: Sendable {
        /// The claim of the earlier document.
        public var a: Reference
        /// The claim of the later one.
        public var b: Reference
        /// How sure it is that both are about the same thing, 0…1.
        public var score: Double
        /// How they compare.
        public var facets: Facets
        /// What the pair comes to.
        public var verdict: Verdict
        /// What differs, and what slip it may be; `nil` where nothing does.
        public var note: Message?
        /// The slip the difference looks like.
        public var hint: Hint?
    }

    /// What one document alone says.
    public struct Only: Sendable {
        /// Index of the document.
        public var document: Int
        /// Indices of its claims.
        public var claims: [Int]
    }

    /// Documents that are one witness, not several.
    public struct Lineage: Sendable {
        /// What ties them.
        public enum Kind: String, Sendable, CaseIterable {
            case nearDuplicate = "near_duplicate"
            case sharedQuote = "shared_quote"
            case sharedUpstream = "shared_upstream"
        }

        /// What ties them.
        public var kind: Kind
        /// Indices of the documents.
        public var documents: [Int]
        /// The claims that go back to the same teller; empty where it is the whole texts.
        public var claims: [Reference]
        /// The upstream, where it is named.
        public var source: String?
        /// What was seen, in words.
        public var message: Message
    }

    /// A difference that somebody should look at.
    public struct Finding: Sendable {
        /// `family/rule`.
        public var rule: String
        /// Whether it is an error or a warning.
        public var level: Level
        /// The claims concerned.
        public var claims: [Reference]
        /// What was found, with the figures.
        public var message: Message
        /// The figures behind the message, by name.
        public var data: [(name: String, value: String)]
    }

    /// The documents, in the order given.
    public var documents: [ComparedDocument]
    /// Claims about the same thing, in order of the documents and of the text.
    public var pairs: [Pair]
    /// For each document, the claims that no other makes.
    public var only: [Only]
    /// Documents that are one witness.
    public var lineage: [Lineage]
    /// Differences that somebody should look at.
    public var findings: [Finding]

    /// A diff from its parts; ``Comparer`` makes them.
    public init(
        documents: [ComparedDocument], pairs: [Pair] = [], only: [Only] = [], lineage: [Lineage] = [],
        findings: [Finding] = []
    ) {
        self.documents = documents
        self.pairs = pairs
        self.only = only
        self.lineage = lineage
        self.findings = findings
    }

    /// The claim that a reference stands for.
    public func claim(_ reference: Reference) -> ComparedClaim {
        documents[reference.document].claims[reference.claim]
    }

    /// `document#claim`.
    public func name(of reference: Reference) -> String {
        documents[reference.document].id + "#" + claim(reference).id
    }
}

/// One message in Arabic and in English.
public struct Message: Sendable, Equatable {
    /// In Arabic.
    public var ar: String
    /// In English.
    public var en: String

    /// A message in both languages.
    public init(ar: String, en: String) {
        self.ar = ar
        self.en = en
    }
}

/// The slip that a conflict looks like.
public enum Hint: String, Sendable, CaseIterable {
    /// A per cent for a percentage point, or the other way about.
    case percentForPoint = "percent-for-point"
    /// Power for energy: MW for MWh.
    case powerForEnergy = "power-for-energy"
    /// A power of a thousand: million for billion.
    case scale = "scale"
    /// The decimal mark moved.
    case decimalMark = "decimal-mark"
    /// Another currency.
    case currency = "currency"
    /// Up for down.
    case direction = "direction"
    /// Another time.
    case time = "time"
    /// Digits exchanged.
    case digits = "digits"
}
