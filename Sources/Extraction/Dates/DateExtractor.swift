import ArabicText
import Lexicon

struct DateExtractor: Sendable {
    init(_ lexicon: Lexicon) {}
    func extract(_ document: Document) -> [DateMention] { [] }
}
