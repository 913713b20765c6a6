import ArabicText
import Extraction
import Lexicon

/// What the figures of earlier clauses were about: what pronouns, bare actors and unsaid subjects stand for.
///
/// A class: every figure is read with it, and it holds whole claims.
final class Topics {
    /// The subject named last, and the sentence it was named in.
    var last: (referent: Claim.Referent, sentence: Int)?
    /// The same, without the things that a figure counted: these do and own nothing that is left unsaid.
    var holder: (referent: Claim.Referent, sentence: Int)?
    /// The claim whose metric was named last.
    var metric: Claim?
    /// What was called `شركة` or `مصنع` with a name behind it, by that word.
    var actors: [WordKey: TextSpan] = [:]
}

/// What the sentence before a passage is about, read only where somebody asks.
final class SentenceTopic {
    private let source: ClaimSource
    private let token: Int

    /// The topic of the sentence that ends before a token.
    init(_ source: ClaimSource, before token: Int) {
        self.source = source
        self.token = token
    }

    private(set) lazy var span: TextSpan? = {
        guard token > 0 else { return nil }
        let sentence = source.document.sentence(ofToken: token - 1)
        let tokens = source.document.tokens(ofSentence: sentence)
        let passage = Passage(
            source, tokens: tokens, sentence: sentence, joint: tokens.lowerBound, quantities: 0..<0)
        return TopicFinder(passage: passage).topic()
    }()
}

/// Where the words before a figure's clause point.
///
/// A class: several readers hold it while a figure is read, and it holds whole claims.
final class SubjectContext {
    let topics: Topics
    /// Topic of the sentence before.
    let topic: SentenceTopic
    /// The organisation that states the figure.
    let speaker: TextSpan?
    /// Whoever states it.
    let announcer: TextSpan?
    /// Whoever states it, where that is somebody who does things, and no report or outlet.
    let teller: TextSpan?
    /// First token of what is stated.
    let floor: Int

    init(
        topics: Topics, topic: SentenceTopic, speaker: TextSpan?, announcer: TextSpan?, teller: TextSpan?,
        floor: Int
    ) {
        self.topics = topics
        self.topic = topic
        self.speaker = speaker
        self.announcer = announcer
        self.teller = teller
        self.floor = floor
    }
}

/// Finds whose a figure is.
struct SubjectReader {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }
    let context: SubjectContext

    private var topic: TextSpan? { context.topic.span }

    /// A referent for the phrase that names the subject, its pronouns and bare actors resolved.
    ///
    /// - Parameters:
    ///   - phrase: its tokens.
    ///   - owner: what its pronoun stands for, where the clause says so.
    func referent(_ phrase: Range<Int>, owner known: Range<Int>? = nil) -> Claim.Referent {
        var phrase = phrase
        while phrase.count > 1, passage[phrase.lowerBound].kind == .quote {
            phrase = (phrase.lowerBound + 1)..<phrase.upperBound
        }
        while phrase.count > 1, passage[phrase.upperBound - 1].kind == .quote, !opens(phrase) {
            phrase = phrase.lowerBound..<(phrase.upperBound - 1)
        }
        let span = passage.span(phrase)
        var referent = Claim.Referent(spans: [span], key: entityName(over: span), status: .explicit)
        if referent.key != nil { return referent }
        let head = phrase.first { passage[$0].kind == .noun } ?? phrase.lowerBound
        if phrase.count > 1, passage[head].grammar?.kind == .actor, !passage[head].isDefinite,
            phrase.allSatisfy({ !passage[$0].hasPronoun && !passage.document.endsInHeh($0) })
        {
            context.topics.actors[key(ofNoun: head)] = span
        }
        if passage[phrase.lowerBound].kind == .demonstrative {
            referent.antecedent = topic ?? context.topics.last?.referent.spans.first
        } else if phrase.count == 1, passage[head].isDefinite, passage[head].grammar?.kind == .actor {
            if let entity = actor(named: head) {
                referent.antecedent = mentions.entities[entity].span
                referent.key = mentions.entities[entity].name
            } else {
                // `شركة مرسى للنقل … الشركة`: a name that no list knows.
                referent.antecedent = context.topics.actors[key(ofNoun: head)]
            }
        } else if phrase.contains(where: {
            passage[$0].hasPronoun && !passage[$0].isDefinite || passage[$0].metric?.form == .possessive
        }) {
            referent.antecedent = known.map { passage.span($0) } ?? owner(before: phrase.lowerBound)
        }
        if referent.antecedent == span { referent.antecedent = nil }
        if referent.antecedent != nil { referent.status = .resolved }
        return referent
    }

    /// A noun without what is joined to it.
    private func key(ofNoun token: Int) -> WordKey {
        let word = passage[token]
        return passage.document.words.text.key(
            passage.document[token], dropping: word.prefix + (word.isDefinite ? 2 : 0))
    }

    /// What a pronoun in a phrase stands for: the topic of an earlier clause, the speaker, the last subject.
    private func owner(before token: Int) -> TextSpan? {
        // `صافي أرباحه`: what the phrase itself begins with owns nothing.
        if let earlier = TopicFinder(passage: passage).phrase(in: context.floor..<token),
            earlier.upperBound < token
        {
            // `، في حين زاد الخام 75 سنتا ليصل سعره إلى 45`: the last figure's own subject is nearer.
            if let last = context.topics.last, last.sentence == passage.sentence,
                let span = last.referent.spans.first, span.start > passage.span(earlier).end
            {
                return last.referent.antecedent ?? span
            }
            return passage.span(earlier)
        }
        if let last = context.topics.last, last.sentence == passage.sentence {
            return last.referent.antecedent ?? last.referent.spans.first
        }
        if let speaker = context.speaker { return speaker }
        let last = context.topics.last?.referent
        return last?.antecedent ?? last?.spans.first ?? topic
    }

    private func opens(_ phrase: Range<Int>) -> Bool {
        phrase.dropLast().contains { passage[$0].kind == .quote }
    }

    /// The subject of the clause before, taken over where this clause has none.
    ///
    /// - Parameter clause: first token of this clause.
    func implied(in clause: Int) -> Claim.Referent {
        // `عرفت التحويلات تحسنا، إذ وصلت إلى 3 مليارات`: what the same sentence began with.
        if context.topics.last?.sentence != passage.sentence, clause > context.floor,
            let earlier = TopicFinder(passage: passage).topic(in: context.floor..<clause)
        {
            return Claim.Referent(spans: [earlier], key: entityName(over: earlier), status: .implied)
        }
        let topics = context.topics
        let last = topics.holder.flatMap { $0.sentence == passage.sentence ? $0 : nil } ?? topics.last
        if let last, passage.sentence - last.sentence <= 1, !last.referent.spans.isEmpty {
            var referent = last.referent
            referent.status = .implied
            return referent
        }
        if let topic { return Claim.Referent(spans: [topic], key: entityName(over: topic), status: .implied) }
        return .missing
    }

    /// Name of the entity that fills most of a span.
    func entityName(over span: TextSpan) -> String? {
        var low = (0..<mentions.entities.count).partition { mentions.entities[$0].span.end <= span.start }
        while low < mentions.entities.count, mentions.entities[low].span.start < span.end {
            let entity = mentions.entities[low]
            if (entity.span.end - entity.span.start) * 2 >= span.end - span.start { return entity.name }
            low += 1
        }
        return nil
    }

    /// The organisation named last that a bare actor (`الشركة`, `الديوان`) stands for.
    private func actor(named token: Int) -> Int? {
        let document = passage.document
        let text = document.words.text
        let skip = passage[token].prefix + 2
        let key = text.key(document[token], dropping: skip)
        let here = Int(document[token].start)
        let low = (0..<mentions.entities.count).partition { mentions.entities[$0].span.start < here }
        var at = low - 1
        var nearest: Int?
        while at >= 0, low - at <= 24 {
            let entity = mentions.entities[at]
            if entity.type.isOrganization {
                // The head may stand in the name or right before it.
                for candidate in [entity.tokens.lowerBound, entity.tokens.lowerBound - 1] where candidate >= 0
                {
                    let word = document[candidate]
                    for drop in [0, 1, 2, 3]
                    where text.key(word, dropping: drop) == key && Int(word.letterCount) > drop { return at }
                }
                if nearest == nil, entity.type == .company { nearest = at }
            }
            at -= 1
        }
        // `الشركة` may stand for a company named without the word.
        return key == SubjectReader.company ? nearest : nil
    }

    private static let company: WordKey = {
        let text = Tokenizer().tokenize("شركة")
        return text.tokens.first.map { text.key($0) } ?? WordKey(low: 0, high: 0)
    }()
}

/// Finds what a sentence without a figure is about: the phrase after `أن`, after its verb, or at its start.
struct TopicFinder {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    func topic() -> TextSpan? { topic(in: passage.tokens) }

    /// What a stretch of words is about.
    func topic(in range: Range<Int>) -> TextSpan? { phrase(in: range).map { passage.span($0) } }

    /// Tokens of what a stretch of words is about.
    func phrase(in range: Range<Int>) -> Range<Int>? {
        let phrases = NounPhrases(passage: passage)
        var start = range.lowerBound
        for token in range where passage[token].kind == .complementizer && !passage[token].isModal {
            if range.contains(token - 1), passage[token - 1].isModal { continue }
            start = token + 1
            break
        }
        var at = start
        while range.contains(at),
            passage[at].kind != .noun || passage[at].hasPreposition || passage[at].isModal
        {
            let word = passage[at]
            if word.kind == .stop || word.kind == .cue { return nil }
            if word.kind == .preposition || word.hasPreposition {
                at += 1
                // `في هذا الصدد`
                if range.contains(at), passage[at].kind == .demonstrative { at += 1 }
                // `بالنسبة للشركات`: a topic set before its clause.
                if range.contains(at), word.kind == .preposition, passage[at].hasPreposition { break }
                while range.contains(at), passage[at].kind == .noun, !passage[at].hasPreposition { at += 1 }
                continue
            }
            at += 1
        }
        if start > range.lowerBound, at == start, isVerb(at) { return nil }
        return range.contains(at) ? phrases.phrase(at: at, before: range.upperBound) : nil
    }

    /// `أن نتمكن من`, `أن أتواجد في`: right behind `أن` a word no lexicon knows, with a preposition behind it.
    private func isVerb(_ token: Int) -> Bool {
        guard passage.contains(token + 1), !passage[token].isDefinite, !passage[token].hasPronoun,
            passage.document[token].kind == .arabic,
            passage.document.words.lookups[token].reading.word == 0,
            mentions.entity(at: token) == nil, passage.document[token - 1].letterCount == 2
        else { return false }
        let first = passage.document.words.text.letter(passage.document[token], 0)
        guard
            first == Letters.noon || first == Letters.alef || first == Letters.teh || first == Letters.yeh
        else { return false }
        return passage[token + 1].kind == .preposition || passage[token + 1].hasPreposition
    }
}
