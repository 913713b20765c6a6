import ArabicText

/// A number with its unit, before cues and ranges are considered.
struct Amount: Sendable {
    var numeral: Numeral
    var value: ExactDecimal
    var unit: UnitMatch?
    /// Tokens of the counted noun, or of the unit that stands before a definite number (`السنوات الخمس`).
    var counted: Range<Int>?
    /// Tokens from the sign or bracket before the number to the rate behind the unit.
    var tokens: Range<Int>
    /// First byte: after the proclitics of the first word.
    var start: Int
    /// Byte after the last one.
    var end: Int
    /// Whether the percent or currency sign stands before the number.
    var unitLeads = false
    /// Whether a bracket encloses the number alone: `(300) ألف`.
    var bracketed = false
    /// What a rate behind it is per, where it has no unit of its own.
    var per: String?

    /// Source of the noun counted where it stands before the number.
    var countedBefore: TextSpan?
    /// The unit of the amount before, where this one leaves it out.
    var inherited: Unit?

    /// Token that belongs to something else, a date mostly: nothing of the amount reaches it.
    var limit = Int.max
    /// Token of a bracket that opens right before the number.
    var openBracket: Int?

    /// `9.170 في المائة`, `0.524 درهم`
    var isWrittenInThousandths: Bool {
        guard numeral.places == 3, numeral.hasDigits, !numeral.hasScale, let dimension = unit?.entry.dimension
        else { return false }
        return dimension == .share && numeral.grouped != nil || dimension == .money && numeral.value < .one
    }

    /// `المليارات` alone, with its article, is money.
    var isMoneyByItself: Bool {
        numeral.kind == .vague && numeral.hasScale && numeral.prefix == 2
            && value >= ExactDecimal(1_000_000_000)
    }

    var isBare: Bool { unit == nil && counted == nil && per == nil && countedBefore == nil }
}
