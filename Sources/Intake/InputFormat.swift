/// What a file holds.
public enum InputFormat: String, Sendable, CaseIterable {
    /// One article.
    case text
    /// A JSON document a line.
    case jsonl
}

extension InputFormat {
    /// The format that a file's name says it has.
    public init?(path: String) {
        let name = path.lowercased()
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
            self = .jsonl
        } else if name.hasSuffix(".txt") {
            self = .text
        } else {
            return nil
        }
    }

    /// The format that the first bytes of a file show: JSONL where an object begins, else text.
    /// - Throws: `unsupported_format` where they are a page or a feed, of which the markup would be read too.
    public init(beginning bytes: [UInt8], name: String) throws(InputError) {
        var rest = bytes.prefix(4096)[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
        rest = rest.drop(while: isBlank)
        if rest.first == 0x7B {
            let next = rest.dropFirst().drop(while: isBlank).first
            self = next == 0x22 || next == 0x7D ? .jsonl : .text
            return
        }
        let start = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
        let markup = ["<!doctype", "<html", "<?xml", "<rss", "<feed", "<head"]
        guard !markup.contains(where: start.hasPrefix) else {
            throw InputError(
                .unsupportedFormat, "this is a page or a feed, not plain text", at: name,
                hint: "save its text as a .txt or .jsonl file; --from text reads it as it is, markup and all")
        }
        self = .text
    }
}
