/// The kind of a token.
public enum TokenKind: UInt8, Sendable {
    /// A run of Arabic letters with their diacritics.
    case arabic
    /// A run of Latin letters.
    case latin
    /// Digits of one number, with the separators that stand between two digits.
    case number
    /// A run of letters of another script.
    case foreign
    /// One quotation mark.
    case quote
    /// One punctuation mark.
    case punctuation
    /// One symbol.
    case symbol

    /// The name shown to users.
    public var name: String {
        switch self {
        case .arabic: "arabic"
        case .latin: "latin"
        case .number: "number"
        case .foreign: "foreign"
        case .quote: "quote"
        case .punctuation: "punctuation"
        case .symbol: "symbol"
        }
    }
}

/// One token of a text. Its offsets are bytes of the source; no later stage moves them.
public struct Token: Sendable {
    /// What stands between a token and the one before it.
    public struct Gap: OptionSet, Sendable {
        /// The flags as bits.
        public let rawValue: UInt8
        /// Flags from bits.
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
        // Computed, so that other modules see plain bits and call nothing.
        /// White space or an invisible scalar.
        @inlinable public static var space: Gap { Gap(rawValue: 1) }
        /// At least one line break.
        @inlinable public static var newline: Gap { Gap(rawValue: 2) }
        /// An empty line.
        @inlinable public static var blankLine: Gap { Gap(rawValue: 4) }
    }

    /// First byte in the source.
    public var start: UInt32
    /// Byte after the last one in the source.
    public var end: UInt32
    /// Where the token's letters start in ``TokenizedText/letters``.
    public var letters: UInt32
    /// How many letters it has; longer tokens are cut at 65,535 here, never in the source span.
    public var letterCount: UInt16
    /// What the token is.
    public var kind: TokenKind
    /// What stands before it.
    public var gap: Gap

    /// A token of given offsets.
    @inlinable
    public init(start: UInt32, end: UInt32, letters: UInt32, letterCount: UInt16, kind: TokenKind, gap: Gap) {
        self.start = start
        self.end = end
        self.letters = letters
        self.letterCount = letterCount
        self.kind = kind
        self.gap = gap
    }

    /// Whether nothing stands between this token and the one before it.
    @inlinable public var isGlued: Bool { gap.isEmpty }
    /// Whether the token is a word of Arabic or Latin letters.
    @inlinable public var isWord: Bool { kind == .arabic || kind == .latin }
}

/// A text cut into tokens, with the folded letters of each.
public struct TokenizedText: Sendable {
    /// Tokens in the order of the source; they never overlap.
    public var tokens: [Token] = []
    /// The folded letters of all tokens, one byte a letter; see ``Letters``.
    public var letters: [UInt8] = []

    /// A text without tokens.
    public init() {}

    /// Forgets the text and keeps the memory.
    public mutating func removeAll() {
        tokens.removeAll(keepingCapacity: true)
        letters.removeAll(keepingCapacity: true)
    }

    /// Letter `index` of a token, or 0 past its end.
    @inlinable public func letter(_ token: Token, _ index: Int) -> UInt8 {
        index < Int(token.letterCount) ? letters[Int(token.letters) + index] : 0
    }

    /// Whether a token has these letters and no others.
    @inlinable
    public func spells<let count: Int>(_ token: Token, _ word: [count of UInt8]) -> Bool {
        guard Int(token.letterCount) == count else { return false }
        for index in 0..<count where letter(token, index) != word[index] { return false }
        return true
    }

    /// The last letter of a token, or 0 for an empty one.
    @inlinable public func lastLetter(_ token: Token) -> UInt8 {
        token.letterCount == 0 ? 0 : letters[Int(token.letters) + Int(token.letterCount) - 1]
    }

    /// The look-up key of a token, without its first `prefix` letters.
    @inlinable public func key(_ token: Token, dropping prefix: Int = 0) -> WordKey {
        WordKey(
            letters, from: Int(token.letters) + prefix, count: Swift.max(0, Int(token.letterCount) - prefix))
    }
}
