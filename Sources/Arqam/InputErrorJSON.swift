public import Intake
public import JSON

extension InputError {
    /// Writes the error as one `arqam/error/1` object, which stands in place of the document.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("schema")
        json.string("arqam/error/1")
        json.key("document")
        json.beginObject()
        json.key("id")
        json.stringOrNull(id)
        for name in ["sha256", "source", "title", "url", "published", "scalars", "bytes"] as [StaticString] {
            json.key(name)
            json.null()
        }
        json.endObject()
        json.key("error")
        json.beginObject()
        json.key("code")
        json.string(code.rawValue)
        json.key("message")
        json.string(message)
        json.key("where")
        json.string(place)
        json.key("hint")
        json.stringOrNull(hint)
        json.endObject()
        json.endObject()
    }
}
