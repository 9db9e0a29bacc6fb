import KheoText

/// The word lists of fact extraction. Loaded once a process.
struct FactWords: Sendable {
  static let shared = FactWords()

  let dates = DateReader()
  let documents = Set(Resources.lines("news/extraction/document-words.txt"))
  let documentDates = Set(Resources.lines("news/extraction/document-dates.txt"))
  let notCountsBefore = Set(Resources.lines("news/extraction/not-counts-before.txt"))
  let notCounted = Set(Resources.lines("news/extraction/not-counted.txt"))
  /// What a word multiplies the number before it by.
  let magnitudes: [String: Int]

  private init() {
    var magnitudes: [String: Int] = [:]
    for line in Resources.lines("news/extraction/magnitudes.txt") {
      let fields = line.split(separator: "\t")
      if fields.count == 2, let factor = Int(fields[1]) { magnitudes[String(fields[0])] = factor }
    }
    self.magnitudes = magnitudes
  }

  /// Whether the words before a place, last one first, end with an entry of `list`; entries have two words at most.
  static func ends(_ words: [String], with list: Set<String>) -> Bool {
    guard let last = words.first else { return false }
    return list.contains(last) || (words.count > 1 && list.contains(words[1] + " " + last))
  }
}

/// Words beside a place in a text.
enum Beside {
  /// Up to `count` words that end before `end`, the nearest first, in small letters. Spaces, points, the signs `°` and `º`
  /// and brackets may stand between; anything else ends the search.
  static func wordsBefore(_ text: UnsafeRawBufferPointer, _ end: Int, notBelow start: Int, count: Int) -> [String] {
    var words: [String] = []
    var index = end
    while words.count < count {
      while index > start {
        let last = ByteText.scalarStart(text, before: index, notBelow: start)
        let value = ByteText.scalar(text, at: last).value
        guard ByteText.isSpace(value) || [0x2E, 0xB0, 0xBA, 0x28].contains(value) else { break }
        index = last
      }
      let wordEnd = index
      while index > start, wordEnd - index < 40 {
        let last = ByteText.scalarStart(text, before: index, notBelow: start)
        // The ordinal sign counts as a letter elsewhere; here it belongs to "n°".
        let value = ByteText.scalar(text, at: last).value
        guard ByteText.isLetter(value), value != 0xBA else { break }
        index = last
      }
      guard index < wordEnd else { return words }
      words.append(ByteText.string(text, index..<wordEnd).lowercased())
    }
    return words
  }

  /// The word behind `start`, as written, with its range: spaces and opening quotes may stand before it.
  static func wordAfter(
    _ text: UnsafeRawBufferPointer, _ start: Int, before end: Int
  ) -> (word: String, range: Range<Int>)? {
    var cursor = DateCursor(text: text, index: start, end: end)
    var hasSpace = false
    while cursor.index < end {
      let (value, length) = ByteText.scalar(text, at: cursor.index)
      guard ByteText.isSpace(value) || ByteText.isCloser(value) && value != 0x29 else { break }
      hasSpace = hasSpace || ByteText.isSpace(value)
      cursor.index += length
    }
    let wordStart = cursor.index
    guard hasSpace || wordStart > start else { return nil }
    while cursor.index < end, cursor.index - wordStart < 80 {
      let (value, length) = ByteText.scalar(text, at: cursor.index)
      guard ByteText.isLetter(value) else { break }
      cursor.index += length
    }
    guard cursor.index > wordStart else { return nil }
    return (ByteText.string(text, wordStart..<cursor.index), wordStart..<cursor.index)
  }
}
