import ArabicText

/// Something about a lexicon file that its author should know.
public struct LexiconProblem: Sendable, Equatable, CustomStringConvertible {
    /// How bad it is.
    public enum Level: String, Sendable, CaseIterable {
        /// The line does not do what it says.
        case error
        /// The line does nothing.
        case warning
        /// The line does something its author may not expect.
        case note
    }

    /// How bad it is.
    public let level: Level
    /// The file's path, as it was given.
    public let path: String
    /// Line in the file, from 1.
    public let line: Int
    /// What is wrong and what to do.
    public let message: String

    /// The problem as `path:line: level: message`.
    public var description: String { "\(path):\(line): \(level.rawValue): \(message)" }
}

/// Reads lexicon files as their authors' second pair of eyes.
public struct LexiconCheck: Sendable {
    /// Everything found, file by file, line by line.
    public private(set) var problems: [LexiconProblem] = []

    /// Where a form was seen first.
    private struct Sighting {
        var form: String
        var id: String
        var features: String
        var path: String
        var line: Int
    }

    /// Checks files against each other: those of one family share its forms.
    public init(files: [LexiconFile]) {
        for family in Family.allCases {
            var seen: [[UInt8]: [Sighting]] = [:]
            let keys = FeatureSchema.keys(of: family)
            for file in files where file.family == family {
                var errors: [LexiconError] = []
                let rows = file.rows(errors: &errors)
                problems += errors.map {
                    LexiconProblem(level: .error, path: $0.path, line: $0.line, message: $0.message)
                }
                for row in rows {
                    checkFeatures(row, of: file, keys)
                    checkForms(row, of: file, &seen)
                }
            }
        }
        // Lines of a file may have been reported in two passes.
        let order = Dictionary(
            uniqueKeysWithValues: files.map(\.path).uniqued().enumerated().map { ($1, $0) })
        problems = problems.enumerated().sorted {
            (order[$0.element.path] ?? 0, $0.element.line, $0.offset)
                < (order[$1.element.path] ?? 0, $1.element.line, $1.offset)
        }.map(\.element)
    }

    /// Whether a line says what it does not do; notes and warnings are no errors.
    public var hasErrors: Bool { problems.contains { $0.level == .error } }

    /// One line a problem and a last one with their count, for a terminal.
    public var description: String {
        let counts = LexiconProblem.Level.allCases.map { level in
            let count = problems.count { $0.level == level }
            return "\(count) \(level.rawValue)\(count == 1 ? "" : "s")"
        }
        return (problems.map(\.description) + [counts.joined(separator: ", ")]).joined(separator: "\n") + "\n"
    }

    private mutating func report(
        _ level: LexiconProblem.Level, _ row: LexiconRow, _ file: LexiconFile, _ message: String
    ) {
        problems.append(LexiconProblem(level: level, path: file.path, line: row.line, message: message))
    }

    private mutating func checkFeatures(
        _ row: LexiconRow, of file: LexiconFile, _ keys: [String: FeatureSchema.Values]
    ) {
        let features = file.text(row.features)
        guard features != "-" else { return }
        var seen: Set<Substring> = []
        for pair in features.split(separator: ";", omittingEmptySubsequences: false) {
            guard let equals = pair.firstIndex(of: "=") else {
                report(.error, row, file, "`\(pair)` is no `key=value`; join pairs by `;` and nothing else")
                continue
            }
            let key = pair[..<equals]
            let value = String(pair[pair.index(after: equals)...])
            if !seen.insert(key).inserted { report(.error, row, file, "the key `\(key)` stands twice") }
            guard let values = keys[String(key)] else {
                let known = keys.keys.sorted().joined(separator: ", ")
                report(
                    .error, row, file, "`\(key)` is no feature of \(file.family); the features are \(known)")
                continue
            }
            if let due = values.complaint(about: value, id: file.text(row.id)) {
                report(.error, row, file, "`\(key)=\(value)`: the value must be \(due)")
            }
        }
    }

    private mutating func checkForms(
        _ row: LexiconRow, of file: LexiconFile, _ seen: inout [[UInt8]: [Sighting]]
    ) {
        let id = file.text(row.id)
        let features = file.text(row.features)
        let tokenizer = Tokenizer()
        for form in file.text(row.forms).split(separator: "|", omittingEmptySubsequences: false).map(
            String.init)
        {
            let text = tokenizer.tokenize(form)
            guard !text.tokens.isEmpty else {
                let message =
                    form.allSatisfy(\.isWhitespace)
                    ? "an empty form; remove one `|`"
                    : "`\(form)` is empty once folded: nothing of it is compared"
                report(.error, row, file, message)
                continue
            }
            if text.tokens.contains(where: { $0.kind == .foreign }) {
                report(
                    .error, row, file,
                    "`\(form)` holds a letter that is neither Arabic nor Latin; it is never found")
            }
            // Words apart, so that `ab c` and `a bc` differ.
            let key = Array(
                text.tokens.map { token in
                    Array(text.letters[Int(token.letters)..<Int(token.letters) + Int(token.letterCount)])
                }.joined(separator: [0]))
            let here = Sighting(form: form, id: id, features: features, path: file.path, line: row.line)
            compare(here, seen[key, default: []], row, file)
            seen[key, default: []].append(here)
        }
    }

    private mutating func compare(
        _ here: Sighting, _ known: [Sighting], _ row: LexiconRow, _ file: LexiconFile
    ) {
        if let twin = known.first(where: { $0.id == here.id && $0.features == here.features }) {
            let place =
                twin.path == here.path && twin.line == here.line
                ? "on this line" : "at \(twin.path):\(twin.line)"
            let spelling = twin.form == here.form ? "" : " as `\(twin.form)`, which folds alike"
            report(.warning, row, file, "`\(here.form)` stands already \(place)\(spelling); remove one")
        } else if let sense = known.first(where: { $0.id == here.id }) {
            report(
                .note, row, file,
                "`\(here.form)` has other features at \(sense.path):\(sense.line); both hold")
        } else if let other = known.first {
            report(
                .note, row, file,
                "`\(here.form)` is `\(other.id)` too, at \(other.path):\(other.line); both are found")
        }
    }
}

extension LexiconCheck: CustomStringConvertible {}

extension LexiconFile {
    /// The text of a byte range.
    func text(_ range: Range<Int>) -> String { contents.text(range) }
}

extension Array where Element: Hashable {
    /// The elements without those that stood before.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
