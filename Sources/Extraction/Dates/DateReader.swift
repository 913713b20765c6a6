import ArabicText
import Lexicon

/// The grammar of dates.
final class DateReader: Sendable {
    let calendar: CalendarLexicon
    let numerals: NumeralReader
    let nouns: CountedNounReader
    /// For the names of outlets, some of which are words of time.
    let outlets: Lexicon

    /// A reader that shares what the reader of amounts has unpacked of the lexicon.
    init(_ lexicon: Lexicon, _ amounts: AmountReader) {
        calendar = CalendarLexicon(lexicon)
        numerals = amounts.numerals
        nouns = amounts.nouns
        outlets = lexicon
    }

    /// The date that starts at a token.
    func read(_ index: Int, _ document: Document) -> ReadDate? {
        guard index < document.tokenCount else { return nil }
        if let (part, match) = calendar.word(.part, index, document),
            // `بداية من أول يوليو` says since when.
            part.part != .start || skipOf(match.tokens.upperBound, document) == match.tokens.upperBound,
            let inner = core(skipOf(match.tokens.upperBound, document), document)
        {
            var date = inner
            date.tokens = index..<inner.tokens.upperBound
            date.prefix = match.prefix
            date.part = part.part
            date.weak = false
            if part.part == .firstDay { date.date = inner.date.withDay(1) }
            return date
        }
        return core(index, document)
    }

    /// `من` and `شهر` between the parts of a date.
    func skipOf(_ index: Int, _ document: Document) -> Int {
        guard index < document.tokenCount else { return index }
        let token = document[index]
        let text = document.words.text
        return token.letterCount == 2 && text.letter(token, 0) == Letters.meem
            && text.letter(token, 1) == Letters.noon ? index + 1 : index
    }

    private func core(_ index: Int, _ document: Document) -> ReadDate? {
        guard index < document.tokenCount else { return nil }
        let token = document[index]
        if token.kind == .number {
            return numeric(index, document) ?? dayMonth(index, document) ?? years(index, document)
        }
        guard token.isWord else { return nil }
        if document.words.lookups[index].families.contains(.calendars) {
            if let date = dayName(index, document) { return date }
            if let date = monthFirst(index, document) { return date }
            if let date = nounFirst(index, document) { return date }
            if let date = season(index, document) { return date }
        }
        if document.words.lookups[index].families.contains(.numerals) { return ordinalDay(index, document) }
        return nil
    }

    func integer(_ index: Int, _ document: Document) -> Int? {
        guard index < document.tokenCount, document[index].kind == .number, document[index].letterCount <= 4
        else { return nil }
        var value = 0
        for offset in 0..<Int(document[index].letterCount) {
            let letter = document.words.text.letter(document[index], offset)
            guard letter >= 0x30, letter <= 0x39 else { return nil }
            value = value * 10 + Int(letter - 0x30)
        }
        return value
    }

    func mark(_ index: Int, _ document: Document) -> UInt8 {
        guard index < document.tokenCount, document[index].kind == .punctuation else { return 0 }
        return document.words.text.letter(document[index], 0)
    }

    /// `الماضي`, `الحالي`, `المقبل`, `نفسه`, with the article.
    func relative(_ index: Int, _ document: Document) -> (word: CalendarWord, end: Int)? {
        guard index < document.tokenCount, !document[index].gap.contains(.newline),
            let (word, match) = calendar.word(.relative, index, document),
            match.prefix == 0 || match.prefix == 2 && numerals.isDefinite(index, 2, document)
        else { return nil }
        // `شهر رمضان هذا العام`: a demonstrative before a definite noun opens what follows.
        if calendar.word(.this, index, document) != nil, match.tokens.upperBound < document.tokenCount,
            document.hasArticle(match.tokens.upperBound)
        {
            return nil
        }
        return (word, match.tokens.upperBound)
    }
}
