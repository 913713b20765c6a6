/// What a page says of its article outside of the text: in its head, in schema.org's words, in its address.
struct PageMetadata {
    var title: String?
    var outlet: String?
    var url: String?
    var published: PublicationDate?
    /// The description of the article, which is often its lead.
    var description: String?
    /// The text of the article, where JSON-LD gives it.
    var body: String?

    /// The title in the head with the outlet's name behind it.
    private var headTitle: String?
    private var headings: [(text: String, isHome: Bool)] = []

    /// Nothing is known.
    init() {}

    init(_ page: Page) {
        let meta = MetaValues(page)
        let data = StructuredData(page)
        readHead(page)
        chooseTitle(meta, data)
        url = [canonical(page), meta.first(["og:url"]), data.url, meta.first(["url", "twitter:url"])]
            .compactMap { $0 }.first(where: isAddress)
        let dates =
            meta.all(Self.dateNames) + [data.published].compactMap { $0 } + meta.all(Self.lesserDateNames)
        published = dates.lazy.compactMap { PublicationDate($0) }.first
        description = [meta.first(["og:description"]), data.description, meta.first(["description"])]
            .compactMap { $0.map(plain) }.max { $0.utf8.count < $1.utf8.count }
        body = data.body
    }

    private static let dateNames = [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time",
        "datepublished",
        "publishdate", "publish_date", "publish-date", "published_date", "publication_date",
        "publication-date",
        "published_time", "published-date", "pubdate", "parsely-pub-date", "sailthru.date",
        "article.published",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued",
        "dcterms.created",
        "dc.date.created", "originalpublicationdate", "displaydate", "article_date_original",
        "rnews:datepublished",
    ]
    private static let lesserDateNames = [
        "dc.date", "dcterms.date", "date", "article:date", "datecreated", "date.created", "dc.created",
        "created", "pdate",
        "bt:pubdate", "release_date",
    ]

    private mutating func readHead(_ page: Page) {
        for node in 0..<page.count {
            let tag = page.tag(node)
            if tag == .title, headTitle == nil {
                headTitle = plain(String(decoding: page.textContent(node), as: UTF8.self))
            }
            guard let level = tag.headingLevel, level <= 3, headings.count < 40 else { continue }
            let text = plain(String(decoding: page.textContent(node), as: UTF8.self))
            guard !text.isEmpty, text.utf8.count <= 1000 else { continue }
            headings.append(
                (
                    text,
                    isHome: (node..<page.end(node)).contains { leadsHome($0, page) }
                        || isInHomeLink(node, page)
                ))
        }
    }

    private func isInHomeLink(_ node: Int, _ page: Page) -> Bool {
        leadsHome(page.parent(node), page) || leadsHome(page.parent(page.parent(node)), page)
    }

    private func leadsHome(_ node: Int, _ page: Page) -> Bool {
        guard page.tag(node) == .a, let address = page.string(node, .href)?.lowercased() else { return false }
        if isAddress(address) { return address.split(separator: "/").count == 2 }
        return ["/", "./", "#", "/ar", "/ar/", "/index.php", "/index.html", "/default.aspx"].contains(address)
            || ["index.php", "index.html", "index.htm", "index.asp", "default.aspx", "default.asp"].contains(
                address)
    }

    // MARK: Title and outlet

    private mutating func chooseTitle(_ meta: MetaValues, _ data: StructuredData) {
        let names = outletNames(meta, data)
        outlet = names.first(where: hasArabicLetters) ?? names.first
        let named = [
            meta.first(["og:title"]), data.headline, meta.first(["twitter:title", "headline", "dc.title"]),
        ]
        .compactMap { $0.map(plain) }.filter { !$0.isEmpty }
        if let first = named.first {
            title =
                headings.first { Self.isTitle($0.text, of: first) }?.text ?? Self.withoutOutlet(first, names)
        } else if let headTitle, !headTitle.isEmpty {
            (title, outlet) = splitTitle(headTitle, names)
        } else {
            title = headings.first { !$0.isHome }?.text
        }
        if outlet == nil, let headTitle, let title { outlet = Self.rest(of: headTitle, without: title) }
        // A heading that leads home is the name of the outlet.
        if outlet == nil { outlet = headings.first { $0.isHome && $0.text != title }?.text }
    }

    /// Whether a heading shows a title: the outlet's name may follow in the title, or the title be cut.
    private static func isTitle(_ heading: String, of title: String) -> Bool {
        let shown = foldedWords(heading)
        let whole = foldedWords(title)
        guard shown.count >= 2, whole.count >= 2 else { return false }
        if shown == whole { return true }
        if whole.starts(with: shown) { return shown.count >= 3 && whole.count <= shown.count + 7 }
        let isCut = title.hasSuffix("...") || title.hasSuffix("…")
        return isCut && shown.starts(with: whole.dropLast())
    }

    /// The title in the head, and the outlet's name before or behind it.
    private func splitTitle(_ whole: String, _ names: [String]) -> (title: String, outlet: String?) {
        let words = foldedWords(whole)
        let shown = headings.filter { heading in
            let words = (heading: foldedWords(heading.text), whole: words)
            return !heading.isHome && words.heading.count >= 3
                && (words.whole.starts(with: words.heading)
                    || words.whole.reversed().starts(with: words.heading.reversed()))
        }
        if let heading = shown.max(by: { $0.text.utf8.count < $1.text.utf8.count }) {
            return (heading.text, outlet ?? Self.rest(of: whole, without: heading.text))
        }
        let title = Self.withoutOutlet(whole, names)
        return (title, outlet ?? Self.rest(of: whole, without: title))
    }

    /// What a whole title says besides the title: the outlet's name, if it is short enough for one.
    private static func rest(of whole: String, without title: String) -> String? {
        let parts = parts(whole).filter { part in
            let words = foldedWords(part)
            return 1...5 ~= words.count && !fold(title).contains(fold(part))
                && !words.allSatisfy { $0.allSatisfy(\.isNumber) }
        }
        return parts.last
    }

    /// The parts of a title between bars and dashes, and before a colon.
    private static func parts(_ title: String) -> [String] {
        var parts: [String] = []
        var part = ""
        let characters = Array(title)
        for (index, character) in characters.enumerated() {
            let isSpaced =
                index > 0 && characters[index - 1].isWhitespace
                || index + 1 < characters.count && characters[index + 1].isWhitespace
            if "|•»«—–".contains(character) || "-:،,".contains(character) && isSpaced {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        return (parts + [part]).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }
    }

    /// A title without the name of the outlet before or behind it.
    private static func withoutOutlet(_ title: String, _ outlets: [String]) -> String {
        let names = outlets.map(fold)
        for separator in [" | ", "|", " • ", " :: ", " » ", " — ", " – ", " -- ", " - ", " : "] {
            let parts = split(title, at: separator)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            func isOutlet(_ part: String) -> Bool {
                let name = fold(part)
                return !name.isEmpty
                    && names.contains { $0 == name || $0.contains(name) || name.contains($0) }
            }
            func isShort(_ part: String, beside other: Int) -> Bool {
                foldedWords(part).count <= 5 && other >= 4
            }
            let count = parts.reduce(0) { $0 + foldedWords($1).count }
            // Sections stand between the title and the name: `Title - Section - Name`.
            if isOutlet(last)
                || isShort(last, beside: count - foldedWords(last).count) && !separator.contains(":")
            {
                let kept = parts.dropLast()
                let sections = kept.dropFirst().reversed().prefix { foldedWords($0).count <= 3 }
                return kept.dropLast(sections.count).joined(separator: separator)
            }
            if isOutlet(first)
                || isShort(first, beside: count - foldedWords(first).count) && separator == " : "
            {
                return parts.dropFirst().joined(separator: separator)
            }
        }
        return title
    }

    private static func split(_ text: String, at separator: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var rest = text[...]
        while !rest.isEmpty {
            if rest.hasPrefix(separator) {
                parts.append(part)
                part = ""
                rest = rest.dropFirst(separator.count)
            } else {
                part.append(rest.removeFirst())
            }
        }
        return parts + [part]
    }

    private func outletNames(_ meta: MetaValues, _ data: StructuredData) -> [String] {
        let declared = meta.all(["og:site_name"]) + [data.outlet].compactMap { $0 }
        let others = meta.all(["publisher", "application-name", "dc.publisher", "apple-mobile-web-app-title"])
        return (declared + others).map(plain).filter { !$0.isEmpty && !isAddress($0) && $0.utf8.count <= 120 }
    }

    // MARK: Address

    private func canonical(_ page: Page) -> String? {
        for node in 0..<page.count where page.tag(node) == .link {
            let relation = page.string(node, .rel)?.lowercased()
            if relation == "canonical", let address = page.string(node, .href) {
                return address.hasPrefix("//") ? "https:" + address : address
            }
        }
        return nil
    }
}

/// The `meta` elements of a page: names in lower case and what they say.
private struct MetaValues {
    private var values: [(name: String, value: String)] = []

    init(_ page: Page) {
        for node in 0..<page.count {
            let names = [
                page.string(node, .property), page.string(node, .name), page.string(node, .itemprop),
            ]
            guard page.tag(node) == .meta, let content = page.string(node, .content), !content.isEmpty else {
                continue
            }
            for case let name? in names { values.append((name.lowercased(), content)) }
        }
    }

    /// All that any of the names say, in the order of the names.
    func all(_ names: [String]) -> [String] {
        names.flatMap { name in values.filter { $0.name == name }.map(\.value) }
    }

    func first(_ names: [String]) -> String? { all(names).first }
}

/// Text of an attribute or of JSON-LD: markup and entities in it resolved, one space where there are many.
func plain(_ text: String) -> String {
    var text = text
    if text.contains("<") || text.contains("&"), let page = try? Page(Array(text.utf8)) {
        let blocks = TextBlocks(page)
        text = blocks.blocks.map { blocks.string($0) }.joined(separator: " ")
    }
    return text.split { $0.isWhitespace || "\u{200E}\u{200F}\u{FEFF}".contains($0) }.joined(separator: " ")
}

func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

func hasArabicLetters(_ text: String) -> Bool {
    text.unicodeScalars.contains { 0x0620...0x064A ~= $0.value }
}
