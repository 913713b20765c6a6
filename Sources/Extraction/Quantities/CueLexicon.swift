import Lexicon

/// What a cue around a number says.
struct CueEntry: Sendable {
    enum Family: String {
        case bound, approximate, range, change, rate, negation, modality, label, multiple
        /// Words that say of what degrees are.
        case degree

        /// The family's bit in ``Hints/cues``.
        var bit: UInt16 {
            switch self {
            case .bound: 1 << 0
            case .approximate: 1 << 1
            case .range: 1 << 2
            case .change: 1 << 3
            case .rate: 1 << 4
            case .negation: 1 << 5
            case .modality: 1 << 6
            case .label: 1 << 7
            case .multiple: 1 << 8
            case .degree: 1 << 9
            }
        }
    }

    let family: Family
    let bound: Bound?
    /// Stands behind the amount.
    let after: Bool
    /// May be parted from its number by other words.
    let parted: Bool
    /// Opens a range (`بين`), or a rate that names what it is per (`لكل`).
    let opens: Bool
    let from: Bool
    /// `إلى` between two ends; for a parted verb, that it needs `إلى` before its number.
    let to: Bool
    /// For a parted verb, that it needs `عن` or `على` before its number.
    let about: Bool
    /// A verb of reaching (`يصل إلى`).
    let reaches: Bool
    /// The unit a rate is per.
    let per: String?
    /// The unit that `درجة` stands for beside it.
    let unit: String?
    let belowZero: Bool
    let clock: Bool
    let group: Bool
    let verb: Bool
}

/// Cues, ready for reading.
final class CueLexicon: Sendable {
    private let cues: [CueEntry?]
    private let first: EntryID
    private let lexicon: Lexicon
    // Beside the families of cue, a bit for what leads and what waits.
    private static let leads: UInt16 = 1 << 12
    private static let parted: UInt16 = 1 << 13
    private static let from: UInt16 = 1 << 14
    /// What an amount may begin with, or wait for.
    static let wakes = leads | parted | from

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        let first = lexicon.entries(of: .cues).lowerBound
        self.first = first
        cues = lexicon.entries(of: .cues).map { entry in
            let features = lexicon.features(entry)
            guard let family = features["family"].flatMap(CueEntry.Family.init(rawValue:)) else { return nil }
            return CueEntry(
                family: family, bound: features["bound"].flatMap(Bound.init(rawValue:)),
                after: features["after"] != nil,
                parted: features["parted"] != nil, opens: features["opens"] != nil,
                from: features["from"] != nil,
                to: features["to"] != nil, about: features["about"] != nil, reaches: features["reach"] != nil,
                per: features["per"], unit: features["unit"], belowZero: features["below-zero"] != nil,
                clock: features["clock"] != nil,
                group: features["group"] != nil, verb: features["verb"] != nil)
        }
    }

    /// The bits of ``Hints/cues`` of a cue.
    func hint(of entry: EntryID) -> UInt16 {
        guard let cue = cues[Int(entry - first)] else { return 0 }
        let leads =
            !cue.after
            && (cue.family == .bound || cue.family == .approximate || cue.family == .range && cue.opens)
        return cue.family.bit | (leads ? CueLexicon.leads : 0) | (cue.parted ? CueLexicon.parted : 0)
            | (cue.from ? CueLexicon.from : 0)
    }

    /// Whether a cue that stands before its amount may begin at a token.
    ///
    /// Half of these cues begin with `في`, `على` or `ما`: they need their second word behind them.
    @inline(__always)
    func mayLead(_ index: Int, _ document: Document) -> Bool {
        document.words.hints(at: index).cues & CueLexicon.leads != 0
            && (document.mayBe(.cueAlone, index) || document.words.lookups[index].continues)
    }

    /// Whether `من` stands at a token, which opens a range only before a number.
    @inline(__always)
    func mayBeFrom(_ index: Int, _ document: Document) -> Bool {
        document.words.hints(at: index).cues & CueLexicon.from != 0
    }

    /// Whether a cue that waits for its number may begin at a token.
    @inline(__always)
    func mayWait(_ index: Int, _ document: Document) -> Bool {
        document.words.hints(at: index).cues & CueLexicon.parted != 0
    }

    /// Whether a cue of a family may begin at a token.
    @inline(__always)
    func mayBe(_ family: CueEntry.Family, _ index: Int, _ document: Document) -> Bool {
        document.words.hints(at: index).cues & family.bit != 0
    }

    /// The longest cue at a token that is of the kind asked for.
    func match(_ index: Int, _ document: Document, _ accept: (CueEntry) -> Bool) -> (
        cue: CueEntry, match: Match
    )? {
        guard index < document.tokenCount,
            document.words.hints(at: index).cues & ~CueEntry.Family.modality.bit != 0,
            let match = lexicon.match(.cues, at: index, in: document.words)
        else { return nil }
        for sense in lexicon.senses(of: .cues, at: match) {
            let entry = lexicon.entry(of: sense)
            if let cue = cues[Int(entry - first)], accept(cue) { return (cue, match) }
        }
        return nil
    }
}
