import ArabicText
import Extraction
import Lexicon

// The two things that a word of comparison stands between.
extension ComparisonReader {
    func sides(of cue: Cue, _ passage: Passage) -> Sides? {
        var at = cue.next
        var points = false
        while passage.contains(at) {
            switch passage[at].kind {
            case .adverb, .particle, .quote: at += 1
            case .pronoun: at += 1
            case .demonstrative where !(passage.contains(at + 1) && passage[at + 1].isDefinite):
                points = true
                at += 1
            case .noun where !passage[at].hasPreposition && passage[at].quantity < 0:
                guard let reference = stretch(from: at, passage) else { return nil }
                return cue.isElative
                    ? alike(cue, reference, passage) ?? named(cue, reference, passage)
                    : alikeBehind(reference, passage) ?? alike(cue, reference, passage)
                        ?? ofFigure(cue, reference, points: points, passage)
            default: return nil
            }
        }
        return nil
    }

    /// A thing with all that says whose and which it is, from its first word on.
    func stretch(from start: Int, _ passage: Passage) -> Range<Int>? {
        var end = start + 1
        var at = end
        while passage.contains(at), at - start < 14 {
            let word = passage[at]
            switch word.kind {
            // `بلجيكا وهولندا`: names go on, what else `و` joins is another thing.
            case .noun where !word.isModal && (word.conjunction == 0 || areNames(end - 1, at)):
                end = at + 1
            case .conjunction where passage.contains(at + 1) && passage[at + 1].kind == .noun: break
            case .preposition where word.grammar?.link == nil && word.conjunction == 0: break
            case .demonstrative, .quote, .dash: break
            default:
                // A figure of its own makes it a claim of its own; by how much it is more is none.
                if word.kind == .quantity, !saysHowMuchMore(word.quantity) { return nil }
                // `بحلول عام 2030`, `بنسبة 20%`: what leads to a date or a figure goes with it.
                while word.kind == .date || word.kind == .quantity, end > start + 1,
                    passage[end - 1].hasPreposition
                { end -= 1 }
                return start..<end
            }
            at += 1
        }
        return start..<end
    }

    func areNames(_ first: Int, _ second: Int) -> Bool {
        mentions.entity(at: first) != nil && mentions.entity(at: second) != nil
    }

    /// `بخمس مرات`, `بنسبة 20%`
    func saysHowMuchMore(_ quantity: Int) -> Bool {
        let figure = source.figures[quantity]
        let first = document[figure.tokens.lowerBound]
        return figure.dimension == .ratio || figure.dimension == .share || figure.delta
            || figure.span.start > Int(first.start) && document.words.text.letter(first, 0) == Letters.beh
    }

    /// The stretch up to a token, without the preposition it ends in (`تفوق شعبية الحزب على …`).
    func stretch(from start: Int, before end: Int, _ passage: Passage) -> Range<Int>? {
        guard var stretch = stretch(from: start, passage) else { return nil }
        stretch = start..<min(stretch.upperBound, end)
        while let last = stretch.last, last > start, passage[last].kind == .preposition {
            stretch = start..<last
        }
        // `الحركة بحركة نشطة`: what a joined particle brings is another thing.
        return stretch.dropFirst().contains { passage[$0].hasPreposition && !passage[$0].isDefinite }
            ? nil : stretch
    }

    // MARK: Two phrases

    /// `سيتجاوز طلب المصانع طلب المنازل`: both things stand behind the verb, each with a holder.
    func alikeBehind(_ both: Range<Int>, _ passage: Passage) -> Sides? {
        guard let key = document.bareKey(both.lowerBound),
            let second = both.dropFirst(2).first(where: {
                document.bareKey($0) == key && passage[$0].kind == .noun
            }),
            !passage[second].hasPreposition, !document.startsWithWaw(second),
            passage[second - 1].kind != .preposition || isOver(second - 1),
            let subject = stretch(from: both.lowerBound, before: second, passage)
        else { return nil }
        return sides(subject, second..<both.upperBound, isTelling: true, passage)
    }

    /// `على`, which `تفوق` takes.
    func isOver(_ token: Int) -> Bool {
        document.words.text.letter(document[token], 0) == Letters.arabic(0x639)
    }

    /// `طلب المصانع يفوق طلب المنازل`, `طلب المصانع أكبر من طلب المنازل`
    func alike(_ cue: Cue, _ reference: Range<Int>, _ passage: Passage) -> Sides? {
        // A joined `و` begins a clause: what stands before it is not what the verb is said of.
        guard let key = document.bareKey(reference.lowerBound),
            cue.isElative || passage[cue.token].conjunction == 0
        else { return nil }
        var start = cue.token - 1
        while passage.contains(start), cue.token - start <= 14 {
            if passage[start].kind == .noun, isNoun(key, at: start) {
                // `لراتب الخادمة الذي يوازي راتب السائق`: only a relative clause is said of what a preposition has.
                guard let subject = stretch(from: start, before: cue.token, passage),
                    reaches(subject, cue.token, passage),
                    !passage[start].hasPreposition
                        || (subject.upperBound..<cue.token).contains(where: { passage[$0].kind == .relative })
                else { return nil }
                return sides(subject, reference, isTelling: cue.isTelling, passage)
            }
            if endsClause(start, passage) { return nil }
            start -= 1
        }
        return nil
    }

    /// Whether only words that carry nothing stand between a subject and its verb or adjective.
    func reaches(_ subject: Range<Int>, _ token: Int, _ passage: Passage) -> Bool {
        guard subject.upperBound < token else { return true }
        return (subject.upperBound..<token).allSatisfy {
            let word = passage[$0]
            if word.grammar?.role == .copula { return true }
            switch word.kind {
            case .particle, .adverb, .pronoun, .relative, .date, .quote: return true
            case .preposition: return passage[$0 + 1].kind == .date
            default: return false
            }
        }
    }

    /// `ليس`, `لا`, `لم`, `لن`.
    func isDenial(_ token: Int, _ passage: Passage) -> Bool {
        let skip = passage[token].conjunction
        guard passage[token].kind == .particle || passage[token].grammar?.role == .copula,
            document.words.text.letter(document[token], skip) == Letters.lam
        else { return false }
        return passage[token].kind == .verb || Int(document[token].letterCount) - skip == 2
    }

    /// Whether a clause up to a token is denied: then neither of the two is more.
    func isDenied(before token: Int, _ passage: Passage) -> Bool {
        (passage.clauseStart(before: token)..<token).contains { isDenial($0, passage) }
    }

    func sides(
        _ subject: Range<Int>, _ reference: Range<Int>, isTelling: Bool, _ passage: Passage
    ) -> Sides? {
        let own = contentWords(subject.dropFirst(), passage)
        let other = contentWords(reference.dropFirst(), passage)
        // What sets the two apart must be said of both, and must be more than another time of one thing.
        guard !own.subtracting(other).isEmpty, !other.subtracting(own).isEmpty else { return nil }
        let head = subject.lowerBound
        let sense = passage[head].metric.flatMap { $0.kind == .change ? nil : $0 }
        guard sense != nil || isTelling else { return nil }
        let end = sense == nil ? head + 1 : min(passage[head].metricEnd, subject.upperBound)
        return Sides(
            subject: Claim.Referent(
                spans: [passage.span(subject)], key: owner(of: subject, passage), status: .explicit),
            metric: Claim.Referent(
                spans: [passage.span(head..<end)], key: sense.map { passage.senses.name($0.key) },
                status: .explicit),
            reference: reference, type: sense == nil ? .qualitative : .comparison)
    }

    /// `مصر أكبر من الأردن`: two names of one kind, and nothing else, on either side of an adjective.
    func named(_ cue: Cue, _ reference: Range<Int>, _ passage: Passage) -> Sides? {
        var last = cue.token - 1
        while passage.contains(last), passage[last].grammar?.role == .copula { last -= 1 }
        guard passage.contains(last), let first = mentions.entity(at: last),
            let second = mentions.entity(at: reference.lowerBound)
        else { return nil }
        let (subject, other) = (mentions.entities[first], mentions.entities[second])
        guard subject.type == other.type, subject.name != other.name,
            other.tokens.lowerBound == reference.lowerBound, subject.tokens.upperBound == last + 1,
            !passage.contains(other.tokens.upperBound) || passage[other.tokens.upperBound].kind != .noun,
            begins(subject.tokens.lowerBound, passage)
        else { return nil }
        return Sides(
            subject: Claim.Referent(spans: [subject.span], key: subject.name, status: .explicit),
            metric: Claim.Referent(
                spans: [passage.span(cue.token..<(cue.next - 1))], status: .explicit),
            reference: other.tokens, type: .qualitative)
    }

    /// Whether a clause begins with a word: a noun or a preposition before it would make it part of a phrase.
    func begins(_ token: Int, _ passage: Passage) -> Bool {
        guard !passage[token].hasPreposition else { return false }
        guard passage.contains(token - 1) else { return true }
        switch passage[token - 1].kind {
        case .complementizer, .comma, .stop, .subordinator, .conjunction: return true
        case .verb: return passage[token - 1].grammar?.role == .copula
        default: return false
        }
    }

    // MARK: A figure and a phrase

    /// `120 تيراواط ساعة، أي ما يعادل استهلاك السويد`: a figure, and what is measured in its unit and is somebody's.
    func ofFigure(
        _ cue: Cue, _ reference: Range<Int>, points: Bool, _ passage: Passage
    ) -> Sides? {
        let undefined = undefined(from: reference.lowerBound, passage)
        guard let sense = passage[reference.lowerBound].metric, sense.kind != .change,
            undefined != nil || reference.contains(where: { mentions.entity(at: $0) != nil }),
            let compared = figure(before: cue.token),
            let quantity = claims[compared].quantity, claims[compared].role == .measure,
            sense.names(source.figures[quantity].dimension)
        else { return nil }
        let figure = source.figures[quantity]
        if figure.tokens.lowerBound >= passage.tokens.lowerBound {
            guard !points, isTied(figure.tokens.upperBound..<cue.token, passage) else { return nil }
        } else {
            // In a sentence of its own only `هذا` points back.
            guard points, cue.token <= passage.tokens.lowerBound + 1 else { return nil }
        }
        let end = min(passage[reference.lowerBound].metricEnd, reference.upperBound)
        var subject = claims[compared].subject
        if subject.status == .explicit { subject.status = .implied }
        return Sides(
            subject: subject,
            metric: Claim.Referent(
                spans: [passage.span(reference.lowerBound..<end)], key: passage.senses.name(sense.key),
                status: .explicit),
            reference: undefined ?? reference, compares: compared, isUndefined: undefined != nil)
    }

    /// `استهلاك أي دولة`, `مساحة دولة بأكملها`: a thing that is anybody's, up to the words that say so.
    func undefined(from start: Int, _ passage: Passage) -> Range<Int>? {
        for at in (start + 1)..<max(start + 1, min(passage.tokens.upperBound - 1, start + 7)) {
            guard document[at].isWord, mentions.entity(at: at) == nil, passage[at].quantity < 0 else {
                return nil
            }
            let next = words(at: at + 1)
            // `أي بلد`, but not `أي بلد آخر`, which is as good as the highest of all.
            if words(at: at).contains(.gloss), next.contains(.actor), !document.hasArticle(at + 1),
                !words(at: at + 2).contains(.other)
            {
                return start..<(at + 2)
            }
            if words(at: at).contains(.actor), !document.hasArticle(at), next.contains(.entire) {
                return start..<(at + 2)
            }
        }
        return nil
    }

    func words(at token: Int) -> RelationWords {
        relations.words(at: token, in: document, source.lexicon)
    }

    /// Whether nothing between a figure and a verb of equality can be what the verb is said of.
    func isTied(_ gap: Range<Int>, _ passage: Passage) -> Bool {
        guard gap.count <= 14 else { return false }
        for token in gap {
            switch passage[token].kind {
            case .verb, .complementizer, .cue, .stop: return false
            case .quantity where claims[passage[token].quantity].role != .period: return false
            default: break
            }
        }
        guard let last = gap.last else { return true }
        switch passage[last].kind {
        case .particle, .pronoun, .comma, .relative, .subordinator, .conjunction, .adverb, .dash, .bracket,
            .preposition:
            return true
        default: return document.bareKey(last) == nil || passage[last].date >= 0
        }
    }

    /// The claim of the last figure before a token, in its sentence or the one before.
    func figure(before token: Int) -> Int? {
        var last = firstQuantity(from: token) - 1
        // `في أكثر من عام`: a length of time in between is not what is compared.
        while last > 0, claims.indices.contains(last), claims[last].role == .period { last -= 1 }
        guard claims.indices.contains(last), claims[last].quantity == last else { return nil }
        return document.sentence(ofToken: token) - claims[last].sentence <= 1 ? last : nil
    }

    // MARK: Words

    func isApproximate(_ cue: Cue, _ reference: Range<Int>, _ passage: Passage) -> Bool {
        (cue.next..<reference.lowerBound).contains {
            passage[$0].kind == .adverb && document.words.lookups[$0].families.contains(.cues)
        }
    }

    /// What sets one thing apart from others: neither dates nor words such as `السابق`, which name another time of it.
    func contentWords(_ tokens: Range<Int>.SubSequence, _ passage: Passage) -> Set<WordKey> {
        Set(
            tokens.compactMap { token in
                guard passage[token].kind == .noun, document[token].letterCount > 2,
                    words(at: token).isDisjoint(with: .moment)
                else { return nil }
                return document.bareKey(token)
            })
    }

    /// Whose a thing is, where a name is all that stands behind its metric: Sweden in `استهلاك الكهرباء في السويد`, and
    /// nobody in `استهلاك المصانع في السويد`.
    func owner(of tokens: Range<Int>, _ passage: Passage) -> String? {
        let head = tokens.lowerBound
        var rest = tokens
        if mentions.entity(at: head) == nil {
            let end = passage[head].metric == nil ? head + 1 : passage[head].metricEnd
            rest = min(end, tokens.upperBound)..<tokens.upperBound
        }
        guard let first = rest.first(where: { passage[$0].kind == .noun }),
            let entity = mentions.entity(at: first)
        else { return nil }
        let named = mentions.entities[entity]
        return rest.allSatisfy { passage[$0].kind != .noun || named.tokens.contains($0) } ? named.name : nil
    }

    func endsClause(_ token: Int, _ passage: Passage) -> Bool {
        switch passage[token].kind {
        case .comma, .stop, .cue, .complementizer, .subordinator, .quantity: true
        default: false
        }
    }

    /// Index of the first quantity that ends behind a token.
    func firstQuantity(from token: Int) -> Int {
        (0..<source.figures.count).partition { source.figures[$0].tokens.upperBound <= token }
    }

    func quantity(at token: Int) -> Int? {
        let index = firstQuantity(from: token)
        return index < source.figures.count && source.figures[index].tokens.contains(token) ? index : nil
    }
}
