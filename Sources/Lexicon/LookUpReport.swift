import ArabicText

/// What the lexicon knows of a word or phrase, and how it got there.
public struct LookUpReport: Sendable, Equatable, CustomStringConvertible {
    /// An entry found.
    public struct Entry: Sendable, Equatable {
        /// Its family.
        public let family: Family
        /// Its id column.
        public let id: String
        /// Its features column.
        public let features: String
        /// Where it stands, as `path:line`.
        public let location: String
    }

    /// One way to read a token.
    public struct Reading: Sendable, Equatable {
        /// Folded letters taken off the front as proclitics; empty for the whole word.
        public let proclitics: String
        /// The folded letters that are left: a word of the lexicon.
        public let word: String
        /// Entries whose form is this word alone.
        public let entries: [Entry]
        /// Families in which longer forms begin with this word.
        public let beginsPhrases: [Family]
    }

    /// A phrase of the lexicon that begins at a token.
    public struct Phrase: Sendable, Equatable {
        /// The source text of the phrase.
        public let text: String
        /// Its entries.
        public let entries: [Entry]
    }

    /// What is known of one token.
    public struct Token: Sendable, Equatable {
        /// The token as it was written.
        public let text: String
        /// Its kind, by name.
        public let kind: String
        /// Its folded letters, by which it is compared.
        public let letters: String
        /// Its readings, the longest word first; empty where no word of the lexicon is in it.
        public let readings: [Reading]
        /// The longest phrases of several words that begin here, one a family at most.
        public let phrases: [Phrase]
    }

    /// The tokens of the word or phrase asked for.
    public let tokens: [Token]

    /// The report for a terminal.
    public var description: String {
        var lines: [String] = []
        for token in tokens {
            lines.append("\(token.text)  \(token.kind), letters \(token.letters)")
            if token.readings.isEmpty { lines.append("  not in the lexicon") }
            for reading in token.readings {
                lines.append(
                    "  " + (reading.proclitics.isEmpty ? "" : reading.proclitics + " + ") + reading.word)
                lines += reading.entries.map { "    \($0)" }
                if !reading.beginsPhrases.isEmpty {
                    let families = reading.beginsPhrases.map(\.fileName).joined(separator: ", ")
                    lines.append("    begins longer forms of \(families)")
                }
            }
            for phrase in token.phrases {
                lines.append("  phrase \(phrase.text)")
                lines += phrase.entries.map { "    \($0)" }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension LookUpReport.Entry: CustomStringConvertible {
    /// The entry on one line.
    public var description: String { "\(family.fileName)  \(id)  \(features)  \(location)" }
}

extension Lexicon {
    /// Looks a word or a phrase up and says what was folded, what was taken off and what was found.
    public func report(on text: String) -> LookUpReport {
        let source = SourceText(text)
        var tokens = TokenizedText()
        Tokenizer().tokenize(source, into: &tokens)
        let words = annotate(tokens)
        let reports = words.text.tokens.indices.map { index in
            let token = words[index]
            let letters = words.text.letters[Int(token.letters)..<Int(token.letters) + Int(token.letterCount)]
            return LookUpReport.Token(
                text: source.slice(Int(token.start)..<Int(token.end)), kind: token.kind.name,
                letters: Letters.text(letters), readings: readings(at: index, in: words, letters),
                phrases: phrases(at: index, in: words, source))
        }
        return LookUpReport(tokens: reports)
    }

    private func readings(
        at index: Int, in text: LexicalText, _ letters: ArraySlice<UInt8>
    ) -> [LookUpReport.Reading] {
        var readings: [LookUpReport.Reading] = []
        var reading = text.lookups[index].reading
        while reading.word != 0 {
            let alone = senses(ofWord: reading.word).map { entry($0.entry, $0.family) }
            let word = tables.words[Int(reading.word)]
            let begun = Family.allCases.filter {
                word.families.subtracting(word.alone).contains(Families($0))
            }
            readings.append(
                LookUpReport.Reading(
                    proclitics: Letters.text(letters.prefix(Int(reading.prefix))),
                    word: Letters.text(letters.dropFirst(Int(reading.prefix))), entries: alone,
                    beginsPhrases: begun))
            reading = shorter(than: reading)
        }
        return readings
    }

    private func phrases(
        at index: Int, in text: LexicalText, _ source: SourceText
    ) -> [LookUpReport.Phrase] {
        var phrases: [LookUpReport.Phrase] = []
        for family in Family.allCases {
            guard let match = match(family, at: index, in: text), match.tokens.count > 1 else { continue }
            let bytes = Int(text[match.tokens.lowerBound].start)..<Int(text[match.tokens.upperBound - 1].end)
            phrases.append(
                LookUpReport.Phrase(
                    text: source.slice(bytes),
                    entries: entries(of: family, at: match).map { entry($0, family) }))
        }
        return phrases
    }

    private func entry(_ entry: EntryID, _ family: Family) -> LookUpReport.Entry {
        LookUpReport.Entry(
            family: family, id: id(entry), features: features(of: entry), location: location(entry))
    }
}
