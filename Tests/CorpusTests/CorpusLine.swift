import Extraction
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A line of a corpus file; its description is the test's title.
struct CorpusLine: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let text: String
    let expected: String

    var testDescription: String { "\(file):\(line)" }

    /// Compiled once; each test works on a copy.
    static let extractor = Extractor()

    /// The lines of every file of a folder of the corpus.
    static func read(_ folder: String) -> [CorpusLine] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let directory = "/\(root)/Corpus/\(folder)"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return files.filter { $0.hasSuffix(".tsv") }.sorted().flatMap { name -> [CorpusLine] in
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else { return [] }
            let lines = String(decoding: data, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            return lines.enumerated().compactMap { number, line in
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard columns.count == 2, !line.hasPrefix("#") else { return nil }
                return CorpusLine(
                    file: "\(folder)/\(name)", line: number + 1, text: String(columns[0]),
                    expected: String(columns[1]))
            }
        }
    }
}
