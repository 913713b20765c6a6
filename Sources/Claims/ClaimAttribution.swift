import ArabicText
import Extraction

/// Finds who states each figure of a document.
struct AttributionIndex: Sendable {
    private let attributions: [Attribution]
    /// For each attribution without a written source, the attribution that names it; -1 where none does.
    private let named: [Int]
    /// Attributions in the order of where they begin.
    private let starts: [(start: Int, index: Int)]
    /// Tokens of the cues that name or describe a teller, in order.
    private let cues: [Range<Int>]
    /// Attributions in the order of their cues.
    private let byCue: [(start: Int, index: Int)]
    /// Longest stretch an attribution reaches over, so that a look-up may stop early.
    private let reach: Int

    init(_ mentions: borrowing Mentions) {
        attributions = mentions.attributions
        let count = attributions.count
        var named = Array(repeating: -1, count: count)
        var last = -1
        var reach = 0
        var starts: [(start: Int, index: Int)] = []
        var cues: [Range<Int>] = []
        var byCue: [(start: Int, index: Int)] = []
        starts.reserveCapacity(count)
        cues.reserveCapacity(count)
        byCue.reserveCapacity(count)
        for index in attributions.indices {
            let attribution = attributions[index]
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
            guard attribution.kind != .sourceLine else { continue }
            if let cue = attribution.cue { byCue.append((cue.start, index)) }
            if attribution.kind != .impersonal, !attribution.cueTokens.isEmpty {
                cues.append(attribution.cueTokens)
            }
        }
        starts.sort { $0.start < $1.start }
        cues.sort { $0.lowerBound < $1.lowerBound }
        byCue.sort { $0.start < $1.start }
        self.cues = cues
        self.byCue = byCue
        self.named = named
        self.starts = starts
        self.reach = reach
    }

    /// Attributions whose content holds a span, from the outermost teller to the first source.
    func attributions(of span: TextSpan) -> [Int] {
        let low = (0..<starts.count).partition { starts[$0].start <= span.start }
        var found: [(length: Int, index: Int)] = []
        var at = low - 1
        while at >= 0, starts[at].start + reach >= span.end {
            let index = starts[at].index
            if let content = attributions[index].content, content.contains(span) {
                found.append((content.end - content.start, index))
            }
            at -= 1
        }
        if found.isEmpty { return [] }
        found.sort { ($0.length, $1.index) > ($1.length, $0.index) }
        var result: [Int] = []
        for (_, index) in found {
            if !result.contains(index) { result.append(index) }
            if named[index] >= 0, !result.contains(named[index]) { result.append(named[index]) }
        }
        return result
    }

    /// The attribution whose source a figure counts: the source begins with it (`قال 3 شهود`, `دراسات عدة`), or it stands
    /// right behind the cue of one without a source of its own.
    func counting(_ figure: Figure) -> Int? {
        let span = figure.span
        let low = (0..<byCue.count).partition { byCue[$0].start <= span.end }
        // A source stands by its cue: the cues right before the figure, and the one after it, are all there is.
        for at in stride(from: min(low, byCue.count - 1), through: max(0, low - 4), by: -1) {
            let attribution = attributions[byCue[at].index]
            if let source = attribution.source {
                let head = min(span.start, figure.counted?.start ?? span.start)
                if source.contains(span), head <= source.start { return byCue[at].index }
            } else if attribution.kind == .reportingVerb, let content = attribution.content,
                span.end <= content.start, attribution.cueTokens.upperBound == figure.tokens.lowerBound
            {
                return byCue[at].index
            }
        }
        return nil
    }

    /// Tokens of the cues in a stretch of words.
    func cues(in tokens: Range<Int>) -> ArraySlice<Range<Int>> {
        let low = (0..<cues.count).partition { cues[$0].upperBound <= tokens.lowerBound }
        var end = low
        while end < cues.count, cues[end].lowerBound < tokens.upperBound { end += 1 }
        return cues[low..<end]
    }
}
