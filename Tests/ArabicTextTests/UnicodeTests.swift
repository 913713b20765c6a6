import ICU
import Testing

@testable import ArabicText

/// The fold table against the Unicode Character Database and ICU's NFKC. Every difference has a name here.
@Suite struct UnicodeTests {
    /// Why a presentation form folds otherwise than NFKC says.
    enum Difference: Hashable {
        /// NFKC leaves the diacritic on a space or tatweel; here it is a mark of the word it stands in.
        case markWithoutCarrier
        /// A phrase in one sign (`ﷺ`, `ﷻ`) stays one symbol: no word of a figure is in it.
        case phraseInOneSign
        /// NFKC spells `﷼` in Farsi letters; here it stays the sign of money it is.
        case currencySign
        /// Diacritics inside a ligature go, as they do everywhere.
        case marksInLigature
    }

    static func difference(_ scalar: UInt32) -> Difference? {
        switch scalar {
        case 0xFC5E...0xFC63, 0xFCF2...0xFCF4, 0xFE70...0xFE7F: .markWithoutCarrier
        case 0xFDFA, 0xFDFB: .phraseInOneSign
        case 0xFDFC: .currencySign
        case 0xFC5B...0xFC5D, 0xFC90, 0xFCD9, 0xFD3C, 0xFD3D, 0xFBDD: .marksInLigature
        default: nil
        }
    }

    @Test func presentationFormsShowWhatNFKCSays() throws {
        let strict = Normalizer(.strict)
        var seen: Set<Difference> = []
        for value: UInt32 in 0xFB50...0xFEFC {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let mapping = try NormalizationForm.nfkc.mapping(of: scalar)
            guard mapping != [scalar], scalar.properties.generalCategory == .otherLetter else { continue }
            let ours = strict.fold(scalar)
            let hex = "U+\(String(value, radix: 16))"
            switch Self.difference(value) {
            case nil: #expect(ours == mapping, "\(hex)")
            case .markWithoutCarrier?: #expect(ours.isEmpty, "\(hex)")
            case .phraseInOneSign?, .currencySign?: #expect(ours == [scalar], "\(hex)")
            case .marksInLigature?:
                #expect(
                    ours
                        == mapping.filter {
                            $0.properties.generalCategory == .otherLetter && $0.value != 0x674
                        }, "\(hex)")
            }
            if let difference = Self.difference(value) { seen.insert(difference) }
        }
        // A difference that no scalar needs any more has to go from the list; ﷼ is no letter to Unicode.
        #expect(seen == [.markWithoutCarrier, .phraseInOneSign, .marksInLigature])
        #expect(strict.fold("﷼") == ["﷼"])
    }

    /// Classes against general categories, over the whole basic plane.
    @Test func classesAgreeWithUnicode() {
        for value: UInt32 in 0...0xFFFF {
            guard let scalar = Unicode.Scalar(value), let allowed = Self.classes(of: scalar) else { continue }
            let (kind, letter) = Letters.properties(of: value)
            #expect(allowed.contains(kind), "U+\(String(value, radix: 16)) is \(kind)")
            if kind == .arabic, letter != Letters.expands {
                #expect(Letters.isArabic(letter), "U+\(String(value, radix: 16))")
            }
            let isSilent = kind == .space || kind == .newline || kind == .control || kind == .mark
            #expect(isSilent == (letter == 0), "U+\(String(value, radix: 16)) has letter \(letter)")
        }
    }

    /// The classes a scalar may have; `nil` where nothing is promised (scripts the lexicon never names).
    private static func classes(of scalar: Unicode.Scalar) -> Set<ScalarClass>? {
        let properties = ScalarProperties(scalar)
        switch scalar.value {
        case 0x09, 0x0B, 0x0C: return [.space]
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return [.newline]
        case 0xB5, 0x3BC: return [.latin]  // the micro sign: `µm`
        case 0x6E5, 0x6E6, 0x674: return [.mark]  // small letters above the line
        case 0xFDFA, 0xFDFB: return [.symbol]  // phrases in one sign
        case 0xFC5E...0xFC63, 0xFCF2...0xFCF4, 0xFE70...0xFE74, 0xFE76...0xFE7F: return [.mark]
        case 0x640: return [.mark]
        case 0x66A, 0x609, 0x60A, 0x2030, 0x25, 0xFF05, 0xFE6A, 0x2031: return [.symbol]
        case 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E, 0x24: return [.symbol]
        case 0x2212, 0x2044, 0x2215, 0x25CF: return [.punctuation]  // minus, fraction bars, bullet
        case 0x22, 0xFF02, 0x2033: return [.quote]
        case 0x115F...0x1160, 0x3164, 0xFFA0: return nil
        default: break
        }
        switch properties.generalCategory {
        case "Zs": return [.space]
        case "Cc": return [.control]
        case "Cf" where scalar.value < 0x600 || scalar.value > 0x2000 && scalar.value < 0xFFF0:
            return [.control]
        case "Pi", "Pf": return scalar.value < 0x2E00 ? [.quote, .punctuation] : nil
        case "Nd" where ["Arab", "Zyyy"].contains(properties.script) && scalar.value < 0xFF00: return [.digit]
        case "Lo", "Lm":
            if properties.script != "Arab" { return nil }
            // Letters of African languages and Quranic shapes of alef stay foreign.
            return scalar.value >= 0x870 && scalar.value < 0x8CA ? [.foreign] : [.arabic]
        case "Lu", "Ll":
            guard properties.script == "Latn", scalar.value < 0x180 else { return nil }
            return scalar.value < 0x80 ? [.latin] : [.latin, .foreign]
        case "Mn": return properties.script == "Arab" || scalar.value < 0x370 ? [.mark] : nil
        case "Po", "Pd", "Ps", "Pe":
            return scalar.value < 0x80 || scalar.value == 0x60C ? [.punctuation, .symbol] : nil
        default: return nil
        }
    }

    @Test func digitsHaveTheirValue() {
        for value: UInt32 in 0...0xFFFF where Letters.properties(of: value).class == .digit {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(ScalarProperties(scalar).decimalDigit == Int(Letters.properties(of: value).letter) - 0x30)
        }
    }
}
