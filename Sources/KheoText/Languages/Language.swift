/// A language that Kheo has rules for, or `other`.
///
/// Bokmål and nynorsk share their rules and are one case; the tag that a document bears (`nb`, `nn`, `no`) is kept
/// beside it. Raw values are part of the on-disk format.
public enum Language: UInt8, Sendable, CaseIterable, Hashable {
  case other = 0
  case vietnamese = 1
  case german = 2
  case french = 3
  case norwegian = 4

  /// The language of a BCP 47 tag, by its primary subtag and whatever its case: `de-AT` is German, `nn` Norwegian.
  public init(tag: String) {
    let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    switch primary {
    case "vi", "vie": self = .vietnamese
    case "de", "deu", "ger": self = .german
    case "fr", "fra", "fre": self = .french
    case "no", "nb", "nn", "nor", "nob", "nno": self = .norwegian
    default: self = .other
    }
  }

  /// The code Kheo prints: `vi`, `de`, `fr`, `no`, or `other`.
  public var code: String {
    switch self {
    case .other: "other"
    case .vietnamese: "vi"
    case .german: "de"
    case .french: "fr"
    case .norwegian: "no"
    }
  }

  /// Whether the syllables of a word are written apart, so that a word is often two tokens or more: `công ty`.
  public var writesSyllablesApart: Bool { LanguageSet.writingSyllablesApart.contains(self) }
}

/// A set of languages, a bit each by `Language.rawValue`; one byte on disk.
public struct LanguageSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set of one language.
  public init(_ language: Language) { rawValue = 1 << language.rawValue }

  /// Every language, `other` with them.
  public static let all = LanguageSet(rawValue: 0b11111)

  /// The languages that write the syllables of a word apart.
  public static let writingSyllablesApart = LanguageSet(.vietnamese)

  /// Whether `language` is in the set.
  @inlinable public func contains(_ language: Language) -> Bool { rawValue & (1 << language.rawValue) != 0 }
}
