import Arqam
import Extraction
import Lexicon
import ArabicText
import Foundation
func esc(_ s: String) -> String { String(data: try! JSONSerialization.data(withJSONObject: s, options: .fragmentsAllowed), encoding: .utf8)! }
var x = Extractor()
let path = CommandLine.arguments[1]
let plain = path.hasSuffix(".txt")
let data = try! String(contentsOfFile: path, encoding: .utf8)
for line in plain ? [Substring(data)] : data.split(separator: "\n") {
    var id = "x"; var text = String(line); var src: String? = nil
    if !plain { let o = try! JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: Any]; id = "\(o["id"]!)"; text = o["text"] as! String; src = o["source"] as? String }
    let d = x.read(SourceText(text), Metadata(id: id, source: src))
    let m = x.mentions(in: d)
    func span(_ s: TextSpan) -> String { "{\"start\":\(d.source.scalarOffset(ofByte: s.start)),\"end\":\(d.source.scalarOffset(ofByte: s.end)),\"text\":\(esc(d.source.slice(s.range)))}" }
    func n(_ v: ExactDecimal?) -> String { v.map { $0.description } ?? "null" }
    let qs = m.quantities.map { q in "{\"span\":\(span(q.span)),\"value\":\(n(q.value)),\"lower\":\(n(q.lower)),\"upper\":\(n(q.upper)),\"bound\":\"\(q.bound.rawValue)\",\"approximate\":\(q.approximate),\"unit\":{\"code\":\(esc(q.unit.code)),\"dimension\":\"\(q.unit.dimension.rawValue)\",\"counted\":\(q.unit.counted.map { esc(d.source.slice($0.range)) } ?? "null")}}" }
    let ds = m.dates.map { q in "{\"span\":\(span(q.span)),\"edtf\":\(q.edtf.map(esc) ?? "null")}" }
    print("{\"document\":{\"id\":\(esc(id))},\"quantities\":[\(qs.joined(separator: ","))],\"dates\":[\(ds.joined(separator: ","))],\"entities\":[],\"attributions\":[]}")
}
