import ArabicText
import Testing

@testable import Intake

@Suite struct FeedReaderTests {
    private func read(_ feed: [UInt8], limit: Int = 1 << 20) throws -> [Result<InputDocument, InputError>] {
        var reader = try FeedReader(InputFile(holding: feed, name: "feed"), limit: limit)
        var found: [Result<InputDocument, InputError>] = []
        while found.count < 5000 {
            do throws(InputError) {
                guard let item = try reader.next() else { return found }
                found.append(.success(try InputDocument(item, defaults: DocumentDefaults())))
            } catch {
                found.append(.failure(error))
                if error.place == "feed" { return found }
            }
        }
        return found
    }

    private func documents(_ feed: String) throws -> [InputDocument] {
        try read(Array(feed.utf8)).map { try $0.get() }
    }

    private func text(_ document: InputDocument) -> String {
        String(decoding: document.text.bytes, as: UTF8.self)
    }

    @Test func rssWithSummaries() throws {
        let found = try documents(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>وكالة الواحة</title>
            <link>https://w.example</link><image><title>شعار</title></image>
            <item><title>ارتفاع &amp; هبوط</title><link>https://w.example/1</link><guid isPermaLink="false">77</guid>
            <description><![CDATA[<p>ارتفع المؤشر 2.5% أمس الأربعاء.</p><a href="https://w.example/1">اقرأ المزيد</a>]]></description>
            <pubDate>Thu, 08 Aug 2024 09:30:00 +0300</pubDate></item>
            <item><title>عنوان وحيد فيه 7 مصابين</title><link>https://w.example/2</link></item>
            </channel></rss>
            """)
        #expect(found.map(\.id) == ["77", "https://w.example/2"])
        #expect(found.map(\.source) == ["وكالة الواحة", "وكالة الواحة"])
        #expect(found[0].title == "ارتفاع & هبوط")
        #expect(found[0].url == "https://w.example/1")
        #expect(found[0].published == "2024-08-08T09:30:00+03:00")
        #expect(text(found[0]) == "ارتفع المؤشر 2.5% أمس الأربعاء.")
        #expect(text(found[1]) == "عنوان وحيد فيه 7 مصابين")
    }

    @Test func rssWithWholeArticles() throws {
        let found = try documents(
            """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>س</title>
            <item><title>ت</title><guid>1</guid><description>ملخص قصير للخبر</description><content:encoded><![CDATA[<p>بلغت \
            الكلفة&nbsp;40 مليون ريال في المرحلة الأولى.</p><h4>اقرأ أيضا</h4><ul><li><a href="/x">خبر آخر عن شيء بعيد</a></li></ul>\
            <p>وتنتهي الأعمال بعد ثلاثة أعوام بحسب البلدية.</p>]]></content:encoded></item></channel></rss>
            """)
        #expect(
            text(found[0])
                == "بلغت الكلفة\u{A0}40 مليون ريال في المرحلة الأولى.\nوتنتهي الأعمال بعد ثلاثة أعوام بحسب البلدية."
        )
    }

    @Test func atom() throws {
        let found = try documents(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">منصة الأطلس</title>
            <entry><id>tag:a,2024:1</id><title type="html">خبر &lt;b&gt;أول&lt;/b&gt;</title>
            <link rel="enclosure" href="https://a.example/m.mp3"/><link rel="alternate" href="https://a.example/1"/>
            <updated>2024-03-02T00:00:00Z</updated><published>2024-03-01T22:00:00+01:00</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أقل من 5 &lt; 6 في الجدول الأول.</p><p>وأكثر \
            من عشرين في الجدول الثاني.</p></div></content></entry>
            <entry><id>tag:a,2024:2</id><title>ثان</title><link href="https://a.example/2"/><updated>2024-03-03</updated>
            <summary type="html">&lt;p&gt;بيعت 300 سيارة في يوم واحد.&lt;/p&gt;</summary></entry></feed>
            """)
        #expect(found.map(\.title) == ["خبر أول", "ثان"])
        #expect(found.map(\.url) == ["https://a.example/1", "https://a.example/2"])
        #expect(found.map(\.published) == ["2024-03-01T22:00:00+01:00", "2024-03-03"])
        #expect(text(found[0]) == "أقل من 5 < 6 في الجدول الأول.\nوأكثر من عشرين في الجدول الثاني.")
        #expect(text(found[1]) == "بيعت 300 سيارة في يوم واحد.")
        #expect(found[0].source == "منصة الأطلس")
    }

    @Test func windows1256() throws {
        let xml =
            "<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss><channel><item><title>x</title><description>"
        // سعر 5%
        let bytes =
            Array(xml.utf8) + [0xD3, 0xDA, 0xD1] + Array(" 5%</description></item></channel></rss>".utf8)
        #expect(text(try read(bytes)[0].get()) == "سعر 5%")
    }

    @Test func smallMistakesArePassedOver() throws {
        let found = try documents(
            "<rss><channel><item><title>أ & ب</title><description>زاد&nbsp;الطلب 3% & انخفض العرض</description></item></channel></rss>"
        )
        #expect(text(found[0]).contains("3%"))
    }

    @Test func manyItemsComeAPieceAtATime() throws {
        let items = (1...3000).map {
            "<item><guid>\($0)</guid><description>بلغ العدد \($0) شخصا.</description></item>"
        }
        let found = try documents("<rss><channel>" + items.joined() + "</channel></rss>")
        #expect(found.count == 3000)
        #expect(found.last.map(text) == "بلغ العدد 3000 شخصا.")
    }

    // MARK: Hostile

    private func codes(_ feed: String, limit: Int = 1 << 20) throws -> [String] {
        try read(Array(feed.utf8), limit: limit).map {
            switch $0 {
            case .success: "ok"
            case .failure(let error): error.code.rawValue
            }
        }
    }

    @Test func entitiesAreRefused() throws {
        var declarations = "<!ENTITY a0 \"ههههههههه\">"
        for level in 1...9 {
            declarations += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
        }
        let bomb =
            "<!DOCTYPE rss [\(declarations)]><rss><channel><item><title>&a9;</title></item></channel></rss>"
        #expect(try codes(bomb) == ["bad_feed"])
    }

    @Test func deepNestingIsRefused() throws {
        #expect(
            try codes("<rss><channel><item>" + String(repeating: "<a>", count: 1_000_000)) == ["bad_feed"])
    }

    @Test func whatIsNoFeedIsRefused() throws {
        #expect(try codes("<urlset><url><loc>x</loc></url></urlset>") == ["bad_feed"])
        #expect(try codes("") == ["bad_feed"])
        #expect(try codes("<rss><channel><item><title>عنوان طويل</title>") == ["bad_feed"])
    }

    @Test func anItemOverTheLimitStopsNothing() throws {
        let long =
            "<item><guid>1</guid><description>" + String(repeating: "طويل ", count: 5000)
            + "</description></item>"
        let feed =
            "<rss><channel>" + long
            + "<item><description>قصير فيه 3 كلمات</description></item></channel></rss>"
        #expect(try codes(feed, limit: 10_000) == ["too_large", "ok"])
    }
}
