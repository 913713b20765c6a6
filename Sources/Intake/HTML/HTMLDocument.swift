internal import ArabicText

extension InputDocument {
    /// The article of a web page: its text, and what the page says of it.
    ///
    /// The text has a line for each paragraph. ``pageOffsets`` leads from it back to the page.
    ///
    /// - Parameters:
    ///   - html: the page.
    ///   - charset: the charset that whoever sent the page says it has.
    ///   - name: the file or record, as errors show it.
    ///   - id: the id, unless the defaults give one.
    ///   - defaults: what is known of the document; the page's own word goes before it.
    public init(
        html: [UInt8], charset: String? = nil, name: String, id: String, defaults: DocumentDefaults
    ) throws(InputError) {
        let id = defaults.id ?? id
        let charset = defaults.charset ?? PageCharset.name(of: html, declared: charset)
        let source = try SourceText(html, name: name, id: id, charset: charset)
        let page = try Page(html: source, name: name, id: id)
        let metadata = PageMetadata(page)
        let outline = PageOutline(page, title: metadata.title)
        var article = ArticleText(MainText(outline, title: metadata.title), of: outline)
        article.addLead(metadata, outline)
        article.replace(with: metadata)
        guard !article.isEmpty else {
            throw InputError(
                .noText, "the page holds no article", at: name,
                hint: "if it does, save its text as a .txt or .jsonl file", id: id)
        }
        let published = metadata.published ?? ShownDate.find(outline, url: metadata.url)
        var text = try SourceText(article.text, name: name, id: id, charset: nil)
        for diagnostic in source.diagnostics where diagnostic.code != .binary { text.note(diagnostic) }
        self.init(
            id: id, source: metadata.outlet ?? defaults.source ?? host(metadata.url ?? defaults.url),
            title: metadata.title ?? defaults.title,
            url: metadata.url ?? defaults.url, published: published?.iso ?? defaults.published, text: text)
        pageOffsets = article.offsets
        place = name
    }
}

extension Page {
    /// A page that is refused with a reason where it is no page anybody wrote.
    init(html source: SourceText, name: String, id: String?) throws(InputError) {
        // NUL ends a page for libxml2, and is nothing to a browser.
        let bytes = source.bytes.contains(0) ? source.bytes.map { $0 == 0 ? 0x20 : $0 } : source.bytes
        do throws(Fault) {
            self = try Page(bytes)
        } catch {
            let message =
                switch error {
                case .tooDeep: "the page nests more than 512 elements"
                case .tooLarge: "the page has more elements, or attributes in one tag, than a page can have"
                case .outOfMemory: "the page does not fit into memory"
                }
            throw InputError(.badHTML, message, at: name, hint: "check that it is a page", id: id)
        }
    }
}

/// The name of the site that an address is on, which outlets are known by too.
private func host(_ url: String?) -> String? {
    guard let url, isAddress(url), let host = url.split(separator: "/").dropFirst().first else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
}

/// The charset of a page.
enum PageCharset {
    /// The name to read a page by: what its sender or its head declares, unless the bytes say otherwise.
    static func name(of html: [UInt8], declared: String?) -> String? {
        if html.starts(with: [0xEF, 0xBB, 0xBF]) || html.starts(with: [0xFF, 0xFE])
            || html.starts(with: [0xFE, 0xFF])
        {
            return nil
        }
        guard let name = (declared ?? inHead(html))?.lowercased(), !name.isEmpty else { return nil }
        // Many a page that says something else is UTF-8; hardly any Arabic in another charset is, by accident.
        // Latin 1 has no Arabic: a page that says so is in whatever charset its author's editor had.
        let isLatin =
            name.hasPrefix("iso-8859-1") && name.count == 10 || name == "latin1" || name == "windows-1252"
        if isLatin || name == "us-ascii" || name == "ascii" || name.hasPrefix("utf-16") { return nil }
        if (try? UTF8Span(validating: html.span)) != nil { return nil }
        return name
    }

    /// What `<meta charset=…>` or `<?xml encoding=…?>` says in the first bytes.
    private static func inHead(_ html: [UInt8]) -> String? {
        let head = html.prefix(8192)
        for key in ["charset=", "encoding="] {
            let pattern = Array(key.utf8)
            var at = head.startIndex
            while at + pattern.count <= head.endIndex {
                defer { at += 1 }
                guard head[at] | 0x20 == pattern[0],
                    head[at..<at + pattern.count].elementsEqual(pattern, by: { $0 | 0x20 == $1 | 0x20 })
                else { continue }
                let value = head[(at + pattern.count)...].drop { isSpace($0) || $0 == 0x22 || $0 == 0x27 }
                let name = value.prefix { $0 > 0x20 && $0 < 0x7F && !"\"'>;/".utf8.contains($0) }
                if !name.isEmpty { return String(decoding: name.prefix(40), as: UTF8.self) }
            }
        }
        return nil
    }
}
