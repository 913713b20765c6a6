/// A file with some of its bytes in memory, to look at before they are passed.
struct BufferedInput: ~Copyable {
    private var file: InputFile
    private var buffer: [UInt8]
    private var start = 0
    private var isAtEnd = false
    /// How many bytes have been passed.
    private(set) var offset = 0

    init(_ file: consuming InputFile, read: [UInt8]) {
        self.file = file
        buffer = read
    }

    var name: String { file.name }
    var wouldWait: Bool { start == buffer.count && !isAtEnd && file.wouldWait }

    private var count: Int { buffer.count - start }

    /// Reads until so many bytes are there, or the file has no more.
    private mutating func fill(_ needed: Int) throws(InputError) {
        while count < needed, !isAtEnd {
            if start > 1 << 16 {
                buffer.removeFirst(start)
                start = 0
            }
            isAtEnd = try file.read(atMost: max(1 << 16, needed - count), appendingTo: &buffer) == 0
        }
    }

    /// The next byte; `nil` at the end.
    mutating func peek() throws(InputError) -> UInt8? {
        try fill(1)
        return count > 0 ? buffer[start] : nil
    }

    mutating func starts(with text: String) throws(InputError) -> Bool {
        try fill(text.utf8.count)
        return buffer[start...].starts(with: text.utf8)
    }

    /// The next bytes.
    func bytes(_ count: Int) -> ArraySlice<UInt8> { buffer[start..<start + count] }

    /// What is there of the next bytes; `nil` at the end.
    mutating func piece(atMost limit: Int) throws(InputError) -> ArraySlice<UInt8>? {
        try fill(min(limit, 1 << 16))
        return count == 0 ? nil : buffer[start..<start + min(limit, count)]
    }

    mutating func pass(_ count: Int) {
        start += count
        offset += count
    }

    /// How many bytes the lines up to an empty one have; `nil` where there is none within so many bytes.
    mutating func endOfHeader(within limit: Int) throws(InputError) -> Int? {
        try fill(limit)
        return headerEnd(buffer[start..<start + min(limit, count)])
    }

    /// Where in the next `length` bytes a line begins a record.
    mutating func recordInside(_ length: Int, afterNewline: Bool) throws(InputError) -> Int? {
        let pattern = Array("WARC/1.".utf8)
        try fill(length + 12)
        var wasNewline = afterNewline
        let end = start + length
        var at = start
        while at < end {
            if wasNewline, buffer[at] == pattern[0], buffer[at...].starts(with: pattern),
                buffer[at...].dropFirst(8).first.map({ $0 == 0x0D || $0 == 0x0A }) == true
            {
                return at - start
            }
            wasNewline = buffer[at] == 0x0A
            at += 1
        }
        return nil
    }
}

/// How many bytes there are up to and with an empty line.
func headerEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var lineStart = bytes.startIndex
    var at = bytes.startIndex
    while at < bytes.endIndex {
        if bytes[at] == 0x0A {
            let line = bytes[lineStart..<at]
            if at > bytes.startIndex, line.isEmpty || line.elementsEqual([0x0D]) {
                return at + 1 - bytes.startIndex
            }
            lineStart = at + 1
        }
        at += 1
    }
    return nil
}

/// The lines `Name: value` of a header; names are in lower case.
struct HeaderFields {
    private var fields: [(name: String, value: String)] = []

    /// - Parameter bytes: the header with its first line, which is no field.
    init(_ bytes: ArraySlice<UInt8>) {
        for line in bytes.split(separator: 0x0A).dropFirst().prefix(200) {
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
            fields.append(
                (
                    String(decoding: line[..<colon], as: UTF8.self).lowercased(),
                    String(
                        value.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
                ))
        }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}
