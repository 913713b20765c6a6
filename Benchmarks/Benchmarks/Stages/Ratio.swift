import Benchmark
import ICU

/// How many times as fast the whole of Arqam is as ICU alone.
private let timesICU = BenchmarkMetric.custom(
    "% of ICU's speed", polarity: .prefersLarger, useScalingFactor: false)

/// Runs the whole of Arqam and ICU's decoding, NFKC and word breaks by turns over the same articles, so that both
/// have the same machine, and reports the one's speed in per cent of the other's.
func ratio(_ text: BenchmarkText) {
    guard let baseline = try? TextBaseline() else { return }
    let icu = Shared(baseline)
    var arqam = WholeExtraction()
    Benchmark("ratio: extract against ICU", configuration: .init(metrics: [timesICU])) { benchmark in
        let clock = ContinuousClock()
        var arqamTime = Duration.zero
        var icuTime = Duration.zero
        for article in text.articles {
            let start = clock.now
            blackHole(try arqam.run(article))
            let middle = clock.now
            blackHole(try icu.value.run(article.span, through: .wordBreaks))
            arqamTime += middle - start
            icuTime += clock.now - middle
        }
        benchmark.measurement(timesICU, Int((100 * (icuTime / arqamTime)).rounded()))
    }
}

/// Holds a value that cannot be copied where closures can share it.
private final class Shared<Value: ~Copyable> {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}
