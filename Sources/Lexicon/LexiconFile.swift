import CLexicons

/// The family of knowledge a lexicon file holds; the file name without `.tsv` names it.
public enum Family: UInt8, Sendable, CaseIterable {
    case numerals, units, currencies, calendars, cues, attributions, organizations, places, outlets, metrics,
        nouns, grammar

    /// The name of the family's file.
    public var fileName: String {
        switch self {
        case .numerals: "numerals.tsv"
        case .units: "units.tsv"
        case .currencies: "currencies.tsv"
        case .calendars: "calendars.tsv"
        case .cues: "cues.tsv"
        case .attributions: "attribution-verbs.tsv"
        case .organizations: "organizations.tsv"
        case .places: "places.tsv"
        case .outlets: "outlets.tsv"
        case .metrics: "metrics.tsv"
        case .nouns: "nouns.tsv"
        case .grammar: "grammar.tsv"
        }
    }

    init?(fileName: String) {
        guard let family = Family.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = family
    }
}

/// A set of families.
public struct Families: OptionSet, Sendable, Hashable {
    /// A bit for each family.
    public let rawValue: UInt16
    /// Families from bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// One family.
    @inlinable public init(_ family: Family) { self.init(rawValue: 1 << UInt16(family.rawValue)) }

    public static let numerals = Families(.numerals), units = Families(.units),
        currencies = Families(.currencies)
    public static let calendars = Families(.calendars), cues = Families(.cues),
        attributions = Families(.attributions)
    public static let organizations = Families(.organizations), places = Families(.places)
    public static let outlets = Families(.outlets), metrics = Families(.metrics), nouns = Families(.nouns)
    /// The words of grammar.tsv.
    public static let grammar = Families(.grammar)
}

/// The bytes of one lexicon file and the name its errors are reported under.
public struct LexiconFile: Sendable {
    /// The family its entries are of.
    public let family: Family
    /// Path shown in errors.
    public let path: String
    /// The contents, UTF-8.
    public let bytes: [UInt8]
    /// Whether the whole file is UTF-8; lines that are not are left out.
    private let isValid: Bool

    /// A file of a family.
    public init(family: Family, path: String, bytes: [UInt8]) {
        self.family = family
        self.path = path
        self.bytes = bytes
        isValid = LexiconFile.isUTF8(bytes.span)
    }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool { (try? UTF8Span(validating: bytes)) != nil }

    /// A file by its name; `nil` where the name is not one of the lexicon's.
    public init?(name: String, path: String, bytes: [UInt8]) {
        guard let family = Family(fileName: name) else { return nil }
        self.init(family: family, path: path, bytes: bytes)
    }

    /// Whether the file takes the place of the embedded one of its name: its first line is `# replaces`.
    public var replaces: Bool {
        var line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        while line.last == 0x20 || line.last == 0x09 { line.removeLast() }
        return line.elementsEqual("# replaces".utf8)
    }

    /// First byte after the byte order mark that some editors write.
    private var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// The files built into the binary, in a fixed order.
    public static let embedded: [LexiconFile] = {
        (0..<arqam_lexicon_file_count()).compactMap { index in
            let file = unsafe arqam_lexicon_file_at(index)
            guard let name = unsafe file.name, let start = unsafe file.bytes else { return nil }
            let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: file.count))
            let fileName = unsafe String(cString: name)
            return LexiconFile(name: fileName, path: "Lexicons/" + fileName, bytes: bytes)
        }
    }()

    /// The embedded files with a user's added to them, or put in their place where they say so.
    public static func embedded(with added: [LexiconFile]) -> [LexiconFile] {
        let replaced = Set(added.filter(\.replaces).map(\.family))
        return embedded.filter { !replaced.contains($0.family) } + added
    }
}

/// A mistake in a lexicon file.
public struct LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's path, as it was given.
    public let path: String
    /// Line in the file, from 1.
    public let line: Int
    /// What is wrong and what to do.
    public let message: String

    /// The mistake as `path:line: message`.
    public var description: String { "\(path):\(line): \(message)" }
}

/// One line of a lexicon file, as byte ranges of the file.
struct LexiconRow {
    var line: Int
    var id: Range<Int>
    var features: Range<Int>
    var source: Range<Int>
    var forms: Range<Int>
}

extension LexiconFile {
    static let header = "id\tfeatures\tsource\tforms"

    /// Reads the rows; mistakes go to `errors` and their lines are left out.
    func rows(errors: inout [LexiconError]) -> [LexiconRow] {
        var rows: [LexiconRow] = []
        var start = self.start
        var line = 0
        var sawHeader = false
        var columns: [Range<Int>] = []
        while start < bytes.count {
            line += 1
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            defer { start = end + 1 }
            var last = end
            if last > start, bytes[last - 1] == 0x0D { last -= 1 }
            guard last > start, bytes[start] != 0x23 else { continue }
            // The tokenizer reads valid UTF-8 only.
            guard isValid || LexiconFile.isUTF8(bytes.span.extracting(start..<last)) else {
                errors.append(
                    LexiconError(path: path, line: line, message: "not UTF-8; save the file as UTF-8"))
                continue
            }
            if !sawHeader {
                sawHeader = true
                if !bytes[start..<last].elementsEqual(LexiconFile.header.utf8) {
                    errors.append(
                        LexiconError(
                            path: path, line: line,
                            message: "the header row must read `id⇥features⇥source⇥forms`"))
                }
                continue
            }
            columns.removeAll(keepingCapacity: true)
            var column = start
            for index in start...last where index == last || bytes[index] == 0x09 {
                columns.append(column..<index)
                column = index + 1
            }
            guard columns.count == 4 else {
                errors.append(
                    LexiconError(
                        path: path, line: line,
                        message: "\(columns.count) columns where 4 are due; separate them by one tab"))
                continue
            }
            guard columns.allSatisfy({ !$0.isEmpty }) else {
                errors.append(
                    LexiconError(
                        path: path, line: line,
                        message: "an empty column; write `-` where there are no features"))
                continue
            }
            rows.append(
                LexiconRow(
                    line: line, id: columns[0], features: columns[1], source: columns[2], forms: columns[3]))
        }
        return rows
    }
}
