/// A number found in the text: digits, words, or both together.
struct Numeral: Sendable {
    enum Kind: Sendable {
        case cardinal
        /// A part of a whole: `نصف`, `ثلاثة أرباع`.
        case fraction
        /// A multiple of something: `ضعف`, `ثلاثة أضعاف`, `مثليها`.
        case multiple
        /// No number: `عشرات`, `ملايين`, `عدة`.
        case vague
    }

    var kind: Kind = .cardinal
    var value: ExactDecimal
    /// The value if an ambiguous separator groups digits.
    var grouped: ExactDecimal?
    var tokens: Range<Int>
    /// Letters of proclitics before the first word.
    var prefix: Int = 0
    /// Whether digits take part.
    var hasDigits = false
    /// Whether a scale word takes part (`مليون`).
    var hasScale = false
    /// The last scale word's value, or 1.
    var lastScale: ExactDecimal = .one
    /// Decimals written in digits.
    var places = 0
    /// Written with `ال`: `الخمس`, `الـ20`.
    var definite = false
    /// Whether it is a single plain digit group, and how long.
    var plainDigits = 0
    /// Whether the first word is a feminine form (`ثلاث`).
    var feminine = false
    /// Whether the word is a bare scale word (`مليون ريال`), a dual one included.
    var startsWithScale = false
    /// A pronoun ends the word: nothing counted follows.
    var enclitic = false
    /// `عدة`, `بضعة` need a noun behind them.
    var isSeveral = false
}
