/// The day of publication as a page shows it to its readers, for pages that do not say it in their head.
enum ShownDate {
    static func find(_ outline: PageOutline, url: String?) -> PublicationDate? {
        markedUp(outline) ?? named(outline) ?? nearTitle(outline) ?? url.flatMap { PublicationDate(url: $0) }
    }

    /// In `<time datetime=…>`, or in what schema.org calls the date.
    private static func markedUp(_ outline: PageOutline) -> PublicationDate? {
        let page = outline.page
        var first: PublicationDate?
        for node in 0..<page.count where !page.isText(node) {
            let property = page.string(node, .itemprop)?.lowercased() ?? ""
            let isPublished = property.contains("datepublished")
            guard isPublished || page.tag(node) == .time && !property.contains("modified") else { continue }
            let value =
                page.string(node, .datetime) ?? page.string(node, .content)
                ?? page.string(node, .title)
                ?? String(decoding: page.textContent(node).prefix(200), as: UTF8.self)
            guard let date = PublicationDate(value) else { continue }
            if isPublished { return date }
            // Teasers of other articles have their times too; those before the title stand in a header.
            if first == nil, isNearArticle(node, outline) { first = date }
        }
        return first
    }

    private static func isNearArticle(_ node: Int, _ outline: PageOutline) -> Bool {
        guard !isToday(node, outline) else { return false }
        guard let titleBlock = outline.titleBlock else { return true }
        return node > outline.blocks[titleBlock].element - 40
    }

    /// In an element whose name says that it is a date.
    private static func named(_ outline: PageOutline) -> PublicationDate? {
        let page = outline.page
        let title = outline.titleBlock.map { outline.blocks[$0].element }
        var before: PublicationDate?
        for node in 0..<page.count where outline.roles[node].contains(.date) && !isToday(node, outline) {
            guard page.end(node) - node <= 40 else { continue }
            let text = String(decoding: page.textContent(node).prefix(300), as: UTF8.self)
            guard
                let date = page.string(node, .title).flatMap({ PublicationDate($0) }) ?? PublicationDate(text)
            else { continue }
            guard let title, node < title else { return date }
            if title - node < 60 { before = date }
        }
        return before
    }

    /// In a short line around the title.
    private static func nearTitle(_ outline: PageOutline) -> PublicationDate? {
        guard let title = outline.titleBlock else { return nil }
        let after = (title + 1)..<min(outline.blocks.count, title + 12)
        let before = max(0, title - 4)..<title
        for index in Array(after) + before.reversed() {
            let block = outline.blocks[index]
            guard block.words <= 24, !isToday(block.element, outline) else { continue }
            if let date = PublicationDate(outline.text.string(block)) { return date }
        }
        return nil
    }

    /// Whether it is today's date that a page shows there.
    private static func isToday(_ node: Int, _ outline: PageOutline) -> Bool {
        var node = node
        while node > 0 {
            if outline.roles[node].contains(.now) { return true }
            node = outline.page.parent(node)
        }
        return false
    }
}
