#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How text is shown: with colours and direction isolates on a terminal, plainly elsewhere.
struct Terminal: Sendable {
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case yellow = "33"
        case cyan = "36"
        case figure = "1;36"
    }

    /// Whether runs of another direction are kept apart by U+2068 and U+2069.
    let isolates: Bool
    /// Whether colours are used.
    let colours: Bool

    /// What standard output can show; `NO_COLOR`, set to anything, turns colours off.
    static var standard: Terminal {
        let isTerminal = Output.standard.isTerminal
        let noColour = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
        return Terminal(isolates: isTerminal, colours: isTerminal && !noColour)
    }

    func styled(_ text: String, _ style: Style) -> String {
        colours && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Text whose direction does not reach what stands beside it.
    func isolated(_ text: String) -> String {
        isolates && !text.isEmpty ? "\u{2068}\(text)\u{2069}" : text
    }

    /// Text cut or filled up to a width in columns.
    func column(_ text: String, _ width: Int, _ style: Style? = nil) -> String {
        let cut = Terminal.cut(text, to: width)
        let padding = String(repeating: " ", count: max(0, width - Terminal.width(of: cut)))
        let shown = isolated(cut)
        return (style.map { styled(shown, $0) } ?? shown) + padding
    }

    /// How many columns a text takes: marks and controls take none, signs of East Asia two.
    static func width(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    private static func cut(_ text: String, to width: Int) -> String {
        guard Terminal.width(of: text) > width else { return text }
        var cut = String.UnicodeScalarView()
        var taken = 0
        for scalar in text.unicodeScalars {
            taken += Terminal.width(of: scalar)
            guard taken < width else { break }
            cut.append(scalar)
        }
        return String(cut) + "…"
    }
}
