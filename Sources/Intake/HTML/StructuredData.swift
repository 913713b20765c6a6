internal import JSON

/// What a page says of its article in JSON-LD, in the words of schema.org.
struct StructuredData {
    var headline: String?
    var published: String?
    var outlet: String?
    var url: String?
    var description: String?
    var body: String?

    /// Whether an article was found, not only the page or the site.
    private(set) var hasArticle = false
    /// Names of organisations by their `@id`, which a publisher may refer to.
    private var names: [String: String] = [:]
    private var publisherID: String?
    private var siteName: String?

    /// Reads every script of a page; what is no JSON is passed over from where it is broken.
    init(_ page: Page) {
        for node in 0..<page.count where page.tag(node) == .script {
            guard page.string(node, .type)?.lowercased().contains("ld+json") == true else { continue }
            add(JSONTree.reading(Self.cleaned(page.textContent(node))), depth: 0)
        }
        if outlet == nil { outlet = publisherID.flatMap { names[$0] } ?? siteName }
    }

    /// Scripts hold line breaks in strings, which JSON forbids, and are wrapped in comments.
    private static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        let spaced = bytes.map { $0 < 0x20 ? 0x20 : $0 }
        guard let first = spaced.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return [] }
        return Array(spaced[first...])
    }

    private mutating func add(_ value: JSONTree, depth: Int) {
        switch value {
        case .array(let elements): for element in elements { add(element, depth: depth) }
        case .object:
            let types = value["@type"]?.strings ?? []
            if types.contains(where: Self.isArticle) {
                addArticle(value)
            } else if types.contains(where: { $0.hasSuffix("Page") }), !hasArticle {
                addPage(value)
            } else if types.contains("WebSite") {
                siteName = siteName ?? value["name"]?.string
            } else if let id = value["@id"]?.string, let name = value["name"]?.string {
                names[id] = name
            }
            guard depth < 8 else { return }
            for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let inner = value[name] { add(inner, depth: depth + 1) }
            }
        default: break
        }
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report"
    }

    private mutating func addArticle(_ value: JSONTree) {
        guard !hasArticle else { return }
        // What a page said of itself says less than what it says of its article.
        (headline, published, url, description) = (nil, nil, nil, nil)
        hasArticle = true
        headline = value["headline"]?.string ?? value["name"]?.string
        published = value["datePublished"]?.string ?? value["dateCreated"]?.string
        url =
            Self.address(value["mainEntityOfPage"]) ?? Self.address(value["url"])
            ?? Self.address(value["@id"])
        description = value["description"]?.string
        body = value["articleBody"]?.string
        let publisher = value["publisher"]
        outlet = publisher?["name"]?.string ?? publisher?.string
        publisherID = publisher?["@id"]?.string
    }

    private mutating func addPage(_ value: JSONTree) {
        headline = headline ?? value["headline"]?.string
        published = published ?? value["datePublished"]?.string
        description = description ?? value["description"]?.string
        url = url ?? Self.address(value["url"])
    }

    private static func address(_ value: JSONTree?) -> String? {
        let text = value?.string ?? value?["@id"]?.string ?? value?["url"]?.string
        return text.flatMap { $0.hasPrefix("http") ? $0 : nil }
    }
}

/// A small JSON document.
indirect enum JSONTree {
    case object([(name: String, value: JSONTree)])
    case array([JSONTree])
    case string(String)
    case other

    /// Reads as far as it is JSON.
    static func reading(_ bytes: [UInt8]) -> JSONTree {
        var reader = JSONReader(bytes)
        return read(&reader)
    }

    /// The reader nests no deeper than ``JSONReader/maximumDepth``.
    private static func read(_ json: inout JSONReader) -> JSONTree {
        guard let kind = try? json.peek() else { return .other }
        switch kind {
        case .object:
            var members: [(name: String, value: JSONTree)] = []
            guard (try? json.beginObject()) != nil else { return .other }
            while let key = try? json.nextKey() { members.append((key, read(&json))) }
            return .object(members)
        case .array:
            var elements: [JSONTree] = []
            guard (try? json.beginArray()) != nil else { return .other }
            while (try? json.nextElement()) == true { elements.append(read(&json)) }
            return .array(elements)
        case .string: return (try? json.string()).map(JSONTree.string) ?? .other
        default:
            _ = try? json.skipValue()
            return .other
        }
    }

    /// The member of an object; of an array, of its first element that has it.
    subscript(name: String) -> JSONTree? {
        switch self {
        case .object(let members): return members.first { $0.name == name }?.value
        case .array(let elements):
            for element in elements { if let found = element[name] { return found } }
            return nil
        default: return nil
        }
    }

    /// A string that is not empty; of an array, its first.
    var string: String? { strings.first { !$0.isEmpty } }

    /// The string, or those of an array.
    var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let elements):
            elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
        default: []
        }
    }
}
