internal import CHTMLShim

/// Reads the items of a feed (RSS 0.9 to 2.0, Atom), a piece of the file at a time.
@safe public struct FeedReader: ~Copyable {
    private var file: InputFile
    private let handle: OpaquePointer
    private var pending: [UInt8]
    private var isAtEnd = false
    private var items: FeedItems
    /// Items that were read and not yet handed on, the first last.
    private var done: [Result<RawDocument, InputError>] = []

    /// - Parameters:
    ///   - file: the feed.
    ///   - read: what has been read of it already.
    ///   - charset: the charset, where it is not what the feed declares.
    ///   - limit: how many bytes an item may have.
    public init(
        _ file: consuming InputFile, read: [UInt8] = [], charset: String? = nil, limit: Int
    ) throws(InputError) {
        var opened: OpaquePointer?
        let status =
            if let charset {
                unsafe charset.withCString { name in unsafe arqam_feed_open(name, &opened) }
            } else {
                unsafe arqam_feed_open(nil, &opened)
            }
        guard status == ARQAM_MARKUP_OK, let handle = unsafe opened else {
            throw InputError(
                .unknownCharset, "the charset `\(charset ?? "")` is not known", at: file.name,
                hint: "use a name such as utf-8 or windows-1256")
        }
        unsafe self.handle = handle
        items = FeedItems(name: file.name, limit: limit)
        self.file = file
        pending = read
    }

    deinit { unsafe arqam_feed_close(handle) }

    /// The feed, as errors show it.
    public var name: String { file.name }

    /// Whether the next item has yet to be written by whoever writes the other end.
    public var wouldWait: Bool { done.isEmpty && pending.isEmpty && !isAtEnd && file.wouldWait }

    /// The next item; `nil` at the end.
    /// - Throws: what is wrong with an item or, last, with the feed.
    public mutating func next() throws(InputError) -> RawDocument? {
        while done.isEmpty, !isAtEnd {
            var bytes = pending
            pending = []
            if bytes.isEmpty { isAtEnd = try file.read(atMost: 1 << 16, appendingTo: &bytes) == 0 }
            push(bytes)
        }
        guard let item = done.popLast() else { return nil }
        return try item.get()
    }

    private mutating func push(_ bytes: [UInt8]) {
        var events = unsafe ArqamFeedEvents()
        let isLast = isAtEnd
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe arqam_feed_push(handle, buffer.baseAddress, buffer.count, isLast, &events)
        }
        let text = unsafe UnsafeBufferPointer(start: events.bytes, count: events.byte_count)
        var found: [Result<RawDocument, InputError>] = []
        for index in unsafe 0..<events.event_count {
            let event = unsafe events.events[index]
            let name = unsafe String(
                decoding: text[Int(event.name)..<Int(event.name + event.name_count)], as: UTF8.self)
            let value = unsafe text[Int(event.text)..<Int(event.text + event.text_count)]
            switch Int(event.kind) {
            case ARQAM_FEED_START: items.start(name)
            case ARQAM_FEED_ATTRIBUTE: items.attribute(name, unsafe String(decoding: value, as: UTF8.self))
            case ARQAM_FEED_END: if let item = items.end(name) { found.append(item) }
            default: items.text(unsafe Array(value))
            }
        }
        if let fault = fault(Int(status)) {
            isAtEnd = true
            found.append(.failure(fault))
        }
        done = found.reversed()
    }

    private func fault(_ status: Int) -> InputError? {
        let message =
            switch status {
            case ARQAM_MARKUP_OK: isAtEnd ? items.complaint : nil
            case ARQAM_MARKUP_ENTITIES:
                "the feed declares entities, which no feed needs and which can expand without end"
            case ARQAM_MARKUP_TOO_DEEP: "the feed nests more than 200 elements"
            default: "the feed does not fit into memory"
            }
        return message.map {
            InputError(
                .badFeed, $0, at: name, hint: "check that it is RSS or Atom; the items before were read")
        }
    }
}
