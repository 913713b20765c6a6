/// Validates JSON against the part of JSON Schema (2020-12) that Arqam's schemas use; a keyword it does not know
/// is a fault, so that none is passed over.
struct SchemaValidator {
    private let schema: JSONValue

    init(_ schema: JSONValue) { self.schema = schema }

    /// What is wrong with a value, with its path; empty where nothing is.
    func faults(in value: JSONValue) -> [String] {
        var faults: [String] = []
        check(value, schema, "", &faults)
        return faults
    }

    private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ faults: inout [String]) {
        guard case .object(let keywords) = schema else { return }
        for (keyword, argument) in keywords {
            switch keyword {
            case "$schema", "$id", "$defs", "title", "description": break
            case "$ref": check(value, definition(argument), path, &faults)
            case "type":
                if !types(argument).contains(where: { isType($0, value) }) {
                    faults.append("\(path): is no \(types(argument))")
                }
            case "const": if value != argument { faults.append("\(path): is not \(argument)") }
            case "enum":
                if !argument.elements.contains(value) {
                    faults.append("\(path): \(value) is none of the values")
                }
            case "anyOf":
                if !argument.elements.contains(where: { isValid(value, $0) }) {
                    faults.append("\(path): fits none of anyOf")
                }
            case "required":
                for name in argument.elements.compactMap(\.string) where value[name] == nil {
                    faults.append("\(path): lacks \(name)")
                }
            case "properties":
                guard case .object(let properties) = argument else { break }
                for (name, property) in properties {
                    if let member = value[name] { check(member, property, "\(path)/\(name)", &faults) }
                }
            case "additionalProperties":
                guard argument == .bool(false), case .object(let members) = value else { break }
                for (name, _) in members where schema["properties"]?[name] == nil {
                    faults.append("\(path): \(name) is unknown")
                }
            case "items":
                for (index, element) in value.elements.enumerated() {
                    check(element, argument, "\(path)/\(index)", &faults)
                }
            case "minItems":
                if value.elements.count < argument.integer ?? 0 { faults.append("\(path): too few items") }
            case "maxItems":
                if value.elements.count > argument.integer ?? 0 { faults.append("\(path): too many items") }
            case "minLength":
                if let text = value.string, text.unicodeScalars.count < argument.integer ?? 0 {
                    faults.append("\(path): too short")
                }
            case "minimum":
                if let number = value.number, number < argument.number ?? 0 {
                    faults.append("\(path): too small")
                }
            case "maximum":
                if let number = value.number, number > argument.number ?? 0 {
                    faults.append("\(path): too large")
                }
            case "pattern":
                guard let text = value.string, let pattern = argument.string else { break }
                let matches = (try? Regex(pattern)).map { text.contains($0) } ?? false
                if !matches { faults.append("\(path): \(text) does not match \(pattern)") }
            default: faults.append("\(path): the schema's keyword \(keyword) is not known here")
            }
        }
    }

    private func isValid(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        var faults: [String] = []
        check(value, schema, "", &faults)
        return faults.isEmpty
    }

    private func definition(_ reference: JSONValue) -> JSONValue {
        let name = reference.string?.split(separator: "/").last.map(String.init) ?? ""
        return schema["$defs"]?[name] ?? .bool(false)
    }

    private func types(_ argument: JSONValue) -> [String] {
        argument.string.map { [$0] } ?? argument.elements.compactMap(\.string)
    }

    private func isType(_ type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("number", .number),
            ("boolean", .bool),
            ("null", .null):
            true
        case ("integer", .number): value.integer != nil
        default: false
        }
    }
}
