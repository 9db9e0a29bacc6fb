import Testing

@testable import KheoServer

@Suite struct SettingsTests {
  @Test("without a word all settings have their defaults, and the index has to be named")
  func defaults() async throws {
    let loaded = try await SettingsReader.read(flags: ["index": "news"])
    var expected = ServerSettings()
    expected.index = "news"
    #expect(loaded.settings == expected)
    #expect(loaded.origin(of: "port") == .defaultValue)
    await #expect(throws: SettingsError.self) { try await SettingsReader.read() }
  }

  @Test("a flag counts before the environment, and the environment before the file")
  func order() async throws {
    let file =
      #"{"index": "a", "port": 1, "rate-burst": 1, "cors-origins": ["https://a.example"], "log-queries": true}"#
    try await withFile(file) { path in
      let loaded = try await SettingsReader.read(
        flags: ["port": "3"],
        environment: [
          "KHEO_PORT": "2", "KHEO_RATE_BURST": "2", "KHEO_CORS_ORIGINS": "https://b.example, https://c.example",
          "PORT": "9",
        ],
        file: path)
      #expect(loaded.settings.port == 3)
      #expect(loaded.settings.rateBurst == 2)
      #expect(loaded.settings.index == "a")
      #expect(loaded.settings.logQueries)
      #expect(loaded.settings.corsOrigins == ["https://b.example", "https://c.example"])
      #expect(loaded.origin(of: "port") == .flag("port"))
      #expect(loaded.origin(of: "rate-burst") == .environment("KHEO_RATE_BURST"))
      #expect(loaded.origin(of: "index") == .file(path, line: 1))
    }
  }

  @Test("every setting can be given by flag, environment and file, and shows what was given")
  func everySetting() async throws {
    for setting in Setting.all {
      let value = sample(setting)
      let base = setting.name == "index" ? [:] : ["index": "news"]
      let loaded = try await SettingsReader.read(flags: base.merging([setting.name: value]) { $1 })
      #expect(setting.text(loaded.settings) == value, "flag \(setting.name)")
      let fromEnvironment = try await SettingsReader.read(flags: base, environment: [setting.environmentName: value])
      #expect(setting.text(fromEnvironment.settings) == value, "environment \(setting.environmentName)")
      try await withFile("{\"\(setting.name)\": \(json(value, setting))}") { path in
        let fromFile = try await SettingsReader.read(flags: base, file: path)
        #expect(setting.text(fromFile.settings) == value, "file \(setting.name)")
      }
    }
  }

  private func sample(_ setting: Setting) -> String {
    switch setting.kind {
    case .text: setting.name == "host" ? "::1" : "something"
    case .list:
      ["trusted-proxies": "10.0.0.0/8", "cors-origins": "https://a.example", "frame-ancestors": "'self'"][setting.name]!
    case .yesOrNo: "true"
    case .number(let range): String(range.lowerBound + 1 <= range.upperBound ? range.lowerBound + 1 : 1)
    case .decimal: "0.5"
    case .choice(let names): names[0]
    }
  }

  private func json(_ value: String, _ setting: Setting) -> String {
    switch setting.kind {
    case .text, .choice: "\"\(value)\""
    case .list: "[\"\(value)\"]"
    case .yesOrNo, .number, .decimal: value
    }
  }

  @Test(
    "an error names the setting, the value, where it came from and what is allowed",
    arguments: [
      (["port": "70000"], "port: “70000” (flag --port): allowed is a whole number from 0 to 65535."),
      (["port": "http"], "port: “http” (flag --port): allowed is a whole number from 0 to 65535."),
      (["prot": "1"], "prot: “1” (flag --prot): there is no setting of this name."),
      (
        ["trusted-proxies": "10.0.0.0/8,proxy"],
        "trusted-proxies: “proxy” (flag --trusted-proxies): allowed are CIDR blocks, such as 10.0.0.0/8 or ::1."
      ),
      (
        ["cors-origins": "*"],
        "cors-origins: “*” (flag --cors-origins): allowed are origins, such as https://example.org; no path, no *."
      ),
      (
        ["frame-ancestors": "'self';script-src *"],
        "frame-ancestors: “'self';script-src *” (flag --frame-ancestors): allowed are 'none', 'self' and origins."
      ),
    ])
  func flagErrors(_ flags: [String: String], _ message: String) async throws {
    let error = await #expect(throws: SettingsError.self) {
      try await SettingsReader.read(flags: flags.merging(["index": "news"]) { $1 })
    }
    #expect(error?.description == message)
  }

  @Test(
    "a value of the environment that is none is named with its variable",
    arguments: [("KHEO_PORT", "x"), ("KHEO_PORT", "-1"), ("KHEO_LOG_LEVEL", "loud"), ("KHEO_LOG_QUERIES", "perhaps")])
  func environmentErrors(_ name: String, _ value: String) async throws {
    let error = await #expect(throws: SettingsError.self) {
      try await SettingsReader.read(flags: ["index": "news"], environment: [name: value])
    }
    #expect(error?.origin == .environment(name))
    #expect(error?.value == value)
  }

  @Test("a variable that means nothing is a warning, and other programs' variables are nothing")
  func unknownVariables() async throws {
    let loaded = try await SettingsReader.read(
      flags: ["index": "news"], environment: ["KHEO_PROT": "1", "HOME": "/", "KHEO_PORT": "5"])
    #expect(loaded.warnings == ["environment KHEO_PROT: there is no setting of this name; it is ignored."])
  }

  @Test(
    "a file that is not as it should be is refused with its line",
    arguments: [
      ("", 1), ("[]", 1), ("{\n\"index\": \"a\",\n\"prot\": 1}", 3), ("{\"index\": 1}", 1),
      ("{\n\n\"port\": \"80\"}", 3),
      ("{\"port\": 80.5}", 1), ("{\"port\": 080x}", 1), ("{\"index\": \"a\"} x", 1), ("{\"index\": \"a\",}", 1),
      ("{\"index\": \"a\"\n\"port\": 1}", 2), ("{\"index\": \"a\", \"index\": \"b\"}", 1), ("{\"index\": null}", 1),
      ("{\"cors-origins\": \"https://a.example\"}", 1), ("{\"cors-origins\": [1]}", 1), ("{\"index\": \"a\nb\"}", 1),
      ("{\"index\": \"\\u0041\"}", 1), ("{\"index\": {}}", 1), ("{\"index\"", 1), ("{", 1), ("{\"index\": \"a", 1),
    ])
  func files(_ text: String, _ line: Int) async throws {
    try await withFile(text) { path in
      let error = await #expect(throws: SettingsError.self) { try await SettingsReader.read(file: path) }
      #expect(error?.origin == .file(path, line: line), "\(error.map { "\($0)" } ?? "")")
    }
  }

  @Test("a file cut at any byte is refused, never a trap")
  func cutFiles() throws {
    let whole = Array(
      #"{"index": "ä\"b", "port": 8080, "cors-origins": ["https://a.example", "https://b.example"], "log-queries": true}"#
        .utf8)
    _ = try SettingsFile(path: "f", bytes: whole)
    for count in whole.indices {
      #expect(throws: SettingsError.self) { try SettingsFile(path: "f", bytes: Array(whole[..<count])) }
    }
  }

  @Test("a missing file is an error of the file")
  func missingFile() async {
    let error = await #expect(throws: SettingsError.self) {
      try await SettingsReader.read(environment: ["KHEO_CONFIG": "/no/such/file"])
    }
    #expect(error?.description == "file /no/such/file: No such file or directory.")
  }

  @Test("an address that others reach needs keys or an explicit word")
  func exposure() async throws {
    for host in ["0.0.0.0", "::", "192.0.2.7", "search.example"] {
      let error = await #expect(throws: SettingsError.self) {
        try await SettingsReader.read(flags: ["index": "news", "host": host])
      }
      #expect(error?.setting == "host")
      _ = try await SettingsReader.read(flags: ["index": "news", "host": host, "insecure-public": "true"])
      _ = try await SettingsReader.read(flags: ["index": "news", "host": host, "keys-file": "keys"])
    }
    for host in ["localhost", "127.0.0.1", "::1"] {
      _ = try await SettingsReader.read(flags: ["index": "news", "host": host])
    }
  }

  @Test("rates are off where only this machine is served, and on elsewhere")
  func rates() {
    var settings = ServerSettings()
    #expect(settings.effectiveRateLimit == 0 && settings.effectiveSuggestRateLimit == 0)
    settings.trustedProxies = ["127.0.0.1"]
    #expect(settings.effectiveRateLimit == 20 && settings.effectiveSuggestRateLimit == 50)
    settings.trustedProxies = []
    settings.host = "192.0.2.7"
    #expect(settings.effectiveRateLimit == 20)
    settings.rateLimit = 0
    #expect(settings.effectiveRateLimit == 0)
  }

  @Test("the settings print with a line each")
  func printing() async throws {
    let loaded = try await SettingsReader.read(flags: ["index": "news"], environment: ["KHEO_PORT": "5"])
    let lines = loaded.text.split(separator: "\n")
    #expect(lines.count == Setting.all.count)
    #expect(lines.contains { $0.hasPrefix("port = 5 ") && $0.hasSuffix("# environment KHEO_PORT") })
    #expect(lines.contains { $0.hasPrefix("index = news ") && $0.hasSuffix("# flag --index") })
    #expect(lines.contains { $0.hasPrefix("host = 127.0.0.1 ") && $0.hasSuffix("# default") })
  }

  @Test("names are each used once")
  func names() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    #expect(Set(Setting.all.map(\.environmentName)).count == Setting.all.count)
  }
}
