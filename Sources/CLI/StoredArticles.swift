import Arqam
import Intake
import Lexicon
import Store

/// The stored articles that a command is asked to read, beside files or on their own.
struct StoredArticles {
    /// Articles to read, in the order they were asked for.
    enum Part {
        case files([String])
        case stored([Int64])
    }

    /// At most so many articles are compared with each other.
    static let limit = 12

    private let store: ArticleStore?
    private let lexicon: Lexicon

    init(store path: String?, lexicon: Lexicon) throws {
        store = try path.map { path in
            try orFailure { () throws(StoreError) in try ArticleStore(path: path, for: .reading) }
        }
        self.lexicon = lexicon
    }

    /// Tells files from articles of the store, and finds those on a story.
    /// - Parameters:
    ///   - paths: what stands on the command line: a file where there is one of that name, else an article.
    ///   - story: an article whose story is asked for.
    ///   - about: words that are looked for.
    func split(_ paths: [String], story: String?, about: String?) throws -> [Part] {
        guard let store else { return [.files(paths)] }
        var parts: [Part] = []
        var files: [String] = []
        for path in paths {
            if path == "-" || isPath(path) {
                files.append(path)
                continue
            }
            if !files.isEmpty { parts.append(.files(files)) }
            files = []
            parts.append(
                .stored([try orFailure { () throws(StoreError) in try store.number(ofArticle: path) }]))
        }
        if !files.isEmpty { parts.append(.files(files)) }
        if let story { parts.append(.stored(try self.story(of: story, in: store))) }
        if let about { parts.append(.stored(try articles(about: about, in: store))) }
        return parts
    }

    /// What is read out of stored articles: their text is read anew, as files are.
    func readings(_ numbers: [Int64]) throws -> [ArticleReading] {
        guard let store else { return [] }
        var pipeline = Pipeline(lexicon: lexicon)
        return try orFailure { () throws(StoreError) in
            var readings: [ArticleReading] = []
            for number in numbers { readings.append(pipeline.extract(try store.document(number))) }
            return readings
        }
    }

    /// Stored articles on the story of one that need not be stored.
    func neighbours(of reading: ArticleReading) throws -> [ArticleReading] {
        guard let store else { return [] }
        let article = ArticleRecord(reading)
        let others = try orFailure { () throws(StoreError) in
            try store.neighbours(
                of: article, excluding: store.numbers(ofText: article), limit: Self.limit - 1)
        }
        return try readings(others.map(\.document).sorted())
    }

    private func story(of name: String, in store: ArticleStore) throws -> [Int64] {
        let number = try orFailure { () throws(StoreError) in try store.number(ofArticle: name) }
        guard let reading = try readings([number]).first else { return [] }
        let others = try orFailure { () throws(StoreError) in
            try store.neighbours(of: ArticleRecord(reading), excluding: [number], limit: Self.limit - 1)
        }
        guard !others.isEmpty else {
            throw Failure(
                "\(store.path): no other article tells the story of `\(name)`", status: .unreadableDocument)
        }
        return [number] + others.map(\.document).sorted()
    }

    /// The articles that have the words, and most of what they tell in common.
    private func articles(about words: String, in store: ArticleStore) throws -> [Int64] {
        var filter = ArticleFilter()
        filter.text = words
        let found = try orFailure { () throws(StoreError) in try store.articles(filter, limit: 500) }
        guard let first = found.first else {
            throw Failure("\(store.path): no article has the words `\(words)`", status: .unreadableDocument)
        }
        guard found.count > 1 else { return [first] }
        // Of all that has the words, the article with the most neighbours among them stands for the story.
        var best: [Int64] = []
        for (number, reading) in zip(found.suffix(40), try readings(Array(found.suffix(40)))) {
            let neighbours = try orFailure { () throws(StoreError) in
                try store.neighbours(of: ArticleRecord(reading), excluding: [number], limit: 100)
            }
            let others = neighbours.map(\.document).filter(Set(found).contains)
            if others.count + 1 > best.count { best = [number] + others.prefix(Self.limit - 1) }
        }
        return best.count > 1 ? best.sorted() : Array(found.suffix(Self.limit))
    }
}
