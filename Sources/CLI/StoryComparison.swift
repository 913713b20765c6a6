import Arqam
import Comparison
import Lexicon
import Store

/// Compares a new article of a store with those on its story: what `ingest --diff` says.
struct StoryComparison {
    private let store: ArticleStore
    private var pipeline: Pipeline
    private var comparer: Comparer
    private let terminal = Terminal.standard

    init(store: ArticleStore, lexicon: Lexicon) {
        self.store = store
        pipeline = Pipeline(lexicon: lexicon)
        comparer = Comparer(lexicon: lexicon)
    }

    /// What an article changes, in lines for people; empty where it tells no story the store knows. The pairs are
    /// kept in the store.
    /// - Parameters:
    ///   - article: the article as it is stored.
    ///   - compared: the article as it is compared.
    ///   - document: its number in the store.
    mutating func changes(
        by article: ArticleRecord, _ compared: ComparedDocument, as document: Int64
    ) throws(StoreError) -> String {
        // Articles that came later in the same transaction are compared when their turn comes.
        let earlier = try store.neighbours(of: article, excluding: [document]).filter {
            $0.document < document
        }
        let versions = Set(try store.versions(ofArticle: document)).subtracting([document])
        var others = earlier.map(\.document)
        others += versions.filter { $0 < document }.sorted().suffix(1).filter { !others.contains($0) }
        guard !others.isEmpty else { return "" }
        var lines: [String] = []
        var told = Set<Int>()
        for other in others {
            let before = pipeline.extract(try store.document(other)).compared
            let diff = comparer.diff([before, compared])
            try store.keep(diff, of: other, and: document)
            told.formUnion(diff.pairs.map(\.b.claim))
            lines += diff.pairs.filter { $0.verdict != .agree }.map { line($0, diff) }
            lines += diff.lineage.map {
                "  " + terminal.styled("one witness", .dim)
                    + " \(before.id): \(terminal.isolated(oneLine($0.message.en)))"
            }
        }
        let new = compared.claims.count - told.count
        let heading = [compared.source, compared.published, compared.title].compactMap { $0 }
            .map { " · " + terminal.isolated(oneLine($0)) }.joined()
        lines.insert(terminal.styled(terminal.isolated(compared.id), .bold) + heading, at: 0)
        lines.append(
            terminal.styled(
                "  \(told.count) claims told before, \(new) new, in a story of \(others.count + 1) articles",
                .dim))
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func line(_ pair: Diff.Pair, _ diff: Diff) -> String {
        let style: Terminal.Style = pair.verdict == .conflict ? .red : .yellow
        let verdict = pair.verdict.rawValue.replacing("_", with: " ")
        var line = "  " + terminal.styled(verdict, style) + " "
        line += "\(diff.name(of: pair.b)) \(words(diff.claim(pair.b))), "
        line += "before \(diff.name(of: pair.a)) \(words(diff.claim(pair.a)))"
        if let note = pair.note { line += ": \(terminal.isolated(oneLine(note.en)))" }
        return line
    }

    private func words(_ claim: ComparedClaim) -> String {
        terminal.styled(terminal.isolated("[\(oneLine(claim.figure?.text ?? claim.sentence))]"), .figure)
    }
}
