import ArgumentParser
import Intake
import Lexicon

/// Which lexicons are used.
struct LexiconOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Lexicon files (units.tsv, organizations.tsv, …) to add to the built-in ones; a file whose first \
            line is `# replaces` takes the place of the built-in one.
            """, valueName: "dir"),
        completion: .directory)
    var lexicons: String?

    /// The lexicon, compiled.
    func lexicon() throws -> Lexicon {
        guard let lexicons else { return .embedded }
        do {
            return try Lexicon(LexiconFile.embedded(with: files(in: lexicons)))
        } catch let error as LexiconError {
            throw Failure(error.description, status: .badData)
        }
    }

    /// The lexicon files of a directory.
    func files(in directory: String) throws -> [LexiconFile] {
        let folder = directory.hasSuffix("/") ? directory : directory + "/"
        var files: [LexiconFile] = []
        do {
            for name in try fileNames(in: directory) where name.hasSuffix(".tsv") {
                var bytes: [UInt8] = []
                var input = try InputFile(path: folder + name)
                try input.readAll(limit: 64 << 20, appendingTo: &bytes)
                guard let file = LexiconFile(name: name, path: folder + name, bytes: bytes) else {
                    let names = Family.allCases.map(\.fileName).joined(separator: ", ")
                    throw Failure(
                        "\(folder + name): no lexicon has this name; the names are \(names)", status: .badData
                    )
                }
                files.append(file)
            }
        } catch let error as PathError {
            throw Failure(error.description, status: .missingFile)
        } catch let error as InputError {
            throw Failure(error.description, status: .missingFile)
        }
        guard !files.isEmpty else {
            throw Failure("\(directory): the directory holds no lexicon files (*.tsv)", status: .missingFile)
        }
        return files
    }
}
