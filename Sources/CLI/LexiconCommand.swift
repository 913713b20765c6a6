import ArgumentParser
import Intake
import Lexicon

/// `arqam lexicon`: what the lexicons hold.
struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon", abstract: "Check lexicon files, or look words up.",
        subcommands: [LexiconCheckCommand.self, LexiconLookUpCommand.self])
}

/// `arqam lexicon check`
struct LexiconCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check every line of the built-in lexicons, or of those in a directory.",
        discussion: "Exit status 65 where a line has an error.")

    @Argument(
        help: "A directory of lexicon files; the built-in ones where none is given.", completion: .directory)
    var directory: String?

    func run() throws {
        let files = try directory.map(LexiconOptions().files(in:)) ?? LexiconFile.embedded
        let check = LexiconCheck(files: files)
        try Output.standard.write(Array(check.description.utf8))
        if check.hasErrors { throw Status.badData.exitCode }
    }
}

/// `arqam lexicon look-up`
struct LexiconLookUpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "look-up",
        abstract: "Show what the lexicons know of a word or a phrase, and how it was found.")

    @Argument(help: "The word or phrase.")
    var words: [String]

    @OptionGroup var lexicons: LexiconOptions

    func run() throws {
        let report = try lexicons.lexicon().report(on: words.joined(separator: " "))
        try Output.standard.write(Array((report.description + "\n").utf8))
    }
}
