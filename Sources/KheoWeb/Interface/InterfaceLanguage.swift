/// A language that the page speaks.
public enum InterfaceLanguage: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case german = "de"
  case french = "fr"
  case norwegian = "no"
  case english = "en"

  /// What the language calls itself.
  var ownName: String {
    switch self {
    case .vietnamese: "Tiếng Việt"
    case .german: "Deutsch"
    case .french: "Français"
    case .norwegian: "Norsk"
    case .english: "English"
    }
  }

  /// The language of a BCP 47 tag, by its primary subtag: Bokmål and nynorsk are Norwegian. Nil for others.
  public init?(tag: some StringProtocol) {
    switch tag.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
    case "vi": self = .vietnamese
    case "de": self = .german
    case "fr": self = .french
    case "no", "nb", "nn": self = .norwegian
    case "en": self = .english
    default: return nil
    }
  }

  /// The language that a browser prefers among those there are (RFC 9110, section 12.5.4): the one with the greatest weight,
  /// of equals the first. English where none is acceptable; `*` counts for English.
  public static func preferred(acceptLanguage header: String?) -> InterfaceLanguage {
    var best: (language: InterfaceLanguage, weight: Int)?
    for part in (header ?? "").split(separator: ",").prefix(64) {
      let fields = part.split(separator: ";").map { trimmed($0) }
      guard let range = fields.first, let weight = weight(fields.dropFirst()), weight > 0 else { continue }
      let language = range == "*" ? .english : InterfaceLanguage(tag: range)
      if let language, weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best?.language ?? .english
  }

  /// The weight `q=` of a range in thousandths; 1000 where there is none, nil where it is not well-formed.
  private static func weight(_ parameters: ArraySlice<Substring>) -> Int? {
    guard let parameter = parameters.first(where: { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }) else { return 1_000 }
    let digits = parameter.dropFirst(2).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = digits.first, whole == "0" || whole == "1" else { return nil }
    let fraction = digits.count == 2 ? digits[1] : ""
    guard fraction.utf8.count <= 3, fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let padded = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
    return min(1_000, (whole == "1" ? 1_000 : 0) + (Int(padded) ?? 0))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }
}
