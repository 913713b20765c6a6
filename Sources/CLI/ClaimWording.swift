import Claims
import Comparison
import Extraction

/// Says what a claim of a diff states, cell by cell.
struct ClaimWording {
    let language: FigureWords.Language

    /// The figure, or what the subject is held against.
    func figure(_ claim: ComparedClaim) -> String {
        claim.figure.map { FigureWords($0, language: language).text }
            ?? claim.relation.map { "\($0.kind.sign) \(oneLine($0.reference.text))" } ?? "–"
    }

    /// What is measured.
    func metric(_ claim: ComparedClaim) -> String {
        if language == .english, let key = claim.metric.key { return key.replacing("-", with: " ") }
        return oneLine(claim.metric.text)
    }

    /// Whose it is.
    func subject(_ claim: ComparedClaim) -> String {
        // `أرباحها` says less than whose they are.
        if claim.subject.status == .resolved, let named = claim.subject.antecedent { return oneLine(named) }
        return oneLine(claim.subject.text)
    }

    /// When it holds.
    func time(_ claim: ComparedClaim) -> String {
        guard let time = claim.time else { return "" }
        let words = time.edtf.map(spokenDate) ?? oneLine(time.text)
        switch time.relation {
        case .at, .during, .rate: return words
        case .by: return say("by ", "بحلول ") + words
        case .byEndOf: return say("by end ", "بنهاية ") + words
        case .since: return say("since ", "منذ ") + words
        case .until: return say("until ", "حتى ") + words
        }
    }

    /// Who states it, the outermost teller first.
    func source(_ claim: ComparedClaim) -> String {
        let named = claim.sources.filter { $0.kind != .impersonal && ($0.name != nil || $0.text != nil) }
        return named.map { $0.name ?? $0.text.map(oneLine) ?? "" }.joined(separator: " ← ")
    }

    /// What the figure is to the text.
    func modality(_ claim: ComparedClaim) -> String {
        let words =
            switch claim.modality {
            case .fact: say("fact", "خبر")
            case .estimate: say("estimate", "تقدير")
            case .forecast: say("forecast", "توقع")
            case .possibility: say("possibility", "احتمال")
            }
        return claim.negated ? say("not: ", "نفي: ") + words : words
    }

    /// What a pair comes to; `nil` for what one document alone says.
    func verdict(_ verdict: Verdict?) -> String {
        switch verdict {
        case .conflict: say("conflict", "تعارض")
        case .review: say("to be reviewed", "للمراجعة")
        case .agreeWithDifferences: say("agree, with differences", "اتفاق مع اختلاف")
        case .agree: say("agree", "اتفاق")
        case nil: say("told by one only", "انفراد")
        }
    }

    private func say(_ english: String, _ arabic: String) -> String {
        language == .english ? english : arabic
    }
}
