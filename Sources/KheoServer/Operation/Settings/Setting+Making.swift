import Configuration

/// Settings made from the property that holds them.
extension Setting {
  typealias Property<Value> = any WritableKeyPath<ServerSettings, Value> & Sendable

  static func text(_ name: String, _ property: Property<String>, _ meaning: String) -> Setting {
    Setting(
      name: name, kind: .text, unit: nil, meaning: meaning,
      apply: { content, settings in
        if case .string(let value) = content { settings[keyPath: property] = value }
      },
      text: { $0[keyPath: property] })
  }

  static func list(_ name: String, _ property: Property<[String]>, _ meaning: String) -> Setting {
    Setting(
      name: name, kind: .list, unit: nil, meaning: meaning,
      apply: { content, settings in
        if case .stringArray(let value) = content { settings[keyPath: property] = value.filter { !$0.isEmpty } }
      },
      text: { $0[keyPath: property].joined(separator: ", ") })
  }

  static func yesOrNo(_ name: String, _ property: Property<Bool>, _ meaning: String) -> Setting {
    Setting(
      name: name, kind: .yesOrNo, unit: nil, meaning: meaning,
      apply: { content, settings in
        if case .bool(let value) = content { settings[keyPath: property] = value }
      },
      text: { String($0[keyPath: property]) })
  }

  /// One of the cases of an enumeration, by name.
  static func choice<Case: CaseIterable & RawRepresentable<String> & SendableMetatype>(
    _ name: String, _ property: Property<Case>, _ meaning: String
  ) -> Setting {
    Setting(
      name: name, kind: .choice(Case.allCases.map(\.rawValue)), unit: nil, meaning: meaning,
      apply: { content, settings in
        guard case .string(let name) = content, let value = Case(rawValue: name) else { return }
        settings[keyPath: property] = value
      },
      text: { $0[keyPath: property].rawValue })
  }

  static func number(
    _ name: String, _ property: Property<Int>, _ range: ClosedRange<Int>, unit: String? = nil, _ meaning: String
  ) -> Setting {
    Setting(
      name: name, kind: .number(range), unit: unit, meaning: meaning,
      apply: { content, settings in
        if case .int(let value) = content { settings[keyPath: property] = value }
      },
      text: { String($0[keyPath: property]) })
  }

  /// A rate that has a default which depends on other settings: `effective`.
  static func rate(
    _ name: String, _ property: Property<Double?>, effective: any KeyPath<ServerSettings, Double> & Sendable,
    _ meaning: String
  ) -> Setting {
    Setting(
      name: name, kind: .decimal(0...1_000_000), unit: "requests/s", meaning: meaning,
      apply: { content, settings in
        if case .double(let value) = content { settings[keyPath: property] = value }
      },
      text: { number($0[keyPath: effective]) })
  }

  /// Without a fraction where there is none.
  private static func number(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? value.description
  }
}
