import CFuzzer
import FuzzTargets

/// `Fuzz TARGET [libFuzzer's options] [corpus folders]`
@main
struct Fuzz {
    /// The target named first; libFuzzer's callback can carry nothing with it.
    nonisolated(unsafe) static var target = FuzzTarget.text

    static func main() {
        guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1])
        else {
            print(
                "usage: Fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) [libFuzzer's options]"
            )
            return
        }
        Fuzz.target = target
        // libFuzzer reads the arguments after the target.
        var count = CommandLine.argc - 1
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
        arguments?[0] = CommandLine.unsafeArgv[0]
        _ = withUnsafeMutablePointer(to: &arguments) { pointer in
            pointer.withMemoryRebound(
                to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1
            ) {
                LLVMFuzzerRunDriver(&count, $0) { data, size in
                    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
                    if let complaint = Fuzz.target.complaint(about: bytes) { fatalError(complaint) }
                    return 0
                }
            }
        }
    }
}
