/// Tells what a single line is by its wording and shape. Position is for `PageLayout`.
struct DebrisRecognizer {
  let text: UnsafeRawBufferPointer
  let lists = DebrisLists.shared

  /// Lines longer than this many scalars are only compared with the notices.
  private static let longestPhraseLine = 160

  func debris(of shape: LineShape) -> Debris? {
    guard !shape.isBlank else { return nil }
    if let mark = ImageMark.debris(text, shape) { return mark }
    if shape.scalars > 600 { return nil }
    let line = ByteText.string(text, shape.trimmed)
    let key = PhraseList.key(line)
    if shape.scalars <= Self.longestPhraseLine {
      if let found = shortLine(line, key, shape) { return found }
    }
    if let found = PictureCredit(lists: lists).debris(line, shape) { return found }
    return lists.notices.isPart(of: key) ? .notice : nil
  }

  private func shortLine(_ line: String, _ key: String, _ shape: LineShape) -> Debris? {
    let bare = PhraseList.bare(key)
    if isImageName(key) { return .imageName }
    if isCommentCounter(bare) { return .comments }
    if let source = source(line, bare, shape) { return source }
    if isAddress(key) { return .source(url: line) }
    if lists.navigation.contains(bare) || lists.navigation.contains(key) || isRowOfNavigation(key) {
      return .navigation
    }
    if let related = related(key, bare) { return related }
    if let date = DateLine(lists: lists).date(text, shape) { return .date(date) }
    if let label = Self.label(of: line), lists.tags.contains(PhraseList.key(String(label.word))) { return .tags }
    if isHashtags(key) { return .tags }
    if let byline = Byline(lists: lists).debris(line, shape) { return byline }
    if isBreadcrumb(key, shape) { return .breadcrumb }
    return nil
  }

  /// A single name with the ending of a picture file, perhaps with spaces inside.
  private func isImageName(_ key: String) -> Bool {
    let endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".avif", ".svg", ".bmp", ".tif", ".tiff"]
    guard key.utf8.count <= 120, endings.contains(where: { key.hasSuffix($0) }) else { return false }
    return key.utf8.count(where: { $0 == 0x20 }) <= 4 || key.utf8.contains(where: ByteText.isDigit)
  }

  /// `comments (0)`, `12 comments`, `comments: 3`, or the phrase alone.
  private func isCommentCounter(_ bare: String) -> Bool {
    if lists.comments.contains(bare) { return true }
    let isCount = { (scalar: Unicode.Scalar) in
      (0x30...0x39).contains(scalar.value) || "()[]: .,".unicodeScalars.contains(scalar)
    }
    let scalars = bare.unicodeScalars
    guard scalars.contains(where: { (0x30...0x39).contains($0.value) }) else { return false }
    guard let first = scalars.firstIndex(where: { !isCount($0) }), let last = scalars.lastIndex(where: { !isCount($0) })
    else { return false }
    return lists.comments.contains(String(scalars[first...last]))
  }

  /// The word alone, or before a colon with an address or a short name behind it.
  private func source(_ line: String, _ bare: String, _ shape: LineShape) -> Debris? {
    if lists.sources.contains(bare) { return .source(url: nil) }
    guard let label = Self.label(of: line), lists.sources.contains(PhraseList.bare(PhraseList.key(String(label.word))))
    else { return nil }
    if let url = Self.address(in: label.rest) { return .source(url: url) }
    return shape.words <= 10 && !(shape.endsWithStop && shape.words > 6) ? .source(url: nil) : nil
  }

  /// Nothing but an address.
  private func isAddress(_ key: String) -> Bool {
    (key.hasPrefix("http://") || key.hasPrefix("https://") || key.hasPrefix("www.")) && !key.contains(" ")
  }

  /// Several entries of a menu on one line, between bars, dots, arrows or slashes.
  private func isRowOfNavigation(_ key: String) -> Bool {
    let parts = key.split { "|›»>•·/–—,".contains($0) }.map { PhraseList.bare(String($0)) }.filter { !$0.isEmpty }
    return parts.count >= 2 && parts.allSatisfy { lists.navigation.contains($0) || lists.comments.contains($0) }
  }

  private func related(_ key: String, _ bare: String) -> Debris? {
    if lists.related.contains(bare) || lists.related.contains(key) { return .relatedHeading }
    if key.hasPrefix(">>") || key.hasPrefix("»") && !key.contains("«") { return .relatedLink }
    guard let label = Self.label(of: key) else { return nil }
    return lists.related.contains(PhraseList.bare(String(label.word))) ? .relatedLink : nil
  }

  private func isHashtags(_ key: String) -> Bool {
    key.hasPrefix("#") && !key.hasPrefix("# ") && !key.hasPrefix("##")
      && key.split(separator: " ").allSatisfy { $0.hasPrefix("#") }
  }

  /// Two separators at least, and short parts between them.
  private func isBreadcrumb(_ key: String, _ shape: LineShape) -> Bool {
    guard !shape.endsSentence, shape.digits == 0 else { return false }
    for separator: Character in ["|", "›", "»", ">", "•", "·"] {
      let parts = key.split(separator: separator)
      if parts.count >= 3, parts.allSatisfy({ $0.utf8.count <= 40 }) { return true }
    }
    return false
  }

  /// The words before the first colon, where they are few, and what follows it.
  static func label(of line: String) -> (word: Substring, rest: Substring)? {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let word = line[..<colon]
    guard word.utf8.count <= 48 else { return nil }
    return (word, line[line.index(after: colon)...])
  }

  /// The first web address in `text`.
  static func address(in text: Substring) -> String? {
    for word in text.split(whereSeparator: \.isWhitespace) {
      guard let start = ["https://", "http://"].compactMap({ word.range(ofASCII: $0) }).min() else { continue }
      var address = word[start...]
      while let last = address.last, ".,;)]>»\"”".contains(last) { address.removeLast() }
      return String(address)
    }
    return nil
  }
}

extension Substring {
  /// Where `ascii` first begins.
  fileprivate func range(ofASCII ascii: String) -> Index? {
    indices.first { self[$0...].hasPrefix(ascii) }
  }
}
