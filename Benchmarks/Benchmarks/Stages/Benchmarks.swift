import Benchmark

/// Megabytes (10⁶ bytes) of UTF-8 text per second.
let megabytesPerSecond = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger, useScalingFactor: false)

/// Measures `body` over every article, and reports the speed in text read.
func benchmark(_ name: String, over text: BenchmarkText, _ body: @escaping ([UInt8]) throws -> Void) {
    benchmark(name, over: text, prepared: text.articles, body)
}

/// Measures `body` over what an earlier stage made of every article, and reports the speed in text read.
func benchmark<Prepared>(
    _ name: String, over text: BenchmarkText, prepared: [Prepared],
    _ body: @escaping (Prepared) throws -> Void
) {
    Benchmark(name) { benchmark in
        let clock = ContinuousClock()
        let start = clock.now
        for one in prepared { try body(one) }
        let seconds = (clock.now - start) / .seconds(1)
        benchmark.measurement(megabytesPerSecond, Int(Double(text.byteCount) / seconds / 1e6))
    }
}

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [megabytesPerSecond, .wallClock, .peakMemoryResident], warmupIterations: 1,
        maxDuration: .seconds(5), maxIterations: 20)
    let text = BenchmarkText.load()
    referenceBenchmarks(text)
    stageBenchmarks(text)
    ratio(text)
}
