import ArabicText
import Testing

@testable import Extraction

/// Corpus/numerals: what numbers say, digits and words.
@Suite struct NumeralsCorpusTests {
    @Test(arguments: FigureCorpus.lines(of: "numerals"))
    func line(_ line: FigureLine) {
        let (document, _) = FigureCorpus.read(line.text)
        let found = Numerals.notation(in: document)
        #expect(found == line.expected, "\(line.place): \(line.text)")
    }
}

/// The numeral grammar on texts that are nothing but a number.
enum Numerals {
    static let reader = NumeralReader(CorpusLine.extractor.lexicon)

    /// The value where the number takes the whole text, `a|b` where a separator can be read in two ways.
    static func notation(in document: Document) -> String {
        guard let numeral = reader.read(0, document) else { return "-" }
        var notation = numeral.kind == .vague ? "vague" : numeral.value.description
        if let grouped = numeral.grouped { notation += "|\(grouped)" }
        // What is left unread shows where the grammar stopped.
        guard numeral.tokens.upperBound < document.tokenCount else { return notation }
        return notation + " … " + document.source.slice(document.span(numeral.tokens.upperBound..<document.tokenCount).range)
    }

    /// The value of a text that is nothing but a number.
    static func value(of text: String) -> ExactDecimal? {
        let (document, _) = FigureCorpus.read(text)
        guard let numeral = reader.read(0, document), numeral.tokens.upperBound == document.tokenCount else {
            return nil
        }
        return numeral.value
    }
}
