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
    /// The subject and the whole a share is taken of: what narrows the claim.
    let scope: Words
    /// The name of the subject where the clause itself names one that is no place.
    let name: [UInt64]
    /// Of comparisons, the two things without the metric that both share.
    let sides: (subject: [UInt64], reference: [UInt64])?
    /// The noun counted.
    let counted: Words
    /// The whole sentence.
    let sentence: SentenceWords
    /// The words of the date.
    let date: [UInt64]
    /// Day its document was published.
    var published: String?
    /// Who states it first, as words.
    let teller: Teller?

    /// The first source of a claim.
    struct Teller: Sendable {
        let source: ComparedSource
        let words: Words
    }

    init(_ claim: ComparedClaim, _ vocabulary: inout Vocabulary, _ scale: UnitScale, sentence: SentenceWords)
    {
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
        let named = claim.subject.key.map { vocabulary.words(in: $0) } ?? Words()
        name = claim.subject.status == .explicit ? named.content : []
        subject = subject.union(named)
        counted = claim.figure?.counted.map { vocabulary.words(in: $0) } ?? Words()
        self.subject = subject
        if let reference = claim.relation?.reference {
            let common = vocabulary.words(in: claim.metric.text).content
            var other = vocabulary.words(in: reference.text)
            if let name = reference.key { other = other.union(vocabulary.words(in: name)) }
            sides = (
                subject.content.filter { !common.contains($0) }, other.content.filter { !common.contains($0) }
            )
        } else {
            sides = nil
        }
        var frame = metric.union(subject).union(counted)
        var scope = subject
        if let whole = claim.denominator { scope = scope.union(vocabulary.words(in: whole)) }
        frame = frame.union(scope)
        if let place = claim.place { frame = frame.union(Words(places: vocabulary.words(in: place).places)) }
        self.frame = frame
        self.scope = scope
        self.sentence = sentence
        date = claim.time.map { vocabulary.letters(in: $0.text) } ?? []
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

/// A sentence as it is compared.
struct SentenceWords: Sendable {
    /// What it speaks of.
    let content: [UInt64]
    /// Every word and number in it, as written.
    let letters: [UInt64]
    /// Whether it says at what hour something was so.
    let hasClockTime: Bool
    /// Its figures.
    private(set) var amounts: [Amount] = []
    /// Their numbers, in base units.
    private(set) var numbers: Set<ExactDecimal> = []

    init(_ sentence: String, _ vocabulary: inout Vocabulary) {
        content = vocabulary.words(in: sentence).content
        letters = vocabulary.letters(in: sentence)
        hasClockTime = vocabulary.hasClockTime(sentence)
    }

    mutating func add(_ amount: Amount) {
        amounts.append(amount)
        numbers.formUnion(amount.numbers)
    }
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
        var sentences: [SentenceWords] = []
        var sentenceOfClaim: [Int] = []
        for claim in document.claims {
            let index = indices[claim.sentence] ?? sentences.count
            if index == sentences.count {
                indices[claim.sentence] = index
                sentences.append(SentenceWords(claim.sentence, &vocabulary))
            }
            sentenceOfClaim.append(index)
            if let figure = claim.figure {
                sentences[index].add(Amount(figure, scale))
            }
        }
        let day = document.published.map { String($0.prefix(10)) }
        var claims: [PreparedClaim] = []
        claims.reserveCapacity(document.claims.count)
        for (claim, index) in zip(document.claims, sentenceOfClaim) {
            var prepared = PreparedClaim(claim, &vocabulary, scale, sentence: sentences[index])
            prepared.published = day
            claims.append(prepared)
        }
        self.claims = claims
        self.sentences = sentences.map(\.content)
    }
}
