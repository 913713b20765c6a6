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
    private var heading: String?

    /// Nothing is known.
    init() {}

    init(_ page: Page) {
        let meta = MetaValues(page)
        let data = StructuredData(page)
        readHead(page)
        title = chooseTitle(meta, data)
        outlet = chooseOutlet(meta, data)
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
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
        "publishdate", "publish_date", "publish-date", "published_date", "publication_date", "publication-date",
        "published_time", "published-date", "pubdate", "parsely-pub-date", "sailthru.date", "article.published",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date.created", "originalpublicationdate", "displaydate", "article_date_original", "rnews:datepublished",
    ]
    private static let lesserDateNames = [
        "dc.date", "dcterms.date", "date", "article:date", "datecreated", "date.created", "dc.created", "created", "pdate",
        "bt:pubdate", "release_date",
    ]

    private mutating func readHead(_ page: Page) {
        for node in 0..<page.count {
            switch page.tag(node) {
            case .title where headTitle == nil: headTitle = plain(String(decoding: page.textContent(node), as: UTF8.self))
            case .h1:
                let text = plain(String(decoding: page.textContent(node), as: UTF8.self))
                // The first one is often the outlet's name.
                if foldedWords(text).count > foldedWords(heading ?? "").count { heading = text }
            default: break
            }
        }
    }

    // MARK: Title

    private func chooseTitle(_ meta: MetaValues, _ data: StructuredData) -> String? {
        let named = [meta.first(["og:title"]), data.headline, meta.first(["twitter:title", "headline", "dc.title"])]
            .compactMap { $0.map(plain) }.filter { !$0.isEmpty }
        let outlets = outletNames(meta, data)
        if let heading, let head = (named + [headTitle ?? ""]).first(where: { Self.isTitle(heading, in: $0) }) {
            _ = head
            return heading
        }
        if let named = named.first { return Self.withoutOutlet(named, outlets) }
        if let headTitle, !headTitle.isEmpty { return Self.withoutOutlet(headTitle, outlets) }
        return heading.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether a heading is what a longer title begins with, or goes on where a title was cut.
    private static func isTitle(_ heading: String, in title: String) -> Bool {
        let shown = foldedWords(heading)
        let whole = foldedWords(title)
        guard shown.count >= 2, whole.count >= 2 else { return false }
        if whole.starts(with: shown) { return true }
        let isCut = title.hasSuffix("...") || title.hasSuffix("…")
        return isCut && shown.starts(with: whole.dropLast())
    }

    /// A title without the name of the outlet behind it.
    private static func withoutOutlet(_ title: String, _ outlets: [String]) -> String {
        for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " : ", "|"] {
            let parts = split(title, at: separator)
            guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
            let name = fold(last)
            let isOutlet = outlets.contains { let outlet = fold($0); return outlet == name || outlet.contains(name) || name.contains(outlet) }
            // A short part at the end, behind a bar or of a title that is long without it, is the outlet's name.
            if isOutlet || foldedWords(last).count <= 4 && separator != " : "
                && (separator.contains("|") || foldedWords(first).count >= 5)
            {
                if separator.contains("|") || parts.count == 2 || !isOutlet {
                    return separator.contains("|") ? first : parts.dropLast().joined(separator: separator)
                }
                return parts.dropLast().joined(separator: separator)
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

    // MARK: Outlet

    private func outletNames(_ meta: MetaValues, _ data: StructuredData) -> [String] {
        (meta.all(["og:site_name"]) + [data.outlet].compactMap { $0 } + meta.all(["publisher", "application-name", "dc.publisher", "cre", "source"]))
            .map(plain).filter { !$0.isEmpty && !isAddress($0) && $0.utf8.count <= 120 }
    }

    /// The name in Arabic letters, where there is one; else the first.
    private func chooseOutlet(_ meta: MetaValues, _ data: StructuredData) -> String? {
        let names = outletNames(meta, data)
        if let name = names.first(where: hasArabicLetters) ?? names.first { return name }
        guard let headTitle else { return nil }
        // `Title | Outlet`
        for separator in [" | ", " - ", " – ", " :: ", "|"] {
            let parts = Self.split(headTitle, at: separator)
            if parts.count > 1, let last = parts.last, 1...5 ~= foldedWords(last).count { return last }
        }
        return nil
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
            let names = [page.string(node, .property), page.string(node, .name), page.string(node, .itemprop)]
            guard page.tag(node) == .meta, let content = page.string(node, .content), !content.isEmpty else { continue }
            for case let name? in names { values.append((name.lowercased(), content)) }
        }
    }

    /// All that any of the names say, in the order of the names.
    func all(_ names: [String]) -> [String] { names.flatMap { name in values.filter { $0.name == name }.map(\.value) } }

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
