// swift-tools-version: 6.1
import PackageDescription

// A package of its own: whoever uses Arqam need not fetch the benchmark library.
let package = Package(
    name: "arqam-benchmarks",
    dependencies: [
        // The name, because the folder above may be called anything.
        .package(name: "arqam", path: ".."),
        // Without its traits it needs no library that counts allocations; those counts then read 0.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Stages",
            dependencies: [
                .product(name: "ArqamStages", package: "arqam"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Stages",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ]
)
