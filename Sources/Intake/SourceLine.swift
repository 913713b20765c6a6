/// The outlet that the first line of a text names: `المصدر: رويترز`.
///
/// Agencies and aggregators write it so; nothing else is taken for it.
func sourceLine(of text: [UInt8]) -> String? {
    // A name is short: what is longer is a sentence that happens to begin alike.
    let longest = 200
    var line = text.prefix(longest + 64)[...]
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    line = line.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
    // Most texts begin otherwise.
    guard line.first == 0xD8 else { return nil }
    guard let end = line.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) ?? (line.endIndex == text.endIndex ? line.endIndex : nil)
    else { return nil }
    var rest = Substring(String(decoding: line[..<end], as: UTF8.self))
    guard let label = ["المصدر", "مصدر"].first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(label.count).drop(while: \.isWhitespace)
    guard rest.first == ":" || rest.first == "：" else { return nil }
    rest = rest.dropFirst().drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true || rest.last == "." { rest.removeLast() }
    return rest.isEmpty || rest.utf8.count > longest ? nil : String(rest)
}
