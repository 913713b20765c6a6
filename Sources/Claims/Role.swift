import ArabicText
import Extraction
import Lexicon

/// Tells figures that are stated from those that only frame or feed another.
struct RoleReader {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    func role(of quantity: Int, _ frame: Frame, attachment: Attachment?, counted: Bool) -> Claim.Role {
        let figure = passage.figures[quantity]
        if counted, figure.dimension == .count || figure.dimension == .other {
            return .attributionCount
        }
        if figure.isPeriod { return .period }
        if figure.dimension == .duration, isFraming(figure, frame) { return .period }
        if attachment == .input { return .condition }
        if isInCondition(figure) { return .condition }
        if isRequirement(figure, frame) { return .condition }
        return .measure
    }

    /// A length of time after `خلال`, `لمدة`, `منذ`, `بعد`, `قبل`, `على مدى`.
    private func isFraming(_ figure: Figure, _ frame: Frame) -> Bool {
        var before = figure.tokens.lowerBound - 1
        // `خلال الـ 10 سنوات`
        if passage.contains(before), passage[before].kind == .particle { before -= 1 }
        guard passage.contains(before) else { return false }
        let word = passage[before]
        if let verb = frame.verb, let dimensions = passage[verb].verbMetric?.dimensions,
            dimensions.contains(.duration)
        {
            return false
        }
        if passage.metricKey(before) == "duration" {
            // `لمدة 3 سنوات` frames; `بلغت مدة العقد 3 سنوات` measures.
            return word.hasPreposition
        }
        // `بعد مضي بضعة أشهر`, `لأكثر من عامين`
        if passage.document.bareKey(before).map(RoleReader.passing.contains) ?? false { return true }
        let first = passage[figure.tokens.lowerBound]
        if first.hasPreposition,
            passage.document.words.text.letter(passage.document[figure.tokens.lowerBound], first.conjunction)
                == Letters.lam
        {
            return true
        }
        guard word.kind == .preposition else { return false }
        // `قبل 4 سنوات وصل الفريق`: with these a length of time frames, whether its verb was said or is to come.
        if passage.document.bareKey(before).map(RoleReader.frames.contains) ?? false { return true }
        return frame.verb != nil || frame.sibling != nil
    }

    private static let passing = Set(words: "مضي مرور انقضاء")
    private static let frames = Set(words: "قبل بعد منذ خلال طوال طيلة مدى مدار غضون أثناء عقب")

    /// Whether the figure stands in the words of a condition (`إذا تجاوز السعر 80 دولارا`).
    private func isInCondition(_ figure: Figure) -> Bool {
        var at = figure.tokens.lowerBound - 1
        while passage.contains(at) {
            let word = passage[at]
            if word.modal?.hypothetical == true { return true }
            if word.kind == .comma || word.kind == .stop || word.kind == .cue
                || word.conjunction > 0 && word.kind == .verb
            {
                return false
            }
            if word.kind == .complementizer, !word.isModal { return false }
            at -= 1
        }
        return false
    }

    /// A bound that something must meet (`بسعة لا تقل عن 100`) before the verb of its clause.
    private func isRequirement(_ figure: Figure, _ frame: Frame) -> Bool {
        guard figure.bound == .atLeast || figure.bound == .atMost else { return false }
        let before = figure.tokens.lowerBound - 1
        guard passage.contains(before), passage[before].metric != nil, passage[before].hasPreposition else {
            return false
        }
        var at = figure.tokens.upperBound
        while passage.contains(at), at < figure.tokens.upperBound + 4 {
            let word = passage[at]
            if word.kind == .verb || word.isModal { return true }
            if word.kind == .comma || word.kind == .stop { return false }
            at += 1
        }
        return false
    }
}
