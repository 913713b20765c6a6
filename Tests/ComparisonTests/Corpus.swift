import Arqam
import Comparison
import Foundation
import Intake
import JSON

/// The articles of `Corpus/`, read once.
enum Corpus {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let pairs = package.appendingPathComponent("Corpus/pairs")

    /// Names of the pairs.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: pairs.path).filter {
            FileManager.default.fileExists(atPath: pairs.appendingPathComponent($0 + "/a.txt").path)
        }.sorted()
    }

    /// The two tellings of a pair.
    static func pair(_ name: String) throws -> [ComparedDocument] { try read.get().pairs[name] ?? [] }

    /// The diff of a pair.
    static func diff(_ name: String) throws -> Diff {
        try diffs.get()[name] ?? Diff(documents: [])
    }

    private static let read = Result {
        let all = try names()
        return (
            articles: try readArticles(),
            pairs: Dictionary(
                uniqueKeysWithValues: try all.map { name in
                    (
                        name,
                        try ["a", "b"].map { try document(pairs.appendingPathComponent("\(name)/\($0).txt")) }
                    )
                })
        )
    }

    private static let diffs = Result {
        var comparer = Comparer()
        return try read.get().pairs.mapValues { comparer.diff($0) }
    }

    /// Every article of the corpus.
    static func articles() throws -> [ComparedDocument] {
        try read.get().articles + names().flatMap(pair)
    }

    private static func readArticles() throws -> [ComparedDocument] {
        let folder = package.appendingPathComponent("Corpus/articles")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".txt") }.sorted().map { try document(folder.appendingPathComponent($0)) }
    }

    static func document(_ file: URL) throws -> ComparedDocument {
        let name = file.deletingPathExtension().lastPathComponent
        var pipeline = Pipeline()
        let text = try InputDocument(
            text: Array(Data(contentsOf: file)), name: name, id: name, defaults: DocumentDefaults())
        return pipeline.extract(text).compared
    }
}
