public import ArabicText
public import Extraction
public import JSON

/// The kinds of things with an id, by the letter their ids start with.
enum Identified: UInt8 {
    case quantity = 0x71
    case date = 0x64
    case entity = 0x65
    case attribution = 0x61
    case claim = 0x63
}

// The values that stand in every part of the output: ids, spans, exact numbers and shares.
extension JSONWriter {
    /// The id of item number `index` of a document: `q1` is the first quantity.
    mutating func identifier(_ kind: Identified, _ index: Int) { string(kind.rawValue, index &+ 1) }

    mutating func identifierOrNull(_ kind: Identified, _ index: Int?) {
        if let index { identifier(kind, index) } else { null() }
    }

    mutating func identifiers(_ kind: Identified, _ indices: [Int]) {
        beginArray()
        for index in indices { identifier(kind, index) }
        endArray()
    }

    /// Writes a `Span` object.
    public mutating func span(_ span: TextSpan, of source: borrowing SourceText) {
        let range = span.start..<max(span.start, span.end)
        let clamped = range.clamped(to: 0..<source.bytes.count)
        let scalars = source.scalarOffsets(of: clamped)
        piece(source.bytes.span.extracting(clamped), scalars: scalars, utf8: clamped)
    }

    mutating func spanOrNull(_ span: TextSpan?, of source: borrowing SourceText) {
        if let span { self.span(span, of: source) } else { null() }
    }

    /// The text of a span.
    mutating func slice(_ span: TextSpan, of source: borrowing SourceText) {
        let range = span.start..<max(span.start, span.end)
        string(source.bytes.span.extracting(range.clamped(to: 0..<source.bytes.count)))
    }

    mutating func sliceOrNull(_ span: TextSpan?, of source: borrowing SourceText) {
        if let span { slice(span, of: source) } else { null() }
    }

    /// A number to its last digit.
    mutating func decimalOrNull(_ value: ExactDecimal?) {
        guard let value else {
            null()
            return
        }
        if value.exponent < 0, value.exponent > -19, let digits = Int(exactly: value.coefficient) {
            decimal(digits, places: -value.exponent)
        } else if let whole = value.integer {
            int(whole)
        } else {
            number(value.description)
        }
    }

    /// A number from 0 to 1, to hundredths; what lies outside becomes the nearer end.
    mutating func share(_ value: Double) {
        let hundredths = value.isNaN ? 0 : Int((min(max(value, 0), 1) * 100).rounded())
        if hundredths % 100 == 0 {
            int(hundredths / 100)
        } else if hundredths % 10 == 0 {
            decimal(hundredths / 10, places: 1)
        } else {
            decimal(hundredths, places: 2)
        }
    }

    /// The `data` of a finding.
    mutating func findingData(_ data: [(name: String, value: String)]) {
        key("data")
        beginObject()
        for (name, value) in data {
            key(escaping: name)
            // What follows the grammar of numbers is one; everything else is written as a string.
            number(value)
        }
        endObject()
    }
}
