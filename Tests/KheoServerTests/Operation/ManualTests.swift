import Kheo
import Testing

@testable import KheoServer

/// Holds the manual and the examples against the code.
@Suite struct ManualTests {
  /// The root of the package.
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/")

  private func text(_ path: String) throws -> String {
    String(decoding: try SmallFile.read("\(Self.root)/\(path)").bytes, as: UTF8.self)
  }

  /// Rows of a table, as the manual has them.
  private func row(_ cells: String...) -> String { "| " + cells.joined(separator: " | ") + " |" }

  @Test("the manual has every setting with its default, unit, meaning and range, and no other")
  func settings() throws {
    let defaults = ServerSettings()
    let expected = Setting.all.map { setting in
      let value = setting.text(defaults)
      let shown = setting.name == "search-threads" ? "cores" : value.isEmpty ? "" : "`\(value)`"
      return row("`\(setting.name)`", shown, setting.unit ?? "", setting.meaning, setting.allowed)
    }
    #expect(try rows(after: "## Settings") == expected)
  }

  @Test("the manual has every metric with its labels and its help, and no other")
  func metrics() throws {
    let metrics = ServerMetrics()
    metrics.setBuild(version: "", swift: "", icu: "")
    let expected = metrics.registry.descriptions.map { metric in
      row("`\(metric.name)`", metric.labels.joined(separator: ", "), metric.help)
    }
    #expect(try rows(after: "## Metrics") == expected)
  }

  /// The rows of the first table after a heading, without its head.
  private func rows(after heading: String) throws -> [String] {
    let lines = try text("docs/SERVER.md").split(separator: "\n", omittingEmptySubsequences: false)
    let section = lines.drop { $0 != heading }
    return section.drop { !$0.hasPrefix("|---") }.dropFirst().prefix { $0.hasPrefix("|") }.map { String($0) }
  }

  @Test("the example of a file of settings can be read")
  func exampleSettings() async throws {
    let loaded = try await SettingsReader.read(file: "\(Self.root)/scripts/deploy/kheo-server.json")
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.settings.trustedRanges.count == 2)
  }

  @Test("the manual's example of a file of keys can be read")
  func exampleKeys() throws {
    let lines = try text("docs/SERVER.md").split(separator: "\n").filter { $0.contains("\t") }
    let keys = try APIKeys(path: nil, bytes: Array(lines.joined(separator: "\n").utf8))
    #expect(keys.keys.map(\.name) == ["desk", "monitor"])
  }
}
