import ArabicText
import Lexicon

/// The grammar of numbers.
///
/// A number is a sum of parts, each a group below a thousand (or digits) times scale words; parts are joined by
/// `و` and each is smaller than the scale before it. Groups add hundreds, units and tens in the orders Arabic
/// uses. Fractions follow (`مليون ونصف`), decimals are spelled with `فاصلة`.
final class NumeralReader: Sendable {
    let lexicon: Lexicon
    private let numerals: NumeralLexicon
    private let digitReader = DigitReader()

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        numerals = NumeralLexicon(lexicon)
    }

    /// The bits of ``Hints/numerals`` of a number word.
    func hint(of entry: EntryID) -> UInt32 { numerals[entry].map(\.kind.bit) ?? 0 }

    /// Whether a number may begin at a word, or an amount without one (`عشرات`).
    @inline(__always)
    func mayOpen(_ index: Int, _ document: Document) -> Bool {
        document.words.hints(at: index).numerals & NumeralWord.Kind.openers != 0
    }

    /// The number word of one kind at a token.
    @inline(__always)
    func word(_ kind: NumeralWord.Kind, _ index: Int, _ document: Document) -> (
        word: NumeralWord, prefix: Int
    )? {
        guard index < document.tokenCount, document.words.hints(at: index).numerals & kind.bit != 0 else {
            return nil
        }
        return word(index, document) { $0.kind == kind }
    }

    /// A number word at a token and the letters before it; the first of the kinds asked for.
    func word(_ index: Int, _ document: Document, _ accept: (NumeralWord) -> Bool = { _ in true }) -> (
        word: NumeralWord, prefix: Int
    )? {
        guard index < document.tokenCount, document.words.hints(at: index).numerals != 0,
            let match = lexicon.match(.numerals, at: index, in: document.words),
            // `وسميت` is a verb: nothing counts in the future.
            match.prefix == 0
                || document.words.text.letter(document[index], match.prefix - 1) != Letters.seen
        else { return nil }
        for sense in lexicon.senses(of: .numerals, at: match) {
            let entry = lexicon.entry(of: sense)
            if let word = numerals[entry], accept(word) { return (word, match.prefix) }
        }
        return nil
    }

    /// Whether the proclitics of a token begin with `و` or `ف`.
    func isJoined(_ index: Int, _ prefix: Int, _ document: Document) -> Bool {
        guard prefix > 0 else { return false }
        let letter = document.words.text.letter(document[index], 0)
        return letter == Letters.waw || letter == Letters.feh
    }

    /// Whether the proclitics of a token end in the article.
    func isDefinite(_ index: Int, _ prefix: Int, _ document: Document) -> Bool {
        guard prefix >= 2 else { return false }
        let text = document.words.text
        return text.letter(document[index], prefix - 1) == Letters.lam
            && (text.letter(document[index], prefix - 2) == Letters.alef
                || text.letter(document[index], prefix - 2) == Letters.lam)
    }

    /// Whether the token is the word `و` alone, or `ال`/`ب`/`ل` before digits (`الـ20`, `بـ5`).
    func isLone(_ letter: UInt8, _ index: Int, _ document: Document) -> Bool {
        guard index >= 0, index < document.tokenCount else { return false }
        let token = document[index]
        return token.kind == .arabic && token.letterCount == 1
            && document.words.text.letter(token, 0) == letter
    }

    /// The number that starts at a token, proclitics allowed before it; `nil` where there is none.
    func read(_ index: Int, _ document: Document) -> Numeral? {
        guard index < document.tokenCount else { return nil }
        guard let first = part(index, document, joined: false) else { return special(index, document) }
        var numeral = first
        decimals(&numeral, document)
        guard numeral.kind == .cardinal else { return numeral }
        var isFirst = true
        while let next = continuation(of: numeral, document, isFirst: isFirst) {
            numeral = next
            isFirst = false
        }
        if !isFirst { decimals(&numeral, document) }
        outOfTen(&numeral, document)
        return numeral
    }

    func isMin(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount else { return false }
        let token = document[index]
        return token.letterCount == 2 && document.words.text.letter(token, 0) == Letters.meem
            && document.words.text.letter(token, 1) == Letters.noon
    }

    /// One group with its scale words: `ثلاثمئة ألف`, `12.5 مليار`, `مليوني`.
    func part(_ index: Int, _ document: Document, joined: Bool) -> Numeral? {
        var numeral: Numeral
        if let digits = digitReader.read(index, document) {
            guard !digits.isCode else { return nil }
            numeral = Numeral(value: digits.value, grouped: digits.grouped, tokens: index..<digits.end)
            numeral.hasDigits = true
            numeral.places = digits.places
            numeral.plainDigits = digits.plainDigits
            addSignFraction(&numeral, document)
        } else if let group = group(index, document, joined: joined) {
            numeral = group
        } else {
            return nil
        }
        // `ثلاثة أرباع`, `خمسة أضعاف`
        if numeral.tokens.upperBound < document.tokenCount, numeral.value.approximation <= 100,
            let (word, prefix) = word(
                numeral.tokens.upperBound, document,
                { $0.kind == .fractionPlural || $0.kind == .multiplePlural || $0.kind == .multiple }),
            prefix == 0 || isDefinite(numeral.tokens.upperBound, prefix, document), !numeral.startsWithScale,
            // `15 ضعفا`: the accusative counts, and so do decimals (`2.20 ضعف`); `ضعف` alone is another word.
            word.kind != .multiple || numeral.places > 0
                || numeral.value > ExactDecimal(10)
                    && document.words.text.lastLetter(document[numeral.tokens.upperBound]) == Letters.alef
        {
            if let value = word.kind == .fractionPlural
                ? fraction(numeral.value, of: word.value) : numeral.value
            {
                numeral.value = value
                numeral.kind = word.kind == .fractionPlural ? .fraction : .multiple
                numeral.enclitic = word.enclitic
                numeral.tokens = index..<numeral.tokens.upperBound + 1
            }
        }
        scales(&numeral, document)
        numeral.roundFraction()
        accusativeDual(&numeral, document)
        return numeral
    }

    /// `3/4` and not `3 × 0.333333333333`.
    func fraction(_ count: ExactDecimal, of part: ExactDecimal) -> ExactDecimal? {
        guard let denominator = ExactDecimal.one.divided(by: part, places: 6) else { return nil }
        return count.divided(by: denominator)
    }

    /// `1½`, `½`.
    private func addSignFraction(_ numeral: inout Numeral, _ document: Document) {
        let end = numeral.tokens.upperBound
        guard end < document.tokenCount, document[end].isGlued,
            let (word, _) = word(.signFraction, end, document), let sum = numeral.value.plus(word.value)
        else { return }
        numeral.value = sum
        numeral.tokens = numeral.tokens.lowerBound..<end + 1
    }

    /// An opening bracket, or a quotation mark around nothing but digits: `"6,6" ملايين`.
    func isOpeningBracket(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0, index < document.tokenCount else { return false }
        if document[index].kind == .quote {
            return index + 2 < document.tokenCount && document[index + 1].kind == .number
                && document[index + 2].kind == .quote
        }
        return document.words.text.letter(document[index], 0) == 0x28
    }

    func isClosingBracket(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0, index < document.tokenCount else { return false }
        if document[index].kind == .quote {
            return index > 1 && document[index - 1].kind == .number && document[index - 2].kind == .quote
        }
        return document.words.text.letter(document[index], 0) == 0x29
    }
}
