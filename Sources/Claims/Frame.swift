import ArabicText
import Extraction
import Lexicon

/// The clause a figure stands in: its verb, and the noun phrases before and after it.
struct Frame {
    /// Token of the verb that governs the figure.
    var verb: Int?
    /// The phrase in the place of the grammatical subject.
    var subject: Range<Int>?
    /// A phrase between the subject and the figure, such as the object.
    var object: Range<Int>?
    /// First token of the clause.
    var start: Int
    /// Whether the clause opens with a relative pronoun, so that `subject` is its antecedent.
    var isRelative = false
    /// Whether the clause goes on from the one before it (`مما يوفر`).
    var isResult = false
    /// Whether the clause hangs on an indefinite noun before it.
    var isTail = false
    /// Whether the subject stands before the verb.
    var subjectFirst = false
    /// Another quantity between the verb and the figure.
    var sibling: Int?
    /// A change and what changed, right before the figure (`بعد ارتفاع أسعار النفط إلى 50`): the verb is of another
    /// statement.
    var change: Range<Int>?
    /// The phrase that `البالغ` gives the figure to.
    var measured: Range<Int>?
    /// The participle that counts what a thing has (`مكونة من 21 نظاما`).
    var participle: Range<Int>?
    /// Whether the figure begins with a verb of its own (`تتجاوز 5 ملايين`).
    var hasVerbInFigure = false

}

/// Finds the clause around a figure.
struct FrameFinder {
    let passage: Passage
    var mentions: Mentions { _read { yield passage.mentions } }
    /// First token of what the innermost attribution states.
    let floor: Int

    var phrases: NounPhrases { NounPhrases(passage: passage) }

    /// The clause a quantity stands in.
    func frame(of quantity: Int) -> Frame {
        let first = passage.figures[quantity].tokens.lowerBound
        let dimension = passage.figures[quantity].dimension
        var frame = Frame(start: floor)
        var at = first - 1
        var commas = 0
        search: while at >= floor {
            let word = passage[at]
            switch word.kind {
            case .verb:
                // `الدكتور أشرف فهمي`: a name that is a verb as well.
                if mentions.entity(at: at) == nil {
                    frame.verb = at
                    break search
                }
            case .complementizer:
                if !isModal(before: at) {
                    frame.start = at + 1
                    break search
                }
            case .relative:
                if commas == 0 {
                    frame.start = at + 1
                    frame.isRelative = true
                    break search
                }
            case .subordinator:
                frame.start = at + 1
                frame.isResult = word.grammar?.result == true
                break search
            case .cue:
                if isEstimate(at, before: first) {
                    frame.verb = at
                    break search
                }
                frame.start = at + 1
                break search
            case .stop:
                if at + 1 != passage.joint {
                    frame.start = at + 1
                    break search
                }
            case .comma:
                commas += 1
            case .quantity:
                if frame.sibling == nil, word.quantity != quantity { frame.sibling = word.quantity }
            case .noun:
                if frame.change == nil, commas == 0, frame.sibling == nil {
                    // `ارتفاع أسهم 15 شركة` is one construct.
                    frame.change = phrases.change(at: at, before: first)
                        .flatMap { isChange($0, before: first, dimension) ? $0 : nil }
                }
            case .preposition:
                if word.grammar?.link == .whole, frame.measured == nil, isRight(at, before: first) {
                    frame.measured = measured(before: at, dimension)
                    if word.grammar?.isMade == true, dimension == .count {
                        frame.measured = phraseEnding(before: at)
                        frame.participle = at..<word.grammarEnd
                    }
                }
            default: break
            }
            at -= 1
        }
        if let verb = frame.verb {
            fill(&frame, verb: verb, figure: first, dimension)
        } else {
            frame.subject = phrases.first(in: frame.start..<first)
        }
        if opensWithVerb(first, passage.figures[quantity]) {
            frame.hasVerbInFigure = true
            readInside(&frame, first, dimension)
        }
        return frame
    }

    /// Whether a noun of change or of reaching gives the figure to what stands behind it.
    private func isChange(_ phrase: Range<Int>, before figure: Int, _ dimension: Dimension) -> Bool {
        guard passage[phrase.lowerBound].metric?.links == true else {
            return dimension != .count || phrase.upperBound != figure
        }
        // `بلوغ عدد الفروع 600`, and not `قبل بلوغ سن الخمسين من 2.3 إصابة`
        return passage[phrase.lowerBound + 1].metric?.measures(dimension) ?? true
    }

    /// `حجم الاستثمارات المستهدفة يقدر بنحو 20`: nobody estimates, and what is estimated stands before.
    func isEstimate(_ cue: Int, before figure: Int) -> Bool {
        cue > floor && passage[cue].verbMetric?.links == true && passage[cue].conjunction == 0
            && passage[cue - 1].kind != .cue
            && ((cue + 1)..<max(cue + 1, figure)).allSatisfy {
                passage[$0].kind == .preposition || passage[$0].kind == .adverb
            }
    }

    /// Whether the verb of a figure's clause is inside the figure (`تتجاوز 5 ملايين`).
    private func opensWithVerb(_ first: Int, _ figure: Figure) -> Bool {
        passage.contains(first)
            && (figure.bound != .exact || passage.document.words.lookups[first].mayBe(.metricVerb))
            && VerbShape(
                passage.document.words.text, passage.document[first], after: passage[first].conjunction
            )
            .startsImperfect
    }

    /// `المستويات التي تتراوح بين 80 و90`, `مبلغ يزيد على 5`: what is measured stands right before such a verb.
    private func readInside(_ frame: inout Frame, _ first: Int, _ dimension: Dimension) {
        if frame.verb == nil, frame.isRelative, frame.start == first {
            let isAnother = passage[first - 1].conjunction > 0
            frame.measured =
                (isAnother ? measure(before: first - 1, dimension) : nil) ?? phraseEnding(before: first - 1)
        } else if frame.verb == nil, let tail = tail(before: first, from: max(floor, first - 4), dimension),
            tail.upperBound == first
        {
            frame.measured = tail
        }
    }

    /// Finds the verb's subject: after it, or before it in the same clause.
    private func fill(_ frame: inout Frame, verb: Int, figure: Int, _ dimension: Dimension) {
        // `باعوا أسهما`: the ending is the subject, what follows the object.
        let after = endsInPlural(verb) ? nil : nextPhrase(after: verb, before: figure)
        frame.start = clauseStart(before: verb, &frame)
        frame.subject = after
        if let obliged = obliged(before: verb) {
            frame.subjectFirst = true
            frame.subject = obliged
            frame.object = after
            return
        }
        if let after, let antecedent = relativeSubject(frame, verb: verb, after, before: figure) {
            frame.subjectFirst = true
            frame.subject = antecedent
            frame.object = after
            return
        }
        if let after, takesObject(verb, after),
            let subject = antecedent(before: verb, &frame, dimension), subject.upperBound < verb
        {
            frame.subjectFirst = true
            frame.subject = subject
            frame.object = after
            return
        }
        if let after, isDone(after, before: figure, dimension), passage[verb].grammar?.role != .auxiliary,
            let subject = antecedent(before: verb, &frame, dimension)
        {
            // `الخطة تستهدف إنفاق 50`: what is done is the object where somebody is named before the verb.
            frame.subjectFirst = true
            frame.subject = subject
            frame.object = after
            return
        }
        if let after {
            let behind = apposition(after: after, before: figure)?.upperBound ?? after.upperBound
            frame.object = phrases.first(in: behind..<figure)
        } else {
            frame.object = nil
        }
        if passage[verb].grammar?.role == .auxiliary {
            // `تم بناء المصنع`: what is done stands in the place of the subject.
            return
        }
        if after == nil {
            frame.subjectFirst = true
            frame.subject = able(before: verb) ?? antecedent(before: verb, &frame, dimension)
            frame.object = phrases.first(in: (verb + 1)..<figure)
            if frame.subject == nil, let late = frame.object, late.upperBound < figure,
                isLateSubject(late, of: verb)
            {
                frame.subjectFirst = false
                frame.subject = late
                frame.object = phrases.first(in: late.upperBound..<figure)
            }
        }
    }

    /// `كان الفريق قد عاود تدريباته`, `الشركة لن تبيع الأسهم`: between a noun and its verb `قد`, `لم` and `لن` put what is
    /// behind the verb in the place of the object.
    private func takesObject(_ verb: Int, _ after: Range<Int>) -> Bool {
        let particle = verb - 1
        guard particle - 1 > floor, passage[particle].kind == .particle, passage[particle].conjunction == 0,
            passage[particle - 1].kind == .noun, passage[verb].grammar?.role == nil,
            passage[verb].verbMetric == nil
        else { return false }
        return passage[after.lowerBound].metric?.form != .possessive
    }

    /// `الجيش الذي استقدم تعزيزات`: what a relative clause is about does what its verb says, unless a pronoun
    /// (`التي قدمها`, `الذي ارتفع سعره`) or the verb's own gender gives it another subject.
    private func relativeSubject(
        _ frame: Frame, verb: Int, _ after: Range<Int>, before figure: Int
    ) -> Range<Int>? {
        guard frame.isRelative, frame.start == verb, passage[verb].grammar?.role == nil,
            passage[verb].verbMetric?.links != true, !passage[verb].hasPronoun,
            !passage.document.endsInHeh(verb), mentions.entity(at: after.lowerBound) == nil,
            !hasObject(behind: after, before: figure)
        else { return nil }
        // A preposition with a pronoun ties the clause to what it is about: `الذي قتل فيه جنود`.
        for token in verb..<after.upperBound {
            let word = passage[token]
            if word.kind == .noun, word.hasPronoun || word.metric?.form == .possessive { return nil }
            if word.kind == .noun, !word.isDefinite, passage.document.endsInHeh(token) { return nil }
            if word.kind == .preposition, hasPronoun(token) { return nil }
        }
        let text = passage.document.words.text
        let relative = passage.document[verb - 1]
        guard relative.letterCount > 3, let antecedent = phraseEnding(before: verb - 1) else { return nil }
        // `التي` and a verb with `ت` at either end, `الذي` and one without.
        let isFeminine = text.letter(relative, Int(relative.letterCount) - 2) == Letters.teh
        return isFeminine == isFeminineVerb(verb) ? antecedent : nil
    }

    /// `الذي كبد المعدن أكبر خسارة`: behind a definite phrase, an indefinite one that the verb does.
    private func hasObject(behind phrase: Range<Int>, before figure: Int) -> Bool {
        guard passage[phrase.lowerBound].isDefinite,
            let other = phrases.first(in: phrase.upperBound..<figure)
        else { return false }
        return passage.document[other.lowerBound].kind == .arabic && !passage[other.lowerBound].isDefinite
    }

    /// `ويحيط بالمتنزه من الخارج مضمار`: an indefinite phrase behind a prepositional one, of the verb's own gender and no
    /// accusative, is its subject where nothing before the verb is.
    private func isLateSubject(_ phrase: Range<Int>, of verb: Int) -> Bool {
        let head = passage[phrase.lowerBound]
        let before = passage[phrase.lowerBound - 1]
        guard phrase.lowerBound > verb + 1, !head.isDefinite, head.grammar?.kind != .masdar,
            head.grammar?.kind != .comparative,
            before.kind != .noun || before.isDefinite || before.hasPronoun,
            passage[verb].grammar?.takesObject != true, passage[verb].verbMetric?.links != true,
            !passage[verb].hasPronoun, !FrameFinder.isAccusative(phrase.lowerBound, passage),
            passage.document[phrase.lowerBound].kind == .arabic
        else { return false }
        let text = passage.document.words.text
        let noun = passage.document[phrase.lowerBound]
        let isFeminine =
            text.lastLetter(noun) == Letters.heh && !passage.document.endsInHeh(phrase.lowerBound)
            || text.lastLetter(noun) == Letters.teh
        return isFeminine == isFeminineVerb(verb)
    }

    /// Whether a verb has the `ت` of a feminine subject at either end.
    private func isFeminineVerb(_ verb: Int) -> Bool {
        let text = passage.document.words.text
        let written = passage.document[verb]
        return passage[verb].isImperfect
            ? text.letter(written, passage[verb].conjunction) == Letters.teh
            : text.lastLetter(written) == Letters.teh
    }

    /// The phrase right after a verb, adverbs and dates passed over.
    private func nextPhrase(after verb: Int, before end: Int) -> Range<Int>? {
        var at = verb + 1
        while at < end {
            switch passage[at].kind {
            case .adverb, .date, .particle, .quote: at += 1
            case .pronoun: at += 1
            case .complementizer where isModal(before: at): at += 1
            case .verb: return nil
            case .preposition:
                // `بلغ في الربع الأول عدد الزوار`, `تبلغ فيه قيمة الشركة`: a date may stand between, or a pronoun.
                guard at + 1 < end, passage[at + 1].kind == .date || hasPronoun(at) else { return nil }
                at += 1
            case .noun, .demonstrative:
                guard !passage[at].hasPreposition, !FrameFinder.isAccusative(at, passage) else { return nil }
                return phrases.phrase(at: at, before: end)
            default: return nil
            }
        }
        return nil
    }

    /// First token of the clause a verb stands in.
    private func clauseStart(before verb: Int, _ frame: inout Frame) -> Int {
        var at = verb - 1
        while at >= floor {
            let word = passage[at]
            switch word.kind {
            case .complementizer where !isModal(before: at): return at + 1
            case .relative:
                frame.isRelative = true
                return at + 1
            case .subordinator:
                frame.isResult = word.grammar?.result == true
                return at + 1
            case .cue:
                // `المشاريع التي من المفترض أن تلبي 30%`
                var first = at
                while first > floor, passage[first - 1].kind == .cue { first -= 1 }
                guard first > floor, passage[first - 1].kind == .relative else { return at + 1 }
                frame.isRelative = true
                return first
            case .stop where at + 1 != passage.joint: return at + 1
            case .verb where !word.isModal && word.grammar?.role == nil: return at + 1
            default: break
            }
            at -= 1
        }
        return floor
    }

    /// Whether a verb ends in `ـوا`.
    private func endsInPlural(_ verb: Int) -> Bool {
        let text = passage.document.words.text
        let word = passage.document[verb]
        return word.letterCount > 3 && text.lastLetter(word) == Letters.alef
            && text.letter(word, Int(word.letterCount) - 2) == Letters.waw
    }

    /// Whether the complementizer at a token belongs to a modal (`يمكن أن`), not to a statement.
    func isModal(before token: Int) -> Bool {
        guard token > passage.tokens.lowerBound else { return false }
        if passage[token].isModal || passage[token - 1].isModal { return true }
        // `يمكن للمصنع أن ينتج`: whoever can stands between.
        var at = token - 1
        while at > floor, token - at <= 5, passage[at].kind == .noun, !passage[at].isModal {
            if passage[at].hasPreposition { return passage[at - 1].isModal }
            at -= 1
        }
        return false
    }
}
