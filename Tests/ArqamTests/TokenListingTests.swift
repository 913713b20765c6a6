import ArabicText
import Arqam
import Extraction
import JSON
import Lexicon
import Testing

@Suite struct TokenListingTests {
    private func listing(_ text: String, _ segmenter: Segmenter? = nil) -> TokenListing {
        var extractor = Extractor()
        return TokenListing(extractor.read(SourceText(text), Metadata(id: "a\"1")), segmenter: segmenter)
    }

    private func json(_ text: String, _ segmenter: Segmenter? = nil) -> String {
        var json = JSONWriter()
        listing(text, segmenter).write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func jsonOfTokens() {
        let expected = #"""
            {"document":{"id":"a\"1"},"tokens":[\#
            {"span":{"start":0,"end":4,"utf8":[0,8],"text":"سعرٌ"},"kind":"arabic","letters":"سعر","sentence":0},\#
            {"span":{"start":4,"end":5,"utf8":[8,9],"text":"."},"kind":"punctuation","sentence":0},\#
            {"span":{"start":6,"end":7,"utf8":[10,12],"text":"٥"},"kind":"number","letters":"5","sentence":1}]}
            """#
        #expect(json("سعرٌ. ٥") == expected)
        #expect(json("") == #"{"document":{"id":"a\"1"},"tokens":[]}"#)
    }

    @Test func jsonOfClitics() {
        let expected = #"""
            {"document":{"id":"a\"1"},"tokens":[\#
            {"span":{"start":0,"end":1,"utf8":[0,2],"text":"و"},"kind":"arabic","letters":"و","clitic":"proclitic","sentence":0},\#
            {"span":{"start":1,"end":4,"utf8":[2,8],"text":"سعر"},"kind":"arabic","letters":"سعر","sentence":0},\#
            {"span":{"start":4,"end":6,"utf8":[8,12],"text":"ها"},"kind":"arabic","letters":"ها","clitic":"enclitic","sentence":0}]}
            """#
        #expect(json("وسعرها", Segmenter()) == expected)
    }

    @Test func text() {
        let expected =
            "و\tproclitic\nالأسعار\tarabic\tالاسعار\n.\tpunctuation\n\n٢٠\tnumber\t20\n$\tsymbol\n\n"
        #expect(listing("والأسعار. ٢٠ $", Segmenter()).description == expected)
        #expect(listing("ق وم").description == "ق\tarabic\nوم\tarabic\n\n")
        #expect(listing("").description == "\n")
    }
}
