import ArabicText
import Lexicon

/// The words of a phrase or sentence as they are compared: each a hash, the same for all that means the same.
struct Words: Sendable, Equatable {
    /// Stems, canonical names and metrics, sorted, each once.
    var content: [UInt64] = []
    /// Countries and other places, sorted, each once.
    var places: [UInt64] = []
    /// Metrics named, the general one for each of its kinds, sorted, each once; a part of `content`.
    var metrics: [UInt64] = []
    /// Named things other than places, sorted, each once; a part of `content`.
    var names: [UInt64] = []
    /// Direction of a change named: 1 up, -1 down, 0 none or both.
    var direction = 0

    var isEmpty: Bool { content.isEmpty && places.isEmpty }

    /// These words and those of another phrase.
    func union(_ other: Words) -> Words {
        Words(
            content: content.merged(other.content), places: places.merged(other.places),
            metrics: metrics.merged(other.metrics), names: names.merged(other.names),
            direction: (direction + other.direction).signum())
    }
}

/// Turns text into ``Words`` with what the lexicon knows.
struct Vocabulary: Sendable {
    private let lexicon: Lexicon
    private let tokenizer = Tokenizer()
    private var cache = ReadingCache()
    private var text = LexicalText()
    private let metrics: [Metric]
    private let firstMetric: EntryID
    private let functionWords: Set<EntryID>
    private let genericWords: Set<EntryID>
    private let names: Set<EntryID>
    private let contextual: Set<EntryID>
    private let families: [String: UInt64]
    private let clockWords: Set<EntryID>

    private struct Metric: Sendable {
        var family: UInt64
        /// Whether it says what is measured, not only that something rose, was reached or was counted.
        var isTopic: Bool
        var isVerb: Bool
        var direction: Int
    }

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        firstMetric = lexicon.entries(of: .metrics).lowerBound
        metrics = lexicon.entries(of: .metrics).map { entry in
            let features = lexicon.features(entry)
            let direction = features["direction"]
            return Metric(
                family: hash("metric", features["parent"] ?? lexicon.id(entry)),
                isTopic: features["kind"] != "change" && features["link"] == nil,
                isVerb: features["form"] == "verb",
                direction: direction == "up" ? 1 : direction == "down" ? -1 : 0)
        }
        var families: [String: UInt64] = [:]
        for (index, metric) in metrics.enumerated() where metric.isTopic {
            families[lexicon.id(firstMetric + EntryID(index))] = metric.family
        }
        self.families = families
        functionWords = Set(
            lexicon.entries(of: .nouns).filter { lexicon.features($0)["stop"] != nil })
        clockWords = Set(lexicon.entries(of: .cues).filter { lexicon.has("clock=yes", in: $0) })
        let grammar = lexicon.entries(of: .grammar)
        genericWords = Set(
            grammar.filter { lexicon.has("kind=generic", in: $0) || lexicon.has("kind=actor", in: $0) })
        names = Set(grammar.filter { lexicon.has("kind=name", in: $0) })
        let named = [Family.organizations, .places].flatMap { Array(lexicon.entries(of: $0)) }
        contextual = Set(named.filter { lexicon.has("context=yes", in: $0) })
    }

    /// The general metric of a key of the metric lexicon; `nil` for one that says only that something changed.
    func family(ofMetric key: String) -> UInt64? { families[key] }

    /// The words of a text.
    mutating func words(in string: String) -> Words {
        guard !string.isEmpty else { return Words() }
        text = lexicon.annotate(tokenizer.tokenize(string), cache: &cache)
        var words = Words()
        var at = 0
        while at < text.count { at = read(at, into: &words) }
        words.content = words.content.sorted().withoutRepeats()
        words.places = words.places.sorted().withoutRepeats()
        words.metrics = words.metrics.sorted().withoutRepeats()
        words.names = words.names.sorted().withoutRepeats()
        words.direction = words.direction.signum()
        return words
    }

    /// Every word and number of a text by its letters, sorted, each once.
    mutating func letters(in string: String) -> [UInt64] {
        let text = tokenizer.tokenize(string)
        return text.tokens.filter { $0.isWord || $0.kind == .number }.map { text.key($0).fingerprint }
            .sorted().withoutRepeats()
    }

    /// Whether a text names an hour.
    mutating func hasClockTime(_ string: String) -> Bool {
        text = lexicon.annotate(tokenizer.tokenize(string), cache: &cache)
        return (0..<text.count).contains { stands($0, in: .cues, clockWords) }
    }

    /// Reads the phrase or word at a token; the token behind it.
    private mutating func read(_ at: Int, into words: inout Words) -> Int {
        guard text[at].kind == .arabic || text[at].kind == .latin else { return at + 1 }
        if let (entry, end) = entity(at) {
            words.content.append(hash("name", lexicon.id(entry)))
            words.names.append(hash("name", lexicon.id(entry)))
            return end
        }
        let metric = self.metric(at)
        if let (place, end) = place(at), end >= metric?.end ?? 0 {
            words.places.append(place)
            return end
        }
        if let metric {
            words.direction += metric.row.direction
            if metric.row.isTopic, !isGeneric(at) || metric.end > at + 1 {
                words.content.append(metric.row.family)
                if !metric.row.isVerb { words.metrics.append(metric.row.family) }
            }
            // `استهلاك الكهرباء` is consumption, and it is of electricity.
            for token in at..<metric.end where !isMetric(token) { append(token, to: &words) }
            return metric.end
        }
        append(at, to: &words)
        return at + 1
    }

    private func append(_ token: Int, to words: inout Words) {
        guard text[token].kind == .arabic || text[token].kind == .latin, !isGeneric(token),
            !isFunctionWord(token)
        else { return }
        if let stem = stem(token) { words.content.append(stem) }
    }

    private func entity(_ at: Int) -> (EntryID, Int)? {
        if let match = lexicon.match(.organizations, at: at, in: text),
            let entry = lexicon.entries(of: .organizations, at: match).first(where: {
                !contextual.contains($0)
            }
            )
        {
            return (entry, match.tokens.upperBound)
        }
        if let match = lexicon.match(.grammar, at: at, in: text),
            let entry = lexicon.entries(of: .grammar, at: match).first(where: { names.contains($0) })
        {
            return (entry, match.tokens.upperBound)
        }
        return nil
    }

    private func place(_ at: Int) -> (UInt64, Int)? {
        guard let match = lexicon.match(.places, at: at, in: text),
            let entry = lexicon.entries(of: .places, at: match).first(where: { !contextual.contains($0) })
        else { return nil }
        let features = lexicon.features(entry)
        let isCountry = features["type"] == "country" || features["form"] == "adjective"
        // `تونسية` is Tunisia; a city is itself.
        let place = isCountry ? features["country"] ?? lexicon.id(entry) : lexicon.id(entry)
        return (hash("place", place), match.tokens.upperBound)
    }

    private func metric(_ at: Int) -> (row: Metric, end: Int)? {
        guard let match = lexicon.match(.metrics, at: at, in: text),
            let entry = lexicon.entries(of: .metrics, at: match).first
        else { return nil }
        return (metrics[Int(entry - firstMetric)], match.tokens.upperBound)
    }

    /// Whether a word is a metric by itself.
    private func isMetric(_ token: Int) -> Bool {
        var reading = text.lookups[token].reading
        while reading.word != 0 {
            if lexicon.isAlone(reading.word, in: Families(.metrics)) { return true }
            reading = lexicon.shorter(than: reading)
        }
        return false
    }

    /// A measure word that needs the noun after it (`عدد`), or a word for any body (`الشركة`).
    private func isGeneric(_ token: Int) -> Bool { stands(token, in: .grammar, genericWords) }

    private func isFunctionWord(_ token: Int) -> Bool {
        stands(token, in: .nouns, functionWords) || lexicon.match(.numerals, at: token, in: text) != nil
    }

    private func stands(_ token: Int, in family: Family, _ entries: Set<EntryID>) -> Bool {
        guard let match = lexicon.match(family, at: token, in: text) else { return false }
        return lexicon.entries(of: family, at: match).contains { entries.contains($0) }
    }

    private func stem(_ index: Int) -> UInt64? {
        let token = text[index]
        let start = Int(token.letters)
        var letters = Array(text.text.letters[start..<start + Int(token.letterCount)])
        guard token.kind == .arabic else { return hash(letters) }
        let reading = text.lookups[index].reading
        letters.removeFirst(min(Int(reading.word == 0 ? 0 : reading.prefix), letters.count))
        let stem = LightStem.stem(letters, isKnown: reading.word != 0)
        return stem.count > 1 ? hash(stem) : nil
    }
}

/// Light stemming of Arabic: the prefixes and suffixes of Larkey, Ballesteros and Connell's Light10 (2007), and of
/// what is left the consonants alone, so that most broken plurals meet their singular (`مراكز`, `مركز`).
enum LightStem {
    private static let suffixes: [[UInt8]] = [
        [Letters.heh, Letters.alef], [Letters.alef, Letters.noon], [Letters.alef, Letters.teh],
        [Letters.waw, Letters.noon], [Letters.yeh, Letters.noon], [Letters.yeh, Letters.heh], [Letters.heh],
        [Letters.yeh], [Letters.alef],
    ]
    private static let weak: Set<UInt8> = [Letters.alef, Letters.waw, Letters.yeh]

    /// The stem of a word's letters.
    ///
    /// - Parameter isKnown: whether a lexicon has the word, so that a `و` at its front is its own.
    static func stem(_ letters: [UInt8], isKnown: Bool) -> [UInt8] {
        var rest = letters[...]
        if !isKnown, rest.first == Letters.waw, rest.count > 3 { rest = rest.dropFirst() }
        rest = rest.dropFirst(article(rest))
        for suffix in suffixes
        where rest.count >= suffix.count + 2 && rest.suffix(suffix.count) == suffix[...] {
            rest = rest.dropLast(suffix.count)
        }
        let consonants = rest.filter { !weak.contains($0) }
        return consonants.count >= 3 ? consonants : Array(rest)
    }

    /// How many letters `ال`, `بال`, `كال`, `فال` or `لل` take.
    private static func article(_ letters: ArraySlice<UInt8>) -> Int {
        let front = Array(letters.prefix(3))
        guard letters.count > 3 else { return 0 }
        if front[0] == Letters.alef, front[1] == Letters.lam { return 2 }
        if front[0] == Letters.lam, front[1] == Letters.lam { return 2 }
        guard letters.count > 4, front[1] == Letters.alef, front[2] == Letters.lam else { return 0 }
        return [Letters.beh, Letters.kaf, Letters.feh].contains(front[0]) ? 3 : 0
    }
}

/// Hash of letters.
private func hash(_ letters: [UInt8]) -> UInt64 {
    WordKey(letters, from: 0, count: letters.count).fingerprint
}

/// Hash of a name of some kind; no two kinds share one.
func hash(_ kind: StaticString, _ name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in Array(String(describing: kind).utf8) + [0] + Array(name.utf8) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return hash ^ hash >> 31
}

// Sorted arrays without repeats as sets.
extension Array where Element: Comparable {
    /// The elements of either.
    func merged(_ other: [Element]) -> [Element] {
        other.isEmpty ? self : isEmpty ? other : (self + other).sorted().withoutRepeats()
    }

    /// The elements of both.
    func shared(with other: [Element]) -> [Element] {
        var result: [Element] = []
        var (i, j) = (0, 0)
        while i < count, j < other.count {
            if self[i] == other[j] {
                result.append(self[i])
                i += 1
                j += 1
            } else if self[i] < other[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return result
    }
}
