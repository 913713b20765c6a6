import ArgumentParser
import Intake

/// How the input is given: the options shared by every command that reads articles.
struct InputOptions: ParsableArguments {
    enum From: String, ExpressibleByArgument, CaseIterable {
        case auto
        case text
        case html
        case jsonl
        case rss
        case warc

        /// The format; `nil` where it has to be found out.
        var format: InputFormat? { InputFormat(rawValue: rawValue) }
    }

    @Argument(
        help: """
            Files, directories (the articles, pages, feeds and archives in them, sorted), or - for standard \
            input. What gzip compressed is read as it is.
            """,
        completion: .file())
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "Read the files named in this file, a path a line, or - for standard input, as they come.",
            valueName: "file"),
        completion: .file())
    var filesFrom: String?

    @Option(
        help: """
            What the input is: text (an article a file), html (a page a file), jsonl ({"id","text"} a line, and \
            optionally source, title, url, published), rss (RSS or Atom) or warc (a web archive); auto goes by \
            the name, else by the content.
            """)
    var from: From = .auto

    @Option(help: "The charset of the input, such as windows-1256; found out where it is not given.")
    var charset: String?

    @Option(help: "How many bytes a document may have; a larger one gives an error and the rest goes on.")
    var maxDocumentBytes = 64 << 20

    @Option(name: .shortAndLong, help: "How many documents are read at the same time; 1 if not given.")
    var jobs: Int?

    @Option(help: ArgumentHelp("The id of the one document given.", valueName: "id"))
    var id: String?

    @Option(help: "The outlet, for documents that do not name theirs.")
    var source: String?

    @Option(help: "The title, for documents that do not give theirs.")
    var title: String?

    @Option(help: "The address, for documents that do not give theirs.")
    var url: String?

    @Option(
        help: ArgumentHelp(
            "The day of publication, for documents that do not give theirs.", valueName: "yyyy-mm-dd"))
    var published: String?

    mutating func validate() throws {
        guard paths.count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("Standard input (-) can be read once only.")
        }
        guard maxDocumentBytes > 0 else {
            throw ValidationError("--max-document-bytes must be above 0, not \(maxDocumentBytes).")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more, not \(jobs).") }
        if id != nil, paths.count != 1 || from == .jsonl || from == .rss || from == .warc {
            throw ValidationError(
                "--id names one document: give one text or page, not \(paths.count) inputs or many in one.")
        }
        if let published, !isDay(published) {
            throw ValidationError("--published must be a day such as 2025-07-31, not `\(published)`.")
        }
    }

    /// The files to read.
    func files() throws -> [String] { try files(paths) }

    /// The files that some of the paths given stand for.
    func files(_ paths: [String]) throws -> [String] {
        guard paths.isEmpty != (filesFrom == nil) else {
            throw ValidationError(
                paths.isEmpty
                    ? "Nothing to read: give files, directories, - for standard input, or --files-from."
                    : "Give either paths or --files-from, not both.")
        }
        do throws(PathError) {
            return try inputFiles(paths)
        } catch {
            throw Failure(error.description, status: .missingFile)
        }
    }

    /// What is said of documents that do not say it themselves.
    var defaults: DocumentDefaults {
        var defaults = DocumentDefaults()
        defaults.id = id
        defaults.source = source
        defaults.title = title
        defaults.url = url
        defaults.published = published
        defaults.charset = charset
        return defaults
    }
}

/// Whether text starts with a day as ISO 8601 writes it, and goes on with a time if at all.
private func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    guard bytes.count == 10 || bytes[10] == 0x54 || bytes[10] == 0x20 else { return false }
    let digits = [0, 1, 2, 3, 5, 6, 8, 9].map { Int(bytes[$0]) - 0x30 }
    guard digits.allSatisfy({ 0...9 ~= $0 }) else { return false }
    return 1...12 ~= digits[4] * 10 + digits[5] && 1...31 ~= digits[6] * 10 + digits[7]
}
