import KheoText

/// The word lists that lines are compared with. Loaded once a process.
final class DebrisLists: Sendable {
  static let shared = DebrisLists()

  /// Every phrase with the lists that hold it.
  private let phrases: PhraseTable
  let dates = DateReader()

  private init() {
    var phrases = PhraseTable()
    for (file, kind) in Self.files { Self.add("news/cleaning/" + file, kind, to: &phrases) }
    self.phrases = phrases
  }

  private static let files: [(String, PhraseKinds)] = [
    ("comments.txt", .comments), ("sources.txt", .sources), ("navigation.txt", .navigation), ("related.txt", .related),
    ("notices.txt", .notices), ("bylines.txt", .bylines), ("byline-openers.txt", .bylineOpeners),
    ("name-joiners.txt", .nameJoiners), ("pictures.txt", .pictures), ("tags.txt", .tags),
    ("date-words.txt", .dateWords),
  ]

  /// Adds the phrases of a resource, a line each; of the date words every single word.
  private static func add(_ resource: String, _ kind: PhraseKinds, to phrases: inout PhraseTable) {
    let key = LineKey()
    for line in Resources.bytes(resource).split(separator: 0x0A) where line.first != 0x23 {
      key.write(UnsafeRawBufferPointer(rebasing: line))
      if kind != .dateWords { phrases.insert(key.view, kind) }
      var end = -1
      while kind == .dateWords || kind == .notices, end < key.view.count {
        let start = kind == .dateWords ? end + 1 : 0
        end = ByteText.wordEnd(key.view, from: end + 1)
        let words = UnsafeRawBufferPointer(rebasing: key.view[start..<end])
        if kind == .dateWords {
          phrases.insert(words, kind)
        } else {
          phrases.insert(LineKey.bare(words), .noticeStarts)
        }
      }
    }
  }

  /// The lists that hold `key`, the key of a line or of a part of one.
  func kinds(_ key: UnsafeRawBufferPointer) -> PhraseKinds { phrases.kinds(key) }

  /// Whether a notice stands in `key`, word for word, punctuation at its ends left aside.
  ///
  /// From every word on, as many words are taken as begin a notice: linear in the length of `key`.
  func holdsNotice(_ key: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while start < key.count {
      if noticeBegins(key, at: start) { return true }
      start = ByteText.wordEnd(key, from: start) + 1
    }
    return false
  }

  private func noticeBegins(_ key: UnsafeRawBufferPointer, at start: Int) -> Bool {
    var end = start - 1
    while end < key.count {
      end = ByteText.wordEnd(key, from: end + 1)
      let run = UnsafeRawBufferPointer(rebasing: key[start..<end])
      let bare = LineKey.bare(run)
      let bareKinds = kinds(bare)
      if bareKinds.contains(.notices) { return true }
      if bare.count < run.count, kinds(run).contains(.notices) { return true }
      // A word of signs alone has no bare form, and may begin a notice none the less ("© …").
      guard bareKinds.contains(.noticeStarts) || (bare.isEmpty && run.count <= Self.longestSigns) else { return false }
    }
    return false
  }

  /// Bytes of signs that a notice may begin with.
  private static let longestSigns = 8
}
