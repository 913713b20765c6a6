internal import ArabicText

/// A document as a feed or an archive holds it, before its text is looked for.
public struct RawDocument: Sendable {
    /// What its bytes are.
    public enum Kind: Sendable {
        /// Plain text.
        case text
        /// A web page.
        case page
        /// The markup of an article and nothing around it.
        case fragment
    }

    /// What its bytes are.
    public var kind: Kind
    /// The text or markup.
    public var bytes: [UInt8]
    /// The charset that whoever sent it says it has.
    public var charset: String?
    /// Where it stands, as errors show it.
    public var place: String
    /// The id: its own, or its number in the file.
    public var id: String
    /// The outlet, as the feed names it.
    public var source: String?
    /// The headline.
    public var title: String?
    /// Where it stands on the web.
    public var url: String?
    /// When it was published.
    public var published: String?
    /// What a feed says of it besides its text.
    public var summary: String?
}

extension InputDocument {
    /// The document of a feed or an archive.
    public init(_ raw: RawDocument, defaults: DocumentDefaults) throws(InputError) {
        var defaults = defaults
        defaults.id = nil
        defaults.source = raw.source ?? defaults.source
        defaults.title = raw.title ?? defaults.title
        defaults.url = raw.url ?? defaults.url
        defaults.published = raw.published ?? defaults.published
        switch raw.kind {
        case .text: try self.init(text: raw.bytes, name: raw.place, id: raw.id, defaults: defaults)
        case .page:
            try self.init(
                html: raw.bytes, charset: raw.charset, name: raw.place, id: raw.id, defaults: defaults)
        case .fragment: try self.init(fragment: raw, defaults: defaults)
        }
    }

    private init(fragment raw: RawDocument, defaults: DocumentDefaults) throws(InputError) {
        let source = try SourceText(raw.bytes, name: raw.place, id: raw.id, charset: "utf-8")
        let page = try Page(html: source, name: raw.place, id: raw.id)
        let outline = PageOutline(page, title: nil)
        var article = ArticleText(MainText(fragment: outline, title: raw.title), of: outline)
        var metadata = PageMetadata()
        metadata.title = raw.title
        metadata.description = raw.summary.map(plain)
        article.addLead(metadata, outline)
        // A headline is all that some feeds give.
        let bytes = article.isEmpty ? Array((raw.title ?? "").utf8) : article.text
        guard !bytes.isEmpty else {
            throw InputError(
                .noText, "the item has neither a text nor a title", at: raw.place, hint: nil, id: raw.id)
        }
        let text = try SourceText(bytes, name: raw.place, id: raw.id, charset: "utf-8")
        self.init(
            id: raw.id, source: defaults.source, title: defaults.title, url: defaults.url,
            published: defaults.published, text: text)
        place = raw.place
    }
}
