public import ArgumentParser
public import Arqam

extension Schema: ExpressibleByArgument {}

/// `arqam schema`: the JSON Schema of an output.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema (2020-12) of what arqam writes.")

    @Argument(help: "extraction, diff, evaluation, validation or error.")
    var schema: Schema

    func run() throws { try Output.standard.write(schema.bytes) }
}
