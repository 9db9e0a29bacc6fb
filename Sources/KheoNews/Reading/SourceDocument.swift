/// One document as it was read: its text, where the text lies in its file, and what the file says about it.
public struct SourceDocument: Sendable {
  public enum Format: Sendable {
    case plain, markdown, html, json
  }

  /// JSON: `id` (a number as its decimal text), else `<path>:<line>`. Files: the path below the folder named by the
  /// caller, or the file's base name when the file itself was named.
  public var id: String
  /// Files: the same as `id`. JSON: the path of the file of lines, as it was opened; `-` for standard input.
  public var path: String
  /// The line in a file of JSON lines, from 1.
  public var line: Int?
  public var format: Format
  /// Valid UTF-8. Plain: the file's bytes after a byte order mark. JSON: the decoded string. HTML and Markdown: what a
  /// reader sees, one block a line.
  public var text: [UInt8]
  /// From offsets in `text` to byte offsets in the (decompressed) file; JSON: the identity on the decoded text.
  public var sourceMap: SourceMap
  public var title: String?
  /// As stated: `vi`, `nb`, `de-AT`, …
  public var language: String?
  public var date: String?
  public var url: String?
  public var source: String?
  public var author: String?
  /// JSON: the members not taken up above, as the bytes of one JSON object in their order; empty where there are none.
  public var otherFields: [UInt8]
  /// What the markup says about parts of the text, sorted by start; empty for plain text and JSON.
  public var hints: [StructureHint]

  public init(
    id: String, path: String, line: Int? = nil, format: Format, text: [UInt8], sourceMap: SourceMap = .identity
  ) {
    self.id = id
    self.path = path
    self.line = line
    self.format = format
    self.text = text
    self.sourceMap = sourceMap
    otherFields = []
    hints = []
  }
}

/// A part of a text whose markup says what it is.
public struct StructureHint: Sendable, Equatable {
  public enum Kind: Sendable {
    /// The first heading of the first level.
    case title
    /// Any other heading.
    case heading
    /// A caption of a figure or a table; the description of a picture in Markdown.
    case caption
    /// Navigation, page header and footer, asides, forms and buttons.
    case navigation
  }

  /// Bytes of the text, never empty.
  public var range: Range<Int>
  public var kind: Kind

  public init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
