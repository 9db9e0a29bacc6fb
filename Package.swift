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
    .executable(name: "kheo-server", targets: ["kheo-server"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
    // Without its reader of JSON, which would draw all of Foundation into the process.
    .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: []),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.30.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
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
      exclude: ["Resources"],
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

    // The server: what the web says, without HTTP; the service; the program.
    .target(
      name: "KheoWeb",
      dependencies: ["Kheo", "CResources", "CZlib"],
      exclude: ["Assets", "Documents/openapi.json", "Strings"],
      swiftSettings: strict),
    .target(
      name: "KheoServer",
      dependencies: [
        "Kheo", "KheoWeb",
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "kheo-server",
      dependencies: [
        "Kheo", "KheoServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
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
    .testTarget(
      name: "KheoSearchTests",
      dependencies: ["KheoSearch", "KheoTestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "KheoNewsTests",
      dependencies: ["KheoNews", "KheoTestSupport", "CGumbo", "CZlib"],
      swiftSettings: strict),
    .testTarget(
      name: "KheoEntitiesTests",
      dependencies: ["KheoEntities", "KheoNews", "KheoTestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(name: "KheoWebTests", dependencies: ["Kheo", "KheoWeb", "KheoTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "KheoTests",
      dependencies: ["Kheo", "kheo-cli", "KheoEntities", "KheoTestSupport", "CICU"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "KheoServerTests",
      dependencies: [
        "Kheo", "KheoServer", "KheoTestSupport", "KheoWeb",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
