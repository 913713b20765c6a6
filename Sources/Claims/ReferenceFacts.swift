import ArabicText
import CLexicons
import Extraction
import Lexicon

/// A public figure that claims are held against, with what it is of, when it held and who publishes it.
///
/// A class, since rules hand facts to each other, and most find none.
final class ReferenceFact: Sendable {
    /// Name of a country, `World`, a currency or a unit.
    let of: String
    let unit: String
    let range: Interval
    /// The years it holds in; `nil` for all.
    let years: ClosedRange<Int>?
    /// What the figure is.
    let name: Bilingual
    let source: String
    /// Words one set of which must stand in the sentence; empty for none.
    let words: [[WordKey]]

    init(
        of: String, unit: String, range: Interval, years: ClosedRange<Int>?, name: Bilingual, source: String,
        words: [[WordKey]]
    ) {
        self.of = of
        self.unit = unit
        self.range = range
        self.years = years
        self.name = name
        self.source = source
        self.words = words
    }

    /// Whether the fact speaks of a span of years.
    func covers(_ years: ClosedRange<Int>?) -> Bool {
        guard let all = self.years else { return true }
        guard let years else { return false }
        return all.contains(years.lowerBound) && all.contains(years.upperBound)
    }

    /// The fact in a message: `population of Egypt: 88000000 – 121000000 (UN …, 2014–2026)`.
    var told: Bilingual {
        let period = years.map {
            $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
        }
        let origin = period.map { "\(source), \($0)" } ?? source
        return Bilingual(
            ar: "\(name.ar): \(range.shown) \(unit) (\(origin))",
            en: "\(name.en): \(range.shown) \(unit) (\(origin))")
    }
}

/// The facts of `reference-facts.tsv`, read when a rule first needs one.
struct ReferenceFacts: Sendable {
    /// Facts by their metric.
    private(set) var byMetric: [String: [ReferenceFact]] = [:]
    /// The size of each unit, the first that is given.
    private var unitSizes: [String: ReferenceFact] = [:]

    /// The embedded facts. A test reads them too, so that they have no mistakes.
    static let embedded: ReferenceFacts =
        (try? ReferenceFacts(path: "Lexicons/reference-facts.tsv", bytes: embeddedBytes)) ?? ReferenceFacts()

    /// The embedded file.
    static var embeddedBytes: [UInt8] {
        let file = unsafe arqam_reference_facts()
        guard let start = unsafe file.bytes else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: start, count: file.count))
    }

    /// No facts.
    init() {}

    /// Reads the file; throws the first mistake found in it.
    init(path: String, bytes: [UInt8]) throws(LexiconError) {
        var line = 0
        var sawHeader = false
        for row in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            guard let first = row.first, first != 0x23 else { continue }
            guard sawHeader else {
                sawHeader = true
                continue
            }
            let columns = row.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard columns.count == 10, !columns.contains("") else {
                throw LexiconError(
                    path: path, line: line, message: "ten columns are due, none empty; write `-` for no words"
                )
            }
            guard let low = ExactDecimal(columns[3]), let high = ExactDecimal(columns[4]), low <= high else {
                throw LexiconError(
                    path: path, line: line, message: "low and high must be numbers, the lower one first")
            }
            let years = ReferenceFacts.years(columns[5])
            guard years != nil || columns[5] == "any" else {
                throw LexiconError(
                    path: path, line: line, message: "`\(columns[5])` must be any, a year or two joined by -")
            }
            byMetric[columns[1], default: []].append(
                ReferenceFact(
                    of: columns[0], unit: columns[2], range: Interval(low: low, high: high), years: years,
                    name: Bilingual(ar: columns[7], en: columns[6]), source: columns[8],
                    words: ReferenceFacts.words(columns[9])))
        }
        for fact in byMetric["unit-size"] ?? [] where unitSizes[fact.of] == nil { unitSizes[fact.of] = fact }
    }

    private static func years(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").map { Int($0) }
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last
        else { return nil }
        return first...last
    }

    private static func words(_ text: String) -> [[WordKey]] {
        guard text != "-" else { return [] }
        return text.split(separator: "|").map { form in
            let words = Tokenizer().tokenize(String(form))
            return words.tokens.map { words.key($0) }
        }
    }

    /// Facts of a metric about one thing.
    func facts(_ metric: String, of thing: String) -> [ReferenceFact] {
        byMetric[metric]?.filter { $0.of == thing } ?? []
    }

    // MARK: Units

    /// How many of unit `to` one of unit `from` is; `nil` where the two measure different things.
    func ratio(from: String, to: String) -> Interval? {
        if from == to { return Interval(low: .one, high: .one) }
        guard let from = unitSizes[from], let to = unitSizes[to], from.unit == to.unit
        else { return nil }
        return from.range.divided(by: to.range)
    }
}

extension CheckedArticle {
    /// Whether the words of a fact stand in a claim's sentence.
    func mentions(_ fact: ReferenceFact, in claim: Int) -> Bool {
        guard !fact.words.isEmpty else { return true }
        let written = Set(sentence(of: claim).compactMap { document.bareKey($0) })
        return fact.words.contains { $0.allSatisfy(written.contains) }
    }

    /// A claim's interval in another unit; the rate of the unit must be the same, or a year for none.
    func interval(_ claim: Int, in unit: String) -> Interval? {
        guard let own = quantity(claim)?.unit else { return nil }
        if own.code == unit { return interval(claim) }
        guard own.per == nil || own.per == "a" else { return nil }
        let code = String(own.code.prefix { $0 != "/" })
        guard let ratio = ReferenceFacts.embedded.ratio(from: code, to: unit) else { return nil }
        return interval(claim).times(ratio)
    }
}
