/// What a scalar is to the tokenizer.
public enum ScalarClass: UInt8, Sendable {
    /// White space inside a line: space, tab, NBSP and the Unicode spaces.
    case space
    /// A line break: LF, CR, U+2028, U+2029.
    case newline
    /// Invisible scalars that carry no meaning: bidi controls, joiners, BOM, soft hyphen.
    case control
    /// Diacritics and tatweel: part of the word they stand in, never of its key.
    case mark
    /// An Arabic letter, presentation forms included.
    case arabic
    /// A Latin letter, with or without accents.
    case latin
    /// A decimal digit of the ASCII, Arabic-Indic or Persian set.
    case digit
    /// A letter of another script.
    case foreign
    /// A quotation mark of any shape.
    case quote
    /// Other punctuation.
    case punctuation
    /// Currency signs, percent, superscripts, emoji and all that is left.
    case symbol
}

/// The fold table: every scalar's class and its *letter*, a one-byte code.
///
/// Words are compared by their letters, so this table is the list of all that is folded:
///
/// | written | letter |
/// |---|---|
/// | `أ إ آ ٱ ا` | alef |
/// | `ى ي ی ې` | yeh |
/// | `ة ه ە ہ` | heh |
/// | `ک ك گ` | kaf; `پ` beh, `چ` jeem, `ژ` zain, `ڤ` feh, and so on by shape |
/// | tatweel, diacritics, bidi and zero-width controls | nothing |
/// | presentation forms U+FB50…U+FEFF | the letters they show |
/// | `A…Z`, accented Latin | `a…z`; `æ` a, `œ` o, `ß` s |
/// | `٠…٩`, `۰…۹` | `0…9` |
/// | every quotation mark | `"` |
/// | every dash and minus | `-` |
/// | `٪` `؟` `؛` | `%` `?` `;` |
///
/// `ء ؤ ئ` stay letters of their own: `مسؤول` and `مسئول` are two spellings, not one.
public enum Letters {
    /// Letter of the Arabic comma `،`.
    @inlinable public static var arabicComma: UInt8 { 0x1C }
    /// Letter of the Arabic decimal separator `٫`.
    @inlinable public static var decimalMark: UInt8 { 0x1D }
    /// Letter of the Arabic thousands separator `٬`.
    @inlinable public static var groupMark: UInt8 { 0x1E }
    /// Letter of a symbol that has none of its own.
    @inlinable public static var anySymbol: UInt8 { 0x1F }
    /// Marks a scalar that stands for several letters; see ``expansion(of:)``.
    static let expands: UInt8 = 0xFF

    /// Whether it is one of the letters that particles are joined with: `و ف ب ل ك`.
    @inlinable @inline(__always)
    public static func joins(_ letter: UInt8) -> Bool {
        letter == waw || letter == feh || letter == beh || letter == lam || letter == kaf
    }

    /// Letter of an Arabic letter of the basic block, by its scalar value.
    @inlinable public static func arabic(_ scalar: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: scalar &- 0x580)
    }

    // Computed, so that other modules see constants and call nothing.
    /// Letter of `ا`.
    @inlinable public static var alef: UInt8 { arabic(0x627) }
    /// Letter of `ب`.
    @inlinable public static var beh: UInt8 { arabic(0x628) }
    /// Letter of `ه`.
    @inlinable public static var heh: UInt8 { arabic(0x647) }
    /// Letter of `و`.
    @inlinable public static var waw: UInt8 { arabic(0x648) }
    /// Letter of `ي`.
    @inlinable public static var yeh: UInt8 { arabic(0x64A) }
    /// Letter of `ل`.
    @inlinable public static var lam: UInt8 { arabic(0x644) }
    /// Letter of `ك`.
    @inlinable public static var kaf: UInt8 { arabic(0x643) }
    /// Letter of `ف`.
    @inlinable public static var feh: UInt8 { arabic(0x641) }
    /// Letter of `س`.
    @inlinable public static var seen: UInt8 { arabic(0x633) }
    /// Letter of `م`.
    @inlinable public static var meem: UInt8 { arabic(0x645) }
    /// Letter of `ن`.
    @inlinable public static var noon: UInt8 { arabic(0x646) }
    /// Letter of `غ`.
    @inlinable public static var ghain: UInt8 { arabic(0x63A) }
    /// Letter of `ت`.
    @inlinable public static var teh: UInt8 { arabic(0x62A) }
    /// Letter of `ر`.
    @inlinable public static var reh: UInt8 { arabic(0x631) }
    /// Letter of `ء`.
    @inlinable public static var hamza: UInt8 { arabic(0x621) }
    /// Letter of `ئ`.
    @inlinable public static var yehHamza: UInt8 { arabic(0x626) }

    /// Whether a letter is Arabic.
    @inlinable public static func isArabic(_ letter: UInt8) -> Bool { letter >= 0xA1 && letter <= 0xCA }

    /// Class in the high byte, letter in the low byte, for every scalar of the basic plane.
    static let table: [UInt16] = makeTable()

    /// The letter of every two bytes that spell one of the Arabic block, U+0600…U+06FF, the first byte lowest; 0 for
    /// all others. Few of its pages are ever touched.
    static let ofPairs: [UInt8] = {
        var letters = [UInt8](repeating: 0, count: 1 << 16)
        for scalar in 0x600..<0x700 where table[scalar] >> 8 == UInt16(ScalarClass.arabic.rawValue) {
            letters[(0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8] = UInt8(
                truncatingIfNeeded: table[scalar])
        }
        return letters
    }()

    /// Class and letter of a scalar.
    @inline(__always)
    static func lookUp(_ scalar: UInt32, in table: Span<UInt16>) -> (ScalarClass, UInt8) {
        guard scalar < 0x10000 else {
            // Supplementary planes hold emoji and scripts that no lexicon names.
            let isLetter = scalar < 0x1F000
            return isLetter ? (.foreign, foreign(scalar)) : (.symbol, anySymbol)
        }
        let entry = table[Int(scalar)]
        return (ScalarClass(rawValue: UInt8(entry >> 8)) ?? .symbol, UInt8(truncatingIfNeeded: entry))
    }

    /// Class of a scalar and the letter it folds to (0 where it folds to nothing).
    public static func properties(of scalar: UInt32) -> (class: ScalarClass, letter: UInt8) {
        let (kind, letter) = lookUp(scalar, in: table.span)
        return (kind, letter)
    }

    /// Letters of a scalar that shows several: lam-alef and the other ligatures, `ﷲ`.
    public static func expansion(of scalar: UInt32) -> [UInt8] {
        let shown = PresentationForms.letters(of: scalar)
        return shown.isEmpty ? [anySymbol] : shown.map { UInt8(truncatingIfNeeded: table[Int($0)]) }
    }

    /// Letters as text, for people to read: a foreign letter as `?`, a symbol without a letter of its own as `□`.
    public static func text(_ letters: some Sequence<UInt8>) -> String {
        var text = ""
        for letter in letters {
            if isArabic(letter) {
                text.unicodeScalars.append(scalar(of: letter))
            } else if letter >= 0x20, letter < 0x7F {
                text.unicodeScalars.append(Unicode.Scalar(letter))
            } else if let sign = signs.first(where: { $0.2 == letter }).flatMap({ Unicode.Scalar($0.0) }) {
                text.unicodeScalars.append(sign)
            } else {
                text.append(letter == anySymbol ? "□" : "?")
            }
        }
        return text
    }

    /// Letters of other scripts: no two that stand beside each other in a block have the same.
    static func foreign(_ scalar: UInt32) -> UInt8 {
        firstForeign + UInt8(scalar % UInt32(lastForeign - firstForeign + 1))
    }

    private static var firstForeign: UInt8 { 0xD0 }
    private static var lastForeign: UInt8 { 0xFD }

    private static func makeTable() -> [UInt16] {
        var table = [UInt16](repeating: pack(.symbol, anySymbol), count: 0x10000)
        func set(_ scalars: ClosedRange<UInt32>, _ kind: ScalarClass, _ letter: UInt8 = 0) {
            for scalar in scalars { table[Int(scalar)] = pack(kind, letter) }
        }
        func set(_ scalar: UInt32, _ kind: ScalarClass, _ letter: UInt8 = 0) {
            table[Int(scalar)] = pack(kind, letter)
        }
        // Letters of other scripts, before the exceptions below.
        for range in foreignScripts {
            // Counted on, as most of the plane is theirs and a program that reads one text waits for this.
            var letter = foreign(range.lowerBound)
            for scalar in range {
                table[Int(scalar)] = pack(.foreign, letter)
                letter = letter == lastForeign ? firstForeign : letter &+ 1
            }
        }
        // ASCII
        set(0x00...0x1F, .control)
        for space: UInt32 in [0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000] {
            set(space, .space)
        }
        set(0x2000...0x200A, .space)
        for line: UInt32 in [0x0A, 0x0D, 0x85, 0x2028, 0x2029] { set(line, .newline) }
        for scalar: UInt32 in 0x21...0x7E {
            let byte = UInt8(scalar)
            switch scalar {
            case 0x30...0x39: set(scalar, .digit, byte)
            case 0x41...0x5A: set(scalar, .latin, byte + 32)
            case 0x61...0x7A: set(scalar, .latin, byte)
            case 0x22: set(scalar, .quote, byte)
            case 0x24, 0x25, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x60, 0x7C, 0x7E: set(scalar, .symbol, byte)
            default: set(scalar, .punctuation, byte)
            }
        }
        set(0x7F...0x9F, .control)
        set(0x85, .newline)
        // Latin with accents
        for (base, scalars) in accentedLatin {
            for scalar in scalars.unicodeScalars { set(scalar.value, .latin, base) }
        }
        // Arabic
        for scalar: UInt32 in 0x620...0x64A { set(scalar, .arabic, arabic(scalar)) }
        for (target, ranges) in foldedArabic {
            for range in ranges { set(range, .arabic, arabic(target)) }
        }
        set(0x640, .mark)
        for range: ClosedRange<UInt32> in [
            0x610...0x61A, 0x64B...0x65F, 0x670...0x670, 0x674...0x674, 0x6D6...0x6DC, 0x6DF...0x6E8,
            0x6EA...0x6ED,
            0x898...0x89F, 0x8CA...0x8FF, 0x300...0x36F, 0xFE00...0xFE0F, 0xFE20...0xFE2F,
        ] { set(range, .mark) }
        for digit: UInt32 in 0...9 {
            set(0x660 + digit, .digit, UInt8(0x30 + digit))
            set(0x6F0 + digit, .digit, UInt8(0x30 + digit))
        }
        for control: UInt32 in [0xAD, 0x61C, 0xFEFF, 0x180E] { set(control, .control) }
        set(0x200B...0x200F, .control)
        set(0x202A...0x202E, .control)
        set(0x2060...0x206F, .control)
        for sign: UInt32 in [0x6DD, 0x6DE, 0x6E9, 0x6FD, 0x6FE] { set(sign, .symbol, anySymbol) }
        for (scalar, kind, letter) in signs { set(scalar, kind, letter) }
        setPresentationForms(&table)
        return table
    }

    @inline(__always)
    private static func pack(_ kind: ScalarClass, _ letter: UInt8) -> UInt16 {
        UInt16(kind.rawValue) << 8 | UInt16(letter)
    }

    /// Presentation forms fold as the letters they show; those that show none are marks or, for whole phrases in
    /// one sign (`ﷺ`), symbols.
    private static func setPresentationForms(_ table: inout [UInt16]) {
        PresentationForms.withEachForm { scalar, letters in
            guard letters.count > 0 else { return }
            table[Int(scalar)] = letters.count > 1 ? pack(.arabic, expands) : table[Int(letters[0])]
        }
        for mark in presentationMarks {
            for scalar in mark { table[Int(scalar)] = pack(.mark, 0) }
        }
    }
}
