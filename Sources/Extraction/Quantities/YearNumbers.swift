import ArabicText
import Lexicon

/// Numbers of the calendar that the reader of dates has left: years, eras, days of a month.
extension NumberRefusals {
    /// A four-digit number that reads as a year of our time.
    func isYear(_ amount: Amount) -> Bool {
        guard amount.numeral.plainDigits == 4, !amount.numeral.hasScale, let year = amount.value.integer
        else { return false }
        return (1800...2100).contains(year) || (1300...1500).contains(year)
    }

    /// `قوة من 1500 جندي`: a round number before a noun the lexicons know, which no year has behind it.
    func isRoundCount(_ amount: Amount, _ document: Document) -> Bool {
        guard let counted = amount.counted?.lowerBound, let value = amount.value.integer, value % 100 == 0,
            value != 1900
        else { return false }
        let lookup = document.words.lookups[counted]
        return lookup.reading.word != 0 && lookup.reading.prefix == 0
            && !lookup.families.isDisjoint(with: [.nouns, .grammar, .metrics])
            && lookup.families.isDisjoint(with: [.cues, .attributions, .calendars])
            && document.words.text.lastLetter(document[counted]) != Letters.alef
    }

    /// `رؤية المملكة 2030م`: the letter behind a year is its era, not a metre.
    func isEra(_ amount: Amount, _ document: Document) -> Bool {
        // `عام 605م`, `القرن 11م`
        guard let unit = amount.unit, unit.tokens.count == 1, amount.per == nil,
            isYear(amount) || amounts.isSpan(amount.tokens.lowerBound - 1, document)
        else { return false }
        let token = document[unit.tokens.lowerBound]
        return token.kind == .arabic && token.letterCount == 1 && token.isGlued
            && document.words.text.letter(token, 0) == Letters.meem
    }

    func isTimePreposition(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0, document.words.mayStart(.calendars, at: index) else { return false }
        return amounts.lexicon.match(.calendars, at: index, in: document.words) != nil
    }

    /// `بنهاية مايو الماضي 1959 فرعا`: behind a whole date, and before the accusative that 11 to 99 ask for.
    func countsAfterDate(_ amount: Amount, _ counted: Range<Int>, _ document: Document) -> Bool {
        let noun = document[counted.lowerBound]
        guard let last = amount.value.integer.map({ $0 % 100 }), (11...99).contains(last),
            noun.kind == .arabic, noun.letterCount > 3, !document.hasArticle(counted.lowerBound),
            document.words.text.lastLetter(noun) == Letters.alef,
            let before = amounts.lexicon.match(
                .calendars, at: amount.tokens.lowerBound - 1, in: document.words)
        else { return false }
        return amounts.lexicon.entries(of: .calendars, at: before).contains {
            amounts.lexicon.features($0)["kind"] == "relative"
        }
    }

    /// `تستمر حتى 21 منه`: a day of the month named before.
    func isDayOfMonth(_ amount: Amount, _ document: Document) -> Bool {
        let next = amount.tokens.upperBound
        guard amount.isBare, amount.numeral.plainDigits > 0, amount.value <= ExactDecimal(31),
            next < document.tokenCount, document[next].letterCount == 3
        else { return false }
        let text = document.words.text
        return text.letter(document[next], 0) == Letters.meem
            && text.letter(document[next], 1) == Letters.noon
            && text.letter(document[next], 2) == Letters.heh
    }
}
