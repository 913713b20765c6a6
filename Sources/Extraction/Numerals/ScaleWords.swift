import ArabicText
import Lexicon

/// Scale words: what multiplies the number before it, and `ألفا`, which is one thousand or two.
extension NumeralReader {
    /// `ألفا موظف` is the construct dual: 2000; `ألفا ومئتين`, `ألفًا` alone the accusative: 1000.
    func accusativeDual(_ numeral: inout Numeral, _ document: Document) {
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

    /// Multiplies by the scale words that follow.
    func scales(_ numeral: inout Numeral, _ document: Document) {
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
}
