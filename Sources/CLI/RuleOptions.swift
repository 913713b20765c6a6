import ArgumentParser
import Claims
import Intake
import TOMLKit

/// Which checks are run.
struct RuleOptions: ParsableArguments {
    @Option(
        name: .customLong("off"),
        help: ArgumentHelp(
            "A rule (text/quotes-unbalanced) or a family of rules (text) to switch off; may be given again.",
            valueName: "rule"))
    var off: [String] = []

    @Option(
        help: ArgumentHelp(
            "Settings: `off = [\"text\", …]` under `[rules]`; arqam.toml of the working directory if not given.",
            valueName: "file"),
        completion: .file(extensions: ["toml"]))
    var config: String?

    /// The rules that are left.
    func rules() throws -> [Rule] {
        let file = config ?? "arqam.toml"
        let inFile = try settings(of: file)
        do throws(Rules.UnknownRule) {
            return try Rules.all(without: inFile + off)
        } catch {
            let message = "there is no rule and no family of rules `\(error.name)`; `arqam rules` lists them"
            if inFile.contains(error.name) { throw Failure("\(file): \(message)", status: .badData) }
            throw ValidationError(message)
        }
    }

    /// The names that a file switches off; a file that was not asked for may be missing.
    private func settings(of path: String) throws -> [String] {
        var bytes: [UInt8] = []
        do throws(InputError) {
            var input = try InputFile(path: path)
            try input.readAll(limit: 1 << 20, appendingTo: &bytes)
        } catch {
            if config == nil { return [] }
            throw Failure(error.description, status: .missingFile)
        }
        return try Settings(String(decoding: bytes, as: UTF8.self), path: path).off
    }
}

/// What `arqam.toml` says.
struct Settings {
    /// Rules and families that are switched off.
    private(set) var off: [String] = []

    init(_ text: String, path: String) throws(Failure) {
        func fail(_ message: String) -> Failure { Failure("\(path): \(message)", status: .badData) }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw fail("\(error.source.begin.line): \(error.description)")
        } catch {
            throw fail("\(error)")
        }
        for key in table.keys where key != "rules" {
            throw fail("`\(key)` is no setting; the settings are `off` under `[rules]`")
        }
        guard let rules = table["rules"] else { return }
        guard let rules = rules.table else { throw fail("`rules` must be a table: `[rules]`") }
        for key in rules.keys where key != "off" {
            throw fail("`rules.\(key)` is no setting; the setting is `off`")
        }
        guard let names = rules["off"] else { return }
        guard let names = names.array else {
            throw fail("`off` must be a list of rules: `off = [\"text/quotes-unbalanced\"]`")
        }
        for name in names {
            guard let name = name.string else {
                throw fail("`off` holds something that is no name of a rule")
            }
            off.append(name)
        }
    }
}
