internal import ArabicText
internal import Claims
internal import Extraction
internal import JSON

// The `claims`, `findings` and `passed` of an `arqam/extraction/1` object.
extension ArticleReading {
    func writeClaims(to json: inout JSONWriter) {
        json.key("claims")
        json.beginArray()
        let claims = self.claims.span
        for index in claims.indices { write(claims[index], index, to: &json) }
        json.endArray()
    }

    private func write(_ claim: borrowing Claim, _ index: Int, to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.identifier(.claim, index)
        json.key("type")
        json.string(claim.type.rawValue)
        json.key("quantity")
        json.identifierOrNull(.quantity, claim.quantity)
        json.key("role")
        json.string(claim.role.rawValue)
        json.key("metric")
        write(claim.metric, to: &json)
        json.key("subject")
        write(claim.subject, to: &json)
        if let relation = claim.relation { write(relation, to: &json) }
        json.key("denominator")
        json.spanOrNull(claim.denominator, of: document.source)
        json.key("condition")
        json.spanOrNull(claim.condition, of: document.source)
        json.key("place")
        json.identifierOrNull(.entity, claim.place)
        json.key("time")
        write(claim.time, to: &json)
        json.key("modality")
        write(claim.modality, to: &json)
        json.key("attributions")
        json.identifiers(.attribution, claim.attributions)
        json.key("quote")
        json.string(claim.quote.rawValue)
        json.key("sentence")
        json.span(document.span(document.tokens(ofSentence: claim.sentence)), of: document.source)
        json.key("confidence")
        write(claim.confidence, to: &json)
        json.endObject()
    }

    private func write(_ referent: borrowing Claim.Referent, to json: inout JSONWriter) {
        json.beginObject()
        json.key("spans")
        json.beginArray()
        for span in referent.spans { json.span(span, of: document.source) }
        json.endArray()
        json.key("key")
        json.stringOrNull(referent.key)
        json.key("status")
        json.string(referent.status.rawValue)
        json.key("antecedent")
        json.spanOrNull(referent.antecedent, of: document.source)
        json.endObject()
    }

    /// The member that only comparisons have.
    private func write(_ relation: Claim.Relation, to json: inout JSONWriter) {
        json.key("relation")
        json.beginObject()
        json.key("kind")
        json.string(relation.kind.rawValue)
        json.key("cue")
        json.span(relation.cue, of: document.source)
        json.key("reference")
        write(relation.reference, to: &json)
        json.key("compares")
        json.identifierOrNull(.claim, relation.compares)
        json.endObject()
    }

    private func write(_ time: Claim.Time?, to json: inout JSONWriter) {
        guard let time, mentions.dates.indices.contains(time.date) else {
            json.null()
            return
        }
        let date = mentions.dates[time.date]
        json.beginObject()
        json.key("date")
        json.identifier(.date, time.date)
        json.key("relation")
        json.string(time.relation.rawValue)
        json.key("edtf")
        json.stringOrNull(date.edtf)
        json.key("earliest")
        json.stringOrNull(date.earliest)
        json.key("latest")
        json.stringOrNull(date.latest)
        json.endObject()
    }

    private func write(_ modality: borrowing Claim.Modality, to json: inout JSONWriter) {
        json.beginObject()
        json.key("kind")
        json.string(modality.kind.rawValue)
        json.key("certainty")
        json.string(modality.certainty)
        json.key("cue")
        json.spanOrNull(modality.cue, of: document.source)
        json.key("negated")
        json.bool(modality.negated)
        json.key("hypothetical")
        json.bool(modality.hypothetical)
        json.endObject()
    }

    private func write(_ confidence: Claim.Confidence, to json: inout JSONWriter) {
        json.beginObject()
        json.key("value")
        json.share(confidence.value)
        json.key("subject")
        json.share(confidence.subject)
        json.key("time")
        json.share(confidence.time)
        json.key("attribution")
        json.share(confidence.attribution)
        json.endObject()
    }

    func writeFindings(to json: inout JSONWriter) {
        json.key("findings")
        json.beginArray()
        for finding in validation.findings {
            json.beginObject()
            json.key("rule")
            json.string(finding.rule)
            json.key("level")
            json.string(finding.level.rawValue)
            json.key("claims")
            json.identifiers(.claim, finding.claims)
            json.key("span")
            json.spanOrNull(finding.span, of: document.source)
            json.key("message")
            json.beginObject()
            json.key("ar")
            json.string(finding.message.ar)
            json.key("en")
            json.string(finding.message.en)
            json.endObject()
            json.findingData(finding.data)
            json.endObject()
        }
        json.endArray()
        json.key("passed")
        json.beginArray()
        for check in validation.passed {
            json.beginObject()
            json.key("rule")
            json.string(check.rule)
            json.key("claims")
            json.identifiers(.claim, check.claims)
            json.endObject()
        }
        json.endArray()
    }
}
