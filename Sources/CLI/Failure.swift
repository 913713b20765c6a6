import ArgumentParser

/// Exit statuses, as sysexits.h numbers them.
enum Status: Int32 {
    /// A document could not be read.
    case unreadableDocument = 1
    /// The checks found something as grave as `--fail-on` says.
    case findings = 2
    /// What was asked for does not make sense.
    case usage = 64
    case badData = 65
    case missingFile = 66
    case inputOutput = 74

    /// A figure of an evaluation is lower than asked for.
    static let belowFloor = unreadableDocument

    var exitCode: ExitCode { ExitCode(rawValue) }
}

/// Says why the program ends, and ends it.
struct Failure: Error, CustomStringConvertible {
    let description: String
    let status: Status

    init(_ description: String, status: Status) {
        self.description = description
        self.status = status
    }
}
