import ArabicText
import CLexicons

/// The tables of a lexicon as bytes, for a program to have them as constants instead of making them at every start.
///
/// `make build` writes the image of the embedded files and builds the program once more with it. An image says
/// which files it was made from; a program that has none, or one of other files, compiles its files when it starts.
enum LexiconImage {
    /// What an image begins with; the number is that of its layout.
    private static let magic: UInt64 = 0x0003_4d51_5241_584c
    /// Every table begins at a multiple of this.
    private static let alignment = 64

    /// A table in an image.
    private struct Section: BitwiseCopyable, Sendable {
        var offset: UInt64
        var count: UInt64
        var stride: UInt64
    }

    private struct Header: BitwiseCopyable, Sendable {
        var magic: UInt64
        /// A digest of the files.
        var files: UInt64
        var sectionCount: UInt64
    }

    /// Writes tables one after the other.
    private struct Writer {
        private var sections: [Section] = []
        private var tables: [UInt8] = []

        mutating func add<Element>(_ table: Table<Element>) {
            begin(count: table.count, stride: MemoryLayout<Element>.stride)
            table.appendBytes(to: &tables)
        }

        mutating func add(_ entry: DerivedRecorder.Entry) {
            begin(count: entry.count, stride: entry.stride)
            tables += entry.bytes
        }

        private mutating func begin(count: Int, stride: Int) {
            while tables.count % LexiconImage.alignment != 0 { tables.append(0) }
            sections.append(
                Section(offset: UInt64(tables.count), count: UInt64(count), stride: UInt64(stride)))
        }

        /// The image; offsets of the tables become those in it.
        func image(of files: [LexiconFile]) -> [UInt8] {
            let size = MemoryLayout<Header>.size + sections.count * MemoryLayout<Section>.size
            let start = (size + LexiconImage.alignment - 1) / LexiconImage.alignment * LexiconImage.alignment
            var image: [UInt8] = []
            func append(_ number: UInt64) {
                for shift in 0..<8 { image.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))) }
            }
            append(LexiconImage.magic)
            append(LexiconImage.digest(files))
            append(UInt64(sections.count))
            for section in sections {
                append(section.offset + UInt64(start))
                append(section.count)
                append(section.stride)
            }
            image += [UInt8](repeating: 0, count: start - size)
            return image + tables
        }
    }

    /// Reads tables in the order they were written.
    @safe private struct Reader {
        private let image: UnsafeRawBufferPointer
        private let sectionCount: Int
        private var read = 0

        /// `nil` where the bytes are no image of the files.
        @unsafe init?(_ image: UnsafeRawBufferPointer, files: [LexiconFile]) {
            guard image.count >= MemoryLayout<Header>.size else { return nil }
            let header = unsafe image.loadUnaligned(as: Header.self)
            guard header.magic == LexiconImage.magic, header.sectionCount < 64,
                header.files == LexiconImage.digest(files)
            else { return nil }
            unsafe self.image = image
            sectionCount = Int(header.sectionCount)
        }

        /// The next table; `nil` where none of such elements stands there.
        mutating func table<Element>(of type: Element.Type = Element.self) -> Table<Element>? {
            guard let raw = rawTable(named: 0), raw.stride == MemoryLayout<Element>.stride,
                unsafe Int(bitPattern: raw.start) % MemoryLayout<Element>.alignment == 0
            else { return nil }
            return unsafe Table(start: raw.start.assumingMemoryBound(to: Element.self), count: raw.count)
        }

        /// The next table, whatever its elements are.
        mutating func rawTable(named name: UInt64) -> DerivedTables.Raw? {
            guard read < sectionCount else { return nil }
            let place = MemoryLayout<Header>.size + read * MemoryLayout<Section>.size
            guard unsafe place + MemoryLayout<Section>.size <= image.count,
                let base = unsafe image.baseAddress
            else {
                return nil
            }
            let section = unsafe image.loadUnaligned(fromByteOffset: place, as: Section.self)
            let start = unsafe base + Int(section.offset)
            guard unsafe section.offset + section.count * section.stride <= UInt64(image.count) else {
                return nil
            }
            read += 1
            return unsafe DerivedTables.Raw(
                name: name, start: start, count: Int(section.count), stride: Int(section.stride))
        }

        /// The tables of readers: their names, and then each of them.
        mutating func derivedTables() -> DerivedTables? {
            guard let names = table(of: UInt64.self) else { return nil }
            var tables: [DerivedTables.Raw] = []
            for name in names {
                guard let table = rawTable(named: name) else { return nil }
                tables.append(table)
            }
            return DerivedTables(tables)
        }

        mutating func keyedTable<Element: Keyed>() -> KeyedTable<Element>? {
            guard let elements = table(of: Element.self), let slots = table(of: UInt32.self) else {
                return nil
            }
            return KeyedTable(elements: elements, slots: slots)
        }
    }

    /// The image of compiled tables, and of what readers made of them.
    static func image(of tables: LexiconTables, _ derived: [DerivedRecorder.Entry] = []) -> [UInt8] {
        var writer = Writer()
        writer.add(tables.words.elements)
        writer.add(tables.words.slots)
        writer.add(tables.steps.steps)
        writer.add(tables.known.bits)
        writer.add(tables.filter.bits)
        writer.add(tables.longWords)
        writer.add(tables.longLetters)
        writer.add(tables.links)
        writer.add(tables.senses)
        writer.add(tables.entries)
        writer.add(tables.forms)
        writer.add(tables.firstEntries)
        var names = Column<UInt64>(capacity: derived.count)
        for table in derived { names.append(DerivedTables.number(of: table.name)) }
        let memory = TableMemory()
        writer.add(memory.table(names))
        for table in derived { writer.add(table) }
        return writer.image(of: tables.files)
    }

    /// The tables in an image; `nil` where it is none of the files.
    ///
    /// - Parameter image: constants of the program, which outlive the tables.
    @unsafe static func tables(in image: UnsafeRawBufferPointer, files: [LexiconFile]) -> LexiconTables? {
        guard var reader = unsafe Reader(image, files: files),
            let words = reader.keyedTable() as KeyedTable<LexiconTables.Word>?,
            let steps = reader.table(of: Step.self),
            let known = reader.table(of: UInt64.self),
            let filter = reader.table(of: UInt64.self),
            let longWords = reader.table(of: LexiconTables.LongWord.self),
            let longLetters = reader.table(of: UInt8.self),
            let links = reader.table(of: LexiconTables.Link.self),
            let senses = reader.table(of: Sense.self),
            let entries = reader.table(of: LexiconTables.Entry.self),
            let forms = reader.table(of: NodeID.self),
            let firstEntries = reader.table(of: EntryID.self), let derived = reader.derivedTables(),
            known.count == KeyFilter.size, filter.count == TransitionFilter.size,
            firstEntries.count == Family.allCases.count + 1
        else { return nil }
        return LexiconTables(
            files: files, memory: TableMemory(), words: words, steps: StepTable(steps: steps),
            known: KeyFilter(bits: known), filter: TransitionFilter(bits: filter), longWords: longWords,
            longLetters: longLetters, links: links, senses: senses, entries: entries, forms: forms,
            firstEntries: firstEntries, derived: derived)
    }

    /// The tables of the embedded image; `nil` where the program has none of its files.
    static func embedded(_ files: [LexiconFile]) -> LexiconTables? {
        let image = unsafe arqam_lexicon_image()
        guard let bytes = unsafe image.bytes else { return nil }
        return unsafe tables(in: UnsafeRawBufferPointer(start: bytes, count: image.count), files: files)
    }

    /// A digest of files, fast enough to be made at every start: four sums of products side by side.
    static func digest(_ files: [LexiconFile]) -> UInt64 {
        var sums: (UInt64, UInt64, UInt64, UInt64) = (
            0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 1
        )
        func mix(_ sum: inout UInt64, _ word: UInt64) {
            sum = (sum ^ word) &* 0x9e37_79b9_7f4a_7c15
            sum ^= sum &>> 32
        }
        for file in files {
            file.contents.withSpan { bytes in
                mix(&sums.0, UInt64(bytes.count))
                mix(&sums.1, UInt64(file.family.rawValue))
                let raw = unsafe bytes.bytes
                var at = 0
                while at &+ 32 <= bytes.count {
                    // Any bytes make numbers; the loop stays below the count.
                    mix(&sums.0, unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
                    mix(
                        &sums.1,
                        unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at &+ 8, as: UInt64.self))
                    mix(
                        &sums.2,
                        unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at &+ 16, as: UInt64.self))
                    mix(
                        &sums.3,
                        unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at &+ 24, as: UInt64.self))
                    at &+= 32
                }
                while at < bytes.count {
                    mix(&sums.0, UInt64(bytes[at]))
                    at &+= 1
                }
            }
        }
        return sums.0 ^ sums.1 &* 3 ^ sums.2 &* 5 ^ sums.3 &* 7
    }
}

extension Lexicon {
    /// The image of the embedded lexicon, compiled anew from its files.
    /// - Parameters:
    ///   - counts: by which the words are put in order; all of them must be of the embedded lexicon.
    ///   - derive: makes all readers of the lexicon, whose tables (``derived(_:_:)``) go into the image too.
    public static func embeddedImage(
        _ counts: WordCounts? = nil, _ derive: (Lexicon) -> Void = { _ in }
    ) -> [UInt8] {
        let (lexicon, derived) = recorded(first: counts?.frequentFirst ?? [], derive)
        return LexiconImage.image(of: lexicon.tables, derived)
    }

    /// The embedded lexicon, compiled anew, and the tables that readers make of it.
    static func recorded(
        first: [WordKey] = [], _ derive: (Lexicon) -> Void
    ) -> (Lexicon, [DerivedRecorder.Entry]) {
        var errors: [LexiconError] = []
        let recorder = DerivedRecorder()
        let lexicon = Lexicon(
            LexiconCompiler.compile(LexiconFile.embedded, first: first, errors: &errors), recorder: recorder)
        derive(lexicon)
        return (lexicon, recorder.entries)
    }

    /// Whether the embedded lexicon has its tables as constants of the program.
    public static var isEmbeddedCompiled: Bool { LexiconImage.embedded(LexiconFile.embedded) != nil }
}
