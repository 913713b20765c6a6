import ArabicText
import Lexicon

/// A cue as it stands in the text.
struct CueContext {
    let tokens: Range<Int>
    /// Letters taken off by the lexicon.
    let prefix: Int
    /// Letters that stay outside the cue.
    let lead: Int

    func span(_ document: borrowing Document) -> TextSpan {
        TextSpan(
            document.byte(ofLetter: lead, in: tokens.lowerBound), Int(document[tokens.upperBound - 1].end))
    }

    /// Whether the word carries the article, which no verb does.
    func hasArticle(_ document: borrowing Document) -> Bool {
        prefix >= 2 && lead < prefix
    }

    /// Whether `و` or `ف` joins it to what came before.
    func isJoined(_ document: borrowing Document) -> Bool {
        guard prefix > 0 else { return false }
        let letter = document.words.text.letter(document[tokens.lowerBound], 0)
        return letter == Letters.waw || letter == Letters.feh
    }
}

/// What one pass over a document has found and must remember.
struct AttributionPass {
    let entities: EntityIndex
    private(set) var found: [Attribution] = []
    /// Where the content of each starts, as a token; `nil` where it stands before the cue.
    private var contentStarts: [Int?] = []
    /// Tokens of the sentence the pass is in.
    var sentence = 0..<0
    private var sentenceNumber = -1
    /// Cues before this token belong to a cue already read (`قال … مضيفا`, `أردف قائلا`).
    var contentFloor = 0
    /// Token after the last attribution whose content stands before it.
    var lastEnd = 0
    /// First token of the last cue.
    var lastCue = -1
    /// The named person a `نقل عن` has just introduced, for the `قوله` after it.
    var quoted: SourcePhrase?

    /// Words that name persons who spoke: a surname alone is known by them.
    private var surnames: [WordKey] = []
    private static let surnameLimit = 64

    init(_ entities: [Entity]) { self.entities = EntityIndex(entities) }

    /// Keeps the words of a person's name that no lexicon knows.
    mutating func remember(_ phrase: SourcePhrase?, _ document: borrowing Document, _ names: NameReader) {
        guard let phrase, phrase.type == .person, phrase.isKnown, phrase.tokens.count > 1 else { return }
        for token in phrase.tokens.dropFirst() where document[token].kind == .arabic {
            guard surnames.count < AttributionPass.surnameLimit else { return }
            guard document[token].letterCount > 3, names.traits(document, token).traits.isEmpty else {
                continue
            }
            let key = document.words.text.key(document[token])
            if !surnames.contains(key) { surnames.append(key) }
        }
    }

    /// A source no lexicon knows, where its first word named a person before: `وأكد شتاينماير تفهمه`.
    func known(_ phrase: SourcePhrase, _ document: borrowing Document, isOpen: Bool) -> SourcePhrase? {
        let first = phrase.tokens.lowerBound
        guard !surnames.isEmpty, document[first].kind == .arabic,
            surnames.contains(document.words.text.key(document[first]))
        else { return nil }
        var known = phrase
        known.isKnown = true
        known.type = .person
        if !isOpen, phrase.tokens.count > 1 {
            known.tokens = first..<first + 1
            known.span = document.span(known.tokens)
            known.end = first + 1
        }
        return known
    }

    /// Moves on to the sentence of a token.
    mutating func enter(_ document: borrowing Document, _ token: Int) {
        repeat {
            sentenceNumber += 1
            sentence = document.tokens(ofSentence: sentenceNumber)
        } while sentence.upperBound <= token && sentenceNumber < document.sentenceStarts.count
        quoted = nil
    }

    mutating func append(_ attribution: Attribution, contentStart: Int?) {
        if found.isEmpty {
            found.reserveCapacity(8)
            contentStarts.reserveCapacity(8)
        }
        found.append(attribution)
        contentStarts.append(contentStart)
        lastCue = attribution.cueTokens.lowerBound
    }

    /// Ends each content before the next cue of its sentence, and gives each statement its date.
    mutating func finish(_ document: borrowing Document, _ dates: [DateMention]) {
        for index in found.indices {
            defer {
                if found[index].quote == .indirect, hasSpeech(document, found[index].content) {
                    found[index].quote = .mixed
                }
            }
            guard let start = contentStarts[index], let content = found[index].content else { continue }
            if index + 1 < found.count, found[index].quote != .direct {
                let next = found[index + 1].cueTokens.lowerBound
                if let nextCue = found[index + 1].cue, contentStarts[index + 1] != nil,
                    found[index + 1].kind != .impersonal,
                    next > start, nextCue.start < content.end,
                    let shorter = document.contentSpan(start..<next)
                {
                    found[index].content = shorter
                }
            }
            found[index].saidAt = date(dates, found[index].cueTokens.upperBound..<start)
        }
    }

    /// Whether a span quotes more than names.
    private func hasSpeech(_ document: borrowing Document, _ span: TextSpan?) -> Bool {
        guard let span else { return false }
        var index = document.firstToken(atOrAfter: span.start)
        while index < document.tokenCount, Int(document[index].end) <= span.end {
            if document[index].kind == .quote, entities.index(at: index + 1) == nil,
                index == 0 || entities.index(at: index - 1) == nil
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// The first date between a cue and its content.
    private func date(_ dates: [DateMention], _ gap: Range<Int>) -> Int? {
        guard !gap.isEmpty else { return nil }
        let low = (0..<dates.count).partition { dates[$0].tokens.lowerBound < gap.lowerBound }
        guard low < dates.count, dates[low].tokens.upperBound <= gap.upperBound else { return nil }
        return low
    }
}

extension Attribution {
    /// Fills in the source as it was read.
    mutating func set(_ phrase: SourcePhrase?) {
        guard let phrase else { return }
        source = phrase.span
        sourceType = phrase.type
        entity = phrase.entity
        via = phrase.via == phrase.entity && phrase.type != .document ? nil : phrase.via
    }
}

extension Document {
    /// Source bytes of content, without the marks around it; `nil` where nothing is left.
    func contentSpan(_ tokens: Range<Int>) -> TextSpan? {
        var first = tokens.lowerBound
        var last = tokens.upperBound
        while first < last, words[first].kind == .punctuation, !isMark(first, 0x28) { first += 1 }
        while last > first {
            let token = words[last - 1]
            let isOpenConjunction =
                token.kind == .arabic && token.letterCount == 1 && words.text.letter(token, 0) == Letters.waw
            guard token.kind == .punctuation && !isMark(last - 1, 0x29) || isOpenConjunction else { break }
            last -= 1
        }
        return first < last ? span(first..<last) : nil
    }

    /// The first token that starts at a byte or after it.
    func firstToken(atOrAfter byte: Int) -> Int {
        return (0..<tokenCount).partition { Int(words[$0].start) < byte }
    }
}
