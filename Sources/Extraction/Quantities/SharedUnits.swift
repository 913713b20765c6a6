import ArabicText
import Lexicon

/// Amounts that leave their unit to a neighbour: `7 أو 10 سنوات`, `5 و6 ملايين برميل`, `من 3.5 مليار دولار إلى 2.9 مليار`.
extension QuantityExtractor {
    /// The amount joined to a bare one by `أو`, `و` or `إلى`: `7 أو 10 سنوات`, `5 و6 ملايين برميل`,
    /// `3 و5 و8 في المئة`, `ارتفع من 8 إلى 9 في المئة`.
    func joined(
        to amount: Amount, _ document: Document, limit: Int, _ context: CurrencyContext, depth: Int = 0
    ) -> Amount? {
        guard amount.isBare, amount.numeral.kind == .cardinal, !amount.numeral.definite, depth < 6,
            amount.numeral.plainDigits != 4 || amount.value > ExactDecimal(2100)
        else { return nil }
        var at = amount.tokens.upperBound
        guard at + 1 < min(limit, document.tokenCount), !document[at].gap.contains(.newline) else {
            return nil
        }
        let text = document.words.text
        let token = document[at]
        let isOr =
            token.letterCount == 2 && text.letter(token, 0) == Letters.alef
            && text.letter(token, 1) == Letters.waw
        let lone = amounts.numerals.isLone(Letters.waw, at, document)
        // Two levels, and no range, which was read before.
        if depth == 0, let to = cues.match(at, document, { $0.family == .range && $0.to }) {
            guard to.match.prefix == 0, to.match.tokens.count == 1,
                let second = amounts.read(at + 1, document, context, limit: limit),
                second.numeral.kind == .cardinal, second.unit != nil || second.counted != nil
            else { return nil }
            return second
        }
        if isOr || lone { at += 1 }
        guard var second = amounts.read(at, document, context, limit: limit),
            second.numeral.kind == .cardinal
        else { return nil }
        let parted = second.numeral.tokens.lowerBound
        if second.isBare, isOr == false,
            let last = joined(to: second, document, limit: limit, context, depth: depth + 1)
        {
            second.unit = last.unit
            second.counted = last.counted
            second.numeral.hasScale = last.numeral.hasScale
            second.numeral.lastScale = last.numeral.lastScale
        }
        guard second.unit != nil || second.counted != nil,
            isOr || lone || amounts.numerals.isJoined(at, second.numeral.prefix, document),
            parted - amount.tokens.upperBound <= 1,
            second.numeral.hasDigits == amount.numeral.hasDigits, !second.numeral.startsWithScale
        else { return nil }
        return second
    }

    func shareUnit(of second: Amount, _ amount: inout Amount, _ document: Document) {
        guard amount.inherited == nil else { return }
        amount.inherited = unit(of: second, document)
        if !amount.numeral.hasScale, second.numeral.hasScale, amount.value < ExactDecimal(1000),
            let scaled = amount.value.times(second.numeral.lastScale),
            // `من 950 إلى 1.2 مليون` has another scale in mind.
            scaled.approximation <= second.value.approximation * 20
        {
            amount.value = scaled
        }
    }

    /// `من 3.5 مليار دولار إلى 2.9 مليار`: the second amount is in the unit of the first; millions and more also
    /// where other words stand between them: `بلغ 188 مليار دولار، فيما ارتفعت الواردات إلى 232 مليارا`.
    func inheritUnit(_ amount: inout Amount, _ quantities: [Quantity], _ document: Document) {
        guard amount.per != nil || amount.isBare && amount.numeral.hasScale, let previous = quantities.last
        else { return }
        if let per = amount.per, previous.unit.per == per,
            document.sentence(ofToken: previous.tokens.lowerBound)
                == document.sentence(ofToken: amount.tokens.lowerBound)
        {
            // `200 ألف برميل باليوم … 500 ألف يوميا`
            amount.inherited = previous.unit
            return
        }
        if amount.isBare, amount.numeral.hasScale, previous.unit.dimension == .money,
            document.sentence(ofToken: previous.tokens.lowerBound)
                == document.sentence(ofToken: amount.tokens.lowerBound),
            amount.tokens.lowerBound - previous.tokens.upperBound <= 4
        {
            amount.inherited = previous.unit
            return
        }
        guard isMillions(amount), !countsThings(before: amount.tokens.lowerBound, document),
            let other = quantities.last(where: {
                $0.unit.dimension != .share && $0.unit.dimension != .duration
            }),
            isMoneyInMillions(other), amount.tokens.lowerBound - other.tokens.upperBound <= SharedUnits.reach,
            document.sentence(ofToken: amount.tokens.lowerBound)
                - document.sentence(ofToken: other.tokens.lowerBound) <= 1
        else { return }
        // `35 مليون ريال في الربع الثاني، بعد أن كانت 14 مليونا`
        amount.inherited = other.unit
    }

    /// `من 14 مليونا في النصف الأول من العام الماضي إلى 21 مليون ريال`: millions that are followed by nothing are of what
    /// the next ones of their sentence are of.
    func lendUnit(_ amount: Amount, to quantities: inout [Quantity], _ document: Document) {
        guard amount.inherited == nil, amount.unit?.entry.dimension == .money, amount.numeral.hasScale,
            let other = quantities.lastIndex(where: {
                $0.unit.dimension != .share && $0.unit.dimension != .duration
            }), case let before = quantities[other], before.unit.code == "{count}",
            before.unit.counted == nil,
            before.unit.per == nil, let value = before.value, value >= ExactDecimal(1_000_000),
            amount.tokens.lowerBound - before.tokens.upperBound <= SharedUnits.reach,
            document.sentence(ofToken: before.tokens.lowerBound)
                == document.sentence(ofToken: amount.tokens.lowerBound),
            document[before.tokens.upperBound - 1].kind == .arabic,
            !countsThings(before: before.tokens.lowerBound, document)
        else { return }
        var unit = unit(of: amount, document)
        unit.text = nil
        quantities[other].unit = unit
    }

    private func isMillions(_ amount: Amount) -> Bool {
        amount.isBare && amount.numeral.kind == .cardinal && amount.numeral.hasScale
            && amount.numeral.hasDigits && amount.numeral.lastScale >= ExactDecimal(1_000_000)
    }

    private func isMoneyInMillions(_ quantity: Quantity) -> Bool {
        quantity.unit.dimension == .money && quantity.unit.per == nil
            && quantity.value.map { $0 >= ExactDecimal(100_000) } ?? false
    }

    /// `عدد المشتركين إلى 36 مليونا`: a word before an amount says that it counts.
    private func countsThings(before token: Int, _ document: Document) -> Bool {
        let lexicon = amounts.lexicon
        return (max(0, token - SharedUnits.near)..<token).contains { index in
            guard let match = lexicon.match(.metrics, at: index, in: document.words) else { return false }
            return lexicon.entries(of: .metrics, at: match).contains {
                let dimensions = lexicon.features($0)["dimension"]?.split(separator: ",") ?? []
                return dimensions.contains("count") && !dimensions.contains("money")
            }
        }
    }
}

/// Bounds of the search for a unit that an amount leaves out.
private enum SharedUnits {
    /// How many words may lie between two amounts.
    static let reach = 30
    /// How many words before an amount say what it is.
    static let near = 8
}
