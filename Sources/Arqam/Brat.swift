internal import ArabicText
internal import Claims
internal import Extraction

// A reading as stand-off annotation for brat (https://brat.nlplab.org/standoff.html): the text goes into one file as
// it is, and into another, line by line, what was found in it. Offsets count Unicode scalar values, as brat does.
extension ArticleReading {
    /// The lines of the `.ann` file.
    ///
    /// Text-bound annotations: `Quantity`, `Date`, `Entity_TYPE` and `Cue` (of an attribution), `Metric` and
    /// `Subject` of claims. A claim is an event on its quantity. What is known besides stands in attributes, and in
    /// notes where it is no closed set.
    public var brat: String {
        var writer = BratWriter(document.source)
        let quantities = mentions.quantities.map { quantity in
            let id = writer.span("Quantity", quantity.span)
            let amount = [quantity.value, quantity.lower, quantity.upper].compactMap { $0?.description }
            writer.note(
                id, "\(quantity.bound.rawValue) \(amount.joined(separator: " ")) \(quantity.unit.code)")
            return id
        }
        for date in mentions.dates {
            let id = writer.span("Date", date.span)
            if let edtf = date.edtf { writer.note(id, edtf) }
        }
        for entity in mentions.entities {
            writer.note(writer.span("Entity_\(entity.type.rawValue)", entity.span), entity.name)
        }
        for attribution in mentions.attributions {
            guard let cue = attribution.cue else { continue }
            let trigger = writer.span("Attribution", cue)
            writer.event(
                "Attribution", trigger, [("Source", attribution.source.map { writer.span("Source", $0) })])
        }
        for claim in claims {
            guard let quantity = claim.quantity, quantities.indices.contains(quantity) else { continue }
            let arguments = [
                ("Metric", claim.metric.spans.first.map { writer.span("Metric", $0) }),
                ("Subject", claim.subject.spans.first.map { writer.span("Subject", $0) }),
            ]
            let trigger = writer.span("Claim", mentions.quantities[quantity].span)
            let event = writer.event("Claim", trigger, arguments)
            writer.attribute("Modality", event, claim.modality.kind.rawValue)
            if claim.modality.negated { writer.attribute("Negated", event, nil) }
        }
        return writer.lines
    }
}

/// The configuration that brat needs beside the files: which names occur in them.
public enum BratConfiguration {
    /// The text of `annotation.conf`.
    public static var text: String {
        let entities = Entity.Kind.allCases.map { "Entity_\($0.rawValue)" }
        let spans = ["Quantity", "Date", "Metric", "Subject", "Source"] + entities
        let modalities = Claim.Modality.Kind.allCases.map(\.rawValue).joined(separator: "|")
        return """
            [entities]
            \(spans.joined(separator: "\n"))

            [relations]

            [events]
            Claim Metric?:Metric, Subject?:Subject
            Attribution Source?:Source

            [attributes]
            Modality Arg:Claim, Value:\(modalities)
            Negated Arg:Claim

            """
    }
}

/// Numbers annotations and puts them into lines; the same span of the same name is one annotation.
private struct BratWriter {
    private struct Annotation: Hashable {
        let name: String
        let span: TextSpan
    }

    private let source: SourceText
    private(set) var lines = ""
    private var spans: [Annotation: String] = [:]
    private var events = 0
    private var attributes = 0
    private var notes = 0

    init(_ source: SourceText) { self.source = source }

    mutating func span(_ name: String, _ span: TextSpan) -> String {
        let annotation = Annotation(name: name, span: span)
        if let known = spans[annotation] { return known }
        let id = "T\(spans.count + 1)"
        spans[annotation] = id
        // A span over a line break is given in pieces, one for each line; the text shows spaces between them.
        var pieces: [String] = []
        var texts: [String] = []
        var start = span.start
        for at in span.start...span.end where at == span.end || source.bytes[at] == 0x0A {
            if at > start {
                let scalars = source.scalarOffsets(of: start..<at)
                pieces.append("\(scalars.lowerBound) \(scalars.upperBound)")
                texts.append(source.slice(start..<at).replacing("\r", with: " "))
            }
            start = at + 1
        }
        lines += "\(id)\t\(name) \(pieces.joined(separator: ";"))\t\(texts.joined(separator: " "))\n"
        return id
    }

    @discardableResult
    mutating func event(_ name: String, _ trigger: String, _ arguments: [(String, String?)]) -> String {
        events += 1
        let roles = arguments.compactMap { role, id in id.map { " \(role):\($0)" } }.joined()
        lines += "E\(events)\t\(name):\(trigger)\(roles)\n"
        return "E\(events)"
    }

    mutating func attribute(_ name: String, _ target: String, _ value: String?) {
        attributes += 1
        lines += "A\(attributes)\t\(name) \(target)\(value.map { " " + $0 } ?? "")\n"
    }

    mutating func note(_ target: String, _ text: String) {
        notes += 1
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        lines += "#\(notes)\tAnnotatorNotes \(target)\t\(line)\n"
    }
}
