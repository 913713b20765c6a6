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
            var command = try parsed()
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

    /// The command that was asked for.
    ///
    /// A parser looks through the options of all commands it is given, which takes half the time the program needs to
    /// start: so the one that is named is asked alone. What it does not understand, help among it, is for all of them.
    private static func parsed() throws -> any ParsableCommand {
        let arguments = CommandLine.arguments.dropFirst()
        if let name = arguments.first,
            let named = configuration.subcommands.first(where: { $0._commandName == name }),
            let command = try? named.parseAsRoot(Array(arguments.dropFirst()))
        {
            return command
        }
        return try parseAsRoot()
    }
}
