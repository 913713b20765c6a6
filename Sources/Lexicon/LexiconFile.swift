import CLexicons

/// The family of knowledge a lexicon file holds; the file name without `.tsv` names it.
public enum Family: UInt8, Sendable, CaseIterable, BitwiseCopyable {
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
public struct Families: OptionSet, Sendable, Hashable, BitwiseCopyable {
    /// A bit for each family.
    public let rawValue: UInt16
    /// Families from bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// One family.
    @inlinable public init(_ family: Family) { self.init(rawValue: 1 << UInt16(family.rawValue)) }

    // Computed, so that other modules see plain bits and call nothing.
    /// Number words.
    @inlinable public static var numerals: Families { Families(.numerals) }
    /// Units.
    @inlinable public static var units: Families { Families(.units) }
    /// Currencies.
    @inlinable public static var currencies: Families { Families(.currencies) }
    /// Words of the calendar.
    @inlinable public static var calendars: Families { Families(.calendars) }
    /// Cues around figures.
    @inlinable public static var cues: Families { Families(.cues) }
    /// Cues of attributions.
    @inlinable public static var attributions: Families { Families(.attributions) }
    /// Organisations.
    @inlinable public static var organizations: Families { Families(.organizations) }
    /// Places.
    @inlinable public static var places: Families { Families(.places) }
    /// Outlets.
    @inlinable public static var outlets: Families { Families(.outlets) }
    /// Metrics.
    @inlinable public static var metrics: Families { Families(.metrics) }
    /// Nouns with a part in names and amounts.
    @inlinable public static var nouns: Families { Families(.nouns) }
    /// The words of grammar.tsv.
    @inlinable public static var grammar: Families { Families(.grammar) }
}

/// The bytes of one lexicon file and the name its errors are reported under.
public struct LexiconFile: Sendable {
    /// The family its entries are of.
    public let family: Family
    /// Path shown in errors.
    public let path: String
    /// The contents, UTF-8.
    let contents: FileBytes
    /// The contents as an array of their own.
    public var bytes: [UInt8] {
        contents.withSpan { bytes in unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) } }
    }
    /// Whether the whole file is UTF-8; lines that are not are left out.
    private let isValid: Bool

    /// A file of a family.
    public init(family: Family, path: String, bytes: [UInt8]) {
        self.init(
            family: family, path: path, contents: FileBytes(bytes), isValid: LexiconFile.isUTF8(bytes.span))
    }

    private init(family: Family, path: String, contents: FileBytes, isValid: Bool) {
        self.family = family
        self.path = path
        self.contents = contents
        self.isValid = isValid
    }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool { (try? UTF8Span(validating: bytes)) != nil }

    /// A file by its name; `nil` where the name is not one of the lexicon's.
    public init?(name: String, path: String, bytes: [UInt8]) {
        guard let family = Family(fileName: name) else { return nil }
        self.init(family: family, path: path, bytes: bytes)
    }

    /// Whether the file takes the place of the embedded one of its name: its first line is `# replaces`.
    public var replaces: Bool {
        contents.withSpan { bytes in
            let start = LexiconFile.start(bytes)
            var end = min(bytes.firstIndex(of: 0x0A, from: start), bytes.firstIndex(of: 0x0D, from: start))
            while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
            return bytes.extracting(start..<end).elementsEqual("# replaces")
        }
    }

    /// First byte after the byte order mark that some editors write.
    private static func start(_ bytes: Span<UInt8>) -> Int { bytes.starts(with: "\u{FEFF}") ? 3 : 0 }

    /// The files built into the binary, in a fixed order.
    public static let embedded: [LexiconFile] = {
        (0..<arqam_lexicon_file_count()).compactMap { index in
            let file = unsafe arqam_lexicon_file_at(index)
            guard let name = unsafe file.name, let start = unsafe file.bytes else { return nil }
            let bytes = unsafe FileBytes(embedded: UnsafeBufferPointer(start: start, count: file.count))
            let fileName = unsafe String(cString: name)
            guard let family = Family(fileName: fileName) else { return nil }
            // A test checks that they are UTF-8; every start of the program would take time for it.
            return LexiconFile(family: family, path: "Lexicons/" + fileName, contents: bytes, isValid: true)
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

    /// A mistake on a line.
    public init(path: String, line: Int, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }
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
    static let header: StaticString = "id\tfeatures\tsource\tforms"

    /// Reads the rows; mistakes go to `errors` and their lines are left out.
    func rows(errors: inout [LexiconError]) -> [LexiconRow] {
        var rows: [LexiconRow] = []
        forEachRow(errors: &errors) { row, _, _ in rows.append(row) }
        return rows
    }

    /// Calls `body` with each row, the bytes it is of and the mistakes found so far; lines with mistakes are left
    /// out.
    @inline(__always)
    func forEachRow(
        errors: inout [LexiconError], _ body: (LexiconRow, Span<UInt8>, inout [LexiconError]) -> Void
    ) {
        contents.withSpan { bytes in
            var start = LexiconFile.start(bytes)
            var line = 0
            var sawHeader = false
            while start < bytes.count {
                line += 1
                // The first three tabs, and how many there are.
                var tabs = (0, 0, 0)
                var tabCount = 0
                var end = firstTabOrLineFeed(bytes, from: start)
                while end < bytes.count, bytes[end] == 0x09 {
                    switch tabCount {
                    case 0: tabs.0 = end
                    case 1: tabs.1 = end
                    case 2: tabs.2 = end
                    default: break
                    }
                    tabCount += 1
                    end = firstTabOrLineFeed(bytes, from: end + 1)
                }
                defer { start = end + 1 }
                var last = end
                if last > start, bytes[last - 1] == 0x0D { last -= 1 }
                guard last > start, bytes[start] != 0x23 else { continue }
                func fail(_ message: String) {
                    errors.append(LexiconError(path: path, line: line, message: message))
                }
                // The tokenizer reads valid UTF-8 only.
                guard isValid || LexiconFile.isUTF8(bytes.extracting(start..<last)) else {
                    fail("not UTF-8; save the file as UTF-8")
                    continue
                }
                if !sawHeader {
                    sawHeader = true
                    if !bytes.extracting(start..<last).elementsEqual(LexiconFile.header) {
                        fail("the header row must read `id⇥features⇥source⇥forms`")
                    }
                    continue
                }
                guard tabCount == 3 else {
                    fail("\(tabCount + 1) columns where 4 are due; separate them by one tab")
                    continue
                }
                let row = LexiconRow(
                    line: line, id: start..<tabs.0, features: (tabs.0 + 1)..<tabs.1,
                    source: (tabs.1 + 1)..<tabs.2, forms: (tabs.2 + 1)..<last)
                if row.id.isEmpty || row.features.isEmpty || row.source.isEmpty || row.forms.isEmpty {
                    fail("an empty column; write `-` where there are no features")
                    continue
                }
                body(row, bytes, &errors)
            }
        }
    }
}

/// The first tab or line feed at or after `start`, or the count; eight bytes at a time.
private func firstTabOrLineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = unsafe bytes.bytes
    var index = start
    while index &+ 8 <= bytes.count {
        // Any bytes make a UInt64; the load checks its bounds.
        let word = UInt64(
            littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
        let tab = word ^ (ones &* 0x09)
        let feed = word ^ (ones &* 0x0A)
        let found = (((tab &- ones) & ~tab) | ((feed &- ones) & ~feed)) & highs
        // A borrow can only mark bytes after a true find, so the lowest mark is exact.
        if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
        index &+= 8
    }
    while index < bytes.count, bytes[index] != 0x09, bytes[index] != 0x0A { index &+= 1 }
    return index
}
