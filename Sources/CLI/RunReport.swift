import ArgumentParser
import Intake

/// Counts what was read and what went wrong, and shows both as it goes.
struct RunReport {
    /// What is written between two outputs that are not empty.
    private let separator: [UInt8]
    private var hasOutput = false
    /// The first errors of the run.
    private(set) var errors: [InputError] = []
    private(set) var documentCount = 0
    private var inputCount = 0
    private var errorCount = 0
    private var hasBadData = false
    private let showsProgress: Bool
    private var lastShown: ContinuousClock.Instant?
    /// Errors shown on standard error; the others are in the output only.
    private let shownErrors = 10

    /// - Parameters:
    ///   - separator: what is written between two outputs.
    ///   - showsProgress: whether a line on standard error counts along; where it would get between what is
    ///     written, it does not.
    init(
        separator: [UInt8] = [], showsProgress: Bool = Output.error.isTerminal && !Output.standard.isTerminal
    ) {
        self.separator = separator
        self.showsProgress = showsProgress
    }

    /// Counts an output and writes it.
    mutating func write(_ output: BatchOutput<[UInt8]>) throws {
        if !output.result.isEmpty {
            if hasOutput, !separator.isEmpty { try Output.standard.write(separator) }
            try Output.standard.write(output.result)
            hasOutput = true
        }
        count(output)
    }

    /// Counts an output that somebody else takes further.
    mutating func count(_ output: BatchOutput<some Any>) {
        documentCount += output.documentCount
        inputCount += output.inputCount
        for error in output.errors {
            errorCount += 1
            hasBadData = hasBadData || error.code.isBadData
            if errorCount <= shownErrors { errors.append(error) }
            if errorCount <= shownErrors { Output.error.writeLine("arqam: \(error)") }
        }
        if showsProgress { showProgress() }
    }

    private mutating func showProgress() {
        let now = ContinuousClock.now
        if let lastShown, now - lastShown < .milliseconds(200) { return }
        lastShown = now
        try? Output.error.write(Array("\r\(documentCount) documents, \(inputCount / 1_000_000) MB ".utf8))
    }

    /// Ends the line of progress, if there is one.
    /// - Throws: the exit status where not every document could be read.
    mutating func finish() throws {
        endProgress()
        guard errorCount > 0 else { return }
        if errorCount > shownErrors {
            Output.error.writeLine(
                "arqam: \(errorCount) of \(documentCount) documents could not be read; see the output")
        }
        throw (hasBadData ? Status.badData : .unreadableDocument).exitCode
    }

    /// Ends the line of progress, if there is one, with the last count.
    mutating func endProgress() {
        guard lastShown != nil else { return }
        lastShown = nil
        Output.error.writeLine("\r\(documentCount) documents, \(inputCount / 1_000_000) MB")
    }
}
