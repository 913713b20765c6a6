import Extraction

/// Finds documents that are one witness: copies, and those that repeat one teller.
struct Lineages {
    let all: [Diff.Lineage]

    /// Most of the shorter text has to stand in the other.
    private static let copiedShare = 0.5
    /// As many figures told alike are hardly found twice.
    private static let figuresOfOneStory = 4

    init(_ diff: Diff) {
        var all: [Diff.Lineage] = []
        for first in diff.documents.indices {
            for second in diff.documents.indices where second > first {
                all += Lineages.ties(diff, first, second)
            }
        }
        self.all = all
    }

    private static func ties(_ diff: Diff, _ first: Int, _ second: Int) -> [Diff.Lineage] {
        let (a, b) = (diff.documents[first], diff.documents[second])
        var ties: [Diff.Lineage] = []
        func add(
            _ kind: Diff.Lineage.Kind, _ message: Message, claims: [Diff.Reference] = [],
            source: String? = nil
        ) {
            ties.append(
                Diff.Lineage(
                    kind: kind, documents: [first, second], claims: claims, source: source, message: message))
        }
        let share = a.fingerprint.containment(with: b.fingerprint)
        let isCopy = share >= copiedShare
        if isCopy {
            let percent = Int((share * 100).rounded())
            add(
                .nearDuplicate,
                Message(
                    ar: "نحو \(percent)% من النص الأقصر وارد في الآخر: شاهد واحد لا اثنان",
                    en: "about \(percent) % of the shorter text stands in the other: one witness, not two"))
        }
        let quotes = a.fingerprint.quotes.shared(with: b.fingerprint.quotes).count
        if quotes > 0, !isCopy {
            add(
                .sharedQuote,
                Message(
                    ar: "اقتباسات حرفية مشتركة: \(quotes)", en: "direct quotations in common: \(quotes)"))
        }
        let pairs = diff.pairs.filter { $0.a.document == first && $0.b.document == second }
        for (name, shared) in sharedTellers(diff, pairs) {
            add(
                .sharedUpstream,
                Message(
                    ar: "كلاهما ينقل عن \(name): مصدر واحد، لا شاهدان مستقلان",
                    en: "both go back to \(name): one source, not two independent ones"),
                claims: shared.flatMap { [$0.a, $0.b] }, source: name)
        }
        if let (name, how) = sharedOutlet(diff, pairs, a, b) {
            add(.sharedUpstream, how, claims: pairs.flatMap { [$0.a, $0.b] }, source: name)
        }
        return ties
    }

    /// Named sources that both claims of a pair go back to, with their pairs.
    private static func sharedTellers(_ diff: Diff, _ pairs: [Diff.Pair]) -> [(String, [Diff.Pair])] {
        var found: [String: [Diff.Pair]] = [:]
        for pair in pairs {
            let names = Set(names(diff.claim(pair.a))).intersection(names(diff.claim(pair.b)))
            for name in names { found[name, default: []].append(pair) }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func names(_ claim: ComparedClaim) -> [String] {
        claim.sources.filter { $0.kind != .impersonal && $0.kind != .sourceLine }.compactMap(\.name)
    }

    /// An outlet that one names and that the other is or names too; or that one names where so many figures are
    /// alike that the other will have them from there.
    private static func sharedOutlet(
        _ diff: Diff, _ pairs: [Diff.Pair], _ a: ComparedDocument, _ b: ComparedDocument
    ) -> (String?, Message)? {
        let (first, second) = (outlets(a), outlets(b))
        let alike = pairs.filter { $0.facets.value == .equal || $0.facets.value == .compatible }
        guard !alike.isEmpty else { return nil }
        if let name = first.intersection(second).sorted().first {
            return (
                name,
                Message(
                    ar: "كلاهما ينقل عن \(name) أو هو صاحبه", en: "both name \(name), or one of them is it")
            )
        }
        guard alike.count >= figuresOfOneStory else { return nil }
        let name = first.union(second).count == 1 ? first.union(second).first : nil
        return (
            name,
            Message(
                ar: "\(alike.count) أرقام مشتركة: يرجح أن للنصين أصلا واحدا\(name.map { " (\($0))" } ?? "")",
                en:
                    "\(alike.count) figures in common: a shared origin is suspected\(name.map { " (\($0))" } ?? "")"
            )
        )
    }

    /// The media that a document names as sources, and its own.
    private static func outlets(_ document: ComparedDocument) -> Set<String> {
        var names = Set(document.claims.flatMap { $0.sources.compactMap(\.via) })
        for source in document.claims.lazy.flatMap(\.sources) where source.type == .media {
            if let name = source.name { names.insert(name) }
        }
        return names
    }
}
