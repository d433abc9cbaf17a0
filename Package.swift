// swift-tools-version: 6.2
import PackageDescription

// Text flows one way: Text <- one module a stage, Ingest, Datasets, Report <- Dateline <- DatelineCommand. A stage never imports another one.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]
let stages: [Target.Dependency] = ["DatelineSentences", "DatelineDates", "DatelineEntities", "DatelineStatements", "DatelineDedupe"]
/// What the tests of several modules use: a seeded generator, temporary folders, texts with their expectations inside.
let support: [Target.Dependency] = ["DatelineTestSupport", "DatelineText"]
/// Libraries of the output formats that hold all tables in one file; each comes with its trait only.
let containers: [Target.Dependency] = [
  .target(name: "CXLSXWriter", condition: .when(traits: ["XLSX"])), .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
]

let package = Package(
  name: "dateline",
  products: [
    .executable(name: "dateline", targets: ["DatelineCommand"]),
    .executable(name: "dateline-bench", targets: ["dateline-bench"]),
    .executable(name: "dateline-train", targets: ["dateline-train"]),
    .library(name: "Dateline", targets: ["Dateline"]),
  ],
  traits: [
    .trait(name: "XLSX", description: "Output format xlsx: one Excel workbook. Needs libxlsxwriter-dev."),
    .trait(name: "SQLite", description: "Output format sqlite: one SQLite database. Needs libsqlite3-dev."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CDatelineData", exclude: ["data"]),

    .target(name: "DatelineText", dependencies: ["CDatelineData"], swiftSettings: strict),
    .target(name: "DatelineSentences", dependencies: ["DatelineText", "CDatelineData"], swiftSettings: strict),
    .target(name: "DatelineDates", dependencies: ["DatelineText", "CDatelineData"], swiftSettings: strict),
    .target(name: "DatelineEntities", dependencies: ["DatelineText", "CDatelineData"], swiftSettings: strict),
    .target(name: "DatelineStatements", dependencies: ["DatelineText", "CDatelineData"], swiftSettings: strict),
    .target(name: "DatelineDedupe", dependencies: ["DatelineText", "CDatelineData"], swiftSettings: strict),
    .target(
      name: "DatelineIngest", dependencies: ["DatelineText", "CLibCSV", "CZlib", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "DatelineDatasets",
      dependencies: ["DatelineText", "CLibCSV", "CZlib", .product(name: "Crypto", package: "swift-crypto")] + containers,
      swiftSettings: strict),
    .target(name: "DatelineReport", dependencies: ["DatelineText"], swiftSettings: strict),
    .target(name: "DatelineEngine", swiftSettings: strict),
    .target(
      name: "Dateline",
      dependencies: stages + [
        "DatelineText", "DatelineIngest", "DatelineDatasets", "DatelineReport", "DatelineEngine", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "DatelineCommand",
      dependencies: ["Dateline", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .executableTarget(
      name: "dateline-train",
      dependencies: [
        "DatelineEntities", "DatelineSentences", "DatelineText", "CZlib",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "dateline-bench",
      dependencies: ["Dateline", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    .target(name: "DatelineTestSupport", dependencies: ["DatelineText"], path: "Tests/DatelineTestSupport", swiftSettings: strict),
    .testTarget(name: "DatelineTextTests", dependencies: support, swiftSettings: strict),
    .testTarget(name: "DatelineSentencesTests", dependencies: support + ["DatelineSentences"], swiftSettings: strict),
    .testTarget(name: "DatelineDatesTests", dependencies: support + ["DatelineDates", "DatelineSentences"], swiftSettings: strict),
    .testTarget(
      name: "DatelineEntitiesTests", dependencies: support + ["DatelineEntities", "DatelineSentences", "CDatelineData"],
      swiftSettings: strict),
    .testTarget(name: "DatelineTrainTests", dependencies: support + ["dateline-train", "DatelineEntities"], swiftSettings: strict),
    .testTarget(
      name: "DatelineStatementsTests",
      dependencies: support + ["DatelineStatements", "DatelineSentences", "DatelineDates", "DatelineEntities", "CDatelineData"],
      swiftSettings: strict),
    .testTarget(name: "DatelineDedupeTests", dependencies: support + ["DatelineDedupe", "DatelineSentences"], swiftSettings: strict),
    .testTarget(name: "DatelineIngestTests", dependencies: support + ["DatelineIngest", "CLibCSV", "CZlib"], swiftSettings: strict),
    .testTarget(
      name: "DatelineDatasetsTests", dependencies: support + ["DatelineDatasets", "CLibCSV", "CZlib"] + containers,
      swiftSettings: strict),
    .testTarget(name: "DatelineReportTests", dependencies: ["DatelineReport", "DatelineText"], swiftSettings: strict),
    .testTarget(name: "DatelineEngineTests", dependencies: ["DatelineEngine"], swiftSettings: strict),
    .testTarget(
      name: "DatelineTests", dependencies: support + ["Dateline", "DatelineIngest", "DatelineDatasets"] + containers,
      swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
