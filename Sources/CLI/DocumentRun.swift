import ArgumentParser
import Intake

/// What a command does with each document. A stage may keep memory from one document to the next.
protocol DocumentStage: Sendable {
    /// Appends the output for a document: whole lines.
    ///
    /// Where the document is all of the input (`isAlone`), it may be laid out for people.
    mutating func write(_ document: InputDocument, isAlone: Bool, to output: inout [UInt8])
    /// Appends what stands in place of a document that could not be read.
    mutating func write(_ error: InputError, isAlone: Bool, to output: inout [UInt8])
}

/// Reads documents, has a stage write something for each, and writes that out in the order of the input.
struct DocumentRun {
    private let files: [String]
    private let input: InputOptions

    init(files: [String], input: InputOptions) {
        self.files = files
        self.input = input
    }

    /// - Throws: the exit status where not every document could be read.
    func run(_ stage: some DocumentStage) async throws {
        var report = RunReport()
        try await run(stage, &report)
        try report.finish()
    }

    /// Runs a stage whose outputs the report puts together.
    func run(_ stage: some DocumentStage, _ report: inout RunReport) async throws {
        var batches = BatchReader(files: files, input: input, jobs: jobs)
        if jobs == 1 {
            var worker = DocumentWorker(stage: stage, input: input)
            while let batch = try batches.next() {
                try worker.process(batch, eachDocument: true) { try report.take($0) }
            }
        } else {
            try await runInParallel(stage, &batches, &report)
        }
    }

    private var jobs: Int { input.jobs ?? 1 }

    private func runInParallel<Stage: DocumentStage>(
        _ stage: Stage, _ batches: inout BatchReader, _ report: inout RunReport
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, ParallelWorker<Stage>, BatchOutput).self) { group in
            var free = (0..<jobs).map { _ in ParallelWorker(stage: stage, input: input) }
            var started = 0
            var written = 0
            var done: [Int: BatchOutput] = [:]
            func finishOne() async throws {
                guard let (number, worker, output) = try await group.next() else { return }
                free.append(worker)
                done[number] = output
                while let next = done.removeValue(forKey: written) {
                    try report.take(next)
                    written += 1
                }
            }
            while true {
                // What is done is written before waiting for someone to write more input.
                if batches.wouldWait { while written < started { try await finishOne() } }
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

    func process(_ batch: Batch) -> BatchOutput {
        var all = BatchOutput()
        worker.process(batch, eachDocument: false) { all = $0 }
        return all
    }
}
