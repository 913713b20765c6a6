import Claims
import Extraction

/// Why two claims are taken for statements about the same thing.
struct Identity: Sendable {
    /// How sure it is, 0…1.
    var score: Double
    /// Whether metric and subject alone say so; otherwise the number had to help.
    var isCertain: Bool
    /// How the figures compare.
    var figures: FigureAgreement
    /// How the times compare.
    var time: Facets.Time
    /// Whether both stand in the same sentence, word for word.
    var areSameWords: Bool
    /// Whether it holds only between documents that have something else in common: `the project costs`, of any
    /// project.
    var needsCompany = false
}

/// Decides whether two claims are about the same thing, and how sure that is.
///
/// Gates first: what fails one is never compared, however alike it reads. A claim that is matched wrongly says that
/// two newsrooms agree, or that one of them erred; so what is uncertain is left alone.
struct Similarity: Sendable {
    let weights: WordWeights

    /// The identity of two claims; `nil` where they are about different things, or it cannot be told.
    func identity(_ a: PreparedClaim, _ b: PreparedClaim) -> Identity? {
        if a.amount == nil, b.amount == nil { return identityOfComparisons(a, b) }
        guard a.claim.role == b.claim.role, let figure = a.claim.figure, let other = b.claim.figure,
            let amount = a.amount, let otherAmount = b.amount,
            var figures = FigureAgreement(figure, amount, other, otherAmount)
        else { return nil }
        let areSameWords = a.sentence.letters == b.sentence.letters && figure.text == other.text
        let time = self.time(a, b, areSameWords)
        if areSameWords, figures.sharesNumber {
            return Identity(score: 1, isCertain: true, figures: figures, time: time, areSameWords: true)
        }
        let evidence = Evidence(a, b, time, weights)
        guard passesGates(a, b, figures, time) else { return nil }
        let found: (score: Double, isCertain: Bool)?
        if figures.sharesNumber {
            if areOpposite(a, b, evidence) { figures = FigureAgreement(value: .conflict, hint: .direction) }
            found = ofOneNumber(evidence, specificity: min(amount.specificity, otherAmount.specificity))
        } else {
            found = ofTwoNumbers(a, b, evidence, figures).map { ($0, true) }
        }
        let specificity = min(amount.specificity, otherAmount.specificity)
        return found.map { found in
            Identity(
                score: min(1, max(0, found.score)), isCertain: found.isCertain, figures: figures, time: time,
                areSameWords: false,
                needsCompany: evidence.needsCompany(sharesNumber: figures.sharesNumber, specificity))
        }
    }

    /// The identity of two comparisons without figures: both things are alike, and one metric is theirs.
    private func identityOfComparisons(_ a: PreparedClaim, _ b: PreparedClaim) -> Identity? {
        guard let relation = a.claim.relation?.kind, let other = b.claim.relation?.kind,
            let sides = a.sides, let otherSides = b.sides, a.claim.metric.key == b.claim.metric.key
        else { return nil }
        let areSameWords = a.sentence.letters == b.sentence.letters
        let subjects = Likeness(sides.subject, otherSides.subject).value
        let references = Likeness(sides.reference, otherSides.reference).value
        guard areSameWords || subjects >= 0.6 && references >= 0.6, !haveTwoNames(a, b) else { return nil }
        let time = self.time(a, b, areSameWords)
        guard time != .differs else { return nil }
        let value: Facets.Value =
            a.claim.negated != b.claim.negated
            ? .incomparable
            : relation == other ? .equal : relation.excludes(other) ? .conflict : .compatible
        return Identity(
            score: areSameWords ? 1 : max(0.8, (subjects + references) / 2), isCertain: true,
            figures: FigureAgreement(
                value: value, hint: value == .conflict ? .direction : nil, sharesNumber: value == .equal),
            time: time, areSameWords: areSameWords)
    }

    // MARK: Decisions

    /// How sure it is that two figures of one number are of one thing.
    private func ofOneNumber(_ evidence: Evidence, specificity: Int) -> (score: Double, isCertain: Bool)? {
        let (frame, context) = (evidence.frame.value, evidence.context)
        if evidence.isStrong { return (max(evidence.score, 0.8), true) }
        // Two explicit times, and nothing but the number and some words alike: two things.
        if evidence.time == .differs { return nil }
        let score = max(0.6, evidence.score + (1 - evidence.score) * 0.12 * Double(min(specificity, 5)))
        if evidence.metric == 0 { return specificity >= 3 && context >= 0.6 ? (score, false) : nil }
        if frame >= 0.34, context >= 0.25 || specificity >= 3 {
            let isDatedAlike = evidence.metric == 1 && evidence.areBothDated
            return (
                score, context >= 0.6 || (context >= 0.4 && frame >= 0.45) || (context >= 0.5 && isDatedAlike)
            )
        }
        if context >= 0.45, specificity >= 2 || context >= 0.6 { return (score, context >= 0.75) }
        return nil
    }

    /// How sure it is that figures of different numbers are of one thing told differently: only what is named alike,
    /// at one time, is; or what stands in the same place of sentences that are alike but for it.
    private func ofTwoNumbers(
        _ a: PreparedClaim, _ b: PreparedClaim, _ evidence: Evidence, _ figures: FigureAgreement
    ) -> Double? {
        guard !areOtherReports(a, b), !areOtherMoments(a, b), figures.isPlausibleSlip,
            holdsAtOneTime(a, b, evidence)
        else { return nil }
        if evidence.metric != 0, evidence.context >= 0.6, isOnlyChange(a, b) {
            return max(evidence.score, 0.8)
        }
        guard evidence.isStrong, evidence.frame.value >= 0.8, evidence.context >= 0.15,
            namesMoreThanWhatIsCounted(a, b, evidence)
        else { return nil }
        return evidence.score
    }

    /// How the times compare. Where each sentence has the date of the other too, the reader took one of two; then
    /// it is no difference of the texts.
    private func time(_ a: PreparedClaim, _ b: PreparedClaim, _ areSameWords: Bool) -> Facets.Time {
        let time = Facets.Time(a.claim.time, b.claim.time, areSameWords: areSameWords)
        guard time == .differs, a.date.shared(with: b.sentence.letters) == a.date,
            b.date.shared(with: a.sentence.letters) == b.date
        else { return time }
        return .compatible
    }

    /// Whether two figures can be of one time: what a quarter brought is not what the half-year did.
    private func holdsAtOneTime(_ a: PreparedClaim, _ b: PreparedClaim, _ evidence: Evidence) -> Bool {
        switch evidence.time {
        case .equal: true
        case .compatible: a.claim.time?.edtf == b.claim.time?.edtf
        case .missingInA, .missingInB: evidence.context >= 0.5
        case .differs: false
        }
    }

    /// Whether two sentences of several figures have none in common: a later quotation, not a slip.
    private func areOtherReports(_ a: PreparedClaim, _ b: PreparedClaim) -> Bool {
        a.sentence.numbers.count > 1 && b.sentence.numbers.count > 1
            && a.sentence.numbers.isDisjoint(with: b.sentence.numbers)
    }

    /// Whether prices or points are quoted at two times of a day, or on two days.
    private func areOtherMoments(_ a: PreparedClaim, _ b: PreparedClaim) -> Bool {
        if a.sentence.hasClockTime || b.sentence.hasClockTime { return true }
        guard let amount = a.amount,
            amount.dimension == .index || (amount.dimension == .money && amount.per != nil)
        else { return false }
        guard let day = a.published, let other = b.published, a.claim.time == nil || b.claim.time == nil
        else {
            return false
        }
        return day != other
    }

    /// Whether the claims have a metric in common, or two words besides the noun that is counted: `18 members` and
    /// `2 members` are alike in nothing else.
    private func namesMoreThanWhatIsCounted(
        _ a: PreparedClaim, _ b: PreparedClaim, _ evidence: Evidence
    ) -> Bool {
        let counted = a.counted.content.merged(b.counted.content)
        let shared = a.frame.content.shared(with: b.frame.content)
        let beside = shared.count - shared.shared(with: counted).count
        if evidence.metric == 1 { return beside >= 1 }
        return beside >= 2 && Likeness(a.subject.content, b.subject.content).value >= 0.6
    }

    /// Whether the two figures are all that changed between their sentences, of what is measured as they are.
    private func isOnlyChange(_ a: PreparedClaim, _ b: PreparedClaim) -> Bool {
        // A few words are soon alike.
        guard a.sentence.content.shared(with: b.sentence.content).count >= 4 else { return false }
        guard let x = a.amount, let y = b.amount, a.sentence.amounts.count == b.sentence.amounts.count else {
            return false
        }
        let (left, right) = (a.sentence.numbers, b.sentence.numbers)
        let changed = a.sentence.amounts.filter { $0.base == x.base && right.isDisjoint(with: $0.numbers) }
        let otherChanged = b.sentence.amounts.filter {
            $0.base == y.base && left.isDisjoint(with: $0.numbers)
        }
        return changed.count == 1 && otherChanged.count == 1 && changed[0].numbers == x.numbers
            && otherChanged[0].numbers == y.numbers
    }

    /// Whether one says that something rose by what it fell by to the other.
    private func areOpposite(_ a: PreparedClaim, _ b: PreparedClaim, _ evidence: Evidence) -> Bool {
        guard evidence.isStrong, evidence.metric == 1, a.claim.step == .none, b.claim.step == .none else {
            return false
        }
        return a.isChange && b.isChange && a.frame.direction * b.frame.direction < 0
    }

    // MARK: Gates

    private func passesGates(
        _ a: PreparedClaim, _ b: PreparedClaim, _ figures: FigureAgreement, _ time: Facets.Time
    ) -> Bool {
        if !areCompatible(a.frame.places, b.frame.places) { return false }
        if !figures.sharesNumber {
            if time == .differs || a.isChange != b.isChange || a.claim.negated != b.claim.negated {
                return false
            }
            // The level before a change is not the one after it.
            if (a.claim.step == .before) != (b.claim.step == .before) { return false }
            if a.frame.direction * b.frame.direction < 0 { return false }
        } else if a.claim.step != b.claim.step, a.claim.step != .none, b.claim.step != .none {
            return false
        }
        if !a.counted.content.isEmpty, !b.counted.content.isEmpty,
            a.counted.content.shared(with: b.counted.content).isEmpty
        {
            return false
        }
        return !haveTwoNames(a, b)
    }

    private func areCompatible(_ a: [UInt64], _ b: [UInt64]) -> Bool {
        a.isEmpty || b.isEmpty || !a.shared(with: b).isEmpty
    }

    /// Whether the subjects are two named things.
    private func haveTwoNames(_ a: PreparedClaim, _ b: PreparedClaim) -> Bool {
        !a.name.isEmpty && !b.name.isEmpty && a.name != b.name
            && a.subject.content.shared(with: b.subject.content).isEmpty
    }
}

extension Claim.Relation.Kind {
    /// Whether both cannot hold of the same two things.
    fileprivate func excludes(_ other: Self) -> Bool {
        switch (self, other) {
        case (.exceeds, .below), (.below, .exceeds), (.exceeds, .equals), (.equals, .exceeds),
            (.below, .equals),
            (.equals, .below):
            true
        default: false
        }
    }
}

/// What speaks for two claims being about one thing, besides their numbers.
private struct Evidence {
    /// 1 where a metric is common to both, 0 where each names another, `nil` where one names none.
    let metric: Double?
    /// How alike metric, subject, whole and what is counted are.
    let frame: Likeness
    /// How alike their sentences are, 0…1.
    let context: Double
    /// Words that both sentences have.
    let sharedWords: Int
    let time: Facets.Time
    let areBothDated: Bool
    /// Whether both are about one thing that has a name.
    let sharesName: Bool
    /// The mean of what is known, by weight; what is missing takes no part.
    let score: Double

    /// Whether claims of two unrelated documents may be as alike as these are.
    func needsCompany(sharesNumber: Bool, _ specificity: Int) -> Bool {
        if sharesName, areBothDated, time == .equal { return false }
        // A few words are soon alike.
        let context = context * min(1, Double(sharedWords) / 5)
        guard sharesNumber else { return context < 0.6 }
        return context < 0.35 && (frame.common < 2 || specificity < 3)
    }

    /// Whether they are named alike.
    var isStrong: Bool { metric != 0 && frame.value >= 0.6 }

    init(_ a: PreparedClaim, _ b: PreparedClaim, _ time: Facets.Time, _ weights: WordWeights) {
        self.time = time
        areBothDated = a.claim.time != nil && b.claim.time != nil
        let areNamed = !a.frame.metrics.isEmpty && !b.frame.metrics.isEmpty
        metric = areNamed ? a.frame.metrics.shared(with: b.frame.metrics).isEmpty ? 0 : 1 : nil
        frame = Likeness(a.frame.content, b.frame.content)
        context = weights.likeness(a.sentence.content, b.sentence.content)
        sharesName = !a.frame.names.shared(with: b.frame.names).isEmpty
        sharedWords = a.sentence.content.shared(with: b.sentence.content).count
        var sum = min(1, context * 1.5) * 0.15
        var total = 0.15
        func add(_ value: Double, _ weight: Double) {
            sum += value * weight
            total += weight
        }
        if let metric { add(metric, 0.3) }
        if !frame.isEmpty { add(frame.value, 0.4) }
        switch time {
        case .equal: if areBothDated { add(1, 0.15) }
        case .compatible: add(0.8, 0.15)
        case .differs: add(0, 0.15)
        case .missingInA, .missingInB: break
        }
        if !a.frame.places.isEmpty, !b.frame.places.isEmpty { add(1, 0.05) }
        score = sum / total
    }
}

/// How much two sets of words have in common.
struct Likeness: Sendable {
    /// Words in both.
    let common: Int
    /// 0…1: mostly how much of the smaller set is in the larger, so that one who says less is not another.
    let value: Double
    let isEmpty: Bool

    init(_ a: [UInt64], _ b: [UInt64]) {
        common = a.shared(with: b).count
        isEmpty = a.isEmpty || b.isEmpty
        let smaller = min(a.count, b.count)
        let union = a.count + b.count - common
        value =
            smaller == 0 ? 0 : 0.6 * Double(common) / Double(smaller) + 0.4 * Double(common) / Double(union)
    }
}

/// How telling words are: those of few sentences more than those of many.
struct WordWeights: Sendable {
    private let weights: [UInt64: Double]

    init(_ a: PreparedDocument, _ b: PreparedDocument) {
        var counts: [UInt64: Int] = [:]
        for sentence in a.sentences + b.sentences { for word in sentence { counts[word, default: 0] += 1 } }
        let total = Double(a.sentences.count + b.sentences.count)
        weights = counts.mapValues { logarithm(1 + total / Double($0)) }
    }

    /// The share of the words of two sentences that both have, by weight, 0…1.
    func likeness(_ a: [UInt64], _ b: [UInt64]) -> Double {
        let shared = weight(a.shared(with: b))
        let smaller = min(weight(a), weight(b))
        return smaller > 0 ? shared / smaller : 0
    }

    private func weight(_ words: [UInt64]) -> Double { words.reduce(0) { $0 + (weights[$1] ?? 0) } }
}

/// The binary logarithm of a number of at least 1, straight between powers of two: near enough for weights, and the
/// same on every machine.
private func logarithm(_ x: Double) -> Double { Double(x.exponent) + x.significand - 1 }
