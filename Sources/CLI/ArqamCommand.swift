import ArgumentParser

/// The `arqam` program.
@main
struct ArqamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arqam",
        abstract: "Reads Arabic news and returns every figure in it as a checked, attributed claim.",
        version: "0.1.0",
        subcommands: [
            ExtractCommand.self, TextCommand.self, ValidateCommand.self, DiffCommand.self,
            IngestCommand.self, ClaimsCommand.self, ArticlesCommand.self, ExportCommand.self,
            TokensCommand.self, LexiconCommand.self, RulesCommand.self, EvaluateCommand.self,
            SchemaCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Output.error.writeLine("arqam: \(failure.description)")
            exit(withError: failure.status.exitCode)
        } catch {
            exit(withError: error)
        }
    }
}
