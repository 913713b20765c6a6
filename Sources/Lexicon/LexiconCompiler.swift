import ArabicText

extension LexiconTables {
    /// Compiles files; lines with mistakes are left out and reported.
    init(compiling files: [LexiconFile], errors: inout [LexiconError]) {
        self.files = files
        // About how many words, phrases and forms files of this size hold; what holds them grows where it must.
        let size = files.reduce(0) { $0 + $1.contents.count }
        words = KeyedList(none: Word(key: WordKey(low: 0, high: 0)), capacity: size / 48)
        nodes = KeyedList(none: Node(parent: 0, word: 0), capacity: size / 48)
        nodes.reserveCapacity(size / 24)
        forms.reserveCapacity(size / 24)
        entries.reserveCapacity(size / 100)
        var compiler = FormCompiler()
        for family in Family.allCases {
            let first = EntryID(entries.count)
            compiler.family = family
            for (number, file) in files.enumerated() where file.family == family {
                file.forEachRow(errors: &errors) { row, bytes, errors in
                    entries.append(
                        Entry(
                            file: UInt16(truncatingIfNeeded: number), start: UInt32(row.id.lowerBound),
                            features: UInt32(row.features.lowerBound),
                            featuresEnd: UInt32(row.features.upperBound), firstForm: UInt32(forms.count)))
                    add(row.forms, bytes, &compiler)
                    if !compiler.hasForm {
                        errors.append(
                            LexiconError(
                                path: file.path, line: row.line,
                                message: "no form; write at least one word in the fourth column"))
                    }
                }
            }
            familyEntries.append(first..<EntryID(entries.count))
        }
        sortSenses()
        linkShorterReadings()
    }

    /// Adds the forms of a row.
    ///
    /// Words of plain Arabic or Latin letters, with spaces between them, are taken straight from the bytes; from
    /// the first one of a form on that has something else, it is for the tokenizer to say what the words are.
    private mutating func add(_ range: Range<Int>, _ bytes: Span<UInt8>, _ compiler: inout FormCompiler) {
        compiler.hasForm = false
        compiler.node = 0
        var at = range.lowerBound
        while at < range.upperBound {
            switch bytes[at] {
            case 0x20: at &+= 1
            case 0x7C:
                endForm(&compiler)
                at &+= 1
            default:
                let (key, end) = compiler.plainLetters.word(bytes, at, range.upperBound)
                if let key, end == range.upperBound || bytes[end] == 0x20 || bytes[end] == 0x7C {
                    add(intern(key), &compiler)
                    at = end
                } else {
                    // A bar is a token of its own, so the form can be cut at it first.
                    let end = min(bytes.firstIndex(of: 0x7C, from: at), range.upperBound)
                    addTokens(bytes.extracting(at..<end), &compiler)
                    at = end
                }
            }
        }
        endForm(&compiler)
    }

    @inline(__always)
    private mutating func endForm(_ compiler: inout FormCompiler) {
        let node = compiler.node
        guard node != 0 else { return }
        compiler.hasForm = true
        compiler.node = 0
        forms.append(node)
        let last = nodes[Int(node)]
        if last.parent == 0 {
            let family = Families(compiler.family)
            if !words[Int(last.word)].alone.contains(family) { words[Int(last.word)].alone.insert(family) }
        }
    }

    private mutating func addTokens(_ part: Span<UInt8>, _ compiler: inout FormCompiler) {
        compiler.tokenizer.tokenize(part, into: &compiler.text)
        for token in compiler.text.tokens {
            let key = compiler.text.key(token)
            let count = words.count
            let word = intern(key)
            if key.isHashed, words.count > count {
                let start = Int(token.letters)
                longWords.append((word, Array(compiler.text.letters[start..<start + Int(token.letterCount)])))
            }
            add(word, &compiler)
        }
    }

    /// Adds a word to the form that is being read.
    @inline(__always)
    private mutating func add(_ word: WordID, _ compiler: inout FormCompiler) {
        if compiler.node == 0 {
            let family = Families(compiler.family)
            if !words[Int(word)].families.contains(family) { words[Int(word)].families.insert(family) }
            if words[Int(word)].root == 0 {
                words[Int(word)].root = nodes.append(Node(parent: 0, word: word))
            }
            compiler.node = words[Int(word)].root
        } else {
            let count = nodes.count
            let next = nodes.insert(Node(parent: compiler.node, word: word))
            if nodes.count > count { filter.insert(compiler.node, word) }
            compiler.node = next
        }
    }

    @inline(__always)
    private mutating func intern(_ key: WordKey) -> WordID {
        let count = words.count
        let word = words.insert(Word(key: key))
        if words.count > count { known.insert(key) }
        return word
    }

    /// Sorts the senses by node, keeping file order within one.
    private mutating func sortSenses() {
        // The number of senses of node `n` is counted at `n + 2`; its sum, at `n + 1`, is where they begin. Putting
        // them there moves it on to where they end, which is where those of the next node begin.
        var starts = [UInt32](repeating: 0, count: nodes.count + 2)
        for node in forms { starts[Int(node) + 2] += 1 }
        for index in 2..<starts.count { starts[index] += starts[index - 1] }
        senses = Array(repeating: Sense(family: .numerals, entry: 0), count: forms.count)
        for family in Family.allCases {
            for entry in familyEntries[Int(family.rawValue)] {
                for node in forms(of: entry) {
                    senses[Int(starts[Int(node) + 1])] = Sense(family: family, entry: entry)
                    starts[Int(node) + 1] += 1
                }
            }
        }
        nodeSenses = starts
    }

    /// Finds, for each word, the word left when the fewest proclitic letters are taken off.
    private mutating func linkShorterReadings() {
        // Links by the length of their word; there are few long ones.
        var linksOfLength = [[Link]](repeating: [], count: WordKey.capacity + 1)
        var longLinks: [(length: Int, link: Link)] = []
        for index in 1..<words.count {
            let key = words[index].key
            let count = key.letterCount
            guard !key.isHashed, count > 2, Letters.isArabic(UInt8(truncatingIfNeeded: key.low)) else {
                continue
            }
            let front = UInt32(truncatingIfNeeded: key.low)
            for prefix in Proclitics.prefixes(front: front, count: count) {
                if link(WordID(index), prefix, key.droppingFirst(prefix)) {
                    linksOfLength[count].append(Link(word: WordID(index), shorter: words[index].shorter.word))
                    break
                }
            }
        }
        for (word, letters) in longWords where Letters.isArabic(letters[0]) {
            for prefix in Proclitics.prefixes(letters, from: 0, count: letters.count) {
                if link(word, prefix, WordKey(letters, from: prefix, count: letters.count - prefix)) {
                    longLinks.append(
                        (letters.count, Link(word: word, shorter: words[Int(word)].shorter.word)))
                    break
                }
            }
        }
        longLinks.sort { $0.length < $1.length }
        links = linksOfLength.flatMap { $0 } + longLinks.map(\.link)
        for index in 1..<words.count { words[index].allFamilies = words[index].families }
        for link in links {
            words[Int(link.word)].allFamilies.formUnion(words[Int(link.shorter)].allFamilies)
        }
    }

    /// Makes the word with a key the next reading of another; `false` where there is no such word.
    @inline(__always)
    private mutating func link(_ word: WordID, _ prefix: Int, _ key: WordKey) -> Bool {
        guard known.mayHave(key) else { return false }
        let shorter = words.index(of: key)
        guard shorter != 0 else { return false }
        words[Int(word)].shorter = Reading(word: shorter, prefix: UInt8(prefix))
        return true
    }
}

/// What is needed only while a lexicon is compiled.
private struct FormCompiler {
    let tokenizer = Tokenizer()
    let plainLetters = PlainLetters()
    var text = TokenizedText()
    /// The family being read.
    var family = Family.numerals
    /// Whether the row being read has a form.
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
