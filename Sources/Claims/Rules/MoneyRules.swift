import Extraction
import Lexicon

extension Rule {
    /// An amount of money has a number.
    static let moneyVague = Rule(
        "money/vague", .note, needs: [.money, .vague],
        summary: Bilingual(ar: "لمبلغ المال رقم", en: "an amount of money has a number"),
        example: Bilingual(ar: "ستوفر الخطة المليارات", en: "the plan will save billions")
    ) { article, report in
        for index in article.measures {
            guard article.checkedFigures[index].isVague, article.checkedFigures[index].dimension == .money,
                let quantity = article.quantity(index)
            else { continue }
            report.fire(
                [index], at: quantity.span, ar: "«\(article.figure(index))» مبلغ بلا رقم",
                en: "“\(article.figure(index))” is money without a number")
        }
    }

    /// It is said what kind of money it is.
    static let moneyKindUnstated = Rule(
        "money/kind-unstated", .warning, needs: [.money, .gain],
        summary: Bilingual(
            ar: "يُذكر نوع المال: إيراد أم ربح", en: "it is said whether money is revenue or profit"),
        example: Bilingual(ar: "حققت الشركة 7 ملايين دولار", en: "the company made 7 million dollars")
    ) { article, report in
        for index in article.measures {
            guard article.checkedFigures[index].dimension == .money,
                article.claims[index].traits.contains(.gain)
            else { continue }
            report.fire(
                [index], at: article.span(index), ar: "«\(article.figure(index))» إيراد أم ربح؟",
                en: "“\(article.figure(index))”: revenue or profit?")
        }
    }

    /// The currency is the one that was written.
    static let moneyCurrencyInferred = Rule(
        "money/currency-inferred", .note, needs: .money,
        summary: Bilingual(ar: "العملة مستنتجة من السياق", en: "the currency was read from the context"),
        example: Bilingual(ar: "بلغ السعر 5 دولارات", en: "the price was 5 dollars")
    ) { article, report in
        let found = article.measures.filter { article.hasBareCurrency($0) }
        guard let first = found.first, let unit = article.quantity(first)?.unit else { return }
        let word = unit.text.map(article.text) ?? ""
        report.fire(
            found, at: article.span(first), ar: "«\(word)» بلا بلد، فُهمت \(unit.code)",
            en: "“\(word)” names no country and was read as \(unit.code)",
            [("code", unit.code)])
    }
}

extension CheckedArticle {
    /// Whether the currency of a figure is a bare noun that several countries share.
    func hasBareCurrency(_ claim: Int) -> Bool {
        guard checkedFigures[claim].dimension == .money, let unit = quantity(claim)?.unit,
            let span = unit.text
        else {
            return false
        }
        let tokens = tokens(of: span)
        guard tokens.count == 1, let token = tokens.first,
            let match = lexicon.match(.currencies, at: token, in: document.words), match.tokens.count == 1
        else { return false }
        return lexicon.entries(of: .currencies, at: match).contains { lexicon.id($0).hasPrefix("*") }
    }
}
