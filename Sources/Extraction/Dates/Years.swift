import ArabicText
import Lexicon

/// Years with their eras, alone and in pairs.
extension DateReader {
    /// A four-digit year with its era mark.
    func year(_ index: Int, _ document: Document, hijri: Bool = false) -> (
        value: Int, isHijri: Bool, end: Int, marked: Bool
    )? {
        guard index < document.tokenCount, document[index].kind == .number,
            let value = integer(index, document), document[index].letterCount == 4,
            !document[index].gap.contains(.blankLine), !isTypedBackwards(index, document)
        else { return nil }
        var end = index + 1
        if let (era, match) = calendar.word(.era, end, document), match.prefix == 0,
            document[end].letterCount > 1 || document[end].isGlued || isEraAlone(end, document)
        {
            guard (1...2200).contains(value) else { return nil }
            end = match.tokens.upperBound
            return (value, era.isHijri, end, true)
        }
        guard hijri ? (1200...1600).contains(value) : (1500...2200).contains(value) else { return nil }
        return (value, hijri, end, false)
    }

    /// `8ر7043`: the digits belong to a decimal typed from the right.
    private func isTypedBackwards(_ index: Int, _ document: Document) -> Bool {
        index > 1 && numerals.isLone(Letters.reh, index - 1, document) && document[index - 2].kind == .number
    }

    /// `م` and `هـ` behind a space count only where they do not begin a name (`م. أحمد`).
    private func isEraAlone(_ index: Int, _ document: Document) -> Bool {
        guard index + 1 < document.tokenCount else { return true }
        return
            !(document[index + 1].kind == .punctuation && document[index + 1].isGlued
            && document.words.text.letter(document[index + 1], 0) == 0x2E)
    }

    /// `2015`, `2012-2015`, `2015 - 2016`.
    func years(_ index: Int, _ document: Document) -> ReadDate? {
        guard let first = year(index, document) else { return hijriYears(index, document) }
        var read = ReadDate(
            date: first.isHijri ? .hijriYear(first.value) : .year(first.value), tokens: index..<first.end,
            prefix: 0, weak: !first.marked)
        let join = mark(first.end, document)
        if join == 0x2D || join == 0x2F, let second = year(first.end + 1, document),
            second.isHijri == first.isHijri, second.value > first.value,
            second.value - first.value < 200
        {
            read.interval = (.year(first.value), .year(second.value))
            read.tokens = index..<second.end
            read.weak = second.value - first.value > 60 && join == 0x2D
        }
        return read
    }

    /// `1436/1437هـ`: the era stands behind the second year.
    private func hijriYears(_ index: Int, _ document: Document) -> ReadDate? {
        let join = mark(index + 1, document)
        guard join == 0x2F || join == 0x2D, let first = year(index, document, hijri: true), !first.marked,
            let second = year(index + 2, document), second.isHijri, second.value > first.value,
            second.value - first.value < 100
        else { return nil }
        var read = ReadDate(date: .hijriYear(first.value), tokens: index..<second.end, prefix: 0)
        read.interval = (.hijriYear(first.value), .hijriYear(second.value))
        return read
    }
}
