import ArabicText
import CLexicons

/// The stems of Arabic news and how frequent they are, from word-forms.tsv.
///
/// Letters are those of the tokenizer, except that `ة` keeps a letter of its own: at the end of a word `ه` may be
/// a pronoun and `ة` may not.
struct StemTable: Sendable {
    /// Letter of `ة`.
    static let tehMarbuta = Letters.arabic(0x629)

    private struct Stem: Keyed {
        var key: WordKey
        var frequency: UInt32
    }

    private let stems: KeyedTable<Stem>
    /// Keeps the stems.
    private let memory = TableMemory()
    private(set) var letterModel = LetterModel()
    /// How many stems there are.
    var count: Int { stems.count - 1 }

    /// The embedded table, read when it is first asked for. A test reads it too, so that it has no mistakes.
    static let embedded: StemTable =
        (try? StemTable(path: "Lexicons/word-forms.tsv", bytes: embeddedBytes)) ?? StemTable()

    /// The embedded file.
    static var embeddedBytes: [UInt8] {
        let file = unsafe arqam_word_forms()
        guard let start = unsafe file.bytes else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: start, count: file.count))
    }

    /// A table without stems.
    private init() { stems = StemTable.column(capacity: 0).table(in: memory) }

    private static func column(capacity: Int) -> KeyedColumn<Stem> {
        KeyedColumn(
            none: Stem(key: WordKey(low: 0, high: 0), frequency: 0), capacity: capacity, indexed: capacity)
    }

    /// Reads the file; throws the first mistake found in it.
    init(path: String, bytes: [UInt8]) throws(LexiconError) {
        var line = 0
        var sawHeader = false
        var column = StemTable.column(capacity: 1 << 15)
        for row in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            guard let first = row.first, first != 0x23 else { continue }
            guard sawHeader else {
                sawHeader = true
                continue
            }
            let columns = row.split(separator: 0x09)
            guard columns.count == 3, let frequency = StemTable.frequency(columns[0]) else {
                throw LexiconError(
                    path: path, line: line, message: "three columns are due: frequency⇥head⇥endings")
            }
            let head = StemTable.letters(columns[1])
            for ending in columns[2].split(separator: 0x20) {
                let stem = ending.elementsEqual([0x2D]) ? head : head + StemTable.letters(ending)
                _ = column.insert(Stem(key: WordKey(stem, from: 0, count: stem.count), frequency: frequency))
                if frequency != StemTable.functionWord { letterModel.add(stem) }
            }
        }
        stems = column.table(in: memory)
    }

    /// Marks a function word; above any frequency.
    static let functionWord: UInt32 = 99

    /// The frequency of a stem plus 1, so that 0 is none; ``functionWord`` for a function word.
    func frequency(_ stem: [UInt8]) -> UInt32 {
        stems[Int(stems.index(of: WordKey(stem, from: 0, count: stem.count)))].frequency
    }

    /// The letters of a text, one by one, with `ة` apart.
    static func letters(_ utf8: some Sequence<UInt8>) -> [UInt8] {
        String(decoding: Array(utf8), as: UTF8.self).unicodeScalars.map { letter(of: $0.value) }
    }

    /// The letter of a scalar, with `ة` apart; 0 where it has none.
    static func letter(of scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x629, 0x6C3, 0xFE93, 0xFE94: tehMarbuta
        default: Letters.properties(of: scalar).letter
        }
    }

    private static func frequency(_ column: ArraySlice<UInt8>) -> UInt32? {
        let text = String(decoding: column, as: UTF8.self)
        return text == "function" ? functionWord : UInt32(text).map { $0 + 1 }
    }
}
