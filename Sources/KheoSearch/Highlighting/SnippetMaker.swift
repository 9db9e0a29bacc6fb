import KheoIndex
package import KheoText

/// Makes snippets from what the matcher found: places become byte ranges by the same tokens that were indexed, so what is
/// highlighted is what matched, and nothing is searched a second time.
package struct SnippetMaker {
  /// About so many bytes make a snippet.
  static let targetByteCount = 240

  private var tokenizer: DocumentTokenizer

  package init(analyzer: Analyzer) { tokenizer = DocumentTokenizer(analyzer: analyzer) }

  /// What a hit's matches look like in its document.
  package struct Presentation: Sendable {
    /// Bytes of the title.
    package var titleHighlights: [Range<Int>]
    package var snippet: Snippet
    /// By slot: the closest match and the text's own word there, or all words of a term that stands for the query's.
    package var closest: [Int: (match: Match, word: [UInt8])]
  }

  /// The title's highlights, the best piece of the text, and the words that matched.
  ///
  /// `matches` are a hit's, in rising order of places. Only as much of the document is analysed as holds them.
  package mutating func make(_ document: DocumentText, matches: [Match]) -> Presentation {
    var title: [Range<Int>] = []
    var marks: [Mark] = []
    var words: [Range<Int>] = []
    var closest: [Int: (match: Match, word: [UInt8])] = [:]
    // Of words that stand for the query's: where the term ends so far.
    var ends: [Int: (place: Place, start: Int)] = [:]
    var pending = PendingMatches(matches)
    // Without a match in the text its beginning is shown, cut at a word.
    let needsWords = !pending.has(.body) && !pending.has(.caption)
    tokenizer.forEachStretch(
      of: document,
      isWanted: { field in
        pending.has(field) || (needsWords && words.isEmpty && (field == .body || field == .caption))
      }
    ) { field, tokens, base, offset, source in
      let isText = field == .body || field == .caption
      if isText { words.reserveCapacity(words.count + tokens.tokens.count) }
      for token in tokens.tokens {
        let range = offset + Int(token.start)..<offset + Int(token.end)
        if isText { words.append(range) }
        let found = pending.take(Place(field: field, position: token.position &+ base))
        if found.isEmpty { continue }
        for match in matches[found] where closest[match.slot].map({ match.reason < $0.match.reason }) ?? true {
          closest[match.slot] = (match, Array(source[range]))
          ends[match.slot] = match.reason == .concept ? (match.place, range.lowerBound) : nil
        }
        for match in matches[found] where match.reason == .concept {
          guard let end = ends[match.slot], end.place.rawValue &+ 1 == match.place.rawValue else { continue }
          closest[match.slot]?.word = Array(source[end.start..<range.upperBound])
          ends[match.slot]?.place = match.place
        }
        switch field {
        case .title: title.append(range)
        case .body, .caption: marks += matches[found].map { Mark(range: range, slot: $0.slot) }
        case .source: break
        }
      }
    }
    let window = bestWindow(marks, words: words, document: document)
    let text = Array(document.text[window])
    let highlights = marks.map(\.range).filter { window.contains($0.lowerBound) && $0.upperBound <= window.upperBound }
      .map { $0.lowerBound - window.lowerBound..<$0.upperBound - window.lowerBound }
    return Presentation(
      titleHighlights: Self.merged(title, in: document.title),
      snippet: Snippet(text: text, highlights: Self.merged(highlights, in: text)),
      closest: closest)
  }

  private struct Mark {
    var range: Range<Int>
    var slot: Int
  }

  /// The stretch of one line that holds the most different words of the query, then the most matches, then stands first.
  private func bestWindow(_ marks: [Mark], words: [Range<Int>], document: DocumentText) -> Range<Int> {
    guard !marks.isEmpty else {
      let start = document.regions.first?.range ?? 0..<document.text.count
      return trimmed(limited(start.lowerBound..<start.upperBound, words: words), document.text)
    }
    var best = (slots: 0, count: 0, first: 0, last: 0)
    var last = 0
    for first in marks.indices {
      last = max(last, first)
      while last + 1 < marks.count,
        marks[last + 1].range.upperBound - marks[first].range.lowerBound <= Self.targetByteCount,
        !hasBreak(marks[first].range.lowerBound..<marks[last + 1].range.lowerBound, document)
      {
        last += 1
      }
      if last - first + 1 <= min(best.slots, best.count) { continue }
      let slots = Self.slotCount(marks[first...last])
      if (slots, last - first + 1) > (best.slots, best.count) { best = (slots, last - first + 1, first, last) }
    }
    let core = marks[best.first].range.lowerBound..<marks[best.last].range.upperBound
    return trimmed(widened(core, words: words, document: document), document.text)
  }

  /// How many words of the query some marks are of.
  private static func slotCount(_ marks: ArraySlice<Mark>) -> Int {
    if marks.contains(where: { $0.slot >= 64 }) { return Set(marks.map(\.slot)).count }
    return marks.reduce(UInt64(0)) { $0 | 1 << UInt64($1.slot) }.nonzeroBitCount
  }

  /// Whether a line ends in a range, or something that is not searched lies in it.
  private func hasBreak(_ range: Range<Int>, _ document: DocumentText) -> Bool {
    if document.text[range].contains(UInt8(ascii: "\n")) { return true }
    return region(at: range.lowerBound, document).upperBound < range.upperBound
  }

  /// Grows a range on both sides, word by word, within its line and its region, up to the target: a third before, the
  /// rest behind.
  private func widened(_ core: Range<Int>, words: [Range<Int>], document: DocumentText) -> Range<Int> {
    let line = line(around: core, document)
    if line.count <= Self.targetByteCount + Self.targetByteCount / 4 { return line }
    let room = max(0, Self.targetByteCount - core.count)
    var start = max(line.lowerBound, core.lowerBound - room / 3)
    let end = min(line.upperBound, core.upperBound + room - (core.lowerBound - start))
    if end == line.upperBound { start = max(line.lowerBound, min(start, end - Self.targetByteCount)) }
    return aligned(start..<end, core: core, line: line, words: words)
  }

  /// Moves the ends of a range inwards to word edges, unless they are the line's own.
  private func aligned(
    _ range: Range<Int>, core: Range<Int>, line: Range<Int>, words: [Range<Int>]
  ) -> Range<Int> {
    var start = range.lowerBound
    if start > line.lowerBound {
      let index = partitionPoint(words) { $0.lowerBound < start }
      start = index < words.count ? min(words[index].lowerBound, core.lowerBound) : core.lowerBound
    }
    var end = range.upperBound
    if end < line.upperBound {
      let index = partitionPoint(words) { $0.upperBound <= end }
      end = index > 0 ? max(words[index - 1].upperBound, core.upperBound) : core.upperBound
    }
    return start..<end
  }

  private func limited(_ range: Range<Int>, words: [Range<Int>]) -> Range<Int> {
    guard range.count > Self.targetByteCount else { return range }
    let end = range.lowerBound + Self.targetByteCount
    let index = partitionPoint(words) { $0.upperBound <= end }
    return range.lowerBound..<(index > 0 ? max(range.lowerBound, words[index - 1].upperBound) : range.lowerBound)
  }

  /// The searched stretch that holds a byte of the text, which is where a word was found.
  private func region(at offset: Int, _ document: DocumentText) -> Range<Int> {
    let index = partitionPoint(document.regions) { $0.range.lowerBound <= offset }
    return index > 0 ? document.regions[index - 1].range : 0..<document.text.count
  }

  private func line(around core: Range<Int>, _ document: DocumentText) -> Range<Int> {
    let region = region(at: core.lowerBound, document)
    var start = core.lowerBound
    while start > region.lowerBound, document.text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = core.upperBound
    while end < region.upperBound, document.text[end] != UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }

  /// Without white space at the ends.
  private func trimmed(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// The first index whose element does not meet a condition that holds for a prefix.
  private func partitionPoint<Element>(_ elements: [Element], _ isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Ranges of `text` as they are shown: rising, apart, and of whole characters.
  private static func merged(_ ranges: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    let rising = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    for range in CharacterEdges.widen(rising, in: text) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
