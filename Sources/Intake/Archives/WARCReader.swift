/// Reads the pages of a web archive (ISO 28500: WARC 1.0 and 1.1), a record at a time, in bounded memory.
///
/// Pages are what servers answered with (`response`), what was kept without an answer's head (`resource`), and text
/// made of pages (`conversion`). Other records, answers other than 200, and what is no page are passed over. Where a
/// record is not as long as it says, it is an error, and reading goes on at the next one.
public struct WARCReader: ~Copyable {
    private var input: BufferedInput
    private let limit: Int
    private var number = 0

    /// - Parameters:
    ///   - file: the archive.
    ///   - read: what has been read of it already.
    ///   - limit: how many bytes a page may have.
    public init(_ file: consuming InputFile, read: [UInt8] = [], limit: Int) {
        input = BufferedInput(file, read: read)
        self.limit = limit
    }

    /// The archive, as errors show it.
    public var name: String { input.name }

    /// Whether the next record has yet to be written by whoever writes the other end.
    public var wouldWait: Bool { input.wouldWait }

    /// The next page; `nil` at the end.
    /// - Throws: what is wrong with a record. The next call goes on behind it.
    public mutating func next() throws(InputError) -> RawDocument? {
        while true {
            while let byte = try input.peek(), byte == 0x0D || byte == 0x0A { input.pass(1) }
            guard try input.peek() != nil else { return nil }
            number += 1
            let start = input.offset
            let header = try header()
            let isPage = ["response", "resource", "conversion"].contains(header.type)
            if let content = try content(header, isPage: isPage, recordAt: start),
                let document = try document(header, content)
            {
                return document
            }
        }
    }

    // MARK: Records

    private struct Header {
        var fields: HeaderFields
        var length: Int
        var type: String { fields["warc-type"]?.lowercased() ?? "" }
        var target: String? {
            // WARC 1.0 has them in angle brackets by the letter of its grammar.
            fields["warc-target-uri"].map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
        }
    }

    private mutating func header() throws(InputError) -> Header {
        let place = "\(name), record \(number)"
        guard try input.starts(with: "WARC/") else {
            try findNextRecord()
            throw broken("no record begins at byte \(input.offset)", place)
        }
        guard let end = try input.endOfHeader(within: 1 << 16) else {
            input.pass(5)
            try findNextRecord()
            throw broken("the record's header has no end", place)
        }
        let fields = HeaderFields(input.bytes(end))
        input.pass(end)
        guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
            try findNextRecord()
            throw broken("the record has no Content-Length", place, id: fields["warc-target-uri"])
        }
        return Header(fields: fields, length: length)
    }

    private func broken(_ message: String, _ place: String, id: String? = nil) -> InputError {
        InputError(
            .badArchive, message, at: place, hint: "the records behind it are read all the same", id: id)
    }

    /// The bytes of a record, if it is a page; what is none is passed over.
    private mutating func content(
        _ header: Header, isPage: Bool, recordAt start: Int
    ) throws(InputError) -> [UInt8]? {
        let place = "\(name), record \(number)"
        let isTooLarge = isPage && header.length > limit
        var content: [UInt8] = []
        var left = header.length
        var newline = false
        // A record that begins inside this one: this one is not as long as it says.
        while left > 0 {
            guard let piece = try input.piece(atMost: left), !piece.isEmpty else {
                throw broken(
                    "the archive ends inside the record, \(left) bytes before its end", place,
                    id: header.target)
            }
            if let inner = try input.recordInside(piece.count, afterNewline: newline) {
                input.pass(inner)
                throw broken(
                    "the record says that it is \(header.length) bytes long, and another begins before that",
                    place,
                    id: header.target)
            }
            newline = piece.last == 0x0A
            if isPage, !isTooLarge { content.append(contentsOf: piece) }
            left -= piece.count
            input.pass(piece.count)
        }
        if let next = try input.peek(), next != 0x0D, next != 0x0A {
            try findNextRecord()
            throw broken(
                "the record goes on behind the \(header.length) bytes that it says it has", place,
                id: header.target)
        }
        guard !isTooLarge else { throw InputFile.tooLarge(place, limit: limit, id: header.target) }
        return isPage ? content : nil
    }

    /// Goes on to where a record begins.
    private mutating func findNextRecord() throws(InputError) {
        var newline = true
        while let piece = try input.piece(atMost: 1 << 16), !piece.isEmpty {
            if let found = try input.recordInside(piece.count, afterNewline: newline) {
                return input.pass(found)
            }
            newline = piece.last == 0x0A
            input.pass(piece.count)
        }
    }

    // MARK: Pages

    private func document(_ header: Header, _ content: [UInt8]) throws(InputError) -> RawDocument? {
        let place = "\(name), record \(number)"
        var document = RawDocument(
            kind: .page, bytes: content, charset: nil, place: place, id: "\(fileStem(name)):\(number)",
            url: header.target)
        var type = header.fields["content-type"] ?? ""
        if header.type == "conversion" {
            guard type.lowercased().hasPrefix("text/plain") else { return nil }
            document.kind = .text
            return document
        }
        if header.type == "response" {
            guard type.lowercased().hasPrefix("application/http") || type.isEmpty,
                header.target?.hasPrefix("http") != false
            else { return nil }
            let answer = HTTPAnswer(content)
            guard answer.status == 200 else { return nil }
            type = answer.fields["content-type"] ?? "text/html"
            guard Self.isHTML(type) else { return nil }
            document.bytes = try answer.body(limit: limit, place: place, id: header.target)
        }
        guard Self.isHTML(type) else { return nil }
        document.charset = charset(inType: type)
        return document
    }

    private static func isHTML(_ type: String) -> Bool {
        let type = type.lowercased()
        return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml")
    }
}

/// The charset that a media type such as `text/html; charset=utf-8` names.
func charset(inType type: String) -> String? {
    for part in type.split(separator: ";").dropFirst() {
        let sides = part.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, sides[0].filter({ !$0.isWhitespace }).lowercased() == "charset" else {
            continue
        }
        return String(sides[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
    }
    return nil
}
