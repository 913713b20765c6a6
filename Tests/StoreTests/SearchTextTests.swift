import Testing

@testable import Store

@Suite struct SearchTextTests {
    @Test(arguments: [
        ("أرامكو", "ارامكو"), ("كِتاب", "كتاب"), ("شركة", "شركه"), ("مصرى", "مصري"), ("ﻻ", "لا"),
        ("ARAMCO", "aramco"), ("٢٠٢٥", "2025"), ("الـ24", "ال 24"),
    ])
    func spellingsMeet(_ a: String, _ b: String) { #expect(SearchText.fold(a) == SearchText.fold(b)) }

    @Test func differentWordsStayApart() {
        #expect(SearchText.fold("كتاب") != SearchText.fold("كاتب"))
        #expect(SearchText.fold("مسؤول") != SearchText.fold("مسئول"))
    }

    @Test func spellingsThatTheFoldChangedFollowOnce() {
        var text = SearchText()
        text.add("شركة أرامكو وشركة كِتاب شركة")
        #expect(text.text == "شركه ارامكو وشركه كتاب شركه\nشركة أرامكو وشركة كتاب")
    }

    @Test(arguments: [
        ("أرامكو", #""ارامكو""#), ("أرباح شركة", #""ارباح" "شركه""#),
        (#""أرباح الشركة" 2025"#, #""ارباح الشركه" "2025""#),
        ("كتا*", #""كتا"*"#), (#"unclosed "أرباح"#, #""unclosed" "ارباح""#),
        ("NEAR(a b) OR -c:d", #""near" "a" "b" "or" "c" "d""#),
    ])
    func queries(_ text: String, _ query: String) { #expect(SearchText.query(text) == query) }

    @Test(arguments: ["", "  ", "،", "\"\"", "*"])
    func noWords(_ text: String) { #expect(SearchText.query(text) == nil) }

    @Test(arguments: [
        ("1970-01-01", 0), ("2000-03-01", 11_017), ("2025-07-31T10:00:00Z", 20_300), ("1969-12-31", -1),
    ])
    func days(_ day: String, _ number: Int) { #expect(dayNumber(day) == number) }

    @Test(arguments: ["", "2025", "2025-13-01", "2025-1x-01", "31-07-2025", "hijri:1446"])
    func noDays(_ day: String) { #expect(dayNumber(day) == nil) }
}
