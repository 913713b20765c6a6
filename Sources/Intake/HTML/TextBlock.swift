/// A paragraph of a page: text that no block element or line break interrupts.
struct TextBlock {
    /// What kind of element it stands in.
    enum Kind {
        case paragraph
        case heading
        case row
    }

    /// The innermost block element around it.
    let element: Int
    let kind: Kind
    /// Its bytes in ``TextBlocks/text``.
    var range: Range<Int>
    /// How many words it has, and how many of them stand in links.
    var words = 0
    var linkWords = 0
    /// Whether it ends as a sentence does.
    var endsSentence = false
    /// Whether it is a link to another place of the same page.
    var leadsWithin = false
    /// Whether it leads to the outlet's own rules, as no paragraph of news does.
    var leadsToRules = false

    /// Words outside of links.
    var plainWords: Int { words - linkWords }

    /// How many words of running text it holds: none where it is short or a link.
    var sentenceWords: Int {
        if plainWords >= 10, linkWords * 2 <= words { return plainWords }
        if plainWords >= 5, endsSentence, linkWords * 3 <= words { return plainWords }
        return 0
    }
}

/// All the text of a page in blocks, with one space where the page has many, and where it came from.
struct TextBlocks {
    private(set) var blocks: [TextBlock] = []
    private(set) var text: [UInt8] = []
    /// From each of these bytes of the text on, bytes stand in the page one after the other, from `place` on.
    private(set) var runs: [Run] = []

    struct Run {
        var start: Int
        /// `nil` where the page spells the text otherwise: as an entity, or with more spaces.
        var place: Int?
    }

    private let page: Page
    private var block: TextBlock?
    private var isInWord = false
    private var spaceIsDue = false
    /// The text that is read and the byte of it, for the runs.
    private var place: Int?

    /// - Parameter keepsLines: whether a line of the source is one of the text, as in `<pre>`.
    init(_ page: Page, keepsLines: Bool = false) {
        self.page = page
        walk(0, Context(element: 0, keepsLines: keepsLines))
        close()
    }

    func string(_ block: TextBlock) -> String { String(decoding: text[block.range], as: UTF8.self) }

    /// The level of the heading that a block stands in.
    func headingLevel(_ block: TextBlock) -> Int? {
        var node = block.element
        while block.kind == .heading, node > 0 {
            if let level = page.tag(node).headingLevel { return level }
            node = page.parent(node)
        }
        return nil
    }

    private struct Context {
        var element: Int
        var kind = TextBlock.Kind.paragraph
        var isLink = false
        var leadsToRules = false
        var leadsWithin = false
        var keepsLines = false
    }

    /// The shim lets no page nest deeper than some hundred elements.
    private mutating func walk(_ parent: Int, _ context: Context) {
        for node in page.children(parent) {
            let tag = page.tag(node)
            if tag == .text {
                add(node, context)
                continue
            }
            if tag.hasNoText { continue }
            var inner = context
            switch tag {
            case .br, .hr: close()
            case .a:
                inner.isLink = true
                let address = page.attribute(node, .href) ?? []
                inner.leadsToRules = PageWords.embedded.leadsToRules(address)
                inner.leadsWithin = address.count > 1 && address.first == 0x23
            case .pre: inner.keepsLines = true
            case .tr where isDataRow(node):
                row(node, context)
                continue
            case .h1, .h2, .h3, .h4, .h5, .h6: inner.kind = .heading
            default: break
            }
            if tag.isInline {
                walk(node, inner)
            } else {
                close()
                inner.element = node
                walk(node, inner)
                close()
            }
        }
    }

    // MARK: Tables

    /// Whether a row is one of data: several short cells, not the columns of a page.
    private func isDataRow(_ row: Int) -> Bool {
        var cells = 0
        for cell in page.children(row) where page.tag(cell) == .td || page.tag(cell) == .th {
            cells += 1
            var bytes = 0
            for node in cell..<page.end(cell) {
                switch page.tag(node) {
                case .text: bytes += page.text(node).count
                case .table, .div, .ul, .ol, .h1, .h2, .h3, .form, .article, .section: return false
                default: break
                }
            }
            if bytes > 300 { return false }
        }
        return cells > 1
    }

    /// A row as one block, its cells set apart.
    private mutating func row(_ row: Int, _ context: Context) {
        close()
        var isFirst = true
        for cell in page.children(row) where !page.isText(cell) {
            if !isFirst, block != nil { append(Array(" | ".utf8)) }
            isFirst = false
            for node in cell..<page.end(cell) where page.isText(node) && !isUnread(node, in: cell) {
                let isLink = isInLink(node, in: cell)
                add(node, Context(element: row, kind: .row, isLink: isLink))
            }
        }
        close()
    }

    private func isUnread(_ node: Int, in cell: Int) -> Bool {
        var parent = page.parent(node)
        while parent > cell {
            if page.tag(parent).hasNoText { return true }
            parent = page.parent(parent)
        }
        return false
    }

    private func isInLink(_ node: Int, in cell: Int) -> Bool {
        var parent = page.parent(node)
        while parent > cell {
            if page.tag(parent) == .a { return true }
            parent = page.parent(parent)
        }
        return false
    }

    // MARK: Text

    private mutating func add(_ node: Int, _ context: Context) {
        let start = page.place(node)
        for (offset, byte) in page.text(node).enumerated() {
            if isSpace(byte) {
                if context.keepsLines, byte == 0x0A { close() }
                spaceIsDue = block != nil
                isInWord = false
                continue
            }
            if block == nil {
                block = TextBlock(
                    element: context.element, kind: context.kind, range: text.count..<text.count)
                spaceIsDue = false
            }
            if spaceIsDue {
                // One space in the page is one in the text.
                let isSame = offset > 0 && page.text(node).dropFirst(offset - 1).first == 0x20
                note(place: isSame ? start.map { $0 + offset - 1 } : nil)
                text.append(0x20)
                spaceIsDue = false
            }
            if !isInWord, byte != 0xC2 {
                // A word begins with a letter or a digit; what is not ASCII is mostly one.
                let isLetter =
                    byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
                if isLetter {
                    isInWord = true
                    block?.words += 1
                    if context.isLink { block?.linkWords += 1 }
                    if context.leadsToRules { block?.leadsToRules = true }
                    if context.leadsWithin { block?.leadsWithin = true }
                }
            }
            note(place: start.map { $0 + offset })
            text.append(byte)
        }
    }

    /// Adds what is not in the page.
    private mutating func append(_ bytes: [UInt8]) {
        note(place: nil)
        text.append(contentsOf: bytes)
        spaceIsDue = false
        isInWord = false
    }

    private mutating func note(place next: Int?) {
        if let last = runs.last {
            if let next, let place = last.place, place + (text.count - last.start) == next { return }
            if next == nil, last.place == nil { return }
        }
        runs.append(Run(start: text.count, place: next))
    }

    private mutating func close() {
        defer { (block, isInWord, spaceIsDue) = (nil, false, false) }
        guard var done = block else { return }
        var range = done.range.lowerBound..<text.count
        // No-break spaces and marks of direction at either end are nothing to read.
        while let width = blankWidth(at: range.lowerBound, in: range) {
            range = range.lowerBound + width..<range.upperBound
        }
        while let width = blankWidth(before: range.upperBound, in: range) {
            range = range.lowerBound..<range.upperBound - width
        }
        guard !range.isEmpty, done.words > 0 || done.kind == .row else { return }
        done.range = range
        done.endsSentence = endsSentence(range)
        done.leadsWithin = done.leadsWithin && done.plainWords == 0
        blocks.append(done)
    }

    private func blankWidth(at start: Int, in range: Range<Int>) -> Int? {
        guard start < range.upperBound else { return nil }
        if text[start] == 0x20 { return 1 }
        for blank in Self.blanks where text[start..<range.upperBound].starts(with: blank) {
            return blank.count
        }
        return nil
    }

    private func blankWidth(before end: Int, in range: Range<Int>) -> Int? {
        guard end > range.lowerBound else { return nil }
        if text[end - 1] == 0x20 { return 1 }
        for blank in Self.blanks where text[range.lowerBound..<end].suffix(blank.count).elementsEqual(blank) {
            return blank.count
        }
        return nil
    }

    /// NBSP, ZWSP, LRM, RLM, BOM.
    private static let blanks: [[UInt8]] = [
        [0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8E], [0xE2, 0x80, 0x8F], [0xEF, 0xBB, 0xBF],
    ]

    private func endsSentence(_ range: Range<Int>) -> Bool {
        // The last scalars: quotation marks and brackets may follow the stop.
        let tail = String(decoding: text[range].suffix(12), as: UTF8.self)
        guard let last = tail.last(where: { !"\"'»”)] ".contains($0) }) else { return false }
        return ".!?؟…:؛".contains(last)
    }
}
