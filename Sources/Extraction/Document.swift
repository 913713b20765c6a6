public import ArabicText
public import Lexicon

/// What is known of an article besides its text.
public struct Metadata: Sendable, Equatable {
    /// The id the output goes by; unique in a run if its input is.
    public var id: String
    /// The outlet, as the input names it.
    public var source: String?
    /// The headline, where the input gives one.
    public var title: String?
    /// Where the article was published.
    public var url: String?
    /// Publication date, ISO 8601, a time allowed after the day.
    public var published: String?

    /// Metadata from its parts; only the id is needed.
    public init(
        id: String, source: String? = nil, title: String? = nil, url: String? = nil, published: String? = nil
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.url = url
        self.published = published
    }
}

/// An article cut into tokens and sentences, with its words looked up: what every extractor reads.
public final class Document: Sendable {
    /// What is known of the article besides its text.
    public let metadata: Metadata
    /// The text every span points into.
    public let source: SourceText
    /// Its tokens, looked up.
    public let words: LexicalText
    /// First token of each sentence.
    public let sentenceStarts: [Int]
    /// ISO 3166 code of the outlet's country, where the outlet is known.
    public let country: String?

    /// A document from its parts; ``Extractor/read(_:_:)`` makes them.
    public init(
        metadata: Metadata, source: SourceText, words: LexicalText, sentenceStarts: [Int],
        country: String? = nil
    ) {
        self.country = country
        self.metadata = metadata
        self.source = source
        self.words = words
        self.sentenceStarts = sentenceStarts
    }

    /// How many tokens the text has.
    @inlinable public var tokenCount: Int { words.count }

    /// The token at an index.
    @inlinable public subscript(index: Int) -> Token { words[index] }

    /// Whether a token may be any of these; see ``WordHints``.
    @inline(__always)
    func mayBe(_ any: Hints.Others, _ index: Int) -> Bool { words.lookups[index].mayBe(any) }

    /// Index of the sentence a token stands in.
    public func sentence(ofToken token: Int) -> Int {
        let low = (0..<sentenceStarts.count).partition { sentenceStarts[$0] <= token }
        return max(0, low - 1)
    }

    /// Tokens of a sentence.
    public func tokens(ofSentence sentence: Int) -> Range<Int> {
        guard sentence < sentenceStarts.count else { return tokenCount..<tokenCount }
        let end = sentence + 1 < sentenceStarts.count ? sentenceStarts[sentence + 1] : tokenCount
        return sentenceStarts[sentence]..<end
    }

    /// Source bytes of a range of tokens.
    public func span(_ tokens: Range<Int>) -> TextSpan {
        guard let first = tokens.first, let last = tokens.last, last < tokenCount else {
            return TextSpan(0, 0)
        }
        return TextSpan(Int(words[first].start), Int(words[last].end))
    }

    /// Whether a word begins with the article behind `proclitics` letters: `العمل`, not `ألعاب` or `آلية`, which
    /// fold to the same letters.
    public func hasArticle(_ index: Int, after proclitics: Int = 0) -> Bool {
        let token = words[index]
        guard token.kind == .arabic, Int(token.letterCount) > proclitics + 3,
            words.text.letter(token, proclitics) == Letters.alef,
            words.text.letter(token, proclitics + 1) == Letters.lam
        else { return false }
        // Plain alef is D8 A7; the hamza forms are D8 A2, A3 and A5.
        let start = byte(ofLetter: proclitics, in: index)
        return start + 1 < source.bytes.count && source.bytes[start] == 0xD8
            && source.bytes[start + 1] == 0xA7
    }

    /// Whether a letter of a word is alef with the hamza below it, which folds to the same letter as the others.
    public func hasHamzaBelow(_ index: Int, letter: Int) -> Bool {
        let start = byte(ofLetter: letter, in: index)
        // U+0625 is D8 A5.
        return start + 1 < source.bytes.count && source.bytes[start] == 0xD8
            && source.bytes[start + 1] == 0xA5
    }

    /// Whether a word is written with `ه` at its end, which folds to the same letter as `ة`: `قيمته` and no `قيمة`.
    public func endsInHeh(_ index: Int) -> Bool {
        let end = Int(words[index].end)
        return end > 1 && source.bytes[end - 2] == 0xD9 && source.bytes[end - 1] == 0x87
    }

    /// Source byte at which letter `letter` of a token starts: where the word begins after its proclitics.
    public func byte(ofLetter letter: Int, in token: Int) -> Int {
        let token = words[token]
        guard letter > 0 else { return Int(token.start) }
        return source.byteOffset(ofLetter: letter, from: Int(token.start), to: Int(token.end))
    }
}
