import Extraction

/// Finds who states each figure of a document.
struct AttributionIndex: Sendable {
    private let attributions: [Attribution]
    /// For each attribution without a written source, the attribution that names it; -1 where none does.
    private let named: [Int]
    /// Attributions in the order of where they begin.
    private let starts: [(start: Int, index: Int)]
    /// Longest stretch an attribution reaches over, so that a look-up may stop early.
    private let reach: Int

    init(_ mentions: borrowing Mentions) {
        attributions = mentions.attributions
        var named = Array(repeating: -1, count: attributions.count)
        var last = -1
        var reach = 0
        var starts: [(start: Int, index: Int)] = []
        for (index, attribution) in attributions.enumerated() {
            if attribution.sourceType == .implicit, attribution.source == nil, attribution.kind != .impersonal
            {
                named[index] = last
            } else if attribution.source != nil, attribution.kind != .sourceLine {
                last = index
            }
            if let content = attribution.content {
                starts.append((content.start, index))
                reach = max(reach, content.end - content.start)
            }
        }
        starts.sort { $0.start < $1.start }
        self.named = named
        self.starts = starts
        self.reach = reach
    }

    /// Attributions whose content holds a span, from the outermost teller to the first source.
    func attributions(of span: TextSpan) -> [Int] {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle].start <= span.start { low = middle + 1 } else { high = middle }
        }
        var found: [(length: Int, index: Int)] = []
        var at = low - 1
        while at >= 0, starts[at].start + reach >= span.end {
            let index = starts[at].index
            if let content = attributions[index].content, content.contains(span) {
                found.append((content.end - content.start, index))
            }
            at -= 1
        }
        found.sort { ($0.length, $1.index) > ($1.length, $0.index) }
        var result: [Int] = []
        for (_, index) in found {
            if !result.contains(index) { result.append(index) }
            if named[index] >= 0, !result.contains(named[index]) { result.append(named[index]) }
        }
        return result
    }

    /// The attribution whose source is counted by a span: a figure between a cue and what it tells.
    func counting(_ span: TextSpan) -> Int? {
        for (index, attribution) in attributions.enumerated() where attribution.kind != .sourceLine {
            if let source = attribution.source, source.contains(span) { return index }
            if let cue = attribution.cue, let content = attribution.content, cue.end <= span.start,
                span.end <= content.start,
                attribution.kind == .reportingVerb
            {
                return index
            }
            if let cue = attribution.cue, cue.start > span.end { break }
        }
        return nil
    }
}
