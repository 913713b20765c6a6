internal import ArabicText
internal import Claims
public import Comparison
internal import Extraction
public import JSON

extension ArticleReading {
    /// The reading as comparison needs it.
    public var compared: ComparedDocument {
        ComparedDocument(document, mentions, claims, sha256: digest.text)
    }
}

extension Diff {
    /// Writes the diff as one `arqam/diff/1` object.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("schema")
        json.string("arqam/diff/1")
        json.key("documents")
        json.beginArray()
        for document in documents { document.writeDescription(to: &json) }
        json.endArray()
        json.key("pairs")
        json.beginArray()
        for pair in pairs { write(pair, to: &json) }
        json.endArray()
        json.key("only")
        json.beginArray()
        for only in only { write(only, to: &json) }
        json.endArray()
        json.key("lineage")
        json.beginArray()
        for tie in lineage { write(tie, to: &json) }
        json.endArray()
        json.key("findings")
        json.beginArray()
        for finding in findings { write(finding, to: &json) }
        json.endArray()
        json.endObject()
    }

    private func write(_ pair: Pair, to json: inout JSONWriter) {
        json.beginObject()
        json.key("a")
        json.string(name(of: pair.a))
        json.key("b")
        json.string(name(of: pair.b))
        json.key("verdict")
        json.string(pair.verdict.rawValue)
        json.key("score")
        json.share(pair.score)
        json.key("facets")
        json.beginObject()
        json.key("value")
        json.string(pair.facets.value.rawValue)
        json.key("bound")
        json.string(pair.facets.bound.rawValue)
        json.key("certainty")
        json.string(pair.facets.certainty.rawValue)
        json.key("attribution")
        json.string(pair.facets.attribution.rawValue)
        json.key("via")
        json.stringOrNull(pair.facets.via?.rawValue)
        json.key("time")
        json.string(pair.facets.time.rawValue)
        json.key("subject")
        json.string(pair.facets.subject.rawValue)
        json.endObject()
        json.key("note")
        if let note = pair.note { write(note, to: &json) } else { json.null() }
        json.endObject()
    }

    private func write(_ only: Only, to json: inout JSONWriter) {
        json.beginObject()
        json.key("document")
        json.string(documents[only.document].id)
        json.key("claims")
        write(only.claims.map { Reference(document: only.document, claim: $0) }, to: &json)
        json.endObject()
    }

    private func write(_ tie: Lineage, to json: inout JSONWriter) {
        json.beginObject()
        json.key("kind")
        json.string(tie.kind.rawValue)
        json.key("documents")
        json.beginArray()
        for document in tie.documents { json.string(documents[document].id) }
        json.endArray()
        json.key("claims")
        write(tie.claims, to: &json)
        json.key("source")
        json.stringOrNull(tie.source)
        json.key("message")
        write(tie.message, to: &json)
        json.endObject()
    }

    private func write(_ finding: Finding, to json: inout JSONWriter) {
        json.beginObject()
        json.key("rule")
        json.string(finding.rule)
        json.key("level")
        json.string(finding.level.rawValue)
        json.key("claims")
        write(finding.claims, to: &json)
        json.key("span")
        json.null()
        json.key("message")
        write(finding.message, to: &json)
        json.findingData(finding.data)
        json.endObject()
    }

    private func write(_ references: [Reference], to json: inout JSONWriter) {
        json.beginArray()
        for reference in references { json.string(name(of: reference)) }
        json.endArray()
    }

    private func write(_ message: Message, to json: inout JSONWriter) {
        json.beginObject()
        json.key("ar")
        json.string(message.ar)
        json.key("en")
        json.string(message.en)
        json.endObject()
    }
}

extension ComparedDocument {
    fileprivate func writeDescription(to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.string(id)
        json.key("sha256")
        json.string(sha256)
        json.key("source")
        json.stringOrNull(source)
        json.key("title")
        json.stringOrNull(title)
        json.key("url")
        json.stringOrNull(url)
        json.key("published")
        json.stringOrNull(published)
        json.key("scalars")
        json.int(scalars)
        json.key("bytes")
        json.int(bytes)
        json.endObject()
    }
}
