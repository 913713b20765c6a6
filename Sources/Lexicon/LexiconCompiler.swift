import ArabicText

extension LexiconTables {
    /// Compiles files; lines with mistakes are left out and reported.
    init(compiling files: [LexiconFile], errors: inout [LexiconError]) {
        self.files = files
        // About how many words, phrases and forms files of this size hold; what holds them grows where it must.
        let size = files.reduce(0) { $0 + $1.bytes.count }
        wordTable = HashIndex(minimumCapacity: size / 50)
        transitions = HashIndex(minimumCapacity: size / 50)
        words.reserveCapacity(size / 40)
        starts.reserveCapacity(size / 20)
        letters.reserveCapacity(size / 5)
        entries.reserveCapacity(size / 80)
        var builder = PhraseBuilder()
        builder.ends.reserveCapacity(size / 20)
        for family in Family.allCases {
            let first = EntryID(entries.count)
            for (number, file) in files.enumerated() where file.family == family {
                file.forEachRow(errors: &errors) { row, errors in
                    add(row, of: file, number: number, builder: &builder, errors: &errors)
                }
            }
            familyEntries.append(first..<EntryID(entries.count))
        }
        finish(&builder)
        linkShorterReadings()
    }

    private mutating func add(
        _ row: LexiconRow, of file: LexiconFile, number: Int, builder: inout PhraseBuilder,
        errors: inout [LexiconError]
    ) {
        func range(_ range: Range<Int>) -> Range<UInt32> {
            UInt32(range.lowerBound)..<UInt32(range.upperBound)
        }
        builder.entry = EntryID(entries.count)
        builder.family = file.family
        builder.hasForm = false
        entries.append(
            Entry(
                file: UInt16(number), line: UInt32(row.line), id: range(row.id),
                features: range(row.features),
                source: range(row.source), forms: range(row.forms)))
        // A bar is a token of its own, so the forms can be cut at it first.
        var start = row.forms.lowerBound
        for index in row.forms.lowerBound...row.forms.upperBound
        where index == row.forms.upperBound || file.bytes[index] == 0x7C {
            addForm(start..<index, of: file.bytes, &builder)
            start = index + 1
        }
        if !builder.hasForm {
            errors.append(
                LexiconError(
                    path: file.path, line: row.line,
                    message: "no form; write at least one word in the fourth column"))
        }
    }

    /// Adds one form.
    ///
    /// Words of plain Arabic or Latin letters, with spaces between them, are taken straight from the bytes; from
    /// the first one on that has something else, it is for the tokenizer to say what the words are.
    private mutating func addForm(_ form: Range<Int>, of bytes: [UInt8], _ builder: inout PhraseBuilder) {
        builder.node = 0
        var at = form.lowerBound
        while at < form.upperBound {
            if bytes[at] == 0x20 {
                at += 1
                continue
            }
            let (key, end) = builder.plainLetters.word(bytes.span, at, form.upperBound)
            guard let key, end == form.upperBound || bytes[end] == 0x20 else {
                addTokens(at..<form.upperBound, of: bytes, &builder)
                break
            }
            add(intern(key), &builder)
            at = end
        }
        if builder.node != 0 {
            builder.ends.append((builder.node, Sense(family: builder.family, entry: builder.entry)))
        }
    }

    private mutating func addTokens(_ part: Range<Int>, of bytes: [UInt8], _ builder: inout PhraseBuilder) {
        builder.tokenizer.tokenize(bytes, part, into: &builder.text)
        for index in builder.text.tokens.indices {
            add(intern(builder.text.tokens[index], builder.text), &builder)
        }
    }

    /// Adds a word to the form that is being read.
    private mutating func add(_ word: WordID, _ builder: inout PhraseBuilder) {
        builder.hasForm = true
        let from = builder.node
        if from == 0 {
            starts.append((builder.entry, word))
            words[Int(word)].families.insert(Families(builder.family))
            if words[Int(word)].root == 0 {
                builder.nodeCount += 1
                words[Int(word)].root = builder.nodeCount
            }
            builder.node = words[Int(word)].root
        } else {
            let fresh = builder.nodeCount + 1
            builder.node = transitions.insert(UInt64(from) << 32 | UInt64(word), fresh)
            if builder.node == fresh {
                builder.nodeCount = fresh
                filter.insert(from, word)
            }
        }
    }

    private mutating func intern(_ token: Token, _ text: borrowing TokenizedText) -> WordID {
        let fresh = WordID(words.count)
        let key = text.key(token)
        let word = wordTable.insert(key, fresh)
        if word == fresh {
            known.insert(key)
            var entry = Word()
            entry.letters = UInt32(letters.count)
            entry.letterCount = token.letterCount
            letters.append(
                contentsOf: text.letters[Int(token.letters)..<Int(token.letters) + Int(token.letterCount)])
            words.append(entry)
        }
        return word
    }

    /// The word whose letters a key holds as they are.
    private mutating func intern(_ key: WordKey) -> WordID {
        let fresh = WordID(words.count)
        let word = wordTable.insert(key, fresh)
        if word == fresh {
            known.insert(key)
            var entry = Word()
            entry.letters = UInt32(letters.count)
            for var half in [key.low, key.high] {
                while half != 0 {
                    letters.append(UInt8(truncatingIfNeeded: half))
                    half >>= 8
                }
            }
            entry.letterCount = UInt16(letters.count - Int(entry.letters))
            words.append(entry)
        }
        return word
    }

    /// Sorts the senses by node, keeping file order within one.
    private mutating func finish(_ builder: inout PhraseBuilder) {
        var counts = [UInt32](repeating: 0, count: Int(builder.nodeCount) + 2)
        for (node, _) in builder.ends { counts[Int(node) + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        nodeSenses = counts
        senses = Array(repeating: Sense(family: .numerals, entry: 0), count: builder.ends.count)
        for (node, sense) in builder.ends {
            senses[Int(counts[Int(node)])] = sense
            counts[Int(node)] += 1
        }
        for index in words.indices where words[index].root != 0 {
            let root = Int(words[index].root)
            for at in Int(nodeSenses[root])..<Int(nodeSenses[root + 1]) {
                words[index].alone.insert(Families(senses[at].family))
            }
        }
    }

    /// Finds, for each word, the word left when the fewest proclitic letters are taken off.
    private mutating func linkShorterReadings() {
        for index in 1..<words.count {
            let word = words[index]
            guard word.letterCount > 2, Letters.isArabic(letters[Int(word.letters)]) else { continue }
            let start = Int(word.letters)
            for prefix in Proclitics.prefixes(letters, from: start, count: Int(word.letterCount)).lengths {
                let key = WordKey(letters, from: start + prefix, count: Int(word.letterCount) - prefix)
                let shorter = known.mayHave(key) ? wordTable.find(key) : 0
                if shorter != 0 {
                    words[index].shorter = Reading(word: shorter, prefix: UInt8(prefix))
                    break
                }
            }
        }
        // A chain only ever leads to shorter words, so taking them by length sees each one's rest finished.
        let longest = words.reduce(0) { max($0, Int($1.letterCount)) }
        var counts = [Int](repeating: 0, count: longest + 2)
        for word in words { counts[Int(word.letterCount) + 1] += 1 }
        for length in 1..<counts.count { counts[length] += counts[length - 1] }
        byLength = Array(repeating: 0, count: words.count)
        for (index, word) in words.enumerated() {
            byLength[counts[Int(word.letterCount)]] = WordID(index)
            counts[Int(word.letterCount)] += 1
        }
        for word in byLength {
            let index = Int(word)
            words[index].allFamilies = words[index].families.union(
                words[Int(words[index].shorter.word)].allFamilies)
        }
    }
}

/// What is needed only while a lexicon is compiled.
private struct PhraseBuilder {
    let tokenizer = Tokenizer()
    let plainLetters = PlainLetters()
    var text = TokenizedText()
    var nodeCount: UInt32 = 0
    var ends: [(UInt32, Sense)] = []
    /// The entry being read, and whether a word of it has been.
    var entry: EntryID = 0
    var family = Family.numerals
    var hasForm = false
    /// The trie node of the form being read, as far as it has been; 0 before its first word.
    var node: UInt32 = 0
}

/// The letters that most words of the lexicon are made of: those of the basic Arabic block and of ASCII.
private struct PlainLetters {
    /// Letters of U+0600…U+06FF, or 0 where a scalar is no letter.
    private let arabic: [UInt8]
    /// Letters of ASCII, or 0.
    private let latin: [UInt8]

    init() {
        func letters(_ scalars: Range<UInt32>, _ script: ScalarClass) -> [UInt8] {
            scalars.map { scalar in
                let (kind, letter) = Letters.properties(of: scalar)
                // What stands for several letters has none of its own.
                return kind == script && (script == .latin || Letters.isArabic(letter)) ? letter : 0
            }
        }
        arabic = letters(0x600..<0x700, .arabic)
        latin = letters(0..<0x80, .latin)
    }

    /// The letters of one script that stand at `start`, packed, and where they end.
    ///
    /// There is no key where there are none or more than a key holds as they are.
    @inline(__always)
    func word(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> (key: WordKey?, end: Int) {
        var at = start
        var low: UInt64 = 0
        var high: UInt64 = 0
        var count = 0
        let isArabic = bytes[start] >= 0x80
        while at < limit {
            let first = bytes[at]
            let letter: UInt8
            if isArabic {
                // The lead bytes of the block.
                guard first & 0xFC == 0xD8, at &+ 1 < limit else { break }
                letter = arabic[Int(first & 0x03) &<< 6 | Int(bytes[at &+ 1] & 0x3F)]
            } else {
                letter = first < 0x80 ? latin[Int(first)] : 0
            }
            guard letter != 0 else { break }
            guard count < WordKey.capacity else { return (nil, at) }
            if count < 8 {
                low |= UInt64(letter) &<< UInt64(8 &* count)
            } else {
                high |= UInt64(letter) &<< UInt64(8 &* (count &- 8))
            }
            count &+= 1
            at &+= isArabic ? 2 : 1
        }
        return (count > 0 ? WordKey(low: low, high: high) : nil, at)
    }
}
