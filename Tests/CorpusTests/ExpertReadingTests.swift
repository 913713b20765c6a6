import Testing

/// What Arqam reads out of the corpus's articles against an expert's reading of them.
@Suite struct ExpertReadingTests {
    /// The least that must be reached, by kind. Raise a floor when the figures rise; never lower one unsaid.
    ///
    /// Names agree less often than the rest: the expert writes them out where the lexicon keeps a short form.
    static let floors: [(kind: String, recall: Double, precision: Double, agreement: Double)] = [
        ("quantity", 0.96, 0.97, 0.96),
        ("date", 0.9, 0.88, 0.97),
        ("organization", 0.8, 0.9, 0.55),
        ("attribution", 0.96, 0.97, 0.8),
    ]

    @Test(arguments: floors.map(\.kind))
    func scores(_ kind: String) throws {
        let readings = try ExpertReading.all()
        #expect(readings.count >= 6)
        var score = Score()
        var misses: [String] = []
        for reading in readings {
            misses += score.add(
                reading.expected.filter { $0.kind == kind }, reading.found.filter { $0.kind == kind }
            )
            .map { "  \(reading.name): \($0)" }
        }
        func share(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        print(
            "\(kind): recall \(share(score.recall)), precision \(share(score.precision)), values \(share(score.agreement)) of \(score.expected)"
        )
        print(misses.joined(separator: "\n"))
        let floor = try #require(Self.floors.first { $0.kind == kind })
        #expect(score.recall >= floor.recall)
        #expect(score.precision >= floor.precision)
        #expect(score.agreement >= floor.agreement)
    }
}
