import ArabicText

extension LexiconTables {
    /// Compiles files; lines with mistakes are left out and reported.
    init(compiling files: [LexiconFile], errors: inout [LexiconError]) {
        self.files = files
        wordTable = HashIndex(minimumCapacity: 1 << 16)
        transitions = HashIndex(minimumCapacity: 1 << 16)
        words.reserveCapacity(1 << 16)
        starts.reserveCapacity(1 << 16)
        letters.reserveCapacity(1 << 19)
        entries.reserveCapacity(1 << 14)
        var builder = PhraseBuilder()
        for family in Family.allCases {
            let first = EntryID(entries.count)
            for (number, file) in files.enumerated() where file.family == family {
                for row in file.rows(errors: &errors) {
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
        let entry = EntryID(entries.count)
        entries.append(
            Entry(
                file: UInt16(number), line: UInt32(row.line), id: range(row.id),
                features: range(row.features),
                source: range(row.source), forms: range(row.forms)))
        builder.tokenizer.tokenize(file.bytes, row.forms, into: &builder.text)
        var node: UInt32 = 0
        var hasForm = false
        for index in builder.text.tokens.indices {
            let token = builder.text.tokens[index]
            if token.kind == .symbol, builder.text.letter(token, 0) == 0x7C {
                close(node, Sense(family: file.family, entry: entry), &builder)
                node = 0
                continue
            }
            let word = intern(token, builder.text)
            hasForm = true
            if node == 0 {
                starts.append((entry, word))
                words[Int(word)].families.insert(Families(file.family))
                if words[Int(word)].root == 0 {
                    builder.nodeCount += 1
                    words[Int(word)].root = builder.nodeCount
                }
                node = words[Int(word)].root
            } else {
                let fresh = builder.nodeCount + 1
                let from = node
                node = transitions.insert(UInt64(node) << 32 | UInt64(word), fresh)
                if node == fresh {
                    builder.nodeCount = fresh
                    filter.insert(from, word)
                }
            }
        }
        close(node, Sense(family: file.family, entry: entry), &builder)
        if !hasForm {
            errors.append(
                LexiconError(
                    path: file.path, line: row.line,
                    message: "no form; write at least one word in the fourth column"))
        }
    }

    private func close(_ node: UInt32, _ sense: Sense, _ builder: inout PhraseBuilder) {
        if node != 0 { builder.ends.append((node, sense)) }
    }

    private mutating func intern(_ token: Token, _ text: borrowing TokenizedText) -> WordID {
        let fresh = WordID(words.count)
        let word = wordTable.insert(text.key(token), fresh)
        if word == fresh {
            known.insert(text.key(token))
            var entry = Word()
            entry.letters = UInt32(letters.count)
            entry.letterCount = token.letterCount
            letters.append(
                contentsOf: text.letters[Int(token.letters)..<Int(token.letters) + Int(token.letterCount)])
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
                let shorter = wordTable.find(key)
                if shorter != 0 {
                    words[index].shorter = Reading(word: shorter, prefix: UInt8(prefix))
                    break
                }
            }
        }
        // A chain only ever leads to shorter words, so taking them by length sees each one's rest finished.
        var counts = [Int](repeating: 0, count: Int(UInt16.max) + 2)
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
    var text = TokenizedText()
    var nodeCount: UInt32 = 0
    var ends: [(UInt32, Sense)] = []
}
