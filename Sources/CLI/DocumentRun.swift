import ArgumentParser
import CBytes
import Intake

/// What a command does with documents. A stage may keep memory from one document to the next.
protocol DocumentStage: Sendable {
    /// What is read out of a document.
    associatedtype Reading = InputDocument
    /// What comes of documents: bytes that are written as they are, or what the command takes further.
    associatedtype Output: RangeReplaceableCollection & Sendable = [UInt8]

    /// Reads several documents, each as if it were alone.
    mutating func read(_ documents: [InputDocument]) -> [Reading]
    /// Appends the output for one of them; of bytes, whole lines.
    ///
    /// Where the document is all of the input (`isAlone`), it may be laid out for people.
    mutating func write(_ reading: Reading, isAlone: Bool, to output: inout Output)
    /// Appends what stands in place of a document that could not be read.
    mutating func write(_ error: InputError, isAlone: Bool, to output: inout Output)
}

extension DocumentStage where Reading == InputDocument {
    mutating func read(_ documents: [InputDocument]) -> [InputDocument] { documents }
}

/// Reads documents, has a stage write something for each, and writes that out in the order of the input.
struct DocumentRun {
    private let files: [String]
    private let input: InputOptions

    init(files: [String], input: InputOptions) {
        self.files = files
        self.input = input
    }

    /// Writes what the stage gives to standard output.
    /// - Throws: the exit status where not every document could be read.
    @MainActor
    func run<Stage: DocumentStage>(_ stage: Stage) async throws where Stage.Output == [UInt8] {
        var report = RunReport()
        try await run(stage, &report)
        try report.finish()
    }

    /// Runs a stage whose outputs the report puts together.
    @MainActor
    func run<Stage: DocumentStage>(_ stage: Stage, _ report: inout RunReport) async throws
    where Stage.Output == [UInt8] {
        try await run(stage, eachDocument: true) { try report.write($0) }
    }

    /// Hands what the stage gives to `take`, in the order of the input.
    /// - Parameters:
    ///   - eachDocument: whether a single worker hands over each document, rather than a batch.
    ///   - pause: called once all that was read is handed over, before more input is waited for.
    @MainActor
    func run<Stage: DocumentStage>(
        _ stage: Stage, eachDocument: Bool, _ take: (BatchOutput<Stage.Output>) throws -> Void,
        pause: () throws -> Void = {}
    ) async throws {
        arqam_keep_memory(Int32(clamping: jobs))
        var batches = try BatchReader(files: files, input: input, jobs: jobs)
        if jobs == 1 {
            var worker = DocumentWorker(stage: stage, input: input)
            while true {
                if batches.wouldWait { try pause() }
                guard let batch = try batches.next() else { break }
                try worker.process(batch, eachDocument: eachDocument, take)
            }
        } else {
            try await runInParallel(stage, &batches, take, pause)
        }
    }

    private var jobs: Int { input.jobs ?? 1 }

    @MainActor
    private func runInParallel<Stage: DocumentStage>(
        _ stage: Stage, _ batches: inout BatchReader, _ take: (BatchOutput<Stage.Output>) throws -> Void,
        _ pause: () throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, ParallelWorker<Stage>, BatchOutput<Stage.Output>).self) {
            group in
            var free = (0..<jobs).map { _ in ParallelWorker(stage: stage, input: input) }
            var started = 0
            var written = 0
            var done: [Int: BatchOutput<Stage.Output>] = [:]
            @MainActor func finishOne() async throws {
                guard let (number, worker, output) = try await group.next() else { return }
                free.append(worker)
                done[number] = output
                while let next = done.removeValue(forKey: written) {
                    try take(next)
                    written += 1
                }
            }
            while true {
                // What is done is written before waiting for someone to write more input.
                if batches.wouldWait {
                    while written < started { try await finishOne() }
                    try pause()
                }
                guard let batch = try batches.next() else { break }
                // A bound on what is held: batches being read, and outputs that wait for their turn.
                while free.isEmpty || started - written >= 2 * jobs { try await finishOne() }
                guard let worker = free.popLast() else { break }
                let number = started
                group.addTask { (number, worker, await worker.process(batch)) }
                started += 1
            }
            while written < started { try await finishOne() }
        }
    }
}

/// A worker with a stage of its own, for one task at a time.
private actor ParallelWorker<Stage: DocumentStage> {
    private var worker: DocumentWorker<Stage>

    init(stage: Stage, input: InputOptions) { worker = DocumentWorker(stage: stage, input: input) }

    func process(_ batch: Batch) -> BatchOutput<Stage.Output> {
        var all = BatchOutput<Stage.Output>()
        worker.process(batch, eachDocument: false) { all = $0 }
        return all
    }
}
