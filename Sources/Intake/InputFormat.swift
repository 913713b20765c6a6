/// What a file holds.
public enum InputFormat: String, Sendable, CaseIterable {
    /// One article.
    case text
    /// A web page.
    case html
    /// A JSON document a line.
    case jsonl
    /// RSS or Atom: an article an item.
    case rss
    /// A web archive: a page a record.
    case warc
}

extension InputFormat {
    /// The format that a file's name says it has; `.gz` behind it is passed over.
    public init?(path: String) {
        var name = path.lowercased()[...]
        if name.hasSuffix(".gz") { name = name.dropLast(3) }
        let endings: [(String, InputFormat)] = [
            (".txt", .text), (".jsonl", .jsonl), (".ndjson", .jsonl), (".html", .html), (".htm", .html),
            (".xhtml", .html), (".rss", .rss), (".atom", .rss), (".warc", .warc), (".wet", .warc),
        ]
        guard let format = endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
        self = format
    }

    /// The format that the first bytes of a file show; text where they show none.
    public init(beginning bytes: [UInt8]) {
        var rest = bytes.prefix(4096)
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        // UTF-16: what is ASCII is told by its other half.
        if rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) {
            rest = rest.filter { $0 != 0 }.dropFirst(2)
        }
        rest = rest.drop(while: isSpace)
        switch rest.first {
        case 0x7B:
            let next = rest.dropFirst().drop(while: isSpace).first
            self = next == 0x22 || next == 0x7D ? .jsonl : .text
        case 0x57 where rest.starts(with: Array("WARC/".utf8)): self = .warc
        case 0x3C: self = InputFormat(markup: String(decoding: rest, as: UTF8.self).lowercased())
        default: self = .text
        }
    }

    /// The format of what begins with `<`: by the first element, behind comments and declarations.
    private init(markup: String) {
        var rest = markup[...]
        while true {
            if rest.hasPrefix("<!doctype html") || rest.hasPrefix("<!doctype htm") {
                self = .html
                return
            }
            let end = rest.hasPrefix("<!--") ? "-->" : rest.hasPrefix("<?") || rest.hasPrefix("<!") ? ">" : ""
            guard !end.isEmpty, let border = rest.firstRange(of: end) else { break }
            rest = rest[border.upperBound...].drop { $0.isWhitespace }
        }
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == ":" }
        switch name {
        case "rss", "feed", "rdf:rdf", "atom:feed": self = .rss
        case "html", "head", "body", "meta", "title", "link", "script", "style", "div", "p", "table",
            "article",
            "section", "main", "h1", "header", "span", "center", "font", "br":
            self = .html
        default: self = .text
        }
    }
}

extension Substring {
    /// The first place of a pattern.
    fileprivate func firstRange(of pattern: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(pattern) { return start..<index(start, offsetBy: pattern.count) }
            start = index(after: start)
        }
        return nil
    }
}
