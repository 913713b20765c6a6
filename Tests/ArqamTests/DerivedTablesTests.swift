import ArabicText
import Arqam
import Extraction
import JSON
import Testing

@testable import Lexicon

/// Tables that readers make of the lexicon, which `make build` writes into its image.
@Suite struct DerivedTablesTests {
    /// Two tables of one name would be taken for each other.
    @Test func everyTableHasANameOfItsOwn() {
        let names = Lexicon.recorded { _ = Pipeline(lexicon: $0) }.1.map(\.name.description)
        #expect(names.count > 10)
        #expect(Set(names).count == names.count)
    }

    /// A program with an image reads what one without it reads.
    @Test func readsTheSameWithAnImage() throws {
        let text = """
            قالت وزارة الطاقة السعودية يوم الأحد 5 مايو 2024 إن إنتاج المصفاة ارتفع بنسبة 12.5% إلى 340 ألف برميل يوميا، \
            وتوقعت شركة أرامكو أن يبلغ 400 ألفا بحلول نهاية العام. وأضاف المتحدث باسم الشركة خالد العتيبي أن التكلفة تجاوزت \
            ملياري ريال، منها نحو 300 مليون دولار للخزانات، وأن طالبين شاركا في التصميم.
            """
        let image = Lexicon.embeddedImage { _ = Pipeline(lexicon: $0) }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: image.count, alignment: 64)
        defer { unsafe memory.deallocate() }
        unsafe memory.copyBytes(from: image)
        let tables = try #require(
            unsafe LexiconImage.tables(in: UnsafeRawBufferPointer(memory), files: LexiconFile.embedded))
        var errors: [LexiconError] = []
        let read = [Lexicon(tables), Lexicon(compiling: LexiconFile.embedded, errors: &errors)].map {
            var pipeline = Pipeline(lexicon: $0)
            var json = JSONWriter()
            pipeline.extract(SourceText(text), Metadata(id: "a", source: "SPA", published: "2024-05-06"))
                .write(to: &json)
            return String(decoding: json.bytes, as: UTF8.self)
        }
        #expect(read[0].contains("Aramco"))
        #expect(read[0] == read[1])
    }
}
