import ArabicText
import Lexicon

extension NumeralReader {
    /// A group below a thousand in words, or a scale word that stands for one of itself.
    ///
    /// - Parameter joined: whether it adds to a larger part before it, as in `ألف وواحد`.
    func group(_ index: Int, _ document: Document, joined: Bool = false) -> Numeral? {
        guard let (first, prefix) = word(index, document, { $0.kind.startsGroup }) else { return nil }
        if isFractionOfNoun(index, document) { return nil }
        // `الحادية عشرة`: the ten of an ordinal.
        if first.value == ExactDecimal(10), prefix == 0, index > 0, word(.ordinal, index - 1, document) != nil
        {
            return nil
        }
        var numeral = Numeral(value: first.value, tokens: index..<index + 1)
        numeral.prefix = prefix
        numeral.definite = isDefinite(index, prefix, document)
        numeral.feminine = first.feminine
        switch first.kind {
        case .scale:
            guard !first.latin else { return nil }
            numeral.hasScale = true
            numeral.lastScale = first.value
            numeral.startsWithScale = true
            return numeral
        case .scaleDual:
            guard let value = first.value.times(ExactDecimal(2)) else { return nil }
            numeral.value = value
            numeral.hasScale = true
            numeral.lastScale = first.value
            numeral.startsWithScale = true
            return numeral
        default:
            // `وأحد عشر` is spelled like `واحد عشر`, with the conjunction for its first letter.
            if joined, prefix == 0, isAndEleven(index, first, document) { numeral.prefix = 1 }
            return sum(numeral, first, document, joined: joined)
        }
    }

    /// `وأحد عشر` behind a larger part.
    private func isAndEleven(_ index: Int, _ word: NumeralWord, _ document: Document) -> Bool {
        guard word.kind == .one, !word.feminine, document.words.text.letter(document[index], 0) == Letters.waw
        else { return false }
        return self.word(index + 1, document, { $0.kind == .unit && $0.value == ExactDecimal(10) })?.prefix
            == 0
    }

    /// `خمس الساعة`, `ثمن السكان`: a part of what has the article; `خمس ساعات` counts.
    func isFractionOfNoun(_ index: Int, _ document: Document) -> Bool {
        guard index + 1 < document.tokenCount, let (_, prefix) = word(.fractionHomograph, index, document),
            !isDefinite(index, prefix, document)
        else { return false }
        return document.hasArticle(index + 1) && word(index + 1, document) == nil
    }

    /// What a group already holds.
    private struct Places: OptionSet {
        let rawValue: UInt8
        static let units = Places(rawValue: 1), tens = Places(rawValue: 2), hundreds = Places(rawValue: 4)
    }

    private func sum(_ start: Numeral, _ first: NumeralWord, _ document: Document, joined: Bool) -> Numeral? {
        var numeral = start
        numeral.value = .zero
        var held: Places = []
        var word = first
        var at = start.tokens.lowerBound
        while true {
            guard let (value, places, end) = step(word, at, held, document, joined: joined),
                let total = numeral.value.plus(value)
            else { break }
            numeral.value = total
            held.formUnion(places)
            numeral.tokens = start.tokens.lowerBound..<end
            // What may follow: `و` and a word of a place still free.
            var next = end
            let lone = isLone(Letters.waw, next, document)
            if lone { next += 1 }
            guard next < document.tokenCount, !document[next].gap.contains(.newline),
                let (following, prefix) = self.word(next, document, { $0.kind.addsToGroup }),
                lone
                    ? prefix == 0 || isDefinite(next, prefix, document) && prefix == 2
                    : isJoined(next, prefix, document) && (prefix == 1 || isDefinite(next, prefix, document))
                        || prefix == 0 && isAndEleven(next, following, document),
                mayFollow(following, held)
            else { break }
            word = following
            at = next
        }
        return held.isEmpty ? nil : numeral
    }

    /// Hundreds take anything below them; units take tens; tens close the group.
    private func mayFollow(_ word: NumeralWord, _ held: Places) -> Bool {
        switch word.kind {
        case .ten: !held.contains(.tens)
        case .unit, .teen, .one, .eleven: held == .hundreds
        default: false
        }
    }

    /// The value of one word of a group with the word it multiplies (`ثلاث مئة`) or joins (`ثلاثة عشر`).
    private func step(
        _ word: NumeralWord, _ at: Int, _ held: Places, _ document: Document, joined: Bool
    ) -> (ExactDecimal, Places, Int)? {
        switch word.kind {
        case .unit, .one, .eleven:
            if word.value.approximation < 10,
                let (ten, prefix) = self.word(
                    at + 1, document, { $0.kind == .unit && $0.value == ExactDecimal(10) }),
                prefix == 0 || isDefinite(at + 1, prefix, document) && !isJoined(at + 1, prefix, document),
                let value = word.value.plus(ten.value)
            {
                return (value, [.units, .tens], at + 2)
            }
            if word.needsTen { return nil }
            if word.kind == .one || word.kind == .eleven {
                // `واحد وعشرون`, `إحدى وثلاثين`; alone they mean `a` or `one of`.
                let next = isLone(Letters.waw, at + 1, document) ? at + 2 : at + 1
                guard let (ten, prefix) = self.word(.ten, next, document), ten.value.approximation >= 20,
                    next > at + 1 || isJoined(next, prefix, document)
                else {
                    return word.kind == .one
                        && (held == .hundreds || joined && !isMin(at + 1, document) || isOne(at, document))
                        ? (word.value, .units, at + 1) : nil
                }
                return (word.value, .units, at + 1)
            }
            if let (hundred, prefix) = self.word(
                at + 1, document,
                { $0.kind == .hundred || $0.kind == .vague && $0.value == ExactDecimal(100) }),
                prefix == 0, held.isEmpty, word.value.approximation > 2, word.value.approximation < 10,
                let value = word.value.times(hundred.value)
            {
                return (value, .hundreds, at + 2)
            }
            return (word.value, word.value == ExactDecimal(10) ? [.units, .tens] : .units, at + 1)
        case .teen: return (word.value, [.units, .tens], at + 1)
        case .ten: return (word.value, [.units, .tens], at + 1)
        case .hundred, .hundreds, .hundredDual: return (word.value, .hundreds, at + 1)
        case .dozen: return (word.value, [.units, .tens, .hundreds], at + 1)
        default: return nil
        }
    }

    /// Whether `واحد` is the number one: before a percent sign, decimals or a half, behind a minus, or all alone.
    private func isOne(_ index: Int, _ document: Document) -> Bool {
        let next = index + 1
        if index > 0, word(index - 1, document, { $0.kind == .sign || $0.kind == .point }) != nil {
            return true
        }
        guard next < document.tokenCount else { return !(0..<index).contains { document[$0].isWord } }
        if word(.point, next, document) != nil { return true }
        if isLone(Letters.waw, next, document), word(.fraction, next + 1, document) != nil { return true }
        if document.words.mayStart(.units, at: next),
            document.words.text.letter(document[next], 0) != Letters.alef, document[next].kind == .arabic
        {
            return true
        }
        return document[next].kind == .punctuation && document.tokenCount <= 4
    }

    /// Fractions, multiples and amounts without a number.
    func special(_ index: Int, _ document: Document) -> Numeral? {
        guard let (word, prefix) = word(index, document, { $0.kind != .unit && $0.kind != .refused }) else {
            return nil
        }
        var numeral = Numeral(value: word.value, tokens: index..<index + 1)
        numeral.prefix = prefix
        numeral.definite = isDefinite(index, prefix, document)
        numeral.enclitic = word.enclitic
        switch word.kind {
        case .fractionHomograph where isFractionOfNoun(index, document):
            numeral.kind = .fraction
        case .fraction, .signFraction:
            numeral.kind = .fraction
        case .fractionDual:
            numeral.kind = .fraction
            // Two thirds of twelve decimals, not twice the rounded third.
            guard let denominator = ExactDecimal.one.divided(by: word.value, places: 6),
                let value = ExactDecimal(2).divided(by: denominator)
            else { return nil }
            numeral.value = value
        case .multiple, .multipleDual:
            numeral.kind = .multiple
        case .vague, .scalePlural:
            numeral.kind = .vague
            numeral.hasScale = word.kind == .scalePlural
            // `عشرات الآلاف`, `مئات الملايين`
            while let (scale, scalePrefix) = self.word(
                numeral.tokens.upperBound, document, { $0.kind == .scalePlural || $0.kind == .scale }),
                scalePrefix == 0 || scalePrefix == 2, !scale.latin
            {
                numeral.hasScale = true
                numeral.tokens = index..<numeral.tokens.upperBound + 1
            }
            return numeral
        case .vagueSeveral:
            // `إعداد العدة` is getting ready.
            guard !numeral.definite else { return nil }
            numeral.kind = .vague
            numeral.isSeveral = true
            // `بضعة آلاف`, `عدة ملايين`
            while let (_, scalePrefix) = self.word(
                numeral.tokens.upperBound, document, { $0.kind == .scalePlural || $0.kind == .vague }),
                scalePrefix == 0
            {
                numeral.hasScale = true
                numeral.tokens = index..<numeral.tokens.upperBound + 1
            }
            return numeral
        default:
            return nil
        }
        // `نصف مليون`, `ربع مليار`: the scale takes the exact part, the bare part is rounded below.
        if numeral.kind == .fraction, !numeral.enclitic,
            let (scale, scalePrefix) = self.word(
                index + 1, document, { ($0.kind == .scale || $0.kind == .hundred) && !$0.latin }),
            scalePrefix == 0,
            let value = numeral.value.times(scale.value)
        {
            numeral.value = value
            numeral.kind = .cardinal
            numeral.hasScale = true
            numeral.lastScale = scale.value
            numeral.tokens = index..<index + 2
        }
        if word.colloquial, !numeral.hasScale { return nil }
        numeral.roundFraction()
        return numeral
    }
}

extension Numeral {
    /// Shares that no decimal can write (thirds, sixths, sevenths, ninths) are kept to four places.
    mutating func roundFraction() {
        guard kind == .fraction, value.exponent < -6, let rounded = value.divided(by: .one, places: 4) else {
            return
        }
        value = rounded
    }
}

extension NumeralWord.Kind {
    /// Whether the word can begin a number.
    var startsGroup: Bool {
        switch self {
        case .one, .eleven, .unit, .teen, .ten, .hundred, .hundreds, .hundredDual, .scale, .scaleDual, .dozen:
            true
        default: false
        }
    }

    /// Whether the word can be added to a group behind `و`.
    var addsToGroup: Bool {
        switch self {
        case .one, .eleven, .unit, .teen, .ten: true
        default: false
        }
    }
}
