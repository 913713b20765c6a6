internal import ArabicText
internal import Extraction
internal import Intake
internal import JSON

/// Reads the annotations of a line, and says what is wrong with them.
struct GoldReader {
    private let scalars: [Unicode.Scalar]
    private let id: String
    private let place: String

    private(set) var quantities: [GoldSentence.Quantity]?
    private(set) var dates: [GoldSentence.Date]?
    private(set) var organizations: [GoldSentence.Organization]?
    private(set) var statements: [GoldSentence.Statement]?

    init(_ document: InputDocument, place: String) {
        scalars = Array(String(decoding: document.text.bytes, as: UTF8.self).unicodeScalars)
        id = document.id
        self.place = place
    }

    mutating func read(_ bytes: [UInt8], _ line: Range<Int>) throws(InputError) {
        var members: [String: [Annotation]] = [:]
        do throws(JSONError) {
            var json = JSONReader(bytes, range: line)
            try json.beginObject()
            while let key = try json.nextKey() {
                let isList = ["quantities", "dates", "organizations", "attributions"].contains(key)
                if isList, try json.peek() == .array { members[key] = try Annotation.list(&json) }
            }
            try json.finish()
        } catch {
            throw InputError(.badJSON, error.message, at: place, hint: nil, id: id)
        }
        if let list = members["quantities"] { quantities = try map(list, quantity) }
        if let list = members["dates"] { dates = try map(list, date) }
        if let list = members["organizations"] { organizations = try map(list, organization) }
        if let list = members["attributions"] { statements = try map(list, statement) }
    }

    private func map<Item>(
        _ list: [Annotation], _ read: (Annotation) throws(InputError) -> Item
    ) throws(InputError) -> [Item] {
        var items: [Item] = []
        for annotation in list { items.append(try read(annotation)) }
        return items
    }

    private func quantity(_ annotation: Annotation) throws(InputError) -> GoldSentence.Quantity {
        guard let bound = annotation.text("bound").flatMap(GoldSentence.Bound.init(rawValue:)) else {
            throw fault("bound", annotation, "one of exact approx gt ge lt le range vague")
        }
        return GoldSentence.Quantity(
            range: try span("start", "end", "text", annotation), value: try number("value", annotation),
            lower: try number("lower", annotation), upper: try number("upper", annotation), bound: bound,
            unit: annotation.text("unit") ?? "")
    }

    private func date(_ annotation: Annotation) throws(InputError) -> GoldSentence.Date {
        GoldSentence.Date(
            range: try span("start", "end", "text", annotation), edtf: annotation.text("edtf"))
    }

    private func organization(_ annotation: Annotation) throws(InputError) -> GoldSentence.Organization {
        let type = annotation.text("type").flatMap(Entity.Kind.init(rawValue:))
        guard let type, type.isOrganization else {
            throw fault("type", annotation, "one of company agency government media other")
        }
        return GoldSentence.Organization(range: try span("start", "end", "text", annotation), type: type)
    }

    private func statement(_ annotation: Annotation) throws(InputError) -> GoldSentence.Statement {
        guard let cue = annotation.text("cue"), let start = annotation.integer("cue_start") else {
            throw fault("cue", annotation, "the words of the cue, with \"cue_start\"")
        }
        guard let type = annotation.text("type").flatMap(Attribution.SourceType.init(rawValue:)) else {
            throw fault(
                "type", annotation,
                "one of person organization media document analysts group anonymous implicit")
        }
        return GoldSentence.Statement(
            cue: try checked(start, start + cue.unicodeScalars.count, cue),
            source: annotation.text("source") == nil
                ? nil : try span("source_start", "source_end", "source", annotation), type: type)
    }

    // MARK: Members

    private func number(_ key: String, _ annotation: Annotation) throws(InputError) -> ExactDecimal? {
        guard let written = annotation.members[key], written != .null else { return nil }
        guard case .number(let digits) = written, let value = ExactDecimal(digits.lowercased()) else {
            throw fault(key, annotation, "a number or null")
        }
        return value
    }

    private func span(_ start: String, _ end: String, _ text: String, _ annotation: Annotation)
        throws(InputError) -> ScalarRange
    {
        guard let first = annotation.integer(start), let last = annotation.integer(end) else {
            throw fault(start, annotation, "the offsets \"\(start)\" and \"\(end)\" of \"\(text)\"")
        }
        return try checked(first, last, annotation.text(text))
    }

    /// Offsets that lie in the sentence and hold the text they say.
    private func checked(_ start: Int, _ end: Int, _ text: String?) throws(InputError) -> ScalarRange {
        guard start >= 0, start < end, end <= scalars.count else {
            throw InputError(
                .badDocument, "the span \(start)..<\(end) lies outside the sentence", at: place,
                hint: "offsets count the \(scalars.count) Unicode scalar values of \"text\"", id: id)
        }
        var slice = String.UnicodeScalarView()
        slice.append(contentsOf: scalars[start..<end])
        if let text, Array(text.unicodeScalars) != Array(slice) {
            throw InputError(
                .badDocument, "the span \(start)..<\(end) holds “\(String(slice))”, not “\(text)”", at: place,
                hint: "offsets count Unicode scalar values of \"text\", not bytes", id: id)
        }
        return start..<end
    }

    private func fault(_ key: String, _ annotation: Annotation, _ wanted: String) -> InputError {
        let shown = annotation.text("text") ?? annotation.text("cue") ?? ""
        return InputError(
            .badDocument, "“\(shown)” has no proper \"\(key)\"", at: place, hint: "it must be \(wanted)",
            id: id)
    }
}

/// An object of a list: its members of simple types.
private struct Annotation {
    enum Value: Equatable {
        case text(String)
        /// As it is written.
        case number(String)
        case null
    }

    var members: [String: Value] = [:]

    static func list(_ json: inout JSONReader) throws(JSONError) -> [Annotation] {
        var list: [Annotation] = []
        try json.beginArray()
        while try json.nextElement() {
            var annotation = Annotation()
            try json.beginObject()
            while let key = try json.nextKey() {
                switch try json.peek() {
                case .string: annotation.members[key] = .text(try json.string())
                case .number:
                    var digits: [UInt8] = []
                    try json.number(into: &digits)
                    annotation.members[key] = .number(String(decoding: digits, as: UTF8.self))
                case .null:
                    if try json.null() { annotation.members[key] = .null }
                case .object, .array, .bool: break
                }
            }
            list.append(annotation)
        }
        return list
    }

    func text(_ key: String) -> String? {
        if case .text(let text)? = members[key] { text } else { nil }
    }

    func integer(_ key: String) -> Int? {
        if case .number(let digits)? = members[key] { Int(digits) } else { nil }
    }
}
