import ArgumentParser
import Claims

/// `arqam rules`: the checks that claims go through.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the checks, or explain one.")

    @Argument(help: "The rule to explain, such as share/sum; all are listed where none is given.")
    var name: String?

    func run() throws {
        let terminal = Terminal.standard
        var text = ""
        if let name {
            guard let rule = Rules.named(name) else {
                throw ValidationError("There is no rule `\(name)`; `arqam rules` lists them.")
            }
            text +=
                "\(rule.name) (\(rule.level.rawValue))\n\n\(rule.summary.en)\n\(terminal.isolated(rule.summary.ar))\n\n"
            text += "\(terminal.isolated(rule.example.ar))\n\(rule.example.en)\n"
        } else {
            let width = Rules.all.map { Terminal.width(of: $0.name) }.max() ?? 0
            for rule in Rules.all {
                text +=
                    terminal.column(rule.name, width, .bold) + "  " + terminal.column(rule.level.rawValue, 7)
                text += "  \(rule.summary.en)\n"
            }
        }
        try Output.standard.write(Array(text.utf8))
    }
}
