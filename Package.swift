// swift-tools-version: 6.2
import PackageDescription

/// What `make build` is about: to count the paths that a training run takes (`count`), or to lay the program out by
/// such counts (the file of them). Any other build has neither.
let profile = Context.environment["ARQAM_PROFILE"] ?? ""
let isCounting = profile == "count"
let profiling: [SwiftSetting] =
    profile.isEmpty
    ? []
    : [.unsafeFlags(["-Xfrontend", isCounting ? "-ir-profile-generate" : "-ir-profile-use=\(profile)"])]
let countingRuntime: [LinkerSetting] =
    isCounting ? [.unsafeFlags(["-Xclang-linker", "-fprofile-instr-generate"])] : []

/// Settings shared by every Swift target: strict memory safety, no implicit imports, no warnings.
let strict: [SwiftSetting] =
    [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ] + profiling

// Dependencies point one way: a target imports only what stands above it in this list.
let package = Package(
    name: "arqam",
    products: [
        .library(name: "Arqam", targets: ["Arqam"]),
        // What the fuzzers in Fuzz/ and the tests run.
        .library(name: "ArqamFuzzTargets", targets: ["FuzzTargets"]),
        .library(
            name: "ArqamStages",
            targets: [
                "ICU", "JSON", "ArabicText", "Lexicon", "Extraction", "Claims", "Comparison", "Arqam",
            ]),
        .executable(name: "arqam", targets: ["CLI"]),
        // Only for `make build`.
        .executable(name: "training-run", targets: ["TrainingRun"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .target(name: "CICUShim", dependencies: ["CICU"]),
        .target(name: "ICU", dependencies: ["CICUShim"], swiftSettings: strict),
        .target(name: "CBytes"),
        .target(name: "JSON", dependencies: ["CBytes"], swiftSettings: strict),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CHTMLShim", dependencies: ["CLibXML2"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CPageWords"),
        .target(name: "CLexicons"),
        .target(name: "CSHA256"),
        .target(name: "CSchemas"),
        .target(name: "ArabicText", dependencies: ["CBytes", "ICU"], swiftSettings: strict),
        .target(name: "Lexicon", dependencies: ["ArabicText", "CLexicons", "CBytes"], swiftSettings: strict),
        .target(name: "Extraction", dependencies: ["ArabicText", "Lexicon", "ICU"], swiftSettings: strict),
        .target(
            name: "Claims", dependencies: ["ArabicText", "CLexicons", "Lexicon", "Extraction"],
            swiftSettings: strict),
        .target(
            name: "Comparison", dependencies: ["ArabicText", "Lexicon", "Extraction", "Claims"],
            swiftSettings: strict),
        .target(
            name: "Intake",
            dependencies: ["ArabicText", "CBytes", "JSON", "CHTMLShim", "CZlib", "CPageWords"],
            swiftSettings: strict),
        .target(
            name: "Arqam",
            dependencies: [
                "ArabicText", "Lexicon", "Extraction", "Claims", "Comparison", "Intake", "JSON", "CSHA256",
                "CSchemas",
            ],
            swiftSettings: strict),
        .target(
            name: "Evaluation",
            dependencies: ["ArabicText", "Lexicon", "Extraction", "Intake", "JSON"],
            swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "ArabicText", "Lexicon", "Extraction", "Claims", "Comparison", "Intake", "Arqam",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "TrainingRun", dependencies: ["Arqam", "Intake", "JSON", "Lexicon"], swiftSettings: strict,
            linkerSettings: countingRuntime),
        .executableTarget(
            name: "CLI",
            dependencies: [
                "Arqam", "Store", "Evaluation", "Claims", "Comparison", "Extraction", "Lexicon", "Intake",
                "JSON", "ArabicText", "CBytes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict),
        .target(
            name: "FuzzTargets",
            dependencies: ["ArabicText", "Lexicon", "Extraction", "Intake", "JSON", "Arqam"],
            path: "Fuzz/Targets",
            swiftSettings: strict),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: strict),
        .testTarget(name: "ICUTests", dependencies: ["ICU"], swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: strict),
        .testTarget(name: "ArabicTextTests", dependencies: ["ArabicText", "ICU"], swiftSettings: strict),
        // Only a test needs it, and `make test` alone installs it: nothing that is not one may depend on it.
        .systemLibrary(
            name: "CGumbo", path: "Tests/CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .testTarget(
            name: "IntakeTests", dependencies: ["Intake", "ArabicText", "CGumbo", "CZlib"],
            swiftSettings: strict),
        .testTarget(
            name: "ArqamTests",
            dependencies: ["Arqam", "ArabicText", "Lexicon", "Extraction", "JSON", "CSHA256"],
            swiftSettings: strict),
        .testTarget(
            name: "CorpusTests",
            dependencies: ["Arqam", "ArabicText", "Lexicon", "Extraction", "Intake", "JSON", "ICU"],
            swiftSettings: strict),
        .testTarget(
            name: "EvaluationTests", dependencies: ["ArabicText", "Evaluation", "Extraction", "Intake"],
            swiftSettings: strict),
        .testTarget(name: "CLITests", dependencies: ["CLI", "JSON"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "Arqam", "ArabicText", "Extraction", "Comparison", "Intake",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ClaimsTests", dependencies: ["ArabicText", "Lexicon", "Extraction", "Claims"],
            swiftSettings: strict),
        .testTarget(
            name: "ComparisonTests",
            dependencies: [
                "ArabicText", "Lexicon", "Extraction", "Claims", "Comparison", "Arqam", "Intake", "JSON",
            ],
            swiftSettings: strict),
        .testTarget(name: "LexiconTests", dependencies: ["ArabicText", "Lexicon"], swiftSettings: strict),
    ]
)
