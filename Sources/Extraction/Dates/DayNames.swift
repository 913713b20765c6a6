import ArabicText
import Lexicon

/// Days by their names: `أمس`, `صباح اليوم الجمعة`, `الجمعة 13 نوفمبر`.
extension DateReader {
    /// `أمس`, `مساء أول من أمس`, `صباح اليوم الجمعة`, `الجمعة 13 نوفمبر`.
    func dayName(_ index: Int, _ document: Document) -> ReadDate? {
        if let (_, match) = calendar.word(.dayPart, index, document) {
            let at = skipOf(match.tokens.upperBound, document)
            if let inner = dayName(at, document), !inner.weak || calendar.word(.weekday, at, document) != nil
            {
                var read = inner
                read.tokens = index..<inner.tokens.upperBound
                read.prefix = match.prefix
                read.weak = false
                return read
            }
        }
        if let (word, match) = calendar.word(.noun, index, document), word.unit == .day, match.prefix <= 1 {
            // `يوم أمس`, `يوم الثلاثاء`, `يوم 7 أكتوبر`
            if let inner = dayName(match.tokens.upperBound, document)
                ?? dateOfDay(match.tokens.upperBound, document)
            {
                var read = inner
                read.tokens = index..<inner.tokens.upperBound
                read.prefix = match.prefix
                read.weak = false
                return read
            }
        }
        if let (word, match) = calendar.word(.deictic, index, document) {
            var read = ReadDate(
                date: .relative(word.unit ?? .day, word.offset ?? 0), tokens: match.tokens,
                prefix: match.prefix)
            // `فغدا إنسانا` is a verb.
            if word.offset == 1, match.prefix == 0, isBecame(index, match.tokens.upperBound, document) {
                return nil
            }
            if word.offset == 1, match.prefix > 0, !numerals.isDefinite(index, match.prefix, document) {
                return nil
            }
            if isOutlet(match.tokens, document) { return nil }
            if word.offset == 0 {
                // `اليوم الثاني`, `في اليوم`, `اليوم الذي`: a day, not today.
                guard !isDayOfSomething(index, match, document) else { return nil }
            }
            let next =
                mark(match.tokens.upperBound, document) == 0x28
                ? match.tokens.upperBound + 1 : match.tokens.upperBound
            if let (day, weekday) = calendar.word(.weekday, next, document), weekday.prefix == 0,
                next == match.tokens.upperBound
            {
                read.tokens = index..<weekday.tokens.upperBound
                read.weekday = day.number
            }
            if let date = dateOfDay(read.tokens.upperBound, document), case .day = date.date {
                read.tokens = index..<date.tokens.upperBound
                read.date = date.date
            }
            return read
        }
        guard let (weekday, match) = calendar.word(.weekday, index, document),
            match.prefix <= 1 || numerals.isDefinite(index, match.prefix, document)
        else { return nil }
        var at = match.tokens.upperBound
        // `الأحد عشر لاعبا` counts to eleven.
        if numerals.word(at, document, { $0.kind == .unit && $0.value == ExactDecimal(10) })?.prefix == 0 {
            return nil
        }
        // `الاثنين` is also two things, `أحد` one of them.
        if mark(at, document) == Letters.arabicComma || mark(at, document) == 0x2C,
            dateOfDay(at + 1, document) != nil
        {
            at += 1
        }
        if let date = dateOfDay(at, document) {
            var read = date
            read.tokens = index..<date.tokens.upperBound
            read.prefix = match.prefix
            return read
        }
        var read = ReadDate(
            date: .weekday(weekday.number, offset: nil), tokens: match.tokens, prefix: match.prefix)
        // Behind a verb or a noun `الاثنين` is the day; behind `على` or `بين` it is both of them.
        read.weak =
            weekday.number == 1
            && (index == 0 || match.prefix > 0 || !document.hasArticle(index)
                || nouns.isFunctionWord(index - 1, document))
            || isLabelled(index, document)
        if let (relative, end) = relative(at, document) {
            read.tokens = index..<end
            read.weak = false
            if !relative.anaphoric { read.date = .weekday(weekday.number, offset: relative.offset) }
        }
        return read
    }

    /// `غدا المسرح مكانا للقاء`: the verb opens a sentence, and its subject follows.
    private func isBecame(_ index: Int, _ next: Int, _ document: Document) -> Bool {
        guard next < document.tokenCount, document[index].letterCount == 3, document.hasArticle(next),
            document.tokens(ofSentence: document.sentence(ofToken: index)).lowerBound == index
        else { return false }
        // The adverb is mostly written with its tanwin.
        return Int(document[index].end) - Int(document[index].start) == 6
            && calendar.word(.weekday, next, document) == nil
    }

    /// `«المصري اليوم»`, `عين اليوم`, `لـ(اليوم)`: part of an outlet's name, or all of it.
    private func isOutlet(_ tokens: Range<Int>, _ document: Document) -> Bool {
        let first = tokens.lowerBound
        guard first > 0 else { return false }
        // `بيان اليوم` is a paper in Rabat, and a statement of today everywhere else.
        if document.words.lookups[first - 1].families.contains(.outlets),
            document.words.lookups[first - 1].families.isDisjoint(with: .nouns),
            outlets.match(.outlets, at: first - 1, in: document.words)?.tokens.contains(first) == true
        {
            return true
        }
        guard tokens.upperBound < document.tokenCount, document.hasArticle(first) else { return false }
        let (before, after) = (document[first - 1], document[tokens.upperBound])
        return before.kind == .quote && after.kind == .quote
            || mark(first - 1, document) == 0x28 && mark(tokens.upperBound, document) == 0x29
    }

    /// `صلاة الجمعة`, `رؤية 2030`: part of a name, by the words before it.
    func isLabelled(_ index: Int, _ document: Document) -> Bool {
        for back in 1...3 where index >= back {
            if let (_, match) = calendar.word(.label, index - back, document),
                match.tokens.upperBound == index
            {
                return true
            }
        }
        return false
    }

    private func isDayOfSomething(_ index: Int, _ match: Match, _ document: Document) -> Bool {
        if index > 0, isThat(index - 1, document) { return true }
        if match.prefix > 0 { return !numerals.isJoined(index, match.prefix, document) || match.prefix > 1 }
        let next = match.tokens.upperBound
        if numerals.word(.ordinal, next, document) != nil { return true }
        if index > 0, let (word, before) = calendar.word(.preposition, index - 1, document),
            word.relation == .during, before.tokens.upperBound == index
        {
            return true
        }
        if calendar.word(.relative, next, document) != nil { return true }
        guard next < document.tokenCount else { return false }
        // `اليوم الذي`, `اليوم الوطني`: qualified by what follows.
        let text = document.words.text
        return document[next].kind == .arabic && text.letter(document[next], 0) == Letters.alef
            && text.letter(document[next], 1) == Letters.lam
            && calendar.word(.weekday, next, document) == nil
    }

    /// `ذلك`, `تلك`: another day than today.
    private func isThat(_ index: Int, _ document: Document) -> Bool {
        let text = document.words.text
        let token = document[index]
        let last = text.lastLetter(token)
        return token.kind == .arabic && last == Letters.kaf && token.letterCount >= 3
            && token.letterCount <= 4
            && text.letter(token, Int(token.letterCount) - 2) == Letters.lam
    }

    /// A day with its month, or a numeric date.
    private func dateOfDay(_ index: Int, _ document: Document) -> ReadDate? {
        guard index < document.tokenCount, let read = read(index, document) else { return nil }
        switch read.date {
        case .day, .hijriDay: return read
        case .relativeMonth(_, let day, _) where day > 0: return read
        case .monthOfYear(_, let day, _) where day > 0: return read
        case .relativeHijriMonth(_, let day, _) where day > 0: return read
        case .open where document[index].kind == .number: return read
        default: return nil
        }
    }
}
