/// What is measured: each figure has a precision, a recall and their harmonic mean.
public enum EvaluationFigure: String, Sendable, CaseIterable {
    /// A quantity was found where one is: the spans overlap.
    case quantityDetect = "quantity.detect"
    /// … and its numbers agree.
    case quantityValue = "quantity.value"
    /// … and its unit.
    case quantityUnit = "quantity.unit"
    /// … and its bound.
    case quantityFull = "quantity.full"
    /// … and its span, to the character.
    case quantityStrict = "quantity.strict"
    /// A date was found where one is.
    case dateDetect = "date.detect"
    /// … and its EDTF agrees.
    case dateValue = "date.value"
    /// An organisation was found where one is.
    case organizationDetect = "org.detect"
    /// … and its span, to the character.
    case organizationExact = "org.exact"
    /// … and its type, whatever its span.
    case organizationType = "org.type"
    /// A word of saying was found where one is.
    case attributionCue = "attribution.cue"
    /// … and who says it.
    case attributionSource = "attribution.source"
    /// … and what kind of source that is.
    case attributionType = "attribution.type"
}

/// How often something is right, of how many annotated and how many found.
public struct Tally: Sendable, Equatable {
    /// How many are right.
    public internal(set) var correct = 0
    /// How many are annotated.
    public internal(set) var gold = 0
    /// How many were found.
    public internal(set) var found = 0

    /// The share of what was found that is right; 0 where nothing was found.
    public var precision: Double { found > 0 ? Double(correct) / Double(found) : 0 }
    /// The share of what is there that was found; 0 where nothing is.
    public var recall: Double { gold > 0 ? Double(correct) / Double(gold) : 0 }
    /// The harmonic mean of the two; 1 where nothing is there and nothing was found.
    public var f1: Double { gold + found > 0 ? Double(2 * correct) / Double(gold + found) : 1 }

    mutating func add(_ correct: Int, gold: Int, found: Int) {
        self.correct += correct
        self.gold += gold
        self.found += found
    }
}

/// One difference between an annotation and what was found.
public struct Confusion: Sendable {
    /// What kind of thing it is about.
    public enum Subject: String, Sendable, CaseIterable {
        case quantity, date, organization, attribution
    }

    /// What is wrong with it: nothing was found, nothing is there, or a field differs.
    public enum Fault: String, Sendable, CaseIterable {
        case missed, invented, value, unit, bound, span, type, source
    }

    /// What kind of thing it is about.
    public let subject: Subject
    /// What is wrong with it.
    public let fault: Fault
    /// Id of the sentence.
    public let id: String
    /// The sentence.
    public let sentence: String
    /// Where in it, in Unicode scalar values: the annotated span, or the one found where nothing is annotated.
    public let range: ScalarRange
    /// The text there.
    public let text: String
    /// What the annotation says; `nil` where there is none.
    public let expected: String?
    /// What was found; `nil` where nothing was.
    public let found: String?
}

/// How well the extractors did on annotated sentences.
public struct Evaluation: Sendable {
    /// How many sentences were read.
    public internal(set) var sentences = 0
    /// Every figure whose kind was annotated.
    public internal(set) var tallies: [EvaluationFigure: Tally] = [:]
    /// Every difference, in the order of the sentences.
    public internal(set) var confusions: [Confusion] = []

    init() {}

    mutating func add(_ correct: Int, gold: Int, found: Int, to figure: EvaluationFigure) {
        tallies[figure, default: Tally()].add(correct, gold: gold, found: found)
    }
}
