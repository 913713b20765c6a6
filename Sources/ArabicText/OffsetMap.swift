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
        var low = 0
        var high = anchors.count
        while low < high {
            let middle = (low + high) / 2
            if anchors[middle].normalized <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        let anchor = anchors[low - 1]
        return min(sourceCount, anchor.source + (offset - anchor.normalized))
    }

    /// How many anchors the map keeps.
    public var anchorCount: Int { anchors.count }
}

/// A folded text that can say where each of its bytes stands in the source.
public struct NormalizedText: Sendable {
    /// Valid UTF-8.
    public let bytes: [UInt8]
    public let map: OffsetMap

    public var string: String { String(decoding: bytes, as: UTF8.self) }
}
