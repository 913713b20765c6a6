internal import ArabicText
internal import Extraction
internal import Intake
public import Lexicon

/// Scores the extractors on annotated sentences.
///
/// An annotation and something found belong together where their spans overlap. Each further figure asks more of
/// such a pair; precision and recall are of all that was found and all that was annotated.
public struct Evaluator: Sendable {
    private var extractor: Extractor

    /// An evaluator of extractors that know a lexicon.
    public init(lexicon: Lexicon = .embedded) { extractor = Extractor(lexicon) }

    /// Reads each sentence and compares what is found with its annotations.
    public mutating func evaluate(_ sentences: [GoldSentence]) -> Evaluation {
        var evaluation = Evaluation()
        for sentence in sentences {
            let given = sentence.document
            let document = extractor.read(
                given.text,
                Metadata(
                    id: given.id, source: given.source, title: given.title, url: given.url,
                    published: given.published))
            let comparison = Comparison(sentence: sentence, document: document)
            comparison.compare(extractor.mentions(in: document), &evaluation)
        }
        return evaluation
    }
}

/// One sentence beside what was found in it.
private struct Comparison {
    let sentence: GoldSentence
    let document: Document
    private let scalars: [Unicode.Scalar]

    init(sentence: GoldSentence, document: Document) {
        self.sentence = sentence
        self.document = document
        scalars = Array(String(decoding: document.source.bytes, as: UTF8.self).unicodeScalars)
    }

    func compare(_ mentions: Mentions, _ evaluation: inout Evaluation) {
        evaluation.sentences += 1
        if let gold = sentence.quantities { compare(gold, mentions.quantities, &evaluation) }
        if let gold = sentence.dates { compare(gold, mentions.dates, &evaluation) }
        if let gold = sentence.organizations {
            compare(gold, mentions.entities.filter(\.type.isOrganization), &evaluation)
        }
        if let gold = sentence.statements {
            // `من المتوقع أن` names no source, and is not annotated.
            compare(
                gold, mentions.attributions.filter { $0.kind != .impersonal && $0.cue != nil }, &evaluation)
        }
    }

    // MARK: Kinds

    private func compare(
        _ gold: [GoldSentence.Quantity], _ found: [Quantity], _ evaluation: inout Evaluation
    ) {
        let ranges = found.map { range($0.span) }
        let pairs = pair(
            .quantity, gold.map { ($0.range, $0.notation) }, zip(ranges, found).map { ($0, $1.notation) },
            &evaluation)
        // Each figure asks for what the ones before it ask for, and one thing more.
        let chain: [(figure: EvaluationFigure, fault: Confusion.Fault)] = [
            (.quantityValue, .value), (.quantityUnit, .unit), (.quantityFull, .bound),
            (.quantityStrict, .span),
        ]
        var correct: [EvaluationFigure: Int] = [.quantityDetect: pairs.count]
        for pair in pairs {
            let (a, b) = (gold[pair.gold], found[pair.found])
            for (figure, fault) in chain {
                let agrees =
                    switch fault {
                    case .value: a.agreesInValue(with: b)
                    case .unit: a.agreesInUnit(with: b)
                    case .bound: a.agreesInBound(with: b)
                    default: a.range == ranges[pair.found]
                    }
                guard agrees else {
                    let isSpan = fault == .span
                    note(
                        .quantity, fault, a.range, expected: isSpan ? text(a.range) : a.notation,
                        found: isSpan ? text(ranges[pair.found]) : b.notation, &evaluation)
                    break
                }
                correct[figure, default: 0] += 1
            }
        }
        for figure in [.quantityDetect] + chain.map(\.figure) {
            evaluation.add(correct[figure] ?? 0, gold: gold.count, found: found.count, to: figure)
        }
    }

    private func compare(
        _ gold: [GoldSentence.Date], _ found: [DateMention], _ evaluation: inout Evaluation
    ) {
        let pairs = pair(
            .date, gold.map { ($0.range, $0.edtf) }, found.map { (range($0.span), $0.edtf) }, &evaluation)
        var correct = 0
        for pair in pairs {
            let (a, b) = (gold[pair.gold], found[pair.found])
            if a.edtf == b.edtf {
                correct += 1
            } else {
                note(.date, .value, a.range, expected: a.edtf ?? "null", found: b.edtf ?? "null", &evaluation)
            }
        }
        evaluation.add(pairs.count, gold: gold.count, found: found.count, to: .dateDetect)
        evaluation.add(correct, gold: gold.count, found: found.count, to: .dateValue)
    }

    private func compare(
        _ gold: [GoldSentence.Organization], _ found: [Entity], _ evaluation: inout Evaluation
    ) {
        let ranges = found.map { range($0.span) }
        let pairs = pair(
            .organization, gold.map { ($0.range, $0.type.rawValue) },
            zip(ranges, found).map { ($0, $1.type.rawValue) }, &evaluation)
        var exact = 0
        var typed = 0
        for pair in pairs {
            let (a, b) = (gold[pair.gold], found[pair.found])
            if a.range == ranges[pair.found] {
                exact += 1
            } else {
                note(
                    .organization, .span, a.range, expected: text(a.range), found: text(ranges[pair.found]),
                    &evaluation)
            }
            if a.type == b.type {
                typed += 1
            } else {
                note(
                    .organization, .type, a.range, expected: a.type.rawValue, found: b.type.rawValue,
                    &evaluation)
            }
        }
        evaluation.add(pairs.count, gold: gold.count, found: found.count, to: .organizationDetect)
        evaluation.add(exact, gold: gold.count, found: found.count, to: .organizationExact)
        evaluation.add(typed, gold: gold.count, found: found.count, to: .organizationType)
    }

    private func compare(
        _ gold: [GoldSentence.Statement], _ found: [Attribution], _ evaluation: inout Evaluation
    ) {
        let pairs = pair(
            .attribution, gold.map { ($0.cue, $0.source.map(text)) },
            found.map { ($0.cue.map(range) ?? 0..<0, $0.source.map { text(range($0)) }) }, &evaluation)
        var named = 0
        var typed = 0
        for pair in pairs {
            let (a, b) = (gold[pair.gold], found[pair.found])
            let source = b.source.map(range)
            let agrees =
                if let wanted = a.source { source?.overlaps(wanted) == true } else {
                    source == nil || b.sourceType == .implicit
                }
            guard agrees else {
                note(
                    .attribution, .source, a.cue, expected: a.source.map(text) ?? "implicit",
                    found: source.map(text) ?? "implicit", &evaluation)
                continue
            }
            named += 1
            if a.type == b.sourceType {
                typed += 1
            } else {
                note(
                    .attribution, .type, a.source ?? a.cue, expected: a.type.rawValue,
                    found: b.sourceType.rawValue, &evaluation)
            }
        }
        evaluation.add(pairs.count, gold: gold.count, found: found.count, to: .attributionCue)
        evaluation.add(named, gold: gold.count, found: found.count, to: .attributionSource)
        evaluation.add(typed, gold: gold.count, found: found.count, to: .attributionType)
    }

    // MARK: Spans

    private typealias Item = (range: ScalarRange, shown: String?)

    /// Pairs what belongs together, and notes what is left on either side.
    private func pair(
        _ subject: Confusion.Subject, _ gold: [Item], _ found: [Item], _ evaluation: inout Evaluation
    ) -> [(gold: Int, found: Int)] {
        let pairs = Agreement.pairs(gold.map(\.range), found.map(\.range))
        let paired = (gold: Set(pairs.map(\.gold)), found: Set(pairs.map(\.found)))
        for (index, item) in gold.enumerated() where !paired.gold.contains(index) {
            note(subject, .missed, item.range, expected: item.shown, found: nil, &evaluation)
        }
        for (index, item) in found.enumerated() where !paired.found.contains(index) {
            note(subject, .invented, item.range, expected: nil, found: item.shown, &evaluation)
        }
        return pairs
    }

    private func note(
        _ subject: Confusion.Subject, _ fault: Confusion.Fault, _ range: ScalarRange, expected: String?,
        found: String?, _ evaluation: inout Evaluation
    ) {
        evaluation.confusions.append(
            Confusion(
                subject: subject, fault: fault, id: sentence.document.id,
                sentence: String(decoding: document.source.bytes, as: UTF8.self), range: range,
                text: text(range), expected: expected, found: found))
    }

    private func range(_ span: TextSpan) -> ScalarRange { document.source.scalarOffsets(of: span.range) }

    private func text(_ range: ScalarRange) -> String {
        var slice = String.UnicodeScalarView()
        slice.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
        return String(slice)
    }
}
