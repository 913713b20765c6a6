import ArabicText

/// Makes the tables of a lexicon from its files, in one pass over their bytes.
struct LexiconCompiler: ~Copyable {
    private var words: KeyedColumn<LexiconTables.Word>
    private var phrases: KeyedColumn<Phrase>
    private var known = Column<UInt64>(repeating: 0, count: KeyFilter.size)
    private var longWords = Column<LexiconTables.LongWord>(capacity: 64)
    private var longLetters = Column<UInt8>(capacity: 2048)
    private var entries: Column<LexiconTables.Entry>
    /// Where the forms of all entries end: a word, or a phrase with the highest bit set.
    private var forms: Column<UInt32>
    private var firstEntries = Column<EntryID>(capacity: Family.allCases.count + 1)
    private let plainLetters = PlainLetters()
    private let tokenizer = Tokenizer()
    private var text = TokenizedText()
    /// Keys of the words of a row, each form ended by ``endOfForm``.
    private var row = Column<WordKey>(capacity: 1024)
    /// The words of these keys; 0 for the end of a form.
    private var rowWords = Column<WordID>(capacity: 1024)

    /// Several words, as they are gathered; steps of the trie take their places when all are known.
    private struct Phrase: Keyed {
        /// What it goes on from: a word, or a phrase with the highest bit set.
        let parent: UInt32
        let word: WordID

        @inline(__always) var key: UInt64 { UInt64(parent) << 32 | UInt64(word) }
    }

    private static let isPhrase: UInt32 = 0x8000_0000

    /// A key that no word has: letters are never 0.
    private static let endOfForm = WordKey(low: 0, high: 0xFF)

    /// Compiles files; lines with mistakes are left out and reported.
    /// - Parameter first: words of the files that come before all others, in this order.
    static func compile(
        _ files: [LexiconFile], first: [WordKey] = [], errors: inout [LexiconError]
    ) -> LexiconTables {
        var compiler = LexiconCompiler(size: files.reduce(0) { $0 + $1.contents.count })
        // A long word is known by its letters too, which stand in the files alone.
        for key in first where !key.isHashed { _ = compiler.intern(key) }
        compiler.add(files, &errors)
        let memory = TableMemory()
        return compiler.tables(of: files, in: memory)
    }

    /// - Parameter size: bytes of the files. From it is guessed how many words, phrases and forms they hold; what
    ///   holds them grows where it must.
    private init(size: Int) {
        words = KeyedColumn(
            none: LexiconTables.Word(key: WordKey(low: 0, high: 0)), capacity: size / 45, indexed: size / 48)
        phrases = KeyedColumn(none: Phrase(parent: 0, word: 0), capacity: size / 48, indexed: size / 48)
        entries = Column(capacity: size / 100)
        forms = Column(capacity: size / 24)
    }

    private mutating func add(_ files: [LexiconFile], _ errors: inout [LexiconError]) {
        for family in Family.allCases {
            firstEntries.append(EntryID(entries.count))
            for (number, file) in files.enumerated() where file.family == family {
                file.forEachRow(errors: &errors) { row, bytes, errors in
                    entries.append(
                        LexiconTables.Entry(
                            file: UInt32(number), start: UInt32(row.id.lowerBound),
                            features: UInt32(row.features.lowerBound),
                            featuresEnd: UInt32(row.features.upperBound), firstForm: UInt32(forms.count)))
                    read(row.forms, bytes)
                    if !addForms(family) {
                        errors.append(
                            LexiconError(
                                path: file.path, line: row.line,
                                message: "no form; write at least one word in the fourth column"))
                    }
                }
            }
        }
        firstEntries.append(EntryID(entries.count))
    }

    // MARK: A row

    /// Reads the keys of a row's words.
    ///
    /// Words of plain Arabic or Latin letters, with spaces between them, are taken straight from the bytes; from
    /// the first one of a form on that has something else, it is for the tokenizer to say what the words are.
    private mutating func read(_ forms: Range<Int>, _ bytes: Span<UInt8>) {
        row.removeAll()
        var at = forms.lowerBound
        while at < forms.upperBound {
            switch bytes[at] {
            case 0x20: at &+= 1
            case 0x7C:
                row.append(LexiconCompiler.endOfForm)
                at &+= 1
            default:
                let (key, end) = plainLetters.word(bytes, at, forms.upperBound)
                if end > at, end == forms.upperBound || bytes[end] == 0x20 || bytes[end] == 0x7C {
                    row.append(key)
                    at = end
                } else {
                    // A bar is a token of its own, so the form can be cut at it first.
                    let end = min(bytes.firstIndex(of: 0x7C, from: at), forms.upperBound)
                    readTokens(bytes.extracting(at..<end))
                    at = end
                }
            }
        }
        row.append(LexiconCompiler.endOfForm)
    }

    private mutating func readTokens(_ part: Span<UInt8>) {
        tokenizer.tokenize(part, into: &text)
        for token in text.tokens {
            let key = text.key(token)
            row.append(key)
            guard key.isHashed, words.index(of: key) == 0 else { continue }
            let letters = longLetters.count
            for index in 0..<Int(token.letterCount) { longLetters.append(text.letter(token, index)) }
            longWords.append(
                LexiconTables.LongWord(
                    word: intern(key), letters: UInt32(letters), count: UInt32(token.letterCount)))
        }
    }

    /// Adds the forms that were read; whether there are any.
    private mutating func addForms(_ family: Family) -> Bool {
        // First all words, then all phrases: the processor looks several words up at the same time.
        rowWords.removeAll()
        for index in 0..<row.count {
            let key = row[index]
            rowWords.append(key == LexiconCompiler.endOfForm ? 0 : intern(key))
        }
        let first = forms.count
        var form: UInt32 = 0
        for index in 0..<rowWords.count {
            let word = rowWords[index]
            if word == 0 {
                guard form != 0 else { continue }
                forms.append(form)
                if form & LexiconCompiler.isPhrase == 0 { words[Int(form)].alone.insert(Families(family)) }
                form = 0
            } else if form == 0 {
                words[Int(word)].families.insert(Families(family))
                form = word
            } else {
                form = phrase(form, word)
            }
        }
        return forms.count > first
    }

    @inline(__always)
    private mutating func intern(_ key: WordKey) -> WordID {
        let count = words.count
        let word = words.insert(LexiconTables.Word(key: key))
        if words.count > count { KeyFilter.insert(key, &known) }
        return word
    }

    /// A word or phrase and one word more.
    @inline(__always)
    private mutating func phrase(_ parent: UInt32, _ word: WordID) -> UInt32 {
        let count = phrases.count
        let phrase = phrases.insert(Phrase(parent: parent, word: word))
        if phrases.count > count {
            words[Int(word)].places.insert(.later)
            if parent & LexiconCompiler.isPhrase == 0 { words[Int(parent)].places.insert(.first) }
        }
        return LexiconCompiler.isPhrase | phrase
    }

    // MARK: All rows

    private consuming func tables(of files: [LexiconFile], in memory: TableMemory) -> LexiconTables {
        let links = linkShorterReadings()
        var starts = Column<UInt32>(repeating: 0, count: words.count + phrases.count + 2)
        let senses = sortSenses(starts: &starts)
        var filter = Column<UInt64>(repeating: 0, count: TransitionFilter.size)
        let steps = placeSteps(starts, senses, &filter)
        return LexiconTables(
            files: files, memory: memory, words: words.table(in: memory),
            steps: StepTable(steps: memory.table(steps)), known: KeyFilter(bits: memory.table(known)),
            filter: TransitionFilter(bits: memory.table(filter)), longWords: memory.table(longWords),
            longLetters: memory.table(longLetters), links: memory.table(links),
            senses: memory.table(senses), entries: memory.table(entries), forms: memory.table(forms),
            firstEntries: memory.table(firstEntries))
    }

    /// The senses of all forms, those of one phrase together, in file order.
    ///
    /// - Parameter starts: zeroes, which become where the senses of each phrase begin: words by their ids, and behind
    ///   them the phrases of several words.
    private mutating func sortSenses(starts: inout Column<UInt32>) -> Column<Sense> {
        // The number of senses of phrase `n` is counted at `n + 2`; its sum, at `n + 1`, is where they begin. Putting
        // them there moves it on to where they end, which is where those of the next phrase begin.
        for index in 0..<forms.count { starts[number(of: forms[index]) + 2] += 1 }
        // Sense 0 is none.
        starts[1] = 1
        for index in 2..<starts.count { starts[index] += starts[index - 1] }
        var senses = Column(repeating: Sense(family: .numerals, entry: 0), count: forms.count + 1)
        var form = 0
        for family in Family.allCases {
            for entry in firstEntries[Int(family.rawValue)]..<firstEntries[Int(family.rawValue) + 1] {
                let next = Int(entry) + 1
                let end = next < entries.count ? Int(entries[next].firstForm) : forms.count
                while form < end {
                    let place = number(of: forms[form]) + 1
                    senses[Int(starts[place])] = Sense(family: family, entry: entry)
                    starts[place] += 1
                    form += 1
                }
            }
        }
        for number in 1..<words.count + phrases.count where starts[number] < starts[number + 1] {
            senses[Int(starts[number + 1]) - 1].isLast = true
            if number < words.count { words[number].firstSense = starts[number] }
        }
        return senses
    }

    /// The number of a form among the words and, behind them, the phrases.
    @inline(__always)
    private func number(of form: UInt32) -> Int {
        form & LexiconCompiler.isPhrase == 0
            ? Int(form) : words.count + Int(form & ~LexiconCompiler.isPhrase)
    }

    /// Puts the phrases into their places, each after what it goes on from, and has the forms end there.
    private mutating func placeSteps(
        _ starts: borrowing Column<UInt32>, _ senses: borrowing Column<Sense>,
        _ filter: inout Column<UInt64>
    ) -> Column<Step> {
        var steps = Column(
            repeating: Step(parent: 0, word: 0), count: StepTable.places(for: phrases.count))
        var nodes = Column<NodeID>(capacity: phrases.count)
        nodes.append(0)
        func node(of form: UInt32, _ nodes: borrowing Column<NodeID>) -> NodeID {
            form & LexiconCompiler.isPhrase == 0 ? form : nodes[Int(form & ~LexiconCompiler.isPhrase)]
        }
        for index in 1..<phrases.count {
            let phrase = phrases[index]
            var step = Step(parent: node(of: phrase.parent, nodes), word: phrase.word)
            let number = words.count + index
            if starts[number] < starts[number + 1] {
                step.firstSense = starts[number]
                for sense in starts[number]..<starts[number + 1] {
                    step.families.insert(Families(senses[Int(sense)].family))
                }
            }
            TransitionFilter.insert(step.parent, step.word, &filter)
            nodes.append(StepTable.insert(step, into: &steps))
        }
        for index in 0..<forms.count { forms[index] = node(of: forms[index], nodes) }
        return steps
    }

    /// Finds, for each word, the word left when the fewest proclitic letters are taken off; the words that have
    /// one, from the shortest to the longest.
    private mutating func linkShorterReadings() -> Column<LexiconTables.Link> {
        var ofLength = [[LexiconTables.Link]](repeating: [], count: WordKey.capacity + 1)
        for index in 1..<words.count {
            let key = words[index].key
            let letters = key.letterCount
            guard !key.isHashed, letters > 2, Letters.isArabic(UInt8(truncatingIfNeeded: key.low)) else {
                continue
            }
            let front = UInt32(truncatingIfNeeded: key.low)
            for prefix in Proclitics.prefixes(front: front, count: letters) {
                guard let link = link(WordID(index), prefix, key.droppingFirst(prefix)) else { continue }
                ofLength[letters].append(link)
                break
            }
        }
        var longLinks: [(count: UInt32, link: LexiconTables.Link)] = []
        for index in 0..<longWords.count {
            let long = longWords[index]
            let letters = (0..<Int(long.count)).map { longLetters[Int(long.letters) + $0] }
            guard Letters.isArabic(letters[0]) else { continue }
            for prefix in Proclitics.prefixes(letters, from: 0, count: letters.count) {
                let key = WordKey(letters, from: prefix, count: letters.count - prefix)
                guard let link = link(long.word, prefix, key) else { continue }
                longLinks.append((long.count, link))
                break
            }
        }
        longLinks.sort { $0.count < $1.count }
        var links = Column<LexiconTables.Link>(capacity: words.count)
        for list in ofLength { for link in list { links.append(link) } }
        for (_, link) in longLinks { links.append(link) }
        for index in 1..<words.count { words[index].allFamilies = words[index].families }
        for index in 0..<links.count {
            let link = links[index]
            words[Int(link.word)].allFamilies.formUnion(words[Int(link.shorter)].allFamilies)
        }
        return links
    }

    /// Makes the word with a key the next reading of another; `nil` where there is no such word.
    @inline(__always)
    private mutating func link(_ word: WordID, _ prefix: Int, _ key: WordKey) -> LexiconTables.Link? {
        guard KeyFilter.mayHave(key, known) else { return nil }
        let shorter = words.index(of: key)
        guard shorter != 0 else { return nil }
        words[Int(word)].shorter = Reading(word: shorter, prefix: UInt8(prefix))
        return LexiconTables.Link(word: word, shorter: shorter)
    }
}

/// The letters that most words of the lexicon are made of: those of the basic Arabic block and of ASCII.
private struct PlainLetters {
    /// Letters of U+0600…U+06FF, or 0 where a scalar is no letter.
    private let arabic: InlineArray<256, UInt8>
    /// Letters of ASCII, or 0.
    private let latin: InlineArray<128, UInt8>

    init() {
        func letter(_ scalar: Int, _ script: ScalarClass) -> UInt8 {
            let (kind, letter) = Letters.properties(of: UInt32(scalar))
            // What stands for several letters has none of its own.
            return kind == script && (script == .latin || Letters.isArabic(letter)) ? letter : 0
        }
        arabic = InlineArray { letter(0x600 + $0, .arabic) }
        latin = InlineArray { letter($0, .latin) }
    }

    /// The letters of one script that stand at `start`, as many as a key holds, and where they end.
    @inline(__always)
    func word(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> (key: WordKey, end: Int) {
        var at = start
        let isArabic = bytes[start] >= 0x80
        let low = letters(bytes, &at, limit, isArabic, atMost: 8)
        let high = at == start + (isArabic ? 16 : 8) ? letters(bytes, &at, limit, isArabic, atMost: 7) : 0
        return (WordKey(low: low, high: high), at)
    }

    /// Packs letters, the first lowest, and moves on behind them.
    @inline(__always)
    private func letters(
        _ bytes: Span<UInt8>, _ at: inout Int, _ limit: Int, _ isArabic: Bool, atMost count: UInt64
    ) -> UInt64 {
        var packed: UInt64 = 0
        var shift: UInt64 = 0
        if isArabic {
            let raw = unsafe bytes.bytes
            while shift < count &* 8, at &+ 2 <= limit {
                // Any bytes make a UInt16, and the loop stays below the limit.
                let pair = UInt16(
                    littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt16.self))
                // The two bytes of a scalar of the block.
                guard pair & 0xC0FC == 0x80D8 else { break }
                let letter = arabic[Int((pair & 0x03) &<< 6 | (pair &>> 8) & 0x3F)]
                guard letter != 0 else { break }
                packed |= UInt64(letter) &<< shift
                shift &+= 8
                at &+= 2
            }
        } else {
            while shift < count &* 8, at < limit {
                let letter = bytes[at] < 0x80 ? latin[Int(bytes[at])] : 0
                guard letter != 0 else { break }
                packed |= UInt64(letter) &<< shift
                shift &+= 8
                at &+= 1
            }
        }
        return packed
    }
}
