import ArabicText
import Testing

@testable import Lexicon

@Suite struct LexiconImageTests {
    private let files = [
        lexiconFile(.units, "km\tdimension=length\tUCUM\tكيلومتر|كم|كيلو متر\nm\t-\tUCUM\tمتر|والمتر\n"),
        lexiconFile(.places, "Far\ttype=city;country=SA\tusage\tالمدينةالبعيدةجداجدا|مدينة بعيدة\n"),
    ]

    private func compiled(_ files: [LexiconFile]) -> LexiconTables {
        var errors: [LexiconError] = []
        return LexiconCompiler.compile(files, errors: &errors)
    }

    /// What a lexicon of an image reads; `nil` where the image is not of the files.
    private func read<Result>(
        _ image: [UInt8], _ files: [LexiconFile], _ body: (Lexicon) throws -> Result
    ) rethrows -> Result? {
        // Tables begin at multiples of 64 bytes, where the compiler puts the constants of the program.
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(image.count, 1), alignment: 64)
        defer { unsafe memory.deallocate() }
        unsafe memory.copyBytes(from: image)
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: memory[..<image.count])
        return try unsafe LexiconImage.tables(in: bytes, files: files).map { try body(Lexicon($0)) }
    }

    /// Whatever words come first in it.
    @Test(arguments: [[], ["بعيدة", "متر", "المدينةالبعيدةجداجدا", "والمتر", "كيلومتر"]])
    func readsAsTheFilesDo(_ frequent: [String]) throws {
        var counts = WordCounts(Lexicon(compiled(files)))
        counts.add(frequentFirst: frequent.joined(separator: " "))
        var errors: [LexiconError] = []
        let tables = LexiconCompiler.compile(files, first: counts.frequentFirst, errors: &errors)
        let image = LexiconImage.image(of: tables)
        let found = try #require(
            read(image, files) { lexicon in
                [
                    lexicon.found(.units, in: "والكيلومتر"), lexicon.found(.units, in: "كيلو متر"),
                    lexicon.found(.places, in: "بالمدينةالبعيدةجداجدا"),
                    lexicon.found(.places, in: "المدينة"),
                    lexicon.features(lexicon.entries(of: .places).lowerBound)["country"],
                    lexicon.location(lexicon.entries(of: .units).upperBound - 1),
                    lexicon.forms(lexicon.entries(of: .units).lowerBound),
                ]
            })
        #expect(
            found == [
                "km@1-3", "km@2-0", "Far@1-1", nil, "SA", "test/units.tsv:3", "كيلومتر|كم|كيلو متر",
            ])
    }

    /// A word counts for what it is without its particles too.
    @Test func frequentWordsStandFirst() {
        var counts = WordCounts(Lexicon(compiled(files)))
        counts.add(frequentFirst: "غريب بعيدة والمتر كم متر")
        var errors: [LexiconError] = []
        let tables = LexiconCompiler.compile(files, first: counts.frequentFirst, errors: &errors)
        let letters = ["متر", "بعيدة", "والمتر", "كم"].map { word in
            let text = Tokenizer().tokenize(word)
            return text.key(text.tokens[0])
        }
        #expect((1...4).map { tables.words[$0].key } == letters)
    }

    /// An image is of its files and of no others: a program whose image is not compiles its files.
    @Test func anImageOfOtherFilesIsNotTaken() {
        let image = LexiconImage.image(of: compiled(files))
        #expect(read(image, files) { _ in true } == true)
        let others = [
            [], Array(files.dropLast()), files.reversed(),
            [
                lexiconFile(
                    .units, "km\tdimension=length\tUCUM\tكيلومتر|كم|كيلو متر\nm\t-\tUCUM\tمتر|والمتن\n"),
                files[1],
            ],
        ]
        for other in others { #expect(read(image, other) { _ in true } == nil) }
        for count in [0, 8, 24, 100, image.count / 2, image.count - 1] {
            #expect(read(Array(image[..<count]), files) { _ in true } == nil, "\(count) bytes")
        }
        #expect(read([0] + image.dropFirst(), files) { _ in true } == nil)
    }

    /// No byte is left to chance, so that images can be compared.
    @Test func theSameFilesMakeTheSameImage() {
        let image = Lexicon.embeddedImage()
        #expect(image == Lexicon.embeddedImage())
        #expect(read(image, LexiconFile.embedded) { LexiconImage.image(of: $0.tables) } == image)
        // Where the build was given an image, it is that of the files, in another order.
        if let tables = LexiconImage.embedded(LexiconFile.embedded) {
            #expect(LexiconImage.image(of: tables).count == image.count)
        }
    }

    @Test func digestsDiffer() {
        let rows = (0..<40).map { "r\($0)\t-\tusage\tكلمة" }.joined(separator: "\n")
        var bytes = Array("\(LexiconFile.header)\n\(rows)".utf8)
        var seen: Set<UInt64> = []
        for index in bytes.indices {
            bytes[index] ^= 1
            seen.insert(LexiconImage.digest([LexiconFile(family: .nouns, path: "n", bytes: bytes)]))
            bytes[index] ^= 1
        }
        seen.insert(LexiconImage.digest([LexiconFile(family: .nouns, path: "n", bytes: bytes)]))
        seen.insert(LexiconImage.digest([LexiconFile(family: .units, path: "n", bytes: bytes)]))
        #expect(seen.count == bytes.count + 2)
    }
}

@Suite struct KeyedTableTests {
    private struct Number: Keyed {
        var key: UInt64
        var value: UInt32
    }

    /// A table grows with what is put into it and finds all of it, and nothing else.
    @Test(arguments: [0, 1, 7, 8, 1000, 40_000])
    func everythingIsFound(_ count: Int) {
        let memory = TableMemory()
        var column = KeyedColumn(none: Number(key: 0, value: 0), capacity: 4, indexed: 4)
        for number in 0..<count {
            // Every third element is there but is not to be found.
            if number % 3 == 0 {
                #expect(column.append(Number(key: UInt64(number) * 2 + 1, value: 1)) == number + 1)
            } else {
                #expect(column.insert(Number(key: UInt64(number) * 2 + 1, value: 2)) == number + 1)
            }
        }
        for number in 0..<count where number % 3 != 0 {
            #expect(column.insert(Number(key: UInt64(number) * 2 + 1, value: 3)) == number + 1)
        }
        let table = column.table(in: memory)
        #expect(table.count == count + 1)
        for number in 0..<count {
            let found = table.index(of: UInt64(number) * 2 + 1)
            #expect(found == (number % 3 == 0 ? 0 : UInt32(number) + 1))
            #expect(table.index(of: UInt64(number) * 2 + 2) == 0)
            if found != 0 { #expect(table[Int(found)].value == 2) }
        }
    }
}
