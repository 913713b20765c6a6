import ArabicText
import Arqam
import Benchmark
import Claims
import Extraction
import JSON
import Lexicon

/// Arqam's own stages, from the first to the whole.
///
/// A stage is one call of `benchmark(_:over:prepared:_:)`, which reports its speed in bytes of text read; what
/// is made once (a lexicon, a pipeline, the work of the stages before) is made outside the closure.
func stageBenchmarks(_ text: BenchmarkText) {
    var pipeline = Pipeline()
    let prepared = text.articles.compactMap { Prepared($0, &pipeline) }
    let sources = prepared.map(\.document.source)

    benchmark("stage: decode", over: text) { article in
        blackHole(try SourceText(decoding: article))
    }
    let tokenizer = Tokenizer()
    var tokens = TokenizedText()
    benchmark("stage: tokenize", over: text, prepared: sources) { source in
        tokenizer.tokenize(source, into: &tokens)
        blackHole(tokens)
    }
    var cache = ReadingCache()
    benchmark("stage: look words up", over: text, prepared: prepared) { one in
        blackHole(Lexicon.embedded.annotate(one.document.words.text, cache: &cache))
    }
    let sentences = Sentences()
    benchmark("stage: sentences", over: text, prepared: prepared) { one in
        blackHole(sentences.starts(in: one.document.words.text))
    }
    let extractor = Extractor()
    benchmark("stage: dates", over: text, prepared: prepared) { one in
        blackHole(extractor.dates(in: one.document))
    }
    benchmark("stage: quantities", over: text, prepared: prepared) { one in
        blackHole(extractor.quantities(in: one.document, dates: one.mentions.dates))
    }
    benchmark("stage: entities", over: text, prepared: prepared) { one in
        blackHole(extractor.entities(in: one.document))
    }
    benchmark("stage: attributions", over: text, prepared: prepared) { one in
        blackHole(
            extractor.attributions(
                in: one.document, entities: one.mentions.entities, dates: one.mentions.dates))
    }
    let builder = ClaimBuilder()
    benchmark("stage: claims", over: text, prepared: prepared) { one in
        blackHole(builder.claims(in: one.document, one.mentions))
    }
    let validator = Validator()
    benchmark("stage: validation", over: text, prepared: prepared) { one in
        blackHole(validator.validate(one.document, one.mentions, one.claims))
    }
    var json = JSONWriter(capacity: 1 << 20)
    benchmark("stage: write JSON", over: text, prepared: prepared) { one in
        json.removeAll()
        one.reading.write(to: &json)
        blackHole(json.count)
    }
    var whole = WholeExtraction()
    benchmark("extract: decode to JSON", over: text) { article in
        blackHole(try whole.run(article))
    }
}

/// An article with what the stages make of it.
private struct Prepared {
    let reading: ArticleReading

    var document: Document { reading.document }
    var mentions: Mentions { reading.mentions }
    var claims: [Claim] { reading.claims }

    init?(_ article: [UInt8], _ pipeline: inout Pipeline) {
        guard let source = try? SourceText(decoding: article) else { return nil }
        reading = pipeline.extract(source, Metadata(id: "x"))
    }
}

/// All of `arqam extract` but the reading and writing of files.
struct WholeExtraction {
    private var pipeline = Pipeline()
    private var json = JSONWriter(capacity: 1 << 20)

    /// Reads an article and writes its JSON; returns how long that is.
    mutating func run(_ article: [UInt8]) throws -> Int {
        json.removeAll()
        pipeline.extract(try SourceText(decoding: article), Metadata(id: "x")).write(to: &json)
        return json.count
    }
}
