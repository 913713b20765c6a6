import JSON
import Testing

@Suite struct JSONReaderTests {
    private func reader(_ text: String) -> JSONReader { JSONReader(Array(text.utf8)) }

    private func fault(_ text: String) -> JSONError? {
        var json = reader(text)
        do throws(JSONError) {
            try json.finish()
            return nil
        } catch {
            return error
        }
    }

    @Test func readsADocument() throws {
        var json = reader(
            #" {"id" : 7, "skip": {"a":[1,{"b":null}],"text":"no"}, "text":"س\n\u0633\ud83d\ude00", "ok":true} "#
        )
        var id: [UInt8] = []
        var text = ""
        var ok = false
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": try json.number(into: &id)
            case "text": text = try json.string()
            case "ok": ok = try json.bool()
            default: break
            }
        }
        try json.finish()
        #expect(id == [0x37])
        #expect(text == "س\nس😀")
        #expect(ok)
        #expect(json.loneSurrogateCount == 0)
    }

    @Test func readsArraysAndNull() throws {
        var json = reader(#"[null, "a", [], 1.5]"#)
        try json.beginArray()
        #expect(try json.nextElement())
        #expect(try json.null())
        #expect(try json.nextElement())
        #expect(try !json.null())
        #expect(try json.string() == "a")
        #expect(try json.nextElement())
        #expect(try json.peek() == .array)
        #expect(try json.nextElement())
        var number: [UInt8] = []
        try json.number(into: &number)
        #expect(number == Array("1.5".utf8))
        #expect(try !json.nextElement())
        try json.finish()
    }

    @Test(arguments: [
        (#""\ud83d\ude00""#, "😀", 0), (#""\ud83d""#, "\u{FFFD}", 1), (#""\ude00x""#, "\u{FFFD}x", 1),
        (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀", 1), (#""\ud83d\u0041""#, "\u{FFFD}A", 1),
        (#""\uD83D\n""#, "\u{FFFD}\n", 1), (#""\u0000\/\b\f\r\t\"\\""#, "\0/\u{8}\u{C}\r\t\"\\", 0),
    ])
    func resolvesEscapes(input: String, text: String, lone: Int) throws {
        var json = reader(input)
        #expect(try json.string() == text)
        try json.finish()
        #expect(json.loneSurrogateCount == lone)
    }

    @Test func passesInvalidUTF8On() throws {
        var json = JSONReader([0x22, 0xFF, 0xD8, 0x22])
        var text: [UInt8] = []
        try json.string(into: &text)
        #expect(text == [0xFF, 0xD8])
    }

    @Test func readsAPartOfABuffer() throws {
        let bytes = Array("\u{FEFF}{\"a\":1}\n[x]".utf8)
        var first = JSONReader(bytes, range: 0..<10)
        try first.finish()
        var second = JSONReader(bytes, range: 11..<999)
        #expect(throws: JSONError(offset: 1, reason: .expected("a value", found: 0x78))) {
            try second.finish()
        }
    }

    @Test func boundsDepth() throws {
        let limit = JSONReader.maximumDepth
        let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(fault(deepest) == nil)
        let deeper = String(repeating: "[", count: 1_000_000)
        #expect(fault(deeper) == JSONError(offset: limit, reason: .tooDeep(limit: limit)))
    }

    @Test(arguments: [
        ("", 0, "the input ends where a value was expected"),
        ("{", 1, "the input ends where a key or '}' was expected"),
        (#"{"a":1,}"#, 7, "found '}' where a key was expected"),
        (#"{"a":1 "b":2}"#, 7, "found '\"' where ',' or '}' was expected"),
        (#"{"a" 1}"#, 5, "found '1' where ':' was expected"),
        ("[1,]", 3, "found ']' where a value was expected"),
        ("[1", 2, "the input ends where ',' or ']' was expected"),
        ("[1}", 2, "found '}' where ',' or ']' was expected"),
        ("01", 0, "a number is not written as JSON writes numbers"),
        ("nul", 0, "found 'n' where true, false or null was expected"),
        ("1 2", 2, "something follows the JSON value"),
        (#""a"#, 2, "the input ends where the end of a string was expected"),
        (#""\x""#, 1, "a backslash is not followed by a JSON escape"),
        (#""\u12"#, 1, "a backslash is not followed by a JSON escape"),
        (#""a\"#, 2, "a backslash is not followed by a JSON escape"),
        ("\"a\nb\"", 2, "a string holds the byte 0x0A, which must be escaped"),
        ("\u{6A9}", 0, "found the byte 0xDA where a value was expected"),
    ])
    func saysWhatIsWrongAndWhere(text: String, offset: Int, message: String) {
        let error = fault(text)
        #expect(error?.offset == offset)
        #expect(error?.message == message)
        #expect(error?.description == "\(message) at byte \(offset)")
    }

    @Test func checksValuesThatAreReadLikeSkippedOnes() {
        var json = reader(#"{"a":[1,2}"#)
        #expect(throws: JSONError.self) {
            try json.beginObject()
            while try json.nextKey() != nil {}
        }
        var wrong = reader("12")
        #expect(throws: JSONError(offset: 0, reason: .expected("a string", found: 0x31))) {
            _ = try wrong.string()
        }
    }
}
