internal import ArabicText
internal import CPageWords

/// What pages call their parts, what stands over parts that are no article, and the names of months: the data in
/// `Lexicons/pages/words.tsv` and `Lexicons/calendars.tsv`.
struct PageWords: Sendable {
    /// What an element is for, going by its names.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt16
        /// Never part of the article.
        static let furniture = Roles(rawValue: 1)
        /// What readers wrote.
        static let comments = Roles(rawValue: 2)
        /// Holds no sentence of the article, or is a list of links.
        static let minor = Roles(rawValue: 4)
        /// The words under a picture.
        static let caption = Roles(rawValue: 8)
        /// Who wrote it, and when.
        static let byline = Roles(rawValue: 16)
        /// Where the day of publication is shown.
        static let date = Roles(rawValue: 32)
        /// Where today's date is shown.
        static let now = Roles(rawValue: 64)
        /// The paragraph that says it all.
        static let lead = Roles(rawValue: 128)
        /// The text of the article.
        static let body = Roles(rawValue: 256)
        /// Hidden by the style sheet.
        static let hidden = Roles(rawValue: 512)
    }

    /// The embedded data, read when the first page is.
    static let embedded = PageWords()

    private static let roles: [String: Roles] = [
        "furniture": .furniture, "comments": .comments, "minor": .minor, "caption": .caption,
        "byline": .byline,
        "date": .date, "now": .now, "lead": .lead, "body": .body,
    ]

    private var words: [String: Roles] = [:]
    /// Words that stand for all that begin with them.
    private var beginnings: [String: Roles] = [:]
    private var hiddenNames: Set<String> = []
    private var rules: Set<String> = []
    private var sections: Set<String> = []
    private var lines: Set<String> = []
    private var bylines: Set<String> = []
    private var months: [String: Int] = [:]
    private var clockHalves: [String: Bool] = [:]
    private var zones: [String: String] = [:]

    private init() {
        let file = unsafe arqam_page_words()
        for line in unsafe Self.lines(file) {
            let columns = line.split(separator: "\t", maxSplits: 1)
            guard columns.count == 2 else { continue }
            for word in columns[1].split(separator: "|") { add(String(word), as: String(columns[0])) }
        }
        let calendars = unsafe arqam_page_calendars()
        for line in unsafe Self.lines(calendars) {
            let columns = line.split(separator: "\t")
            guard columns.count == 4, columns[0].hasPrefix("gregorian-"),
                let month = Int(columns[0].suffix(2))
            else { continue }
            for name in columns[3].split(separator: "|") { months[fold(String(name))] = month }
        }
    }

    private static func lines(_ file: arqam_page_file) -> [Substring] {
        let text = unsafe String(
            decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    private mutating func add(_ word: String, as role: String) {
        switch role {
        case "hidden": hiddenNames.insert(word)
        case "rules": rules.insert(word)
        case "section": sections.insert(fold(word))
        case "line": lines.insert(fold(word))
        case "byline-line": bylines.insert(fold(word))
        case "am": clockHalves[fold(word)] = false
        case "pm": clockHalves[fold(word)] = true
        case _ where role.hasPrefix("zone"): zones[fold(word)] = String(role.dropFirst(4))
        case _ where role.hasPrefix("month-"): months[fold(word)] = Int(role.suffix(2))
        default:
            guard let role = Self.roles[role] else { return }
            if word.hasSuffix("*") {
                beginnings[String(word.dropLast()), default: []].formUnion(role)
            } else {
                words[word, default: []].formUnion(role)
            }
        }
    }

    // MARK: Names of elements

    /// What the names in a `class` or `id` say.
    func roles(_ value: ArraySlice<UInt8>) -> Roles {
        var found: Roles = []
        for name in value.split(whereSeparator: isSpace).prefix(64) where name.count <= 128 {
            if hiddenNames.contains(String(decoding: name, as: UTF8.self)) { found.insert(.hidden) }
            found.formUnion(roles(ofName: name))
        }
        return found
    }

    private func roles(ofName name: ArraySlice<UInt8>) -> Roles {
        let parts = Self.parts(name)
        var found: Roles = []
        for start in parts.indices {
            var joined = ""
            for end in start..<min(start + 3, parts.count) {
                joined += parts[end]
                if let roles = words[joined] { found.formUnion(roles) }
                if let roles = beginning(of: joined) { found.formUnion(roles) }
            }
        }
        return found
    }

    /// Whether an address is that of an outlet's own rules: the words of its path say so.
    func leadsToRules(_ address: ArraySlice<UInt8>) -> Bool {
        guard address.count <= 256 else { return false }
        return Self.parts(address).contains(where: rules.contains)
    }

    private func beginning(of word: String) -> Roles? {
        var rest = word[...]
        while rest.utf8.count > 3 {
            if let roles = beginnings[String(rest)] { return roles }
            rest.removeLast()
        }
        return nil
    }

    /// The words of a name, lower case: `postMeta-date2` has `post`, `meta` and `date`.
    private static func parts(_ name: ArraySlice<UInt8>) -> [String] {
        var parts: [String] = []
        var part: [UInt8] = []
        var wasLower = false
        func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
        for byte in name {
            let isLetter = isUpper(byte) || byte >= 0x61 && byte <= 0x7A
            if !part.isEmpty, !isLetter || isUpper(byte) && wasLower {
                parts.append(String(decoding: part, as: UTF8.self))
                part.removeAll(keepingCapacity: true)
            }
            if isLetter { part.append(byte | 0x20) }
            wasLower = isLetter && !isUpper(byte)
        }
        if !part.isEmpty { parts.append(String(decoding: part, as: UTF8.self)) }
        return parts
    }

    // MARK: What readers see

    /// Whether words stand over a part that is no article.
    func isSection(_ folded: [Substring]) -> Bool {
        guard folded.count <= 8 else { return false }
        if sections.contains(folded.joined(separator: " ")) { return true }
        // A colon, a name or a number may follow.
        return (2..<5).contains { count in
            folded.count > count && folded.count <= count + 2
                && sections.contains(folded.prefix(count).joined(separator: " "))
        }
    }

    /// Whether words begin a line that says nothing of the article.
    func isLine(_ folded: [Substring]) -> Bool { Self.begins(folded, with: lines) }

    /// Whether words begin a line that says who wrote the article, or when.
    func isByline(_ folded: [Substring]) -> Bool { Self.begins(folded, with: bylines) }

    private static func begins(_ folded: [Substring], with phrases: Set<String>) -> Bool {
        (1..<5).contains { count in
            folded.count >= count && phrases.contains(folded.prefix(count).joined(separator: " "))
        }
    }

    // MARK: Dates

    /// The month that one or two folded words name, and how many they are.
    func month(_ words: ArraySlice<Substring>) -> (number: Int, words: Int)? {
        guard let first = words.first else { return nil }
        if words.count > 1, let number = months[first + " " + words[words.startIndex + 1]] {
            return (number, 2)
        }
        return months[String(first)].map { ($0, 1) }
    }

    /// Whether a word after a clock time says that it is after noon.
    func isAfternoon(_ folded: Substring) -> Bool? { clockHalves[String(folded)] }

    /// The UTC offset of a named zone, as `+0300`.
    func zone(_ folded: Substring) -> String? { zones[String(folded)] }
}

/// Text in which spellings of one word are one: letters, digits and spaces without the rest.
func fold(_ text: String) -> String {
    foldedWords(text).joined(separator: " ")
}

/// The words and numbers of a text, folded.
func foldedWords(_ text: String) -> [Substring] {
    foldedKeepingMarks(text).split { !$0.isLetter && !$0.isNumber }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

/// A text folded, with its marks.
func foldedKeepingMarks(_ text: String) -> String { Normalizer(.loose).normalize(text) }
