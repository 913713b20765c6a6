import Extraction
import JSON
import Store

/// Writes claims of a store as schema.org `Claim` objects in JSON-LD, one graph for all.
struct ClaimLinkedData {
    private var json = JSONWriter(layout: .compact, capacity: 1 << 16)
    private var isEmpty = true

    /// What stands before the first claim.
    static let opening = #"{"@context":"https://schema.org","@graph":["# + "\n"
    /// What stands behind the last one.
    static let closing = "\n]}\n"

    /// A claim's object, with a comma before it where it is not the first.
    mutating func object(_ row: StoredRow) -> [UInt8] {
        json.removeAll()
        json.beginObject()
        text("@type", "Claim")
        text("@id", identifier(row))
        text("text", row["sentence"])
        text("inLanguage", "ar")
        about(row)
        text("temporalCoverage", row["time"].flatMap { _ in interval(row) })
        place(row)
        if let teller = row["said_by"] { named("author", "Thing", teller) }
        appearance(row)
        json.endObject()
        var bytes = isEmpty ? [] : Array(",\n".utf8)
        isEmpty = false
        json.append(to: &bytes)
        return bytes
    }

    private func identifier(_ row: StoredRow) -> String? {
        let number = row["id"].flatMap { $0.split(separator: "#").last } ?? ""
        return row["url"].map { "\($0)#\(number)" } ?? row["id"].map { "urn:arqam:\($0)" }
    }

    /// The figure: an `Observation` of a property of something, with its amount.
    private mutating func about(_ row: StoredRow) {
        json.key("about")
        json.beginObject()
        text("@type", "Observation")
        text("measuredProperty", row["metric"])
        if let subject = row["subject"] { named("observationAbout", "Thing", subject) }
        text("observationDate", interval(row))
        guard row["figure"] != nil else {
            // A comparison: what it is held against is in the sentence.
            text("description", row["reference"])
            json.endObject()
            return
        }
        json.key("value")
        json.beginObject()
        text("@type", "QuantitativeValue")
        number("value", row["value"])
        number("minValue", row["lower"])
        number("maxValue", row["upper"])
        text("unitText", row["counted"] ?? row["unit"])
        text("description", row["figure"])
        json.endObject()
        json.endObject()
    }

    private mutating func place(_ row: StoredRow) {
        if let place = row["place"] { named("spatialCoverage", "Place", place) }
    }

    /// Where the claim was found.
    private mutating func appearance(_ row: StoredRow) {
        json.key("appearance")
        json.beginObject()
        text("@type", "NewsArticle")
        text("identifier", row["document"])
        text("headline", row["title"])
        text("url", row["url"])
        text("datePublished", row["published"])
        if let source = row["source"] { named("publisher", "Organization", source) }
        json.endObject()
    }

    /// The time in ISO 8601, where it is known.
    private func interval(_ row: StoredRow) -> String? {
        guard let earliest = row["earliest"], let latest = row["latest"] else { return nil }
        return earliest == latest ? earliest : "\(earliest)/\(latest)"
    }

    private mutating func named(_ key: StaticString, _ type: String, _ name: String) {
        json.key(key)
        json.beginObject()
        text("@type", type)
        text("name", name)
        json.endObject()
    }

    private mutating func text(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        json.key(key)
        json.string(value)
    }

    private mutating func number(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        json.key(key)
        json.number(value)
    }
}
