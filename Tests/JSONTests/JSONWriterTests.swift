import JSON
import Testing

@Suite struct JSONWriterTests {
    private func written(_ layout: JSONWriter.Layout = .compact, _ body: (inout JSONWriter) -> Void) -> String
    {
        var json = JSONWriter(layout: layout)
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func putsInCommas() {
        let text = written { json in
            json.beginObject()
            json.key("a")
            json.int(1)
            json.key("b")
            json.beginArray()
            json.beginObject()
            json.endObject()
            json.null()
            json.bool(true)
            json.beginArray()
            json.endArray()
            json.endArray()
            json.key(escaping: "c\"")
            json.string("د")
            json.endObject()
        }
        #expect(text == #"{"a":1,"b":[{},null,true,[]],"c\"":"د"}"#)
    }

    @Test func writesLines() {
        let text = written { json in
            for value in 1...3 {
                json.beginObject()
                json.key("n")
                json.int(value)
                json.endObject()
                json.endLine()
            }
        }
        #expect(text == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n")
    }

    @Test func indents() {
        let text = written(.indented) { json in
            json.beginObject()
            json.key("a")
            json.beginArray()
            json.int(1)
            json.beginObject()
            json.endObject()
            json.endArray()
            json.key("b")
            json.null()
            json.endObject()
        }
        #expect(text == "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": null\n}")
    }

    @Test func escapesWhatItMust() {
        let text = written { $0.string("\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F} \"\\/ ـًﷲ😀") }
        let expected = #""\u0000\u0001\b\t\n\u000b\f\r\u001f"# + "\u{7F} " + #"\"\\/ ـًﷲ😀""#
        #expect(text == expected)
    }

    /// Escapes at every place of the eight bytes that are looked at together, in texts of every length.
    @Test func findsEscapesAnywhere() throws {
        for length in 0..<40 {
            for place in 0..<length {
                for special: UInt8 in [0x22, 0x5C, 0x1F, 0x0A, 0x00] {
                    var text = [UInt8](repeating: 0x61, count: length)
                    text[place] = special
                    var json = JSONWriter()
                    json.string(text.span)
                    var reader = JSONReader(json.bytes)
                    var back: [UInt8] = []
                    try reader.string(into: &back)
                    try reader.finish()
                    #expect(back == text)
                }
            }
        }
    }

    @Test(arguments: [0, 9, 10, -1, 99, 100, 1_234_567_890, Int.max, Int.min])
    func writesIntegers(value: Int) {
        #expect(written { $0.int(value) } == String(value))
    }

    @Test func writesPowersOfTen() {
        var power = 1
        for _ in 0..<19 {
            for value in [power - 1, power, -power] { #expect(written { $0.int(value) } == String(value)) }
            power = power.multipliedReportingOverflow(by: 10).partialValue
        }
    }

    @Test(arguments: ["0", "-0", "13900000000", "0.1", "-12.50", "1e9", "1E+05", "2.5e-3"])
    func writesNumbersAsGiven(number: String) {
        #expect(written { $0.number(number) } == number)
        let utf8 = Array(number.utf8)
        let isNumber = JSONWriter.isNumber(utf8.span)
        #expect(isNumber)
    }

    @Test(arguments: ["", "-", "+1", ".5", "1.", "01", "-01", "1e", "1e+", "0x1", "1 ", "NaN", "١"])
    func refusesWhatIsNoNumber(text: String) {
        #expect(written { $0.number(text) } == "\"\(text)\"")
        let utf8 = Array(text.utf8)
        let isNumber = JSONWriter.isNumber(utf8.span)
        #expect(!isNumber)
    }

    @Test func startsAfresh() {
        var json = JSONWriter(capacity: 4)
        json.beginArray()
        json.int(1)
        json.removeAll()
        json.stringOrNull(nil)
        json.endLine()
        json.intOrNull(7)
        #expect(json.bytes == Array("null\n7".utf8))
        #expect(json.withBytes { $0.count } == json.count)
    }

    /// Text is copied eight bytes at a time: a character to escape is found wherever it stands.
    @Test(arguments: 0...25)
    func escapesAtEveryPlace(length: Int) {
        let plain = Array("abcdefghijklmnopqrstuvwxyz".prefix(length))
        #expect(written { $0.string(String(plain)) } == "\"\(String(plain))\"")
        for place in 0..<length {
            for (sign, escape) in [("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{1}", #"\u0001"#)] {
                let before = String(plain[..<place])
                let after = String(plain[(place + 1)...])
                #expect(
                    written { $0.string(before + sign + after) } == "\"" + before + escape + after + "\"")
            }
        }
    }

    @Test func writesEveryLengthOfNumber() {
        var power = 1
        for _ in 0..<19 {
            for value in [power - 1, power, power + 1, power * 5 + 7, -power, Int.max - power] {
                #expect(written { $0.int(value) } == String(value))
            }
            if power < Int.max / 10 { power *= 10 }
        }
        #expect(written { $0.int(.min) } == String(Int.min))
        for value in 0...10_100 { #expect(written { $0.int(value) } == String(value)) }
    }

    @Test(arguments: [
        (305, 2, "3.05"), (5, 2, "0.05"), (5, 1, "0.5"), (-125, 1, "-12.5"),
        (-1, 18, "-0.000000000000000001"), (123_456_789_012, 3, "123456789.012"),
        (Int.max, 1, "922337203685477580.7"),
        (Int.min, 18, "-9.223372036854775808"),
    ])
    func writesDecimals(digits: Int, places: Int, expected: String) {
        #expect(written { $0.decimal(digits, places: places) } == expected)
    }

    @Test func writesPieces() {
        func pieces(_ json: inout JSONWriter) {
            json.beginArray()
            for text in ["", "مليون", "قال \"نعم\""] {
                let utf8 = Array(text.utf8)
                json.piece(utf8.span, scalars: 7..<12, utf8: 10_010..<123_456_789)
            }
            json.endArray()
        }
        func piece(_ text: String) -> String {
            "{\"start\":7,\"end\":12,\"utf8\":[10010,123456789],\"text\":\"\(text)\"}"
        }
        let expected = "[" + [piece(""), piece("مليون"), piece(#"قال \"نعم\""#)].joined(separator: ",") + "]"
        #expect(written(.compact, pieces) == expected)
        let indented = written(.indented, pieces)
        #expect(indented.contains("\n    \"start\": 7,\n    \"end\": 12,\n    \"utf8\": [\n      10010,"))
    }
}
