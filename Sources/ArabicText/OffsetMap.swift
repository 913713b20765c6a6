/// Where each byte of a normalised text came from.
///
/// Only the places where the distance between the two texts changes are kept, so a text without anything
/// folded needs one entry however long it is.
public struct OffsetMap: Sendable, Equatable {
    /// From this normalised byte on, source bytes are found at `source + (offset - normalized)`.
    struct Anchor: Sendable, Equatable {
        var normalized: Int
        var source: Int
    }

    private(set) var anchors: [Anchor] = []
    private(set) var normalizedCount = 0
    private(set) var sourceCount = 0

    /// Notes that normalised byte `normalized` shows source byte `source`.
    mutating func add(normalized: Int, source: Int) {
        if let last = anchors.last, source - normalized == last.source - last.normalized { return }
        if anchors.last?.normalized == normalized { anchors.removeLast() }
        anchors.append(Anchor(normalized: normalized, source: source))
    }

    mutating func finish(normalized: Int, source: Int) {
        normalizedCount = normalized
        sourceCount = source
    }

    /// The source byte that a normalised byte offset shows; the end of one text is the end of the other.
    public func source(of offset: Int) -> Int {
        guard offset < normalizedCount else { return sourceCount }
        let index = anchorCount(upTo: offset)
        guard index > 0 else { return offset }
        let anchor = anchors[index - 1]
        return min(sourceCount, anchor.source + (offset - anchor.normalized))
    }

    /// How many anchors stand at or before a normalised byte.
    private func anchorCount(upTo offset: Int) -> Int {
        return (0..<anchors.count).partition { anchors[$0].normalized <= offset }
    }

    /// The source bytes that a normalised range shows, marks and controls after its last letter included.
    ///
    /// Both offsets must start a scalar of the normalised text (or end the text). A range that shows only a
    /// part of a ligature gives the whole ligature, so that what is sliced out is always valid text.
    public func source(of range: Range<Int>) -> Range<Int> {
        let lower = source(of: range.lowerBound)
        guard !range.isEmpty else { return lower..<lower }
        var end = range.upperBound
        var upper = source(of: end)
        // Anchors inside a ligature stand at its first byte; the next other one stands at its end.
        let last = source(of: end - 1)
        var index = anchorCount(upTo: end)
        while upper <= last, end < normalizedCount {
            end = index < anchors.count ? anchors[index].normalized : normalizedCount
            upper = source(of: end)
            index += 1
        }
        return lower..<upper
    }

    /// How many anchors the map keeps.
    public var anchorCount: Int { anchors.count }
}

/// A folded text that can say where each of its bytes stands in the source.
public struct NormalizedText: Sendable {
    /// Valid UTF-8.
    public let bytes: [UInt8]
    /// Where the bytes stand in the source.
    public let map: OffsetMap

    /// The text as a string.
    public var string: String { String(decoding: bytes, as: UTF8.self) }
}
