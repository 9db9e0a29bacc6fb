import KheoText

/// The word lists that lines are compared with. Loaded once a process.
struct DebrisLists: Sendable {
  static let shared = DebrisLists()

  /// Every phrase with the lists that hold it.
  private var phrases = PhraseTable()
  /// Words of the longest notice.
  private var longestNoticeWordCount = 0
  let dates = DateReader()

  private init() {
    let key = LineKey()
    add("news/cleaning/comments.txt", .comments, key)
    add("news/cleaning/sources.txt", .sources, key)
    add("news/cleaning/navigation.txt", .navigation, key)
    add("news/cleaning/related.txt", .related, key)
    add("news/cleaning/notices.txt", .notices, key)
    add("news/cleaning/bylines.txt", .bylines, key)
    add("news/cleaning/byline-openers.txt", .bylineOpeners, key)
    add("news/cleaning/name-joiners.txt", .nameJoiners, key)
    add("news/cleaning/pictures.txt", .pictures, key)
    add("news/cleaning/tags.txt", .tags, key)
    add("news/cleaning/date-words.txt", .dateWords, key)
  }

  /// Adds the phrases of a resource, a line each; of the date words every single word.
  private mutating func add(_ resource: String, _ kind: PhraseKinds, _ key: LineKey) {
    for line in Resources.bytes(resource).split(separator: 0x0A) where line.first != 0x23 {
      key.write(UnsafeRawBufferPointer(rebasing: line))
      let words = ByteText.split(key.view)
      if kind == .dateWords {
        for word in words { phrases.insert(word, kind) }
        continue
      }
      phrases.insert(key.view, kind)
      if kind == .notices, let first = words.first {
        phrases.insert(LineKey.bare(first), .noticeStarts)
        longestNoticeWordCount = max(longestNoticeWordCount, words.count)
      }
    }
  }

  /// The lists that hold `key`, the key of a line or of a part of one.
  func kinds(_ key: UnsafeRawBufferPointer) -> PhraseKinds { phrases.kinds(key) }

  /// Whether a notice stands in `key`, word for word, punctuation at its ends left aside.
  ///
  /// Where a word begins a notice, every run of words as long as the notices are is looked up: linear in the length of
  /// `key`.
  func holdsNotice(_ key: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while start < key.count {
      let end = ByteText.wordEnd(key, from: start)
      let first = LineKey.bare(UnsafeRawBufferPointer(rebasing: key[start..<end]))
      // A word of signs alone has no bare form, and may begin a notice none the less ("©").
      if first.isEmpty || kinds(first).contains(.noticeStarts), noticeBegins(key, at: start) { return true }
      start = end + 1
    }
    return false
  }

  private func noticeBegins(_ key: UnsafeRawBufferPointer, at start: Int) -> Bool {
    var end = start - 1
    for _ in 0..<longestNoticeWordCount where end < key.count {
      end = ByteText.wordEnd(key, from: end + 1)
      let run = UnsafeRawBufferPointer(rebasing: key[start..<end])
      if kinds(run).contains(.notices) || kinds(LineKey.bare(run)).contains(.notices) { return true }
    }
    return false
  }
}
