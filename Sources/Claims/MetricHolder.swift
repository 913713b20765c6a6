import ArabicText
import Extraction
import Lexicon

// Whose what is measured is.
extension MetricReader {
    /// A metric without a holder is its own subject: `التضخم في تونس`, without the measure word before it.
    func bare(_ phrase: Range<Int>, limit: Int) -> Range<Int> {
        var start = phrase.lowerBound
        // `القيمة السوقية`: behind the article there is no second term.
        if passage[start].grammar?.kind == .generic, start + 1 < phrase.upperBound, !passage[start].isDefinite
        {
            start += 1
        }
        let whole = DenominatorReader(passage: passage).withPlace(
            start..<phrase.upperBound)
        return start..<max(phrase.upperBound, min(whole.upperBound, limit))
    }

    /// `منشآتهم أكثر قيمة`: what is compared is the metric, what stands before it the subject.
    func comparative(in phrase: Range<Int>, _ spans: inout [Range<Int>]) -> Range<Int> {
        guard
            let at = phrase.first(where: {
                passage[$0].grammar?.kind == .comparative && !passage[$0].isDefinite
            }),
            at > phrase.lowerBound
        else { return phrase }
        spans.append(at..<phrase.upperBound)
        return phrase.lowerBound..<at
    }

    /// `عودة ناجحة`: a verbal noun and an adjective that agrees with it.
    func isDescribed(_ phrase: Range<Int>) -> Bool {
        let text = passage.document.words.text
        return phrase.count == 2
            && phrase.allSatisfy {
                !passage[$0].isDefinite && !passage.document.endsInHeh($0)
                    && text.lastLetter(passage.document[$0]) == Letters.heh
            }
    }

    func isMasdar(_ token: Int) -> Bool {
        passage[token].grammar?.kind == .masdar && !passage[token].isDefinite
    }

    func subject(
        _ holder: Range<Int>?, _ frame: Frame, _ figure: Figure, whole: Range<Int>?,
        _ reading: inout FigureReading
    ) -> Claim.Referent {
        let owner = owner(frame)
        if let holder {
            let isAge = reading.metric.key == "age" && holder.lowerBound == frame.subject?.lowerBound
            return subjects.referent(isAge ? withoutEvent(holder) : holder, owner: owner)
        }
        if let beneficiary = beneficiary(frame, figure) { return subjects.referent(beneficiary) }
        // `وتضم 5 مراكز`, `وتحوي 60% من النفط`: a verb that takes what is behind it goes on with whoever was spoken of.
        let takes =
            frame.subject == nil && frame.object == nil
            && frame.verb.map {
                passage[$0].grammar?.takesObject == true
                    && (($0 + 1)..<max($0 + 1, figure.tokens.lowerBound)).allSatisfy {
                        passage[$0].kind != .noun
                    }
            } ?? false
        if takes, whole != nil || figure.dimension == .count {
            let implied = subjects.implied(in: frame.verb ?? frame.start)
            if implied.status != .missing { return implied }
        }
        if let whole {
            let parts = parser.parts(of: whole, dimension: .share)
            reading.subjectIsWhole =
                parts.metric == whole && passage[whole.lowerBound].metricEnd == whole.upperBound
                && !parts.hasPronoun
            return subjects.referent(whole)
        }
        // `ارتفع عدد المشتركين ليصل إلى 7 ملايين مشترك` goes on with the subject it has.
        let goesOn = frame.verb.map { passage[$0].grammar?.joins == true } ?? false
        if figure.dimension == .count, !goesOn, let counted = figure.counted ?? figure.unitText,
            frame.verb != nil && !frame.isRelative || frame.subject == nil
        {
            return Claim.Referent(spans: [counted], key: nil, status: .explicit)
        }
        if frame.verb == nil, let done = frame.subject, isMasdar(done.lowerBound),
            let speaker = context.announcer
        {
            // `أعلنت الهند شراء 640 ألف طن`: whoever announces it does it.
            return Claim.Referent(
                spans: [speaker], key: subjects.entityName(over: speaker), status: .implied)
        }
        if let speaker = speaker(of: frame) {
            return Claim.Referent(
                spans: [speaker], key: subjects.entityName(over: speaker), status: .implied)
        }
        if frame.verb == nil, frame.subject == nil, figure.dimension != .count,
            let substance = substance(of: figure)
        {
            return subjects.referent(substance)
        }
        return subjects.implied(in: frame.verb ?? frame.start)
    }

    /// `أوضح خالد أنه استغرق 20 يوما`: whoever speaks, where his words open with a pronoun and a verb that leaves its
    /// subject out.
    private func speaker(of frame: Frame) -> TextSpan? {
        guard let verb = frame.verb, frame.subject == nil, frame.start - context.floor <= 1,
            passage.contains(frame.start - 1), passage[frame.start - 1].kind == .complementizer,
            passage.document.endsInHeh(frame.start - 1) || passage[frame.start - 1].hasPronoun,
            passage[verb].grammar?.role == nil, passage[verb].verbMetric?.links != true,
            (frame.start..<verb).allSatisfy({ passage[$0].kind == .particle || passage[$0].kind == .adverb }),
            // `أنه نتج من الحادث حالة وفاة`, `أنه بدأ التخطيط`: what is behind the verb may be its subject.
            frame.object.map({ FrameFinder.isAccusative($0.lowerBound, passage) }) ?? true,
            !passage[verb + 1].isDefinite || passage[verb + 1].kind != .noun
        else { return nil }
        return context.teller
    }

    /// What the pronoun of a measure in a clause of its own stands for: `أنابيب يبلغ طولها 5`, `الخزانات التي تبلغ سعتها`.
    func owner(_ frame: Frame) -> Range<Int>? {
        guard let verb = frame.verb, let subject = frame.subject, subject.lowerBound > verb else {
            return nil
        }
        let finder = FrameFinder(passage: passage, floor: context.floor)
        if frame.isRelative { return finder.phraseEnding(before: frame.start - 1) }
        // Right behind an indefinite noun a verb in the imperfect is said of it.
        guard passage.contains(verb - 1), passage[verb].isImperfect, passage[verb].conjunction == 0,
            passage[verb - 1].kind == .noun, !passage[verb - 1].isDefinite
        else { return nil }
        return finder.phraseEnding(before: verb)
    }

    /// Whether the clause, or the whole sentence where it has no subject of its own, names a measure of money before a
    /// figure.
    func namesMoney(before figure: Figure, _ frame: Frame) -> Bool {
        let end = figure.tokens.lowerBound
        let first = max(
            passage.tokens.lowerBound, frame.subject == nil ? end - MetricReader.reach : frame.start)
        return (first..<max(first, end)).contains {
            passage[$0].metric.map { $0.kind != .change && $0.isMeasure(of: .money) } ?? false
        }
    }

    /// How many words back a sentence is searched, so that one without end takes no longer.
    static let reach = 60

    /// Whose the object that begins at a token is: the subject of the verb before it, else what the clause is about.
    func doer(before object: Int) -> Range<Int>? {
        let tokens = max(context.floor, object - MetricReader.reach)..<max(context.floor, object)
        if let verb = tokens.last(where: { passage[$0].kind == .verb || passage[$0].kind == .quantity }),
            passage[verb].kind == .verb,
            let phrase = phrases.phrase(at: verb + 1, before: object),
            !passage[phrase.lowerBound].hasPreposition, !FrameFinder.isAccusative(phrase.lowerBound, passage)
        {
            return phrase
        }
        return TopicFinder(passage: passage).phrase(in: tokens)
    }

    /// `297 ألف طن من الأغذية` where nothing else is said: what it is an amount of.
    func substance(of figure: Figure) -> Range<Int>? {
        let at = figure.tokens.upperBound
        guard figure.dimension != .duration, passage.contains(at), passage[at].kind == .preposition,
            DenominatorReader(passage: passage).isFrom(at)
        else { return nil }
        return phrases.phrase(at: at + 1, before: passage.tokens.upperBound, coordinating: false)
    }

    /// `مما يوفر على الشركات 5 ملايين`: whoever the result falls to.
    func beneficiary(_ frame: Frame, _ figure: Figure) -> Range<Int>? {
        guard frame.isResult, let verb = frame.verb, passage.contains(verb + 1),
            passage[verb + 1].kind == .preposition
        else { return nil }
        return phrases.phrase(at: verb + 2, before: figure.tokens.lowerBound)
    }
}
