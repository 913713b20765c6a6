internal import ArabicText
public import Intake
public import JSON

extension InputDocument {
    /// Writes the document as `{"id","source","title","url","published","text"}`, the form that JSONL input has.
    ///
    /// - Parameters:
    ///   - json: where to; the object is the next value.
    ///   - withOffsets: whether `page_offsets` says where the text stands in its page.
    public func write(to json: inout JSONWriter, withOffsets: Bool = false) {
        json.beginObject()
        json.key("id")
        json.string(id)
        json.key("source")
        json.stringOrNull(source)
        json.key("title")
        json.stringOrNull(title)
        json.key("url")
        json.stringOrNull(url)
        json.key("published")
        json.stringOrNull(published)
        json.key("text")
        json.string(text.bytes.span)
        if withOffsets {
            json.key("page_offsets")
            json.beginArray()
            for offset in pageOffsets {
                json.beginArray()
                json.int(offset.text)
                json.intOrNull(offset.page)
                json.endArray()
            }
            json.endArray()
        }
        json.endObject()
    }
}
