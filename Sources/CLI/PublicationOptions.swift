import ArgumentParser

/// Which articles of a store are taken, by their day of publication and their version.
struct PublicationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Published on this day or later.", valueName: "yyyy-mm-dd"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Published on this day or earlier; 2025-07 takes in the month.", valueName: "yyyy-mm-dd"))
    var until: String?

    @Flag(help: "Take in versions that were followed by another.")
    var allVersions = false

    mutating func validate() throws {
        for (name, day) in [("since", since), ("until", until)] {
            guard let day, !isBeginningOfDay(day) else { continue }
            throw ValidationError(
                "--\(name) must be a day such as 2025-07-31, a month or a year, not `\(day)`.")
        }
    }
}

/// Whether text is a day as ISO 8601 writes it, or only its year or its year and month.
private func isBeginningOfDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    return 1...3 ~= parts.count
        && zip(parts, lengths).allSatisfy { part, length in
            part.utf8.count == length && part.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        }
}
