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
            default: break
            }
            at -= 1
        }
        if let verb = frame.verb {
            fill(&frame, verb: verb, figure: first)
        } else {
            frame.subject = phrases.first(in: frame.start..<first)
        }
        return frame
    }

    /// Finds the verb's subject: after it, or before it in the same clause.
    private func fill(_ frame: inout Frame, verb: Int, figure: Int) {
        // `باعوا أسهما`: the ending is the subject, what follows the object.
        let after = endsInPlural(verb) ? nil : nextPhrase(after: verb, before: figure)
        frame.start = clauseStart(before: verb, &frame)
        frame.subject = after
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
            frame.subject = able(before: verb) ?? antecedent(before: verb, &frame)
            frame.object = phrases.first(in: (verb + 1)..<figure)
        }
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
                // `بلغ في الربع الأول عدد الزوار`: only a date may stand between.
                guard at + 1 < end, passage[at + 1].kind == .date else { return nil }
                at += 1
            case .noun, .demonstrative:
                guard !passage[at].hasPreposition else { return nil }
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
    private func antecedent(before verb: Int, _ frame: inout Frame) -> Range<Int>? {
        if passage[verb].conjunction > 0, verb > passage.tokens.lowerBound { return nil }
        if frame.isRelative {
            // The antecedent is the phrase that ends before the relative pronoun.
            return phraseEnding(before: frame.start - 1)
        }
        // The part of the clause after the last comma, where it has a phrase; the whole clause otherwise.
        var segment = verb
        while segment > frame.start, passage[segment - 1].kind != .comma { segment -= 1 }
        if segment > frame.start, segment < verb, let phrase = phrases.first(in: segment..<verb),
            !isParenthesis(segment)
        {
            return phrase
        }
        if let phrase = phrases.first(in: frame.start..<verb) { return phrase }
        // `أعلنت عن خسائر بلغت 45 مليونا`: a clause on an indefinite noun, without a pronoun.
        guard verb > frame.start, passage[verb - 1].kind == .noun, let phrase = phraseEnding(before: verb)
        else { return nil }
        frame.isTail = true
        return phrase
    }

    private func isParenthesis(_ segment: Int) -> Bool { passage[segment].kind == .pronoun }

    /// The phrase that ends right before a token.
    private func phraseEnding(before token: Int) -> Range<Int>? {
        var end = token
        while end > passage.tokens.lowerBound,
            passage[end - 1].kind == .comma || passage[end - 1].kind == .quote
        { end -= 1 }
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
