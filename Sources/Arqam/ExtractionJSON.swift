internal import ArabicText
internal import Claims
internal import Extraction
public import JSON

extension ArticleReading {
    /// Writes the reading as one `arqam/extraction/1` object.
    ///
    /// - Parameters:
    ///   - json: where to; the object is the next value.
    ///   - withText: whether the article's text goes into the `document` object.
    public func write(to json: inout JSONWriter, withText: Bool = false) {
        json.beginObject()
        json.key("schema")
        json.string("arqam/extraction/1")
        writeDocument(to: &json, withText: withText)
        writeQuantities(to: &json)
        writeDates(to: &json)
        writeEntities(to: &json)
        writeAttributions(to: &json)
        writeClaims(to: &json)
        writeFindings(to: &json)
        writeDiagnostics(to: &json)
        json.endObject()
    }

    func writeDocument(to json: inout JSONWriter, withText: Bool) {
        let source = document.source
        json.key("document")
        json.beginObject()
        json.key("id")
        json.string(document.metadata.id)
        json.key("sha256")
        digest.write(to: &json)
        json.key("source")
        json.stringOrNull(document.metadata.source)
        json.key("title")
        json.stringOrNull(document.metadata.title)
        json.key("url")
        json.stringOrNull(document.metadata.url)
        json.key("published")
        json.stringOrNull(document.metadata.published)
        json.key("scalars")
        json.int(source.scalarCount)
        json.key("bytes")
        json.int(source.bytes.count)
        if withText {
            json.key("text")
            json.string(source.bytes.span)
        }
        json.endObject()
    }

    private func writeDiagnostics(to json: inout JSONWriter) {
        json.key("diagnostics")
        json.beginArray()
        for diagnostic in document.source.diagnostics {
            json.beginObject()
            json.key("code")
            json.string(diagnostic.code.rawValue)
            json.key("span")
            json.null()
            json.key("message")
            json.string(diagnostic.message)
            json.key("offset")
            json.int(diagnostic.offset)
            json.endObject()
        }
        json.endArray()
    }

    // MARK: Mentions

    private func writeQuantities(to json: inout JSONWriter) {
        json.key("quantities")
        json.beginArray()
        let quantities = mentions.quantities.span
        for index in quantities.indices { write(quantities[index], index, to: &json) }
        json.endArray()
    }

    private func write(_ quantity: borrowing Quantity, _ index: Int, to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.identifier(.quantity, index)
        json.key("span")
        json.span(quantity.span, of: document.source)
        json.key("value")
        json.decimalOrNull(quantity.value)
        json.key("lower")
        json.decimalOrNull(quantity.lower)
        json.key("upper")
        json.decimalOrNull(quantity.upper)
        json.key("bound")
        json.string(quantity.bound.rawValue)
        json.key("approximate")
        json.bool(quantity.approximate)
        json.key("unit")
        write(quantity.unit, to: &json)
        json.key("number_text")
        json.slice(quantity.number, of: document.source)
        json.key("cue")
        json.spanOrNull(quantity.cue, of: document.source)
        json.key("delta")
        json.bool(quantity.delta)
        json.endObject()
    }

    private func write(_ unit: Unit, to json: inout JSONWriter) {
        json.beginObject()
        json.key("code")
        json.string(unit.code)
        json.key("dimension")
        json.string(unit.dimension.rawValue)
        json.key("per")
        json.stringOrNull(unit.per)
        json.key("text")
        json.sliceOrNull(unit.text, of: document.source)
        json.key("counted")
        json.sliceOrNull(unit.counted, of: document.source)
        json.endObject()
    }

    private func writeDates(to json: inout JSONWriter) {
        json.key("dates")
        json.beginArray()
        let dates = mentions.dates.span
        for index in dates.indices { write(dates[index], index, to: &json) }
        json.endArray()
    }

    private func write(_ date: borrowing DateMention, _ index: Int, to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.identifier(.date, index)
        json.key("span")
        json.span(date.span, of: document.source)
        json.key("kind")
        json.string(date.kind.rawValue)
        json.key("edtf")
        json.stringOrNull(date.edtf)
        json.key("relation")
        json.string(date.relation.rawValue)
        json.key("earliest")
        json.stringOrNull(date.earliest)
        json.key("latest")
        json.stringOrNull(date.latest)
        json.key("resolved")
        json.bool(date.resolved)
        json.endObject()
    }

    private func writeEntities(to json: inout JSONWriter) {
        json.key("entities")
        json.beginArray()
        let entities = mentions.entities.span
        for index in entities.indices { write(entities[index], index, to: &json) }
        json.endArray()
    }

    private func write(_ entity: borrowing Entity, _ index: Int, to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.identifier(.entity, index)
        json.key("span")
        json.span(entity.span, of: document.source)
        json.key("type")
        json.string(entity.type.rawValue)
        json.key("name")
        json.string(entity.name)
        json.key("wikidata")
        json.stringOrNull(entity.wikidata)
        json.endObject()
    }

    private func writeAttributions(to json: inout JSONWriter) {
        json.key("attributions")
        json.beginArray()
        let attributions = mentions.attributions.span
        for index in attributions.indices { write(attributions[index], index, to: &json) }
        json.endArray()
    }

    private func write(_ attribution: borrowing Attribution, _ index: Int, to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.identifier(.attribution, index)
        json.key("kind")
        json.string(attribution.kind.rawValue)
        json.key("cue")
        json.spanOrNull(attribution.cue, of: document.source)
        json.key("source")
        json.spanOrNull(attribution.source, of: document.source)
        json.key("source_type")
        json.string(attribution.sourceType.rawValue)
        json.key("entity")
        json.identifierOrNull(.entity, attribution.entity)
        json.key("via")
        json.identifierOrNull(.entity, attribution.via)
        json.key("said_at")
        json.identifierOrNull(.date, attribution.saidAt)
        json.key("stance")
        json.string(attribution.stance.rawValue)
        json.key("content")
        json.spanOrNull(attribution.content, of: document.source)
        json.key("quote")
        json.string(attribution.quote.rawValue)
        json.endObject()
    }
}
