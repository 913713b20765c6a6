import ArabicText
import Lexicon

/// A unit found in the text.
struct UnitMatch: Sendable {
    var entry: UnitEntry
    /// The code, a bare currency noun resolved.
    var code: String
    var tokens: Range<Int>
    /// Letters of proclitics before the first word.
    var prefix: Int
    /// What it is per, from the words behind it.
    var per: String?
    /// Token after the words that only say of what: `برميل من النفط`.
    var end: Int

    /// A number of the unit as written, in the unit of the code: three centuries are 300 years.
    func scaled(_ value: ExactDecimal) -> ExactDecimal {
        entry.scale.flatMap { value.times($0) } ?? value
    }
}

/// Finds units, the rates behind them, and the currency a bare noun stands for.
final class UnitReader: Sendable {
    private let lexicon: Lexicon
    private let units: UnitLexicon
    private let cues: CueLexicon

    init(_ lexicon: Lexicon, cues: CueLexicon) {
        self.lexicon = lexicon
        units = UnitLexicon(lexicon)
        self.cues = cues
    }

    /// The hints of a unit or currency.
    func hint(of sense: Sense) -> Hints.Others {
        guard let unit = units[sense] else { return [] }
        var hints: Hints.Others = []
        if unit.isDual { hints.insert(.dualUnit) }
        if unit.mayPrecede { hints.insert(.leadingCurrency) }
        return hints
    }

    /// Whether a dual form of a unit may begin at a token.
    @inline(__always)
    func mayBeDual(_ index: Int, _ document: Document) -> Bool {
        document.words.lookups[index].mayBe(.dualUnit)
    }

    /// Whether a currency sign or code that stands before its number may begin at a token.
    @inline(__always)
    func mayPrecede(_ index: Int, _ document: Document) -> Bool {
        document.words.lookups[index].mayBe(.leadingCurrency)
    }

    /// The unit at a token, with or without its article; `nil` where there is none.
    func unit(_ index: Int, _ document: Document, context: CurrencyContext, afterNumber: Bool) -> UnitMatch? {
        guard document.words.mayStart([.units, .currencies], at: index) else { return nil }
        var best: UnitMatch?
        for family in [Family.units, .currencies] {
            guard let match = lexicon.match(family, at: index, in: document.words), isPlain(match, document),
                match.tokens.upperBound > best?.tokens.upperBound ?? 0
            else { continue }
            for sense in lexicon.senses(of: family, at: match) {
                let found = Sense(family: family, entry: lexicon.entry(of: sense))
                guard let entry = units[found], afterNumber || !entry.needsNumber,
                    !isOtherCase(entry, index, document)
                else { continue }
                // `د.أ` and `د.إ` fold alike: the outlet's own currency is meant. An ISO code begins with its country's.
                if let best, best.tokens == head(match, entry),
                    context.country.map(entry.code.hasPrefix) != true
                {
                    continue
                }
                best = UnitMatch(
                    entry: entry, code: code(of: entry, at: match.tokens.lowerBound, document, context),
                    tokens: head(match, entry), prefix: match.prefix, per: nil, end: match.tokens.upperBound)
            }
        }
        return best
    }

    /// The unit at a match of one family, whatever proclitics stand before it.
    func unit(of match: Match, _ family: Family, _ document: Document, context: CurrencyContext) -> UnitMatch?
    {
        for sense in lexicon.senses(of: family, at: match) {
            let found = Sense(family: family, entry: lexicon.entry(of: sense))
            // Short forms behind a particle are mostly other words: `وطني` is no `طني`.
            let letters = Int(document[match.tokens.lowerBound].letterCount) - match.prefix
            // A span of time is one whatever stands before it: `لعام واحد`.
            guard let entry = units[found],
                match.prefix == 0 || letters >= 4 || match.tokens.count > 1 || entry.dimension == .duration
            else { continue }
            return UnitMatch(
                entry: entry, code: code(of: entry, at: match.tokens.lowerBound, document, context),
                tokens: head(match, entry), prefix: match.prefix, per: nil, end: match.tokens.upperBound)
        }
        return nil
    }

    /// `5G` is no gram and `3M` no metre: a capital alone is a unit only where the unit's code begins with one.
    private func isOtherCase(_ entry: UnitEntry, _ index: Int, _ document: Document) -> Bool {
        let token = document[index]
        guard token.kind == .latin, token.letterCount == 1, entry.dimension != .money else { return false }
        let capitals: ClosedRange<UInt8> = 0x41...0x5A
        return capitals.contains(document.source.bytes[Int(token.start)])
            && !(entry.code.utf8.first.map(capitals.contains) ?? false)
    }

    /// Whether nothing but the article stands before the word.
    private func isPlain(_ match: Match, _ document: Document) -> Bool {
        if match.prefix == 0 { return true }
        let token = document[match.tokens.lowerBound]
        return match.prefix == 2 && document.words.text.letter(token, 0) == Letters.alef
    }

    /// `برميل من النفط`: the words behind the first only say of what.
    private func head(_ match: Match, _ entry: UnitEntry) -> Range<Int> {
        entry.head > 0
            ? match.tokens.lowerBound..<min(match.tokens.upperBound, match.tokens.lowerBound + entry.head)
            : match.tokens
    }

    private func code(of entry: UnitEntry, at index: Int, _ document: Document, _ context: CurrencyContext)
        -> String
    {
        guard entry.isBare, let noun = entry.bare else { return entry.code }
        if let named = context.named[noun] { return named }
        if let country = context.country, let code = units.currency(noun, of: country) { return code }
        return entry.fallback ?? currencyOfPlace(near: index, noun, document) ?? context.placed[noun] ?? "XXX"
    }

    private func currency(ofPlaceAt index: Int, _ noun: String, _ document: Document) -> String? {
        guard document.words.mayStart(.places, at: index),
            let match = lexicon.match(.places, at: index, in: document.words)
        else { return nil }
        for entry in lexicon.entries(of: .places, at: match) {
            let features = lexicon.features(entry)
            guard features["context"] == nil, let country = features["country"] else { continue }
            if let code = units.currency(noun, of: country) { return code }
        }
        return nil
    }

    /// The currency of a country that the sentence names within forty words, or else of one named shortly before.
    private func currencyOfPlace(near index: Int, _ noun: String, _ document: Document) -> String? {
        let sentence = document.tokens(ofSentence: document.sentence(ofToken: index))
        for distance in 1...40 {
            for at in [index - distance, index + distance] where sentence.contains(at) {
                if let code = currency(ofPlaceAt: at, noun, document) { return code }
            }
        }
        // What the article named before: bonds of the Egyptian treasury stay in its pounds.
        for distance in 1...150 where index - distance >= 0 {
            if let code = currency(ofPlaceAt: index - distance, noun, document) { return code }
        }
        return nil
    }

    /// The sub-unit count of the currency a match is a part of, and that currency.
    func whole(of unit: UnitMatch) -> (code: String, parts: Int)? {
        if unit.code == "USc" { return ("USD", 100) }
        // A bare piastre has its country's code by now: `EGP/100`.
        guard unit.entry.dimension == .money, let slash = unit.code.firstIndex(of: "/"),
            let parts = Int(unit.code[slash...].dropFirst())
        else { return nil }
        return (String(unit.code[..<slash]), parts)
    }

    /// The rate behind a unit: `يوميا`, `في اليوم`, `للبرميل`, `لكل طن`, `/ساعة`.
    func rate(_ index: Int, _ document: Document, context: CurrencyContext, of unit: UnitMatch?) -> (
        per: String, end: Int
    )? {
        guard index < document.tokenCount, !document[index].gap.contains(.newline) else { return nil }
        if let (cue, match) = cues.match(index, document, { $0.family == .rate }), match.prefix == 0 {
            if let per = cue.per { return (per, match.tokens.upperBound) }
            if cue.opens {
                if let inner = self.unit(
                    match.tokens.upperBound, document, context: context, afterNumber: true),
                    inner.entry.dimension != .money
                {
                    return (inner.code, inner.tokens.upperBound)
                }
                return nil
            }
        }
        // `للبرميل`, `للطن`
        for family in [Family.units] {
            guard let unit,
                unit.entry.dimension == .money || unit.entry.dimension == .mass
                    || unit.entry.dimension == .volume || unit.entry.dimension == .energy,
                let match = lexicon.match(family, at: index, in: document.words),
                match.prefix == 2 || match.prefix == 1
            else { continue }
            let text = document.words.text
            let token = document[index]
            guard text.letter(token, 0) == Letters.lam,
                match.prefix == 1 || text.letter(token, 1) == Letters.lam
            else { continue }
            for sense in lexicon.senses(of: family, at: match) {
                let found = Sense(family: family, entry: lexicon.entry(of: sense))
                if let entry = units[found], !entry.isDual { return (entry.code, match.tokens.upperBound) }
            }
        }
        return nil
    }

    /// A currency sign or code that may stand before its number.
    func leading(_ index: Int, _ document: Document, context: CurrencyContext) -> UnitMatch? {
        guard index < document.tokenCount, mayPrecede(index, document),
            let unit = unit(index, document, context: context, afterNumber: true), unit.entry.mayPrecede,
            unit.entry.dimension == .money
        else { return nil }
        return unit
    }
}

/// What the document told so far of how it writes money. A bare currency noun gets its country from a full name earlier
/// in the document, the outlet, then a country the sentence names.
struct CurrencyContext: Sendable {
    /// Currencies named in full earlier in the document, by their noun.
    var named: [String: String] = [:]
    /// What the same noun was taken for last, by a country named near it.
    var placed: [String: String] = [:]
    /// The outlet's country.
    var country: String?
    /// Whether the document writes shares and parts of a coin with three decimals (`9.170 في المائة`, `0.524 درهم`), and so
    /// its prices.
    var writesThousandths = false

    init(country: String? = nil) { self.country = country }
}
