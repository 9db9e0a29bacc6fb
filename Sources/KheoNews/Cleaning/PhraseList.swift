import KheoText

/// Phrases of a resource file, and the form in which lines are compared with them.
///
/// Comparison is by `String`, so canonically equal spellings are one; keys are in small letters with single spaces.
struct PhraseList: Sendable {
  private let phrases: Set<String>
  /// Words of the longest phrase.
  private let longestWordCount: Int

  init(_ resource: String) { self.init(phrases: Resources.lines(resource)) }

  /// The single words of the phrases of a resource.
  init(wordsOf resource: String) {
    self.init(phrases: Resources.lines(resource).flatMap { $0.split(separator: " ").map(String.init) })
  }

  private init(phrases: [String]) {
    self.phrases = Set(phrases)
    longestWordCount = phrases.map { $0.utf8.count { $0 == 0x20 } + 1 }.max() ?? 0
  }

  func contains(_ key: String) -> Bool { phrases.contains(key) }
  func contains(_ key: Substring) -> Bool { phrases.contains(String(key)) }

  /// Whether one of the phrases stands in `key`, word for word, punctuation at its ends left aside.
  ///
  /// Looks up every run of words as long as the phrases are: linear in the length of `key`.
  func isPart(of key: String) -> Bool {
    let words = key.split(separator: " ")
    for first in words.indices {
      let last = min(words.endIndex, first + longestWordCount)
      for end in first + 1..<max(last, first) + 1 {
        let run = String(key[words[first].startIndex..<words[end - 1].endIndex])
        if phrases.contains(run) || phrases.contains(Self.bare(run)) { return true }
      }
    }
    return false
  }

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
