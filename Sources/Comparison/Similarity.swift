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
}

/// Decides whether two claims are about the same thing, and how sure that is.
///
/// Gates first: what fails one is never compared, however alike it reads. A claim that is matched wrongly says that
/// two newsrooms agree, or that one of them erred; so what is uncertain is left alone.
struct Similarity: Sendable {
    let weights: WordWeights

    /// The identity of two claims; `nil` where they are about different things, or it cannot be told.
    func identity(_ a: PreparedClaim, _ b: PreparedClaim) -> Identity? {
        guard a.claim.role == b.claim.role, let figure = a.claim.figure, let other = b.claim.figure,
            let amount = a.amount, let otherAmount = b.amount
        else { return nil }
        let areSameWords = a.sentence == b.sentence && figure.text == other.text
        guard let figures = FigureAgreement(figure, amount, other, otherAmount) else { return nil }
        let time = Facets.Time(a.claim.time, b.claim.time, areSameWords: areSameWords)
        let frame = Likeness(a.frame.content, b.frame.content)
        let metric = metricLikeness(a, b)
        let context = weights.likeness(a.sentence.content, b.sentence.content)
        if areSameWords, figures.value == .equal || figures.sharesNumber {
            return Identity(score: 1, isCertain: true, figures: figures, time: time, areSameWords: true)
        }
        guard passesGates(a, b, figures, time) else { return nil }
        let isStrong = metric != 0 && frame.value >= 0.6
        let score = self.score(metric, frame, context, time, a, b)
        func result(_ score: Double, isCertain: Bool) -> Identity {
            Identity(
                score: min(1, max(0, score)), isCertain: isCertain, figures: figures, time: time,
                areSameWords: false)
        }
        if figures.sharesNumber {
            let specificity = min(amount.specificity, otherAmount.specificity)
            if isStrong { return result(max(score, 0.8), isCertain: true) }
            // Two explicit times, and nothing but the number and some words alike: two things.
            if time == .differs { return nil }
            let joined = score + (1 - score) * 0.12 * Double(min(specificity, 5))
            if metric == 0 {
                return specificity >= 3 && context >= 0.6 ? result(joined, isCertain: false) : nil
            }
            if frame.value >= 0.34, context >= 0.25 || specificity >= 3 {
                return result(max(joined, 0.6), isCertain: context >= 0.4 && frame.value >= 0.45)
            }
            if context >= 0.45, specificity >= 2 || context >= 0.6 {
                return result(max(joined, 0.6), isCertain: false)
            }
            return nil
        }
        // Other numbers: only what is named alike, at one time, is one thing told differently.
        guard isStrong, metric == 1 || frame.common >= 2, frame.value >= 0.8, time != .differs,
            context >= 0.15
        else { return nil }
        return result(score, isCertain: true)
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
        guard let name = a.claim.subject.key, let other = b.claim.subject.key, name != other,
            a.claim.subject.status == .explicit, b.claim.subject.status == .explicit
        else { return false }
        return a.subject.content.shared(with: b.subject.content).isEmpty
    }

    // MARK: Score

    /// 1 where a metric is common to both, 0 where each names another, `nil` where one names none.
    private func metricLikeness(_ a: PreparedClaim, _ b: PreparedClaim) -> Double? {
        guard !a.frame.metrics.isEmpty, !b.frame.metrics.isEmpty else { return nil }
        return a.frame.metrics.shared(with: b.frame.metrics).isEmpty ? 0 : 1
    }

    /// The mean of what is known, by weight; what is missing takes no part.
    private func score(
        _ metric: Double?, _ frame: Likeness, _ context: Double, _ time: Facets.Time, _ a: PreparedClaim,
        _ b: PreparedClaim
    ) -> Double {
        var sum = 0.0
        var total = 0.0
        func add(_ value: Double?, _ weight: Double) {
            guard let value else { return }
            sum += value * weight
            total += weight
        }
        add(metric, 0.3)
        add(frame.isEmpty ? nil : frame.value, 0.4)
        switch time {
        case .equal: add(a.claim.time == nil ? nil : 1, 0.15)
        case .compatible: add(0.8, 0.15)
        case .differs: add(0, 0.15)
        case .missingInA, .missingInB: break
        }
        if !a.frame.places.isEmpty, !b.frame.places.isEmpty { add(1, 0.05) }
        add(min(1, context * 1.5), 0.15)
        return total > 0 ? sum / total : 0
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
