import ArabicText

/// Where a word is cut, in letters.
struct WordCut: Equatable {
    /// Lengths of the proclitics at its front.
    var proclitics: [Int] = []
    /// Letters of the pronoun at its end.
    var pronoun = 0

    /// A pronoun that words may end in.
    struct Pronoun {
        var letters: [UInt8]
        /// Bits: how rarely words end in it.
        var cost: Float
        /// Whether its first letters may be the stem's: `ثمنا` is the accusative of `ثمن`, `عشريني` is made of
        /// `عشرين`.
        var mayBeInflection = false
        var length: Int { letters.count }
    }

    private static let allPronouns: [Pronoun] = [
        ("ه", 5), ("ها", 5), ("هم", 6.5), ("هما", 8), ("هن", 9), ("نا", 7), ("ك", 9), ("كم", 9), ("ني", 8),
        ("ي", 6),
    ].map {
        Pronoun(
            letters: StemTable.letters($0.0.utf8), cost: $0.1,
            mayBeInflection: ["نا", "ني", "هما"].contains($0.0))
    }

    private static let none = Pronoun(letters: [], cost: 0)

    /// Bits: how rarely words carry a proclitic.
    static func cost(_ letter: UInt8) -> Float {
        switch letter {
        case Letters.waw: 3.8
        case Letters.feh: 7
        case Letters.kaf: 7.5
        case Letters.seen: 5
        default: 4.5
        }
    }

    private static let pronounEndings: Set<UInt8> = [
        Letters.heh, Letters.alef, Letters.meem, Letters.noon, Letters.kaf, Letters.yeh,
    ]

    /// Whether a word begins like one with a proclitic or ends like one with a pronoun; most words do neither.
    static func mayHaveClitic(_ word: [UInt8]) -> Bool {
        guard let first = word.first, let last = word.last else { return false }
        switch first {
        case Letters.waw, Letters.feh, Letters.beh, Letters.lam, Letters.kaf, Letters.seen: return true
        default:
            let isPronoun = pronounEndings.contains(last)
            return isPronoun && !(word.count > 5 && first == Letters.alef && word[1] == Letters.lam)
        }
    }

    /// The ways to take proclitics off: nothing, `و ف`, `ب ل ك`, `س` before a verb of the imperfect, and both.
    /// - Parameter alefHamza: the letter that is written `أ`, if one of the first three is: `سأقول` is a verb of the
    ///   imperfect and `ساهم` is not.
    static func fronts(_ word: [UInt8], alefHamza: Int?) -> [[Int]] {
        var fronts: [[Int]] = [[]]
        guard let first = word.first else { return fronts }
        if first == Letters.waw || first == Letters.feh { fronts.append([1]) }
        for front in fronts {
            let at = front.count
            guard at + 1 < word.count else { continue }
            switch word[at] {
            case Letters.beh, Letters.lam, Letters.kaf: fronts.append(front + [1])
            case Letters.seen
            where word.count - at >= 4 && (isImperfect(word[at + 1]) || alefHamza == at + 1):
                fronts.append(front + [1])
            default: break
            }
        }
        return fronts
    }

    private static func isImperfect(_ letter: UInt8) -> Bool {
        letter == Letters.yeh || letter == Letters.teh || letter == Letters.noon
    }

    /// The pronouns that a word without its proclitics may end in, none first. A word with its article has none,
    /// and `ي` is one only after the `ت` of a feminine noun: elsewhere it is far more often an adjective's.
    static func pronouns(_ word: [UInt8]) -> [Pronoun] {
        let hasArticle = word.count > 5 && word[0] == Letters.alef && word[1] == Letters.lam
        guard !hasArticle else { return [none] }
        return [none]
            + allPronouns.filter { pronoun in
                word.count >= pronoun.length + 2 && word.suffix(pronoun.length).elementsEqual(pronoun.letters)
                    && (pronoun.letters != [Letters.yeh] || word[word.count - 2] == Letters.teh)
            }
    }

    /// What a stem before a pronoun may be without it, itself first: `مدينت` `مدينة`, `مستوا` `مستوى`, `لاعبي`
    /// `لاعبين`, `قدمو` `قدموا`, `أبنائ` `أبناء`.
    static func wholeForms(ofStem stem: [UInt8]) -> [[UInt8]] {
        guard let last = stem.last else { return [] }
        let front = Array(stem.dropLast())
        var forms = [stem]
        switch last {
        case Letters.teh: forms.append(front + [StemTable.tehMarbuta])
        case Letters.alef: forms += [front + [Letters.yeh], stem + [Letters.noon]]
        case Letters.yeh: forms.append(stem + [Letters.noon])
        case Letters.waw: forms.append(stem + [Letters.alef])
        case Letters.yehHamza, Letters.arabic(0x624): forms.append(front + [Letters.hamza])
        default: break
        }
        return forms
    }

    private static let particlesWithPronoun: Set<[UInt8]> = Set(
        ["ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي"].flatMap { pronoun in
            ["ب", "ل"].map { StemTable.letters(($0 + pronoun).utf8) }
        })
    /// `منما`, `عنمن`: two words of which the first is a preposition, written as one.
    private static let gluedPrepositions: Set<[UInt8]> = Set(
        ["منما", "منمن", "عنما", "عنمن"].map { StemTable.letters($0.utf8) })
}

extension WordCut {
    /// The cut of a preposition of one letter with its pronoun (`له`, `وبها`); `nil` for other words.
    init?(prepositionAndPronoun word: [UInt8]) {
        let conjunction = word.first == Letters.waw || word.first == Letters.feh ? 1 : 0
        for skipped in 0...conjunction {
            let rest = Array(word.dropFirst(skipped))
            let front = [Int](repeating: 1, count: skipped)
            // `ولي` is the guardian or the crown prince, not `و` + `لي`.
            if WordCut.particlesWithPronoun.contains(rest), skipped == 0 || rest.last != Letters.yeh {
                self.init(proclitics: front, pronoun: rest.count - 1)
                return
            }
            if WordCut.gluedPrepositions.contains(rest) {
                self.init(proclitics: front + [2], pronoun: 0)
                return
            }
        }
        return nil
    }
}

/// The letters of a word with their places in the source.
struct SpelledWord {
    /// Its letters, `ة` apart.
    private(set) var letters: [UInt8] = []
    /// First byte of each letter.
    private(set) var offsets: [Int] = []
    /// Whether it carries a tanween: then its last letters are no pronoun.
    private(set) var hasTanween = false
    /// End of the tatweels it begins with, or its start.
    private(set) var leadingTatweel = 0
    /// Which of the first three letters is written `أ`.
    private(set) var alefHamza: Int?
    /// Start of the tatweels it ends in, or its end.
    private(set) var trailingTatweel = 0

    /// Reads a token, forgetting the one before.
    mutating func read(_ token: Token, in source: borrowing SourceText) {
        letters.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        hasTanween = false
        alefHamza = nil
        var at = Int(token.start)
        leadingTatweel = at
        trailingTatweel = at
        for scalar in source.slice(at..<Int(token.end)).unicodeScalars {
            let next = at + UTF8.width(scalar)
            switch scalar.value {
            case 0x640:
                if letters.isEmpty, leadingTatweel == at { leadingTatweel = next }
            case 0x64B...0x64D, 0xFE70...0xFE74:
                hasTanween = true
                trailingTatweel = next
            default:
                let (kind, letter) = Letters.properties(of: scalar.value)
                if kind == .arabic {
                    if letters.count < 3, [0x623, 0xFE83, 0xFE84].contains(scalar.value) {
                        alefHamza = letters.count
                    }
                    let shown =
                        letter == 0xFF
                        ? Letters.expansion(of: scalar.value) : [StemTable.letter(of: scalar.value)]
                    letters += shown
                    offsets += shown.map { _ in at }
                }
                trailingTatweel = next
            }
            at = next
        }
    }
}
