import ArabicText
import Extraction
import Lexicon

/// How a figure hangs on the one before it in the same clause.
enum Attachment: Sendable, Equatable {
    /// The level before a change, or what a level is held against (`مقابل 5`).
    case before
    /// The level a change leads to (`صعد 1.6% إلى 130`).
    case level
    /// The amount of a change (`بانخفاض قدره 0.1`); the token of its noun, where one is written.
    case change(Int?)
    /// Part of the amount before (`منها 5`).
    case part
    /// The same amount in other words (`أي ضعف`, a conversion in brackets).
    case apposition
    /// A further figure of the same statement (`5 ملايين و6`).
    case coordinate
    /// What the figure before depends on (`من خلال 20%`).
    case input
    /// The whole a share before it is taken of.
    case whole
    /// A measure of the thing counted before (`3 سفن بقيمة 5`); the token of its noun.
    case detail(Int)
    /// Another metric under the same verb (`والأرباح 2`); its phrase.
    case sibling(Range<Int>)
}

/// Reads the words between two figures.
struct AttachmentReader {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    /// How quantity `index` hangs on `head`, or `nil` where it opens a clause of its own.
    func attachment(of index: Int, to head: Int) -> Attachment? {
        let quantity = passage.figures[index]
        let previous = passage.figures[head]
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, quantity.tokens.lowerBound)
        var lastPreposition: Int?
        var lastNoun: Int?
        var isBare = true
        // A sign in front of a number belongs to it: `(4.2 مليار دولار)`.
        var inBracket = opensBracket(quantity)
        var link: (kind: ClaimLexicon.Grammar.Link, token: Int)?
        var afterLink = gap.lowerBound
        var at = gap.lowerBound
        while at < gap.upperBound {
            guard passage.contains(at) else { return nil }
            let word = passage[at]
            if let found = word.grammar?.link {
                // `12% منهم و17% منهم`: right after a share the word belongs to that share.
                // and a word that only announces the figure does not undo what was said before it.
                if found == .next, quantity.dimension != previous.dimension { return nil }
                if !(found == .amount && link != nil),
                    !(found == .part && at == gap.lowerBound && previous.dimension == .share)
                {
                    link = (found, at)
                }
                at = max(at + 1, word.grammarEnd)
                afterLink = at
                continue
            }
            switch word.kind {
            // `3540 طنا، إضافة إلى 450 طنا`: right before a figure it adds one more.
            case .subordinator where word.grammar?.adds == true && quantity.dimension == previous.dimension:
                if word.grammarEnd >= gap.upperBound { return .coordinate }
                let phrase = NounPhrases(passage: passage).phrase(at: word.grammarEnd, before: gap.upperBound)
                guard let phrase, phrase.upperBound == gap.upperBound else { return nil }
                return .sibling(phrase)
            case .verb, .complementizer, .relative, .subordinator, .cue: return nil
            case .stop: if at + 1 != passage.joint { return nil }
            case .bracket: inBracket = isOpening(at)
            case .preposition:
                // A preposition before a date goes with it.
                if at + 1 < gap.upperBound, passage[at + 1].kind == .date { break }
                lastPreposition = at
                isBare = false
            case .noun:
                if link == nil, passage[at].metric?.kind == .change,
                    word.hasPreposition || word.conjunction == 0
                {
                    // `على الرغم من ارتفاع المؤشر 7%` states something of its own.
                    let isOwn =
                        NounPhrases(passage: passage).change(at: at, before: gap.upperBound) != nil
                    return isOwn ? nil : .change(at)
                }
                lastNoun = at
                isBare = false
            default: break
            }
            at += 1
        }
        if let link {
            let between = (afterLink..<gap.upperBound).count { passage[$0].kind == .noun }
            // A part is named after its figure; nothing but a bound may stand before it.
            if link.kind == .part, between > 1 { return nil }
            if link.kind == .next {
                // `يليه قطاع النقل بنسبة 26%`, `ثم الزراعة 5%`
                guard let next = NounPhrases(passage: passage).first(in: link.token + 1..<gap.upperBound),
                    passage[next.lowerBound].metric?.kind != .change
                else { return nil }
                return .sibling(next)
            }
            if link.kind == .amount, between == 1, let noun = lastNoun, noun == gap.upperBound - 1,
                noun == afterLink, !passage[noun].isDefinite, !passage[noun].hasPronoun,
                !document.words.lookups[noun].mayBe(.metricVerb)
            {
                // `13 مليون سهم بنسبة تغطية 92%`
                return .detail(noun)
            }
            if between <= 4, let found = attachment(of: link.kind, at: link.token, quantity, previous) {
                return found
            }
        }
        if inBracket, isBare, saysAgain(quantity, previous) { return .apposition }
        if isBare { return .coordinate }
        let last = gap.upperBound - 1
        if let lastPreposition, lastPreposition == last {
            // `تستحوذ الأولى على 45% والثانية على 30%`.
            if let phrase = conjoinedPhrase(in: gap.lowerBound..<last), phrase.upperBound == last {
                return .sibling(phrase)
            }
            return relation(of: last, quantity, previous)
        }
        // `من أصل 200`, `من إجمالي 200`
        if lastNoun == last, passage[last].grammar?.kind == .generic, gap.contains(last - 1),
            passage[last - 1].kind == .preposition,
            DenominatorReader(passage: passage).isFrom(last - 1),
            quantity.dimension == previous.dimension || previous.dimension == .share
        {
            return .whole
        }
        if let detail = detail(in: gap) { return .detail(detail) }
        if let own = ownMeasure(in: gap, quantity) { return .sibling(own) }
        if let lastNoun, passage[lastNoun].metric != nil {
            if let phrase = conjoinedPhrase(in: gap) { return .sibling(phrase) }
        }
        if let phrase = conjoinedPhrase(in: gap), phrase.upperBound == gap.upperBound {
            return .sibling(phrase)
        }
        // `5% في مصر و6% في الأردن`: only what belongs to the figure before stands between.
        if passage[last].kind == .conjunction
            || quantity.span.start > Int(document[quantity.tokens.lowerBound].start)
        {
            return .coordinate
        }
        return nil
    }

    private var document: Document { passage.document }

    /// Whether a figure in brackets can be the one before them in other words.
    private func saysAgain(_ quantity: Figure, _ previous: Figure) -> Bool {
        let isShare = quantity.dimension == .share || quantity.dimension == .ratio
        return isShare || quantity.dimension == previous.dimension
    }

    private func opensBracket(_ quantity: Figure) -> Bool {
        let first = quantity.tokens.lowerBound
        return quantity.span.start > Int(document[first].start) && isOpening(first)
    }

    private func isOpening(_ token: Int) -> Bool {
        document[token].kind == .punctuation && document.words.text.letter(document[token], 0) == 0x28
    }

    private func attachment(
        of link: ClaimLexicon.Grammar.Link, at token: Int, _ quantity: Figure, _ previous: Figure
    ) -> Attachment? {
        switch link {
        case .contrast: return .before
        case .part: return .part
        case .apposition:
            return changeNoun(after: token, before: quantity.tokens.lowerBound).map { .change($0) }
                ?? .apposition
        case .input: return .input
        case .amount:
            let isShare = quantity.dimension == .share && previous.dimension != .share
            return isShare || quantity.delta ? .change(nil) : nil
        case .whole:
            return previous.dimension == .share && quantity.dimension != .share ? .whole : nil
        case .from, .to, .next: return nil
        }
    }

    private func changeNoun(after token: Int, before end: Int) -> Int? {
        (token..<end).first { passage.contains($0) && passage[$0].metric?.kind == .change }
    }

    /// What `من` or `إلى` right before a figure makes of it.
    private func relation(of preposition: Int, _ quantity: Figure, _ previous: Figure) -> Attachment? {
        let text = document.words.text
        let token = document[preposition]
        let skip = passage[preposition].conjunction
        let isFrom = Int(token.letterCount) - skip == 2 && text.letter(token, skip) == Letters.meem
        let isTo = text.letter(token, skip) == Letters.alef && text.letter(token, skip + 1) == Letters.lam
        // `بزيادة 5 ملايين على 30 مليونا`, `بنسبة 10% عن 50`
        let length = Int(token.letterCount) - skip
        let isOver =
            text.letter(token, skip) == Letters.arabic(0x639)
            && (length == 2 || length == 3 && text.letter(token, skip + 2) == Letters.yeh)
        let sameKind = quantity.dimension == previous.dimension
        // `زيادة الأعضاء إلى 30 وزيادة الدوائر إلى 10`: another thing has come in between.
        if isTo {
            let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, preposition)
            return gap.contains { passage[$0].kind == .noun && passage[$0].conjunction > 0 } ? nil : .level
        }
        if isOver, sameKind || previous.dimension == .share { return .before }
        if isFrom {
            if previous.dimension == .share, !sameKind { return .whole }
            return sameKind ? .before : nil
        }
        return nil
    }

    /// `بقدرة إجمالية` right before the figure: the noun with `ب`, past its adjectives.
    private func detail(in gap: Range<Int>) -> Int? {
        var at = gap.upperBound - 1
        while at >= gap.lowerBound, gap.upperBound - at <= 4, passage[at].kind == .noun {
            if passage[at].hasPreposition {
                let letter = document.words.text.letter(document[at], passage[at].conjunction)
                return letter == Letters.beh && passage[at].metric != nil ? at : nil
            }
            at -= 1
        }
        return nil
    }

    /// `و«فورد» 7 %`: the conjunction stands before the quotation mark.
    private func isQuotedConjunct(_ token: Int, _ gap: Range<Int>) -> Bool {
        gap.contains(token - 2) && passage[token - 1].kind == .quote
            && passage[token - 2].kind == .conjunction
    }

    /// `243 خزانا سعتها الإجمالية 11 مليونا`: a measure with a pronoun for what was counted.
    private func ownMeasure(in gap: Range<Int>, _ quantity: Figure) -> Range<Int>? {
        guard
            let start = gap.first(where: {
                passage[$0].metric?.form == .possessive
                    && passage[$0].metric?.isMeasure(of: quantity.dimension) == true
            }),
            let phrase = NounPhrases(passage: passage).phrase(at: start, before: gap.upperBound),
            (phrase.upperBound..<gap.upperBound).allSatisfy({
                passage[$0].kind == .bracket || passage[$0].kind == .adverb
            }),
            // `في صفقة قيمتها 5 ملايين` is the deal's.
            (gap.lowerBound..<start).allSatisfy({
                passage[$0].kind == .bracket || passage[$0].kind == .adverb || passage[$0].kind == .comma
            })
        else { return nil }
        return phrase
    }

    /// A phrase joined by `و` that ends right before the figure.
    private func conjoinedPhrase(in gap: Range<Int>) -> Range<Int>? {
        guard
            let start = gap.first(where: {
                passage.contains($0) && passage[$0].kind == .noun
                    && (passage[$0].conjunction > 0 || isQuotedConjunct($0, gap))
            })
        else { return nil }
        return NounPhrases(passage: passage).phrase(at: start, before: gap.upperBound)
    }
}

extension Claim.Link {
    init(_ attachment: Attachment, to claim: Int) {
        let kind: Kind =
            switch attachment {
            case .before: .before
            case .level: .level
            case .change: .change
            case .part: .part
            case .apposition: .apposition
            case .coordinate: .coordinate
            case .input: .input
            case .whole: .whole
            case .detail: .detail
            case .sibling: .sibling
            }
        self.init(kind: kind, claim: claim)
    }
}
