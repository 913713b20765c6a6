internal import ArabicText
internal import Intake

extension FuzzTarget {
    private func check(_ document: InputDocument) throws(Finding) {
        let text = document.text.bytes
        try Finding.unless(String(validating: text, as: UTF8.self) != nil, "the text is no UTF-8")
        try Finding.unless(!text.isEmpty, "a document without a text")
        var last = -1
        for offset in document.pageOffsets {
            try Finding.unless(offset.text >= last && offset.text <= text.count, "offsets do not rise")
            last = offset.text
        }
    }

    func checkPage(_ bytes: [UInt8]) throws(Finding) {
        guard
            let document = try? InputDocument(html: bytes, name: "page", id: "page", defaults: DocumentDefaults())
        else { return }
        try check(document)
        guard let source = try? SourceText(decoding: bytes), source.bytes == bytes, !bytes.contains(0) else { return }
        for (offset, next) in zip(document.pageOffsets, document.pageOffsets.dropFirst()) {
            guard let place = offset.page, offset.text < next.text else { continue }
            let length = next.text - offset.text
            try Finding.unless(place + length <= bytes.count, "an offset behind the page")
            try Finding.unless(
                document.text.bytes[offset.text..<next.text].elementsEqual(bytes[place..<place + length]),
                "byte \(offset.text) is not what stands at \(place)")
        }
    }

    func checkFeed(_ bytes: [UInt8]) throws(Finding) {
        guard var reader = try? FeedReader(InputFile(holding: bytes, name: "feed"), limit: 1 << 16) else { return }
        // An item takes more bytes than one.
        for _ in 0...bytes.count + 2 {
            let item: RawDocument?
            do throws(InputError) { item = try reader.next() } catch { continue }
            guard let item else { return }
            if let document = try? InputDocument(item, defaults: DocumentDefaults()) { try check(document) }
        }
        throw Finding(message: "the feed has no end")
    }

    func checkArchive(_ bytes: [UInt8]) throws(Finding) {
        var reader = WARCReader(InputFile(holding: bytes, name: "archive"), limit: 1 << 16)
        for _ in 0...bytes.count + 2 {
            let page: RawDocument?
            do throws(InputError) { page = try reader.next() } catch {
                if error.place == "archive" { return }
                continue
            }
            guard let page else { return }
            if let document = try? InputDocument(page, defaults: DocumentDefaults()) { try check(document) }
        }
        throw Finding(message: "the archive has no end")
    }
}
