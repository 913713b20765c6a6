import ArabicText
import Claims
import Extraction
import Foundation
import Lexicon
import Testing

/// A line of a corpus file, titled by where it stands.
struct CorpusLine: CustomTestStringConvertible, Sendable {
    let file: String
    let line: Int
    let columns: [String]

    var testDescription: String { "\(file):\(line)" }

    /// Whether a file says what rules find, and not what claims are.
    static func isOfRules(_ file: String) -> Bool { file != "fields.tsv" && file != "comparisons.tsv" }

    /// Lines of the claims corpus, by file; comments and the header row are left out.
    static func all(_ isWanted: (String) -> Bool) -> [CorpusLine] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Corpus/claims")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".tsv") && isWanted($0) }.sorted().flatMap {
            file -> [CorpusLine] in
            guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
                return []
            }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            return lines.filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }.dropFirst().map {
                number, line in
                CorpusLine(
                    file: file, line: number + 1,
                    columns: line.split(separator: "\t", omittingEmptySubsequences: false).map {
                        $0.replacingOccurrences(of: "\\n", with: "\n")
                    })
            }
        }
    }
}

/// An article read by all stages.
struct Read {
    let document: Document
    let mentions: Mentions
    let claims: [Claim]
    let validation: Validation

    // Their tables are made once for all tests.
    private static let extractor = Extractor()
    private static let builder = ClaimBuilder()

    init(_ text: String, published: String? = nil) {
        var extractor = Read.extractor
        document = extractor.read(SourceText(text), Metadata(id: "test", published: published))
        mentions = extractor.mentions(in: document)
        claims = Read.builder.claims(in: document, mentions)
        validation = Validator().validate(document, mentions, claims)
    }

    func text(_ span: TextSpan?) -> String { span.map { document.source.slice($0.range) } ?? "-" }

    func text(_ referent: Claim.Referent) -> String {
        referent.spans.isEmpty ? "-" : referent.spans.map { text($0) }.joined(separator: " ")
    }

    /// The claim of the figure whose number is written so.
    func claim(of number: String) -> Claim? {
        claims.first { claim in
            guard let index = claim.quantity else { return false }
            return mentions.quantities[index].tokens.contains {
                document.source.slice(Int(document[$0].start)..<Int(document[$0].end)) == number
            }
        }
    }
}
