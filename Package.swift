// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: the language mode of Swift 6 with its upcoming features on from the first day,
/// and no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Kheo",
  products: [
    .library(name: "Kheo", targets: ["Kheo"]),
    .executable(name: "kheo", targets: ["kheo-cli"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0")
  ],
  targets: [
    // C: narrow headers over system libraries, and the resource files embedded into the binary.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .target(name: "CResources"),

    // Swift: arrows run one way, from the text to the façade.
    .target(
      name: "KheoText",
      dependencies: ["CICU", "CSnowball", "CResources"],
      exclude: ["Resources"],
      swiftSettings: strict),
    .target(
      name: "KheoIndex",
      dependencies: ["KheoText", "CZstd", "CZlib"],
      swiftSettings: strict),
    .target(
      name: "KheoSearch",
      dependencies: ["KheoIndex", "KheoText"],
      swiftSettings: strict),
    .target(
      name: "KheoNews",
      dependencies: ["KheoText", "CZlib"],
      exclude: ["Resources"],
      swiftSettings: strict),
    .target(
      name: "KheoEntities",
      dependencies: ["KheoText"],
      exclude: ["Resources"],
      swiftSettings: strict),
    .target(
      name: "Kheo",
      dependencies: ["KheoText", "KheoIndex", "KheoSearch", "KheoNews", "KheoEntities"],
      exclude: ["Resources"],
      swiftSettings: strict),
    .executableTarget(
      name: "kheo-cli",
      dependencies: ["Kheo", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/kheo",
      swiftSettings: strict),

    // Tests: one target a module, and what they share.
    .target(
      name: "KheoTestSupport",
      dependencies: ["KheoText", "KheoIndex"],
      path: "Tests/KheoTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "KheoTextTests", dependencies: ["KheoText", "KheoTestSupport", "CICU", "CZlib"], swiftSettings: strict),
    .testTarget(name: "KheoIndexTests", dependencies: ["KheoIndex", "KheoTestSupport"], swiftSettings: strict),
    .testTarget(name: "KheoSearchTests", dependencies: ["KheoSearch", "KheoTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "KheoNewsTests",
      dependencies: ["KheoNews", "KheoTestSupport", "CGumbo", "CZlib"],
      swiftSettings: strict),
    .testTarget(
      name: "KheoEntitiesTests",
      dependencies: ["KheoEntities", "KheoNews", "KheoTestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "KheoTests",
      dependencies: ["Kheo", "kheo-cli", "KheoEntities", "KheoTestSupport", "CICU"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
