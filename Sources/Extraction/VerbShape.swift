public import ArabicText

/// What the letters of an unknown word say about its being a verb.
///
/// Arabic news is written without the vowels that would tell. Only shapes that few nouns share are trusted;
/// the nouns that do share them stand in `grammar.tsv`.
public struct VerbShape: Sendable {
    /// Letters after the conjunction.
    public let count: Int
    /// The first of them.
    public let first: UInt8
    /// The second; 0 where there is none, as of all below.
    public let second: UInt8
    /// The third.
    public let third: UInt8
    /// The last.
    public let last: UInt8
    /// The one before it.
    public let beforeLast: UInt8

    /// The shape of a token.
    /// - Parameter skip: letters of a joined conjunction.
    @inlinable
    public init(_ text: borrowing TokenizedText, _ written: Token, after skip: Int) {
        count = Int(written.letterCount) - skip
        first = text.letter(written, skip)
        second = text.letter(written, skip + 1)
        third = text.letter(written, skip + 2)
        last = text.lastLetter(written)
        beforeLast = count > 1 ? text.letter(written, Int(written.letterCount) - 2) : 0
    }

    /// `سي…`, `ست…`: a joined future particle before an imperfect.
    @inlinable public var isFuture: Bool {
        // `سيطرت` is a perfect of its own.
        count >= 5 && first == Letters.seen && (second == Letters.yeh || second == Letters.teh)
            && !endsPerfect
    }

    /// The same of a word known as a verb, which may be shorter: `سيتم`, `سيصل`.
    @inlinable public var isFutureOfVerb: Bool {
        count >= 4 && first == Letters.seen && (second == Letters.yeh || second == Letters.teh)
            && !endsPerfect
    }

    /// `ي…`, `ت…`, `سي…`.
    @inlinable public var startsImperfect: Bool {
        isFuture || (count >= 3 && (first == Letters.yeh || first == Letters.teh))
    }

    /// `ـت` that is not the plural `ـات`: the perfect of a feminine subject.
    @inlinable public var endsPerfect: Bool {
        count >= 4 && last == Letters.teh && beforeLast != Letters.alef
    }

    /// `ـوا`: the perfect of a plural subject.
    @inlinable public var endsPlural: Bool { count >= 5 && last == Letters.alef && beforeLast == Letters.waw }

    /// `عمليا`, `ماليا`: an adjective of relation in the accusative, which news uses as an adverb.
    @inlinable public var isAdverb: Bool { count >= 5 && last == Letters.alef && beforeLast == Letters.yeh }

    /// `اكتسح`, `انطلق`, `استقبل`: the perfect of the derived stems in `ا`, whose nouns have another `ا` before their last
    /// letter (`اكتساح`).
    @inlinable public var isDerivedPerfect: Bool {
        guard first == Letters.alef, last != Letters.heh, last != Letters.alef, last != Letters.yeh,
            beforeLast != Letters.alef, beforeLast != Letters.yeh, beforeLast != Letters.waw
        else { return false }
        switch count {
        case 5: return third == Letters.teh && second != Letters.lam || second == Letters.noon
        case 6: return second == Letters.seen && third == Letters.teh
        default: return false
        }
    }

    /// Whether a word that the lexicon does not know may be a verb, or an adverb, by its shape.
    var mayBeVerb: Bool {
        isAdverb || isFuture || first == Letters.yeh || first == Letters.teh || endsPerfect || endsPlural
            || isDerivedPerfect
    }
}
