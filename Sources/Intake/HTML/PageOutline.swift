/// A page with its text in blocks, how much running text each element holds, and which elements are left out.
struct PageOutline {
    let page: Page
    let text: TextBlocks
    /// The heading that shows the title, an index of the blocks.
    let titleBlock: Int?
    /// What the names of each element say.
    private(set) var roles: [PageWords.Roles]
    /// Of each element, the words in it, those in links, and those of running text.
    private(set) var words: [Int]
    private(set) var linkWords: [Int]
    private(set) var sentenceWords: [Int]
    /// Elements left out, and all that stands in them.
    private(set) var isLeftOut: [Bool]
    /// Elements that hold the title, or say that they hold the article.
    private var isProtected: [Bool]
    /// Tables, and things to choose from, before each node.
    private let tables: [Int]
    private let choices: [Int]

    /// - Parameter title: the title as the page's head gives it.
    init(_ page: Page, title: String?) {
        self.page = page
        text = TextBlocks(page)
        roles = Self.roles(page)
        words = Array(repeating: 0, count: page.count)
        linkWords = words
        sentenceWords = words
        isLeftOut = Array(repeating: false, count: page.count)
        isProtected = isLeftOut
        tables = Self.counts(page) { page.tag($0) == .table }
        choices = Self.counts(page) { node in
            guard page.tag(node) == .input else { return false }
            let type = page.string(node, .type)?.lowercased()
            return type == "radio" || type == "checkbox"
        }
        titleBlock = title.flatMap { [text] in Self.titleBlock($0, text) }
        weigh()
        protect()
        leaveOut()
        weigh()
    }

    var blocks: [TextBlock] { text.blocks }

    /// The share of the page's running text that an element holds, in percent.
    func share(_ element: Int) -> Int { sentenceWords[element] * 100 / max(sentenceWords[0], 1) }

    func isLeftOut(_ block: TextBlock) -> Bool { isLeftOut[block.element] }

    /// Leaves an element out, and what stands in it.
    mutating func leaveOut(_ element: Int) {
        for node in element..<page.end(element) { isLeftOut[node] = true }
    }

    // MARK: What elements are for

    private static func roles(_ page: Page) -> [PageWords.Roles] {
        let vocabulary = PageWords.embedded
        var known: [ArraySlice<UInt8>: PageWords.Roles] = [:]
        func roles(_ value: ArraySlice<UInt8>) -> PageWords.Roles {
            if let roles = known[value] { return roles }
            let roles = vocabulary.roles(value)
            known[value] = roles
            return roles
        }
        return (0..<page.count).map { node in
            var found: PageWords.Roles = []
            if let names = page.attribute(node, .class) { found.formUnion(roles(names)) }
            if let name = page.attribute(node, .id) { found.formUnion(roles(name)) }
            return found
        }
    }

    /// The heading, or else the block, that shows the title or its beginning; not one that is a link.
    private static func titleBlock(_ title: String, _ text: TextBlocks) -> Int? {
        let title = fold(title)
        guard title.utf8.count >= 8 else { return nil }
        var best: (index: Int, rank: Int)?
        for (index, block) in text.blocks.enumerated() where block.words <= 60 && block.range.count < 1000 {
            let isLink = block.linkWords * 2 > block.words
            let shown = fold(text.string(block))
            let isSame = shown == title
            guard isSame || shown.utf8.count >= 16 && (title.hasPrefix(shown) || shown.hasPrefix(title))
            else {
                continue
            }
            let level = text.headingLevel(block)
            guard isSame || level != nil else { continue }
            let rank = (isSame ? 4 : 0) + (level == 1 ? 3 : level != nil ? 2 : 0) - (isLink ? 5 : 0)
            if rank > best?.rank ?? 0 { best = (index, rank) }
        }
        return best?.index
    }

    private mutating func weigh() {
        for index in sentenceWords.indices {
            (words[index], linkWords[index], sentenceWords[index]) = (0, 0, 0)
        }
        for block in blocks where !isLeftOut[block.element] {
            words[block.element] += block.words
            linkWords[block.element] += block.linkWords
            sentenceWords[block.element] += block.sentenceWords
        }
        for node in stride(from: page.count - 1, to: 0, by: -1) where !page.isText(node) {
            let parent = page.parent(node)
            words[parent] += words[node]
            linkWords[parent] += linkWords[node]
            sentenceWords[parent] += sentenceWords[node]
        }
    }

    private mutating func protect() {
        func protectAround(_ node: Int) {
            var node = node
            while node > 0, !isProtected[node] {
                isProtected[node] = true
                node = page.parent(node)
            }
        }
        isProtected[0] = true
        if let titleBlock { protectAround(blocks[titleBlock].element) }
        for node in 0..<page.count where !page.isText(node) {
            switch page.tag(node) {
            case .html, .body, .main: isProtected[node] = true
            default: if isArticleBody(node), share(node) >= 10 { protectAround(node) }
            }
        }
    }

    /// Whether an element says in schema.org's words that it holds the article.
    func isArticleBody(_ node: Int) -> Bool {
        guard let property = page.string(node, .itemprop) else { return false }
        return property.lowercased().split(separator: " ").contains("articlebody")
    }

    // MARK: Leaving out

    private mutating func leaveOut() {
        var node = 1
        while node < page.count {
            if page.isText(node) {
                node += 1
            } else if isFurniture(node) {
                leaveOut(node)
                node = page.end(node)
            } else {
                if !page.tag(node).isInline { leaveOutTeasers(in: node) }
                node += 1
            }
        }
    }

    private func isFurniture(_ node: Int) -> Bool {
        if isLeftOut[node] || isProtected[node] { return isLeftOut[node] }
        let tag = page.tag(node)
        guard !tag.hasNoText, words[node] > 0 else { return false }
        let share = share(node)
        let roles = roles[node].union(rolesOfTag(node))
        if roles.contains(.comments) { return titleBlock != nil || share < 90 }
        if roles.contains(.body), share >= 25, !roles.contains(.hidden) { return false }
        // Much running text with few links is no furniture, whatever it is called.
        if roles.contains(.furniture) { return share < 25 || share < 60 && linkWords[node] * 6 > words[node] }
        if isHidden(node) || roles.contains(.hidden) { return share < 50 }
        if roles.contains(.caption) { return share < 30 }
        if roles.contains(.byline), words[node] <= 16, sentenceWords[node] <= 12, tag.headingLevel == nil {
            return !tag.isInline || page.attribute(node, .class) != nil
        }
        if roles.contains(.minor), !roles.contains(.lead), share < 20, tag != .p, !tag.isInline {
            return sentenceWords[node] == 0 && !holdsTable(node) || linkWords[node] * 4 > words[node]
        }
        if tag == .form { return share < 30 }
        return isListOfLinks(node) || isPoll(node) && share < 30
    }

    /// What the element itself says, by its name, its role and what schema.org calls it.
    private func rolesOfTag(_ node: Int) -> PageWords.Roles {
        var found: PageWords.Roles = []
        switch page.tag(node) {
        case .nav, .footer, .menu, .marquee, .dialog, .aside: found.insert(.furniture)
        // A header that holds the title is protected.
        case .header: found.insert(.furniture)
        case .figcaption, .caption: found.insert(.caption)
        default: break
        }
        switch page.string(node, .role)?.lowercased() {
        case "navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog", "banner",
            "menu",
            "menubar", "toolbar", "tablist":
            found.insert(.furniture)
        default: break
        }
        if let type = page.string(node, .itemtype) {
            for name in [
                "WPSideBar", "WPFooter", "WPHeader", "SiteNavigationElement", "BreadcrumbList", "WPAdBlock",
            ]
            where type.hasSuffix(name) { found.insert(.furniture) }
            if type.hasSuffix("Comment") || type.hasSuffix("UserComments") { found.insert(.comments) }
        }
        return found
    }

    private func isHidden(_ node: Int) -> Bool {
        if page.attribute(node, .hidden) != nil { return true }
        if page.string(node, .ariaHidden) == "true" { return true }
        guard let style = page.string(node, .style)?.lowercased().filter({ !$0.isWhitespace }) else {
            return false
        }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    private func holdsTable(_ node: Int) -> Bool { tables[page.end(node)] > tables[node] }

    private func isListOfLinks(_ node: Int) -> Bool {
        guard !page.tag(node).isInline, page.tag(node) != .p, page.tag(node).headingLevel == nil,
            words[node] >= 6, linkWords[node] * 10 >= words[node] * 7
        else { return false }
        var links = 0
        for index in node..<page.end(node) where page.tag(index) == .a {
            links += 1
            if links > 1 { return true }
        }
        return false
    }

    /// Whether there is something to choose from in it.
    private func isPoll(_ node: Int) -> Bool { choices[page.end(node)] > choices[node] + 1 }

    /// How many nodes before each one, and in all, something holds of.
    private static func counts(_ page: Page, _ holds: (Int) -> Bool) -> [Int] {
        var counts = [0]
        counts.reserveCapacity(page.count + 1)
        for node in 0..<page.count { counts.append(counts[node] + (holds(node) ? 1 : 0)) }
        return counts
    }

    // MARK: Teasers

    /// Leaves out parts that look alike, stand beside each other, and each lead to another page.
    private mutating func leaveOutTeasers(in parent: Int) {
        guard linkWords[parent] > 5 else { return }
        // Names that number the parts (`views-row-1`, `post-4471`) are one.
        var alike: [[UInt8]: [Int]] = [:]
        for child in page.children(parent) where isTeaser(child) {
            let name = (page.attribute(child, .class) ?? []).filter { $0 < 0x30 || $0 > 0x39 }
            alike[name, default: []].append(child)
        }
        for teasers in alike.values where teasers.count >= 3 {
            let tags = Set(teasers.map { page.tag($0) })
            let links = teasers.reduce(0) { $0 + linkWords[$1] }
            let all = teasers.reduce(0) { $0 + words[$1] }
            if tags.count == 1, links * 5 >= all { for teaser in teasers { leaveOut(teaser) } }
        }
    }

    private func isTeaser(_ node: Int) -> Bool {
        guard !isProtected[node], !isLeftOut[node], 2...80 ~= words[node], linkWords[node] >= 2,
            share(node) < 30
        else { return false }
        switch page.tag(node) {
        case .li, .div, .article, .section, .tr, .td, .figure, .a, .dl, .dd, .table, .other: return true
        default: return false
        }
    }
}
