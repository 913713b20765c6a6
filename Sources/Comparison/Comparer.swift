import Claims
import Extraction
public import Lexicon

/// Compares what documents say.
///
/// It keeps the words it has looked up from one comparison to the next; keep one for each thread.
public struct Comparer: Sendable {
    private var vocabulary: Vocabulary
    private let scale: UnitScale

    /// A comparer that knows a lexicon; the embedded one is compiled once a process.
    public init(lexicon: Lexicon = .embedded) {
        vocabulary = Vocabulary(lexicon)
        scale = UnitScale(lexicon)
    }

    /// Where documents agree and differ: every two of them are compared, the earlier one as `a`.
    ///
    /// Documents of one id and different texts get ids that tell them apart: `story`, `story~2`.
    public mutating func diff(_ documents: [ComparedDocument]) -> Diff {
        let documents = Comparer.withDistinctIDs(documents)
        let prepared = documents.map { PreparedDocument($0, &vocabulary, scale) }
        var pairs: [Diff.Pair] = []
        for first in prepared.indices {
            for second in prepared.indices where second > first {
                pairs += self.pairs(prepared, first, second)
            }
        }
        let paired = Set(pairs.flatMap { [$0.a, $0.b] })
        let only = documents.indices.map { document in
            Diff.Only(
                document: document,
                claims: documents[document].claims.indices.filter {
                    !paired.contains(Diff.Reference(document: document, claim: $0))
                })
        }
        var diff = Diff(documents: documents, pairs: pairs, only: only)
        diff.lineage = Lineages(diff).all
        diff.findings = DiffFindings(diff).all
        return diff
    }

    private static func withDistinctIDs(_ documents: [ComparedDocument]) -> [ComparedDocument] {
        var owners: [String: String] = [:]
        return documents.map { document in
            var document = document
            var number = 2
            let id = document.id
            while let owner = owners[document.id], owner != document.sha256 {
                document.id = "\(id)~\(number)"
                number += 1
            }
            owners[document.id] = document.sha256
            return document
        }
    }

    // MARK: Pairs

    /// The pairs of two documents.
    ///
    /// They are found in an order of the documents that does not hang on how they were given, so that the diff of
    /// B and A is that of A and B in the mirror.
    private func pairs(_ documents: [PreparedDocument], _ first: Int, _ second: Int) -> [Diff.Pair] {
        let (a, b) = (documents[first], documents[second])
        let isMirrored = (b.document.sha256, b.document.id) < (a.document.sha256, a.document.id)
        let found = isMirrored ? matches(b, a) : matches(a, b)
        return found.map { match in
            let (row, column) = isMirrored ? (match.column, match.row) : (match.row, match.column)
            let facets = isMirrored ? match.facets.mirrored : match.facets
            let note = Note(
                a.claims[row], b.claims[column], facets, match.identity)
            return Diff.Pair(
                a: Diff.Reference(document: first, claim: row),
                b: Diff.Reference(document: second, claim: column),
                score: match.identity.score, facets: facets, verdict: match.verdict, note: note.message,
                hint: note.hint)
        }.sorted { ($0.a.claim, $0.b.claim) < ($1.a.claim, $1.b.claim) }
    }

    private struct Match {
        var row: Int
        var column: Int
        var identity: Identity
        var facets: Facets
        var verdict: Verdict
    }

    private func matches(_ a: PreparedDocument, _ b: PreparedDocument) -> [Match] {
        let similarity = Similarity(weights: WordWeights(a, b))
        let candidates = Candidates(a, b)
        var identities: [Int: Identity] = [:]
        var edges: [Assignment.Edge] = []
        let width = max(1, b.claims.count)
        for row in a.claims.indices {
            for column in candidates.claims(for: row) {
                guard let identity = similarity.identity(a.claims[row], b.claims[column]) else { continue }
                identities[row * width + column] = identity
                // A number in common outweighs any likeness of words; claims in the same order come before others.
                let order = abs(
                    Double(row) / Double(a.claims.count) - Double(column) / Double(b.claims.count))
                let weight =
                    identity.score + (identity.figures.sharesNumber ? 1 : 0) + (identity.areSameWords ? 1 : 0)
                    + (identity.time == .differs ? -0.5 : 0) + 0.01 * (1 - order)
                edges.append(Assignment.Edge(row: row, column: column, weight: weight))
            }
        }
        let matches = Assignment.best(edges).compactMap { edge -> Match? in
            guard let identity = identities[edge.row * width + edge.column] else { return nil }
            let facets = Facets(a.claims[edge.row], b.claims[edge.column], identity)
            return Match(
                row: edge.row, column: edge.column, identity: identity, facets: facets,
                verdict: Verdict(facets, identity))
        }
        return withoutStrangers(withoutOtherReports(matches))
    }

    /// Leaves out the pairs of different numbers where they are most of what two documents share: the reports of two
    /// days on one market are worded alike, and no figure of the one is wrong for that of the other.
    private func withoutOtherReports(_ matches: [Match]) -> [Match] {
        let others = matches.count { !$0.identity.figures.sharesNumber }
        guard others >= 3, others * 2 > matches.count else { return matches }
        return matches.filter(\.identity.figures.sharesNumber)
    }

    /// Leaves out what could be found in documents on two stories, where nothing says that these are on one.
    private func withoutStrangers(_ matches: [Match]) -> [Match] {
        let numbers = matches.count { $0.identity.figures.sharesNumber }
        if numbers >= 3 || matches.contains(where: { !$0.identity.needsCompany && $0.identity.isCertain }) {
            return matches
        }
        return matches.filter { !$0.identity.needsCompany }
    }
}

extension Verdict {
    init(_ facets: Facets, _ identity: Identity) {
        if facets.value == .conflict || facets.time == .differs {
            self = .conflict
        } else if facets.isAgreement {
            self = .agree
        } else if facets.value == .incomparable || !identity.isCertain || facets.subject == .missingInA
            || facets.subject == .missingInB
        {
            self = .review
        } else {
            self = .agreeWithDifferences
        }
    }
}

extension Facets {
    init(_ a: PreparedClaim, _ b: PreparedClaim, _ identity: Identity) {
        self.init(
            value: identity.figures.value, bound: BoundFacet(a.claim.figure, b.claim.figure),
            certainty: Certainty(a.claim, b.claim),
            attribution: Telling(a.teller, b.teller, areSameWords: identity.areSameWords),
            via: Telling.via(a.claim, b.claim), time: identity.time,
            subject: Subject(a, b, areSameWords: identity.areSameWords))
    }
}

extension Facets.BoundFacet {
    init(_ a: ComparedFigure?, _ b: ComparedFigure?) {
        let (first, second) = (Self.definiteness(a), Self.definiteness(b))
        self = first == second ? .same : first > second ? .strongerInA : .strongerInB
    }

    /// A point says more than about a point, that more than a range, and a range more than one end.
    private static func definiteness(_ figure: ComparedFigure?) -> Int {
        guard let figure else { return 0 }
        switch figure.bound {
        case .exact: return figure.approximate ? 5 : 6
        case .between: return figure.approximate ? 3 : 4
        case .moreThan, .lessThan: return 2
        case .atLeast, .atMost: return 2
        case .vague: return 1
        }
    }
}

extension Facets.Certainty {
    init(_ a: ComparedClaim, _ b: ComparedClaim) {
        let (first, second) = (Self.rank(a), Self.rank(b))
        self = first == second ? .same : first > second ? .higherInA : .higherInB
    }

    private static func rank(_ claim: ComparedClaim) -> Int {
        switch claim.certainty.prefix(2) {
        // What has come about is surer than what is said to come.
        case "CT": claim.modality == .fact ? 4 : 3
        case "PR": 2
        case "PS": 1
        default: 0
        }
    }
}

extension Facets.Subject {
    init(_ a: PreparedClaim, _ b: PreparedClaim, areSameWords: Bool) {
        let (isMissing, otherIsMissing) = (a.isWithoutSubject, b.isWithoutSubject)
        guard !areSameWords, !(isMissing && otherIsMissing) else {
            self = .equal
            return
        }
        if isMissing || otherIsMissing {
            self = isMissing ? .missingInA : .missingInB
            return
        }
        let (first, second) = (a.claim.subject, b.claim.subject)
        if first.status == .resolved, second.status == .resolved, first.text == second.text,
            first.key == second.key
        {
            // `المحطة` in both: how fully each article named it before says nothing of this figure.
            self = .equal
            return
        }
        let (extra, otherExtra) = (Self.extra(a, beside: b), Self.extra(b, beside: a))
        let (names, otherNames) = (Self.names(a, beside: b), Self.names(b, beside: a))
        if names != otherNames {
            // One names whose it is, and the other does not.
            self = names < otherNames ? .underspecifiedInA : .underspecifiedInB
        } else if a.scope.content.shared(with: b.scope.content).isEmpty {
            // Nothing of the one is in the other, so neither is the broader.
            self = .equal
        } else if otherExtra == 0, extra > 0 {
            self = .broaderInB
        } else if extra == 0, otherExtra > 0 {
            self = .broaderInA
        } else {
            // Other words on both sides: the same thing paraphrased, or it would not have been matched.
            self = .equal
        }
    }

    /// Words that narrow what one claim is about and that the other's sentence does not have.
    private static func extra(_ a: PreparedClaim, beside b: PreparedClaim) -> Int {
        let own = a.scope.content
        return own.count - own.shared(with: b.frame.content.merged(b.sentence.content)).count
    }

    /// Names in the subject of one claim where the subject of the other has none.
    private static func names(_ a: PreparedClaim, beside b: PreparedClaim) -> Int {
        guard b.claim.subject.status == .explicit, !b.subject.isEmpty else { return 0 }
        return a.subject.names.count - a.subject.names.shared(with: b.frame.names).count
    }
}

extension PreparedClaim {
    fileprivate var isWithoutSubject: Bool { claim.subject.status == .missing }
}
