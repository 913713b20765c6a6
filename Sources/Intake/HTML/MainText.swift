/// The text of a page's article: its paragraphs, without what stands around and between them.
///
/// The article is told by how much running text its parts hold and how little of that is links, and by what the
/// page's elements are called; no words of the language are counted.
struct MainText {
    /// The paragraphs, in the order of the page.
    private(set) var blocks: [TextBlock] = []
    private var outline: PageOutline
    private let vocabulary = PageWords.embedded
    private let words: [[Substring]]

    /// The article of a page.
    init(_ page: PageOutline, title: String?) {
        outline = page
        words = page.blocks.map { foldedWords(page.text.beginning(of: $0)) }
        let container = container()
        leaveOutSections(around: container)
        let first = outline.titleBlock.map { $0 + 1 } ?? 0
        let chosen = kept { $0 >= first && self.page.contains(container, outline.blocks[$0].element) }
        let all = before(chosen, container) + chosen + after(chosen, container)
        blocks = trimmed(pruned(all, title: title)).map { outline.blocks[$0] }
    }

    /// All the text of a fragment, such as a feed's, but for what is never article.
    init(fragment: PageOutline, title: String?) {
        outline = fragment
        words = fragment.blocks.map { foldedWords(fragment.text.beginning(of: $0)) }
        leaveOutSections(around: 0)
        blocks = pruned(kept { _ in true }, title: title).map { outline.blocks[$0] }
    }

    private func kept(_ isWanted: (Int) -> Bool) -> [Int] {
        outline.blocks.indices.filter { !outline.isLeftOut(outline.blocks[$0]) && isWanted($0) }
    }

    // MARK: Where the article stands

    private var page: Page { outline.page }

    /// The innermost element that holds the article.
    private func container() -> Int {
        var container = declaredBody() ?? densestElement()
        // One article of several on a page.
        if let titleBlock = outline.titleBlock {
            var node = outline.blocks[titleBlock].element
            while node > container {
                if page.tag(node) == .article, outline.share(node) >= 30 { container = node }
                node = page.parent(node)
            }
        }
        return container
    }

    /// The element that schema.org or its name says is the article's text.
    private func declaredBody() -> Int? {
        var best: Int?
        func consider(_ node: Int) {
            guard !outline.isLeftOut[node] else { return }
            if outline.sentenceWords[node] > best.map({ outline.sentenceWords[$0] }) ?? 14 { best = node }
        }
        for node in 0..<page.count where !page.isText(node) && outline.isArticleBody(node) { consider(node) }
        if let best, outline.share(best) >= 20 || outline.sentenceWords[best] >= 40 { return best }
        best = nil
        for node in 0..<page.count where outline.roles[node].contains(.body) && outline.share(node) >= 50 {
            consider(node)
        }
        guard let outer = best else { return nil }
        return densestElement(in: outer)
    }

    /// From an element inwards as long as one part of it holds most of the running text.
    private func densestElement(in start: Int = 0) -> Int {
        var container = start
        descent: while true {
            for child in page.children(container) where !page.isText(child) && !outline.isLeftOut[child] {
                guard outline.sentenceWords[child] * 10 >= outline.sentenceWords[container] * 7,
                    outline.sentenceWords[child] > 0, holdsParagraphs(child)
                else { continue }
                container = child
                continue descent
            }
            return container
        }
    }

    /// Whether paragraphs stand in an element, rather than that it is one.
    private func holdsParagraphs(_ node: Int) -> Bool {
        switch page.tag(node) {
        case .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .li, .dd, .ul, .ol: false
        case let tag: !tag.isInline || (node + 1..<page.end(node)).contains { !page.tag($0).isInline }
        }
    }

    // MARK: Sections of other things

    /// Leaves out what stands under a heading such as «اقرأ أيضا».
    private mutating func leaveOutSections(around container: Int) {
        for (index, block) in outline.blocks.enumerated() where !outline.isLeftOut(block) && block.words <= 8
        {
            if block.leadsWithin {
                // A link over a part of the page stands at the beginning of what is no article either.
                if isPart(block.element), isFirst(index, in: block.element),
                    !page.contains(block.element, container), outline.share(block.element) < 15
                {
                    outline.leaveOut(block.element)
                }
            } else if vocabulary.isSection(words[index]) {
                leaveOutSection(under: index, around: container)
            }
        }
    }

    /// Whether an element says that it is a part of its own.
    private func isPart(_ element: Int) -> Bool {
        page.tag(element) == .section || page.tag(element) == .aside || page.attribute(element, .role) != nil
    }

    private mutating func leaveOutSection(under heading: Int, around container: Int) {
        let block = outline.blocks[heading]
        var section = block.element
        // Outwards as long as the heading stands over all of it.
        while section > 0 {
            let parent = page.parent(section)
            guard isFirst(heading, in: parent), !page.contains(parent, container), outline.share(parent) < 25,
                outline.titleBlock.map({ !page.contains(parent, outline.blocks[$0].element) }) ?? true
            else { break }
            section = parent
        }
        guard !page.contains(section, container), outline.share(section) < 25 else { return }
        let holdsMore =
            heading + 1 < outline.blocks.count && page.contains(section, outline.blocks[heading + 1].element)
        outline.leaveOut(section)
        if !holdsMore { leaveOutFollowers(of: section) }
    }

    /// Whether a block is the first one in an element.
    private func isFirst(_ index: Int, in element: Int) -> Bool {
        index == 0 || !page.contains(element, outline.blocks[index - 1].element)
    }

    /// Leaves out what follows a heading that stands beside its section: up to the next running text.
    private mutating func leaveOutFollowers(of heading: Int) {
        var node = page.end(heading)
        let end = page.end(page.parent(heading))
        while node < end {
            defer { node = page.end(node) }
            guard !page.isText(node) else { continue }
            if page.tag(node).headingLevel != nil || isRunningText(node) { return }
            outline.leaveOut(node)
        }
    }

    private func isRunningText(_ node: Int) -> Bool {
        guard outline.sentenceWords[node] > 0 else { return false }
        if page.tag(node) == .p { return true }
        return outline.sentenceWords[node] >= 15 && outline.linkWords[node] * 8 <= outline.words[node]
    }

    // MARK: What stands beside the container

    /// The lead and what else of the article stands between the title and the container.
    private func before(_ chosen: [Int], _ container: Int) -> [Int] {
        guard let first = chosen.first else { return [] }
        let start: Int
        if let titleBlock = outline.titleBlock, titleBlock < first {
            start = titleBlock + 1
        } else {
            start = max(0, first - 6)
        }
        let hasTitle = outline.titleBlock != nil
        return (start..<first).filter { index in
            let block = outline.blocks[index]
            guard !outline.isLeftOut(block), !page.contains(container, block.element) else { return false }
            let isLead = isLead(block)
            if block.linkWords * 3 > block.words { return false }
            if isLead { return block.words >= 4 }
            guard hasTitle else { return false }
            return block.sentenceWords > 0 || block.kind == .heading && block.plainWords >= 5
        }
    }

    private func isLead(_ block: TextBlock) -> Bool {
        var node = block.element
        for _ in 0..<3 where node > 0 {
            if outline.roles[node].contains(.lead) { return true }
            node = page.parent(node)
        }
        return false
    }

    /// Paragraphs that follow the container in an element around it: broken nesting ends articles early.
    private func after(_ chosen: [Int], _ container: Int) -> [Int] {
        guard let last = chosen.last else { return [] }
        var found: [Int] = []
        for index in (last + 1)..<max(last + 1, outline.blocks.count) {
            let block = outline.blocks[index]
            if outline.isLeftOut(block) { continue }
            let level = outline.text.headingLevel(block)
            if level == 1 || vocabulary.isSection(words[index]) || vocabulary.isLine(words[index]) { break }
            let parent = page.tag(block.element) == .p ? page.parent(block.element) : block.element
            guard page.contains(parent, container), block.sentenceWords > 0,
                block.linkWords * 5 <= block.words
            else {
                if block.words >= 6 { break }
                continue
            }
            found.append(index)
        }
        return found
    }

    // MARK: Single paragraphs

    private func pruned(_ indices: [Int], title: String?) -> [Int] {
        let title = title.map(foldedWords) ?? []
        var seen: Set<ArraySlice<UInt8>> = []
        var kept: [Int] = []
        for index in indices {
            let block = outline.blocks[index]
            let words = words[index]
            let text = outline.text.text[block.range]
            if block.linkWords * 2 > block.words, block.plainWords < 10 {
                // A teaser may say again below what its link says.
                if block.words >= 4 { seen.insert(text) }
                continue
            }
            if vocabulary.isLine(words), block.words <= 30 { continue }
            if block.leadsToRules, block.linkWords * 10 >= block.words { continue }
            if vocabulary.isSection(words), block.words <= 8 { continue }
            if isByline(block, words) { continue }
            if words == title, !title.isEmpty { continue }
            // What a page shows twice, once for small screens, is read once.
            if block.words >= 4, block.kind != .row, !seen.insert(text).inserted { continue }
            kept.append(index)
        }
        return kept
    }

    /// Paragraphs without the scraps before and behind them.
    private func trimmed(_ indices: [Int]) -> [Int] {
        var kept = indices[...]
        while let last = kept.last, isTail(outline.blocks[last]) { kept.removeLast() }
        while let first = kept.first, isHead(outline.blocks[first]) { kept.removeFirst() }
        return Array(kept)
    }

    /// Whether a line says only who wrote the article, or when.
    private func isByline(_ block: TextBlock, _ words: [Substring]) -> Bool {
        guard block.words <= 14, !block.endsSentence || block.words <= 6 else { return false }
        if vocabulary.isByline(words), block.words <= 8 { return true }
        guard block.words <= 10, block.kind != .row else { return false }
        let text = outline.text.string(block)
        return PublicationDate(text) != nil
            && foldedWords(text).count(where: { $0.first?.isLetter == true }) <= 6
    }

    /// A heading without its section, or a few words that end no sentence.
    private func isTail(_ block: TextBlock) -> Bool {
        if block.kind == .heading { return true }
        return block.kind == .paragraph && block.words <= 4 && !block.endsSentence
    }

    private func isHead(_ block: TextBlock) -> Bool {
        block.kind == .paragraph && block.words <= 4 && !block.endsSentence && !isLead(block)
    }
}

extension TextBlocks {
    /// As much of a block as is needed to tell it from others.
    func beginning(of block: TextBlock) -> String {
        guard block.range.count > 240 else { return string(block) }
        return String(decoding: text[block.range.prefix(240)], as: UTF8.self)
    }
}
