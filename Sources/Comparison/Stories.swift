import Extraction
public import Lexicon

/// What a document is found by when others on its story are looked for: plain values, small enough to keep for each
/// document of a store.
public struct StoryTraits: Sendable, Equatable {
    /// Day of publication, counted from any fixed day; `nil` where it is not known.
    public var day: Int?
    /// Keys of figures that are seldom written by chance, ascending.
    public var figures: [UInt64]
    /// Keys of the organisations, persons, products and places named, ascending.
    public var entities: [UInt64]
    /// What the text is recognised by.
    public var fingerprint: TextFingerprint

    /// Traits from their parts.
    public init(day: Int?, figures: [UInt64], entities: [UInt64], fingerprint: TextFingerprint) {
        self.day = day
        self.figures = figures
        self.entities = entities
        self.fingerprint = fingerprint
    }

    /// Keys under which a store can file the document so that others on its story are found without reading all:
    /// its figures, and hashes of its sketch. Documents that share none are on different stories.
    public var keys: [UInt64] { figures.merged(Array(fingerprint.sketch.prefix(StoryTraits.sketchKeys))) }

    /// Smallest hashes of a text's runs that serve as keys: copies have most of them in common.
    private static let sketchKeys = 16
}

/// Finds documents that tell one story: by the figures, the names and the wording they share, within some days.
public struct Stories: Sendable {
    private let scale: UnitScale
    /// Most days between two tellings.
    public var window: Int

    /// A finder that knows a lexicon.
    ///
    /// - Parameter window: most days between two tellings of one story.
    public init(lexicon: Lexicon = .embedded, window: Int = 4) {
        scale = UnitScale(lexicon)
        self.window = window
    }

    /// The traits of a document.
    public func traits(of document: ComparedDocument) -> StoryTraits {
        var figures: [UInt64] = []
        for figure in document.claims.lazy.compactMap(\.figure) {
            let amount = Amount(figure, scale)
            guard amount.specificity >= 3 else { continue }
            for number in amount.numbers {
                figures.append(hash("story", amount.base + "|" + number.description))
            }
        }
        return StoryTraits(
            day: document.published.flatMap(dayNumber), figures: figures.sorted().withoutRepeats(),
            entities: document.entities.map { hash("entity", $0) }.sorted().withoutRepeats(),
            fingerprint: document.fingerprint)
    }

    /// How surely two documents tell one story, 0…1; from ``threshold`` on they are taken to.
    ///
    /// - Parameter frequency: in how many documents of the collection a key of a figure or an entity stands, and how
    ///   many documents there are; what many have ties nothing.
    public func likeness(
        _ a: StoryTraits, _ b: StoryTraits, frequency: (UInt64) -> (count: Int, of: Int) = { _ in (1, 1) }
    ) -> Double {
        if let day = a.day, let other = b.day, abs(day - other) > window { return 0 }
        let copied = a.fingerprint.containment(with: b.fingerprint)
        func rare(_ keys: [UInt64], most share: Double) -> Double {
            keys.reduce(0) { sum, key in
                let (count, total) = frequency(key)
                return sum + (Double(count) <= max(3, share * Double(total)) ? 1 : 0)
            }
        }
        let figures = rare(a.figures.shared(with: b.figures), most: 0.005)
        let entities = rare(a.entities.shared(with: b.entities), most: 0.02)
        // Wording alone may be a template; figures alone may be chance, and names alone a subject.
        guard copied > 0.05 || (figures > 0 && entities > 0) else { return copied }
        return min(1, copied + 0.28 * figures + 0.12 * min(entities, 3))
    }

    /// From which likeness on two documents tell one story.
    public static let threshold = 0.5

    /// The documents of each story, by their places, ascending; those that are alone on theirs are left out.
    public func clusters(_ documents: [StoryTraits]) -> [[Int]] {
        var owners: [UInt64: [Int]] = [:]
        var counts: [UInt64: Int] = [:]
        for (index, document) in documents.enumerated() {
            for key in document.keys { owners[key, default: []].append(index) }
            for key in document.figures { counts[key, default: 0] += 1 }
            for key in document.entities { counts[key, default: 0] += 1 }
        }
        let frequency = { (key: UInt64) in (count: counts[key] ?? 1, of: documents.count) }
        var groups = Groups(count: documents.count)
        for index in documents.indices {
            var near = Set<Int>()
            for key in documents[index].keys {
                guard let list = owners[key], list.count <= Stories.blockLimit else { continue }
                for other in list where other > index { near.insert(other) }
            }
            for other in near.sorted()
            where likeness(documents[index], documents[other], frequency: frequency) >= Stories.threshold {
                groups.join(index, other)
            }
        }
        return groups.all.filter { $0.count > 1 }
    }

    /// A key that more documents share ties none of them.
    private static let blockLimit = 200
}

/// Disjoint groups of numbers.
private struct Groups {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    private mutating func root(_ index: Int) -> Int {
        var at = index
        while parents[at] != at {
            parents[at] = parents[parents[at]]
            at = parents[at]
        }
        return at
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (first, second) = (root(a), root(b))
        if first != second { parents[max(first, second)] = min(first, second) }
    }

    var all: [[Int]] {
        var groups = self
        var members: [Int: [Int]] = [:]
        for index in parents.indices { members[groups.root(index), default: []].append(index) }
        return members.keys.sorted().compactMap { members[$0] }
    }
}

/// Days from 1 March of year 0 (proleptic Gregorian) to a day in ISO 8601, a time allowed after it.
func dayNumber(_ text: String) -> Int? {
    let parts = text.prefix(10).split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
        1...12 ~= month, 1...31 ~= day, 0...9999 ~= year
    else { return nil }
    // March is the first month, so that the leap day is the last.
    let (y, m) = month < 3 ? (year - 1, month + 9) : (year, month - 3)
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
}
