import Lexicon

/// What a cue around a number says.
struct CueEntry: Sendable {
    enum Family: String {
        case bound, approximate, range, change, rate, negation, modality, label, multiple
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

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        first = lexicon.entries(of: .cues).lowerBound
        cues = lexicon.entries(of: .cues).map { entry in
            let features = lexicon.features(entry)
            guard let family = features["family"].flatMap(CueEntry.Family.init(rawValue:)) else { return nil }
            return CueEntry(
                family: family, bound: features["bound"].flatMap(Bound.init(rawValue:)), after: features["after"] != nil,
                parted: features["parted"] != nil, opens: features["opens"] != nil, from: features["from"] != nil,
                to: features["to"] != nil, about: features["about"] != nil, reaches: features["reach"] != nil,
                per: features["per"], belowZero: features["below-zero"] != nil, clock: features["clock"] != nil,
                group: features["group"] != nil, verb: features["verb"] != nil)
        }
    }

    /// The longest cue at a token that is of the kind asked for.
    func match(_ index: Int, _ document: Document, _ accept: (CueEntry) -> Bool) -> (cue: CueEntry, match: Match)? {
        guard let match = lexicon.match(.cues, at: index, in: document.words) else { return nil }
        for sense in lexicon.senses(atNode: match.node) where sense.family == .cues {
            if let cue = cues[Int(sense.entry - first)], accept(cue) { return (cue, match) }
        }
        return nil
    }
}
