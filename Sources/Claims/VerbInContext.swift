import ArabicText
import Extraction

extension VerbShape {
    /// Whether the word is a verb.
    ///
    /// - Parameters:
    ///   - known: whether the lexicon knows it as something else.
    ///   - before: the word before it.
    func isVerb(known: Bool, after before: WordClass?) -> Bool {
        guard !known else { return false }
        if isFuture { return true }
        if first == Letters.yeh, count >= 3 { return true }
        if endsPerfect || endsPlural || isDerivedPerfect && before != .preposition { return true }
        // `تحملان`: the imperfect of two.
        if first == Letters.teh, count >= 6, last == Letters.noon, beforeLast == Letters.alef,
            before != .preposition
        {
            return true
        }
        // `تتوقع`: no verbal noun begins with two of them.
        if first == Letters.teh, second == Letters.teh, count >= 5 { return true }
        // `ت…` may as well be a verbal noun: only where a particle or a relative asks for a verb.
        guard first == Letters.teh, count >= 4 else { return false }
        switch before {
        case .relative, .particle, .complementizer: return true
        // `حيث تحتل`, `تعتمد الشركة` where a clause opens.
        case .subordinator: return last != Letters.heh
        case nil, .stop: return !mayBeVerbalNoun
        default: return false
        }
    }

    /// Whether a word with `ت` in front can be a verbal noun or another noun: `تعاون`, `تطوير`, `تكلفة`, `تعليمات`,
    /// `تلفزيون`, and all that are short (`تحول`).
    private var mayBeVerbalNoun: Bool {
        count < 5 || third == Letters.alef || beforeLast == Letters.yeh || beforeLast == Letters.waw
            || last == Letters.heh || last == Letters.teh
    }
}
