public import ArabicText

/// A token or a part of one: a clitic, or what is left of the word without its clitics.
public struct Piece: Sendable, Equatable {
    /// What a clitic is to its word.
    public enum Clitic: String, Sendable {
        /// A conjunction, preposition or `س` before it.
        case proclitic
        /// A pronoun after it.
        case enclitic
    }

    /// First byte in the source.
    public let start: Int
    /// Byte after the last one in the source.
    public let end: Int
    /// The kind of the token it is of; a tatweel written as a dash is punctuation.
    public let kind: TokenKind
    /// Which clitic it is; `nil` for a whole token or a stem.
    public let clitic: Clitic?
    /// Index of its token.
    public let token: Int
}

extension Piece {
    /// The whole of a token.
    public init(whole token: Token, index: Int) {
        self.init(Int(token.start), Int(token.end), token.kind, index)
    }
}

/// Splits words into proclitics, stem and pronoun: `وبمدينتهم` is `و` `ب` `مدينت` `هم`. The article stays on, and
/// `لل` is `ل` and the rest, as treebanks have it.
///
/// Every way to cut a word has a cost in bits: the clitics' rarity and the stem's. Stems come from a table of
/// counted words (see ``StemTable``); one that is not in it is judged by its letters. The cheapest cut wins, so
/// `واشنطن`, `بنك` and `كتاب` stay whole because they are frequent and `اشنطن`, `نك` and `تاب` are not.
/// It takes no context into account.
public struct Segmenter: Sendable {
    private let stems: StemTable

    /// A segmenter over the embedded stems, which are read when the first one is made.
    public init() { stems = StemTable.embedded }

    init(_ stems: StemTable) { self.stems = stems }

    /// The pieces of all tokens of a text, in order.
    public func pieces(of text: borrowing TokenizedText, in source: borrowing SourceText) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(text.tokens.count * 5 / 4)
        var word = SpelledWord()
        for index in text.tokens.indices {
            let token = text.tokens[index]
            let isGluedOn = index + 1 < text.tokens.count && text.tokens[index + 1].isGlued
            guard token.kind == .arabic, token.letterCount <= Segmenter.longest else {
                pieces.append(Piece(token, index))
                continue
            }
            word.read(token, in: source)
            if word.letters.count == 1 {
                // `و12`, `بـ«…»`: a particle before something that is no Arabic word.
                let isParticle = isGluedOn && Segmenter.particles.contains(word.letters[0])
                pieces.append(Piece(token, index, clitic: isParticle ? .proclitic : nil))
            } else {
                append(word, token, index, isGluedOn: isGluedOn, to: &pieces)
            }
        }
        return pieces
    }

    /// Words with more letters are no words.
    private static let longest = 40
    private static let particles: Set<UInt8> = [
        Letters.waw, Letters.feh, Letters.beh, Letters.lam, Letters.kaf,
    ]

    private func append(
        _ word: SpelledWord, _ token: Token, _ index: Int, isGluedOn: Bool, to pieces: inout [Piece]
    ) {
        var start = Int(token.start)
        var end = Int(token.end)
        // A tatweel at a border of a word is a dash; that of `الـ` and `هـ` is none.
        if word.leadingTatweel > start {
            pieces.append(Piece(start, word.leadingTatweel, .punctuation, index))
            start = word.leadingTatweel
        }
        let isDash = word.trailingTatweel < end && word.letters.count > 2 && !isGluedOn
        if isDash { end = word.trailingTatweel }
        let cut = cut(word.letters, mayEndInPronoun: !word.hasTanween, alefHamza: word.alefHamza)
        var letter = 0
        var from = start
        for length in cut.proclitics {
            letter += length
            let next = word.offsets[letter]
            guard next > from else { continue }
            pieces.append(Piece(from, next, .arabic, index, .proclitic))
            from = next
        }
        let pronoun = cut.pronoun > 0 ? word.offsets[word.letters.count - cut.pronoun] : end
        // A ligature cannot be cut: `لا` in one sign stays whole.
        if pronoun > from, pronoun < end {
            pieces.append(Piece(from, pronoun, .arabic, index))
            pieces.append(Piece(pronoun, end, .arabic, index, .enclitic))
        } else {
            pieces.append(Piece(from, end, .arabic, index))
        }
        if isDash { pieces.append(Piece(end, Int(token.end), .punctuation, index)) }
    }

    /// The cheapest cut of a word.
    func cut(_ word: [UInt8], mayEndInPronoun: Bool, alefHamza: Int?) -> WordCut {
        guard WordCut.mayHaveClitic(word), stems.frequency(word) != StemTable.functionWord else {
            return WordCut()
        }
        if let cut = WordCut(prepositionAndPronoun: word) { return cut }
        var best = WordCut()
        var bestScore = -Float.infinity
        for proclitics in WordCut.fronts(word, alefHamza: alefHamza) {
            let rest = Array(word[proclitics.reduce(0, +)...])
            let last = proclitics.isEmpty ? 0 : word[word.count - rest.count - 1]
            for pronoun in WordCut.pronouns(rest) where pronoun.length == 0 || mayEndInPronoun {
                let stem = Array(rest.dropLast(pronoun.length))
                guard stem.count >= 2, let bits = bits(stem, after: last, beforePronoun: pronoun.length > 0),
                    !pronoun.mayBeInflection || !isInflection(stem, pronoun, bits)
                else { continue }
                var score = bits - pronoun.cost
                for position in proclitics.indices {
                    // `سأ…` is nearly always the future of the first person.
                    let isFuture = word[position] == Letters.seen && alefHamza == position + 1
                    score -= isFuture ? 1 : WordCut.cost(word[position])
                }
                if score > bestScore {
                    bestScore = score
                    best = WordCut(proclitics: proclitics, pronoun: pronoun.length)
                }
            }
        }
        return best
    }

    /// Whether the stem and the first letters of the pronoun are a frequent word by themselves.
    private func isInflection(_ stem: [UInt8], _ pronoun: WordCut.Pronoun, _ bits: Float) -> Bool {
        frequency(stem + pronoun.letters.dropLast()).map { $0 > bits - 3 } ?? false
    }

    // MARK: Stems

    /// How likely a stem is; `nil` where it is too short to be one.
    private func bits(_ stem: [UInt8], after proclitic: UInt8, beforePronoun: Bool) -> Float? {
        if stems.frequency(stem) == StemTable.functionWord {
            // `ولا`, `فلن`: conjunctions stand before function words most of all.
            return 12 + (proclitic == Letters.waw || proclitic == Letters.feh ? 4 : 0)
        }
        // The stem without its article: `القمح`, and `لقمح` after the `ل` of `للقمح`.
        var bare: [UInt8]?
        if stem.count > 3, stem[0] == Letters.alef, stem[1] == Letters.lam {
            bare = Array(stem.dropFirst(2))
        } else if proclitic == Letters.lam, stem.count > 2, stem[0] == Letters.lam {
            bare = Array(stem.dropFirst())
        }
        var known = knownBits(stem, beforePronoun: beforePronoun)
        if let bare, !beforePronoun, let bits = knownBits(bare, beforePronoun: false) {
            known = max(known ?? -.infinity, bits - 0.5)
        }
        return known
            ?? unknownBits(bare.map { $0.count > 2 ? $0 : stem } ?? stem, beforePronoun: beforePronoun)
    }

    private func knownBits(_ stem: [UInt8], beforePronoun: Bool) -> Float? {
        guard beforePronoun else { return frequency(stem) }
        guard stem.last != StemTable.tehMarbuta else { return nil }
        return WordCut.wholeForms(ofStem: stem).enumerated().compactMap { index, form in
            frequency(form).map { $0 - (index > 0 ? 0.5 : 0) }
        }.max()
    }

    private func frequency(_ stem: [UInt8]) -> Float? {
        let found = stems.frequency(stem)
        return found == 0 || found == StemTable.functionWord ? nil : Float(found - 1)
    }

    private func unknownBits(_ stem: [UInt8], beforePronoun: Bool) -> Float? {
        guard stem.count > 2 else { return nil }
        var bits = stems.letterModel.bits(stem)
        if beforePronoun, stem.last == Letters.teh {
            bits = max(bits, stems.letterModel.bits(stem.dropLast() + [StemTable.tehMarbuta]))
        }
        return 15 + 0.85 * bits
    }
}

extension Piece {
    fileprivate init(
        _ start: Int, _ end: Int, _ kind: TokenKind, _ token: Int, _ clitic: Clitic? = nil
    ) {
        self.init(start: start, end: end, kind: kind, clitic: clitic, token: token)
    }

    fileprivate init(_ token: Token, _ index: Int, clitic: Clitic? = nil) {
        self.init(Int(token.start), Int(token.end), token.kind, index, clitic)
    }
}
