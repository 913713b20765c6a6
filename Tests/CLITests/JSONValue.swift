import JSON

/// A JSON value as a tree, for looking into outputs.
enum JSONValue: Equatable {
    case object([(key: String, value: JSONValue)])
    case array([JSONValue])
    case string(String)
    /// As it is written.
    case number(String)
    case bool(Bool)
    case null

    init(_ bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try JSONValue(&reader)
        try reader.finish()
    }

    init(_ text: some StringProtocol) throws(JSONError) { try self.init(Array(text.utf8)) }

    private init(_ reader: inout JSONReader) throws(JSONError) {
        switch try reader.peek() {
        case .object:
            var members: [(key: String, value: JSONValue)] = []
            try reader.beginObject()
            while let key = try reader.nextKey() { members.append((key, try JSONValue(&reader))) }
            self = .object(members)
        case .array:
            var elements: [JSONValue] = []
            try reader.beginArray()
            while try reader.nextElement() { elements.append(try JSONValue(&reader)) }
            self = .array(elements)
        case .string: self = .string(try reader.string())
        case .number:
            var digits: [UInt8] = []
            try reader.number(into: &digits)
            self = .number(String(decoding: digits, as: UTF8.self))
        case .bool: self = .bool(try reader.bool())
        case .null:
            _ = try reader.null()
            self = .null
        }
    }

    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let text) = self { Double(text) } else { nil } }
    var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.object(let a), .object(let b)):
            a.count == b.count
                && a.allSatisfy { member in b.contains { $0.key == member.key && $0.value == member.value } }
        case (.array(let a), .array(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.bool(let a), .bool(let b)): a == b
        case (.null, .null): true
        default: false
        }
    }
}
