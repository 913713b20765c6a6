import Lexicon

/// What the rows of attribution-verbs.tsv say of a cue.
struct CueTraits: OptionSet, Sendable {
    let rawValue: UInt32

    static let reporting = CueTraits(rawValue: 1 << 0)
    static let accordingTo = CueTraits(rawValue: 1 << 1)
    static let document = CueTraits(rawValue: 1 << 2)
    static let impersonal = CueTraits(rawValue: 1 << 3)
    static let finite = CueTraits(rawValue: 1 << 4)
    static let participle = CueTraits(rawValue: 1 << 5)
    static let noun = CueTraits(rawValue: 1 << 6)
    static let phrase = CueTraits(rawValue: 1 << 7)
    /// What follows is stated content, even without `أن`.
    static let clause = CueTraits(rawValue: 1 << 8)
    /// An act, which states something only before `أن`.
    static let event = CueTraits(rawValue: 1 << 9)
    static let both = CueTraits(rawValue: 1 << 10)
    /// A preposition after it makes it an event: `أعلن عن`.
    static let eventPreposition = CueTraits(rawValue: 1 << 11)
    static let ambiguous = CueTraits(rawValue: 1 << 12)
    static let documents = CueTraits(rawValue: 1 << 13)
    static let passive = CueTraits(rawValue: 1 << 14)
    static let object = CueTraits(rawValue: 1 << 15)
    static let medium = CueTraits(rawValue: 1 << 16)
    /// A noun that needs `أن`.
    static let needsClause = CueTraits(rawValue: 1 << 17)
    /// A phrase that needs a verb after it: `بحسب ما`.
    static let needsVerb = CueTraits(rawValue: 1 << 18)
    static let discourse = CueTraits(rawValue: 1 << 19)
    static let masculine = CueTraits(rawValue: 1 << 20)
    static let feminine = CueTraits(rawValue: 1 << 21)
    static let pluralSubject = CueTraits(rawValue: 1 << 22)
    static let takesLam = CueTraits(rawValue: 1 << 23)
    static let takesAn = CueTraits(rawValue: 1 << 24)
    /// A preposition other than `ب` leads to its content: `أشار إلى`.
    static let leadsByPreposition = CueTraits(rawValue: 1 << 25)
    /// Puts any preposition before its content: `قدر الخسائر بمليون`.
    static let takesPreposition = CueTraits(rawValue: 1 << 27)
    /// Passes on what another said, between the cue of an outlet and its content: `قالت الصحيفة نقلا عن دبلوماسيين إن`.
    static let relays = CueTraits(rawValue: 1 << 26)
}

/// The cues of the lexicon, by row.
struct CueTable: Sendable {
    struct Cue: Sendable {
        var traits: CueTraits = []
        var stance: Attribution.Stance = .neutral

        /// Whether words in quotation marks right behind the speaker are what was said: `قال`, `أضاف`.
        var says: Bool {
            stance != .estimative && traits.contains([.reporting, .clause])
                && traits.isDisjoint(with: [.object, .passive, .leadsByPreposition])
        }
    }

    private let cues: DerivedTable<Cue>
    private let first: EntryID

    init(_ lexicon: Lexicon) {
        first = lexicon.entries(of: .attributions).lowerBound
        cues = lexicon.derived("cues of attributions") { CueTable.cues(lexicon) }
    }

    private static func cues(_ lexicon: Lexicon) -> [Cue] {
        lexicon.entries(of: .attributions).map { entry in
            var cue = Cue()
            lexicon.forEachFeature(of: entry) { feature in
                if let traits = CueTable.features[feature] {
                    cue.traits.formUnion(traits)
                } else if let stance = CueTable.stances[feature] {
                    cue.stance = stance
                }
            }
            if lexicon.features(entry).has("event") { cue.traits.insert(.eventPreposition) }
            if let preposition = lexicon.features(entry)["prep"] {
                cue.traits.insert(.takesPreposition)
                if preposition != "ب" { cue.traits.insert(.leadsByPreposition) }
            }
            return cue
        }
    }

    subscript(entry: EntryID) -> Cue { cues[Int(entry - first)] }

    private static let features = FeatureTable<CueTraits>([
        "kind=reporting_verb": .reporting, "kind=according_to": .accordingTo, "kind=document": .document,
        "kind=impersonal": .impersonal, "form=finite": .finite, "form=participle": .participle,
        "form=noun": .noun,
        "form=phrase": .phrase, "content=clause": .clause, "content=event": .event, "content=both": .both,
        "ambiguous=yes": .ambiguous, "documents=yes": .documents, "voice=passive": .passive,
        "object=pronoun": .object, "medium=yes": .medium, "requires=أن": .needsClause,
        "requires=verb": .needsVerb,
        "discourse=yes": .discourse, "subject=m": .masculine, "subject=f": .feminine,
        "subject=p": .pluralSubject,
        "subject=d": .pluralSubject, "prep=ل": .takesLam, "prep=عن": .takesAn,
        "relays=yes": .relays,
    ])
    private static let stances = FeatureTable<Attribution.Stance>(
        Dictionary(uniqueKeysWithValues: Attribution.Stance.allCases.map { ("stance=" + $0.rawValue, $0) }))
}
