import ArabicText
import Lexicon

/// Names in quotation marks inside a source.
extension SourceReader {
    /// A phrase in quotation marks inside a source is a name, so it is short.
    func quoted(_ document: borrowing Document, _ quote: Int, _ limit: Int) -> Range<Int>? {
        if let entity = names.gazetteerEnd(document, quote + 1), entity < limit,
            document[entity].kind == .quote
        {
            return quote + 1..<entity
        }
        var at = quote + 1
        let cap = min(limit, quote + 7)
        while at < cap, document.continuesLine(at) {
            if document[at].kind == .quote { return at > quote + 1 ? quote + 1..<at : nil }
            if document[at].kind == .arabic, names.traits(document, at).traits.contains(.complementizer) {
                return nil
            }
            at += 1
        }
        return at < limit && document[quote + 1].kind == .latin ? quote + 1..<at : nil
    }

    func quoteCount(_ document: borrowing Document, _ start: Int, _ end: Int) -> Int {
        var count = 0
        for index in start..<end where document[index].kind == .quote { count += 1 }
        return count
    }
}
