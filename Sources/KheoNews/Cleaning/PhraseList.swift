import KheoText

/// Phrases of a resource file, and the form in which lines are compared with them.
///
/// Comparison is by `String`, so canonically equal spellings are one; keys are in small letters with single spaces.
struct PhraseList: Sendable {
  private let phrases: Set<String>

  init(_ resource: String) { phrases = Set(Resources.lines(resource)) }

  /// The single words of the phrases of a resource.
  init(wordsOf resource: String) {
    phrases = Set(Resources.lines(resource).flatMap { $0.split(separator: " ").map(String.init) })
  }

  func contains(_ key: String) -> Bool { phrases.contains(key) }
  func contains(_ key: Substring) -> Bool { phrases.contains(String(key)) }

  /// Whether one of the phrases occurs in `key`; for short lists and short keys only.
  func isPart(of key: String) -> Bool { phrases.contains { key.contains($0) } }

  /// `text` in small letters, white space as single spaces, curly apostrophes straight.
  static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    var space = false
    for scalar in text.lowercased().unicodeScalars {
      if ByteText.isSpace(scalar.value) {
        space = !key.isEmpty
        continue
      }
      if space { key.append(" ") }
      space = false
      key.append(scalar.value == 0x2019 ? "'" : scalar)
    }
    return String(key)
  }

  /// `key` without punctuation and symbols at its ends.
  static func bare(_ key: String) -> String {
    let scalars = key.unicodeScalars
    let isKept = { (scalar: Unicode.Scalar) in
      ByteText.isLetter(scalar.value) || (0x30...0x39).contains(scalar.value)
    }
    guard let first = scalars.firstIndex(where: isKept), let last = scalars.lastIndex(where: isKept) else { return "" }
    return String(scalars[first...last])
  }
}
