internal import CICUShim

/// What the Unicode Character Database says of a scalar, to test the tokenizer's tables against.
public struct ScalarProperties: Equatable, Sendable {
    /// The general category in two letters, such as `Lo`.
    public let generalCategory: String
    /// The ISO 15924 code of the script, such as `Arab`; `Zyyy` for common ones.
    public let script: String
    /// The short name of the Word_Break property, such as `LE`.
    public let wordBreak: String
    /// The short name of the Bidi_Class property, such as `AL`.
    public let bidiClass: String
    /// The value of a decimal digit of any script, from 0 to 9; nil where it is none.
    public let decimalDigit: Int?

    /// Looks a scalar up.
    public init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        generalCategory = unsafe String(cString: arqam_scalar_general_category(value))
        script = unsafe String(cString: arqam_scalar_script(value))
        wordBreak = unsafe String(cString: arqam_scalar_word_break(value))
        bidiClass = unsafe String(cString: arqam_scalar_bidi_class(value))
        let digit = arqam_scalar_decimal_digit(value)
        decimalDigit = digit < 0 ? nil : Int(digit)
    }
}

/// A Unicode normalisation form.
public enum NormalizationForm: Int32, CaseIterable, Sendable {
    /// Canonical composition.
    case nfc = 0
    /// Canonical decomposition.
    case nfd = 1
    /// Compatibility composition.
    case nfkc = 2
    /// Compatibility decomposition.
    case nfkd = 3

    /// The text in this form; what is not UTF-8 becomes U+FFFD.
    /// - Throws: ``ICUError/failed(operation:code:)`` for a text of 2³¹ bytes or more.
    public func normalize(_ utf8: Span<UInt8>) throws(ICUError) -> [UInt8] {
        var normalized = ShimBytes()
        let status = unsafe utf8.withUnsafeBufferPointer { text in
            unsafe arqam_normalize(rawValue, text.baseAddress, text.count, &normalized.raw)
        }
        try check(status, "normalise a text")
        return normalized.array
    }

    /// The scalars that a scalar becomes in this form.
    /// - Throws: ``ICUError/failed(operation:code:)`` where ICU fails.
    public func mapping(of scalar: Unicode.Scalar) throws(ICUError) -> [Unicode.Scalar] {
        let utf8 = Array(String(scalar).utf8)
        return Array(String(decoding: try normalize(utf8.span), as: UTF8.self).unicodeScalars)
    }
}
