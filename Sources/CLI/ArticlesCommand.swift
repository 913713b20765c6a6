import ArgumentParser
import Store

/// `arqam articles`: the articles of a store.
struct ArticlesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles", abstract: "List the articles of a store.",
        discussion: "Articles must meet every condition given.")

    @OptionGroup var storeOptions: StoreOptions

    @Option(help: "Words of the title or of a sentence with a figure.")
    var text: String?

    @Option(help: "The outlet.")
    var source: String?

    @Option(help: "An entity the article names, in any spelling.")
    var entity: String?

    @OptionGroup var published: PublicationOptions

    @Option(help: "table, csv or jsonl.")
    var to: RowFormat = .table

    @Option(help: "At most so many rows.")
    var limit: Int?

    mutating func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more, not \(limit).") }
    }

    func run() throws {
        let store = try storeOptions.open(for: .reading)
        var filter = ArticleFilter()
        filter.text = text
        filter.source = source
        filter.entity = entity
        filter.since = published.since
        filter.until = published.until
        filter.includesSuperseded = published.allVersions
        var output = RowOutput(to)
        var table = RowTable(
            [
                .init(title: "", width: 8, style: .dim), .init(title: "id", width: 28, style: .bold),
                .init(title: "outlet", width: 18), .init(title: "published", width: 10),
                .init(title: "version", width: 7), .init(title: "claims", width: 6),
                .init(title: "findings", width: 8), .init(title: "title", width: 60),
            ], terminal: .standard)
        try orFailure { () throws(StoreError) in
            try store.forEachArticle(filter, limit: limit) { row in
                guard to == .table else { return try output.add(row) }
                table.add([
                    "#" + (row["number"] ?? ""), row["id"] ?? "", row["source"] ?? "",
                    String(row["published"]?.prefix(10) ?? ""),
                    row["version"].map { $0 + (row["current"] == "0" ? " (old)" : "") } ?? "",
                    row["claims"] ?? "", row["findings"] ?? "", row["title"] ?? "",
                ])
            }
        }
        guard to == .table else { return try output.flush() }
        let text = table.count == 0 ? "No articles.\n" : table.text + "\n\(grouped(table.count)) articles\n"
        try Output.standard.write(Array(text.utf8))
    }
}
