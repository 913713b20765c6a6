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
    /// Whether the figure begins with a verb of its own (`تتجاوز 5 ملايين`).
    var hasVerbInFigure = false

    init(start: Int, measured: Range<Int>? = nil) {
        self.start = start
        self.measured = measured
    }
}

/// Finds the clause around a figure.
struct FrameFinder {
    let passage: Passage
    private var mentions: Mentions { passage.mentions }
    /// First token of what the innermost attribution states.
    let floor: Int

    private var phrases: NounPhrases { NounPhrases(passage: passage) }

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
                frame.verb = at
                break search
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
                        .flatMap { dimension == .count && $0.upperBound == first ? nil : $0 }
                }
            case .preposition:
                if word.grammar?.link == .whole, frame.measured == nil, isRight(at, before: first) {
                    frame.measured = measured(before: at, dimension)
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

    /// Whether the verb of a figure's clause is inside the figure (`تتجاوز 5 ملايين`).
    private func opensWithVerb(_ first: Int, _ figure: Figure) -> Bool {
        figure.bound != .exact && passage.contains(first)
            && VerbShape(passage.document, first, passage[first]).startsImperfect
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
            frame.object = phrases.first(in: after.upperBound..<figure)
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
        }
    }

    /// Whether only words of a bound, or a noun with a pronoun (`البالغ رأسماله`), part `البالغ` from the figure.
    private func isRight(_ participle: Int, before figure: Int) -> Bool {
        var at = max(participle + 1, passage[participle].grammarEnd)
        if at < figure, passage[at].metric?.form == .possessive { at += 1 }
        while at < figure, passage[at].kind == .preposition || passage[at].kind == .adverb { at += 1 }
        return at == figure
    }

    /// What `البالغ` is said of: the phrase before it, or, behind `و`, the measure named last.
    private func measured(before participle: Int, _ dimension: Dimension) -> Range<Int>? {
        let measure = measure(before: participle, dimension)
        guard passage[participle].conjunction == 0 else { return measure }
        let nearest = phraseEnding(before: participle)
        // `المساحة الإجمالية للمرحلة الثالثة البالغة 76 ألف متر`
        if let measure, let nearest, measure.lowerBound < nearest.lowerBound,
            participle - measure.lowerBound <= 6,
            passage[nearest.lowerBound].hasPreposition
                || passage[nearest.lowerBound - 1].kind == .preposition,
            !(measure.lowerBound..<participle).contains(where: {
                passage[$0].kind == .verb || passage[$0].kind == .comma
            })
        {
            return measure
        }
        return nearest
    }

    /// The nearest phrase before a token that begins with a measure of figures of a dimension.
    private func measure(before token: Int, _ dimension: Dimension) -> Range<Int>? {
        var at = token - 1
        while at >= floor, token - at <= 24 {
            let word = passage[at]
            if word.kind == .stop || word.kind == .cue || word.kind == .complementizer { return nil }
            if word.kind == .noun, let metric = word.metric, metric.form != .possessive,
                metric.isMeasure(of: dimension)
            {
                return phrases.phrase(at: at, before: token)
            }
            at -= 1
        }
        return nil
    }

    /// `أعلنت عن خسائر بلغت 45`, `خسارة على الورق بلغت 5`: an indefinite measure that the verb's clause hangs on.
    private func tail(before verb: Int, from start: Int, _ dimension: Dimension) -> Range<Int>? {
        let isMeasuring = passage[verb].verbMetric?.links == true
        var at = verb - 1
        while at >= start, verb - at <= 6 {
            let word = passage[at]
            switch word.kind {
            case .noun:
                if let metric = word.metric, metric.form != .possessive, metric.isMeasure(of: dimension),
                    !word.isDefinite, mentions.entity(at: at) == nil,
                    let phrase = phrases.phrase(at: at, before: verb),
                    phrase.allSatisfy({
                        !passage[$0].isDefinite && !passage[$0].hasPronoun && mentions.entity(at: $0) == nil
                    })
                {
                    return phrase
                }
                // `بحمولات بلغت 3 ملايين طن`: nothing but a clause of its own can stand right behind such a noun.
                if isMeasuring, at == verb - 1, word.hasPreposition, !word.isDefinite, !word.hasPronoun,
                    mentions.entity(at: at) == nil
                {
                    return at..<verb
                }
            case .preposition, .quote, .adverb, .date: break
            default: return nil
            }
            at -= 1
        }
        return nil
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

    /// Whether an indefinite noun ends as the object of a verb does (`حققت نموا`).
    static func isAccusative(_ token: Int, _ passage: Passage) -> Bool {
        let word = passage[token]
        let written = passage.document[token]
        guard written.kind == .arabic, written.letterCount > 3, !word.isDefinite, !word.hasPronoun,
            passage.document.words.text.lastLetter(written) == Letters.alef,
            passage.mentions.entity(at: token) == nil,
            !passage.document.words.lookups[token].families.contains(.places)
        else { return false }
        // `وزيرا الخارجية`: a dual has its second term behind it.
        return !(passage.contains(token + 1) && passage[token + 1].isDefinite)
    }

    /// Whether a phrase behind a verb can be what is done: a verbal noun (`تستهدف إنفاق 50`), or, in front of things
    /// counted, an indefinite noun of which nothing more is said (`شهدت تهجير 500 أسرة`).
    private func isDone(_ phrase: Range<Int>, before figure: Int, _ dimension: Dimension) -> Bool {
        let head = passage[phrase.lowerBound]
        guard !head.isDefinite else { return false }
        if head.grammar?.kind == .masdar { return true }
        guard dimension == .count, phrase.count == 1, phrase.upperBound == figure,
            passage.document.words.lookups[phrase.lowerBound].reading.word == 0
        else { return false }
        let text = passage.document.words.text
        let word = passage.document[phrase.lowerBound]
        return text.lastLetter(word) != Letters.noon && text.lastLetter(word) != Letters.alef
    }

    /// `فيه`, `لها`: a preposition with a pronoun.
    private func hasPronoun(_ preposition: Int) -> Bool {
        guard passage[preposition].grammar == nil else { return false }
        let text = passage.document.words.text
        let word = passage.document[preposition]
        let count = Int(word.letterCount) - passage[preposition].conjunction
        return count <= 5
            && (text.lastLetter(word) == Letters.heh || passage[preposition].hasPronoun
                || count == 3 && text.lastLetter(word) == Letters.alef
                    && text.letter(word, Int(word.letterCount) - 2) == Letters.heh)
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
            case .cue: return at + 1
            case .stop where at + 1 != passage.joint: return at + 1
            case .verb where !word.isModal && word.grammar?.role == nil: return at + 1
            default: break
            }
            at -= 1
        }
        return floor
    }

    /// The subject written before the verb.
    private func antecedent(
        before verb: Int, _ frame: inout Frame, _ dimension: Dimension
    ) -> Range<Int>? {
        if verb > passage.tokens.lowerBound,
            passage[verb].conjunction > 0 || passage[verb - 1].kind == .conjunction
        {
            return nil
        }
        let isMeasuring = passage[verb].verbMetric?.links == true || passage[verb].stance == .estimative
        if frame.isRelative {
            // `معدل النمو لنفس الفترة والتي قدرت`: behind `و` the relative goes with what can be measured.
            if isMeasuring, passage[frame.start - 1].conjunction > 0,
                let measure = measure(before: frame.start - 1, dimension)
            {
                return measure
            }
            // The antecedent is the phrase that ends before the relative pronoun.
            return phraseEnding(before: frame.start - 1)
        }
        if let tail = tail(before: verb, from: frame.start, dimension),
            isMeasuring || tail.upperBound == verb && passage[tail.lowerBound].hasPreposition
        {
            frame.isTail = true
            return tail
        }
        // The part of the clause after the last comma, where it has a phrase; the whole clause otherwise.
        var segment = verb
        while segment > frame.start, passage[segment - 1].kind != .comma { segment -= 1 }
        if segment > frame.start, segment < verb, let phrase = phrases.first(in: segment..<verb),
            !isParenthesis(segment)
        {
            return phrase
        }
        if let phrase = relatedSubject(before: frame.start) { return phrase }
        if let phrase = phrases.first(in: frame.start..<verb) {
            return indefinite(before: verb, behind: phrase) ?? phrase
        }
        // `أعلنت عن خسائر بلغت 45 مليونا`: a clause on an indefinite noun, without a pronoun.
        guard verb > frame.start, passage[verb - 1].kind == .noun, let phrase = phraseEnding(before: verb)
        else { return nil }
        frame.isTail = true
        return phrase
    }

    /// `لبناء خط يمتد 240 كيلومترا`: an indefinite noun behind another phrase, with a clause of its own.
    private func indefinite(before verb: Int, behind phrase: Range<Int>) -> Range<Int>? {
        let last = verb - 1
        guard passage[verb].isImperfect, last > phrase.upperBound, passage[last].kind == .noun,
            !passage[last].isDefinite, !passage[last].hasPronoun, passage.document[last].kind == .arabic,
            mentions.entity(at: last) == nil, !FrameFinder.isAccusative(last, passage),
            passage[last - 1].kind == .preposition
                || passage[last - 1].kind == .noun && passage[last - 1].hasPreposition
        else { return nil }
        var start = last
        while start > phrase.upperBound, last - start < 2, !passage[start].hasPreposition,
            passage[start - 1].kind == .noun, !passage[start - 1].isDefinite, !passage[start - 1].hasPronoun
        { start -= 1 }
        return start..<verb
    }

    /// `المصانع التي تعمل بالغاز تنتج 5`: behind a relative clause the verb goes on with what the clause is about.
    private func relatedSubject(before clause: Int) -> Range<Int>? {
        let verb = clause - 1
        guard verb - 1 > floor, passage[verb].kind == .verb, passage[verb].conjunction == 0 else {
            return nil
        }
        var at = verb - 1
        if passage[at].kind == .particle { at -= 1 }
        guard at > floor, passage[at].kind == .relative, passage.document[at].letterCount > 2 else {
            return nil
        }
        return phraseEnding(before: at)
    }

    private func isParenthesis(_ segment: Int) -> Bool { passage[segment].kind == .pronoun }

    /// The phrase that ends right before a token.
    private func phraseEnding(before token: Int) -> Range<Int>? {
        var end = token
        while end > passage.tokens.lowerBound,
            passage[end - 1].kind == .comma || passage[end - 1].kind == .quote
        { end -= 1 }
        // `أكبر خسارة في عشرة أشهر التي بلغت`: a span of time goes with what is before it.
        let written = end
        while end > passage.tokens.lowerBound,
            passage[end - 1].kind == .quantity || passage[end - 1].kind == .date
        { end -= 1 }
        if end < written, end > passage.tokens.lowerBound, passage[end - 1].kind == .preposition { end -= 1 }
        var start = end
        while start > passage.tokens.lowerBound, end - start < 10, passage[start - 1].kind == .noun {
            start -= 1
            if passage[start].hasPreposition { break }
        }
        // From the left, the first phrase that reaches the end.
        while start < end {
            if let phrase = phrases.phrase(at: start, before: end), phrase.upperBound == end { return phrase }
            start += 1
        }
        return nil
    }

    /// Whether a verb ends in `ـوا`.
    private func endsInPlural(_ verb: Int) -> Bool {
        let text = passage.document.words.text
        let word = passage.document[verb]
        return word.letterCount > 3 && text.lastLetter(word) == Letters.alef
            && text.letter(word, Int(word.letterCount) - 2) == Letters.waw
    }

    /// `يمكن للمصنع أن ينتج`: whoever can, before the verb of what can be.
    private func able(before verb: Int) -> Range<Int>? {
        var at = verb - 1
        guard at > floor, passage[at].kind == .complementizer || passage[at].kind == .particle else {
            return nil
        }
        at -= 1
        while at > floor, verb - at <= 6, passage[at].kind == .noun, !passage[at].hasPreposition { at -= 1 }
        guard at > floor, passage[at].kind == .noun, passage[at].hasPreposition, passage[at - 1].isModal
        else { return nil }
        return phrases.phrase(at: at, before: verb)
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
