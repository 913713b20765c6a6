import ArabicText
import Lexicon

/// Units that stand before their number or are the number too: `السنوات الخمس`, `عام ونصف`, `شهران`.
extension AmountReader {
    /// `واحد في المئة`; `شخص واحد`: one of the nouns that are counted singly, by the word behind them.
    func one(_ index: Int, _ document: Document, _ context: CurrencyContext) -> Amount? {
        guard let (_, prefix) = numerals.word(.one, index, document), prefix <= 1 else { return nil }
        var numeral = Numeral(value: .one, tokens: index..<index + 1)
        numeral.prefix = prefix
        var amount = Amount(
            numeral: numeral, value: .one, tokens: index..<index + 1,
            start: document.byte(ofLetter: prefix, in: index), end: Int(document[index].end))
        if let unit = units.unit(index + 1, document, context: context, afterNumber: true),
            unit.entry.dimension == .share
        {
            take(unit, &amount, document)
            return amount
        }
        guard index > 0, prefix == 0, !document[index].gap.contains(.newline),
            let noun = nouns.countedSingly(index - 1, document)
        else { return nil }
        amount.countedBefore = noun
        return amount
    }

    /// `شهران`, `دولارين`: the dual is the number. A dual with an article or a following `كل` points, it counts not.
    func dual(_ index: Int, _ document: Document, _ context: CurrencyContext) -> Amount? {
        for family in [Family.units, .currencies] {
            guard let match = lexicon.match(family, at: index, in: document.words),
                !numerals.isDefinite(index, match.prefix, document),
                let unit = units.unit(ofDual: match, family, document, context: context)
            else { continue }
            // `مديرين عامين`: an adjective agrees with the plural before it.
            if index > 0, unit.entry.dimension == .duration, endsLikePlural(index - 1, document) {
                return nil
            }
            var numeral = Numeral(value: ExactDecimal(2), tokens: match.tokens)
            numeral.prefix = match.prefix
            var amount = Amount(
                numeral: numeral, value: ExactDecimal(2), unit: unit, tokens: match.tokens,
                start: document.byte(ofLetter: match.prefix, in: index),
                end: Int(document[match.tokens.upperBound - 1].end))
            amount.value = unit.scaled(amount.value)
            halfBehind(&amount, document)
            rateBehind(&amount, document, context)
            return amount
        }
        return nil
    }

    /// `القرن`, `اليوم`: one span of the calendar, which a definite number behind it puts in a row.
    func isSpan(_ index: Int, _ document: Document) -> Bool {
        guard index >= 0, document.words.mayStart(.calendars, at: index),
            let match = lexicon.match(.calendars, at: index, in: document.words)
        else { return false }
        return lexicon.senses(of: .calendars, at: match).contains { sense in
            let features = lexicon.features(lexicon.entry(of: sense))
            return features["kind"] == "noun" && features["unit"]?.last != "s"
        }
    }

    private func isWholeText(_ tokens: Range<Int>, _ document: Document) -> Bool {
        document.tokenCount <= tokens.count + 3
            && !(0..<document.tokenCount).contains {
                !tokens.contains($0) && (document[$0].isWord || document[$0].kind == .number)
            }
    }

    private func endsLikePlural(_ index: Int, _ document: Document) -> Bool {
        let token = document[index]
        let text = document.words.text
        guard token.kind == .arabic, token.letterCount > 4, text.lastLetter(token) == Letters.noon else {
            return false
        }
        return text.letter(token, Int(token.letterCount) - 2) == Letters.yeh
    }

    /// `السنوات الخمس`, `عام واحد`, `عام ونصف`: the unit stands before its number.
    func unitBeforeNumber(_ index: Int, _ document: Document, _ context: CurrencyContext) -> Amount? {
        guard document[index].kind == .arabic else { return nil }
        for family in [Family.units, .currencies] {
            guard let match = lexicon.match(family, at: index, in: document.words),
                let unit = units.unit(of: match, family, document, context: context), !unit.entry.isDual
            else { continue }
            if isWholeText(match.tokens, document) {
                // A text of nothing but a unit says one of it.
                return Amount(
                    numeral: Numeral(value: .one, tokens: match.tokens), value: .one, unit: unit,
                    tokens: match.tokens,
                    start: Int(document[index].start), end: Int(document[match.tokens.upperBound - 1].end))
            }
            guard match.tokens.upperBound < document.tokenCount,
                !document[match.tokens.upperBound].gap.contains(.newline)
            else { continue }
            let next = match.tokens.upperBound
            let definite = numerals.isDefinite(index, match.prefix, document)
            if definite {
                // `السنوات الخمس`: number and noun agree in the article.
                // The twenty-first century is one.
                // `الساعة الـ12` is a time of day.
                let isDigits =
                    document.isArticleOfDigits(next)
                    && cues.match(index, document) { $0.family == .label } == nil
                guard numerals.word(.ordinal, next, document) == nil,
                    let numeral = numerals.read(isDigits ? next + 1 : next, document),
                    numeral.kind == .cardinal,
                    isDigits
                        ? numeral.plainDigits > 0 && numeral.plainDigits < 4 && !isSpan(index, document)
                        : numeral.definite && !numeral.hasDigits && !numeral.hasScale && numeral.prefix == 2,
                    isDigits || numeral.value < ExactDecimal(11) || !isSpan(index, document)
                else { continue }
                return Amount(
                    numeral: numeral, value: unit.scaled(numeral.value), unit: unit,
                    tokens: index..<numeral.tokens.upperBound,
                    start: startOfWord(index, match.prefix, keepsArticle: true, document),
                    end: Int(document[numeral.tokens.upperBound - 1].end))
            }
            if let (_, prefix) = numerals.word(.one, next, document), prefix == 0 {
                var numeral = Numeral(value: .one, tokens: next..<next + 1)
                numeral.prefix = match.prefix
                return Amount(
                    numeral: numeral, value: unit.scaled(.one), unit: unit, tokens: index..<next + 1,
                    start: document.byte(ofLetter: match.prefix, in: index), end: Int(document[next].end))
            }
            var numeral = Numeral(value: .one, tokens: match.tokens)
            numeral.prefix = match.prefix
            let one = unit.scaled(.one)
            var amount = Amount(
                numeral: numeral, value: one, unit: unit, tokens: match.tokens,
                start: document.byte(ofLetter: match.prefix, in: index),
                end: Int(document[match.tokens.upperBound - 1].end))
            halfBehind(&amount, document)
            if amount.value != one { return amount }
        }
        return nil
    }
}

extension UnitReader {
    /// The unit of a dual form at a match; `nil` for any other form.
    func unit(ofDual match: Match, _ family: Family, _ document: Document, context: CurrencyContext)
        -> UnitMatch?
    {
        unit(of: match, family, document, context: context).flatMap { $0.entry.isDual ? $0 : nil }
    }
}
