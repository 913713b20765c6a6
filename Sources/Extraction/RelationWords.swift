/// What words of the grammar say of how figures are related, a bit for each row of grammar.tsv: the rules of the
/// validator ask for them.
public struct RelationWords: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16

    /// Words from their bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Several share an amount (`معا`).
    @inlinable public static var joint: RelationWords { RelationWords(rawValue: 1) }
    /// Two things are as much as each other (`يعادل`).
    @inlinable public static var equal: RelationWords { RelationWords(rawValue: 2) }
    /// One thing is more than another (`يتجاوز`).
    @inlinable public static var exceed: RelationWords { RelationWords(rawValue: 4) }
    /// The same in other words (`أي`).
    @inlinable public static var gloss: RelationWords { RelationWords(rawValue: 8) }
    /// All of a thing (`بأكملها`).
    @inlinable public static var entire: RelationWords { RelationWords(rawValue: 16) }
    /// Another one (`أخرى`).
    @inlinable public static var other: RelationWords { RelationWords(rawValue: 32) }
    /// For one item (`للواحدة`).
    @inlinable public static var each: RelationWords { RelationWords(rawValue: 64) }
    /// By the year (`سنويا`).
    @inlinable public static var yearly: RelationWords { RelationWords(rawValue: 128) }
    /// Growth upon growth (`مركب`).
    @inlinable public static var compound: RelationWords { RelationWords(rawValue: 256) }
    /// Somebody or something of a kind (`دولة`).
    @inlinable public static var actor: RelationWords { RelationWords(rawValue: 512) }
    /// `عام`, `سنة`.
    @inlinable public static var year: RelationWords { RelationWords(rawValue: 1024) }

    /// The figure is part of the one before (`منهم`).
    @inlinable public static var part: RelationWords { RelationWords(rawValue: 2048) }

    /// More than another (`أكبر`).
    @inlinable public static var more: RelationWords { RelationWords(rawValue: 4096) }
    /// Less than another (`أقل`).
    @inlinable public static var less: RelationWords { RelationWords(rawValue: 8192) }
    /// Another time of the same thing (`السابق`).
    @inlinable public static var moment: RelationWords { RelationWords(rawValue: 16384) }

    /// One party buys from another, or contracts with it (`صفقة`).
    @inlinable public static var deal: RelationWords { RelationWords(rawValue: 32768) }

    /// All words that hold one thing against another.
    @inlinable public static var comparing: RelationWords { [.equal, .exceed, .more, .less] }

    /// The bit of a row of the grammar.
    public init(id: String) {
        self =
            switch id {
            case "name.joint": .joint
            case "relation.equal": .equal
            case "relation.exceed": .exceed
            case "link.apposition": .gloss
            case "relation.more": .more
            case "relation.less": .less
            case "relation.moment": .moment
            case "relation.deal": .deal
            case "relation.entire": .entire
            case "relation.other": .other
            case "relation.each": .each
            case "relation.yearly": .yearly
            case "relation.compound": .compound
            case "relation.year": .year
            case "link.part": .part
            case "actor": .actor
            default: []
            }
    }
}
