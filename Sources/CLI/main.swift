import Arqam
import Extraction
import Lexicon
import ArabicText
var x = Extractor()
let t = "وقالت وكالة الطاقة الدولية إن الإنتاج بلغ 1.059,5 مليون برميل يوميًّا منAmazonأوGoogle  بنحو ٢٫٥%. وبالمئة 8ر43 ‏7.‏0\nد. أحمد"
let d = x.read(SourceText(t), Metadata(id: "x"))
for (i, tok) in d.words.text.tokens.enumerated() {
    let l = d.words.lookups[i]
    print(i, tok.kind, d.source.slice(Int(tok.start)..<Int(tok.end)), l.reading, l.families.rawValue, tok.gap.rawValue)
}
print(d.sentenceStarts)
for i in 0..<d.tokenCount { if let m = x.lexicon.match(.organizations, at: i, in: d.words) { print(m, x.lexicon.entries(of: .organizations, at: m).map { x.lexicon.id($0) }) } }
