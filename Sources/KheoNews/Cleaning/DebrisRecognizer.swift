/// Tells what a single line is by its wording and shape. Position is for `PageLayout`.
///
/// Works on bytes and on one key a line; strings are made only of what a line states (an address, a name, a day).
struct DebrisRecognizer {
  let text: UnsafeRawBufferPointer
  let lists = DebrisLists.shared
  /// The key of the line, and that of a part of it.
  private let key = LineKey()
  private let part = LineKey()

  /// Lines longer than this many scalars are only compared with the notices, and those longer than the latter with nothing.
  private static let longestPhraseLine = 160
  private static let longestNoticeLine = 600

  init(text: UnsafeRawBufferPointer) { self.text = text }

  func debris(of shape: LineShape) -> Debris? {
    guard !shape.isBlank else { return nil }
    if let mark = ImageMark.debris(text, shape) { return mark }
    if shape.scalars > Self.longestNoticeLine { return nil }
    key.write(text, shape.trimmed)
    let line = DebrisLine(text, shape, key: key.view)
    if shape.scalars <= Self.longestPhraseLine, let found = shortLine(line) { return found }
    if line.lastColon != nil, let found = PictureCredit(lists: lists, part: part).debris(line) { return found }
    return lists.holdsNotice(line.key) ? .notice : nil
  }

  private func shortLine(_ line: DebrisLine) -> Debris? {
    if ImageName.isName(line.key) { return .imageName }
    let kinds = lists.kinds(line.bare)
    if kinds.contains(.comments) || isCommentCounter(line) { return .comments }
    if let source = source(line, kinds) { return source }
    if isAddress(line.key) { return .source(url: ByteText.string(text, line.shape.trimmed)) }
    let all = line.bare.count == line.key.count ? kinds : kinds.union(lists.kinds(line.key))
    let separators = Separators(line.key)
    if all.contains(.navigation) || (!separators.isEmpty && isRowOfNavigation(line.key)) { return .navigation }
    if let related = related(line, all) { return related }
    if line.shape.digits > 0, let date = DateLine(lists: lists, part: part).date(text, line.shape) {
      return .date(date)
    }
    if let label = line.label, lists.kinds(label).contains(.tags) { return .tags }
    if isHashtags(line.key) { return .tags }
    if let byline = Byline(lists: lists, part: part).debris(line) { return byline }
    return separators.makeBreadcrumb && !line.shape.endsSentence && line.shape.digits == 0 ? .breadcrumb : nil
  }

  /// `comments (0)`, `12 comments`, `comments: 3`.
  private func isCommentCounter(_ line: DebrisLine) -> Bool {
    guard line.shape.digits > 0 else { return false }
    let phrase = LineKey.trimming(line.bare) { scalar in
      switch scalar {
      case 0x20, 0x28, 0x29, 0x2C, 0x2E, 0x30...0x3A, 0x5B, 0x5D: true  // space ( ) , . digits : [ ]
      default: false
      }
    }
    return lists.kinds(phrase).contains(.comments)
  }

  /// The word alone, or before a colon with an address or a short name behind it.
  private func source(_ line: DebrisLine, _ kinds: PhraseKinds) -> Debris? {
    if kinds.contains(.sources) { return .source(url: nil) }
    guard let label = line.label, lists.kinds(LineKey.bare(label)).contains(.sources) else { return nil }
    if let url = WebAddress.first(in: ByteText.string(text, line.afterLabel)) { return .source(url: url) }
    return line.shape.words <= 10 && !(line.shape.endsWithStop && line.shape.words > 6) ? .source(url: nil) : nil
  }

  /// Nothing but an address.
  private func isAddress(_ key: UnsafeRawBufferPointer) -> Bool {
    (ByteText.starts(key, "http://") || ByteText.starts(key, "https://") || ByteText.starts(key, "www."))
      && !key.contains(0x20)
  }

  /// Several entries of a menu on one line, between bars, dots, arrows or slashes.
  private func isRowOfNavigation(_ key: UnsafeRawBufferPointer) -> Bool {
    var entries = 0
    var start = 0
    while start < key.count {
      var end = start
      var next = start
      while end < key.count {
        let (value, length) = ByteText.scalar(key, at: end)
        next = end + length
        if Separators.isSeparator(value) { break }
        end = next
      }
      let entry = LineKey.bare(UnsafeRawBufferPointer(rebasing: key[start..<end]))
      if !entry.isEmpty {
        guard !lists.kinds(entry).isDisjoint(with: [.navigation, .comments]) else { return false }
        entries += 1
      }
      start = next
    }
    return entries >= 2
  }

  private func related(_ line: DebrisLine, _ kinds: PhraseKinds) -> Debris? {
    if kinds.contains(.related) { return .relatedHeading }
    if ByteText.starts(line.key, ">>") { return .relatedLink }
    if ByteText.starts(line.key, "»"), !ByteText.contains(line.key, "«") { return .relatedLink }
    guard let label = line.label else { return nil }
    return lists.kinds(LineKey.bare(label)).contains(.related) ? .relatedLink : nil
  }

  /// Words that all begin with `#`; a heading of Markdown is none.
  private func isHashtags(_ key: UnsafeRawBufferPointer) -> Bool {
    guard ByteText.starts(key, "#"), !ByteText.starts(key, "# "), !ByteText.starts(key, "##") else { return false }
    return ByteText.split(key).allSatisfy { $0.first == 0x23 }
  }
}
