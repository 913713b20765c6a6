import ArabicText
import Intake

/// What came of a batch.
struct BatchOutput<Result: RangeReplaceableCollection & Sendable>: Sendable {
    /// What the stage made of the documents.
    var result = Result()
    /// Errors that stand in it.
    var errors: [InputError] = []
    var documentCount = 0
    /// Bytes of input.
    var inputCount = 0
}

/// Turns the documents of a batch into output, a group after the other: a stage reads several documents faster than each
/// of them.
struct DocumentWorker<Stage: DocumentStage> {
    /// What is done with each document.
    private var stage: Stage
    private let defaults: DocumentDefaults
    private let limit: Int
    private let isAutomatic: Bool
    private var output = BatchOutput<Stage.Output>()
    private var isAlone = false
    private var handsOverEach = false
    /// Documents that the stage has yet to be given, and their bytes.
    private var waiting: [InputDocument] = []
    private var waitingCount = 0
    private static var groupSize: Int { 48 }
    private static var groupBytes: Int { 1 << 17 }

    init(stage: Stage, input: InputOptions) {
        self.stage = stage
        defaults = input.defaults
        limit = input.maxDocumentBytes
        isAutomatic = input.from == .auto
    }

    /// Reads a batch.
    /// - Parameters:
    ///   - eachDocument: whether `take` is called for each document, rather than once: what is written out while it is
    ///     at hand takes no other memory.
    ///   - take: takes output.
    mutating func process(
        _ batch: Batch, eachDocument: Bool, _ take: (BatchOutput<Stage.Output>) throws -> Void
    ) rethrows {
        isAlone = batch.isAlone
        handsOverEach = eachDocument
        switch batch.content {
        case .lines(let lines):
            for line in lines.lines where line.isTooLong || !isBlank(lines.bytes, line.range) {
                try add(document(line, of: lines.bytes, batch.name), take)
            }
        case .whole(let bytes, let format): try add(document(bytes, format, batch.name), take)
        case .file(let format): try add(file(batch.name, format), take)
        case .part(let part): try add(document(part), take)
        case .failure(let error): try add(.failure(error), take)
        }
        try writeWaiting(take)
        if !handsOverEach { try handOver(take) }
    }

    // MARK: Documents

    private typealias Attempt = Result<InputDocument, InputError>

    private mutating func document(_ line: Lines.Line, of bytes: [UInt8], _ name: String) -> Attempt {
        guard !line.isTooLong else {
            return .failure(
                InputError(
                    .tooLarge, "the line is longer than \(limit) bytes", at: "\(name):\(line.number)",
                    hint: "split the document, or raise the limit with --max-document-bytes"))
        }
        output.inputCount += line.range.count + 1
        return Attempt { () throws(InputError) in
            try InputDocument(
                jsonl: bytes, line: line.range, name: name, number: line.number, defaults: defaults)
        }
    }

    private mutating func document(_ bytes: [UInt8], _ format: InputFormat, _ name: String) -> Attempt {
        output.inputCount += bytes.count
        let id = name == "standard input" ? "stdin" : fileStem(name)
        // A page is a page, whatever the file is called.
        let isPage = format == .html || isAutomatic && InputFormat(beginning: bytes) == .html
        return Attempt { () throws(InputError) in
            isPage
                ? try InputDocument(html: bytes, name: name, id: id, defaults: defaults)
                : try InputDocument(text: bytes, name: name, id: id, defaults: defaults)
        }
    }

    private mutating func document(_ part: RawDocument) -> Attempt {
        output.inputCount += part.bytes.count
        return Attempt { () throws(InputError) in try InputDocument(part, defaults: defaults) }
    }

    private mutating func file(_ path: String, _ format: InputFormat) -> Attempt {
        var bytes: [UInt8] = []
        do throws(InputError) {
            var file = try InputFile(path: path)
            try file.readAll(limit: limit, appendingTo: &bytes)
        } catch {
            var error = error
            error.id = defaults.id ?? fileStem(path)
            return .failure(error)
        }
        return document(bytes, format, path)
    }

    // MARK: Output

    /// Keeps a document for the stage, which is given it with others, or writes what went wrong.
    private mutating func add(
        _ attempt: Attempt, _ take: (BatchOutput<Stage.Output>) throws -> Void
    ) rethrows {
        switch attempt {
        case .success(let document):
            waiting.append(document)
            waitingCount += document.text.bytes.count
            if waiting.count == DocumentWorker.groupSize || waitingCount >= DocumentWorker.groupBytes {
                try writeWaiting(take)
            }
        case .failure(let error):
            try writeWaiting(take)
            stage.write(error, isAlone: isAlone, to: &output.result)
            output.errors.append(error)
            try finishDocument(take)
        }
    }

    /// Has the stage read the documents that wait for it, and writes each.
    private mutating func writeWaiting(_ take: (BatchOutput<Stage.Output>) throws -> Void) rethrows {
        guard !waiting.isEmpty else { return }
        let readings = stage.read(waiting)
        waiting.removeAll(keepingCapacity: true)
        waitingCount = 0
        for reading in readings {
            stage.write(reading, isAlone: isAlone, to: &output.result)
            try finishDocument(take)
        }
    }

    private mutating func finishDocument(_ take: (BatchOutput<Stage.Output>) throws -> Void) rethrows {
        output.documentCount += 1
        if handsOverEach { try handOver(take) }
    }

    private mutating func handOver(_ take: (BatchOutput<Stage.Output>) throws -> Void) rethrows {
        try take(output)
        output.result.removeAll(keepingCapacity: true)
        output.errors.removeAll()
        output.documentCount = 0
        output.inputCount = 0
    }
}

private func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}
