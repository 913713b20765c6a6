import ArabicText
import Lexicon

/// Numbers that are part of a name: `A320`, `G20`, `تي في 5`.
extension NumberRefusals {
    /// `A320`, `G20`, `3G`, `iPhone 15`.
    func isPartOfName(_ amount: Amount, _ first: Int, _ next: Int, hasCue: Bool, _ document: Document)
        -> Bool
    {
        if first > 0 {
            let before = document[first - 1]
            let glued = document[first].isGlued
            if glued, before.kind == .latin,
                before.letterCount == 1
                    || !document.words.lookups[first - 1].families.contains(.currencies)
            {
                return true
            }
            // `غالاكسي أس6`: a digit glued to letters that are no word.
            if glued, before.kind == .arabic, before.letterCount > 1, before.letterCount < 4,
                amount.numeral.plainDigits == 1 || amount.numeral.plainDigits == 2 && before.letterCount == 3,
                isNoWord(first - 1, document),
                !document.isArticleOfDigits(first - 1)
            {
                return true
            }
            if glued, before.kind == .punctuation, document.words.text.letter(before, 0) == 0x2D, first > 1,
                document[first - 2].kind == .latin,
                before.isGlued
            {
                return true
            }
        }
        // Letters that the amount did not take as its unit.
        if next < document.tokenCount, next == amount.tokens.upperBound, document[next].isGlued,
            document[next].kind == .latin
        {
            return true
        }
        // `itok=6V0QV`: a unit that letters or digits go on behind is none.
        let end = amount.tokens.upperBound
        if next < end, end < document.tokenCount, document[next].isGlued, document[end].isGlued,
            document[end - 1].kind == .latin, document[end].kind == .latin || document[end].kind == .number
        {
            return true
        }
        // `4K`, `12B` name things unless they are paid or bounded.
        return amount.isBare && !hasCue && document[next - 1].kind == .latin
            && document[next - 1].letterCount == 1 && !standsAlone(amount, document)
    }

    /// Whether letters are no word that a number may be typed behind without a space: `بلغ5`, `نحو5`.
    private func isNoWord(_ index: Int, _ document: Document) -> Bool {
        let lookup = document.words.lookups[index]
        return !lookup.beginsRow
            || lookup.families.isDisjoint(with: [.cues, .metrics, .numerals, .nouns, .calendars, .units])
    }

    /// `تي في 5`: the end of a name that began before the number.
    func nameAround(_ first: Int, _ document: Document) -> Int? {
        for start in stride(from: first - 1, through: max(0, first - 3), by: -1) {
            guard document[start].isWord, document.continuesLine(start + 1) else { return nil }
            guard document.words.lookups[start].continues, document.words.mayStart(.organizations, at: start),
                let name = amounts.lexicon.match(.organizations, at: start, in: document.words),
                name.tokens.upperBound > first
            else { continue }
            return name.tokens.upperBound
        }
        return nil
    }

    /// `الاف بي آي`: an acronym that begins like thousands; the token behind it.
    func nameEnd(_ amount: Amount, _ document: Document) -> Int? {
        let first = amount.numeral.tokens.lowerBound
        guard document.words.lookups[first].continues, document.words.mayStart(.organizations, at: first),
            let name = amounts.lexicon.match(.organizations, at: first, in: document.words),
            name.tokens.count > 1
        else { return nil }
        return name.tokens.upperBound
    }
}
