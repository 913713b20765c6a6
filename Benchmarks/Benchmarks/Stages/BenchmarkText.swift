import Foundation
import JSON

/// The articles that every benchmark reads, each time in the same order.
///
/// `ARQAM_BENCH_TEXT` names a JSONL file of documents with a `text`; up to ``limit`` bytes of it are read. Real
/// and varied text matters: repeated text flatters branch prediction and caches by a factor of 1.5 to 3.
/// Without it, text is made up to the word lengths and letter frequencies of Arabic news.
struct BenchmarkText: Sendable {
    /// Bytes of text that are enough to leave the caches of any machine.
    static let limit = 8 << 20

    /// The texts, in UTF-8.
    let articles: [[UInt8]]
    /// Bytes of all of them.
    let byteCount: Int

    /// Reads or makes the text; says on standard error why a file could not be used.
    static func load() -> BenchmarkText {
        guard let path = ProcessInfo.processInfo.environment["ARQAM_BENCH_TEXT"], !path.isEmpty else {
            return made()
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            note("cannot read ARQAM_BENCH_TEXT=\(path); using made-up text")
            return made()
        }
        let articles = texts(ofLines: [UInt8](data))
        guard !articles.isEmpty else {
            note("no line of \(path) is an object with a text; using made-up text")
            return made()
        }
        return BenchmarkText(articles: articles)
    }

    private init(articles: [[UInt8]]) {
        self.articles = articles
        byteCount = articles.reduce(0) { $0 + $1.count }
    }

    private static func note(_ message: String) {
        FileHandle.standardError.write(Data("benchmarks: \(message)\n".utf8))
    }

    private static func made() -> BenchmarkText {
        var generator = TextGenerator()
        var articles: [[UInt8]] = []
        var bytes = 0
        while bytes < limit {
            let article = generator.article(wordCount: 300)
            bytes += article.count
            articles.append(article)
        }
        return BenchmarkText(articles: articles)
    }

    private static func texts(ofLines bytes: [UInt8]) -> [[UInt8]] {
        var texts: [[UInt8]] = []
        var total = 0
        var start = 0
        while start < bytes.count, total < limit {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if let text = try? text(ofDocument: bytes, start..<end) {
                texts.append(text)
                total += text.count
            }
            start = end + 1
        }
        return texts
    }

    private static func text(ofDocument bytes: [UInt8], _ line: Range<Int>) throws(JSONError) -> [UInt8]? {
        var json = JSONReader(bytes, range: line)
        var text: [UInt8]?
        try json.beginObject()
        while let key = try json.nextKey() {
            guard key == "text" else { continue }
            var utf8: [UInt8] = []
            try json.string(into: &utf8)
            text = utf8
        }
        return text
    }
}
