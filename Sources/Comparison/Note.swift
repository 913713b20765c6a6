import Extraction

/// Says what differs between the claims of a pair.
struct Note {
    var message: Message?
    var hint: Hint?

    init(_ a: PreparedClaim, _ b: PreparedClaim, _ facets: Facets, _ identity: Identity) {
        guard !facets.isAgreement else { return }
        hint = identity.figures.hint ?? (facets.time == .differs ? .time : nil)
        var parts: [Message] = []
        if let hint { parts.append(Note.words(for: hint)) }
        if facets.value == .conflict, let one = a.claim.figure, let other = b.claim.figure {
            parts.append(
                Message(
                    ar: "قيمتان لا تجتمعان: \(one.text)، و\(other.text)",
                    en: "amounts that exclude each other: \(one.text), \(other.text)"))
        }
        if facets.value == .incomparable, hint == nil {
            parts.append(Message(ar: "لا تقارن القيمتان", en: "the amounts cannot be compared"))
        }
        if facets.value == .compatible, facets.bound == .same {
            parts.append(Message(ar: "قيمتان متوافقتان", en: "amounts that can both hold"))
        }
        parts += [
            Note.bound(facets.bound, a, b), Note.certainty(facets.certainty),
            Note.telling(facets.attribution, a, b),
            Note.time(facets.time), Note.subject(facets.subject),
        ].compactMap { $0 }
        if facets.via ?? .same != .same {
            parts.append(Message(ar: "الوسيلة الناقلة مختلفة", en: "said through another outlet"))
        }
        guard !parts.isEmpty else { return }
        message = Message(
            ar: parts.map(\.ar).joined(separator: "؛ "), en: parts.map(\.en).joined(separator: "; "))
    }

    static func words(for hint: Hint) -> Message {
        switch hint {
        case .percentForPoint:
            Message(ar: "نسبة مئوية مقابل نقطة مئوية", en: "per cent against percentage point")
        case .powerForEnergy: Message(ar: "قدرة مقابل طاقة", en: "power against energy")
        case .scale: Message(ar: "الرقم نفسه بمرتبة أخرى", en: "the same digits a power of a thousand apart")
        case .decimalMark:
            Message(ar: "الرقم نفسه والفاصلة منقولة", en: "the same digits, the decimal mark moved")
        case .currency: Message(ar: "عملتان مختلفتان", en: "two currencies")
        case .direction: Message(ar: "اتجاهان متعاكسان", en: "up against down")
        case .time: Message(ar: "زمنان لا يجتمعان", en: "two times that cannot both hold")
        case .digits: Message(ar: "الأرقام نفسها بترتيب آخر", en: "the same digits in another order")
        }
    }

    /// What the more definite claim left out.
    private static func bound(
        _ facet: Facets.BoundFacet, _ a: PreparedClaim, _ b: PreparedClaim
    ) -> Message? {
        switch facet {
        case .same: nil
        case .strongerInA: lost(b.claim.figure, by: ("الأول", "a"))
        case .strongerInB: lost(a.claim.figure, by: ("الثاني", "b"))
        }
    }

    private static func lost(_ figure: ComparedFigure?, by side: (ar: String, en: String)) -> Message? {
        guard let figure else { return nil }
        let (ar, en) =
            switch figure.bound {
            case .moreThan: ("أكثر من", "more than")
            case .atLeast: ("ما لا يقل عن", "at least")
            case .lessThan: ("أقل من", "less than")
            case .atMost: ("ما يصل إلى", "at most")
            case .exact: ("نحو", "about")
            case .between, .vague: ("", "")
            }
        guard ar.isEmpty else {
            return Message(ar: "\(side.ar) يسقط «\(ar)»", en: "\(side.en) leaves out “\(en)”")
        }
        return figure.bound == .between
            ? Message(ar: "\(side.ar) لا يذكر المدى كله", en: "\(side.en) does not give the whole range")
            : Message(ar: "\(side.ar) أكثر تحديدا", en: "\(side.en) is more definite")
    }

    private static func certainty(_ facet: Facets.Certainty) -> Message? {
        switch facet {
        case .same: nil
        case .higherInA: Message(ar: "الأول أكثر يقينا", en: "a is surer")
        case .higherInB: Message(ar: "الثاني أكثر يقينا", en: "b is surer")
        }
    }

    private static func telling(
        _ facet: Facets.Telling, _ a: PreparedClaim, _ b: PreparedClaim
    ) -> Message? {
        let first = a.teller.map { $0.source.name ?? $0.source.text ?? "" } ?? ""
        let second = b.teller.map { $0.source.name ?? $0.source.text ?? "" } ?? ""
        return switch facet {
        case .same: nil
        case .sameClass: Message(ar: "مصدران من نوع واحد", en: "sources of one kind")
        case .missingInA: Message(ar: "الأول لا يذكر المصدر (\(second))", en: "a names no source (\(second))")
        case .missingInB: Message(ar: "الثاني لا يذكر المصدر (\(first))", en: "b names no source (\(first))")
        case .different:
            Message(ar: "مصدران مختلفان: \(first) و\(second)", en: "different sources: \(first), \(second)")
        }
    }

    private static func time(_ facet: Facets.Time) -> Message? {
        switch facet {
        case .equal, .differs: nil
        case .compatible: Message(ar: "زمنان متوافقان", en: "times that can both hold")
        case .missingInA: Message(ar: "الأول لا يذكر الزمن", en: "a gives no time")
        case .missingInB: Message(ar: "الثاني لا يذكر الزمن", en: "b gives no time")
        }
    }

    private static func subject(_ facet: Facets.Subject) -> Message? {
        switch facet {
        case .equal: nil
        case .broaderInA: Message(ar: "موضوع الأول أوسع", en: "the subject of a is broader")
        case .broaderInB: Message(ar: "موضوع الثاني أوسع", en: "the subject of b is broader")
        case .underspecifiedInA:
            Message(ar: "موضوع الأول أقل تحديدا", en: "the subject of a is less specified")
        case .underspecifiedInB:
            Message(ar: "موضوع الثاني أقل تحديدا", en: "the subject of b is less specified")
        case .missingInA: Message(ar: "الأول لا يذكر الموضوع", en: "a names no subject")
        case .missingInB: Message(ar: "الثاني لا يذكر الموضوع", en: "b names no subject")
        }
    }
}
