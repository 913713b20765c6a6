import ArabicText
import ArgumentParser
import Claims
import Extraction
import Store

/// Which claims of a store a command takes.
struct ClaimFilterOptions: ParsableArguments {
    @Option(help: "An entity the claim is of or its sentence names, in any spelling: أرامكو, ارامكو, Aramco.")
    var entity: String?

    @Option(help: "A metric (profit) or a family of metrics.")
    var metric: String?

    @Option(
        help: "A unit's code (USD, %, [bbl]/d), its written form, what is counted, or a dimension (money).")
    var unit: String?

    @Option(help: "The outlet, or who is said to have said it.")
    var source: String?

    @OptionGroup var published: PublicationOptions

    @Option(help: "Words of the sentence; \"side by side\" between quotation marks, or beginning so: كتا*.")
    var text: String?

    @Option(help: "A rule with a finding about the claim (share/sum), a family (share) or a level (warning).")
    var finding: String?

    @Option(help: "The least amount.")
    var min: String?

    @Option(help: "The greatest amount.")
    var max: String?

    mutating func validate() throws {
        for (name, amount) in [("min", min), ("max", max)] {
            guard let amount else { continue }
            guard ExactDecimal(amount) != nil else {
                throw ValidationError("--\(name) must be a number such as 1000000 or 2.5, not `\(amount)`.")
            }
        }
    }

    var filter: ClaimFilter {
        var filter = ClaimFilter()
        filter.entity = entity
        filter.metric = metric
        filter.unit = unit
        filter.source = source
        filter.since = published.since
        filter.until = published.until
        filter.text = text
        filter.finding = finding
        filter.min = min.flatMap { ExactDecimal($0)?.approximation }
        filter.max = max.flatMap { ExactDecimal($0)?.approximation }
        filter.includesSuperseded = published.allVersions
        return filter
    }
}

/// What claims can be counted by, for people.
private let groups = ClaimGroup.allCases.map(\.rawValue).joined(separator: ", ")

/// `arqam claims`: the claims of a store.
struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "List or count the claims of a store.",
        discussion: "Claims must meet every condition given. Spelling does not matter: كتاب finds كِتاب.")

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup(title: "Conditions") var conditions: ClaimFilterOptions

    @Option(help: "table, csv or jsonl.")
    var to: RowFormat = .table

    @Option(
        help: ArgumentHelp(
            "Count the claims by \(groups) rather than list them.", valueName: "what"),
        transform: { name in
            guard let group = ClaimGroup(rawValue: name) else {
                throw ValidationError("claims can be counted by \(groups), not by `\(name)`.")
            }
            return group
        })
    var countBy: ClaimGroup?

    @Option(help: "At most so many rows.")
    var limit: Int?

    mutating func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more, not \(limit).") }
    }

    func run() throws {
        let store = try storeOptions.open(for: .reading)
        if let countBy {
            try count(store, by: countBy)
        } else if to == .table {
            try table(store)
        } else {
            var output = RowOutput(to)
            try orFailure { () throws(StoreError) in
                try store.forEachClaim(conditions.filter, limit: limit) { try output.add($0) }
            }
            try output.flush()
        }
    }

    private func count(_ store: ArticleStore, by group: ClaimGroup) throws {
        var output = RowOutput(to)
        var table = RowTable(
            [.init(title: group.rawValue, width: 60, style: .bold), .init(title: "claims", width: 12)],
            terminal: .standard)
        try orFailure { () throws(StoreError) in
            try store.countClaims(conditions.filter, by: group, limit: limit) { row in
                if to == .table {
                    let count = row.values[1].text.flatMap(Int.init).map(grouped)
                    table.add([row.values[0].text ?? "–", count ?? ""])
                } else {
                    try output.add(row)
                }
            }
        }
        if to == .table { try Output.standard.write(Array(table.text.utf8)) } else { try output.flush() }
    }

    private func table(_ store: ArticleStore) throws {
        var table = RowTable(
            [
                .init(title: "claim", width: 28, style: .dim),
                .init(title: "figure", width: 32, style: .figure),
                .init(title: "metric", width: 22), .init(title: "subject", width: 26),
                .init(title: "time", width: 12), .init(title: "said by", width: 26),
                .init(title: "said as", width: 14), .init(title: "outlet", width: 16),
                .init(title: "published", width: 10),
            ], terminal: .standard)
        try orFailure { () throws(StoreError) in
            try store.forEachClaim(conditions.filter, limit: limit) { row in
                table.add([
                    row["id"] ?? "", figure(row), row["metric"]?.replacing("_", with: " ") ?? "",
                    row["subject"] ?? "", row["time"] ?? "", row["said_by"] ?? "",
                    (row["negated"] == "1" ? "not: " : "") + (row["modality"] ?? ""), row["source"] ?? "",
                    String(row["published"]?.prefix(10) ?? ""),
                ])
            }
        }
        let text = table.count == 0 ? "No claims.\n" : table.text + "\n\(grouped(table.count)) claims\n"
        try Output.standard.write(Array(text.utf8))
    }
}

/// The figure of a claim's row in words.
func figure(_ row: StoredRow) -> String {
    if row["figure"] == nil, let kind = row["relation"].flatMap(Claim.Relation.Kind.init) {
        return "\(kind.sign) \(oneLine(row["reference"] ?? ""))"
    }
    guard let bound = row["bound"].flatMap(Bound.init), let unit = row["unit"] else { return "–" }
    func decimal(_ column: String) -> ExactDecimal? { row[column].flatMap { ExactDecimal($0) } }
    let slash = unit.firstIndex(of: "/")
    return FigureWords(
        bound: bound, approximate: row["approximate"] == "1", change: row["change"] == "1",
        value: decimal("value"), lower: decimal("lower"), upper: decimal("upper"),
        number: row["figure"] ?? "",
        unit: unit, per: slash.map { String(unit[unit.index(after: $0)...]) }, counted: row["counted"],
        isCount: row["dimension"] == Dimension.count.rawValue
    ).text
}
