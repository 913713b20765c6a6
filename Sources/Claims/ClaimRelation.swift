public import Extraction

extension Claim {
    /// How what a claim is about stands to another thing that is named: `يعادل استهلاك النرويج`.
    ///
    /// A class: few claims have one, and all would be larger by it.
    public final class Relation: Sendable {
        /// Which of the two is more.
        public enum Kind: String, Sendable, CaseIterable {
            case equals, approx, exceeds, below
        }

        /// Which of the two is more.
        public let kind: Kind
        /// The words that say so.
        public let cue: TextSpan
        /// What it is held against.
        public let reference: Referent
        /// Index of the claim whose figure is held against it; `nil` where two things are compared without a figure.
        public let compares: Int?

        /// A relation from its parts.
        public init(kind: Kind, cue: TextSpan, reference: Referent, compares: Int? = nil) {
            self.kind = kind
            self.cue = cue
            self.reference = reference
            self.compares = compares
        }
    }
}
