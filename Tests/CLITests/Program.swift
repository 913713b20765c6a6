import Foundation
import Testing

/// The built program, run as its users run it.
enum Program {
    struct Outcome {
        var status: Int32
        var output: [UInt8]
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
        /// The JSON objects of the output, one a line.
        var objects: [JSONValue] {
            get throws { try text.split(separator: "\n").map { try JSONValue($0) } }
        }
    }

    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The program stands beside the tests.
    private static var executable: URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("arqam")
            if FileManager.default.isExecutableFile(atPath: candidate.path), !candidate.hasDirectoryPath {
                return candidate
            }
        }
        return package.appendingPathComponent(".build/debug/arqam")
    }

    /// Runs `arqam` with arguments and something on its standard input.
    static func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: Array(input.utf8))
    }

    static func run(_ arguments: [String], input: [UInt8]) throws -> Outcome {
        try withFolder { folder in
            let files = try ["in", "out", "err"].map { name -> FileHandle in
                let file = folder.appendingPathComponent(name)
                try Data(name == "in" ? input : []).write(to: file)
                return try FileHandle(forUpdating: file)
            }
            let process = Process()
            process.executableURL = executable
            process.arguments = arguments
            process.standardInput = files[0]
            process.standardOutput = files[1]
            process.standardError = files[2]
            try process.run()
            process.waitUntilExit()
            return Outcome(
                status: process.terminationStatus,
                output: Array(try Data(contentsOf: folder.appendingPathComponent("out"))),
                errors: String(
                    decoding: try Data(contentsOf: folder.appendingPathComponent("err")), as: UTF8.self))
        }
    }

    /// Lends a folder that is removed afterwards.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "arqam-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// The schema that an output's `schema` member names.
    static func schema(of object: JSONValue) throws -> SchemaValidator {
        let name = try #require(object["schema"]?.string?.split(separator: "/").dropFirst().first)
        let file = package.appendingPathComponent("Sources/Schemas/\(name).schema.json")
        return SchemaValidator(try JSONValue(Array(try Data(contentsOf: file))))
    }

    /// Checks what every output promises: it is valid, and its spans are slices of the text.
    static func check(_ object: JSONValue, text: String? = nil, _ location: SourceLocation = #_sourceLocation)
        throws
    {
        let faults = try schema(of: object).faults(in: object)
        #expect(faults.isEmpty, "\(faults.prefix(5))", sourceLocation: location)
        if let text { checkSpans(object, Array(text.unicodeScalars), Array(text.utf8), location) }
    }

    private static func checkSpans(
        _ value: JSONValue, _ scalars: [Unicode.Scalar], _ bytes: [UInt8], _ location: SourceLocation
    ) {
        if let start = value["start"]?.integer, let end = value["end"]?.integer,
            let text = value["text"]?.string
        {
            var slice = String.UnicodeScalarView()
            slice.append(contentsOf: scalars[start..<end])
            #expect(String(slice) == text, sourceLocation: location)
            let utf8 = value["utf8"]?.elements.compactMap(\.integer) ?? []
            #expect(
                String(decoding: bytes[utf8[0]..<utf8[1]], as: UTF8.self) == text, sourceLocation: location)
        }
        switch value {
        case .object(let members):
            for member in members { checkSpans(member.value, scalars, bytes, location) }
        case .array(let elements): for element in elements { checkSpans(element, scalars, bytes, location) }
        default: break
        }
    }
}
