import Extraction

/// The kinds of those who state a claim, a bit for each.
struct Tellers: OptionSet, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Analysts, or another group without a name.
    static let group = Tellers(rawValue: 1)
    static let anonymous = Tellers(rawValue: 2)
    /// Anybody else.
    static let other = Tellers(rawValue: 4)

    /// The teller an attribution names or describes; the outlet's own line and impersonal cues name none.
    init(_ attribution: borrowing Attribution) {
        guard attribution.kind != .impersonal, attribution.kind != .sourceLine else {
            self = []
            return
        }
        switch attribution.sourceType {
        case .none: self = []
        case .analysts, .group: self = .group
        case .anonymous: self = .anonymous
        case .person, .organization, .media, .document, .implicit: self = .other
        }
    }
}
