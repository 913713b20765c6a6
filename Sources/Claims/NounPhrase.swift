import ArabicText
import Extraction
import Lexicon

/// Finds where noun phrases begin and end in a passage.
struct NounPhrases {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    /// Longest phrase followed, in words.
    static let limit = 12

    /// The noun phrase that begins at a token; `nil` where none does.
    ///
    /// - Parameters:
    ///   - start: its first token.
    ///   - end: token it may not reach.
    ///   - coordinating: whether a second noun joined by `و` is taken in.
    func phrase(at start: Int, before end: Int, coordinating: Bool = true) -> Range<Int>? {
        var at = start
        if passage.contains(at), at < end, passage[at].kind == .demonstrative { at += 1 }
        if passage.contains(at), at < end, passage[at].kind == .quote { at += 1 }
        // A number that is no figure (`شملت 20 من 22 عضوا`) names nothing.
        guard at < end, passage.contains(at), passage[at].kind == .noun, !passage[at].isModal,
            document[at].kind != .number, !isEach(at)
        else { return nil }
        var last = at
        var quotes = passage.contains(at - 1) && passage[at - 1].kind == .quote ? 1 : 0
        at += 1
        while at < end, passage.contains(at), at - start < NounPhrases.limit {
            let word = passage[at]
            switch word.kind {
            case .noun:
                // `شركة النقل “مبرد” صافي ربحها`: behind a name in quotation marks an indefinite noun begins anew.
                if quotes > 1, quotes.isMultiple(of: 2), passage[at - 1].kind == .quote, !word.isDefinite,
                    !word.hasPreposition, word.conjunction == 0, word.metric != nil
                {
                    return start..<(last + 1)
                }
                if !continues(last: last, at, coordinating: coordinating) { return start..<(last + 1) }
                last = at
            case .quote:
                // Quotation marks around a name stay inside; a quotation that opens a speech does not come here.
                quotes += 1
            case .dash:
                guard document[at].isGlued else { return start..<(last + 1) }
            case .demonstrative:
                // `مساحة هذه المناطق`: inside a phrase it goes with the definite noun behind it.
                guard at + 1 < end, passage.contains(at + 1), passage[at + 1].kind == .noun,
                    passage[at + 1].isDefinite,
                    !passage[last].isDefinite, passage[at].conjunction == 0
                else { return start..<(last + 1) }
            default:
                return start..<(last + 1)
            }
            at += 1
        }
        return start..<(last + 1)
    }

    private var document: Document { passage.document }

    /// `كل عامين`, `كل 7 سنوات`: how often, and not of what.
    private func isEach(_ token: Int) -> Bool {
        guard passage.contains(token + 1), passage[token + 1].kind == .quantity,
            document[token].letterCount == 2
        else { return false }
        let text = document.words.text
        return text.letter(document[token], 0) == Letters.kaf
            && text.letter(document[token], 1) == Letters.lam
    }

    /// Whether the noun at `at` still belongs to the phrase that ends in `last`.
    private func continues(last: Int, _ at: Int, coordinating: Bool) -> Bool {
        let word = passage[at]
        let before = passage[last]
        if passage[at - 1].kind == .demonstrative { return true }
        if word.isModal { return false }
        // `الصادرات غير النفطية`
        if word.grammar?.kind == .privative {
            return word.conjunction == 0 && passage.contains(at + 1) && passage[at + 1].kind == .noun
        }
        if before.grammar?.kind == .privative { return true }
        if word.conjunction > 0 {
            guard coordinating, !word.hasPreposition else { return false }
            return at + 1 >= passage.tokens.upperBound || passage[at + 1].kind != .quantity
        }
        // `استهلاك الطاقة للفرد`, `الطلب للكهرباء`: joined `ل` with the article goes on, other joined prepositions end.
        if word.hasPreposition {
            return document.words.text.letter(document[at], 0) == Letters.lam && word.isDefinite
        }
        // `ملاعب مساحتها 300 متر`: a measure with a pronoun says more of the phrase, unless it is what something befalls.
        if word.metric?.form == .possessive, word.metric?.kind == .level, before.metric == nil,
            before.grammar == nil,
            !before.isDefinite, at + 1 < passage.tokens.upperBound,
            passage[at + 1].kind == .quantity || passage[at + 1].kind == .bracket
        {
            return false
        }
        // `تقدر مصادر محلية عدد السفن`: behind an adjective of relation a measure word begins what is measured.
        if word.grammar?.kind == .generic, !word.isDefinite, !before.isDefinite, before.metric == nil,
            document[last].letterCount > 4, !document.endsInHeh(last),
            document.words.text.lastLetter(document[last]) == Letters.heh,
            document.words.text.letter(document[last], Int(document[last].letterCount) - 2) == Letters.yeh
        {
            return false
        }
        // `قدرت الوزارة الخسائر`: of two nouns with the article the second is the object, or else an adjective.
        if word.isDefinite, document.hasArticle(last), isNounAlone(at), !mayDescribe(at) { return false }
        // A comparative opens a predicate (`منشآتهم أكثر قيمة`).
        if word.grammar?.kind == .comparative, !word.isDefinite { return false }
        if entityEnds(after: last), !word.isDefinite, !entityCovers(at) { return false }
        // After a definite noun an indefinite one is another phrase: the object (`الشركة عقدا`).
        if before.isDefinite || before.hasPronoun, !word.isDefinite, document[at].kind == .arabic,
            !entityCovers(at)
        {
            return false
        }
        return true
    }

    /// Whether a word is the name of a measure or of something done.
    private func isNounAlone(_ token: Int) -> Bool {
        let word = passage[token]
        if word.grammar?.kind == .masdar { return true }
        return word.grammar == nil && word.metric.map { $0.form == .noun && !$0.ambiguous } ?? false
    }

    /// `الركاب المسافرين`, `المحال المخالفة`, `القوات الجوية الملكية`: participles and adjectives of relation.
    private func mayDescribe(_ token: Int) -> Bool {
        let text = document.words.text
        let written = document[token]
        return text.letter(written, 2) == Letters.meem
            || text.lastLetter(written) == Letters.heh
                && text.letter(written, Int(written.letterCount) - 2) == Letters.yeh
    }

    private func entityCovers(_ token: Int) -> Bool { mentions.entity(at: token) != nil }

    private func entityEnds(after token: Int) -> Bool {
        mentions.entity(at: token).map { mentions.entities[$0].tokens.upperBound == token + 1 } ?? false
    }

    /// A change and what changed (`ارتفاع أسعار النفط`), where it begins at a token and goes on to a figure.
    ///
    /// Of nouns for what somebody does (`رفع سعر البنزين`) only those that a preposition makes an event of.
    func change(at start: Int, before figure: Int) -> Range<Int>? {
        let word = passage[start]
        guard let metric = word.metric, metric.form == .noun,
            metric.kind == .change && metric.direction != 0 || metric.links,
            !word.isDefinite, !word.hasPronoun
        else { return nil }
        if metric.takesAgent {
            let isEvent = passage.contains(start - 1) && passage[start - 1].kind == .preposition
            guard isEvent || word.conjunction > 0 else { return nil }
        }
        guard let phrase = phrase(at: start, before: figure), phrase.dropFirst().contains(where: names),
            // Another measure behind the phrase is what the figure is of.
            !(phrase.upperBound..<max(phrase.upperBound, figure)).contains(where: {
                passage[$0].kind == .comma || passage[$0].kind == .stop
                    || passage[$0].metric.map { $0.kind != .change } ?? false
                        && passage[$0].grammar?.kind != .generic
            })
        else { return nil }
        return phrase
    }

    /// Whether a word of a phrase makes it speak of a certain thing.
    private func names(_ token: Int) -> Bool {
        let word = passage[token]
        guard word.kind == .noun else { return false }
        return word.isDefinite || word.hasPronoun || word.metric != nil || entityCovers(token)
            || document[token].kind != .arabic
    }

    /// The first noun phrase in a stretch of words, prepositional phrases at its front passed over.
    func first(in range: Range<Int>, coordinating: Bool = true) -> Range<Int>? {
        var at = range.lowerBound
        var afterPreposition = false
        while at < range.upperBound, passage.contains(at) {
            let word = passage[at]
            if word.isModal {
                afterPreposition = false
                at += 1
                continue
            }
            switch word.kind {
            case .noun, .demonstrative:
                if word.kind == .demonstrative, at + 1 >= range.upperBound || passage[at + 1].kind != .noun {
                    at += 1
                    continue
                }
                guard let phrase = phrase(at: at, before: range.upperBound, coordinating: coordinating) else {
                    at += 1
                    continue
                }
                if afterPreposition || word.hasPreposition {
                    at = phrase.upperBound
                    afterPreposition = false
                    continue
                }
                return phrase
            case .preposition:
                afterPreposition = true
            case .comma, .date, .adverb, .particle:
                afterPreposition = false
            case .bracket:
                // `شركة الكهرباء (العامة) خفضا`: what stands between brackets is said by the way.
                afterPreposition = false
                if passage.contains(at - 1), passage[at - 1].kind == .noun,
                    let close = closing(at, before: range.upperBound)
                {
                    at = close
                }
            default:
                break
            }
            at += 1
        }
        return nil
    }

    /// The bracket that closes one nearby.
    private func closing(_ bracket: Int, before end: Int) -> Int? {
        ((bracket + 1)..<max(bracket + 1, min(end, bracket + NounPhrases.limit))).first {
            passage.contains($0) && passage[$0].kind == .bracket
        }
    }

    /// The phrase a figure is taken of: after it, past `من` or a joined particle.
    func after(_ token: Int, before end: Int) -> Range<Int>? {
        guard token < end, passage.contains(token) else { return nil }
        if passage[token].kind == .preposition { return phrase(at: token + 1, before: end) }
        return phrase(at: token, before: end)
    }
}
