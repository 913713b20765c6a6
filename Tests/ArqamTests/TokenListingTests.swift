import ArabicText
import Arqam
import JSON
import Lexicon
import Testing

@Suite struct TokenListingTests {
    private func json(_ text: String, _ segmenter: Segmenter? = nil) -> String {
        var json = JSONWriter()
        TokenListing(SourceText(text), segmenter: segmenter).write(id: "a\"1", to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func jsonOfTokens() {
        #expect(
            json("سعرٌ 5%") == """
                {"document":{"id":"a\\"1"},"tokens":[\
                {"span":{"start":0,"end":4,"utf8":[0,8],"text":"سعرٌ"},"kind":"arabic","letters":"سعر"},\
                {"span":{"start":5,"end":6,"utf8":[9,10],"text":"5"},"kind":"number","letters":"5"},\
                {"span":{"start":6,"end":7,"utf8":[10,11],"text":"%"},"kind":"symbol"}]}
                """)
        #expect(json("") == #"{"document":{"id":"a\"1"},"tokens":[]}"#)
    }

    @Test func jsonOfClitics() {
        #expect(
            json("وسعرها", Segmenter()) == """
                {"document":{"id":"a\\"1"},"tokens":[\
                {"span":{"start":0,"end":1,"utf8":[0,2],"text":"و"},"kind":"arabic","letters":"و","clitic":"proclitic"},\
                {"span":{"start":1,"end":4,"utf8":[2,8],"text":"سعر"},"kind":"arabic","letters":"سعر"},\
                {"span":{"start":4,"end":6,"utf8":[8,12],"text":"ها"},"kind":"arabic","letters":"ها","clitic":"enclitic"}]}
                """)
    }

    @Test func text() {
        let listing = TokenListing(SourceText("والأسعار: ٢٠ $"), segmenter: Segmenter())
        #expect(
            listing.description
                == "0-1\tproclitic\tو\n1-8\tarabic\tالأسعار\tالاسعار\n8-9\tpunctuation\t:\n10-12\tnumber\t٢٠\t20\n13-14\tsymbol\t$\n"
        )
        #expect(TokenListing(SourceText("ق م")).description == "0-1\tarabic\tق\n2-3\tarabic\tم\n")
    }
}
