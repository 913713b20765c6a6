/// Folds text so that spellings which mean the same compare equal, and nothing else does.
///
/// Unlike NFKC it keeps what carries meaning in a figure: `½` stays, `²` stays, `﷼` stays one sign.
public struct Normalizer: Sendable {
    /// How much is folded.
    public enum Strength: Sendable {
        /// For display: presentation forms become letters; diacritics, tatweel and invisible controls go; digits
        /// become ASCII; every space, line break, quotation mark and dash becomes the plain one.
        case strict
        /// For look-up: all of ``strict`` and the letters of ``Letters`` (alef variants, `ى/ي`, `ة/ه`, case,
        /// accents).
        case loose
    }

    /// How much this normalizer folds.
    public let strength: Strength

    /// A normalizer of a strength.
    public init(_ strength: Strength) { self.strength = strength }

    /// The folded text and where it came from.
    public func normalize(_ source: borrowing SourceText) -> NormalizedText {
        var output: [UInt8] = []
        output.reserveCapacity(source.bytes.count)
        var map = OffsetMap()
        var at = 0
        for scalar in String(decoding: source.bytes, as: UTF8.self).unicodeScalars {
            let width = UTF8.width(scalar)
            let folded = fold(scalar)
            for item in folded {
                // Each letter of a ligature shows the whole of it.
                map.add(normalized: output.count, source: at)
                UTF8.append(item, to: &output)
            }
            at += width
        }
        map.finish(normalized: output.count, source: at)
        return NormalizedText(bytes: output, map: map)
    }

    /// The folded form of a string.
    public func normalize(_ string: String) -> String { normalize(SourceText(string)).string }

    /// What one scalar becomes: nothing, itself, another scalar, or the letters of a ligature.
    func fold(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let (kind, letter) = Letters.properties(of: scalar.value)
        switch kind {
        case .control, .mark: return []
        case .space: return [" "]
        case .newline: return ["\n"]
        case .digit: return [Unicode.Scalar(letter)]
        case .quote: return ["\""]
        case .arabic:
            let shown = PresentationForms.letters(of: scalar.value)
            if shown.isEmpty { return [strength == .strict ? scalar : Letters.scalar(of: letter)] }
            return shown.compactMap(Unicode.Scalar.init).map {
                strength == .strict ? $0 : Letters.scalar(of: Letters.properties(of: $0.value).letter)
            }
        case .latin:
            return strength == .strict ? [scalar] : [Unicode.Scalar(letter)]
        case .punctuation where letter == 0x2D: return ["-"]
        case .punctuation where letter == 0x27: return ["'"]
        case .symbol where letter == 0x25: return ["%"]
        case .foreign, .punctuation, .symbol: return [scalar]
        }
    }
}

extension Letters {
    /// The scalar of the basic block that an Arabic letter is written as.
    static func scalar(of letter: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(letter) + 0x580) ?? "\u{FFFD}"
    }
}

extension UTF8 {
    /// How many bytes a scalar takes.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
    }

    /// Appends the bytes of a scalar.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
    }
}
