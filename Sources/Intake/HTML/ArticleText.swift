import ArabicText

/// The text of an article as it is handed on: a line a paragraph, and where each byte came from.
struct ArticleText {
    /// The text, in UTF-8.
    private(set) var text: [UInt8] = []
    /// Where the text stands in the page.
    private(set) var offsets: [PageOffset] = []
    private var words = 0

    init(_ main: MainText, of outline: PageOutline) {
        for block in main.blocks { add(block, outline.text) }
    }

    var isEmpty: Bool { text.isEmpty }

    private mutating func add(_ block: TextBlock, _ blocks: TextBlocks) {
        if !text.isEmpty {
            note(nil)
            text.append(0x0A)
        }
        let shift = text.count - block.range.lowerBound
        var index = blocks.lastRun(startingBy: block.range.lowerBound)
        while index < blocks.runs.count, blocks.runs[index].start < block.range.upperBound {
            let run = blocks.runs[index]
            let start = max(run.start, block.range.lowerBound)
            note(run.place.map { $0 + start - run.start }, at: start + shift)
            index += 1
        }
        text.append(contentsOf: blocks.text[block.range])
        words += block.words
    }

    private mutating func note(_ place: Int?, at start: Int? = nil) {
        offsets.append(PageOffset(text: start ?? text.count, page: place))
    }

    // MARK: The lead

    /// Puts the description before the text where it is the lead and the text lacks it.
    mutating func addLead(_ metadata: PageMetadata, _ outline: PageOutline) {
        guard let description = metadata.description, let lead = Self.wholeSentences(description) else {
            return
        }
        let words = foldedWords(lead)
        guard words.count >= 10, hasArabicLetters(lead) else { return }
        let shown = foldedWords(String(decoding: text, as: UTF8.self))
        guard !Self.holds(shown, words.prefix(8)),
            !Self.holds(shown, words.dropFirst(words.count / 2).prefix(6))
        else { return }
        // What an outlet says of itself on every page shares no words with the article.
        let subject = Set(foldedWords(metadata.title ?? "") + shown.prefix(400)).filter { $0.count > 2 }
        let shared = Set(words.filter { $0.count > 2 && subject.contains($0) }).count
        guard shared >= 3, shared * 5 >= words.count else { return }
        if let title = metadata.title, Self.holds(foldedWords(title), words[...]) { return }
        prepend(lead)
    }

    /// A description without the sentence that it is cut in; `nil` where nothing is left.
    private static func wholeSentences(_ text: String) -> String? {
        let cuts = ["...", "…", "[…]", "[...]", "[&hellip;]", ".."]
        guard let cut = cuts.first(where: text.hasSuffix) else { return text }
        let whole = text.dropLast(cut.count)
        guard let stop = whole.lastIndex(where: { ".؟!".contains($0) }) else { return nil }
        // A point between digits ends nothing.
        let next = whole.index(after: stop)
        guard next < whole.endIndex, whole[next].isWhitespace else { return nil }
        return String(whole[...stop])
    }

    /// Whether words stand in a text one after the other.
    private static func holds(_ text: [Substring], _ words: ArraySlice<Substring>) -> Bool {
        guard let first = words.first else { return true }
        return text.indices.contains { text[$0] == first && text[$0...].starts(with: words) }
    }

    private mutating func prepend(_ lead: String) {
        let bytes = Array(lead.utf8) + [0x0A]
        for index in offsets.indices { offsets[index].text += bytes.count }
        offsets.insert(PageOffset(text: 0, page: nil), at: 0)
        text.insert(contentsOf: bytes, at: 0)
    }

    // MARK: JSON-LD instead

    /// Takes the text that JSON-LD gives where the page shows less than half of it.
    mutating func replace(with metadata: PageMetadata) {
        guard let body = metadata.body, let page = try? Page(Array(body.utf8)) else { return }
        let blocks = TextBlocks(page, keepsLines: true)
        let count = blocks.blocks.reduce(0) { $0 + $1.words }
        guard count >= 20, words * 2 < count else { return }
        text = []
        for block in blocks.blocks {
            if !text.isEmpty { text.append(0x0A) }
            text.append(contentsOf: blocks.text[block.range])
        }
        offsets = [PageOffset(text: 0, page: nil)]
    }
}

/// From a byte of an article's text on, its bytes stand in the page one after the other.
public struct PageOffset: Sendable, Equatable {
    /// The byte of the text.
    public var text: Int
    /// The byte of the page in UTF-8; `nil` where the page does not spell the text so: entities, joined spaces,
    /// text from the page's head.
    public var page: Int?
}

extension TextBlocks {
    /// The last run that begins at or before a byte.
    func lastRun(startingBy byte: Int) -> Int {
        let low = (0..<runs.count).partition { runs[$0].start <= byte }
        return max(0, low - 1)
    }
}
