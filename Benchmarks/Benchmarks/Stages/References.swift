import Benchmark
import ICU

/// What the stages are compared with: the cost of doing nothing, and the usual ways to read text.
func referenceBenchmarks(_ text: BenchmarkText) {
    var copy: [UInt8] = []
    benchmark("reference: copy the bytes", over: text) { article in
        copy.removeAll(keepingCapacity: true)
        copy.append(contentsOf: article)
        blackHole(copy)
    }

    benchmark("reference: walk the Characters of a String", over: text) { article in
        var letters = 0
        for character in String(decoding: article, as: UTF8.self) where character.isLetter { letters += 1 }
        blackHole(letters)
    }

    benchmark("reference: walk the scalars of a String", over: text) { article in
        var arabic = 0
        for scalar in String(decoding: article, as: UTF8.self).unicodeScalars
        where scalar.value & 0xFF00 == 0x0600 { arabic += 1 }
        blackHole(arabic)
    }

    // One handle for all articles: its buffers are kept, to its advantage.
    guard let baseline = try? Baseline() else { return }
    benchmark("ICU: decode", over: text) { article in
        blackHole(try baseline.run(article, through: .decode))
    }
    benchmark("ICU: decode, NFKC", over: text) { article in
        blackHole(try baseline.run(article, through: .normalize))
    }
    benchmark("ICU: decode, NFKC, word breaks", over: text) { article in
        blackHole(try baseline.run(article, through: .wordBreaks))
    }
}

/// Holds the baseline where closures can share it.
private final class Baseline {
    private let baseline: TextBaseline

    init() throws(ICUError) { baseline = try TextBaseline() }

    func run(_ text: [UInt8], through stage: TextBaseline.Stage) throws(ICUError) -> Int {
        try baseline.run(text.span, through: stage)
    }
}
