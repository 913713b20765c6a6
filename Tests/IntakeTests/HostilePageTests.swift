import Testing

@testable import Intake

/// Pages made to exhaust whoever reads them: each ends in an error or in a text, in time that grows with its size.
@Suite struct HostilePageTests {
    private func code(_ html: String) -> String {
        let clock = ContinuousClock()
        var code = "ok"
        let time = clock.measure {
            do throws(InputError) {
                _ = try InputDocument(
                    html: Array(html.utf8), name: "page", id: "page", defaults: DocumentDefaults())
            } catch {
                code = error.code.rawValue
            }
        }
        // A debug build on a busy machine; what is quadratic takes hours.
        #expect(time < .seconds(60))
        return code
    }

    @Test func tenMegabytesOfNestedTags() {
        #expect(code(String(repeating: "<div>", count: 2_000_000)) == "bad_html")
        #expect(code(String(repeating: "<b><i>", count: 1_700_000)) == "bad_html")
    }

    @Test func endTagsOfNothing() {
        let open = String(repeating: "<div>", count: 500)
        #expect(code(open + String(repeating: "</span>", count: 100_000)) == "no_text")
    }

    @Test func attributesWithoutEnd() {
        let attributes = (0..<200_000).map { "a\($0)=1" }.joined(separator: " ")
        #expect(code("<p \(attributes)>نص</p>") == "bad_html")
        #expect(code("<!-- <p>" + "<p \(attributes)>نص</p>") == "bad_html")
    }

    @Test func whatNeverEnds() {
        #expect(code(String(repeating: "<!--", count: 1_000_000)) == "no_text")
        #expect(code("<p title=\"" + String(repeating: "x", count: 5_000_000)) == "no_text")
        #expect(code("<script>" + String(repeating: "<", count: 5_000_000)) == "no_text")
        #expect(code(String(repeating: "<p", count: 1_000_000)) == "no_text")
    }

    @Test func entities() {
        let bomb = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><p>"
        #expect(code(bomb + String(repeating: "&b;", count: 50_000)) != "bad_html")
        #expect(code("<p>" + String(repeating: "&#1605; ", count: 50_000)) == "ok")
    }

    @Test func emptyPages() {
        for page in ["", " ", "\0\0", "<", "<html>", "<html><body></body></html>", "<p>&nbsp;</p>"] {
            #expect(code(page) == "no_text", "\(page)")
        }
    }

    @Test func deepJSON() {
        let deep = String(repeating: "[", count: 200_000) + "1" + String(repeating: "]", count: 200_000)
        #expect(
            code(
                "<script type=\"application/ld+json\">\(deep)</script><p>بلغ العدد مئة شخص في القاعة الكبرى.</p>"
            ) == "ok")
    }
}
