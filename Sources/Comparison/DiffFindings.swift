import Claims
import Extraction

/// The pairs that somebody should look at, as findings.
struct DiffFindings {
    let all: [Diff.Finding]

    init(_ diff: Diff) {
        all = diff.pairs.compactMap { pair in
            guard pair.verdict == .conflict, let note = pair.note, let a = diff.claim(pair.a).figure,
                let b = diff.claim(pair.b).figure
            else { return nil }
            let rule = pair.facets.value == .conflict ? "diff/value-conflict" : "diff/time-conflict"
            var data = [("a", a.text), ("b", b.text)]
            if let x = a.value, let y = b.value, a.unit == b.unit, y.coefficient != 0,
                let ratio = x.divided(by: y, places: 4)
            {
                data.append(("ratio", ratio.description))
            }
            if let hint = pair.hint { data.append(("hint", hint.rawValue)) }
            return Diff.Finding(
                rule: rule, level: .warning, claims: [pair.a, pair.b], message: note,
                data: data.map { (name: $0.0, value: $0.1) })
        }
    }
}
