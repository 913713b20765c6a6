import ArabicText
@unsafe @preconcurrency import CGumbo
import Foundation
import Testing

@testable import Intake

/// Swift Testing has one too.
private typealias Tag = Intake.Tag

/// Pages read by libxml2, as intake reads them, and by gumbo, which parses as the HTML standard says.
///
/// libxml2 knows HTML 4 only. Where it puts a word into another paragraph than a browser does, or loses it, a figure
/// gets the wrong context and nobody sees it. Here both must find the same words in the same blocks and links, under
/// the same attributes, and the same metadata. Where they are known to differ, `Corpus/html/markup.tsv` says why.
@Suite struct ParserAgreementTests {
    /// Blocks that libxml2 puts elsewhere, by page: what they stand in for it and for gumbo.
    private static let known: [String: (ours: String, gumbos: String)] = [
        // A `font` that is left open keeps its paragraph open, in which the next one then stands: a block all the same.
        "broken-nesting": ("div id=wrap/p/p: ", "div id=wrap/p: ")
    ]

    @Test(arguments: try HTMLCorpusTests.names())
    func page(_ name: String) throws {
        let html = try HTMLCorpusTests.bytes(name)
        let page = try SourceText(decoding: html, charset: PageCharset.name(of: html, declared: nil)).bytes
        var ours = Reading(ours: try Page(page)).lines
        let gumbos = Reading(gumbos: page).lines
        #expect(gumbos.count > 5)
        if let known = Self.known[name] {
            let index = try #require(ours.firstIndex { $0.hasPrefix(known.ours) })
            ours[index].replace(known.ours, with: known.gumbos)
        }
        for (index, line) in ours.enumerated() where index < gumbos.count {
            try #require(line == gumbos[index])
        }
        #expect(ours.count == gumbos.count)
    }

    /// A line of `Corpus/html/markup.tsv`, which says what its columns are.
    struct Snippet: CustomTestStringConvertible {
        let testDescription: String
        let columns: [String]

        static func all() throws -> [Snippet] {
            let file = HTMLCorpusTests.folder.appending(path: "markup.tsv")
            let lines = try String(contentsOf: file, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
            return zip(1..., lines).filter { !$1.isEmpty && !$1.hasPrefix("#") }.map { number, line in
                Snippet(
                    testDescription: "markup.tsv:\(number)",
                    columns: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
            }
        }
    }

    @Test(arguments: try Snippet.all())
    func snippet(_ snippet: Snippet) throws {
        let columns = snippet.columns
        try #require(columns.count == 2 || columns.count == 4 && columns[1] != columns[2], "bad line")
        let html = Array(columns[0].utf8)
        #expect(Reading(ours: try Page(html)).lines.joined(separator: " ¶ ") == columns[1])
        let gumbos = Reading(gumbos: html).lines.joined(separator: " ¶ ")
        #expect(gumbos == (columns.count == 4 ? columns[2] : columns[1]))
    }
}

/// What intake takes from a parse: a line for each block of text, with the blocks it stands in, and one for each
/// piece of metadata.
///
/// `body` and `tbody` are not named, which HTML 5 adds where a page has none, and which mean nothing to intake;
/// neither are elements that stand in a line, but for links: `[` and `]` are about their text.
private struct Reading {
    private(set) var lines: [String] = []
    private var path: [String] = []
    private var links: [String] = []
    private var text = ""
    /// The link that the end of the text stands in.
    private var link: String?

    private static let told: [Attribute] = [.id, .class, .hidden, .itemprop, .role, .style, .title]
    private static let metadata: [Attribute] = [.name, .property, .itemprop, .rel, .type, .href, .content]

    /// The start of an element; `false` where nothing in it is read.
    private mutating func open(_ tag: Tag, _ attribute: (Attribute) -> String?) -> Bool {
        let isJSON = tag == .script && attribute(.type)?.contains("json") == true
        if tag.hasNoText, tag != .head, tag != .title, !isJSON {
            if tag == .meta || tag == .link { lines.append(label(tag, Self.metadata, attribute)) }
            return false
        }
        if tag == .a { links.append("[" + (attribute(.href) ?? "") + "| ") }
        if tag.isInline { return true }
        close()
        path.append([.html, .head, .body, .tbody].contains(tag) ? "" : label(tag, Self.told, attribute))
        return true
    }

    private mutating func end(_ tag: Tag) {
        if tag == .a { links.removeLast() }
        if tag.isInline { return }
        close()
        path.removeLast()
    }

    private mutating func add(_ bytes: some Sequence<UInt8>) {
        let piece = String(decoding: Array(bytes), as: UTF8.self)
        if !piece.allSatisfy(\.isWhitespace), link != links.last {
            if link != nil { text += "]" }
            link = links.last
            text += link ?? ""
        }
        text += piece
    }

    /// Ends a block.
    private mutating func close() {
        if link != nil { text += "]" }
        link = nil
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars
            .map { $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0) }
            .joined()
        text = ""
        if !words.isEmpty {
            lines.append(path.filter { !$0.isEmpty }.joined(separator: "/") + ": " + words)
        }
    }

    private func label(_ tag: Tag, _ names: [Attribute], _ attribute: (Attribute) -> String?) -> String {
        tag.rawValue
            + names.compactMap { name in attribute(name).map { " \(name.rawValue)=\($0)" } }.joined()
    }

    // MARK: libxml2

    init(ours page: Page) {
        walk(page, in: 0)
        close()
    }

    private mutating func walk(_ page: Page, in parent: Int) {
        for node in page.children(parent) {
            let tag = page.tag(node)
            if tag == .text {
                add(page.text(node))
            } else if open(tag, { page.string(node, $0) }) {
                walk(page, in: node)
                end(tag)
            }
        }
    }

    // MARK: gumbo

    init(gumbos page: [UInt8]) {
        unsafe page.withUnsafeBytes { bytes in
            unsafe withUnsafePointer(to: kGumboDefaultOptions) { options in
                let buffer = unsafe bytes.bindMemory(to: CChar.self)
                let output = unsafe gumbo_parse_with_options(options, buffer.baseAddress, buffer.count)
                guard let output = unsafe output else { return }
                unsafe walk(output.pointee.document.pointee.v.document.children)
                unsafe gumbo_destroy_output(options, output)
            }
        }
        close()
    }

    private mutating func walk(_ children: GumboVector) {
        for index in 0..<Int(unsafe children.length) {
            guard let pointer = unsafe children.data[index] else { continue }
            let node = unsafe pointer.assumingMemoryBound(to: GumboNode.self).pointee
            switch unsafe node.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
                add(unsafe String(cString: node.v.text.text).utf8)
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                var element = unsafe node.v.element
                let tag = Tag(name: unsafe name(element))
                let isRead = open(tag) { attribute in
                    let found = unsafe gumbo_get_attribute(&element.attributes, attribute.rawValue)
                    return unsafe found.map { unsafe String(cString: $0.pointee.value) }
                }
                if isRead {
                    unsafe walk(element.children)
                    end(tag)
                }
            default: break
            }
        }
    }

    private func name(_ element: GumboElement) -> String {
        guard unsafe element.tag == GUMBO_TAG_UNKNOWN else {
            return unsafe String(cString: gumbo_normalized_tagname(element.tag))
        }
        var piece = unsafe element.original_tag
        unsafe gumbo_tag_from_original_text(&piece)
        let bytes = unsafe UnsafeRawBufferPointer(start: piece.data, count: piece.length)
        return unsafe String(decoding: bytes, as: UTF8.self).lowercased()
    }
}
