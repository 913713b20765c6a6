public import Extraction

/// Checks the claims of one document against each other and the text.
public struct Validator: Sendable {
    public init() {}

    /// What the checks found, and which held.
    public func validate(_ document: borrowing Document, _ mentions: borrowing Mentions, _ claims: [Claim]) -> Validation {
        Validation()
    }
}
