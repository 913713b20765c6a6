import ArabicText
import Extraction
import Lexicon

// What stands before a verb, or before a figure, and is what it speaks of.
extension FrameFinder {
    /// Whether only words of a bound, or a noun with a pronoun (`البالغ رأسماله`), part `البالغ` from the figure.
    func isRight(_ participle: Int, before figure: Int) -> Bool {
        var at = max(participle + 1, passage[participle].grammarEnd)
        if at < figure, passage[at].metric?.form == .possessive { at += 1 }
        while at < figure, passage[at].kind == .preposition || passage[at].kind == .adverb { at += 1 }
        return at == figure
    }

    /// What `البالغ` is said of: the phrase before it, or, behind `و`, the measure named last.
    func measured(before participle: Int, _ dimension: Dimension) -> Range<Int>? {
        let measure = measure(before: participle, dimension)
        guard passage[participle].conjunction == 0 else { return measure }
        var nearest = phraseEnding(before: participle)
        // `توقعات المحللين البالغة 52 مليونا`
        if let phrase = nearest, phrase.lowerBound > floor, passage[phrase.lowerBound - 1].isModal,
            passage[phrase.lowerBound - 1].kind == .noun
        {
            nearest = (phrase.lowerBound - 1)..<phrase.upperBound
        }
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
    func measure(before token: Int, _ dimension: Dimension) -> Range<Int>? {
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
    func tail(before verb: Int, from start: Int, _ dimension: Dimension) -> Range<Int>? {
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
                // and `دعما يصل إلى 5 مليارات`: nor behind an accusative.
                if isMeasuring, at == verb - 1, !word.isDefinite, !word.hasPronoun,
                    word.hasPreposition
                        || passage[verb].isImperfect && FrameFinder.isAccusative(at, passage),
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
    func isDone(_ phrase: Range<Int>, before figure: Int, _ dimension: Dimension) -> Bool {
        let head = passage[phrase.lowerBound]
        // `أعلنت الاستغناء عن 7800 وظيفة`
        if head.grammar?.kind == .masdar || head.metric?.kind == .event, phrase.count == 1,
            passage.contains(phrase.upperBound), passage[phrase.upperBound].kind == .preposition,
            phrase.upperBound + 1 == figure
        {
            return true
        }
        guard !head.isDefinite else { return false }
        // `يلامس مستويات 50 دولارا`
        if head.grammar?.kind == .generic, phrase.upperBound == figure, phrase.count == 1 { return true }
        if head.grammar?.kind == .masdar { return true }
        guard dimension == .count, phrase.count == 1, phrase.upperBound == figure,
            passage.document.words.lookups[phrase.lowerBound].reading.word == 0
        else { return false }
        let text = passage.document.words.text
        let word = passage.document[phrase.lowerBound]
        return text.lastLetter(word) != Letters.noon && text.lastLetter(word) != Letters.alef
    }

    /// `فيه`, `لها`: a preposition with a pronoun.
    func hasPronoun(_ preposition: Int) -> Bool {
        guard passage[preposition].grammar == nil else { return false }
        let text = passage.document.words.text
        let word = passage.document[preposition]
        let count = Int(word.letterCount) - passage[preposition].conjunction
        return count <= 5
            && (text.lastLetter(word) == Letters.heh || passage[preposition].hasPronoun
                || count == 3 && text.lastLetter(word) == Letters.alef
                    && text.letter(word, Int(word.letterCount) - 2) == Letters.heh)
    }

    /// The subject written before the verb.
    func antecedent(
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
    func indefinite(before verb: Int, behind phrase: Range<Int>) -> Range<Int>? {
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
    func relatedSubject(before clause: Int) -> Range<Int>? {
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

    func isParenthesis(_ segment: Int) -> Bool { passage[segment].kind == .pronoun }

    /// The phrase that ends right before a token.
    func phraseEnding(before token: Int) -> Range<Int>? {
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

    /// `على الحكومة أن تسدد 6 مليارات`: whoever has to, before the verb of what is to be done.
    func obliged(before verb: Int) -> Range<Int>? {
        let that = verb - 1
        guard that - 2 >= floor, passage[that].kind == .complementizer || passage[that].isModal,
            passage.document[that].letterCount == 2, let phrase = phraseEnding(before: that),
            phrase.lowerBound > floor || phrase.lowerBound > passage.tokens.lowerBound,
            passage.document.bareKey(phrase.lowerBound - 1) == FrameFinder.upon,
            phrase.upperBound == that
        else { return nil }
        let upon = phrase.lowerBound - 1
        guard upon > floor, passage[upon].conjunction == 0 else { return phrase }
        switch passage[upon - 1].kind {
        case .complementizer, .cue, .stop, .comma, .bracket, .subordinator, .conjunction: return phrase
        default: return passage[upon - 1].isModal ? phrase : nil
        }
    }

    private static let upon = Set(words: "على").first

    /// `الصين أكبر مستورد للنفط`, `الهند ثاني أكبر مشتر`: what a name is called behind it, which nothing is done to.
    func apposition(after name: Range<Int>, before figure: Int) -> Range<Int>? {
        var at = name.upperBound
        if at < figure, passage[at].kind == .comma { at += 1 }
        let start = at
        // `شركة النقل «مبرد» صافي ربحها`
        if at < figure, passage[at].kind == .quote,
            let close = ((at + 1)..<max(at + 1, min(figure, at + 6))).first(where: {
                passage[$0].kind == .quote
            }),
            ((at + 1)..<close).allSatisfy({ passage[$0].kind == .noun })
        {
            return start..<(close + 1)
        }
        guard at + 1 < figure, mentions.entity(at: name.upperBound - 1) != nil, isSuperlative(at) else {
            return nil
        }
        while at < figure, isSuperlative(at) { at += 1 }
        // `حققت سابك أكبر خسارة`: a measure is had or done.
        guard at < figure, passage[at].kind == .noun, passage[at].metric == nil,
            passage[at].grammar?.kind != .masdar, !passage[at].isDefinite,
            !FrameFinder.isAccusative(at, passage)
        else { return nil }
        at += 1
        while at < figure,
            passage[at].kind == .noun && (passage[at].hasPreposition || passage[at].isDefinite)
                || passage[at].kind == .preposition && at + 1 < figure && passage[at + 1].kind == .noun
        { at += 1 }
        return start..<at
    }

    /// `أكبر`, `ثاني`: a comparative, or an ordinal before one.
    private func isSuperlative(_ token: Int) -> Bool {
        let word = passage[token]
        guard word.kind == .noun, !word.isDefinite, word.conjunction == 0, !word.hasPreposition else {
            return false
        }
        return word.grammar?.kind == .comparative
            || passage.document.words.lookups[token].families.contains(.numerals)
    }

    /// `يمكن للمصنع أن ينتج`: whoever can, before the verb of what can be.
    func able(before verb: Int) -> Range<Int>? {
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
}
