internal import CICUShim

/// Writes a number with its unit as CLDR does, a generator of test cases for the unit lexicon.
@safe public struct UnitFormat: ~Copyable {
    private let handle: OpaquePointer

    /// - Parameters:
    ///   - skeleton: an ICU number skeleton, such as `measure-unit/length-kilometer unit-width-full-name`,
    ///     `currency/SAR unit-width-full-name` or `percent`.
    ///   - locale: an ICU locale; `ar@numbers=latn` gives ASCII digits.
    /// - Throws: ``ICUError/failed(operation:code:)`` where the skeleton is malformed.
    public init(skeleton: String, locale: String) throws(ICUError) {
        var handle: OpaquePointer?
        let status = unsafe skeleton.withCString { skeleton in
            unsafe locale.withCString { locale in unsafe arqam_unit_format_open(skeleton, locale, &handle) }
        }
        unsafe self.handle = try opened(handle, status, "read the number skeleton '\(skeleton)'")
    }

    deinit { unsafe arqam_unit_format_close(handle) }

    /// The number, given as exact decimal text such as `-12.50`, with its unit.
    /// - Throws: ``ICUError/failed(operation:code:)`` where the text is no number.
    public func text(for decimal: String) throws(ICUError) -> String {
        var text = ShimBytes()
        var decimal = decimal
        let status = decimal.withUTF8 { utf8 in
            unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
                unsafe arqam_unit_format_run(handle, characters.baseAddress, characters.count, &text.raw)
            }
        }
        try check(status, "format '\(decimal)'")
        return text.string
    }
}
