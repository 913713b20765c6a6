import ArabicText
import Lexicon

/// The cues right before an amount: `ما لا يقل عن نحو`, `ما بين`, `أكثر من`.
struct LeadingCues {
    private(set) var bound: Bound?
    private(set) var approximate = false
    /// `بين`, `ما بين`: two ends follow.
    private(set) var opensRange = false
    /// `من`: two ends may follow; alone it is no cue.
    private(set) var from = false
    /// Tokens of the cues; empty where there are none.
    private(set) var tokens: Range<Int>
    /// Token after the cues, where the amount begins.
    private(set) var end: Int
    /// Source of the cues, the first one's proclitics left out.
    private(set) var span: TextSpan?

    var hasBound: Bool { bound != nil || approximate || opensRange }

    // Borrowed, as an initializer is else given its arguments to keep, and counts their references.
    init(
        _ index: Int, _ document: borrowing Document, _ cues: borrowing CueLexicon,
        _ amounts: borrowing AmountReader
    ) {
        tokens = index..<index
        end = index
        var at = index
        while at < document.tokenCount, at - index < 12,
            document.words.lookups[at].families.contains(.cues)
        {
            if at > index, document[at].gap.contains(.blankLine) { break }
            guard
                let (cue, match) = cues.match(
                    at, document,
                    {
                        !$0.after
                            && ($0.family == .bound && !$0.about && !$0.to || $0.family == .approximate
                                || $0.opens && $0.family == .range || $0.from)
                    })
            else { break }
            // Proclitics open the first cue only; a joined `و` inside would start another phrase.
            if at > index, match.prefix > 0 { break }
            // `لتصل إلى`, `سيتجاوز`: the level is reached, not bounded by, behind `ل`.
            if match.prefix > 0, cue.reaches,
                document.words.text.letter(document[at], match.prefix - 1) == Letters.lam
            {
                break
            }
            let next = match.tokens.upperBound
            if cue.from {
                guard at == index else { break }
                from = true
                tokens = next..<next
                at = next
                end = next
                continue
            }
            if let said = cue.bound, bound == nil { bound = said }
            if cue.family == .approximate { approximate = true }
            if cue.family == .range { opensRange = true }
            let start = document.byte(ofLetter: match.prefix, in: at)
            span = TextSpan(span?.start ?? start, Int(document[next - 1].end))
            tokens = (tokens.isEmpty ? at : tokens.lowerBound)..<next
            at = next
            end = next
        }
        // `قرابة الـ60`: the article of digits stands between; `حتى الـ17` is a place in a row.
        if !tokens.isEmpty, bound != .atMost || approximate || tokens.count > 1,
            document.isArticleOfDigits(end)
        {
            end += 1
        }
    }

    /// First byte of an amount with its cues.
    func start(of amount: Amount) -> Int { span.map { min($0.start, amount.start) } ?? amount.start }
}

/// A bound verb that waits for its number: `فاق عدد البائعين 1200 بائع`.
struct PendingCue {
    private var bound: Bound?
    private var token = 0
    private var end = 0
    private var span: TextSpan?
    /// `يصل … إلى`: only a number behind `إلى` is bounded.
    private var needsTo = false
    /// `تقل … عن`: only a number behind `عن` or `على` is.
    private var needsAbout = false

    static let none = PendingCue()

    /// How many tokens a cue waits.
    private static let reach = 9

    mutating func update(_ index: Int, _ document: Document, _ cues: CueLexicon) {
        guard document.words.lookups[index].families.contains(.cues), cues.mayWait(index, document),
            index >= end,
            let (cue, match) = cues.match(index, document, { $0.parted && $0.bound != nil }),
            match.prefix <= 1,
            match.prefix == 0 || document.words.text.letter(document[index], 0) != Letters.lam
        else { return }
        bound = cue.bound
        needsTo = cue.to
        needsAbout = cue.about
        token = index
        end = match.tokens.upperBound
        span = TextSpan(
            document.byte(ofLetter: match.prefix, in: index), Int(document[match.tokens.upperBound - 1].end))
    }

    /// `عن`, `على`.
    private func isAbout(_ index: Int, _ document: Document) -> Bool {
        let text = document.words.text
        let token = document[index]
        guard text.letter(token, 0) == Letters.arabic(0x639) else { return false }
        if token.letterCount == 2 { return text.letter(token, 1) == Letters.noon }
        return token.letterCount == 3 && text.letter(token, 1) == Letters.lam
            && text.letter(token, 2) == Letters.yeh
    }

    /// What the waiting cue says of an amount.
    func bound(for amount: Amount, _ lead: LeadingCues, _ document: Document, _ amounts: AmountReader) -> (
        Bound, TextSpan
    )? {
        guard let bound, let span, !lead.hasBound, !lead.from,
            amount.tokens.lowerBound - end <= PendingCue.reach, amount.tokens.lowerBound > token
        else { return nil }
        // The clause must not end in between, and the number is the verb's object: nothing governs it.
        for at in end..<amount.tokens.lowerBound
        where document[at].kind == .punctuation || document[at].kind == .quote { return nil }
        let before = amount.tokens.lowerBound - 1
        if needsTo {
            guard before >= end, amounts.cues.match(before, document, { $0.family == .range && $0.to }) != nil
            else { return nil }
            return (bound, span)
        }
        if needsAbout {
            guard before >= end, isAbout(before, document) else { return nil }
            return (bound, span)
        }
        // `لا يتجاوز عمر المتقدم عن 35 سنة`
        if before >= end, amounts.nouns.isFunctionWord(before, document),
            bound != .atMost || !isAbout(before, document)
        {
            return nil
        }
        if amount.numeral.prefix > 0, !amount.numeral.definite { return nil }
        // `لا تتجاوز المدن الثلاث 11 ألفا`: the number that agrees with its noun is part of the subject.
        if amount.numeral.definite, amount.unit == nil, !amount.numeral.hasDigits, !amount.numeral.hasScale {
            return nil
        }
        return (bound, span)
    }
}

/// What joins the two ends of a range.
struct RangeJoin {
    enum Kind { case dash, to, and }
    let kind: Kind
    let end: Int
    let isSeparateWord: Bool

    init?(
        _ index: Int, _ document: borrowing Document, _ cues: borrowing CueLexicon,
        _ amounts: borrowing AmountReader
    ) {
        let token = document[index]
        guard !token.gap.contains(.newline) else { return nil }
        let letter = document.words.text.letter(token, 0)
        if token.kind == .punctuation, letter == 0x2D {
            (kind, end, isSeparateWord) = (.dash, index + 1, true)
        } else if amounts.numerals.isLone(Letters.waw, index, document)
            || document.isArticleOfDigits(index, after: 1)
        {
            (kind, end, isSeparateWord) = (.and, index + 1, true)
        } else if let (cue, match) = cues.match(
            index, document, { $0.family == .range && !$0.opens && !$0.from }),
            match.prefix == 0 || letter == Letters.waw, cue.family == .range
        {
            (kind, end, isSeparateWord) = (.to, match.tokens.upperBound, true)
        } else if let (word, prefix) = amounts.numerals.word(index, document),
            amounts.numerals.isJoined(index, prefix, document), word.kind != .fraction
        {
            (kind, end, isSeparateWord) = (.and, index, false)
        } else {
            return nil
        }
    }

    func allowed(by lead: LeadingCues) -> Bool { kind != .and || lead.opensRange }
}

extension Document {
    /// Whether a token is the article that digits carry: `الـ60`, behind one letter `والـ60`.
    func isArticleOfDigits(_ index: Int, after lead: Int = 0) -> Bool {
        guard index + 1 < tokenCount else { return false }
        let token = self[index]
        return Int(token.letterCount) == lead + 2 && self[index + 1].kind == .number
            && self[index + 1].isGlued
            && words.text.letter(token, lead) == Letters.alef
            && words.text.letter(token, lead + 1) == Letters.lam
            && (lead == 0 || words.text.letter(token, 0) == Letters.waw)
    }
}

extension Amount {
    /// Takes in the brackets around the amount: `قرابة (50%)`.
    mutating func takeBracket(_ document: Document, _ amounts: AmountReader) {
        guard let open = openBracket, !bracketed,
            amounts.numerals.isClosingBracket(tokens.upperBound, document)
        else { return }
        tokens = open..<tokens.upperBound + 1
        start = Int(document[open].start)
        end = Int(document[tokens.upperBound - 1].end)
        bracketed = true
    }

    /// Whether `تحت الصفر` follows.
    func isBelowZero(_ document: Document, _ cues: CueLexicon) -> Bool {
        guard tokens.upperBound < document.tokenCount else { return false }
        return cues.match(tokens.upperBound, document) { $0.belowZero } != nil
    }

    /// Whether what is counted is `مرات` and it multiplies: `أكثر بخمس مرات`, `15 ضعفا`.
    func isMultiplier(_ document: Document, _ amounts: AmountReader) -> Bool {
        guard let counted,
            amounts.numerals.word(
                counted.lowerBound, document,
                { $0.kind == .times || $0.kind == .timesDual || $0.kind == .multiple }) != nil
        else { return false }
        if amounts.numerals.word(.multiple, counted.lowerBound, document) != nil { return true }
        // A comparative before it, within a few words, or `أكثر`/`أقل` behind it.
        for at in max(0, tokens.lowerBound - 4)..<tokens.lowerBound where amounts.isComparative(at, document)
        { return true }
        return counted.upperBound < document.tokenCount && amounts.isComparative(counted.upperBound, document)
    }
}

extension AmountReader {
    /// Whether a word is a comparative of size (`أكثر`, `أعلى`, `أقل`): a bound cue's first word on its own.
    func isComparative(_ index: Int, _ document: Document) -> Bool {
        guard document.words.mayStart(.cues, at: index) else { return false }
        // `أكبر من` is the longer phrase, and a bound.
        return cues.match(index, document) {
            $0.family == .multiple && $0.verb || $0.family == .bound && !$0.parted && !$0.after
        } != nil
    }
}
