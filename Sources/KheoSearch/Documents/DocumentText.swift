package import KheoIndex
package import KheoText

/// The searchable text of a document, as it is analysed when it is indexed and again when a snippet is made of it.
package struct DocumentText: Sendable {
  /// A stretch of the text that is searched.
  package struct Region: Sendable, Equatable {
    /// `body` or `caption`.
    package var field: Field
    /// Bytes of the text.
    package var range: Range<Int>

    package init(field: Field, range: Range<Int>) {
      self.field = field
      self.range = range
    }
  }

  /// UTF-8; empty where the document has no title of its own.
  package var title: [UInt8]
  /// UTF-8, the whole text, its debris with it.
  package var text: [UInt8]
  /// In the order of the text; what no region covers is not searched.
  package var regions: [Region]
  /// Where the text comes from: address, site, author. Each is searched in the field `source`.
  package var sources: [[UInt8]]
  package var language: Language

  package init(
    title: [UInt8], text: [UInt8], regions: [Region], sources: [[UInt8]], language: Language
  ) {
    self.title = title
    self.text = text
    self.regions = regions
    self.sources = sources
    self.language = language
  }
}

/// Turns a document into tokens with places. Index and highlighting share this one code path, so that a place means the
/// same token in both.
package struct DocumentTokenizer {
  /// Positions left free between two stretches of one field, so that no phrase runs across them.
  static let regionGap: UInt32 = 8

  private let analyzer: Analyzer
  private var buffer = TokenBuffer()

  package init(analyzer: Analyzer) { self.analyzer = analyzer }

  /// Calls `body` with each stretch of a document: its field, its tokens, what to add to their positions, where the stretch
  /// begins in its source (token ranges count from there), and that source: the title, the text, or an address.
  ///
  /// Before a stretch `isWanted` is asked for its field; without it the stretch is passed over. Once a stretch of a field
  /// was passed over, no later one of the field may be wanted: positions count on.
  package mutating func forEachStretch(
    of document: DocumentText, isWanted: (Field) -> Bool = { _ in true },
    _ body: (
      _ field: Field, _ tokens: borrowing TokenBuffer, _ positionBase: UInt32, _ offset: Int, _ source: [UInt8]
    ) throws -> Void
  ) rethrows {
    if !document.title.isEmpty, isWanted(.title) {
      document.title.withUnsafeBytes { analyzer.analyze($0, language: document.language, into: &buffer) }
      try body(.title, buffer, 0, 0, document.title)
    }
    var next: (body: UInt32, caption: UInt32) = (0, 0)
    for region in document.regions where isWanted(region.field) {
      document.text[region.range].withUnsafeBytes {
        analyzer.analyze($0, language: document.language, into: &buffer)
      }
      let base = region.field == .caption ? next.caption : next.body
      try body(region.field, buffer, base, region.range.lowerBound, document.text)
      let after = base &+ (buffer.tokens.last.map { $0.position &+ 1 } ?? 0) &+ Self.regionGap
      if region.field == .caption { next.caption = after } else { next.body = after }
    }
    var base: UInt32 = 0
    for source in document.sources where isWanted(.source) {
      source.withUnsafeBytes { analyzer.analyze($0, language: .other, into: &buffer) }
      try body(.source, buffer, base, 0, source)
      base &+= (buffer.tokens.last.map { $0.position &+ 1 } ?? 0) &+ Self.regionGap
    }
  }
}
