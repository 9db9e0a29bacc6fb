// swift-tools-version: 6.2
import PackageDescription

// What Kheo is measured beside. A package of its own, so that the project depends on nothing that only benchmarks need.
let package = Package(
  name: "KheoBenchmarks",
  dependencies: [
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "hello-server",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
