import Intake

/// Documents that one worker reads one after the other.
struct Batch: Sendable {
    enum Content: Sendable {
        /// Lines of a JSONL file.
        case lines(Lines)
        /// A text that has been read already.
        case text([UInt8])
        /// A text that has yet to be read.
        case textFile
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
    private var lines: LineReader?

    init(files: [String], input: InputOptions, jobs: Int) {
        rest = files[...]
        isOneFile = files.count == 1
        self.input = input
        // Smaller batches for several workers, so that none waits long for the last one.
        bufferSize = jobs == 1 ? 1 << 20 : 1 << 18
    }

    /// Whether the next batch has yet to be written by whoever writes the other end of a pipe.
    var wouldWait: Bool { mutating get { lines?.wouldWait ?? false } }

    /// The next batch; `nil` at the end of the input.
    mutating func next() throws(Failure) -> Batch? {
        while true {
            if lines != nil, let batch = nextLines() { return batch }
            guard let file = rest.popFirst() else { return nil }
            do throws(InputError) {
                if let batch = try open(file) { return batch }
            } catch {
                return Batch(name: file, content: .failure(error), isAlone: isOneFile)
            }
        }
    }

    private mutating func nextLines() -> Batch? {
        guard let name = lines?.name else { return nil }
        do throws(InputError) {
            if let next = try lines?.next() { return Batch(name: name, content: .lines(next)) }
        } catch {
            lines = nil
            return Batch(name: name, content: .failure(error))
        }
        lines = nil
        return nil
    }

    /// The batch of a text file; of a JSONL file none, but its lines come next.
    private mutating func open(_ path: String) throws(InputError) -> Batch? {
        var format = input.from.format ?? InputFormat(path: path)
        // A worker opens a file that is known to be one text.
        if format == .text, path != "-" { return Batch(name: path, content: .textFile, isAlone: isOneFile) }
        let file = try InputFile(path: path)
        let name = file.name
        var bytes: [UInt8] = []
        if format == nil {
            // Enough to know: what follows an opening brace.
            while bytes.count < 64, try file.read(atMost: 1 << 16, appendingTo: &bytes) > 0 {}
            format = try InputFormat(beginning: bytes, name: name)
        }
        if format == .text {
            try file.readAll(limit: input.maxDocumentBytes, appendingTo: &bytes)
            return Batch(name: name, content: .text(bytes), isAlone: isOneFile)
        }
        lines = LineReader(file, read: bytes, limit: input.maxDocumentBytes, bufferSize: bufferSize)
        return nil
    }
}
