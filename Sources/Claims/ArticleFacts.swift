/// What the claims and the text of an article have at all, so that rules about anything else cost nothing.
struct ArticleFacts: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    private init(bit: UInt32) { rawValue = 1 << bit }

    // Of figures.
    static let range = ArticleFacts(bit: 0)
    static let percent = ArticleFacts(bit: 1)
    static let money = ArticleFacts(bit: 2)
    static let power = ArticleFacts(bit: 3)
    static let energy = ArticleFacts(bit: 4)
    static let ratio = ArticleFacts(bit: 5)
    static let vague = ArticleFacts(bit: 6)

    // Of links: any at all, and those some rule asks for.
    static let link = ArticleFacts(bit: 7)
    static let part = ArticleFacts(bit: 8)
    static let whole = ArticleFacts(bit: 9)
    static let apposition = ArticleFacts(bit: 10)
    static let before = ArticleFacts(bit: 11)
    static let input = ArticleFacts(bit: 12)

    // Of modality, traits and referents.
    static let forecast = ArticleFacts(bit: 13)
    static let possibility = ArticleFacts(bit: 14)
    static let hypothetical = ArticleFacts(bit: 15)
    static let capability = ArticleFacts(bit: 16)
    static let gain = ArticleFacts(bit: 17)
    static let wholeOnly = ArticleFacts(bit: 18)
    static let joined = ArticleFacts(bit: 19)
    static let comparative = ArticleFacts(bit: 20)
    static let missingSubject = ArticleFacts(bit: 21)

    static let misfit = ArticleFacts(bit: 25)
    static let relation = ArticleFacts(bit: 26)

    // Of the text.
    static let quotes = ArticleFacts(bit: 22)
    static let markup = ArticleFacts(bit: 23)
    static let gluedScripts = ArticleFacts(bit: 24)

    /// What a claim brings, its figure aside.
    init(_ claim: borrowing Claim) {
        self = []
        switch claim.link?.kind {
        case .part: formUnion([.link, .part])
        case .whole: formUnion([.link, .whole])
        case .apposition: formUnion([.link, .apposition])
        case .before: formUnion([.link, .before])
        case .input: formUnion([.link, .input])
        case .level, .change, .coordinate, .detail, .sibling: insert(.link)
        case nil: break
        }
        switch claim.modality.kind {
        case .forecast: insert(.forecast)
        case .possibility: insert(.possibility)
        case .fact, .estimate: break
        }
        if claim.modality.hypothetical { insert(.hypothetical) }
        if claim.subject.status == .missing { insert(.missingSubject) }
        let traits = claim.traits
        if traits.contains(.capability) { insert(.capability) }
        if traits.contains(.gain) { insert(.gain) }
        if traits.contains(.wholeOnly) { insert(.wholeOnly) }
        if traits.contains(.joined) { insert(.joined) }
        if traits.contains(.comparative) { insert(.comparative) }
        if traits.contains(.misfit) { insert(.misfit) }
        if claim.relation != nil { insert(.relation) }
    }
}
