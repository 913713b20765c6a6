public import JSON

extension Evaluation {
    /// Writes the evaluation as one `arqam/evaluation/1` object.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("schema")
        json.string("arqam/evaluation/1")
        json.key("sentences")
        json.int(sentences)
        json.key("figures")
        json.beginArray()
        for figure in EvaluationFigure.allCases {
            guard let tally = tallies[figure] else { continue }
            json.beginObject()
            json.key("figure")
            json.string(figure.rawValue)
            json.key("precision")
            json.share(tally.precision)
            json.key("recall")
            json.share(tally.recall)
            json.key("f1")
            json.share(tally.f1)
            json.key("correct")
            json.int(tally.correct)
            json.key("gold")
            json.int(tally.gold)
            json.key("found")
            json.int(tally.found)
            json.endObject()
        }
        json.endArray()
        json.key("confusions")
        json.beginArray()
        for confusion in confusions { confusion.write(to: &json) }
        json.endArray()
        json.endObject()
    }
}

extension Confusion {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("subject")
        json.string(subject.rawValue)
        json.key("fault")
        json.string(fault.rawValue)
        json.key("id")
        json.string(id)
        json.key("start")
        json.int(range.lowerBound)
        json.key("end")
        json.int(range.upperBound)
        json.key("text")
        json.string(text)
        json.key("expected")
        json.stringOrNull(expected)
        json.key("found")
        json.stringOrNull(found)
        json.key("sentence")
        json.string(sentence)
        json.endObject()
    }
}

extension JSONWriter {
    /// A number from 0 to 1, to four places.
    fileprivate mutating func share(_ value: Double) {
        decimal(Int((min(max(value, 0), 1) * 10_000).rounded()), places: 4)
    }
}
