import Claims
import Comparison

/// Shows a diff as one HTML page, right to left, without script or anything to fetch: one article in full with its
/// figures marked, and beside each paragraph what the others say of them.
///
/// What was measured on Arabic text: a mark with padding, margin, border or weight of its own cuts letters in the
/// middle of a word, so marks have none; an isolate around quoted text reorders `10-15%`, so quotations stand in
/// blocks; what the page adds stands in `bdi`, or its numbers would move. Kinds of marks differ by their underline
/// and are named in words, not by colour alone.
struct DiffPage {
    private let diff: Diff
    private let texts: [[UInt8]]
    private let wording = ClaimWording(language: .arabic)
    private let statements: [Diff.Statement]
    private var html = ""

    /// - Parameters:
    ///   - diff: the diff.
    ///   - texts: the text of each document, in UTF-8.
    init(_ diff: Diff, texts: [[UInt8]]) {
        self.diff = diff
        self.texts = texts
        statements = diff.statements
    }

    /// The page.
    mutating func text() -> String {
        let title = diff.documents.map(\.id).joined(separator: " / ")
        html += """
            <!DOCTYPE html>
            <html lang="ar" dir="rtl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(escaped(title))</title>
            <style>
            \(DiffPage.style)
            </style>
            </head>
            <body>
            <header>
            <h1>ماذا تقول النصوص عن الأرقام نفسها؟</h1>

            """
        documents()
        legend()
        html += "</header>\n<main>\n"
        article()
        others()
        html += "</main>\n</body>\n</html>\n"
        return html
    }

    // MARK: Heading

    private mutating func documents() {
        html += "<ul class=\"documents\">\n"
        for document in diff.documents {
            let facts = [document.source, document.published, document.title].compactMap { $0 }
            html += "<li>\(cell(document.id))"
            for fact in facts { html += " · \(cell(fact))" }
            html += "</li>\n"
        }
        html += "</ul>\n"
        guard !diff.lineage.isEmpty else { return }
        html += "<ul class=\"lineage\">\n"
        for tie in diff.lineage {
            let names = tie.documents.map { cell(diff.documents[$0].id) }.joined(separator: "، ")
            html += "<li>\(names): \(cell(tie.message.ar))</li>\n"
        }
        html += "</ul>\n"
    }

    private mutating func legend() {
        html += "<p class=\"legend\">"
        for verdict in [Verdict.conflict, .review, .agreeWithDifferences, .agree, nil] {
            let count = statements.count { diff.verdict(of: $0) == verdict }
            html += "<span class=\"key\"><span class=\"\(kind(verdict))\">\(wording.verdict(verdict))</span> "
            html += "\(cell(String(count)))</span> "
        }
        html += "</p>\n"
    }

    /// The class of marks of a verdict.
    private func kind(_ verdict: Verdict?) -> String {
        switch verdict {
        case .conflict: "conflict"
        case .review: "review"
        case .agreeWithDifferences: "differ"
        case .agree: "agree"
        case nil: "only"
        }
    }

    // MARK: The article

    private struct Marked {
        var range: Range<Int>
        var number: Int
        var statement: Diff.Statement
    }

    /// The first document in full, a row a paragraph.
    private mutating func article() {
        guard let bytes = texts.first else { return }
        let marks = marks()
        html += "<article>\n<h2>\(cell(diff.documents[0].id))</h2>\n"
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            // A figure may go over the end of a line, and a mark does not go over the end of a paragraph.
            let own = marks.filter { $0.range.overlaps(start..<end) }
            html += "<section class=\"row\">\n<p class=\"source\">"
            var at = start
            for mark in own {
                let range = mark.range.clamped(to: start..<end)
                guard range.lowerBound >= at else { continue }
                html += escaped(bytes[at..<range.lowerBound])
                html += "<mark class=\"\(kind(diff.verdict(of: mark.statement)))\" title=\""
                html +=
                    escaped("\(mark.number): \(wording.verdict(diff.verdict(of: mark.statement)))") + "\">"
                html += escaped(bytes[range]) + "</mark>"
                at = range.upperBound
            }
            html += escaped(bytes[at..<end]) + "</p>\n"
            if !own.isEmpty {
                html += "<aside>\n"
                for mark in own where mark.range.lowerBound >= start {
                    evidence(mark.statement, mark.number, beside: 0)
                }
                html += "</aside>\n"
            }
            html += "</section>\n"
            start = end
        }
        html += "</article>\n"
    }

    /// Figures of the first document, in order of the text, none over another.
    private func marks() -> [Marked] {
        var marks: [Marked] = []
        for statement in statements {
            for reference in statement.claims where reference.document == 0 {
                guard let range = diff.claim(reference).figure?.range else { continue }
                marks.append(Marked(range: range, number: 0, statement: statement))
            }
        }
        marks.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        for index in marks.indices { marks[index].number = index + 1 }
        return marks
    }

    // MARK: Evidence

    /// What is told of one thing, in the words of those that tell it.
    ///
    /// - Parameters:
    ///   - statement: the thing.
    ///   - number: number of its mark in the article.
    ///   - document: the article it stands beside, whose words need not be quoted.
    private mutating func evidence(_ statement: Diff.Statement, _ number: Int?, beside document: Int?) {
        let verdict = diff.verdict(of: statement)
        html += "<div class=\"evidence\">\n<p class=\"verdict\">"
        if let number { html += "\(cell("\(number)")) " }
        html += "<span class=\"\(kind(verdict))\">\(wording.verdict(verdict))</span></p>\n"
        for reference in statement.claims where reference.document == document { facts(reference) }
        for reference in statement.claims where reference.document != document {
            html +=
                "<p class=\"teller\">\(cell(diff.documents[reference.document].source ?? diff.documents[reference.document].id))"
            html += " \(cell(diff.name(of: reference)))</p>\n"
            quotation(diff.claim(reference))
            facts(reference)
        }
        for index in statement.pairs {
            guard let note = diff.pairs[index].note else { continue }
            html += "<p class=\"note\">\(cell(note.ar))</p>\n"
        }
        html += "</div>\n"
    }

    private mutating func facts(_ reference: Diff.Reference) {
        let claim = diff.claim(reference)
        let facts = [
            wording.figure(claim), wording.time(claim), wording.source(claim), wording.modality(claim),
        ].filter { !$0.isEmpty }
        html += "<p class=\"facts\">\(facts.map(cell).joined(separator: " · "))</p>\n"
    }

    /// The sentence of a claim with its figure marked.
    private mutating func quotation(_ claim: ComparedClaim) {
        html += "<blockquote>"
        if let figure = claim.figure, let range = claim.sentence.firstRange(of: figure.text) {
            html += escaped(String(claim.sentence[..<range.lowerBound])) + "<mark class=\"told\">"
            html += escaped(figure.text) + "</mark>" + escaped(String(claim.sentence[range.upperBound...]))
        } else {
            html += escaped(claim.sentence)
        }
        html += "</blockquote>\n"
    }

    /// What the first document does not say.
    private mutating func others() {
        let missing = statements.filter { !$0.claims.contains { $0.document == 0 } }
        guard !missing.isEmpty else { return }
        html += "<section class=\"others\">\n<h2>ما لا يذكره \(cell(diff.documents[0].id))</h2>\n"
        for statement in missing { evidence(statement, nil, beside: nil) }
        html += "</section>\n"
    }

    // MARK: Text

    /// A text of the page's own, whose direction does not reach what stands beside it.
    private func cell(_ text: String) -> String { "<bdi>\(escaped(oneLine(text)))</bdi>" }

    private func escaped(_ text: String) -> String { escaped(Array(text.utf8)[...]) }

    private func escaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case 0x26: result += Array("&amp;".utf8)
            case 0x3C: result += Array("&lt;".utf8)
            case 0x3E: result += Array("&gt;".utf8)
            case 0x22: result += Array("&quot;".utf8)
            // A bare carriage return would be read as a line feed; other controls are not allowed in HTML.
            case 0x0D: result += Array("&#13;".utf8)
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: result += Array("\u{FFFD}".utf8)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fff; --soft: #5f6368; --line: #c8ccd0;
          --conflict: #b3261e; --review: #8a5a00; --differ: #1b5fae; --agree: #1e7a3c; --only: #5f6368; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #17181a; --soft: #a4a9af;
          --line: #44484d; --conflict: #ff8a80; --review: #ffc46b; --differ: #8ab8ff; --agree: #7fd69a;
          --only: #a4a9af; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--paper); color: var(--ink);
          font: 1.05rem/1.9 "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Segoe UI", Tahoma, serif;
          overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
        ul { padding-inline-start: 1.2rem; }
        .lineage, .note, .facts, .teller { color: var(--soft); }
        .key { display: inline-block; margin-inline-end: 1rem; }
        .row { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2rem; }
        .source { white-space: pre-wrap; margin: 0 0 1rem; }
        mark { background: none; color: inherit; text-decoration-line: underline; text-underline-offset: 0.35em;
          text-decoration-thickness: 0.14em; text-decoration-skip-ink: none; }
        .verdict span, .key > span:first-child { text-decoration-line: underline; text-underline-offset: 0.35em;
          text-decoration-thickness: 0.14em; text-decoration-skip-ink: none; }
        .conflict { text-decoration-style: wavy; text-decoration-color: var(--conflict); }
        .review { text-decoration-style: double; text-decoration-color: var(--review); }
        .differ { text-decoration-style: dashed; text-decoration-color: var(--differ); }
        .agree { text-decoration-style: solid; text-decoration-color: var(--agree); }
        .only { text-decoration-style: dotted; text-decoration-color: var(--only); }
        .told { text-decoration-style: solid; text-decoration-color: var(--ink); }
        .evidence { border-inline-start: 3px solid var(--line); padding-inline-start: 0.8rem;
          margin: 0 0 1rem; font-size: 0.95rem; }
        .evidence p { margin: 0; } .verdict { font-weight: bold; }
        blockquote { margin: 0.2rem 0; white-space: pre-wrap; }
        @media (min-width: 60rem) { .row { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
        """
}
