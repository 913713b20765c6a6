import Intake

/// Documents that one worker reads one after the other.
struct Batch: Sendable {
    enum Content: Sendable {
        /// Lines of a JSONL file.
        case lines(Lines)
        /// A text or a page that has been read already.
        case whole([UInt8], InputFormat)
        /// A text or a page that has yet to be read.
        case file(InputFormat)
        /// An item of a feed or a page of an archive.
        case part(RawDocument)
        /// A document, or a whole file, that cannot be read.
        case failure(InputError)
    }

    /// The file, as errors show it.
    var name: String
    var content: Content
    /// Whether the input is this one text and nothing else.
    var isAlone = false
}

/// Cuts the input into batches, in order and in bounded memory.
struct BatchReader: ~Copyable {
    private var rest: ArraySlice<String>
    private let input: InputOptions
    private let isOneFile: Bool
    private let bufferSize: Int
    private var list: PathList?
    private var open: OpenFile?

    init(files: [String], input: InputOptions, jobs: Int) throws(Failure) {
        rest = files[...]
        isOneFile = files.count == 1 && input.filesFrom == nil
        self.input = input
        // A group of articles: more of the input at once would only be further away when it is read.
        bufferSize = 1 << 17
        if let path = input.filesFrom { list = try PathList(path) }
    }

    /// Whether the next batch has yet to be written by whoever writes the other end of a pipe.
    var wouldWait: Bool {
        mutating get { open?.wouldWait ?? (rest.isEmpty && list?.wouldWait ?? false) }
    }

    /// The next batch; `nil` at the end of the input.
    mutating func next() throws(Failure) -> Batch? {
        while true {
            if open != nil, let batch = nextOfFile() { return batch }
            do throws(InputError) {
                guard let file = try nextFile() else { return nil }
                if let batch = try begin(file) { return batch }
            } catch {
                return Batch(name: error.place, content: .failure(error), isAlone: isOneFile)
            }
        }
    }

    private mutating func nextFile() throws(InputError) -> String? {
        if let file = rest.popFirst() { return file }
        guard let path = try list?.next() else { return nil }
        do throws(PathError) {
            rest = try inputFiles([path])[...]
        } catch {
            throw InputError(.unreadable, error.message, at: path, hint: error.hint, id: fileStem(path))
        }
        return rest.popFirst()
    }

    private mutating func nextOfFile() -> Batch? {
        guard let name = open?.name else { return nil }
        do throws(InputError) {
            if let content = try open?.next() { return Batch(name: name, content: content) }
        } catch {
            // Behind a broken record reading goes on; behind an error of the whole file nothing comes.
            if error.place == name { open = nil }
            return Batch(name: name, content: .failure(error))
        }
        open = nil
        return nil
    }

    /// The batch of a text or a page; of a file with many documents none, but they come next.
    private mutating func begin(_ path: String) throws(InputError) -> Batch? {
        var format = input.from.format ?? InputFormat(path: path)
        // A worker opens a file that is known to be one document.
        if path != "-", let format, format == .text || format == .html {
            return Batch(name: path, content: .file(format), isAlone: isOneFile)
        }
        var file = try InputFile(path: path)
        let name = file.name
        var bytes: [UInt8] = []
        if format == nil {
            // Enough to know: the first element behind comments and declarations.
            while bytes.count < 1024, try file.read(atMost: 1 << 16, appendingTo: &bytes) > 0 {
                if bytes.count >= 64, bytes.first == 0x7B || file.wouldWait { break }
            }
            format = InputFormat(beginning: bytes)
        }
        let limit = input.maxDocumentBytes
        switch format {
        case .jsonl: open = .lines(LineReader(file, read: bytes, limit: limit, bufferSize: bufferSize))
        case .rss: open = .feed(try FeedReader(file, read: bytes, charset: input.charset, limit: limit))
        case .warc: open = .archive(WARCReader(file, read: bytes, limit: limit))
        case .text, .html, nil:
            try file.readAll(limit: limit, appendingTo: &bytes)
            return Batch(name: name, content: .whole(bytes, format ?? .text), isAlone: isOneFile)
        }
        return nil
    }
}

/// A file that holds many documents, half read.
private enum OpenFile: ~Copyable {
    case lines(LineReader)
    case feed(FeedReader)
    case archive(WARCReader)

    var name: String {
        switch self {
        case .lines(let reader): reader.name
        case .feed(let reader): reader.name
        case .archive(let reader): reader.name
        }
    }

    var wouldWait: Bool {
        switch self {
        case .lines(let reader): reader.wouldWait
        case .feed(let reader): reader.wouldWait
        case .archive(let reader): reader.wouldWait
        }
    }

    mutating func next() throws(InputError) -> Batch.Content? {
        switch consume self {
        case .lines(var reader):
            let lines: Lines?
            do throws(InputError) { lines = try reader.next() } catch {
                self = .lines(reader)
                throw error
            }
            self = .lines(reader)
            return lines.map(Batch.Content.lines)
        case .feed(var reader):
            let item: RawDocument?
            do throws(InputError) { item = try reader.next() } catch {
                self = .feed(reader)
                throw error
            }
            self = .feed(reader)
            return item.map(Batch.Content.part)
        case .archive(var reader):
            let page: RawDocument?
            do throws(InputError) { page = try reader.next() } catch {
                self = .archive(reader)
                throw error
            }
            self = .archive(reader)
            return page.map(Batch.Content.part)
        }
    }
}

/// Paths that come a line at a time.
private struct PathList: ~Copyable {
    private var reader: LineReader
    private var paths: ArraySlice<String> = []

    init(_ path: String) throws(Failure) {
        do throws(InputError) {
            reader = LineReader(try InputFile(path: path), limit: 1 << 16, bufferSize: 1 << 16)
        } catch {
            throw Failure(error.description, status: .missingFile)
        }
    }

    var name: String { reader.name }
    var wouldWait: Bool { paths.isEmpty && reader.wouldWait }

    mutating func next() throws(InputError) -> String? {
        while paths.isEmpty {
            guard let lines = try reader.next() else { return nil }
            paths =
                lines.lines.map { String(decoding: lines.bytes[$0.range], as: UTF8.self) }
                .filter { !$0.allSatisfy(\.isWhitespace) }[...]
        }
        return paths.popFirst()
    }
}
