import ArabicText
import ArgumentParser
import Arqam
import Foundation
import Intake
import Store

/// `arqam export`: claims of a store in forms that others read.
struct ExportCommand: ParsableCommand {
    enum To: String, ExpressibleByArgument, CaseIterable {
        case csv
        case jsonl
        case jsonld
        case brat
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write claims of a store as CSV, JSONL, schema.org Claim JSON-LD or brat stand-off.",
        discussion: """
            The conditions are those of `arqam claims`. brat takes the articles whose claims meet them, and needs \
            a folder (--output) for two files an article, NAME.txt and NAME.ann, beside annotation.conf.
            """)

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup(title: "Conditions") var conditions: ClaimFilterOptions

    @Option(help: "csv, jsonl, jsonld or brat.")
    var to: To

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder for brat; made where it is not there.", valueName: "folder"))
    var output: String?

    mutating func validate() throws {
        if to == .brat, output == nil {
            throw ValidationError("--to brat writes files: name a folder with --output.")
        }
        if to != .brat, output != nil { throw ValidationError("--output is for brat; else write > FILE.") }
    }

    func run() throws {
        let store = try storeOptions.open(for: .reading)
        switch to {
        case .csv: try rows(store, .csv)
        case .jsonl: try rows(store, .jsonl)
        case .jsonld: try linkedData(store)
        case .brat: try brat(store, folder: output ?? ".")
        }
    }

    private func rows(_ store: ArticleStore, _ format: RowFormat) throws {
        var output = RowOutput(format)
        try forEachClaim(store) { try output.add($0) }
        try output.flush()
    }

    private func linkedData(_ store: ArticleStore) throws {
        var data = ClaimLinkedData()
        var bytes = Array(ClaimLinkedData.opening.utf8)
        try forEachClaim(store) { row in
            bytes += data.object(row)
            guard bytes.count >= 1 << 16 else { return }
            try Output.standard.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        try Output.standard.write(bytes + Array(ClaimLinkedData.closing.utf8))
    }

    private func forEachClaim(_ store: ArticleStore, _ take: (StoredRow) throws -> Void) throws {
        try orFailure { () throws(StoreError) in try store.forEachClaim(conditions.filter, take) }
    }

    private func brat(_ store: ArticleStore, folder: String) throws {
        var pipeline = Pipeline()
        let numbers = try orFailure { () throws(StoreError) in
            try store.articles(ofClaims: conditions.filter)
        }
        var taken: [String: Int] = [:]
        do {
            let folder = URL(fileURLWithPath: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            func write(_ text: String, _ name: String) throws {
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
            try write(BratConfiguration.text, "annotation.conf")
            for number in numbers {
                let document = try store.document(number)
                let name = fileName(document.id, &taken)
                try Data(document.text.bytes).write(to: folder.appendingPathComponent(name + ".txt"))
                try write(pipeline.extract(document).brat, name + ".ann")
            }
        } catch let error as StoreError {
            throw Failure(error)
        } catch {
            throw Failure(
                "\(folder): the files cannot be written: \(error.localizedDescription)", status: .inputOutput)
        }
        Output.error.writeLine("\(grouped(numbers.count)) articles in \(folder)")
    }

    /// An article's id as the name of a file, and no name twice.
    private func fileName(_ id: String, _ taken: inout [String: Int]) -> String {
        let safe = String(
            id.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "_" }.prefix(80))
        let count = taken[safe, default: 0] + 1
        taken[safe] = count
        return count == 1 ? safe : "\(safe)~\(count)"
    }
}
