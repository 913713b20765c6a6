/// What a server answered, as archives keep it.
struct HTTPAnswer {
    /// The status, 0 where the first line is none.
    let status: Int
    let fields: HeaderFields
    private let content: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        let end = headerEnd(bytes.prefix(1 << 16)) ?? 0
        let head = bytes[..<end]
        fields = HeaderFields(head)
        content = bytes[end...]
        let line = head.prefix { $0 != 0x0A }.split(separator: 0x20)
        let isHTTP = line.first?.starts(with: Array("HTTP/".utf8)) == true
        status = isHTTP && line.count > 1 ? Int(String(decoding: line[1].prefix(3), as: UTF8.self)) ?? 0 : 0
    }

    /// The page, without the codings it was sent in. Some crawlers undo them and leave the header as it was.
    func body(limit: Int, place: String, id: String?) throws(InputError) -> [UInt8] {
        var body = Array(content)
        if fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
            body = Self.joined(body) ?? body
        }
        let coding = fields["content-encoding"]?.lowercased() ?? ""
        if coding.contains("br") || coding.contains("zstd"), isBinary(body.span) {
            throw InputError(
                .unsupportedFormat, "the page is compressed as `\(coding)`, which is not read", at: place,
                hint: "have the crawler ask for gzip", id: id)
        }
        let unwrapped: (bytes: [UInt8], isWhole: Bool)?
        if GzipStream.begins(body[...]) {
            unwrapped = Inflater.inflated(body, .gzip, limit: limit)
        } else if coding.contains("deflate"), isBinary(body.span) {
            unwrapped =
                Inflater.inflated(body, .zlib, limit: limit) ?? Inflater.inflated(body, .none, limit: limit)
        } else {
            return body
        }
        guard let unwrapped else {
            throw InputError(.damaged, "the compressed page is damaged", at: place, hint: nil, id: id)
        }
        guard unwrapped.isWhole else { throw InputFile.tooLarge(place, limit: limit, id: id) }
        return unwrapped.bytes
    }

    /// Chunks joined; `nil` where the bytes are not in chunks.
    private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
        var joined: [UInt8] = []
        var at = 0
        while at < bytes.count {
            guard let end = bytes[at...].prefix(32).firstIndex(of: 0x0A) else {
                return joined.isEmpty ? nil : joined
            }
            let digits = bytes[at..<end].prefix { $0 != 0x0D && $0 != 0x3B && $0 != 0x20 }
            guard !digits.isEmpty, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
                size >= 0
            else {
                return joined.isEmpty ? nil : joined
            }
            if size == 0 { return joined }
            at = end + 1
            // The last chunk may be cut off.
            let last = min(bytes.count, size > bytes.count - at ? bytes.count : at + size)
            joined.append(contentsOf: bytes[at..<last])
            at = last
            while at < bytes.count, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
        }
        return joined
    }
}
