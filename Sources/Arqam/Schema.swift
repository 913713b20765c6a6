internal import CSchemas

/// The JSON Schemas (2020-12) of what Arqam writes, embedded in the program.
public enum Schema: String, Sendable, CaseIterable {
    /// One object a document: `arqam/extraction/1`.
    case extraction
    /// Two or more tellings compared: `arqam/diff/1`.
    case diff
    /// A score on annotated sentences: `arqam/evaluation/1`.
    case evaluation
    /// What the checks found in one article: `arqam/validation/1`.
    case validation
    /// What stands in place of a document that could not be read: `arqam/error/1`.
    case error

    /// The schema's text, in UTF-8.
    public var bytes: [UInt8] {
        for index in 0..<arqam_schema_file_count() {
            let file = unsafe arqam_schema_file_at(index)
            guard let name = unsafe file.name, unsafe String(cString: name) == rawValue else { continue }
            return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
        return []
    }
}
