import ArabicText
import Lexicon

/// A number found in the text: digits, words, or both together.
struct Numeral: Sendable {
    enum Kind: Sendable {
        case cardinal
        /// A part of a whole: `نصف`, `ثلاثة أرباع`.
        case fraction
        /// A multiple of something: `ضعف`, `ثلاثة أضعاف`, `مثليها`.
        case multiple
        /// No number: `عشرات`, `ملايين`, `عدة`.
        case vague
    }

    var kind: Kind = .cardinal
    var value: ExactDecimal
    /// The value if an ambiguous separator groups digits.
    var grouped: ExactDecimal?
    var tokens: Range<Int>
    /// Letters of proclitics before the first word.
    var prefix: Int = 0
    /// Whether digits take part.
    var hasDigits = false
    /// Whether a scale word takes part (`مليون`).
    var hasScale = false
    /// The last scale word's value, or 1.
    var lastScale: ExactDecimal = .one
    /// Decimals written in digits.
    var places = 0
    /// Written with `ال`: `الخمس`, `الـ20`.
    var definite = false
    /// Whether it is a single plain digit group, and how long.
    var plainDigits = 0
    /// Whether the first word is a feminine form (`ثلاث`).
    var feminine = false
    /// Whether the word is a bare scale word (`مليون ريال`), a dual one included.
    var startsWithScale = false
    /// A pronoun ends the word: nothing counted follows.
    var enclitic = false
    /// `عدة`, `بضعة` need a noun behind them.
    var isSeveral = false
}

/// The grammar of numbers.
///
/// A number is a sum of parts, each a group below a thousand (or digits) times scale words; parts are joined by
/// `و` and each is smaller than the scale before it. Groups add hundreds, units and tens in the orders Arabic
/// uses. Fractions follow (`مليون ونصف`), decimals are spelled with `فاصلة`.
final class NumeralReader: Sendable {
    private let lexicon: Lexicon
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
            let match = lexicon.match(.numerals, at: index, in: document.words)
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

    // MARK: Numbers

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

    /// `ثلاثة وخمسة من عشرة` is 3.5: what follows `و` is counted out of a power of ten.
    private func outOfTen(_ numeral: inout Numeral, _ document: Document) {
        guard !numeral.hasDigits, numeral.kind == .cardinal else { return }
        func outOf(_ index: Int) -> (power: ExactDecimal, end: Int)? {
            guard isMin(index, document), let power = part(index + 1, document, joined: false),
                !power.hasDigits, power.prefix == 0,
                power.value.coefficient == 1, power.value.exponent > 0
            else { return nil }
            let end = power.tokens.upperBound
            // `خمسة من عشرة طلاب` counts pupils.
            guard
                end >= document.tokenCount || document[end].kind != .arabic
                    || document.words.mayStart([.units, .currencies], at: end)
            else { return nil }
            return (power.value, end)
        }
        if let (power, end) = outOf(numeral.tokens.upperBound), numeral.value >= power,
            let whole = numeral.value.divided(by: power, places: 0).flatMap({ $0.times(power) }),
            let floor = whole > numeral.value ? whole.minus(power) : whole,
            let rest = numeral.value.minus(floor),
            let fraction = rest.divided(by: power), let value = floor.plus(fraction)
        {
            numeral.value = value
            numeral.tokens = numeral.tokens.lowerBound..<end
            return
        }
        let at = numeral.tokens.upperBound
        guard let joined = group(at, document), isJoined(at, joined.prefix, document) else { return }
        var next = joined
        scales(&next, document)
        while let more = continuation(of: next, document, isFirst: false) { next = more }
        guard let (power, end) = outOf(next.tokens.upperBound), next.value < power,
            let fraction = next.value.divided(by: power),
            let value = numeral.value.plus(fraction)
        else { return }
        numeral.value = value
        numeral.tokens = numeral.tokens.lowerBound..<end
    }

    func isMin(_ index: Int, _ document: Document) -> Bool {
        guard index < document.tokenCount else { return false }
        let token = document[index]
        return token.letterCount == 2 && document.words.text.letter(token, 0) == Letters.meem
            && document.words.text.letter(token, 1) == Letters.noon
    }

    /// One group with its scale words: `ثلاثمئة ألف`, `12.5 مليار`, `مليوني`.
    private func part(_ index: Int, _ document: Document, joined: Bool) -> Numeral? {
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
            // `15 ضعفا`: the accusative counts; `ضعف` alone is another word.
            word.kind != .multiple
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

    /// `ألفا موظف` is the construct dual: 2000; `ألفا ومئتين`, `ألفًا` alone the accusative: 1000.
    private func accusativeDual(_ numeral: inout Numeral, _ document: Document) {
        let first = numeral.tokens.lowerBound
        guard numeral.startsWithScale, numeral.tokens.count == 1, numeral.value == numeral.lastScale,
            numeral.prefix == 0 || !numeral.definite,
            document.words.text.lastLetter(document[first]) == Letters.alef, first + 1 < document.tokenCount,
            document[first + 1].kind == .arabic, !document[first + 1].gap.contains(.newline),
            !document.source.bytes[Int(document[first].start)..<Int(document[first].end)].contains(0x8B),
            document.words.text.letter(document[first + 1], 0) != Letters.waw,
            word(first + 1, document) == nil,
            let value = numeral.value.times(ExactDecimal(2))
        else { return }
        let next = document.words.lookups[first + 1].families
        guard
            !next.isDisjoint(with: [.units, .currencies])
                || document.words.lookups[first + 1].reading.word == 0 || isNounOnly(first + 1, document)
        else { return }
        numeral.value = value
    }

    /// Whether the lexicons know a token as a noun and as nothing else (`موظف`).
    private func isNounOnly(_ index: Int, _ document: Document) -> Bool {
        guard document.words.lookups[index].families.isSubset(of: [.nouns, .metrics]),
            document.words.lookups[index].reading.prefix == 0
        else { return false }
        for family in [Family.nouns, .metrics] {
            guard let match = lexicon.match(family, at: index, in: document.words) else { continue }
            for sense in lexicon.senses(of: family, at: match) {
                let entry = lexicon.entry(of: sense)
                let features = lexicon.features(entry)
                if features["class"] == "stop" || features["form"] == "verb" { return false }
            }
        }
        return true
    }

    /// `3/4` and not `3 × 0.333333333333`.
    private func fraction(_ count: ExactDecimal, of part: ExactDecimal) -> ExactDecimal? {
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

    /// Multiplies by the scale words that follow.
    private func scales(_ numeral: inout Numeral, _ document: Document) {
        while numeral.tokens.upperBound < document.tokenCount {
            var at = numeral.tokens.upperBound
            // `(300) ألف`: a bracket between digits and scale word.
            if numeral.hasDigits, isClosingBracket(at, document), at > 1,
                isOpeningBracket(numeral.tokens.lowerBound - 1, document)
            {
                at += 1
            }
            guard let (word, prefix) = word(at, document, { $0.kind == .scale || $0.kind == .scalePlural })
            else { return }
            if word.latin,
                !numeral.hasDigits
                    || (document.words.text.letter(document[at], 1) == 0 && !document[at].isGlued)
            {
                return
            }
            guard
                prefix == 0
                    || (isDefinite(at, prefix, document) && !isJoined(at, prefix, document) && prefix == 2)
            else { return }
            guard !document[at].gap.contains(.blankLine), let product = numeral.value.times(word.value) else {
                return
            }
            numeral.value = product
            numeral.grouped = numeral.hasScale ? numeral.grouped.flatMap { $0.times(word.value) } : nil
            numeral.hasScale = true
            numeral.lastScale =
                numeral.lastScale == .one ? word.value : word.value.times(numeral.lastScale) ?? word.value
            numeral.tokens = numeral.tokens.lowerBound..<at + 1
        }
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

    /// The next part of a sum, added; `nil` where the number ends.
    private func continuation(of numeral: Numeral, _ document: Document, isFirst: Bool) -> Numeral? {
        var at = numeral.tokens.upperBound
        guard at < document.tokenCount, !document[at].gap.contains(.newline) else { return nil }
        if let (word, prefix) = word(.except, at, document), prefix == 0, word.value.isNegative {
            // `مليون إلا ربعا`
            guard let (part, partPrefix) = self.word(.fraction, at + 1, document), partPrefix == 0,
                let amount = part.value.times(numeral.hasScale ? numeral.lastScale : .one),
                let value = numeral.value.minus(amount)
            else { return nil }
            var result = numeral
            result.value = value
            result.tokens = numeral.tokens.lowerBound..<at + 2
            return result
        }
        let lone = isLone(Letters.waw, at, document)
        if lone { at += 1 }
        guard at < document.tokenCount else { return nil }
        // A fraction of the last scale: `مليون ونصف (المليون)`.
        if let (word, prefix) = word(
            at, document, { ($0.kind == .fraction || $0.kind == .fractionDual) && !$0.enclitic }),
            lone || isJoined(at, prefix, document), prefix <= 1
        {
            let share =
                word.kind == .fractionDual ? word.value.times(ExactDecimal(2)) ?? word.value : word.value
            guard numeral.places == 0, let amount = share.times(numeral.hasScale ? numeral.lastScale : .one),
                let value = numeral.value.plus(amount)
            else { return nil }
            var result = numeral
            result.value = value
            var end = at + 1
            if let (scale, scalePrefix) = self.word(.scale, end, document), scale.value == numeral.lastScale,
                scalePrefix == 0 || isDefinite(end, scalePrefix, document)
            {
                end += 1
            }
            result.tokens = numeral.tokens.lowerBound..<end
            return result
        }
        if isFirst, !numeral.hasScale, !numeral.hasDigits, let larger = ascending(numeral, at, lone, document)
        {
            return larger
        }
        guard numeral.hasScale, numeral.places == 0 || numeral.lastScale == .one else { return nil }
        guard let next = part(at, document, joined: true), next.kind == .cardinal else { return nil }
        guard lone || isJoined(at, next.prefix, document),
            lone ? next.prefix == 0 || next.definite : next.prefix == 1 || next.definite
        else { return nil }
        // Each part is smaller than the scale before it; digits with decimals start a new amount.
        guard next.places == 0, next.value < numeral.lastScale, let sum = numeral.value.plus(next.value)
        else { return nil }
        var result = numeral
        result.value = sum
        result.grouped = nil
        result.hasDigits = numeral.hasDigits || next.hasDigits
        result.lastScale = next.hasScale ? next.lastScale : .one
        result.tokens = numeral.tokens.lowerBound..<next.tokens.upperBound
        return result
    }

    /// `مئة وعشرة ومليون`: the larger part last, all of it in words.
    private func ascending(_ numeral: Numeral, _ at: Int, _ lone: Bool, _ document: Document) -> Numeral? {
        guard let next = part(at, document, joined: true), next.startsWithScale, !next.hasDigits,
            next.tokens.count == 1,
            lone || isJoined(at, next.prefix, document), next.prefix <= 1, next.value > numeral.value,
            let sum = numeral.value.plus(next.value)
        else { return nil }
        // `عشرة ومليون ريال` may be two amounts; what counts stands behind the sum only.
        var result = numeral
        result.value = sum
        result.tokens = numeral.tokens.lowerBound..<next.tokens.upperBound
        result.hasScale = true
        result.lastScale = .one
        return result
    }

    /// What follows `فاصلة`: `واحد` counts here, and so does a sum.
    private func decimalPart(_ index: Int, _ document: Document) -> Numeral? {
        guard var numeral = part(index, document, joined: false) else {
            guard let (one, prefix) = word(.one, index, document), prefix == 0 else { return nil }
            return Numeral(value: one.value, tokens: index..<index + 1)
        }
        while numeral.hasScale, let next = continuation(of: numeral, document, isFirst: false) {
            numeral = next
        }
        return numeral
    }

    /// `خمسة فاصلة ثلاثة`, `12 فاصلة 5`.
    private func decimals(_ numeral: inout Numeral, _ document: Document) {
        let at = numeral.tokens.upperBound
        guard numeral.kind == .cardinal, let (_, prefix) = word(.point, at, document), prefix == 0,
            let next = decimalPart(at + 1, document), next.kind == .cardinal, next.places == 0
        else { return }
        // `أربعة فاصلة خمسة مليون` scales the whole; `فاصلة ألفين وأربعة` has more digits.
        let scales =
            next.hasScale && next.value.exponent >= next.lastScale.exponent && next.tokens.count == 2
            && !numeral.hasScale
        guard let digits = scales ? next.value.divided(by: next.lastScale) : next.value,
            let whole = digits.integer, whole >= 0
        else { return }
        let places = String(whole).utf8.count
        guard let scale = ExactDecimal(coefficient: 1, exponent: -places), let part = digits.times(scale),
            let sum = numeral.value.plus(part), let value = scales ? sum.times(next.lastScale) : sum
        else { return }
        numeral.value = value
        if scales {
            numeral.hasScale = true
            numeral.lastScale = next.lastScale
        }
        numeral.places = places
        numeral.tokens = numeral.tokens.lowerBound..<next.tokens.upperBound
    }
}
