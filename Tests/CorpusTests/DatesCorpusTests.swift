import ArabicText
import Foundation
import Testing

@testable import Extraction

/// Corpus/dates: every calendar expression of a sentence, and nothing else.
@Suite struct DatesCorpusTests {
    @Test(arguments: FigureCorpus.lines(of: "dates"))
    func line(_ line: FigureLine) {
        let (document, mentions) = FigureCorpus.read(line.text, published: line.context)
        let found = mentions.dates.map { $0.notation(in: document) }
        let expected = line.expected == "-" ? [] : line.expected.components(separatedBy: " | ")
        // The relation and the days are compared where the line gives them.
        let agree = found.count == expected.count && zip(found, expected).allSatisfy { DatesCorpusTests.agree($0, $1) }
        #expect(agree, "\(line.place): \(line.text)\n found \(found.joined(separator: " | "))\n not \(line.expected)")
    }

    private static func agree(_ found: String, _ expected: String) -> Bool {
        let found = found.components(separatedBy: " = ")
        let expected = expected.components(separatedBy: " = ")
        guard found.count == 2, expected.count == 2, found[0] == expected[0] else { return false }
        let facts = found[1].split(separator: " ")
        let wanted = expected[1].split(separator: " ")
        return facts.first == wanted.first && wanted.dropFirst().allSatisfy(facts.contains)
    }
}
