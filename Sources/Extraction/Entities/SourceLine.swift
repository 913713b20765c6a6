import ArabicText
import Lexicon

/// A line that names the outlet of an article: `المصدر: X`.
struct SourceLine {
    /// Tokens of the name.
    let name: Range<Int>

    /// The line around a colon, or `nil` where it is no source line.
    init?(_ document: borrowing Document, colon: Int, _ names: NameReader) {
        guard colon > 0, colon + 1 < document.tokenCount, document.isMark(colon, 0x3A) else { return nil }
        let label = colon - 1
        guard label == 0 || !document.continuesLine(label) else { return nil }
        guard document[label].kind == .arabic, names.traits(document, label).traits.contains(.anonymous),
            document.continuesLine(colon), document.continuesLine(colon + 1)
        else { return nil }
        var end = colon + 1
        while end < document.tokenCount, end < colon + 9, document.continuesLine(end) { end += 1 }
        // A name fills its line; a sentence after a colon does not.
        guard end == document.tokenCount || !document.continuesLine(end) else { return nil }
        name = colon + 1..<end
    }
}
