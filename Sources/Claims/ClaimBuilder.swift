public import Extraction
public import Lexicon

/// Turns the mentions of a document into claims.
public struct ClaimBuilder: Sendable {
    public init(_ lexicon: Lexicon = .embedded) {}

    /// One claim for every claimworthy quantity, in order of the text.
    public func claims(in document: borrowing Document, _ mentions: borrowing Mentions) -> [Claim] { [] }
}
