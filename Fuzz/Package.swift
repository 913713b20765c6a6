// swift-tools-version: 6.2
import PackageDescription

// A package of its own: its executable links libFuzzer, which only a build for fuzzing has.
//
//     cd Fuzz
//     swift build -c release -Xswiftc -use-ld=lld -Xswiftc -sanitize=fuzzer,address
//     .build/release/Fuzz text Corpus/text      # or another of FuzzTarget; libFuzzer's options follow
let package = Package(
    name: "arqam-fuzz",
    dependencies: [.package(name: "arqam", path: "..")],
    targets: [
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: ["CFuzzer", .product(name: "ArqamFuzzTargets", package: "arqam")]),
    ]
)
