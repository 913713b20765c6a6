import ArabicText
import Extraction
import Lexicon

/// Finds the date a figure holds for.
struct TimeReader {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }
    /// Dates of statements, which say when something was said and not when it held.
    let saidAt: Set<Int>

    /// The time of a figure; `nil` where its sentence gives none.
    ///
    /// - Parameters:
    ///   - quantity: index of the figure.
    ///   - from: first token of the stretch its date may stand in.
    func time(of quantity: Int, from start: Int) -> Claim.Time? {
        if let date = dateAfter(quantity) ?? dateBefore(quantity, from: start) {
            return Claim.Time(date: date, relation: mentions.dates[date].relation)
        }
        return nil
    }

    /// The first date after the figure that belongs to it: no other clause, and no other figure of another one,
    /// may stand between.
    func dateAfter(_ quantity: Int) -> Int? {
        let figure = passage.figures[quantity]
        let isChange = figure.dimension == .share || figure.dimension == .ratio || figure.delta
        var at = figure.tokens.upperBound
        var crossed = false
        while passage.contains(at) {
            let word = passage[at]
            // `، ومن المتوقع أن`: a statement of its own.
            if word.isModal, word.conjunction > 0 { return nil }
            switch word.kind {
            case .date:
                if isFact(word.date), !isOfContract(at) { return crossed ? nil : word.date }
            // `7% عن الشهر السابق`: a change is told from its base on.
            case .preposition where isChange && isThan(at): return nil
            // `ارتفعت 10% لتصل إلى 44 مليارا في 2024`
            case .verb where word.grammar?.joins == true: break
            case .verb, .cue, .stop: return nil
            // `وهو أدنى سعر له منذ فبراير`: a record is told from its date on, not of it.
            case .pronoun where word.conjunction > 0: return nil
            case .noun where word.grammar?.kind == .comparative: return nil
            // `بعد هبوطه في الأسبوع الماضي` is another event.
            case .noun
            where word.metric?.kind == .change && word.metric?.direction != 0
                && passage[at - 1].kind == .preposition && passage[at - 1].grammar == nil:
                return nil
            case .relative, .complementizer, .subordinator: return nil
            case .quantity:
                // `صعد 1.6% إلى 130 نقطة في يوليو`: one date for both, where nothing but a preposition parts them.
                if !isDirectly(quantity, word.quantity) { return nil }
                at = passage.figures[word.quantity].tokens.upperBound
                continue
            case .comma:
                if figureFollows(at) { return nil }
                crossed = commaEnds(at)
            default:
                if word.grammar?.link != nil { return nil }
            }
            at += 1
        }
        return nil
    }

    /// The date right before a figure, which has it to itself: `وفي عام 2010 نحو 806`. Behind `عن` it is what the
    /// figure is held against: `بزيادة عن العام الماضي بنحو 4`.
    func dateRightBefore(_ quantity: Int) -> Int? {
        var at = passage.figures[quantity].tokens.lowerBound - 1
        guard passage.contains(at), isFact(passage[at].date), !isOfContract(at) else { return nil }
        let date = passage[at].date
        while passage.contains(at), passage[at].date == date { at -= 1 }
        return passage.contains(at) && isThan(at) ? nil : date
    }

    /// `عن`, behind which stands what a figure is held against.
    private func isThan(_ token: Int) -> Bool {
        passage.document.bareKey(token).map(TimeReader.than.contains) == true
    }

    private static let than = Set(words: "عن")

    /// Whether a comma closes the clause: what follows is not a date.
    private func commaEnds(_ comma: Int) -> Bool {
        var at = comma + 1
        while passage.contains(at), passage[at].kind == .preposition || passage[at].kind == .particle {
            at += 1
        }
        return !(passage.contains(at) && passage[at].kind == .date)
    }

    private func figureFollows(_ comma: Int) -> Bool {
        var at = comma + 1
        var end = comma + 4
        while passage.contains(at), at < end {
            if passage[at].kind == .quantity { return true }
            // `، وفي عام 2010 نحو 806`: a date right before a figure is that figure's.
            if passage[at].kind == .date, passage.contains(at + 1),
                passage[at + 1].kind == .date || passage[at + 1].kind == .quantity
            {
                end = max(end, at + 2)
            }
            at += 1
        }
        return false
    }

    /// Whether two figures of one clause are parted by a preposition only.
    private func isDirectly(_ first: Int, _ second: Int) -> Bool {
        let gap =
            passage.figures[first].tokens
            .upperBound..<max(
                passage.figures[first].tokens.upperBound, passage.figures[second].tokens.lowerBound)
        if second != first + 1 {
            return gap.count <= 8
                && !gap.contains { passage[$0].grammar?.link != nil || passage[$0].kind == .comma }
        }
        guard gap.count <= 4 else { return false }
        for token in gap {
            let word = passage[token]
            guard word.grammar?.link == nil || word.grammar?.link == .amount else { return false }
            switch word.kind {
            // `صعد 1.6% إلى 130` are of one date; a level left or held against has its own.
            case .preposition
            where !DenominatorReader(passage: passage).isTo(token) && !word.hasPreposition:
                return false
            case .preposition, .noun, .adverb, .conjunction, .bracket: continue
            case .verb where word.grammar?.joins == true: continue
            default: return false
            }
        }
        return true
    }

    /// The nearest date before the figure in the stretch.
    func dateBefore(_ quantity: Int, from start: Int) -> Int? {
        var at = passage.figures[quantity].tokens.lowerBound - 1
        var isPastClause = false
        while at >= max(start, passage.tokens.lowerBound) {
            let word = passage[at]
            if word.kind == .date, isFact(word.date), !isOfContract(at) {
                // `بلغت 5 في 2014، ويتوقع أن تصل إلى 7`: a date behind the figure of another clause stays there.
                return isPastClause && isOfEarlier(quantity, at) ? nil : word.date
            }
            if word.kind == .verb,
                word.conjunction > 0 || passage.contains(at - 1) && passage[at - 1].kind == .conjunction
            {
                isPastClause = true
            }
            if word.kind == .cue { return nil }
            if word.kind == .stop, at + 1 != passage.joint { return nil }
            at -= 1
        }
        return nil
    }

    /// Whether another figure of the sentence stands before the date at a token.
    private func isOfEarlier(_ quantity: Int, _ date: Int) -> Bool {
        passage.figures.indices.contains(quantity - 1)
            && passage.figures[..<quantity].reversed().prefix {
                $0.tokens.lowerBound >= passage.tokens.lowerBound
            }.contains { $0.tokens.upperBound <= date && !$0.isPeriod }
    }

    /// Whether a date names a contract: `تسليم سبتمبر`.
    private func isOfContract(_ token: Int) -> Bool {
        var at = token - 1
        while passage.contains(at), passage[at].kind == .date || passage[at].kind == .quote { at -= 1 }
        if passage.contains(at), passage[at].kind == .preposition { at -= 1 }
        return passage.contains(at) && passage[at].grammar?.namesContract == true
    }

    private func isFact(_ date: Int) -> Bool {
        date >= 0 && mentions.dates[date].kind != .rate && !saidAt.contains(date)
    }
}
