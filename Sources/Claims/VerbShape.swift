import ArabicText
import Extraction
import Lexicon

/// What the letters of an unknown word say about its being a verb.
///
/// Arabic news is written without the vowels that would tell. Only shapes that few nouns share are trusted;
/// the nouns that do share them stand in `grammar.tsv`.
struct VerbShape {
    /// Letters after the conjunction.
    private let count: Int
    private let first: UInt8
    private let second: UInt8
    private let third: UInt8
    private let last: UInt8
    private let beforeLast: UInt8

    /// - Parameter skip: letters of a joined conjunction.
    init(_ text: borrowing TokenizedText, _ token: Int, after skip: Int) {
        let written = text.tokens[token]
        count = Int(written.letterCount) - skip
        first = text.letter(written, skip)
        second = text.letter(written, skip + 1)
        third = text.letter(written, skip + 2)
        last = text.lastLetter(written)
        beforeLast = count > 1 ? text.letter(written, Int(written.letterCount) - 2) : 0
    }

    /// `سي…`, `ست…`: a joined future particle before an imperfect.
    var isFuture: Bool {
        // `سيطرت` is a perfect of its own.
        count >= 5 && first == Letters.seen && (second == Letters.yeh || second == Letters.teh)
            && !endsPerfect
    }

    /// `ي…`, `ت…`, `سي…`.
    var startsImperfect: Bool { isFuture || (count >= 3 && (first == Letters.yeh || first == Letters.teh)) }

    /// `ـت` that is not the plural `ـات`: the perfect of a feminine subject.
    private var endsPerfect: Bool { count >= 4 && last == Letters.teh && beforeLast != Letters.alef }

    /// `ـوا`: the perfect of a plural subject.
    private var endsPlural: Bool { count >= 5 && last == Letters.alef && beforeLast == Letters.waw }

    /// `عمليا`, `ماليا`: an adjective of relation in the accusative, which news uses as an adverb.
    var isAdverb: Bool { count >= 5 && last == Letters.alef && beforeLast == Letters.yeh }

    /// Whether the word is a verb.
    ///
    /// - Parameters:
    ///   - known: whether the lexicon knows it as something else.
    ///   - before: the word before it.
    func isVerb(known: Bool, after before: WordClass?) -> Bool {
        guard !known else { return false }
        if isFuture { return true }
        if first == Letters.yeh, count >= 3 { return true }
        if endsPerfect || endsPlural { return true }
        // `تحملان`: the imperfect of two.
        if first == Letters.teh, count >= 6, last == Letters.noon, beforeLast == Letters.alef,
            before != .preposition
        {
            return true
        }
        // `تتوقع`: no verbal noun begins with two of them.
        if first == Letters.teh, second == Letters.teh, count >= 5 { return true }
        // `ت…` may as well be a verbal noun: only where a particle or a relative asks for a verb.
        guard first == Letters.teh, count >= 4 else { return false }
        switch before {
        case .relative, .particle, .complementizer: return true
        // `حيث تحتل`, `تعتمد الشركة` where a clause opens.
        case .subordinator: return last != Letters.heh
        case nil, .stop: return !mayBeVerbalNoun
        default: return false
        }
    }

    /// Whether a word with `ت` in front can be a verbal noun or another noun: `تعاون`, `تطوير`, `تكلفة`, `تعليمات`,
    /// `تلفزيون`, and all that are short (`تحول`).
    private var mayBeVerbalNoun: Bool {
        count < 5 || third == Letters.alef || beforeLast == Letters.yeh || beforeLast == Letters.waw
            || last == Letters.heh || last == Letters.teh
    }
}
