import ArgumentParser
import Intake

/// Writes output as it comes, and keeps the count of what went wrong.
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
    private let showsProgress = Output.error.isTerminal && !Output.standard.isTerminal
    private var lastShown: ContinuousClock.Instant?
    /// Errors shown on standard error; the others are in the output only.
    private let shownErrors = 10

    init(separator: [UInt8] = []) { self.separator = separator }

    mutating func take(_ output: BatchOutput) throws {
        if !output.bytes.isEmpty {
            if hasOutput, !separator.isEmpty { try Output.standard.write(separator) }
            try Output.standard.write(output.bytes)
            hasOutput = true
        }
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

    /// - Throws: the exit status where not every document could be read.
    func finish() throws {
        if lastShown != nil {
            Output.error.writeLine("\r\(documentCount) documents, \(inputCount / 1_000_000) MB")
        }
        guard errorCount > 0 else { return }
        if errorCount > shownErrors {
            Output.error.writeLine(
                "arqam: \(errorCount) of \(documentCount) documents could not be read; see the output")
        }
        throw (hasBadData ? Status.badData : .unreadableDocument).exitCode
    }
}
