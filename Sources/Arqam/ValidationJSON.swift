internal import ArabicText
public import Claims
internal import Extraction
public import JSON

extension ArticleReading {
    /// Writes what the checks found as one `arqam/validation/1` object.
    public func writeValidation(to json: inout JSONWriter) {
        json.beginObject()
        json.key("schema")
        json.string("arqam/validation/1")
        writeDocument(to: &json, withText: false)
        writeFindings(to: &json)
        json.endObject()
    }

    /// Writes each finding as a `result` object of SARIF 2.1.0, with commas between them.
    ///
    /// - Parameters:
    ///   - bytes: where to.
    ///   - uri: what the document is called in the log.
    ///   - rules: the rules of the log's driver, in their order.
    public func appendSARIFResults(to bytes: inout [UInt8], uri: String, rules: [Rule]) {
        for (index, finding) in validation.findings.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            var json = JSONWriter(capacity: 1 << 10)
            json.beginObject()
            json.key("ruleId")
            json.string(finding.rule)
            json.key("ruleIndex")
            json.int(rules.firstIndex { $0.name == finding.rule } ?? -1)
            json.key("level")
            json.string(finding.level.rawValue)
            json.key("message")
            json.text(finding.message.en)
            json.key("locations")
            json.beginArray()
            json.beginObject()
            json.key("physicalLocation")
            json.beginObject()
            json.key("artifactLocation")
            json.beginObject()
            json.key("uri")
            json.string(uri)
            json.endObject()
            if let span = finding.span {
                json.key("region")
                writeRegion(span, to: &json)
            }
            json.endObject()
            json.endObject()
            json.endArray()
            json.key("properties")
            json.beginObject()
            json.key("document")
            json.string(document.metadata.id)
            json.key("claims")
            json.identifiers(.claim, finding.claims)
            json.key("messageArabic")
            json.string(finding.message.ar)
            json.endObject()
            json.endObject()
            bytes.append(contentsOf: json.bytes)
        }
    }

    private func writeRegion(_ span: TextSpan, to json: inout JSONWriter) {
        let start = place(of: span.start)
        let end = place(of: span.end)
        json.beginObject()
        json.key("startLine")
        json.int(start.line)
        json.key("startColumn")
        json.int(start.column)
        json.key("endLine")
        json.int(end.line)
        json.key("endColumn")
        json.int(end.column)
        json.key("byteOffset")
        json.int(span.start)
        json.key("byteLength")
        json.int(span.end - span.start)
        json.key("snippet")
        json.text(document.source.slice(span.range))
        json.endObject()
    }

    /// Line and column of a byte of the text, from 1; columns count Unicode scalar values.
    public func place(of byte: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for (index, unit) in document.source.bytes.enumerated() {
            guard index < byte else { break }
            if unit == 0x0A {
                line += 1
                column = 1
            } else if unit & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}

/// The parts of a SARIF 2.1.0 log around its results.
///
/// Source: OASIS, Static Analysis Results Interchange Format, version 2.1.0.
public enum SARIFLog {
    /// Everything before the first result.
    public static func opening(rules: [Rule], version: String) -> [UInt8] {
        var json = JSONWriter(capacity: 1 << 14)
        json.beginObject()
        json.key("$schema")
        json.string("https://json.schemastore.org/sarif-2.1.0.json")
        json.key("version")
        json.string("2.1.0")
        json.key("runs")
        json.beginArray()
        json.beginObject()
        json.key("tool")
        json.beginObject()
        json.key("driver")
        json.beginObject()
        json.key("name")
        json.string("arqam")
        json.key("version")
        json.string(version)
        json.key("rules")
        json.beginArray()
        for rule in rules { write(rule, to: &json) }
        json.endArray()
        json.endObject()
        json.endObject()
        json.key("columnKind")
        json.string("unicodeCodePoints")
        json.key("results")
        json.beginArray()
        return json.bytes
    }

    /// Everything behind the last result.
    ///
    /// - Parameter problems: what could not be read.
    public static func closing(problems: [String]) -> [UInt8] {
        var json = JSONWriter(capacity: 1 << 10)
        json.beginObject()
        json.key("executionSuccessful")
        json.bool(problems.isEmpty)
        json.key("toolExecutionNotifications")
        json.beginArray()
        for problem in problems {
            json.beginObject()
            json.key("level")
            json.string("error")
            json.key("message")
            json.text(problem)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return Array("],\"invocations\":[".utf8) + json.bytes + Array("]}]}\n".utf8)
    }

    private static func write(_ rule: Rule, to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.string(rule.name)
        json.key("shortDescription")
        json.text(rule.summary.en)
        json.key("help")
        json.text("\(rule.summary.en). It finds: \(rule.example.en). \(rule.summary.ar): \(rule.example.ar)")
        json.key("defaultConfiguration")
        json.beginObject()
        json.key("level")
        json.string(rule.level.rawValue)
        json.endObject()
        json.endObject()
    }
}

extension JSONWriter {
    /// A `message` object of SARIF.
    fileprivate mutating func text(_ text: String) {
        beginObject()
        key("text")
        string(text)
        endObject()
    }
}
