internal import CHTMLShim

/// A page as libxml2 reads it: elements and text in the order they stand in, laid out flat.
///
/// Node 0 is the page itself. The descendants of a node follow it, up to its `end`.
struct Page {
    /// Why a page is not read.
    enum Fault: Error {
        case tooDeep
        case tooLarge
        case outOfMemory
    }

    private let nodes: [ArqamPageNode]
    private let attributes: [ArqamPageAttribute]
    private let strings: [UInt8]
    /// What each name means, as an element and as an attribute.
    private let tags: [Tag]
    private let attributeNames: [Attribute?]

    /// Reads a page in UTF-8, as a browser would.
    init(_ utf8: [UInt8]) throws(Fault) {
        var page = unsafe ArqamPage()
        let status = unsafe utf8.withUnsafeBufferPointer { bytes in
            unsafe arqam_page_parse(bytes.baseAddress, bytes.count, &page)
        }
        defer { unsafe arqam_page_free(&page) }
        switch Int(status) {
        case ARQAM_MARKUP_OK: break
        case ARQAM_MARKUP_TOO_DEEP: throw .tooDeep
        case ARQAM_MARKUP_TOO_MANY: throw .tooLarge
        default: throw .outOfMemory
        }
        nodes = unsafe Array(UnsafeBufferPointer(start: page.nodes, count: page.node_count))
        attributes = unsafe Array(UnsafeBufferPointer(start: page.attributes, count: page.attribute_count))
        let strings = unsafe Array(UnsafeBufferPointer(start: page.strings, count: page.string_count))
        self.strings = strings
        let names = unsafe UnsafeBufferPointer(start: page.names, count: page.name_count).map {
            String(decoding: strings[Int($0.first)..<Int($0.first + $0.count)], as: UTF8.self)
        }
        tags = names.map(Tag.init(name:))
        attributeNames = names.map(Attribute.init(rawValue:))
    }

    /// How many nodes there are.
    var count: Int { nodes.count }

    func isText(_ node: Int) -> Bool { nodes[node].name == UInt32.max }

    /// The kind of an element; of text, `.text`.
    func tag(_ node: Int) -> Tag { isText(node) ? .text : tags[Int(nodes[node].name)] }

    /// The element a node stands in; of node 0, itself.
    func parent(_ node: Int) -> Int { Int(nodes[node].parent) }

    /// The index after the last descendant.
    func end(_ node: Int) -> Int { Int(nodes[node].end) }

    /// The nodes that stand directly in an element.
    func children(_ node: Int) -> Children { Children(page: self, index: node + 1, end: end(node)) }

    /// Whether a node is another or stands somewhere in it.
    func contains(_ node: Int, _ other: Int) -> Bool { node <= other && other < end(node) }

    /// The bytes of a text.
    func text(_ node: Int) -> ArraySlice<UInt8> {
        let first = Int(nodes[node].first)
        return strings[first..<first + Int(nodes[node].count)]
    }

    /// The byte of the page a text starts at; `nil` where an entity stands for it.
    func place(_ node: Int) -> Int? {
        nodes[node].place == UInt32.max ? nil : Int(nodes[node].place)
    }

    /// All the text in an element, as it stands.
    func textContent(_ node: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in node..<end(node) where isText(index) { bytes.append(contentsOf: text(index)) }
        return bytes
    }

    /// The value of an attribute.
    func attribute(_ node: Int, _ name: Attribute) -> ArraySlice<UInt8>? {
        guard !isText(node) else { return nil }
        let first = Int(nodes[node].first)
        for index in first..<first + Int(nodes[node].count) {
            let attribute = attributes[index]
            if attributeNames[Int(attribute.name)] == name {
                return strings[Int(attribute.first)..<Int(attribute.first) + Int(attribute.count)]
            }
        }
        return nil
    }

    /// The value of an attribute as a string.
    func string(_ node: Int, _ name: Attribute) -> String? {
        attribute(node, name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Nodes beside each other.
    struct Children: Sequence, IteratorProtocol {
        let page: Page
        var index: Int
        let end: Int

        mutating func next() -> Int? {
            guard index < end else { return nil }
            defer { index = page.end(index) }
            return index
        }
    }
}

/// The attributes that are read.
enum Attribute: String {
    case ariaHidden = "aria-hidden"
    case `class`
    case content
    case datetime
    case hidden
    case href
    case id
    case itemprop
    case itemtype
    case name
    case property
    case rel
    case role
    case style
    case title
    case type
}
