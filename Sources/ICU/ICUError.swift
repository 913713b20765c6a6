internal import CICUShim

/// Why ICU could not do what it was asked.
public enum ICUError: Error, Equatable, Sendable, CustomStringConvertible {
    /// An ICU function failed; `code` is ICU's name of the error, such as `U_FILE_ACCESS_ERROR`.
    case failed(operation: String, code: String)
    /// No charset of this name is known to ICU.
    case unknownCharset(String)
    /// A year, month and day that the calendar does not have.
    case noSuchDay(year: Int, month: Int, day: Int)
    /// The spell-out rules of the locale have no rule set of this name.
    case unknownRuleSet(String)

    /// One sentence that says what failed.
    public var description: String {
        switch self {
        case .failed(let operation, let code): "ICU could not \(operation): \(code)"
        case .unknownCharset(let name): "ICU knows no charset called '\(name)'"
        case .noSuchDay(let year, let month, let day): "the calendar has no day \(year)-\(month)-\(day)"
        case .unknownRuleSet(let name): "the locale has no spell-out rule set called '\(name)'"
        }
    }
}

/// Throws where an ICU status is a failure; below 0 are warnings.
func check(_ status: Int32, _ operation: @autoclosure () -> String) throws(ICUError) {
    guard status > 0 else { return }
    let code = unsafe String(cString: arqam_icu_error_name(status))
    throw .failed(operation: operation(), code: code)
}

/// The handle that an ICU function filled in, once its status has been looked at.
func opened(
    _ handle: OpaquePointer?, _ status: Int32, _ operation: @autoclosure () -> String
) throws(ICUError) -> OpaquePointer {
    try check(status, operation())
    guard let handle = unsafe handle else {
        throw .failed(operation: operation(), code: "U_INTERNAL_PROGRAM_ERROR")
    }
    return unsafe handle
}
