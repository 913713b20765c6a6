import Claims
import Extraction
import Testing

struct RulesTests {
    @Test func namesAreFamilyAndRuleAndUnique() {
        let names = Rules.all.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names { #expect(name.split(separator: "/").count == 2) }
    }

    @Test func everyRuleIsToldInBothLanguages() {
        for rule in Rules.all {
            #expect(!rule.summary.ar.isEmpty && !rule.summary.en.isEmpty)
            #expect(!rule.example.ar.isEmpty && !rule.example.en.isEmpty)
        }
    }

    @Test func anArticleWithoutFiguresHasNoClaims() {
        let read = Read("افتتح الوزير المعرض بحضور عدد من الضيوف.")
        #expect(read.claims.isEmpty)
        #expect(read.validation.findings.isEmpty)
    }

    @Test func textsCutAnywhereAreReadWithoutFault() {
        let text =
            "وقال المصرف، إن «النمو» تراجع من 5% إلى 4% (أي 1%) منها 3 ملايين؛ مقابل 2% من الناتج. لأن 70% منها."
        let scalars = Array(text.unicodeScalars)
        for start in stride(from: 0, to: scalars.count, by: 3) {
            for length in stride(from: 1, to: 40, by: 7) where start + length <= scalars.count {
                var part = String.UnicodeScalarView()
                part.append(contentsOf: scalars[start..<(start + length)])
                let read = Read(String(part))
                for claim in read.claims { #expect(claim.link.map { $0.claim < read.claims.count } ?? true) }
            }
        }
    }
}
