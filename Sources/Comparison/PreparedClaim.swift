import Claims
import Extraction
import Lexicon

/// A claim with its words and its figure made ready to be compared.
struct PreparedClaim: Sendable {
    let claim: ComparedClaim
    let amount: Amount?
    /// What the figure is about: metric, subject, whole, and what is counted.
    let frame: Words
    /// The subject and what it stands for.
    let subject: Words
    /// The noun counted.
    let counted: Words
    /// The whole sentence.
    let sentence: Words
    /// Index of the sentence among the different ones of its document.
    var sentenceIndex = 0
    /// Who states it first, as words.
    let teller: Teller?

    /// The first source of a claim.
    struct Teller: Sendable {
        let source: ComparedSource
        let words: Words
    }

    init(_ claim: ComparedClaim, _ vocabulary: inout Vocabulary, _ scale: UnitScale, sentence: Words) {
        self.claim = claim
        amount = claim.figure.map { Amount($0, scale) }
        var metric = vocabulary.words(in: claim.metric.text)
        if let family = claim.metric.key.flatMap({ vocabulary.family(ofMetric: $0) }) {
            metric = metric.union(Words(content: [family], metrics: [family]))
        }
        var subject = vocabulary.words(in: claim.subject.text)
        if let antecedent = claim.subject.antecedent {
            subject = subject.union(vocabulary.words(in: antecedent))
        }
        if let name = claim.subject.key { subject = subject.union(vocabulary.words(in: name)) }
        counted = claim.figure?.counted.map { vocabulary.words(in: $0) } ?? Words()
        self.subject = subject
        var frame = metric.union(subject).union(counted)
        if let whole = claim.denominator { frame = frame.union(vocabulary.words(in: whole)) }
        if let place = claim.place { frame = frame.union(Words(places: vocabulary.words(in: place).places)) }
        self.frame = frame
        self.sentence = sentence
        teller = PreparedClaim.firstSource(of: claim).map {
            Teller(source: $0, words: vocabulary.words(in: $0.text ?? ""))
        }
    }

    /// The source that names who knows: impersonal forms and the outlet's own line are none.
    private static func firstSource(of claim: ComparedClaim) -> ComparedSource? {
        let tellers = claim.sources.filter { $0.kind != .impersonal && $0.kind != .sourceLine }
        return tellers.last { $0.text != nil || $0.name != nil } ?? tellers.last
    }

    /// Whether the figure says by how much something changed.
    var isChange: Bool { claim.figure?.delta ?? false }
}

/// The claims of a document made ready, with how telling each word is.
struct PreparedDocument: Sendable {
    let document: ComparedDocument
    let claims: [PreparedClaim]
    /// Words of each different sentence.
    let sentences: [[UInt64]]

    init(_ document: ComparedDocument, _ vocabulary: inout Vocabulary, _ scale: UnitScale) {
        self.document = document
        var indices: [String: Int] = [:]
        var sentences: [Words] = []
        var claims: [PreparedClaim] = []
        claims.reserveCapacity(document.claims.count)
        for claim in document.claims {
            let index = indices[claim.sentence] ?? sentences.count
            if index == sentences.count {
                indices[claim.sentence] = index
                sentences.append(vocabulary.words(in: claim.sentence))
            }
            var prepared = PreparedClaim(claim, &vocabulary, scale, sentence: sentences[index])
            prepared.sentenceIndex = index
            claims.append(prepared)
        }
        self.claims = claims
        self.sentences = sentences.map(\.content)
    }
}
