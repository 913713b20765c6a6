/// Bits of every word of a lexicon, for asking in one load whether a token is worth a look-up.
///
/// A word has the bits of all entries of a family whose forms begin with it, and those of its shorter readings:
/// a bit that is not set means that no such entry starts at the token, whatever is taken off its front.
public struct WordFlags: Sendable {
    @usableFromInline let bits: [UInt32]

    /// Flags of a family's entries.
    ///
    /// - Parameter bits: the bits of an entry; 0 where it does not matter.
    public init(_ lexicon: Lexicon, of family: Family, _ bits: (EntryID) -> UInt32) {
        let tables = lexicon.tables
        var flags = [UInt32](repeating: 0, count: tables.words.count)
        for entry in lexicon.entries(of: family) {
            let bits = bits(entry)
            guard bits != 0 else { continue }
            for form in tables.forms(of: entry) { flags[Int(tables.firstWord(ofNode: form))] |= bits }
        }
        for link in tables.links { flags[Int(link.word)] |= flags[Int(link.shorter)] }
        self.bits = flags
    }

    /// The bits of the token at `index`.
    @inlinable
    public subscript(index: Int, text: LexicalText) -> UInt32 { bits[Int(text.lookups[index].reading.word)] }
}
