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

/// Turns the documents of a batch into output, a group after the other: a stage is faster on several documents than
/// on each of them.
struct DocumentWorker<Stage: DocumentStage> {
    /// What is done with each document.
    private var stage: Stage
    private let defaults: DocumentDefaults
    private let limit: Int
    private let isAutomatic: Bool
    private var output = BatchOutput<Stage.Output>()
    private var isAlone = false
    /// Lines read that the stage has yet to be given, and their bytes.
    private var waiting: [InputDocument] = []
    private var waitingCount = 0
    private static var groupSize: Int { 32 }
    private static var groupBytes: Int { 1 << 18 }

    init(stage: Stage, input: InputOptions) {
        self.stage = stage
        defaults = input.defaults
        limit = input.maxDocumentBytes
        isAutomatic = input.from == .auto
    }

    /// Reads a batch.
    /// - Parameters:
    ///   - eachDocument: whether `take` is called for each document, rather than once.
    ///   - take: takes output.
    mutating func process(
        _ batch: Batch, eachDocument: Bool, _ take: (BatchOutput<Stage.Output>) throws -> Void
    ) rethrows {
        isAlone = batch.isAlone
        switch batch.content {
        case .lines(let lines):
            for line in lines.lines where line.isTooLong || !isBlank(lines.bytes, line.range) {
                read(line, of: lines.bytes, batch.name)
                if eachDocument, waiting.isEmpty { try handOver(take) }
            }
            writeWaiting()
        case .whole(let bytes, let format): read(bytes, format, batch.name)
        case .file(let format): readFile(batch.name, format)
        case .part(let document): read(document)
        case .failure(let error): add(error)
        }
        try handOver(take)
    }

    private mutating func handOver(_ take: (BatchOutput<Stage.Output>) throws -> Void) rethrows {
        try take(output)
        output.result.removeAll(keepingCapacity: true)
        output.errors.removeAll()
        output.documentCount = 0
        output.inputCount = 0
    }

    private mutating func read(_ line: Lines.Line, of bytes: [UInt8], _ name: String) {
        guard !line.isTooLong else {
            add(
                InputError(
                    .tooLarge, "the line is longer than \(limit) bytes", at: "\(name):\(line.number)",
                    hint: "split the document, or raise the limit with --max-document-bytes"))
            return
        }
        output.inputCount += line.range.count + 1
        do throws(InputError) {
            let document = try InputDocument(
                jsonl: bytes, line: line.range, name: name, number: line.number, defaults: defaults)
            waiting.append(document)
            waitingCount += line.range.count
            if waiting.count == DocumentWorker.groupSize || waitingCount >= DocumentWorker.groupBytes {
                writeWaiting()
            }
        } catch {
            add(error)
        }
    }

    private mutating func read(_ bytes: [UInt8], _ format: InputFormat, _ name: String) {
        output.inputCount += bytes.count
        let id = name == "standard input" ? "stdin" : fileStem(name)
        // A page is a page, whatever the file is called.
        let isPage = format == .html || isAutomatic && InputFormat(beginning: bytes) == .html
        do throws(InputError) {
            add(
                isPage
                    ? try InputDocument(html: bytes, name: name, id: id, defaults: defaults)
                    : try InputDocument(text: bytes, name: name, id: id, defaults: defaults))
        } catch {
            add(error)
        }
    }

    private mutating func read(_ document: RawDocument) {
        output.inputCount += document.bytes.count
        do throws(InputError) {
            add(try InputDocument(document, defaults: defaults))
        } catch {
            add(error)
        }
    }

    private mutating func readFile(_ path: String, _ format: InputFormat) {
        var bytes: [UInt8] = []
        do throws(InputError) {
            var file = try InputFile(path: path)
            try file.readAll(limit: limit, appendingTo: &bytes)
        } catch {
            var error = error
            error.id = defaults.id ?? fileStem(path)
            add(error)
            return
        }
        read(bytes, format, path)
    }

    private mutating func add(_ document: InputDocument) {
        stage.write(document, isAlone: isAlone, to: &output.result)
        output.documentCount += 1
    }

    /// Gives the stage the lines that wait for it.
    private mutating func writeWaiting() {
        guard !waiting.isEmpty else { return }
        stage.write(waiting, to: &output.result)
        output.documentCount += waiting.count
        waiting.removeAll(keepingCapacity: true)
        waitingCount = 0
    }

    private mutating func add(_ error: InputError) {
        writeWaiting()
        stage.write(error, isAlone: isAlone, to: &output.result)
        output.errors.append(error)
        output.documentCount += 1
    }
}

private func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}
