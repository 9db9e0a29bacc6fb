/// What a line of a page is to a reader.
public enum LineClass: String, Sendable, CaseIterable {
  /// The headline of the article.
  case title
  /// Running text, headings inside it, and its lists.
  case body
  /// Text under or beside a picture; searched, but not part of the running text.
  case caption
  /// What the site put around the article: menus, related headlines, counters, file names, bylines, addresses.
  case boilerplate
  /// Nothing but white space.
  case empty
}

/// One line of a text and what was made of it.
public struct CleanedLine: Sendable, Equatable {
  /// Number of the line, from 1.
  public var line: Int
  /// Bytes of the line in the text, without its line end.
  public var range: Range<Int>
  /// Bytes of the searchable part: without white space around it, table bars, list and heading marks.
  public var content: Range<Int>
  public var `class`: LineClass

  public init(line: Int, range: Range<Int>, content: Range<Int>, class: LineClass) {
    self.line = line
    self.range = range
    self.content = content
    self.class = `class`
  }
}

/// A text with a class for each of its lines, and the facts about it that its debris states.
public struct CleanedText: Sendable, Equatable {
  /// Every line of the text, in order; a line end at the very end of the text opens no further line.
  public var lines: [CleanedLine]
  /// Bytes of the headline, where the text has one.
  public var title: Range<Int>?
  public var metadata: Metadata

  public init(lines: [CleanedLine], title: Range<Int>?, metadata: Metadata) {
    self.lines = lines
    self.title = title
    self.metadata = metadata
  }
}
