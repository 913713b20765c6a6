import Foundation
import FuzzTargets
import Testing

/// The fuzzers' corpus, and a second's worth of changes to it: the same ones in every run.
@Suite struct FuzzCorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fuzz/Corpus")

    private static func seeds(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = corpus.appending(path: target.rawValue)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, Array(try Data(contentsOf: folder.appending(path: name))))
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func corpusHolds(_ target: FuzzTarget) throws {
        let seeds = try Self.seeds(of: target)
        #expect(seeds.count >= 3)
        for seed in seeds {
            #expect(target.complaint(about: seed.bytes) == nil, "\(seed.name)")
        }
        #expect(target.complaint(about: []) == nil)
    }

    @Test(arguments: FuzzTarget.allCases)
    func changedCorpusHolds(_ target: FuzzTarget) throws {
        let seeds = try Self.seeds(of: target).map(\.bytes)
        var mutation = Mutation(seed: 2024)
        // Articles take the longest: they go through every stage.
        for _ in 0..<(target == .article ? 60 : 300) {
            let bytes = mutation.next(of: seeds)
            #expect(target.complaint(about: bytes) == nil, "\(bytes)")
        }
    }
}

/// Changes bytes as libFuzzer does, with numbers that are the same in every run.
private struct Mutation {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func number(below count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(count, 1)
    }

    mutating func next(of seeds: [[UInt8]]) -> [UInt8] {
        var bytes = seeds[number(below: seeds.count)]
        for _ in 0...number(below: 4) {
            let at = number(below: bytes.count)
            switch number(below: 5) {
            case 0 where !bytes.isEmpty: bytes[at] = UInt8(number(below: 256))
            case 1 where !bytes.isEmpty: bytes.remove(at: at)
            case 2 where !bytes.isEmpty: bytes.insert(bytes[at], at: at)
            case 3:
                // A piece of another seed.
                let other = seeds[number(below: seeds.count)]
                let from = number(below: other.count)
                bytes.insert(contentsOf: other[from..<min(other.count, from + 1 + number(below: 12))], at: at)
            default: bytes = Array(bytes.prefix(at))
            }
        }
        return bytes
    }
}
