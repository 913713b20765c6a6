import Arqam
import Intake
import JSON
import Lexicon

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What `make build` runs before it builds the program: `training-run WORDS TEXT… >IMAGE`.
///
/// It writes the tables of the built-in lexicons, which the program then has as constants, the words of the file WORDS
/// first in them, and reads texts as `arqam extract` does. Compiled so that it counts how often each path of the code is taken, it leaves those counts
/// behind, and the compiler lays the program out by them.
@main
struct TrainingRun {
    static func main() throws {
        guard let words = CommandLine.arguments.dropFirst().first else { return }
        var counts = WordCounts()
        counts.add(frequentFirst: String(decoding: try bytes(of: words), as: UTF8.self))
        try put(Lexicon.embeddedImage(counts) { _ = Pipeline(lexicon: $0) })
        var documents: [InputDocument] = []
        for path in CommandLine.arguments.dropFirst(2) {
            let bytes = try bytes(of: path)
            documents += try path.hasSuffix(".jsonl") ? lines(bytes, path) : [text(bytes, path)]
        }
        var pipeline = Pipeline()
        var json = JSONWriter()
        // More than once, as most words of a long run have been met before.
        for _ in 0..<8 {
            for reading in pipeline.extract(documents) {
                json.removeAll()
                reading.write(to: &json)
            }
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var file = try InputFile(path: path)
        try file.readAll(limit: 1 << 26, appendingTo: &bytes)
        return bytes
    }

    private static func text(_ bytes: [UInt8], _ path: String) throws -> InputDocument {
        try InputDocument(text: bytes, name: path, id: path, defaults: DocumentDefaults())
    }

    private static func lines(_ bytes: [UInt8], _ path: String) throws -> [InputDocument] {
        var documents: [InputDocument] = []
        for line in bytes.split(separator: 0x0A) {
            documents.append(
                try InputDocument(
                    jsonl: bytes, line: line.indices, name: path, number: documents.count + 1,
                    defaults: DocumentDefaults()))
        }
        return documents
    }

    private static func put(_ bytes: [UInt8]) throws {
        var at = 0
        while at < bytes.count {
            let written = unsafe bytes[at...].withUnsafeBytes {
                unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            guard written > 0 else { throw WriteError() }
            at += written
        }
    }

    private struct WriteError: Error, CustomStringConvertible {
        var description: String { "the image of the lexicon could not be written" }
    }
}
