import Testing

@testable import Lexicon

@Suite struct LexiconFileTests {
    private func errors(_ text: String) -> [String] { errors(Array(text.utf8)) }

    private func errors(_ bytes: [UInt8]) -> [String] {
        var errors: [LexiconError] = []
        _ = Lexicon(compiling: [LexiconFile(family: .units, path: "u.tsv", bytes: bytes)], errors: &errors)
        return errors.map(\.description)
    }

    private let header = "\(LexiconFile.header)\n"

    @Test func goodFiles() {
        #expect(errors("").isEmpty)
        #expect(errors("# note\n\n" + header + "km\t-\tUCUM\tكيلومتر|كم\n# end").isEmpty)
        #expect(errors(header.replacing("\n", with: "\r\n") + "km\t-\tUCUM\tكم\r\n").isEmpty)
        #expect(errors("\u{FEFF}" + header + "km\t-\tUCUM\tكم").isEmpty, "a byte order mark is no mistake")
    }

    @Test(arguments: [
        ("km\t-\tUCUM\tكم\n", "u.tsv:1: the header row"),
        ("id\tfeatures\tsource\tforms\nkm\t-\tكم\n", "u.tsv:2: 3 columns where 4 are due"),
        ("id\tfeatures\tsource\tforms\n#\n\nkm\t-\tUCUM\tكم\tكلم\n", "u.tsv:4: 5 columns where 4 are due"),
        ("id\tfeatures\tsource\tforms\nkm\t\tUCUM\tكم\n", "u.tsv:2: an empty column"),
        ("id\tfeatures\tsource\tforms\nkm\t-\tUCUM\t\n", "u.tsv:2: an empty column"),
        ("id\tfeatures\tsource\tforms\nkm\t-\tUCUM\t \u{64B}\u{200F}\n", "u.tsv:2: no form"),
        ("id\tfeatures\tsource\tforms\r\nkm\r\n", "u.tsv:2: 1 columns where 4 are due"),
    ])
    func mistakesNameTheirLine(_ text: String, _ message: String) throws {
        let found = errors(text)
        #expect(found.count == 1)
        #expect(try #require(found.first).hasPrefix(message), "\(found)")
    }

    @Test func brokenUTF8IsAMistakeOfItsLine() {
        let bytes = Array((header + "km\t-\tUCUM\t").utf8) + [0xD9, 0x0A] + Array("m\t-\tUCUM\tمتر\n".utf8)
        #expect(errors(bytes) == ["u.tsv:2: not UTF-8; save the file as UTF-8"])
        // The last byte of the file begins a sequence that never ends.
        #expect(errors(Array((header + "km\t-\tUCUM\tكم").utf8) + [0xD9]).count == 1)
    }

    @Test func goodLinesStayWhenOthersAreBad() throws {
        var errors: [LexiconError] = []
        let file = lexiconFile(.units, "km\tbad\nm\t-\tUCUM\tمتر\n")
        let lexicon = Lexicon(compiling: [file], errors: &errors)
        #expect(errors.map(\.line) == [2])
        #expect(lexicon.found(.units, in: "متر") == "m@1-0")
        #expect(throws: LexiconError.self) { try Lexicon([file]) }
    }

    @Test func replacesTakesThePlaceOfTheEmbeddedFile() throws {
        let row = "zz\t-\tusage\tزنبرك\n"
        let adds = LexiconFile(family: .units, path: "my/units.tsv", bytes: Array((header + row).utf8))
        for first in ["# replaces\n", "# replaces  \r\n", "\u{FEFF}# replaces\n"] {
            let file = LexiconFile(
                family: .units, path: "my/units.tsv", bytes: Array((first + header + row).utf8))
            #expect(file.replaces)
            let files = LexiconFile.embedded(with: [file])
            #expect(files.count { $0.family == .units } == 1)
            #expect(files.count { $0.family == .numerals } == 1)
            #expect(try Lexicon(files).found(.units, in: "زنبرك") == "zz@1-0")
        }
        #expect(!adds.replaces)
        #expect(LexiconFile.embedded(with: [adds]).count { $0.family == .units } == 2)
        let other = LexiconFile(family: .units, path: "u", bytes: Array("# replaces nothing\n".utf8))
        #expect(!other.replaces)
    }

    @Test func namesOfFiles() {
        for family in Family.allCases {
            #expect(LexiconFile(name: family.fileName, path: "p", bytes: [])?.family == family)
        }
        #expect(LexiconFile(name: "colours.tsv", path: "p", bytes: []) == nil)
        #expect(LexiconFile.embedded.map(\.family).sorted { $0.rawValue < $1.rawValue } == Family.allCases)
    }

    /// Any bytes at all are read without a crash, and a bad line is told, not guessed at.
    @Test func anyBytes() {
        var state: UInt64 = 5
        for _ in 0..<300 {
            var bytes = Array((header + "km\t-\tUCUM\tكيلومتر|كم\nm\tnumber=dual\tUCUM\tمتران\n").utf8)
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
            }
            var found: [LexiconError] = []
            let file = LexiconFile(family: .units, path: "u.tsv", bytes: bytes)
            let lexicon = Lexicon(compiling: [file], errors: &found)
            #expect(found.allSatisfy { $0.line >= 1 && $0.line <= 6 })
            #expect(lexicon.entries(of: .units).count <= 5)
            _ = LexiconCheck(files: [file])
        }
    }
}
