import ArabicText
import Arqam
import Benchmark
import Lexicon

/// Arqam's own stages, from the first to the whole.
///
/// A stage is one call of `benchmark(_:over:_:)`, which reports its speed in bytes of text read; what is made
/// once (a lexicon, a pipeline) is made outside the closure.
func stageBenchmarks(_ text: BenchmarkText) {
}
