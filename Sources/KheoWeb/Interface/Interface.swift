/// How the page speaks: its language, and whether it was asked for by name.
public struct Interface: Sendable, Equatable {
  public var language: InterfaceLanguage
  /// Whether `ui` named the language; then links keep it.
  public var isChosen: Bool

  public init(_ language: InterfaceLanguage, isChosen: Bool = false) {
    self.language = language
    self.isChosen = isChosen
  }

  /// The interface of a request: `ui` where it names a language that there is, else what the browser prefers.
  public init(ui: String?, acceptLanguage: String?) {
    if let ui, let language = InterfaceLanguage(tag: ui) {
      self.init(language, isChosen: true)
    } else {
      self.init(.preferred(acceptLanguage: acceptLanguage))
    }
  }

  /// `ui=…` behind a separator, where links keep the language; else nothing.
  func query(after separator: String) -> String { isChosen ? "\(separator)ui=\(language.rawValue)" : "" }

  /// A string of the interface.
  func string(_ key: StringKey) -> String { StringTable.of(language)[key] }

  /// A string with its placeholders filled.
  func string(_ key: StringKey, _ values: [String: String]) -> String {
    StringTemplate.parts(string(key)).map { part in
      switch part {
      case .text(let text): text
      case .slot(let name): values[name] ?? "{\(name)}"
      }
    }.joined()
  }

  /// A string that depends on a number, which fills `{count}`.
  func string(_ key: PluralKey, _ count: Int) -> String {
    let forms = StringTable.of(language)[key]
    let form = language.isSingular(count) ? forms.one : forms.other
    return StringTemplate.fill(form, "count", with: number(count))
  }
}

extension InterfaceLanguage {
  /// The cardinal plural rules of the languages for whole numbers (Unicode CLDR, plurals): one form in Vietnamese; in French
  /// 0 is singular too.
  func isSingular(_ count: Int) -> Bool {
    switch self {
    case .vietnamese: false
    case .french: count == 0 || count == 1
    case .german, .norwegian, .english: count == 1
    }
  }
}
