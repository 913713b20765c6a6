import Testing

@testable import Lexicon

@Suite struct LexiconCheckTests {
    private func problems(_ family: Family, _ rows: String) -> [String] {
        LexiconCheck(files: [lexiconFile(family, rows, path: "f.tsv")]).problems.map(\.description)
    }

    @Test func nothingToSay() {
        let check = LexiconCheck(files: [
            lexiconFile(
                .units,
                "km\tdimension=length\tUCUM\tكيلومتر|كم|km\nkm\tnumber=dual;dimension=length\tUCUM\tكيلومتران\n"
            )
        ])
        #expect(check.problems.isEmpty && !check.hasErrors)
        #expect(check.description == "0 errors, 0 warnings, 0 notes\n")
    }

    @Test(arguments: [
        (
            Family.units, "m\tcolour=red\tUCUM\tمتر\n",
            "`colour` is no feature of units; the features are after, "
        ),
        (
            .units, "m\tdimension=size\tUCUM\tمتر\n",
            "`dimension=size`: the value must be one of acceleration, "
        ),
        (.units, "m\tdimension\tUCUM\tمتر\n", "`dimension` is no `key=value`"),
        (.units, "m\tdimension=length; number=dual\tUCUM\tمتران\n", "` number` is no feature"),
        (.units, "m\tdimension=length;\tUCUM\tمتر\n", "`` is no `key=value`"),
        (.units, "m\tdimension=length;dimension=area\tUCUM\tمتر\n", "the key `dimension` stands twice"),
        (.units, "m\thead=x\tUCUM\tمتر\n", "`head=x`: the value must be a whole number"),
        (.numerals, "x\tkind=unit;value=1,5\tusage\tواحد\n", "`value=1,5`: the value must be a number"),
        (.organizations, "x\tcountry=Egypt\tusage\tبنك\n", "`country=Egypt`: the value must be two capitals"),
        (.organizations, "x\twikidata=42\tusage\tبنك\n", "`wikidata=42`: the value must be an item"),
        (
            .metrics, "x\tdimension=money, mass\tusage\tإنتاج\n",
            "`dimension=money, mass`: the value must be some of "
        ),
        (.nouns, "role\tclass=title\tusage\tمدير\n", "`class=title`: the value must be the row's id, `role`"),
        (.units, "m\t-\tUCUM\tمتر||كم\n", "an empty form; remove one `|`"),
        (.units, "m\t-\tUCUM\tمتر|\n", "an empty form"),
        (.units, "m\t-\tUCUM\tمتر|ــ\n", "`ــ` is empty once folded"),
        (.units, "m\t-\tUCUM\tмetr\n", "`мetr` holds a letter that is neither Arabic nor Latin"),
    ])
    func errors(_ family: Family, _ rows: String, _ message: String) {
        let found = problems(family, rows)
        #expect(found.count == 1 && found[0].hasPrefix("f.tsv:2: error: " + message), "\(found)")
    }

    @Test func duplicates() {
        #expect(
            problems(.units, "m\t-\tUCUM\tمتر|مــتر\n") == [
                "f.tsv:2: warning: `مــتر` stands already on this line as `متر`, which folds alike; remove one"
            ])
        #expect(
            problems(.units, "m\t-\tUCUM\tأمتار\nm\t-\tUCUM\tأمتار\n") == [
                "f.tsv:3: warning: `أمتار` stands already at f.tsv:2; remove one"
            ])
        #expect(problems(.units, "m\t-\tUCUM\tقدم مربعة|قدم مربعه\n").count == 1)
        #expect(
            problems(.units, "m\t-\tUCUM\tقد ممربعة|قدم مربعة\n").isEmpty, "the spaces are part of a form")
    }

    @Test func ambiguities() {
        #expect(
            problems(
                .places, "Tripoli\tcountry=LY\tusage\tطرابلس\nTripoli, Lebanon\tcountry=LB\tusage\tطرابلس\n")
                == [
                    "f.tsv:3: note: `طرابلس` is `Tripoli` too, at f.tsv:2; both are found"
                ])
        #expect(
            problems(.places, "X\ttype=city\tusage\tطرابلس\nX\ttype=capital\tusage\tطرابلس\n") == [
                "f.tsv:3: note: `طرابلس` has other features at f.tsv:2; both hold"
            ])
    }

    @Test func filesOfAFamilyAreCheckedTogether() {
        let mine = lexiconFile(.units, "km\t-\tusage\tكم\nbad\n", path: "mine.tsv")
        let check = LexiconCheck(files: [lexiconFile(.units, "km\t-\tUCUM\tكم\n", path: "theirs.tsv"), mine])
        #expect(
            check.problems.map { "\($0.path):\($0.line) \($0.level)" } == [
                "mine.tsv:2 warning", "mine.tsv:3 error",
            ])
        #expect(check.hasErrors)
        #expect(check.description.hasSuffix("1 error, 1 warning, 0 notes\n"))
    }

    /// The lexicon that is built in says what it does.
    @Test func theEmbeddedLexiconHasNoErrors() {
        let check = LexiconCheck(files: LexiconFile.embedded)
        let errors = check.problems.filter { $0.level == .error }
        #expect(errors.isEmpty, "\(errors.map(\.description).joined(separator: "\n"))")
        var compiled: [LexiconError] = []
        _ = Lexicon(compiling: LexiconFile.embedded, errors: &compiled)
        #expect(compiled.isEmpty)
        // The program takes them for UTF-8 without a look.
        for file in LexiconFile.embedded { #expect(String(validating: file.bytes, as: UTF8.self) != nil) }
    }
}
