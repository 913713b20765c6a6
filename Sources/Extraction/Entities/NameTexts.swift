import Lexicon
import Synchronization

/// The canonical names of the rows of the gazetteers, made once for all texts.
final class NameTexts: Sendable {
    /// What is written of a row.
    struct Text: Sendable {
        var name: String
        var item: String?
    }

    private let lexicon: Lexicon
    /// First row of a gazetteer.
    private let first: EntryID
    private let count: Int
    /// Filled as the rows are met.
    private let texts = Mutex<[Text?]>([])

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        let rows = [Family.organizations, .outlets, .places].map { lexicon.entries(of: $0) }
        first = rows.map(\.lowerBound).min() ?? 0
        count = Int((rows.map(\.upperBound).max() ?? 0) - first)
    }

    /// The name of a row, with its Wikidata item where it has one.
    func text(of entry: EntryID, hasItem: Bool) -> Text {
        let index = Int(entry - first)
        return texts.withLock { texts in
            if texts.isEmpty { texts = Array(repeating: nil, count: count) }
            if let text = texts[index] { return text }
            let text = Text(
                name: lexicon.id(entry), item: hasItem ? lexicon.features(entry)["wikidata"] : nil)
            texts[index] = text
            return text
        }
    }
}
