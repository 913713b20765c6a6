import ArabicText
import Extraction
import Lexicon

/// The metric and the holder that one noun phrase names.
struct PhraseParts {
    /// Tokens of the metric: `معدل البطالة`.
    var metric: Range<Int>?
    var key: String?
    var sense: ClaimLexicon.Metric?
    /// Whose it is: `الشركة` in `إيرادات الشركة`.
    var holder: Range<Int>?
    /// Whether the metric ends in a pronoun (`إيراداتها`).
    var hasPronoun = false
}

/// Takes noun phrases apart into what is measured and whose it is.
struct PhraseParser {
    let passage: Passage
    private var mentions: Mentions { _read { yield passage.mentions } }

    /// The parts of a phrase.
    func parts(of phrase: Range<Int>, dimension: Dimension) -> PhraseParts {
        var parts = PhraseParts()
        var at = phrase.lowerBound
        while at < phrase.upperBound, passage[at].kind == .demonstrative || passage[at].kind == .quote {
            at += 1
        }
        guard at < phrase.upperBound, let sense = passage[at].metric,
            passage[at].grammar?.kind != .actor || sense.form == .phrase
        else {
            parts.holder = phrase
            return parts
        }
        // A word is a metric only where what it measures is measured so: `رصيد 78 نقطة` is no budget.
        if sense.form == .noun, !sense.measures(dimension) {
            parts.holder = phrase
            return parts
        }
        var end = min(passage[at].metricEnd, phrase.upperBound)
        parts.key = passage.senses.name(sense.key)
        parts.sense = sense
        if isGeneric(at, sense), end < phrase.upperBound, passage[end].kind == .noun, end == at + 1 {
            // `عدد السكان`, `متوسط سعر الشقة`: the noun after says what is measured.
            let next = passage[end]
            if let inner = next.metric {
                parts.key = passage.senses.name(inner.key)
                parts.sense = inner
            }
            let innerEnd = next.metric == nil ? end + 1 : min(next.metricEnd, phrase.upperBound)
            if innerEnd < phrase.upperBound || next.metric != nil { end = innerEnd }
        }
        // Adjectives agree in their article.
        while end < phrase.upperBound, passage[end - 1].isDefinite || passage[end - 1].hasPronoun,
            passage[end].isDefinite,
            passage[end].conjunction == 0,
            !passage[end].hasPreposition
        {
            end += 1
        }
        // `الصادرات غير النفطية`
        if end + 1 < phrase.upperBound, passage[end].grammar?.kind == .privative { end += 2 }
        // `مكافأة مالية`: behind an indefinite noun an adjective of relation.
        while end < phrase.upperBound, !passage[end - 1].isDefinite, !passage[end - 1].hasPronoun,
            isRelational(end)
        {
            end += 1
        }
        parts.metric = phrase.lowerBound..<end
        parts.hasPronoun = sense.form == .possessive || passage[end - 1].hasPronoun
        if end < phrase.upperBound { parts.holder = end..<phrase.upperBound }
        return parts
    }

    /// Whether an indefinite word ends as adjectives of relation do, and names nothing.
    private func isRelational(_ token: Int) -> Bool {
        let word = passage[token]
        let written = passage.document[token]
        guard written.kind == .arabic, written.letterCount > 4, word.kind == .noun, !word.isDefinite,
            !word.hasPreposition, word.conjunction == 0, word.metric == nil,
            word.grammar == nil || word.grammar?.kind == .generic,
            mentions.entity(at: token) == nil,
            !passage.document.words.lookups[token].families.contains(.places)
        else { return false }
        let text = passage.document.words.text
        // `ية`, without the verbal nouns and measures that end so (`كمية`, `تغطية`).
        return text.lastLetter(written) == Letters.heh && !passage.document.endsInHeh(token)
            && text.letter(written, Int(written.letterCount) - 2) == Letters.yeh
    }

    private func isGeneric(_ token: Int, _ sense: ClaimLexicon.Metric) -> Bool {
        passage[token].grammar?.kind == .generic
    }

    /// A holder after the phrase: `طاقة التخزين لدى الشركة`.
    func holderAfter(_ token: Int, before end: Int) -> Range<Int>? {
        guard passage.contains(token), token < end else { return nil }
        let word = passage[token]
        let phrases = NounPhrases(passage: passage)
        if word.kind == .noun, word.hasPreposition || passage.document.words.lookups[token].reading.word == 0,
            passage.document.words.text.letter(passage.document[token], word.conjunction) == Letters.lam
        {
            return phrases.phrase(at: token, before: end)
        }
        if word.kind == .preposition, isAt(token) { return phrases.phrase(at: token + 1, before: end) }
        return nil
    }

    /// `لدى`, `عند`.
    private func isAt(_ token: Int) -> Bool {
        let text = passage.document.words.text
        let written = passage.document[token]
        let skip = passage[token].conjunction
        let count = Int(written.letterCount) - skip
        return count == 3 && text.letter(written, skip) == Letters.lam
            && text.letter(written, skip + 2) == Letters.yeh
    }
}
