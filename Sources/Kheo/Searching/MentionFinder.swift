import KheoIndex
import KheoSearch

/// Finds the text around mentions, and counts where they are.
final class MentionFinder {
  /// Mentions that are shown with the text around them, each of another article.
  static let contextLimit = 3

  private let segments: [Segment]
  /// Articles opened last: the cards of one answer come from few articles.
  private var opened: [String: StoredArticle] = [:]
  private static let openedLimit = 32

  init(snapshot: Snapshot) { segments = snapshot.segments(of: .article) }

  /// The first mentions of a card, in the order of its articles.
  func mentions(
    of card: StoredCard, limit: Int, unit: SearchAnswer.OffsetUnit, withContext: Bool = true
  ) throws -> [SearchAnswer.Entity.Mention] {
    var mentions: [SearchAnswer.Entity.Mention] = []
    for (number, article) in card.articles.enumerated() {
      for (index, range) in article.mentions.enumerated() {
        if mentions.count == limit { return mentions }
        var mention = SearchAnswer.Entity.Mention(
          article: article.id, path: article.path, language: article.language.code, date: article.date, utf8: range)
        let showsContext = withContext && index == 0 && number < Self.contextLimit
        if showsContext || unit != .utf8, let stored = try self.article(article.id) {
          if showsContext {
            mention.context = MentionContext.make(range, in: stored)
            mention.title = stored.displayTitle
            mention.source = stored.source
          }
          if unit != .utf8 { mention.counted = Self.count(range, in: stored, unit: unit) }
        }
        mentions.append(mention)
      }
    }
    return mentions
  }

  private func article(_ id: String) throws -> StoredArticle? {
    if let known = opened[id] { return known }
    for segment in segments.reversed() {
      guard let document = try segment.document(withIdentifier: id) else { continue }
      let stored = try StoredArticle(payload: segment.record(of: document).payload)
      if opened.count == Self.openedLimit { opened.removeAll() }
      opened[id] = stored
      return stored
    }
    return nil
  }

  /// A range of the file in another unit; nil where the index does not have the file byte for byte.
  private static func count(
    _ range: Range<Int>, in stored: StoredArticle, unit: SearchAnswer.OffsetUnit
  ) -> Range<Int>? {
    // What stands before the text is a byte order mark: one scalar.
    guard let offset = stored.verbatimOffset, range.lowerBound >= offset, range.upperBound - offset <= stored.text.count
    else { return nil }
    let before = (offset > 0 ? 1 : 0) + unit.count(stored.text[..<(range.lowerBound - offset)])
    return before..<before + unit.count(stored.text[(range.lowerBound - offset)..<(range.upperBound - offset)])
  }
}

extension SearchAnswer.OffsetUnit {
  /// The units of some UTF-8: each scalar begins with a byte that continues none; those of four bytes are two of UTF-16.
  func count(_ bytes: ArraySlice<UInt8>) -> Int {
    switch self {
    case .utf8: bytes.count
    case .scalar: bytes.count { $0 & 0xC0 != 0x80 }
    case .utf16: bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
  }
}

/// The line around a mention, cut to a few words on both sides.
enum MentionContext {
  /// Bytes before and behind the mention, about.
  private static let room = (before: 60, behind: 100)

  /// Nil where the mention is not in the text.
  static func make(_ range: Range<Int>, in stored: StoredArticle) -> SearchAnswer.Entity.Context? {
    guard let range = stored.textRange(ofSource: range), range.upperBound <= stored.text.count else { return nil }
    let text = stored.text
    var start = range.lowerBound
    while start > 0, text[start - 1] != UInt8(ascii: "\n"), range.lowerBound - start < room.before { start -= 1 }
    if start > 0, text[start - 1] != UInt8(ascii: "\n") {
      // Not in the middle of a word, unless the word is longer than all the room.
      start = text[start..<range.lowerBound].firstIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? range.lowerBound
    }
    var end = range.upperBound
    while end < text.count, text[end] != UInt8(ascii: "\n"), end - range.upperBound < room.behind { end += 1 }
    if end < text.count, text[end] != UInt8(ascii: "\n") {
      end = text[range.upperBound..<end].lastIndex(of: UInt8(ascii: " ")) ?? range.upperBound
    }
    while start < range.lowerBound, text[start] <= 0x20 { start += 1 }
    while end > range.upperBound, text[end - 1] <= 0x20 { end -= 1 }
    let highlight = range.lowerBound - start..<range.upperBound - start
    // Damaged bytes would come out longer than they are.
    guard let context = String(validating: text[start..<end], as: UTF8.self) else { return nil }
    return SearchAnswer.Entity.Context(text: context, highlight: highlight)
  }
}
