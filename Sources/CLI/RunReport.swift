import ArgumentParser
import Intake

/// Counts what was read and what went wrong, and shows both as it goes.
struct RunReport {
    private var documentCount = 0
    private var inputCount = 0
    private var errorCount = 0
    private var hasBadData = false
    private let showsProgress: Bool
    private var lastShown: ContinuousClock.Instant?
    /// Errors shown on standard error; the others are in the output only.
    private let shownErrors = 10

    /// - Parameter showsProgress: whether a line on standard error counts along; where it would get between what
    ///   is written, it does not.
    init(showsProgress: Bool = Output.error.isTerminal && !Output.standard.isTerminal) {
        self.showsProgress = showsProgress
    }

    mutating func take(_ output: BatchOutput<some Any>) {
        documentCount += output.documentCount
        inputCount += output.inputCount
        for error in output.errors {
            errorCount += 1
            hasBadData = hasBadData || error.code.isBadData
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

    /// Ends the line of progress, if there is one, with the last count.
    func endProgress() {
        if lastShown != nil {
            Output.error.writeLine("\r\(documentCount) documents, \(inputCount / 1_000_000) MB")
        }
    }

    /// - Throws: the exit status where not every document could be read.
    func finish() throws {
        guard errorCount > 0 else { return }
        if errorCount > shownErrors {
            Output.error.writeLine(
                "arqam: \(errorCount) of \(documentCount) documents could not be read; see the output")
        }
        throw (hasBadData ? Status.badData : .unreadableDocument).exitCode
    }
}
