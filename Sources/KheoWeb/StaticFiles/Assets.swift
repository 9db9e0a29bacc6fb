import Kheo

/// A file that pages load.
public struct Asset: Sendable {
  /// Its path on the server, with a hash of its bytes: what is under a path never changes, and may be kept for ever.
  public let path: String
  public let contentType: String
  public let bytes: [UInt8]

  /// `resource` is embedded as `web/assets/<name>.<suffix>`.
  init(_ name: String, _ suffix: String, contentType: String) {
    bytes = Array(Resources.bytes("web/assets/\(name).\(suffix)"))
    let digits = String(Fingerprint.of(bytes), radix: 16)
    path = "/assets/\(name).\(String(repeating: "0", count: 16 - digits.count))\(digits).\(suffix)"
    self.contentType = contentType
  }
}

/// The files that pages load, embedded in the program.
public struct Assets: Sendable {
  public let style: Asset
  public let script: Asset
  public let icon: Asset

  public static let shared = Assets()

  private init() {
    style = Asset("kheo", "css", contentType: "text/css; charset=utf-8")
    script = Asset("kheo", "js", contentType: "text/javascript; charset=utf-8")
    icon = Asset("kheo", "svg", contentType: "image/svg+xml")
  }

  public var all: [Asset] { [style, script, icon] }

  /// The file under a path, exactly; nil where there is none, as for one of an older program.
  public func asset(path: some StringProtocol) -> Asset? { all.first { $0.path == path } }
}
