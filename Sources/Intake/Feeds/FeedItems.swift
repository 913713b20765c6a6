/// Puts the items of a feed together from its tags and texts.
struct FeedItems {
    private let name: String
    private let limit: Int
    private var path: [String] = []
    private var isFeed = false
    private var outlet: [UInt8] = []
    private var number = 0
    private var item: Item?
    /// Where the item stands in the path.
    private var itemDepth = 0
    /// The member of the item or the feed whose text is read.
    private var field: Field?
    private var fieldDepth = 0
    /// Whether the member's own elements are its text, as in Atom's XHTML.
    private var holdsMarkup = false
    private var link: (relation: String, address: String?)?

    private enum Field {
        case title, content, summary, link, id, published, updated, source, outlet
    }

    private struct Item {
        var texts: [Field: [UInt8]] = [:]
        var byteCount = 0
    }

    init(name: String, limit: Int) {
        self.name = name
        self.limit = limit
    }

    /// What is wrong with the feed at its end.
    var complaint: String? {
        if !isFeed { return "this is no feed: it holds neither `rss`, `rdf:RDF` nor `feed`" }
        return item == nil ? nil : "the feed ends inside item \(number)"
    }

    mutating func start(_ element: String) {
        path.append(element)
        link = nil
        if path.count == 1 { isFeed = ["rss", "feed", "rdf:RDF", "atom:feed"].contains(element) }
        if field != nil {
            if holdsMarkup { append(Array("<\(element)>".utf8)) }
            return
        }
        guard item != nil else {
            if element == "item" || element == "entry" {
                item = Item()
                number += 1
                itemDepth = path.count
            } else if element == "title", path.count == 2 || path.count == 3 && path[1] == "channel" {
                begin(.outlet)
            }
            return
        }
        guard path.count == itemDepth + 1 else { return }
        switch element {
        case "title": begin(.title)
        case "content:encoded", "content", "encoded": begin(.content)
        case "description", "summary": begin(.summary)
        case "guid", "id": begin(.id)
        case "pubDate", "published", "issued", "dc:date", "date": begin(.published)
        case "updated", "modified", "dcterms:modified": begin(.updated)
        case "source": begin(.source)
        case "link":
            link = ("alternate", nil)
            begin(.link)
        default: break
        }
    }

    mutating func attribute(_ name: String, _ value: String) {
        switch (field, name) {
        case (.link, "rel"): link?.relation = value
        case (.link, "href"): link?.address = value
        case (.content, "type"), (.summary, "type"): holdsMarkup = value == "xhtml"
        default: break
        }
    }

    mutating func text(_ bytes: [UInt8]) {
        guard field != nil else { return }
        guard holdsMarkup else {
            // Of what stands in an element of a member, nothing is its text.
            return path.count == fieldDepth ? append(bytes) : ()
        }
        append(bytes.flatMap { $0 == 0x3C ? Array("&lt;".utf8) : $0 == 0x26 ? Array("&amp;".utf8) : [$0] })
    }

    /// - Returns: the item that ends here.
    mutating func end(_ element: String) -> Result<RawDocument, InputError>? {
        let depth = path.count
        if !path.isEmpty { path.removeLast() }
        if field != nil {
            if depth > fieldDepth {
                if holdsMarkup { append(Array("</\(element)>".utf8)) }
            } else {
                endField()
            }
            return nil
        }
        guard let done = item, depth == itemDepth else { return nil }
        item = nil
        return document(done)
    }

    private mutating func begin(_ next: Field) {
        field = next
        fieldDepth = path.count
        holdsMarkup = false
        if next != .outlet, next != .link { item?.texts[next] = nil }
    }

    private mutating func endField() {
        if field == .link, let link, let address = link.address {
            if link.relation == "alternate" { item?.texts[.link] = Array(address.utf8) }
        }
        field = nil
        link = nil
    }

    private mutating func append(_ bytes: [UInt8]) {
        guard let field else { return }
        if field == .outlet {
            if outlet.count < 4096 { outlet.append(contentsOf: bytes) }
            return
        }
        item?.byteCount += bytes.count
        // What is too long is counted and not kept.
        if let count = item?.byteCount, count <= limit {
            item?.texts[field, default: []].append(contentsOf: bytes)
        }
    }

    // MARK: Items

    private func document(_ item: Item) -> Result<RawDocument, InputError> {
        func string(_ field: Field) -> String? {
            let text = item.texts[field].map { plain(String(decoding: $0, as: UTF8.self)) }
            return text.flatMap { $0.isEmpty ? nil : $0 }
        }
        let place = "\(name), item \(number)"
        let id = string(.id) ?? string(.link) ?? "\(fileStem(name)):\(number)"
        guard item.byteCount <= limit else {
            return .failure(InputFile.tooLarge(place, limit: limit, id: id))
        }
        let published = [string(.published), string(.updated)].compactMap { $0 }
        let address = [string(.link), string(.id)].compactMap { $0 }.first(where: isAddress)
        let content = item.texts[.content] ?? []
        let summary = item.texts[.summary] ?? []
        let isSummary = content.allSatisfy(isSpace)
        let outlet = plain(String(decoding: outlet, as: UTF8.self))
        return .success(
            RawDocument(
                kind: .fragment, bytes: isSummary ? summary : content, charset: nil, place: place, id: id,
                source: string(.source) ?? (outlet.isEmpty ? nil : outlet), title: string(.title),
                url: address,
                published: published.lazy.compactMap { PublicationDate($0)?.iso }.first,
                summary: isSummary ? nil : String(decoding: summary, as: UTF8.self)))
    }
}
