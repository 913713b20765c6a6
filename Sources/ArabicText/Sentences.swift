/// Finds where sentences begin.
///
/// A stop ends a sentence unless it stands inside a number (those are one token), after an initial or an
/// abbreviation, or inside a Latin name or address. A line break ends a sentence unless the line before it is
/// plainly unfinished: it ends in a comma or in a word that cannot end a sentence, or the next line goes on
/// with closing punctuation. Stops that writers misplace are kept: later stages may join across them, but no
/// span is guessed here.
public struct Sentences: Sendable {
    /// Tokens after which a sentence is cut where nothing ended it.
    static let longest = 256

    /// Words that cannot end a sentence (prepositions, conjunctions, relative pronouns), by key.
    private let openWords: Set<WordKey>

    /// - Parameter openWords: words that cannot end a sentence, by key.
    public init(openWords: Set<WordKey> = []) { self.openWords = openWords }

    /// First token of every sentence, in order; empty for a text without tokens.
    public func starts(in text: borrowing TokenizedText) -> [Int] {
        var starts: [Int] = []
        starts.reserveCapacity(text.tokens.count / 16 + 1)
        append(startsIn: text, to: &starts)
        return starts
    }

    func append(startsIn text: borrowing TokenizedText, to starts: inout [Int]) {
        guard !text.tokens.isEmpty else { return }
        starts.append(0)
        var index = 0
        var last = 0
        let tokens = text.tokens.span
        let count = tokens.count
        while index < count {
            var next = index + 1
            if tokens[index].kind == .punctuation, isStop(text, index) {
                // Closing marks belong to the sentence they close: `…».`, `… .”`
                while next < count, isTrailing(text, next) { next += 1 }
            } else {
                // No sentence is very long: that is a table, a list or noise without stops. Cut, so that what is said
                // of a figure never takes in a whole text.
                guard next < count,
                    tokens[next].gap.contains(.newline) && breaksLine(text, after: index)
                        || next - last >= Sentences.longest
                else {
                    index = next
                    continue
                }
            }
            if next < count {
                starts.append(next)
                last = next
            }
            index = next
        }
    }

    /// Whether a punctuation mark ends a sentence.
    private func isStop(_ text: borrowing TokenizedText, _ index: Int) -> Bool {
        switch text.letter(text.tokens[index], 0) {
        case 0x21, 0x3F: return true
        case 0x2E: return isFullStop(text, index)
        default: return false
        }
    }

    /// Whether the stop at `index` ends a sentence rather than an abbreviation, an initial or a domain part.
    private func isFullStop(_ text: borrowing TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard index > 0 else { return false }
        let before = text.tokens[index - 1]
        guard index + 1 < text.tokens.count else { return true }
        let after = text.tokens[index + 1]
        if after.gap.contains(.newline) { return true }
        // `د. أحمد`, `J. Smith`, `ر.س`: one letter glued to its stop, but not the `هـ.` and `م.` of `1445 هـ.`.
        if token.isGlued, before.letterCount == 1, before.isWord {
            let isEra = index > 1 && text.tokens[index - 2].kind == .number && !after.isGlued
            return isEra || !after.isWord
        }
        // ` .5`: a number without its zero.
        if !token.isGlued, after.isGlued, after.kind == .number { return false }
        // `example.com`, `S.A.`, `3.x`: Latin glued on both sides.
        if token.isGlued, after.isGlued, before.kind == .latin, after.kind == .latin || after.kind == .number
        {
            return false
        }
        return true
    }

    /// Marks that still belong to the sentence before: further stops, closing quotes and brackets.
    private func isTrailing(_ text: borrowing TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard !token.gap.contains(.newline) else { return false }
        switch text.letter(token, 0) {
        case 0x2E, 0x21, 0x3F: return token.kind == .punctuation
        case 0x22: return token.isGlued || (index + 1 < text.tokens.count && !text.tokens[index + 1].isGlued)
        case 0x29, 0x5D: return token.kind == .punctuation
        default: return false
        }
    }

    private func breaksLine(_ text: borrowing TokenizedText, after index: Int) -> Bool {
        let token = text.tokens[index]
        let next = text.tokens[index + 1]
        if next.gap.contains(.blankLine) { return true }
        let letter = text.letter(token, 0)
        if token.kind == .punctuation, letter == Letters.arabicComma || letter == 0x2C { return false }
        if token.kind == .arabic, openWords.contains(text.key(token)) { return false }
        if next.kind == .punctuation {
            let mark = text.letter(next, 0)
            if mark == Letters.arabicComma || mark == 0x2C || mark == 0x2E || mark == 0x29 { return false }
        }
        return true
    }
}
