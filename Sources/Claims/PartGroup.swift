import ArabicText
import Extraction
import Lexicon

/// A total and the parts an article gives of it.
struct PartGroup {
    var total: Int
    var parts: [Int]
    /// Whether the parts are all there is.
    var isComplete = false

    /// The totals of an article followed by `منها` and parts in the same unit.
    static func all(in article: CheckedArticle) -> [PartGroup] {
        var groups: [PartGroup] = []
        for index in article.measures {
            guard let link = article.claims[index].link else { continue }
            if link.kind == .part,
                article.sameUnit(index, link.claim) || article.isPartOfPeople(index, of: link.claim),
                article.checkedFigures[index].dimension != .share
            {
                if groups.last?.total == link.claim {
                    groups[groups.count - 1].parts.append(index)
                } else {
                    groups.append(PartGroup(total: link.claim, parts: [index]))
                }
            } else if link.kind == .coordinate, let last = groups.last, last.parts.last == link.claim,
                article.sameUnit(index, last.total)
                    || article.isNextPartOfPeople(index, after: link.claim, last)
            {
                groups[groups.count - 1].parts.append(index)
            }
        }
        return groups
    }
}

/// Totals of a joint subject (`استهلاك المصانع والمنازل معا`) whose members an article gives figures for as well.
enum JointSubject {
    static func all(in article: CheckedArticle) -> [PartGroup] {
        var groups: [PartGroup] = []
        for total in article.measures where article.isPoint(total) {
            guard article.isJoint(total), let members = members(of: total, article),
                let key = article.claims[total].metricFamily
            else { continue }
            var parts: [Int] = []
            for member in members {
                let part = article.measures.first { candidate in
                    candidate != total && !parts.contains(candidate)
                        && article.claims[candidate].metricFamily == key
                        && article.sameUnitBase(candidate, total) && article.claims[candidate].link == nil
                        && !article.claims[candidate].modality.hypothetical
                        && article.names(candidate, member)
                        && article.claims[candidate].subject.spans != article.claims[total].subject.spans
                }
                if let part { parts.append(part) }
            }
            if parts.count == members.count {
                groups.append(PartGroup(total: total, parts: parts, isComplete: true))
            }
        }
        return groups
    }

    /// The two members of a subject joined by `و`, as sets of content words; the whole subject must be the pair.
    private static func members(of claim: Int, _ article: CheckedArticle) -> [[WordKey]]? {
        guard let span = article.claims[claim].subject.spans.first,
            article.claims[claim].subject.spans.count == 1
        else { return nil }
        let tokens = article.tokens(of: span)
        guard let joint = tokens.dropFirst().first(where: { article.document.startsWithWaw($0) }),
            tokens.count <= 12,
            !tokens.contains(where: { $0 > joint && article.document.startsWithWaw($0) })
        else { return nil }
        let first = article.contentWords(tokens.lowerBound..<joint)
        let second = article.contentWords(joint..<tokens.upperBound)
        guard !first.isEmpty, !second.isEmpty else { return nil }
        return [first, second]
    }
}

extension CheckedArticle {
    /// Whether a figure is a count with its noun.
    func countsThings(_ claim: Int) -> Bool { quantity(claim)?.unit.code == "{count}" }

    /// `200 مصاب، بينهم 50 طفلا`: people are counted by other nouns, and are part of the same people.
    func isPartOfPeople(_ part: Int, of total: Int) -> Bool {
        guard countsThings(part), countsThings(total), let tokens = quantity(part)?.tokens else {
            return false
        }
        // `، بينهم` right behind the total: `297 شخصا في 13 محافظة، ومن بينهم 37` are no part of the provinces.
        let gap = (quantity(total)?.tokens.upperBound ?? tokens.lowerBound)..<tokens.lowerBound
        guard gap.count <= 4, let word = gap.last(where: { has(.part, at: $0) }),
            !gap.contains(where: { $0 <= word && document.startsWithWaw($0) })
        else {
            return false
        }
        // `منهم`, `بينهم`, and not `منها`.
        let last = document[gap.last { $0 >= word && document[$0].kind == .arabic } ?? word]
        let letter = document.words.text.lastLetter(last)
        return letter == Letters.meem || letter == Letters.noon
    }

    /// `منهم 30 رجلا و40 امرأة`: a further count right behind a part, that could be one.
    fileprivate func isNextPartOfPeople(_ claim: Int, after part: Int, _ group: PartGroup) -> Bool {
        guard let first = group.parts.first, isPartOfPeople(first, of: group.total), countsThings(claim),
            let end = quantity(part)?.tokens.upperBound, let start = quantity(claim)?.tokens.lowerBound
        else { return false }
        // `13 شهيدا بينهم ضابطان و449 مصابا` goes on with something else.
        return start - end <= 1 && !interval(claim).isAbove(interval(group.total))
    }

    /// Whether two subjects are written with the same words.
    func sameWords(_ a: Claim.Referent, _ b: Claim.Referent) -> Bool {
        let words = { (referent: Claim.Referent) in
            Set(referent.spans.flatMap { self.contentWords(self.tokens(of: $0)) })
        }
        return !a.spans.isEmpty && words(a) == words(b)
    }

    /// Tokens of a span.
    func tokens(of span: TextSpan) -> Range<Int> {
        let low = (0..<document.tokenCount).partition { Int(document[$0].end) <= span.start }
        var end = low
        while end < document.tokenCount, Int(document[end].start) < span.end { end += 1 }
        return low..<end
    }

    /// Whether the words of a claim's metric or subject say that several share it (`المشترك`, `معا`, `إجمالي`).
    func isJoint(_ claim: Int) -> Bool {
        (claims[claim].metric.spans + claims[claim].subject.spans).contains { span in
            tokens(of: span).contains { has(.joint, at: $0) }
        }
    }

    /// Keys of the words of a stretch without joined particles and article; function words are left out.
    func contentWords(_ tokens: Range<Int>) -> [WordKey] {
        tokens.compactMap { token in
            let word = document[token]
            guard word.isWord, word.letterCount > 2 else { return nil }
            return nameOrEntity(token) ?? document.bareKey(token)
        }
    }

    /// A key for the thing that a token names, in whatever spelling.
    func nameOrEntity(_ token: Int) -> WordKey? { nameKey(token) ?? entityKey(token) }

    /// A key for a thing with several spellings.
    private func nameKey(_ token: Int) -> WordKey? {
        guard let match = lexicon.match(.grammar, at: token, in: document.words) else { return nil }
        for entry in lexicon.entries(of: .grammar, at: match) where lexicon.id(entry).hasPrefix("name.") {
            let letters = Array(lexicon.id(entry).utf8)
            return WordKey(letters, from: 0, count: letters.count)
        }
        return nil
    }

    /// A key for the canonical name of the entity a token belongs to, so that `BTC` and `بيتكوين` are one.
    private func entityKey(_ token: Int) -> WordKey? {
        guard let entity = mentions.entity(at: token) else { return nil }
        let letters = Array(mentions.entities[entity].name.utf8)
        return WordKey(letters, from: 0, count: letters.count)
    }

    /// Whether a claim's subject, or what it stands for, has all the words of a name.
    func names(_ claim: Int, _ words: [WordKey]) -> Bool {
        let subject = claims[claim].subject
        var found: Set<WordKey> = []
        for span in subject.spans + [subject.antecedent].compactMap({ $0 }) {
            found.formUnion(contentWords(tokens(of: span)))
        }
        return words.allSatisfy(found.contains)
    }

    /// Whether two figures differ in the rate only.
    func sameUnitBase(_ a: Int, _ b: Int) -> Bool {
        guard let a = quantity(a)?.unit, let b = quantity(b)?.unit, a.dimension == b.dimension else {
            return false
        }
        return a.code.prefix { $0 != "/" } == b.code.prefix { $0 != "/" }
    }
}
