/// The name of a person for comparing: its folded words, whose order does not count.
///
/// Vietnamese and Hungarian names put the family first, translations sometimes last; "Lan Tran Thi" is
/// "Tran Thi Lan".
struct PersonName: Hashable {
  /// In the order of the text.
  var words: [String]
  /// Of the words in alphabetical order.
  var key: UInt64

  init(words: [String]) {
    self.words = words
    fullWordCount = words.count { $0.utf8.count > 4 || $0.unicodeScalars.count > 1 }
    var hash = StableHash()
    hash.combine("person")
    for word in words.sorted() { hash.combine(word) }
    key = hash.value
  }

  /// Words of more than a letter.
  let fullWordCount: Int

  /// Whether the name is enough to be compared with names of other articles: two words, one of them full.
  var isComparable: Bool { words.count >= 2 && fullWordCount >= 1 }

  /// Whether this is a shorter way to write `full`: one word of it (*Dupont* of *Jean Dupont*), initials for given names
  /// (*J. Dupont*), or the name without words from its middle (*Emmanuel Macron*).
  func abbreviates(_ full: PersonName) -> Bool {
    guard fullWordCount >= 1, fullWordCount < full.fullWordCount, words.count <= full.words.count else { return false }
    if words.count == 1 { return full.words.contains(words[0]) }
    if fullWordCount < words.count { return isInitialled(of: full) }
    return words.first == full.words.first && words.last == full.words.last && Self.isSubsequence(words, of: full.words)
  }

  /// Whether each word is a word of `full` or the first letter of one, all different ones.
  private func isInitialled(of full: PersonName) -> Bool {
    var rest = full.words
    for word in words.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let isInitial = word.unicodeScalars.count == 1
      guard let place = rest.firstIndex(where: { $0 == word || (isInitial && $0.hasPrefix(word)) }) else {
        return false
      }
      rest.remove(at: place)
    }
    return true
  }

  private static func isSubsequence(_ short: [String], of long: [String]) -> Bool {
    var rest = long[...]
    for word in short {
      guard let place = rest.firstIndex(of: word) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// From 0 to 1: one less the edits between the letters of both, words in alphabetical order, as a share of the longer.
  ///
  /// For the ways to write one foreign name in several languages. Names beyond 64 letters are not compared.
  func similarity(to other: PersonName) -> Double {
    let (a, b) = (Array(words.sorted().joined().utf8), Array(other.words.sorted().joined().utf8))
    guard !a.isEmpty, !b.isEmpty, a.count <= 64, b.count <= 64 else { return 0 }
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let edited = letter == b[j] ? diagonal : 1 + min(diagonal, row[j], row[j + 1])
        diagonal = row[j + 1]
        row[j + 1] = edited
      }
    }
    return 1 - Double(row[b.count]) / Double(max(a.count, b.count))
  }
}
