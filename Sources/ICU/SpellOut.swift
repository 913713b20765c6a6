internal import CICUShim

/// Writes numbers as words, a generator of test cases for the numeral grammar.
///
/// ICU's spelling is good; its parser of the same words is not, and is not offered.
@safe public struct SpellOut: ~Copyable {
    private let handle: OpaquePointer

    /// The public rule sets of the locale, such as `%spellout-cardinal-feminine`.
    public let ruleSets: [String]

    /// - Parameter locale: an ICU locale, such as `ar`.
    /// - Throws: ``ICUError/failed(operation:code:)`` where there are no rules.
    public init(locale: String) throws(ICUError) {
        var handle: OpaquePointer?
        let status = unsafe locale.withCString { name in unsafe arqam_spell_out_open(name, &handle) }
        let open = unsafe try opened(handle, status, "open the spell-out rules of '\(locale)'")
        unsafe self.handle = open
        var names = ShimBytes()
        let listed = unsafe arqam_spell_out_rule_sets(open, &names.raw)
        ruleSets = listed > 0 ? [] : names.string.split(separator: ";").map(String.init)
    }

    deinit { unsafe arqam_spell_out_close(handle) }

    /// Chooses the rule set of the numbers that follow.
    /// - Throws: ``ICUError/unknownRuleSet(_:)``.
    public mutating func select(ruleSet: String) throws(ICUError) {
        let status = unsafe ruleSet.withCString { name in unsafe arqam_spell_out_select(handle, name) }
        guard status <= 0 else { throw .unknownRuleSet(ruleSet) }
    }

    /// The number in words.
    /// - Throws: ``ICUError/failed(operation:code:)`` where ICU fails.
    public func words(for number: Int) throws(ICUError) -> String {
        var words = ShimBytes()
        let status = unsafe arqam_spell_out_format(handle, Int64(number), &words.raw)
        try check(status, "spell \(number)")
        return words.string
    }
}
