public import ArabicText

/// What a word may be, in more detail than its families.
///
/// A bit that is not set is a sure no; one that is set is worth a look-up. The bits mean what the readers that
/// fill them say.
@frozen public struct Hints: Sendable, Equatable, BitwiseCopyable {
    /// Kinds of number word.
    public var numerals: UInt32
    /// Questions of all other readers, asked of every token: ``LexicalText/Lookup/others`` has them too.
    public var others: UInt32
    /// Kinds of calendar word.
    public var calendars: UInt16
    /// Families of cue.
    public var cues: UInt16
    /// What a word says of how figures are related.
    public var relations: UInt16
    /// No byte of an image is left to chance.
    private var unused: UInt16 = 0

    /// Hints from their bits.
    @inlinable
    public init(
        numerals: UInt32 = 0, others: UInt32 = 0, calendars: UInt16 = 0, cues: UInt16 = 0,
        relations: UInt16 = 0
    ) {
        self.numerals = numerals
        self.others = others
        self.calendars = calendars
        self.cues = cues
        self.relations = relations
    }

    /// Adds the bits of others.
    @inlinable
    public mutating func formUnion(_ more: Hints) {
        numerals |= more.numerals
        others |= more.others
        calendars |= more.calendars
        cues |= more.cues
        relations |= more.relations
    }
}

/// Which readers a token wakes: a bit for each of eight. What they mean says who fills them in.
@frozen public struct Wakes: OptionSet, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt8
    /// Readers from bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// Who knows the hints of a token; asked once for each distinct word.
public protocol HintSource: AnyObject, Sendable {
    /// The hints of every word of the lexicon, by its id.
    var ofWords: DerivedTable<Hints> { get }

    /// The bits of ``Hints/others`` of a token, and the readers it wakes: functions of its letters and its reading
    /// alone.
    func hints(of token: Token, in text: borrowing TokenizedText, _ reading: Reading, _ families: Families)
        -> (others: UInt32, wakes: Wakes)
}

extension Lexicon {
    /// How many entries all families have; every ``EntryID`` is below it.
    public var entryCount: Int { tables.entries.count }

    /// Hints of every word, from those of every entry.
    ///
    /// A word has the hints of all entries whose forms begin with it, and those of its shorter readings.
    public func hintsOfWords(_ ofEntry: [Hints]) -> [Hints] {
        var hints = [Hints](repeating: Hints(), count: tables.words.count)
        for entry in ofEntry.indices where ofEntry[entry] != Hints() {
            for form in tables.forms(of: EntryID(entry)) {
                hints[Int(tables.firstWord(ofNode: form))].formUnion(ofEntry[entry])
            }
        }
        for link in tables.links { hints[Int(link.word)].formUnion(hints[Int(link.shorter)]) }
        return hints
    }
}
