import ArgumentParser
import Store

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The store, a file of articles and their claims.", valueName: "file"),
        completion: .file())
    var store: String

    func open(for access: ArticleStore.Access) throws -> ArticleStore {
        try orFailure { () throws(StoreError) in try ArticleStore(path: store, for: access) }
    }
}

/// Does something with a store; what goes wrong becomes the program's own failure.
func orFailure<Result>(_ body: () throws(StoreError) -> Result) throws(Failure) -> Result {
    do throws(StoreError) {
        return try body()
    } catch {
        throw Failure(error)
    }
}

extension Failure {
    init(_ error: StoreError) {
        let status: Status =
            switch error.kind {
            case .missing: .missingFile
            case .badData: .badData
            case .inputOutput: .inputOutput
            case .badRequest: .usage
            }
        self.init(error.description, status: status)
    }
}
