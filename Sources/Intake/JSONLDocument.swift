internal import ArabicText
internal import JSON

extension InputDocument {
    /// The document on one line of a JSONL file: `{"id", "text"}` and, optionally, `source title url published`.
    ///
    /// Other members are passed over. Where a member is not of its type, it is left out with a diagnostic; where
    /// `text` is missing there is no document.
    ///
    /// - Parameters:
    ///   - bytes: the file, or a part of it.
    ///   - line: where the line stands in it.
    ///   - name: the file, as errors show it.
    ///   - number: the number of the line in the file.
    ///   - defaults: what is known of documents that do not say it.
    public init(
        jsonl bytes: [UInt8], line: Range<Int>, name: String, number: Int, defaults: DocumentDefaults
    ) throws(InputError) {
        let place = "\(name):\(number)"
        var members = Members()
        do throws(JSONError) {
            try members.read(JSONReader(bytes, range: line))
        } catch {
            throw InputError(
                .badJSON, "\(error.message) (byte \(error.offset + 1) of the line)", at: place,
                hint: "each line must be one JSON object with an \"id\" and a \"text\"", id: members.id)
        }
        let id = members.id ?? "\(fileStem(name)):\(number)"
        guard let utf8 = members.text else {
            let hint = "give the article in a member \"text\" of type string"
            let message = members.isObject ? "the document has no \"text\"" : "the line is no JSON object"
            throw InputError(.badDocument, message, at: place, hint: hint, id: members.id)
        }
        var text = try SourceText(utf8, name: place, id: id, charset: defaults.charset)
        for member in members.ignored {
            text.note(
                Diagnostic(
                    .ignoredField, "`\(member.name)` is no string and was left out", offset: member.offset))
        }
        if members.loneSurrogates > 0 {
            text.note(
                Diagnostic(
                    .loneSurrogate,
                    "\(members.loneSurrogates) escapes named half a surrogate pair and were replaced by U+FFFD",
                    offset: 0))
        }
        self.init(
            id: id, source: members.source ?? defaults.source,
            title: members.title ?? defaults.title, url: members.url ?? defaults.url,
            published: members.published ?? defaults.published, text: text)
        self.place = place
    }
}

/// What was read of a JSON document.
private struct Members {
    var id: String?
    var text: [UInt8]?
    var source: String?
    var title: String?
    var url: String?
    var published: String?
    var ignored: [(name: String, offset: Int)] = []
    var loneSurrogates = 0
    var isObject = false

    mutating func read(_ reader: consuming JSONReader) throws(JSONError) {
        var json = reader
        isObject = try json.peek() == .object
        guard isObject else { return try json.finish() }
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try identifier(&json)
            case "text": text = try utf8(&json)
            case "source": source = try string(key, &json)
            case "title": title = try string(key, &json)
            case "url": url = try string(key, &json)
            case "published": published = try string(key, &json)
            default: break
            }
        }
        try json.finish()
        loneSurrogates = json.loneSurrogateCount
    }

    /// An id may be a number, which is taken as it is written.
    private mutating func identifier(_ json: inout JSONReader) throws(JSONError) -> String? {
        guard try json.peek() == .number else { return try string("id", &json) }
        var digits: [UInt8] = []
        try json.number(into: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    private mutating func utf8(_ json: inout JSONReader) throws(JSONError) -> [UInt8]? {
        guard try json.peek() == .string else { return nil }
        var bytes: [UInt8] = []
        try json.string(into: &bytes)
        return bytes
    }

    private mutating func string(_ name: String, _ json: inout JSONReader) throws(JSONError) -> String? {
        if try json.null() { return nil }
        guard try json.peek() == .string else {
            ignored.append((name, json.offset))
            return nil
        }
        return try json.string()
    }
}

/// The name of a file without its folders and its extension.
public func fileStem(_ path: String) -> String {
    guard let name = path.split(separator: "/").last else { return path }
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return String(name) }
    return String(name[..<point])
}
