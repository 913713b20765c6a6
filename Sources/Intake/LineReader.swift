internal import CBytes

/// Some whole lines of a file.
public struct Lines: Sendable {
    /// One line, or what stands in for one that is too long.
    public struct Line: Sendable {
        /// Bytes of the line in ``Lines/bytes``, without its end; of a line that is too long, none.
        public var range: Range<Int>
        /// Number of the line in the file, from 1.
        public var number: Int
        /// Whether it was passed over for its length.
        public var isTooLong: Bool
    }

    /// What was read; the lines are parts of it.
    public var bytes: [UInt8]
    /// The lines, without empty ones.
    public var lines: [Line]
}

/// Cuts a file into lines, a buffer at a time, in constant memory.
///
/// Lines come as soon as they are there: a reader at the end of a pipe sees each line when it was written. A
/// line over the limit is passed over to its end without being kept.
public struct LineReader: ~Copyable {
    private var file: InputFile
    private let limit: Int
    private let bufferSize: Int
    /// The beginning of a line whose end has not been read.
    private var carry: [UInt8]
    private var lineNumber = 1
    /// Whether the rest of a line that is too long has to be passed over.
    private var isSkipping = false
    private var isAtEnd = false

    /// Reads lines of a file.
    /// - Parameters:
    ///   - file: what to read.
    ///   - read: what has been read of it already.
    ///   - limit: how many bytes a line may have.
    ///   - bufferSize: how many bytes are read at a time.
    public init(_ file: consuming InputFile, read: [UInt8] = [], limit: Int, bufferSize: Int = 1 << 20) {
        self.file = file
        self.limit = limit
        self.bufferSize = bufferSize
        carry = read
    }

    /// The file, as errors show it.
    public var name: String { file.name }

    /// Whether the next lines have yet to be written by whoever writes the other end.
    public var wouldWait: Bool { !isAtEnd && file.wouldWait }

    /// The next lines; `nil` at the end of the file.
    public mutating func next() throws(InputError) -> Lines? {
        var bytes = carry
        var lines: [Lines.Line] = []
        carry = []
        // What was read before the first call may hold lines already.
        var searched = 0
        while true {
            var start = 0
            if searched < bytes.count { start = split(&bytes, from: searched, into: &lines) }
            searched = bytes.count
            if !lines.isEmpty {
                carry.reserveCapacity(bufferSize + (bytes.count - start))
                carry.append(contentsOf: bytes[start...])
                return Lines(bytes: bytes, lines: lines)
            }
            if bytes.count > limit {
                isSkipping = true
                bytes.removeAll(keepingCapacity: true)
                searched = 0
            }
            guard !isAtEnd else { return nil }
            if try file.read(atMost: bufferSize, appendingTo: &bytes) == 0 {
                isAtEnd = true
                if let last = lastLine(bytes.count) {
                    return Lines(bytes: bytes, lines: [last])
                }
                return nil
            }
        }
    }

    /// The line that the end of the file ends, if there is one.
    private mutating func lastLine(_ count: Int) -> Lines.Line? {
        guard count > 0 || isSkipping else { return nil }
        defer { isSkipping = false }
        return Lines.Line(range: 0..<(isSkipping ? 0 : count), number: lineNumber, isTooLong: isSkipping)
    }

    /// Adds the lines that end in `bytes` at or after `searched`; returns where the first unfinished one starts.
    private mutating func split(_ bytes: inout [UInt8], from searched: Int, into lines: inout [Lines.Line])
        -> Int
    {
        var start = 0
        var from = searched
        while true {
            let end = firstLineFeed(bytes.span, from: from)
            guard end < bytes.count else { break }
            let isTooLong = isSkipping || end - start > limit
            let last = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
            if isTooLong {
                lines.append(Lines.Line(range: start..<start, number: lineNumber, isTooLong: true))
            } else if last > start {
                lines.append(Lines.Line(range: start..<last, number: lineNumber, isTooLong: false))
            }
            isSkipping = false
            lineNumber += 1
            start = end + 1
            from = start
        }
        // Lines that hold nothing leave nothing to keep either.
        if lines.isEmpty, start > 0 {
            bytes.removeFirst(start)
            return 0
        }
        return start
    }
}

/// The first line feed at or after `start`, or the count.
private func firstLineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    return unsafe bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { rest in
        guard let first = rest.baseAddress else { return start }
        return unsafe start + arqam_find(first, rest.count, 0x0A)
    }
}
