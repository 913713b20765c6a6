public import Extraction
public import Intake
internal import JSON

/// A range of Unicode scalar values of a sentence, half-open.
public typealias ScalarRange = Range<Int>

/// One sentence with what an annotator found in it.
///
/// A gold file has one a line: `{"id", "text", "quantities", "dates", "organizations", "attributions"}`, with the
/// members of ``Quantity``, ``Date``, ``Organization`` and ``Statement`` below. Offsets count Unicode scalar
/// values of `text`. A list that is missing says that its kind was not annotated, and is not scored.
public struct GoldSentence: Sendable {
    /// How a number bounds the amount: `exact approx gt ge lt le range vague`.
    public enum Bound: String, Sendable, CaseIterable {
        case exact, approx, gt, ge, lt, le, range, vague
    }

    /// `{"text", "start", "end", "value", "lower", "upper", "bound", "unit"}`
    public struct Quantity: Sendable {
        /// Where it stands.
        public var range: ScalarRange
        /// The amount; `nil` for bounds and vague ones.
        public var value: ExactDecimal?
        /// The lower end.
        public var lower: ExactDecimal?
        /// The upper end.
        public var upper: ExactDecimal?
        /// How the number bounds the amount.
        public var bound: Bound
        /// UCUM or ISO 4217; `{count}` for anything counted, `XXX` for money that could be any.
        public var unit: String
    }

    /// `{"text", "start", "end", "edtf"}`
    public struct Date: Sendable {
        /// Where it stands.
        public var range: ScalarRange
        /// `nil` where the sentence does not say which day it is.
        public var edtf: String?
    }

    /// `{"text", "start", "end", "type"}`
    public struct Organization: Sendable {
        /// Where it stands.
        public var range: ScalarRange
        /// What kind of organisation it is.
        public var type: Entity.Kind
    }

    /// `{"cue", "cue_start", "source", "source_start", "source_end", "type"}`
    public struct Statement: Sendable {
        /// The word of saying.
        public var cue: ScalarRange
        /// `nil` where the sentence does not name who speaks.
        public var source: ScalarRange?
        /// What kind of source speaks.
        public var type: Attribution.SourceType
    }

    /// The sentence, with its outlet and day where they are given.
    public let document: InputDocument
    /// Every quantity; `nil` where none was annotated.
    public let quantities: [Quantity]?
    /// Every calendar expression.
    public let dates: [Date]?
    /// Every organisation named.
    public let organizations: [Organization]?
    /// Every word of saying, with who says it.
    public let statements: [Statement]?

    /// The sentence on a line of a gold file.
    ///
    /// - Parameters:
    ///   - bytes: the file, or a part of it.
    ///   - line: where the line stands in it.
    ///   - name: the file, as errors show it.
    ///   - number: the number of the line in the file.
    /// - Throws: where the line is no JSON, lacks a member, or a span does not hold the text it says.
    public init(_ bytes: [UInt8], line: Range<Int>, name: String, number: Int) throws(InputError) {
        document = try InputDocument(
            jsonl: bytes, line: line, name: name, number: number, defaults: DocumentDefaults())
        var reader = GoldReader(document, place: "\(name):\(number)")
        try reader.read(bytes, line)
        quantities = reader.quantities
        dates = reader.dates
        organizations = reader.organizations
        statements = reader.statements
    }
}

extension GoldSentence {
    /// Every sentence of a gold file; `-` is standard input.
    ///
    /// - Throws: where the file cannot be read, or a line is no annotated sentence.
    public static func read(path: String) throws(InputError) -> [GoldSentence] {
        let limit = 1 << 24
        var lines = LineReader(try InputFile(path: path), limit: limit)
        var sentences: [GoldSentence] = []
        while let part = try lines.next() {
            for line in part.lines {
                guard !line.isTooLong else {
                    throw InputError(
                        .tooLarge, "the line is longer than \(limit) bytes",
                        at: "\(lines.name):\(line.number)",
                        hint: "a gold file has one sentence a line")
                }
                sentences.append(
                    try GoldSentence(part.bytes, line: line.range, name: lines.name, number: line.number))
            }
        }
        return sentences
    }
}
